// Waiting, and how it ends without an answer: balking, deliberate and incidental abandonment; the four ways in which
// load changes patience; and the wait that one who left would have had.
import { takesCallback } from './callbacks.ts'
import { FACT, STATE, TIME } from './calls.ts'
import type { Announcement, Segment } from './center.ts'
import { journeyOf } from './journey.ts'
import { anticipatedWait, responseTo, setClocks } from './load.ts'
import { KIND } from './outcomes.ts'
import { record } from './record.ts'
import { endUnanswered } from './redials.ts'
import { scheduleOverflow } from './routing.ts'
import type { SegmentState, State, TypeState } from './state.ts'

/** A caller finds no agent free: he is turned away, balks, or joins the queue with a patience budget. */
export function join(state: State, call: number, type: TypeState): void {
  const { times, facts } = state.calls
  // A misrouted call waits with the patience of its own type.
  const segment = state.segments[facts[call * FACT.size + FACT.segment]]
  const isFull = type.atOnce === 1 && state.waitingTotal >= state.center.waitingRoom
  if (isFull || type.waiting >= type.spec.waitingRoom) return turnAway(state, call, KIND.blocked)
  if (state.journey !== undefined && takesCallback(state, state.journey, call, type)) return
  if (!segment.plain) {
    if (balks(state, call, segment.spec)) return turnAway(state, call, KIND.balked)
    times[call * TIME.size + TIME.budget] = budgetOf(state, call, segment)
  }
  facts[call * FACT.size + FACT.is] = STATE.waiting
  type.queue.push(call)
  waits(state, call, type, segment)
}

/** A transferred call joins the right queue: he has come too far to be turned away. */
export function rejoin(state: State, call: number, type: TypeState, { warm }: { warm: boolean }): void {
  const { facts } = state.calls
  const segment = state.segments[facts[call * FACT.size + FACT.segment]]
  facts[call * FACT.size + FACT.is] = STATE.waiting
  if (warm) goAhead(state, call, type)
  else type.queue.push(call)
  waits(state, call, type, segment)
}

/** To the head of the queue, for a group that takes the oldest of several queues as old as the call that stood there. */
function goAhead({ calls: { times } }: State, call: number, { queue }: TypeState): void {
  const arrived = call * TIME.size + TIME.arrived
  if (queue.size > 0) times[arrived] = Math.min(times[arrived], times[queue.first * TIME.size + TIME.arrived])
  queue.unshift(call)
}

function waits(state: State, call: number, type: TypeState, segment: SegmentState): void {
  type.waiting++
  state.waitingTotal += type.atOnce
  if (state.tell !== undefined) state.tell('waits', call)
  if (state.loaded) setClocks(state, state.center.clocksOnQueue[type.index])
  startPatience(state, call, segment.spec)
  if (type.spec.overflow.length > 0) scheduleOverflow(state, call, type)
}

function turnAway(state: State, call: number, kind: number): void {
  state.inSystem -= lineOf(state, call)
  endUnanswered(state, call, kind)
}

/** Lines that a call in the queue holds: one, or none for an e-mail. */
export function lineOf(state: State, call: number): number {
  return state.journey !== undefined && journeyOf(state, call).deferred ? 0 : 1
}

function balks(state: State, call: number, { balk, announcement, type: index }: Segment): boolean {
  if (!balk && !announcement) return false
  const type = state.types[index]
  let stays = announcement ? 1 - announcement.balk : 1
  if (balk?.kind === 'fixed') stays *= 1 - balk.probability
  else if (balk?.kind === 'queue') stays /= 1 + balk.beta * type.waiting
  else if (balk?.kind === 'steps') stays *= 1 - responseTo(state, balk.load, type)
  return state.calls.times[call * TIME.size + TIME.balk] >= stays
}

/** The budget as drawn, changed by experience, by the load seen and by an announcement. */
function budgetOf(state: State, call: number, segment: SegmentState): number {
  const { experience, loadOnArrival, announcement, type } = segment.spec
  let budget = state.calls.times[call * TIME.size + TIME.budget]
  if (experience) {
    const { mean } = segment.spec.budget!
    if (mean > 0 && mean < Number.POSITIVE_INFINITY)
      budget *= Math.max(0, mean + experience.gain * expectedWait(state, call, segment)) / mean
  }
  for (let i = 0; i < loadOnArrival.length; i++) budget *= responseTo(state, loadOnArrival[i], state.types[type])
  return announcement ? announced(state, budget, announcement, state.types[type]) : budget
}

/**
 * Up to the announced delay A the budget is used up at speed 1, after it at speed exp(growth · (t − A)): with an
 * exponential budget of hazard h that is the hazard h before A and h·exp(growth · (t − A)) after.
 */
function announced(state: State, budget: number, { delay, estimator, growth }: Announcement, type: TypeState): number {
  const told = delay ?? anticipatedWait(state, estimator, type)
  if (budget <= told || growth === 0) return budget
  const used = 1 + growth * (budget - told)
  return used > 0 ? told + Math.log(used) / growth : Number.POSITIVE_INFINITY
}

function startPatience(state: State, call: number, { clock, incidental }: Segment): void {
  const { times, facts } = state.calls
  const budget = times[call * TIME.size + TIME.budget]
  const distraction = incidental === undefined ? Number.POSITIVE_INFINITY : times[call * TIME.size + TIME.incidental]
  // In real time the earlier of the two is enough; on a slowed clock nobody knows yet which it will be.
  const distracted = distraction < Number.POSITIVE_INFINITY && (clock > 0 || distraction < budget)
  facts[call * FACT.size + FACT.distracted] = distracted ? 1 : 0
  if (distracted) state.patience.push(call, state.now + distraction, state.nextOrder())
  if (budget === Number.POSITIVE_INFINITY) return
  if (clock > 0) state.clocks[clock].push(call, state.now, budget, state.nextOrder())
  else if (!distracted) state.patience.push(call, state.now + budget, state.nextOrder())
}

/** Patience on this clock has run out, or the caller was distracted. */
export function onAbandon(state: State, clock: number): void {
  const { times, facts } = state.calls
  const call = clock === 0 ? state.patience.id : state.clocks[clock].id
  const segment = state.segments[facts[call * FACT.size + FACT.segment]]
  const distracted = clock === 0 && facts[call * FACT.size + FACT.distracted] === 1
  leaveQueue(state, call, state.types[facts[call * FACT.size + FACT.type]])
  state.inSystem -= lineOf(state, call)
  if (segment.spec.experience?.observation === 'estimate')
    learn(state, call, state.now - times[call * TIME.size + TIME.arrived] + expectedWait(state, call, segment))
  endUnanswered(state, call, distracted ? KIND.incidental : KIND.deliberate)
}

/** Takes a waiting call's timers and counts away; the queue itself forgets it when it comes to the head. */
export function leaveQueue(state: State, call: number, type: TypeState): void {
  state.patience.cancel(call)
  type.waiting--
  state.waitingTotal -= type.atOnce
  if (!state.loaded) return
  const { clock } = state.center.segments[state.calls.facts[call * FACT.size + FACT.segment]]
  if (clock > 0) state.clocks[clock].cancel(call)
  setClocks(state, state.center.clocksOnQueue[type.index])
}

/**
 * One who left the queue comes to its head: this is when he would have been answered, had he waited. His place is kept
 * for this alone, so that the virtual wait is known and not guessed.
 */
export function recordVirtualWait(state: State, call: number): void {
  const { times, facts } = state.calls
  times[call * TIME.size + TIME.left] = state.now
  record(state, call, KIND.virtual, 0)
  const { experience } = state.center.segments[facts[call * FACT.size + FACT.segment]]
  if (experience?.observation === 'virtualWait') {
    const learner = experience.ofCustomer ? nextCallOf(state, call) : call
    if (learner >= 0) learn(state, learner, state.now - times[call * TIME.size + TIME.arrived])
  }
  state.calls.give(call)
}

/** The call that this caller is about to make, or -1: he has called again already, or never will. */
function nextCallOf({ calls: { times, facts } }: State, call: number): number {
  const again = facts[call * FACT.size + FACT.again]
  const isHis =
    again >= 0 &&
    facts[again * FACT.size + FACT.is] === STATE.away &&
    facts[again * FACT.size + FACT.type] === facts[call * FACT.size + FACT.type] &&
    facts[again * FACT.size + FACT.attempt] === facts[call * FACT.size + FACT.attempt] + 1 &&
    times[again * TIME.size + TIME.caller] === times[call * TIME.size + TIME.caller]
  return isHis ? again : -1
}

// ── experience ─────────────────────────────────────────────────────────────────────────────────────────────────────

function expectedWait(state: State, call: number, { spec, expected }: SegmentState): number {
  return spec.experience?.ofCustomer ? state.calls.times[call * TIME.size + TIME.expected] : expected
}

/** A wait that a caller has lived through moves what he, or everybody, expects. */
export function learn(state: State, call: number, wait: number): void {
  const segment = state.segments[state.calls.facts[call * FACT.size + FACT.segment]]
  const { experience } = segment.spec
  if (!experience) return
  if (experience.ofCustomer) {
    const place = call * TIME.size + TIME.expected
    state.calls.times[place] += experience.smoothing * (wait - state.calls.times[place])
  } else segment.expected += experience.smoothing * (wait - segment.expected)
}
