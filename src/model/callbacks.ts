// Callbacks in place of waiting: offered, taken, kept, broken.
import { agentFreed } from './agents.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import type { Callback } from './center-journey.ts'
import { idlePlace } from './chats.ts'
import { PURPOSE, privateDraws } from './draws.ts'
import { caseOf, journeyOf, loseByWaiting } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { anticipatedWait } from './load.ts'
import { FLAG, KIND } from './outcomes.ts'
import { record } from './record.ts'
import { repeatOrGiveUp } from './resolution.ts'
import { lose } from './satisfaction.ts'
import { startService } from './service.ts'
import { EVENT, type GroupState, type State, type TypeState } from './state.ts'

/** Offers a callback to one who must wait; true when he takes it and hangs up. */
export function takesCallback(state: State, journey: JourneyState, call: number, type: TypeState): boolean {
  const { callback } = journeyOf(state, call)
  if (callback === undefined || !isOffered(state, callback, type)) return false
  const { values } = journey.cases
  const place = caseOf(state, call)
  values[place + CASE.flags] |= FLAG.offered
  if (journey.satisfaction) lose(journey, place, journey.satisfaction.callbackOffer)
  if (privateDraws(state, call, PURPOSE.callback).uniform() >= callback.accept) return false
  accept(state, journey, call, { callback, type })
  return true
}

function isOffered(state: State, { wait, queue, estimator }: Callback, type: TypeState): boolean {
  if (queue !== undefined) return type.waiting >= queue
  return anticipatedWait(state, estimator, type) >= wait!
}

type Accepted = { callback: Callback; type: TypeState }

function accept(state: State, journey: JourneyState, call: number, { callback, type }: Accepted): void {
  const { times, facts } = state.calls
  const place = caseOf(state, call)
  times[call * TIME.size + TIME.left] = state.now
  if (state.tell !== undefined) state.tell('takes a callback', call)
  state.inSystem--
  loseByWaiting(state, journey, call)
  record(state, call, KIND.callback, 0)
  // From now on it is the center that calls.
  journey.cases.values[place + CASE.joined] = state.now
  journey.cases.values[place + CASE.before] = 0
  journey.cases.values[place + CASE.inIvr] = 0
  journey.cases.values[place + CASE.loops] = 0
  journey.cases.values[place + CASE.due] = state.now + callback.window
  journey.cases.values[place + CASE.attempts] = 0
  journey.cases.values[place + CASE.marks] |= MARK.calledBack
  times[call * TIME.size + TIME.arrived] = state.now
  facts[call * FACT.size + FACT.is] = STATE.held
  if (callback.keepPlace) type.queue.push(call)
  else promiseInstead(state, journey, call)
}

/** The customer is called when an agent has time, not when his turn comes. */
export function promiseInstead(state: State, journey: JourneyState, call: number): void {
  const { facts } = state.calls
  const { reserve, urgent } = journeyOf(state, call).callback!
  const type = facts[call * FACT.size + FACT.type]
  facts[call * FACT.size + FACT.is] = STATE.promised
  promise(state, journey, call)
  // Idle agents in reserve do nothing that would remind them.
  const due = journey.cases.values[caseOf(state, call) + CASE.due]
  if (reserve > 0) state.agenda.schedule(Math.max(state.now, due - urgent), state.nextOrder(), EVENT.urgent, type)
}

/** In the order in which they are due. */
function promise(state: State, journey: JourneyState, call: number): void {
  const ring = journey.callbacks[state.calls.facts[call * FACT.size + FACT.type]]
  const dueOf = (each: number) => journey.cases.values[caseOf(state, each) + CASE.due]
  let place = ring.size
  while (place > 0 && dueOf(ring.at(place - 1)) > dueOf(call)) place--
  ring.insert(place, call)
  journey.callbacksPending++
}

/** The end of a promise is near: even agents in reserve call back. */
export function onUrgent(state: State, index: number): void {
  for (const group of state.types[index].spec.groups) callBack(state, state.journey!, state.groups[group])
}

/** A promise that nears its end goes before waiting calls: that call, or -1. */
export function urgentCallback(state: State, journey: JourneyState, group: GroupState): number {
  if (journey.callbacksPending === 0) return -1
  const type = oldestCallback(state, journey, group)
  if (type < 0) return -1
  return isUrgent(state, journey, journey.callbacks[type].first) ? takeCallback(journey, type) : -1
}

function isUrgent(state: State, journey: JourneyState, call: number): boolean {
  const { urgent } = journeyOf(state, call).callback!
  return state.now >= journey.cases.values[caseOf(state, call) + CASE.due] - urgent
}

/** Idle agents above the reserve call back, the longest idle first. */
export function callBack(state: State, journey: JourneyState, group: GroupState): void {
  while (journey.callbacksPending > 0 && group.idle.size > 0) {
    const type = oldestCallback(state, journey, group)
    if (type < 0) return
    const { first } = journey.callbacks[type]
    const { reserve } = journeyOf(state, first).callback!
    if (group.idle.size <= reserve && !isUrgent(state, journey, first)) return
    startService(state, takeCallback(journey, type), idlePlace(state, group))
  }
}

function takeCallback(journey: JourneyState, type: number): number {
  journey.callbacksPending--
  return journey.callbacks[type].shift()
}

/** The type this group serves whose first callback is due first, or -1. */
function oldestCallback(state: State, journey: JourneyState, { spec }: GroupState): number {
  let best = -1
  let earliest = Number.POSITIVE_INFINITY
  for (let i = 0; i < spec.serves.length; i++) {
    const { type } = spec.serves[i]
    const ring = journey.callbacks[type]
    if (ring.size === 0) continue
    const due = journey.cases.values[caseOf(state, ring.first) + CASE.due]
    if (due >= earliest) continue
    best = type
    earliest = due
  }
  return best
}

/** An agent dials: the customer answers or not. */
export function dial(state: State, journey: JourneyState, call: number): void {
  const { times } = state.calls
  const { values } = journey.cases
  const place = caseOf(state, call)
  const { noAnswer, ring } = journeyOf(state, call).callback!
  const random = privateDraws(state, call, PURPOSE.dial + values[place + CASE.attempts])
  values[place + CASE.attempts]++
  state.inSystem++
  // The time until now was no time in a queue.
  values[place + CASE.before] += state.now - values[place + CASE.joined]
  values[place + CASE.joined] = state.now
  if (state.now > values[place + CASE.due]) values[place + CASE.flags] |= FLAG.broken
  if (noAnswer === 0 || random.uniform() >= noAnswer) return
  values[place + CASE.marks] |= MARK.noAnswer
  values[place + CASE.ownTalk] = times[call * TIME.size + TIME.talk]
  values[place + CASE.ownWork] = times[call * TIME.size + TIME.work]
  times[call * TIME.size + TIME.talk] = ring
  times[call * TIME.size + TIME.work] = 0
}

/** Nobody took the call: another attempt later, or none. */
export function onNobody(state: State, journey: JourneyState, call: number, agent: number): void {
  const { times, facts } = state.calls
  const { values } = journey.cases
  const place = caseOf(state, call)
  const { retries, retryAfter } = journeyOf(state, call).callback!
  const isLast = values[place + CASE.attempts] > retries
  if (state.tell !== undefined) state.tell('does not take the callback', call)
  state.inSystem--
  times[call * TIME.size + TIME.freed] = state.now
  record(state, call, KIND.unreached, isLast ? FLAG.final : 0)
  values[place + CASE.marks] &= ~MARK.noAnswer
  times[call * TIME.size + TIME.talk] = values[place + CASE.ownTalk]
  times[call * TIME.size + TIME.work] = values[place + CASE.ownWork]
  facts[call * FACT.size + FACT.agent] = -1
  state.agents.call[agent] = -1
  if (isLast) {
    repeatOrGiveUp(state, journey, call, 0)
    state.calls.give(call)
  } else {
    facts[call * FACT.size + FACT.is] = STATE.promised
    state.agenda.schedule(state.now + retryAfter, state.nextOrder(), EVENT.callback, call)
  }
  agentFreed(state, agent)
}

/** Time for another attempt. */
export function onRetry(state: State, call: number): void {
  const journey = state.journey!
  const type = state.types[state.calls.facts[call * FACT.size + FACT.type]]
  promise(state, journey, call)
  for (const group of type.spec.groups) callBack(state, journey, state.groups[group])
}
