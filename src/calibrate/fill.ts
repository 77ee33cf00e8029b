// A figure for every interval: what is missing is told, and filled by a rule that is told too.
import { UserError } from '../scenario/problems.ts'
import { formatTimeOfDay, WEEKDAYS, weekdayOf } from '../scenario/units.ts'
import { type QueueForecast, weekdayName } from './forecast.ts'
import type { ForecastProblem, Kind } from './problems.ts'
import type { Frame } from './repair.ts'
import type { Slots } from './settle.ts'

export type Filled = { queues: Omit<QueueForecast, 'name'>[]; notes: string[] }

/** Kinds of problem of a row that is kept, whose missing figure is filled here. */
const MENDED: readonly Kind[] = ['blankVolume', 'blankHandle', 'zeroHandle', 'negative', 'unreadable', 'unequal']

/** Fills volumes, then handle times. Adds the gaps to `problems`, and to those of rows what was done. */
export function fill(queues: readonly Slots[], frame: Frame, problems: ForecastProblem[]): Filled {
  const notes: string[] = []
  const overall = meanHandle(queues.flatMap(({ entries }) => [...entries.values()]))
  if (overall === undefined) throw new UserError('no row has both calls and a handle time')
  const absent = daysWithoutRows(queues, frame, problems)
  const filled = queues.map(slots => {
    const queue = {
      ...slots,
      frame,
      means: meansOf(slots, frame),
      overall,
      gaps: gapPolicy(slots, frame),
      problems,
      absent,
    }
    const figures = fillQueue(queue)
    tellMended(figures, queue)
    return figures
  })
  const zeros = queues.filter(slots => gapPolicy(slots, frame) === 'zero').map(({ source }) => source)
  const gaps = problems.some(({ kind }) => kind === 'missingInterval')
  if (gaps && frame.mapping.gaps === undefined) notes.push(gapsText(zeros, queues.length))
  return { queues: filled.map(({ source, volume, handle }) => ({ source, volume, handle })), notes }
}

function gapsText(zeros: readonly string[], all: number): string {
  const mean = 'missing intervals are filled with the mean of the same weekday and time'
  const zero = 'missing intervals are taken as no calls, since the report never writes a 0'
  const way = '; --gaps mean or --gaps zero says otherwise'
  if (zeros.length === 0) return mean + way
  return (
    (zeros.length === all ? zero : `${mean}; in ${zeros.join(', ')} as no calls, since no row of theirs has a 0`) + way
  )
}

// ── means ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Means = {
  /** Mean volume by weekday × intervals of a day + interval, and of how many days. */
  volume: Map<number, { mean: number; days: number }>
  /** Mean handle time by interval of the day, every call weighing the same; and of the whole queue. */
  handle: Map<number, number>
  all: number | undefined
}

type EntryFigures = { volume: number | undefined; handle: number | undefined }

function meanHandle(entries: Iterable<EntryFigures>): number | undefined {
  let [calls, seconds] = [0, 0]
  for (const { volume = 0, handle } of entries) {
    if (handle === undefined) continue
    calls += volume
    seconds += volume * handle
  }
  return calls > 0 ? seconds / calls : undefined
}

function meansOf({ entries }: Slots, { start, perDay }: Frame): Means {
  const volume = new Map<number, { mean: number; days: number }>()
  const byTime = new Map<number, EntryFigures[]>()
  for (const [slot, entry] of entries) {
    const time = slot % perDay
    byTime.set(time, [...(byTime.get(time) ?? []), entry])
    if (entry.volume === undefined) continue
    const key = weekdayOf(start + Math.floor(slot / perDay)) * perDay + time
    const { mean, days } = volume.get(key) ?? { mean: 0, days: 0 }
    volume.set(key, { mean: mean + (entry.volume - mean) / (days + 1), days: days + 1 })
  }
  const handles = [...byTime].flatMap(([time, list]): [number, number][] => {
    const mean = meanHandle(list)
    return mean === undefined ? [] : [[time, mean]]
  })
  return { volume, handle: new Map(handles), all: meanHandle(entries.values()) }
}

/** A report that writes 0 for an empty interval has lost those that are not there; one that never does leaves them out. */
function gapPolicy({ entries }: Slots, { mapping }: Frame): 'mean' | 'zero' {
  if (mapping.gaps !== undefined) return mapping.gaps
  for (const { volume } of entries.values()) if (volume === 0) return 'mean'
  return 'zero'
}

// ── gaps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Days inside the range on which no queue has a row, though that weekday is worked. */
function daysWithoutRows(
  queues: readonly Slots[],
  { start, days, perDay, mapping }: Frame,
  problems: ForecastProblem[],
): Set<number> {
  const present = new Set<number>()
  for (const { entries } of queues) for (const slot of entries.keys()) present.add(Math.floor(slot / perDay))
  const weekdays = new Set([...present].map(day => weekdayOf(start + day)))
  const absent = new Set<number>()
  for (let day = 0; day < days; day++) {
    if (present.has(day) || !weekdays.has(weekdayOf(start + day))) continue
    absent.add(day)
    const done = mapping.gaps === 'mean' ? 'filled with the mean of the same weekday' : 'taken as a day without calls'
    problems.push({
      kind: 'missingDay',
      day: start + day,
      message: `no row for this ${weekdayName(start + day)}`,
      done,
    })
  }
  return absent
}

type Queue = Slots & {
  frame: Frame
  means: Means
  overall: number
  gaps: 'mean' | 'zero'
  problems: ForecastProblem[]
  /** Days that are missing for all, and told. */
  absent: ReadonlySet<number>
}
type Figures = Omit<QueueForecast, 'name'> & { filled: Map<number, string> }

function fillQueue(queue: Queue): Figures {
  const { source, entries, frame } = queue
  const { days, perDay } = frame
  const spans = spansOf(queue)
  const figures: Figures = {
    source,
    volume: new Float64Array(days * perDay),
    handle: new Float64Array(days * perDay).fill(Number.NaN),
    filled: new Map(),
  }
  const worked = new Set([...entries.keys()].map(slot => Math.floor(slot / perDay)))
  for (let day = 0; day < days; day++) {
    const span = spans[weekdayOf(frame.start + day)]
    if (!span) continue
    if (!worked.has(day)) tellDay(queue, day)
    for (let time = span[0]; time <= span[1]; time++)
      fillSlot(queue, figures, { day, time, worked: worked.has(day) ? 'yes' : 'no' })
  }
  return figures
}

/** First and last interval of each weekday that has a row. */
function spansOf({ entries, frame: { start, perDay } }: Queue): ([number, number] | undefined)[] {
  const spans: ([number, number] | undefined)[] = WEEKDAYS.map(() => undefined)
  for (const slot of entries.keys()) {
    const weekday = weekdayOf(start + Math.floor(slot / perDay))
    const [first, last] = spans[weekday] ?? [Infinity, -Infinity]
    spans[weekday] = [Math.min(first, slot % perDay), Math.max(last, slot % perDay)]
  }
  return spans
}

function tellDay({ source, absent, frame, problems }: Queue, day: number): void {
  if (absent.has(day)) return
  const done =
    frame.mapping.gaps === 'mean' ? 'filled with the mean of the same weekday' : 'taken as a day without calls'
  const message = `no row for this ${weekdayName(frame.start + day)}`
  problems.push({ kind: 'missingDay', queue: source, day: frame.start + day, message, done })
}

type Place = { day: number; time: number; worked: 'yes' | 'no' }

function fillSlot(queue: Queue, figures: Figures, place: Place): void {
  const { entries, frame, gaps, problems, source } = queue
  const slot = place.day * frame.perDay + place.time
  const entry = entries.get(slot)
  const [day, time] = [frame.start + place.day, place.time * frame.interval]
  const change = frame.changes.get(day)
  const gone = change?.hour === 'missing' && time >= change.from && time < change.to
  const told: string[] = []
  const { mean, text } = expected(queue, place)
  if (entry?.volume !== undefined) figures.volume[slot] = entry.volume
  else if (entry !== undefined || place.worked === 'no' || gone) {
    const zero = entry === undefined && (gone || frame.mapping.gaps !== 'mean')
    figures.volume[slot] = zero ? 0 : mean
    if (entry) told.push(`volume filled with ${text}`)
  } else figures.volume[slot] = gaps === 'mean' ? mean : 0
  if (figures.volume[slot] > 0) setHandle(queue, figures, { slot, given: entry?.handle, told })
  if (entry) figures.filled.set(entry.line, told.join(', '))
  if (entry !== undefined || place.worked === 'no') return
  if (gone) {
    problems.push({
      kind: 'clock',
      queue: source,
      day,
      time,
      message: 'no row: clocks go forward, and this time does not exist',
      done: 'no calls',
    })
    return
  }
  const done = gaps === 'mean' ? `filled with ${text}` : 'taken as no calls'
  problems.push({ kind: 'missingInterval', queue: source, day, time, message: 'no row for this interval', done })
}

function expected({ means, frame }: Queue, { day, time }: Place): { mean: number; text: string } {
  const name = weekdayName(frame.start + day)
  const clock = formatTimeOfDay(time * frame.interval)
  const known = means.volume.get(weekdayOf(frame.start + day) * frame.perDay + time)
  if (!known) return { mean: 0, text: `0: no other ${name} has a volume at ${clock}` }
  const days = known.days === 1 ? 'another day' : `${known.days} other days`
  return { mean: known.mean, text: `${short(known.mean)}, the mean of ${name} ${clock} on ${days}` }
}

const short = (value: number) => String(Number(value.toFixed(2)))

function setHandle(
  queue: Queue,
  { handle }: Figures,
  { slot, given, told }: { slot: number; given: number | undefined; told: string[] },
): void {
  const { means, frame, overall } = queue
  const time = slot % frame.perDay
  const mean = means.handle.get(time)
  handle[slot] = given ?? mean ?? means.all ?? overall
  if (given !== undefined) return
  const whose =
    mean !== undefined
      ? `at ${formatTimeOfDay(time * frame.interval)}`
      : means.all !== undefined
        ? 'of the queue'
        : 'of all queues'
  told.push(`handle time filled with ${short(handle[slot])} s, the mean ${whose}`)
}

/** Problems of rows that are kept learn what their figure became. */
function tellMended({ filled }: Figures, { source, problems }: Queue): void {
  for (const problem of problems) {
    if (
      problem.queue !== source ||
      problem.line === undefined ||
      !MENDED.includes(problem.kind) ||
      problem.done.includes('left out')
    )
      continue
    const done = filled.get(problem.line)
    problem.done = done === undefined ? 'another row of the interval is used' : done === '' ? 'not needed' : done
  }
}
