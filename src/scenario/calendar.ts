// What the tables say for each simulated day, so that nobody after the reader needs to know how tables are written.
import type { Table } from './fields.ts'
import { figureAt, figuresOf, openingHours, secondsTo, type Timetable } from './hours.ts'
import type { TabledScenario } from './schema.ts'
import { weekdayOf } from './units.ts'

/** A simulated day, times in seconds from the first midnight; `open` = `close` on a closed day. */
export type Day = {
  /** Days since 1970-01-01. */
  date: number
  /** 0 = Sunday. */
  weekday: number
  open: number
  close: number
  /** False when the next day opens at the very moment this one ends. */
  closes: boolean
}

/** Figures by day: one per interval from opening. Days with the same figures share one array. */
export type Daily = readonly (readonly number[])[]

export type Calendar = {
  days: readonly Day[]
  /** Calls per hour (or per interval, where the file says so) by call type; none for a type with a trace. */
  rates: Readonly<Record<string, Daily | undefined>>
  /** Factor of the handle time by call type; none for a type whose handle time is the same all day. */
  patterns: Readonly<Record<string, Daily | undefined>>
  /** Moments of recorded arrivals by call type, increasing, in seconds from the first midnight. */
  traces: Readonly<Record<string, readonly number[] | undefined>>
  /** Scheduled agents by group; none for a group with shifts. */
  staffing: Readonly<Record<string, Daily | undefined>>
}

export function calendarOf(scenario: TabledScenario): Calendar {
  const daily = (table: Table | undefined) => (table !== undefined ? dailyOf(table, scenario) : undefined)
  return {
    days: daysOf(scenario),
    rates: mapValues(scenario.types, ({ arrivals }) => {
      const table = arrivals.perHour ?? arrivals.perInterval
      if (arrivals.perCustomer === undefined) return scaled(daily(table), arrivals.factor)
      const calls = callsOfPopulation(scenario, arrivals.perCustomer, arrivals.perInterval)
      return inProportion(daily(table ?? 1)!, calls * arrivals.factor)
    }),
    patterns: mapValues(scenario.types, ({ handle }) => daily(handle.pattern)),
    traces: mapValues(scenario.types, ({ arrivals }) =>
      arrivals.trace?.map(moment => secondsTo(moment, scenario)).sort((a, b) => a - b),
    ),
    staffing: mapValues(scenario.groups, group => daily(group.staffing)),
  }
}

const MONTH = 30

/** What a population is expected to call, divided by the length of an interval in the unit of the table. */
function callsOfPopulation(
  { customers, days, steady, interval }: TabledScenario,
  perMonth: number,
  perInterval: Table | undefined,
): number {
  const calls = ((customers?.count ?? 0) * perMonth * (steady ? steady.length / 86400 : days)) / MONTH
  const seconds = steady ? steady.length : interval
  return perInterval === undefined ? calls / (seconds / 3600) : calls
}

/** The figures as weights of a total. */
function inProportion(weights: Daily, total: number): Daily {
  const sum = weights.flat().reduce((a, b) => a + b, 0)
  return eachFigure(weights, weight => (sum > 0 ? (weight * total) / sum : 0))
}

const scaled = (figures: Daily | undefined, factor: number): Daily | undefined =>
  figures === undefined || factor === 1 ? figures : eachFigure(figures, figure => figure * factor)

/** Figures one by one; days that share an array share the new one too. */
function eachFigure(days: Daily, map: (figure: number) => number): Daily {
  const known = new Map<readonly number[], number[]>()
  return days.map(figures => {
    if (!known.has(figures)) known.set(figures, figures.map(map))
    return known.get(figures)!
  })
}

function daysOf(timetable: Timetable): Day[] {
  const count = timetable.steady ? 1 : timetable.days
  const hours = Array.from({ length: count + 1 }, (_, day) => openingHours(timetable, day))
  return Array.from({ length: count }, (_, day) => {
    const midnight = day * 86400
    const [open, close] = hours[day] ?? [0, 0]
    const goesOn = day + 1 < count && close === 86400 && hours[day + 1]?.[0] === 0
    const date = timetable.start + day
    return { date, weekday: weekdayOf(date), open: midnight + open, close: midnight + close, closes: !goesOn }
  })
}

function dailyOf(table: Table, timetable: Timetable): Daily {
  const count = timetable.steady ? 1 : timetable.days
  const known = new Map<unknown, number[]>()
  return Array.from({ length: count }, (_, day) => {
    const figures = figureAt(table, timetable, day)
    const key = JSON.stringify([figures.length, figuresOf(table, timetable, day)])
    if (!known.has(key)) known.set(key, figures)
    return known.get(key)!
  })
}

function mapValues<Value, Result>(
  record: Record<string, Value>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
