// Entries into a forecast without holes: duplicates settled, gaps and blanks filled, and everything done is told.
import { UserError } from '../scenario/problems.ts'
import { formatDate, WEEKDAYS, weekdayOf } from '../scenario/units.ts'
import { type ClockChange, clockChanges } from './clock-changes.ts'
import type { Entry } from './entries.ts'
import { fill } from './fill.ts'
import type { Forecast, QueueForecast } from './forecast.ts'
import type { Mapping } from './mapping.ts'
import type { ForecastProblem } from './problems.ts'
import { chooseQueues } from './queues.ts'
import { settle } from './settle.ts'

const MOST_DAYS = 3660

export type Repaired = { forecast: Forecast; problems: readonly ForecastProblem[]; notes: readonly string[] }

export type Frame = {
  start: number
  days: number
  interval: number
  perDay: number
  mapping: Mapping
  changes: ReadonlyMap<number, ClockChange>
}

/**
 * A forecast of all entries.
 * @param told problems of the rows; those of rows that are filled here get what was done
 * @throws UserError where nothing is left, or the dates lie too far apart
 */
export function repair(
  read: { entries: readonly Entry[]; problems: readonly ForecastProblem[] },
  interval: number,
  mapping: Mapping,
): Repaired {
  // 1. The queues, and the days and intervals they have in common.
  const { entries, names, leftOut, notes } = chooseQueues(read.entries, mapping)
  const frame = frameOf(entries, interval, mapping)
  const problems = read.problems.filter(({ queue }) => queue === undefined || !leftOut.includes(queue))
  // 2. One row an interval.
  const settled = settle(entries, frame)
  problems.push(...settled.problems)
  // 3. A figure for every interval.
  const filled = fill(settled.queues, frame, problems)
  notes.push(...filled.notes)
  const queues = filled.queues.map((figures): QueueForecast => ({ ...figures, name: names.get(figures.source)! }))
  const hours = hoursOf(queues, frame)
  if (hours.every(each => each === undefined)) throw new UserError('no interval has any calls')
  return {
    forecast: { start: frame.start, days: frame.days, interval, hours, queues },
    problems: inOrder(problems),
    notes,
  }
}

function frameOf(entries: readonly Entry[], interval: number, mapping: Mapping): Frame {
  if (entries.length === 0) throw new UserError('no row can be read')
  let [first, last] = [entries[0], entries[0]]
  for (const entry of entries) {
    if (entry.day < first.day) first = entry
    if (entry.day > last.day) last = entry
  }
  const days = last.day - first.day + 1
  if (days > MOST_DAYS) {
    const ends = [first, last].map(({ day, line }) => `${formatDate(day)} (row ${line})`).join(' to ')
    throw new UserError(`the dates go from ${ends}: more than ${MOST_DAYS} days`)
  }
  const changes = mapping.zone === undefined ? new Map() : clockChanges(mapping.zone, first.day, days)
  return { start: first.day, days, interval, perDay: 86400 / interval, mapping, changes }
}

function hoursOf(queues: readonly QueueForecast[], { start, days, interval, perDay }: Frame): Forecast['hours'] {
  const hours: ([number, number] | undefined)[] = WEEKDAYS.map(() => undefined)
  for (const { volume } of queues)
    for (let day = 0; day < days; day++)
      for (let slot = 0; slot < perDay; slot++) {
        if (!(volume[day * perDay + slot] > 0)) continue
        const weekday = weekdayOf(start + day)
        const [from, to] = hours[weekday] ?? [Infinity, -Infinity]
        hours[weekday] = [Math.min(from, slot * interval), Math.max(to, (slot + 1) * interval)]
      }
  return hours
}

/** By line; what has no line comes after, by queue, day and time. */
function inOrder(problems: readonly ForecastProblem[]): ForecastProblem[] {
  const compare = (a = Infinity, b = Infinity) => (a === b ? 0 : a - b)
  return [...problems].sort(
    (a, b) =>
      compare(a.line, b.line) ||
      (a.queue ?? '').localeCompare(b.queue ?? '', 'en') ||
      compare(a.day, b.day) ||
      compare(a.time, b.time),
  )
}
