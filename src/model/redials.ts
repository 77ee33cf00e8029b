// A call without an answer: what is recorded of it, and whether the caller tries again.
import type { Generator } from '../engine/random.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import { drawAgain, PURPOSE, privateDraws } from './draws.ts'
import { afterUnanswered, callAgain, caseOf, goUnanswered } from './journey.ts'
import { FLAG, KIND } from './outcomes.ts'
import { record } from './record.ts'
import { enter } from './routing.ts'
import { EVENT, type State } from './state.ts'

const SAID: Record<number, string> = {
  [KIND.deliberate]: 'loses patience',
  [KIND.incidental]: 'is distracted and leaves',
  [KIND.balked]: 'balks',
  [KIND.blocked]: 'is blocked',
  [KIND.disconnected]: 'is cut off at closing',
  [KIND.closed]: 'hears that the center is closed',
  [KIND.hungUp]: 'hangs up in the IVR',
}

/** Ends a call that got no answer; a caller who left the queue stays remembered there until he comes to its head. */
export function endUnanswered(state: State, call: number, kind: number): void {
  if (state.tell !== undefined) state.tell(SAID[kind], call)
  state.calls.times[call * TIME.size + TIME.left] = state.now
  state.calls.facts[call * FACT.size + FACT.again] = -1
  if (state.journey !== undefined) goUnanswered(state, state.journey, call)
  const flags = redialOrLose(state, call, kind)
  if (state.journey !== undefined && isCalledBack(state, call)) recordFailed(state, call, flags)
  else record(state, call, kind, flags)
  if (state.journey !== undefined) afterUnanswered(state, state.journey, call, flags)
  if (kind === KIND.deliberate || kind === KIND.incidental) state.calls.facts[call * FACT.size + FACT.is] = STATE.gone
  else state.calls.give(call)
}

function isCalledBack(state: State, call: number): boolean {
  return (state.journey!.cases.values[caseOf(state, call) + CASE.marks] & MARK.calledBack) > 0
}

/** One who was called back by a wrong desk leaves the queue of the right one: no call that came in, but a callback that failed. */
function recordFailed(state: State, call: number, flags: number): void {
  state.calls.times[call * TIME.size + TIME.freed] = state.now
  record(state, call, KIND.unreached, flags | FLAG.final)
}

/** Decides whether the caller tries again; the flags of a caller who does not. */
function redialOrLose(state: State, call: number, kind: number): number {
  const { facts } = state.calls
  const { redial } = state.types[facts[call * FACT.size + FACT.type]].spec
  if (redial === undefined) return FLAG.final
  const random = privateDraws(state, call, PURPOSE.redial)
  const tries = random.uniform() < redial.probability[kind] && redialsOf(state, call) < redial.attempts
  const competitor = random.uniform() < redial.competitor
  if (!tries) return competitor ? FLAG.final | FLAG.competitor : FLAG.final
  const nextDay = random.uniform() < redial.nextDay
  const overnight = state.center.steady === undefined && (nextDay || kind === KIND.closed)
  const time = overnight ? nextOpenDay(state, call, random) : state.now + redial.sameDay.sample(random)
  if (time < Number.POSITIVE_INFINITY) scheduleRedial(state, call, time)
  return 0
}

/** Calls without an answer so far, before this one. */
function redialsOf(state: State, call: number): number {
  const { journey } = state
  if (journey === undefined) return state.calls.facts[call * FACT.size + FACT.attempt]
  return journey.cases.values[caseOf(state, call) + CASE.redials]
}

/** The same customer calls again. */
export function scheduleRedial(state: State, call: number, time: number): void {
  const again = state.calls.take()
  const { times, facts } = state.calls
  facts[call * FACT.size + FACT.again] = again
  facts[again * FACT.size + FACT.is] = STATE.away
  facts[again * FACT.size + FACT.type] = facts[call * FACT.size + FACT.type]
  facts[again * FACT.size + FACT.segment] = facts[call * FACT.size + FACT.segment]
  facts[again * FACT.size + FACT.case] = facts[call * FACT.size + FACT.case]
  facts[again * FACT.size + FACT.attempt] = facts[call * FACT.size + FACT.attempt] + 1
  times[again * TIME.size + TIME.caller] = times[call * TIME.size + TIME.caller]
  times[again * TIME.size + TIME.expected] = times[call * TIME.size + TIME.expected]
  state.agenda.schedule(time, state.nextOrder(), EVENT.redial, again)
}

export function onRedial(state: State, call: number): void {
  const { times, facts } = state.calls
  times[call * TIME.size + TIME.arrived] = state.now
  drawAgain(state, call)
  if (state.journey !== undefined) callAgain(state, state.journey, call)
  enter(state, call, state.types[facts[call * FACT.size + FACT.type]])
}

/** A time on the next open day. */
function nextOpenDay(state: State, call: number, random: Generator): number {
  // Those left at closing still belong to the day on which they called.
  const since = state.draining ? state.calls.times[call * TIME.size + TIME.arrived] : state.now
  return openDayFrom(state, call, { day: Math.floor(since / 86400) + 1, random })
}

/** A time on the first open day from a day on, drawn from the arrival profile of the type; +Infinity when none is left. */
export function openDayFrom(
  state: State,
  call: number,
  { day: from, random }: { day: number; random: Generator },
): number {
  const { days, interval } = state.center
  const { spec } = state.types[state.calls.facts[call * FACT.size + FACT.type]]
  for (let day = from; day < days.length; day++) {
    const { open, close } = days[day]
    if (open >= close) continue
    const slot = pickSlot(spec.rates[day] ?? new Float64Array(0), random.uniform())
    const place = random.uniform()
    return slot < 0 ? open + place * (close - open) : day * 86400 + (slot + place) * interval
  }
  return Number.POSITIVE_INFINITY
}

/** An interval drawn in proportion to its rate, or -1 when all are 0. */
function pickSlot(rates: Float64Array, uniform: number): number {
  let left = uniform * rates.reduce((sum, rate) => sum + rate, 0)
  return rates.findIndex(rate => {
    left -= rate
    return left < 0
  })
}
