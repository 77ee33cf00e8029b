// When the center is open, and the figures of a day: what the checks and the compiler both need to know.
import type { Figures, Table } from './fields.ts'
import type { TabledScenario } from './schema.ts'
import { formatDate, formatTimeOfDay, parseDate, WEEKDAYS, type Weekday, weekdayOf } from './units.ts'

/** The part of a scenario that says when the center is open. */
export type Timetable = Pick<TabledScenario, 'start' | 'days' | 'open' | 'interval' | 'steady'>

/**
 * Opening hours of a simulated day, in seconds after its midnight; undefined on a closed day.
 * @param day 0 is the first day. A steady-state study has one day, as long as the study.
 */
export function openingHours(timetable: Timetable, day: number): [number, number] | undefined {
  if (timetable.steady) return [0, timetable.steady.length]
  return hoursOfWeekday(timetable, weekdayOf(timetable.start + day))
}

/** Opening hours of a weekday (0 = Sunday); undefined when it is closed. */
export function hoursOfWeekday({ open }: Timetable, weekday: number): [number, number] | undefined {
  return Array.isArray(open) ? open : open[WEEKDAYS[weekday]]
}

/** Opening hours of the day that a key of a table names: a weekday (`sun`) or a date. */
export function hoursOfKey(timetable: Timetable, key: string): [number, number] | undefined {
  const date = parseDate(key)
  return hoursOfWeekday(timetable, date === undefined ? WEEKDAYS.indexOf(key as Weekday) : weekdayOf(date))
}

/** Number of intervals in the opening hours of a simulated day: 0 on a closed day, 1 in a steady-state study. */
export function intervalsOf(timetable: Timetable, day: number): number {
  const hours = openingHours(timetable, day)
  return hours === undefined ? 0 : timetable.steady ? 1 : intervalsIn(timetable, hours)
}

export function intervalsIn({ interval }: Timetable, [from, to]: [number, number]): number {
  return Math.round((to - from) / interval)
}

/** Figures of a simulated day, one per interval of its opening hours; none on a closed day. */
export function figureAt(table: Table, timetable: Timetable, day: number): number[] {
  const figures = figuresOf(table, timetable, day)
  const count = intervalsOf(timetable, day)
  if (count === 0 || figures === undefined) return []
  return typeof figures === 'number' ? new Array(count).fill(figures) : figures
}

/** Figures of a simulated day as given; a date wins over its weekday. */
export function figuresOf(table: Table, { start }: Timetable, day: number): Figures | undefined {
  if (typeof table === 'number' || Array.isArray(table)) return table
  return table[formatDate(start + day)] ?? table[WEEKDAYS[weekdayOf(start + day)]]
}

/** All figures of a table, a list for each day or kind of day. */
export function figuresIn(table: Table): number[][] {
  if (typeof table === 'number') return [[table]]
  return Array.isArray(table) ? [table] : Object.values(table).flatMap(figuresIn)
}

/** Seconds from the first midnight to a moment. */
export function secondsTo({ day, time }: { day: number | undefined; time: number }, { start }: Timetable): number {
  return (day === undefined ? 0 : day - start) * 86400 + time
}

/** Weekdays (0 = Sunday) that are simulated and open. */
export function openWeekdays(timetable: Timetable): number[] {
  const days = Array.from({ length: Math.min(timetable.days, 7) }, (_, day) => weekdayOf(timetable.start + day))
  return days.filter(weekday => hoursOfWeekday(timetable, weekday) !== undefined)
}

/** `07:00-24:00` */
export function formatHours([from, to]: [number, number]): string {
  return `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`
}
