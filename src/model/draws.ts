// Whose random number is whose. The n-th fresh caller of a type has the same patience, handling and behaviour in every
// scenario with the same seed, whatever happens around him: each purpose has a stream of its own, and every fresh caller
// takes exactly one number from it, used or not. Redials and burst calls, whose number and order depend on what happened,
// have private streams named by the caller and the attempt.
import type { Generator } from '../engine/random.ts'
import { FACT, TIME } from './calls.ts'
import type { CallType } from './center.ts'
import type { SegmentState, State, TypeState } from './state.ts'

/** Callers of a burst are numbered from here on, apart from those who call anyway. */
export const BURST_CALLERS = 2 ** 40

/** Purposes of a private stream. New ones go at the end, so that they shift nobody's numbers. */
export const PURPOSE = {
  segment: 0,
  balk: 1,
  talk: 2,
  hold: 3,
  work: 4,
  budget: 5,
  incidental: 6,
  redial: 7,
  ivr: 8,
  misrouting: 9,
  diagnosis: 10,
  secondBudget: 11,
  callback: 12,
  resolution: 13,
  repeat: 14,
  hard: 15,
  lookUp: 16,
  survey: 17,
  detection: 18,
  outreach: 19,
  sale: 20,
  churn: 21,
  customer: 22,
  /** One for each attempt to call back: the last of all. */
  dial: 32,
} as const
const PURPOSES = 64

/** Gives a new call everything its fresh caller brings along. */
export function drawFresh(state: State, type: TypeState, call: number): void {
  const { times, facts } = state.calls
  const time = call * TIME.size
  const fact = call * FACT.size
  const segment = type.segment ?? state.segments[pickSegment(type.spec, type.pick!.next())]
  facts[fact + FACT.type] = type.index
  facts[fact + FACT.segment] = segment.index
  facts[fact + FACT.attempt] = 0
  facts[fact + FACT.agent] = -1
  times[time + TIME.caller] = type.fresh++
  times[time + TIME.talk] = type.talk.next()
  if (type.hold !== undefined) times[time + TIME.talk] += type.hold.next()
  if (type.work !== undefined) times[time + TIME.work] = type.work.next()
  if (type.balk !== undefined) times[time + TIME.balk] = type.balk.next()
  if (type.segment === undefined) drawOfOthers(state, type, segment)
  times[time + TIME.budget] = segment.budget === undefined ? Number.POSITIVE_INFINITY : segment.budget.next()
  if (segment.plain) return
  if (segment.incidental !== undefined) times[time + TIME.incidental] = segment.incidental.next()
  if (segment.spec.experience !== undefined) times[time + TIME.expected] = segment.spec.experience.initial
}

/** Passes over the numbers this caller would have in the other segments of his type. */
function drawOfOthers(state: State, type: TypeState, own: SegmentState): void {
  for (const index of type.spec.segments) {
    const { budget, incidental } = state.segments[index]
    if (index === own.index) continue
    budget?.next()
    incidental?.next()
  }
}

/** The same for a caller known by number and attempt, who already has a segment unless this is his first call. */
export function drawAgain(state: State, call: number): void {
  const { times, facts } = state.calls
  const time = call * TIME.size
  const fact = call * FACT.size
  const { spec, balk } = state.types[facts[fact + FACT.type]]
  if (facts[fact + FACT.attempt] === 0)
    facts[fact + FACT.segment] = pickSegment(spec, privateDraws(state, call, PURPOSE.segment).uniform())
  const segment = state.center.segments[facts[fact + FACT.segment]]
  facts[fact + FACT.agent] = -1
  times[time + TIME.talk] = spec.talk.sample(privateDraws(state, call, PURPOSE.talk))
  if (spec.hold) times[time + TIME.talk] += spec.hold.sample(privateDraws(state, call, PURPOSE.hold))
  times[time + TIME.work] = 0
  if (spec.afterCallWork) times[time + TIME.work] = spec.afterCallWork.sample(privateDraws(state, call, PURPOSE.work))
  times[time + TIME.budget] = Number.POSITIVE_INFINITY
  if (segment.budget) times[time + TIME.budget] = segment.budget.sample(privateDraws(state, call, PURPOSE.budget))
  times[time + TIME.incidental] = Number.POSITIVE_INFINITY
  if (segment.incidental)
    times[time + TIME.incidental] = segment.incidental.sample(privateDraws(state, call, PURPOSE.incidental))
  if (balk) times[time + TIME.balk] = privateDraws(state, call, PURPOSE.balk).uniform()
}

/** Patience for a second queue of the same call. */
export function drawPatienceAgain(state: State, call: number): void {
  const { times, facts } = state.calls
  const { budget, incidental } = state.center.segments[facts[call * FACT.size + FACT.segment]]
  const random = privateDraws(state, call, PURPOSE.secondBudget)
  times[call * TIME.size + TIME.budget] = budget ? budget.sample(random) : Number.POSITIVE_INFINITY
  times[call * TIME.size + TIME.incidental] = incidental ? incidental.sample(random) : Number.POSITIVE_INFINITY
}

/** The private stream of this caller, this attempt and this purpose; valid until the next is asked for. */
export function privateDraws(state: State, call: number, purpose: number): Generator {
  const { times, facts } = state.calls
  // Also in the queue of another type it is the same caller; his segment is the first thing that is drawn.
  const mayBeElsewhere = state.journey !== undefined && purpose !== PURPOSE.segment
  const type = mayBeElsewhere
    ? state.center.segments[facts[call * FACT.size + FACT.segment]].type
    : facts[call * FACT.size + FACT.type]
  const { own } = state.types[type]
  return own.at(times[call * TIME.size + TIME.caller], facts[call * FACT.size + FACT.attempt] * PURPOSES + purpose)
}

function pickSegment({ shares, segments }: CallType, uniform: number): number {
  return segments[choose(shares, uniform)]
}

/** The place that a uniform number falls into, of shares that are added up one by one; rounding never leads beyond the last. */
export function choose(upTo: Float64Array, uniform: number): number {
  let i = 0
  while (i < upTo.length - 1 && uniform >= upTo[i]) i++
  return i
}
