// One row for every interval: what stands twice is told and settled.
import { formatTimeOfDay, weekdayOf } from '../scenario/units.ts'
import type { Entry } from './entries.ts'
import { callsText } from './forecast.ts'
import type { ForecastProblem } from './problems.ts'
import type { Frame } from './repair.ts'

/** Entries of a queue by slot: day × intervals of a day + interval. */
export type Slots = { source: string; entries: Map<number, Entry> }
export type Settled = { queues: Slots[]; problems: ForecastProblem[] }

export function settle(entries: readonly Entry[], frame: Frame): Settled {
  const queues = new Map<string, Slots>()
  const problems: ForecastProblem[] = []
  for (const entry of entries) {
    const slots = queues.get(entry.queue) ?? { source: entry.queue, entries: new Map() }
    queues.set(entry.queue, slots)
    const slot = (entry.day - frame.start) * frame.perDay + entry.time / frame.interval
    const before = slots.entries.get(slot)
    if (before === undefined) slots.entries.set(slot, entry)
    else {
      const { kept, problem } = settleTwo(before, entry, frame)
      slots.entries.set(slot, kept)
      problems.push(problem)
    }
  }
  return { queues: [...queues.values()], problems: frame.changes.size > 0 ? problems : suspectClocks(problems, frame) }
}

type Two = { kept: Entry; problem: ForecastProblem }

function settleTwo(before: Entry, entry: Entry, frame: Frame): Two {
  const { line, queue, day, time } = entry
  const change = frame.changes.get(day)
  const twice = change?.hour === 'twice' && time >= change.from && time < change.to
  const same = before.volume === entry.volume && before.handle === entry.handle
  const told = (kind: ForecastProblem['kind'], message: string, done: string): ForecastProblem => ({
    kind,
    line,
    queue,
    day,
    time,
    message,
    done,
  })
  if (same && !twice) return { kept: before, problem: told('duplicate', `the same as row ${before.line}`, 'dropped') }
  const { kept, done } = choose(before, entry, frame.mapping.duplicates ?? 'first')
  const message = `${figuresText(entry)}; row ${before.line} has ${figuresText(before)}`
  if (twice)
    return {
      kept,
      problem: told(
        'clock',
        `this hour comes twice when clocks go back: ${message}`,
        `a simulated day has 24 hours: ${done}`,
      ),
    }
  return { kept, problem: told('conflict', `a second row for one interval: ${message}`, done) }
}

function choose(before: Entry, entry: Entry, policy: 'first' | 'last' | 'sum'): { kept: Entry; done: string } {
  // A row that has figures is worth more than one that has none, whatever the order.
  if (entry.volume === undefined) return { kept: before, done: `row ${before.line} is used` }
  if (before.volume === undefined) return { kept: entry, done: `row ${entry.line} is used, which has a volume` }
  if (policy === 'first') return { kept: before, done: `the first is used, row ${before.line}` }
  if (policy === 'last') return { kept: entry, done: `the last is used, row ${entry.line}` }
  return { kept: sumOf(before, entry, [before.volume, entry.volume]), done: 'their sum is used' }
}

function sumOf(before: Entry, entry: Entry, [a, b]: [number, number]): Entry {
  const handles = [before.handle ?? entry.handle, entry.handle ?? before.handle]
  const known = handles[0] !== undefined && a + b > 0
  return { ...before, volume: a + b, handle: known ? (a * handles[0]! + b * handles[1]!) / (a + b) : undefined }
}

const figuresText = ({ volume, handle }: Entry) =>
  `${volume === undefined ? 'no calls' : callsText(volume)}${handle === undefined ? '' : ` of ${Number(handle.toFixed(2))} s`}`

/** Clocks go back at night from Saturday to Sunday in most of the world, and did on other days in some of it. */
function suspectClocks(problems: ForecastProblem[], { interval }: Frame): ForecastProblem[] {
  const days = new Map<string, number[]>()
  const keyOf = ({ queue, day }: ForecastProblem) => `${day} ${queue}`
  for (const problem of problems) days.set(keyOf(problem), [...(days.get(keyOf(problem)) ?? []), problem.time ?? 0])
  return problems.map(problem => {
    const times = days.get(keyOf(problem))!
    const [first, last] = [Math.min(...times), Math.max(...times)]
    const night =
      first >= 3600 && last < 3 * 3600 && last - first === 3600 - interval && times.length === 3600 / interval
    if (!night || ![0, 5].includes(weekdayOf(problem.day ?? 0))) return problem
    const hour = `${formatTimeOfDay(first)}-${formatTimeOfDay(first + 3600)}`
    return { ...problem, message: `${problem.message} (perhaps the clocks went back, ${hour}: --zone tells)` }
  })
}
