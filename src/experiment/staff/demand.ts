// What calls bring to every post, as far as it is known before anything is simulated: where a search begins, and how steep it is.
import type { Center, Group, Segment } from '../../model/center.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { mixedPatience, patienceOf } from '../erlang-laws.ts'
import type { Post } from './staffing.ts'

/** The queue in front of a post in its interval, as formulas see it. */
export type Line = {
  /** Calls expected to arrive in the interval, redials apart; an hour's in a steady-state study. */
  calls: number
  /** Calls a second that would keep as many agents busy for ever as this interval does on average: handle times carry over. */
  rate: number
  /** Mean handle time, s. */
  handle: number
  /** Number of the patience among `patiences`. */
  patience: number
}

export type Demand = {
  lines: readonly Line[]
  patiences: readonly Patience[]
}

/** `mean` of an exponential patience; undefined for another law. */
export type Patience = { survival: (seconds: number) => number; mean: number | undefined }

/**
 * Demand by post. A type that several groups serve is shared evenly among those asked first. Redials are a guess, of one caller
 * in twenty who gets no answer; the journey beyond the queue is left out: the search corrects both by what it sees.
 */
export function demandOf(scenario: Scenario, center: Center, posts: readonly Post[]): Demand {
  const calls = center.types.map((_, type) => callsOf(center, type))
  const queues = center.groups.map((_, group) => queueOf(center, group, calls))
  const { intervalsPerDay } = center
  return {
    lines: posts.map(({ group, day, slot }) => {
      const cell = day * intervalsPerDay + slot
      const { offered, rates, handles } = queues[group]
      return { calls: offered[cell], rate: rates[cell], handle: handles[cell], patience: group }
    }),
    patiences: center.groups.map((_, group) => patienceAt(scenario, center, { group, calls })),
  }
}

const ABANDONING = 0.05

/** Calls of a type by interval from the first midnight on, with their redials on the same day; by hour in a steady-state study. */
function callsOf({ types, steady, interval, days, intervalsPerDay }: Center, type: number): Float64Array {
  const { rates, trace, bursts, redial } = types[type]
  const again = 1 + (redial ? redial.probability[1] * (1 - redial.nextDay) * ABANDONING : 0)
  if (steady) return Float64Array.of(3600 * (rates[0]?.[0] ?? 0) * again)
  const calls = new Float64Array(days.length * intervalsPerDay)
  const at = (time: number) => Math.floor(time / interval)
  if (trace) for (const time of trace) calls[Math.min(at(time), calls.length - 1)]++
  else
    for (const day of days.keys())
      calls.set(
        (rates[day] ?? []).map(rate => rate * interval),
        day * intervalsPerDay,
      )
  for (const { at: start, calls: expected, spread } of bursts)
    for (let cell = at(start); cell < calls.length; cell++) {
      const passed = (time: number) => 1 - Math.exp(-Math.max(0, time - start) / Math.max(spread.mean, 1))
      calls[cell] += expected * (passed((cell + 1) * interval) - passed(cell * interval))
    }
  return calls.map(each => each * again)
}

type Queue = { offered: Float64Array; rates: Float64Array; handles: Float64Array }

function queueOf({ types, groups, steady, interval }: Center, group: number, calls: readonly Float64Array[]): Queue {
  const offered = new Float64Array(calls[0].length)
  const work = new Float64Array(calls[0].length)
  types.forEach((type, index) => {
    const share = shareOf(type.ranks[0] ?? type.groups, group)
    if (share === 0) return
    const handle = type.meanHandle * groups[group].factors[index] * slowed(groups[group])
    calls[index].forEach((each, cell) => {
      offered[cell] += share * each
      work[cell] += share * each * handle
    })
  })
  const sum = (of: Float64Array) => of.reduce((a, b) => a + b, 0)
  const mean = sum(offered) > 0 ? sum(work) / sum(offered) : 0
  const handles = offered.map((each, cell) => (each > 0 ? work[cell] / each : mean))
  const loads = work.map(each => each / (steady ? 3600 : interval))
  const carried = steady ? loads : lagged(loads, interval / Math.max(mean, 1e-9))
  return { offered, handles, rates: carried.map((load, cell) => (handles[cell] > 0 ? load / handles[cell] : 0)) }
}

const shareOf = (asked: readonly number[], group: number) => (asked.includes(group) ? 1 / asked.length : 0)

/** Contacts at once slow one another down: on average half of the others are there. */
const slowed = ({ concurrency }: Group) => (concurrency ? 1 + ((concurrency.chats - 1) * concurrency.slowdown) / 2 : 1)

/**
 * Agents busy on average by interval, if nobody had to wait: the load follows the calls with a lag of a handle time.
 * @param length of an interval in handle times
 * @see Jennings, Mandelbaum, Massey & Whitt 1996: the modified offered load, for exponential handle times
 */
function lagged(loads: Float64Array, length: number): Float64Array {
  let busy = 0
  const kept = Math.exp(-length)
  return loads.map(load => {
    const mean = load + ((busy - load) * (1 - kept)) / length
    busy = load + (busy - load) * kept
    return mean
  })
}

type Around = { group: number; calls: readonly Float64Array[] }

function patienceAt(scenario: Scenario, { types }: Center, { group, calls }: Around): Patience {
  const parts = types.flatMap(({ name, groups }, type) =>
    groups.includes(group)
      ? [{ ...patienceOf(scenario.types[name]), share: calls[type].reduce((a, b) => a + b, 0) + Number.MIN_VALUE }]
      : [],
  )
  const { survival, exponential, mean } =
    parts.length > 0 ? mixedPatience(parts) : { survival: () => 1, exponential: false, mean: Infinity }
  return { survival, mean: exponential || mean === Infinity ? mean : undefined }
}

/** Whether formulas say of a group exactly what simulation would, given time: Poisson calls for ever, exponential handle times. */
export function isExact(scenario: Scenario, center: Center, group: number): boolean {
  const { steady, lines, waitingRoom } = scenario
  const served = center.types.filter(({ groups }) => groups.includes(group))
  const [type] = served
  if (!steady || lines || waitingRoom || center.journey || served.length !== 1) return false
  const { arrivals, handle, redial, waitingRoom: room } = scenario.types[type.name]
  const plainCalls = !arrivals.busyness && !arrivals.trace && arrivals.bursts.length === 0 && !redial && !room
  const plainTalk =
    handle.law === 'exponential' && handle.zero === 0 && !handle.hold && !handle.afterCallWork && !handle.load
  const { presence, concurrency } = center.groups[group]
  return (
    plainCalls &&
    plainTalk &&
    type.segments.every(each => isSteadfast(center.segments[each])) &&
    presence === 1 &&
    !concurrency
  )
}

/** A patience that nothing changes. */
const isSteadfast = ({ loadOnArrival, clock, experience, announcement, balk }: Segment) =>
  loadOnArrival.length === 0 && clock === 0 && !experience && !announcement && !balk
