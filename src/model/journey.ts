// A case from its first call to its end: what each call begins with, and what follows when a call or the case is over.

import { FACT, TIME } from './calls.ts'
import { CASE } from './cases.ts'
import type { TypeJourney } from './center-journey.ts'
import { churnProbability } from './churn.ts'
import { PURPOSE, privateDraws } from './draws.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG } from './outcomes.ts'
import { recordCase } from './record.ts'
import { lose, restore } from './satisfaction.ts'
import type { State } from './state.ts'

/** Where the values of a call's case begin. */
export function caseOf(state: State, call: number): number {
  return state.calls.facts[call * FACT.size + FACT.case] * CASE.size
}

/** The journey of the type that a call is truly about, wherever it waits. */
export function journeyOf(state: State, call: number): TypeJourney {
  return state.journey!.ofSegment[state.calls.facts[call * FACT.size + FACT.segment]]
}

export function ownType(state: State, call: number): number {
  return state.center.segments[state.calls.facts[call * FACT.size + FACT.segment]].type
}

/** A first call opens a case. */
export function openCase(state: State, journey: JourneyState, call: number): void {
  const { cases, customers } = journey
  const { facts, times } = state.calls
  const slot = cases.take()
  const place = slot * CASE.size
  facts[call * FACT.size + FACT.case] = slot
  for (let field = 0; field < CASE.size; field++) cases.values[place + field] = 0
  cases.values[place + CASE.opened] = state.now
  cases.values[place + CASE.firstAnswer] = Number.NaN
  cases.values[place + CASE.satisfaction] = journey.initial
  cases.values[place + CASE.customer] = -1
  cases.values[place + CASE.segment] = facts[call * FACT.size + FACT.segment]
  if (customers && journeyOf(state, call).ofPopulation) {
    const customer = customers.pick(privateDraws(state, call, PURPOSE.customer).uniform())
    cases.values[place + CASE.customer] = customer
    if (customer >= 0) cases.values[place + CASE.satisfaction] = customers.satisfaction(customer)
  }
  times[call * TIME.size + TIME.called] = state.now
  beginCall(state, journey, call)
}

/** A further call about the same case. */
export function callAgain(state: State, journey: JourneyState, call: number): void {
  const place = caseOf(state, call)
  const { values } = journey.cases
  const disappointed = (values[place + CASE.flags] & FLAG.believed) > 0
  values[place + CASE.flags] = values[place + CASE.served] > 0 ? FLAG.repeat : 0
  state.calls.times[call * TIME.size + TIME.called] = state.now
  if (journey.satisfaction) {
    lose(journey, place, journey.satisfaction.decay)
    if (disappointed) lose(journey, place, journey.satisfaction.brokenPromise)
  }
  beginCall(state, journey, call)
}

function beginCall(state: State, { cases: { values } }: JourneyState, call: number): void {
  const place = caseOf(state, call)
  values[place + CASE.calls]++
  values[place + CASE.joined] = state.now
  values[place + CASE.before] = 0
  values[place + CASE.inIvr] = 0
  values[place + CASE.loops] = 0
  values[place + CASE.marks] = 0
  values[place + CASE.rest] = 0
  values[place + CASE.rating] = 0
}

/** Time in all queues of this call, up to the end of its wait. */
export function waitOf(state: State, { cases: { values } }: JourneyState, call: number): number {
  const place = caseOf(state, call)
  return state.calls.times[call * TIME.size + TIME.left] - values[place + CASE.joined] + values[place + CASE.before]
}

/** The losses of one call, when its wait is over: beyond the tolerance, and in the IVR. */
export function loseByWaiting(state: State, journey: JourneyState, call: number): void {
  const { satisfaction, cases } = journey
  if (satisfaction === undefined) return
  const { values } = cases
  const place = caseOf(state, call)
  const beyond = waitOf(state, journey, call) - journeyOf(state, call).tolerance
  if (beyond > 0) lose(journey, place, (satisfaction.waitPerMinute * beyond) / 60)
  if (values[place + CASE.inIvr] > 0)
    lose(journey, place, (satisfaction.ivrPerMinute * values[place + CASE.inIvr]) / 60)
  if (values[place + CASE.loops] > 0) lose(journey, place, satisfaction.ivrLoop * values[place + CASE.loops])
}

/** A call gets no answer: what it costs in satisfaction. */
export function goUnanswered(state: State, journey: JourneyState, call: number): void {
  const place = caseOf(state, call)
  const { facts } = state.calls
  facts[call * FACT.size + FACT.type] = ownType(state, call)
  if (!journey.satisfaction) return
  loseByWaiting(state, journey, call)
  lose(journey, place, journey.satisfaction.noAnswer)
}

/** After a call without an answer: the case goes on with a redial, or is lost. */
export function afterUnanswered(state: State, journey: JourneyState, call: number, flags: number): void {
  const place = caseOf(state, call)
  if ((flags & FLAG.final) > 0) closeCase(state, journey, call, flags & FLAG.competitor)
  else journey.cases.values[place + CASE.redials]++
  state.calls.facts[call * FACT.size + FACT.case] = -1
}

/** The case is over, now or `after` a time; `flags` say how. The customer may leave, and tells others. */
export function closeCase(state: State, journey: JourneyState, call: number, flags: number, after = 0): void {
  const { cases, customers, satisfaction } = journey
  const place = caseOf(state, call)
  const solved = (flags & FLAG.solved) > 0
  const before = cases.values[place + CASE.satisfaction]
  if (solved && satisfaction) restore(journey, place, satisfaction.recovery)
  const s = cases.values[place + CASE.satisfaction]
  const customer = cases.values[place + CASE.customer]
  // Who has left already about another case, leaves no second time.
  const mayLeave = customers === undefined || !journeyOf(state, call).ofPopulation || customers.has(customer)
  const fate = mayLeave && journey.spec.churn ? fateOf(state, journey, call, flags) : 0
  recordCase(state, place / CASE.size, { flags: flags | fate, time: state.now + after })
  if (customers && customer >= 0) {
    customers.remember(customer, s)
    if ((fate & FLAG.left) > 0 && (fate & FLAG.wonBack) === 0) customers.leave(customer)
  }
  if (journey.spec.wordOfMouth) spread(journey, { s, before, left: (fate & FLAG.left) > 0 })
  cases.give(place / CASE.size)
}

/** Whether the customer leaves, and whether a lower price would win him back. */
function fateOf(state: State, { spec, proactive, cases }: JourneyState, call: number, flags: number): number {
  const { churn, economics } = spec
  const s = cases.values[caseOf(state, call) + CASE.satisfaction]
  const random = privateDraws(state, call, PURPOSE.churn)
  const leaves = churnProbability(churn!, s, (flags & FLAG.solved) > 0)
  const detected = (flags & FLAG.outreach) > 0
  const retained = detected && proactive ? Math.min(1, (1 - leaves) * (1 + proactive.retention)) : 1 - leaves
  if (random.uniform() < retained) return 0
  if (!economics) return FLAG.left
  if (random.uniform() < economics.pricePremium) return FLAG.left | FLAG.premium
  return random.uniform() < economics.winBack ? FLAG.left | FLAG.wonBack : FLAG.left
}

/** The angry and those who leave tell others from now on; so do those whose trouble was well repaired. */
function spread(journey: JourneyState, { s, before, left }: { s: number; before: number; left: boolean }): void {
  const wordOfMouth = journey.spec.wordOfMouth!
  if (left || s < wordOfMouth.angryBelow) journey.angry++
  else if (s >= wordOfMouth.delightedFrom && before < wordOfMouth.delightedFrom) journey.delighted++
}
