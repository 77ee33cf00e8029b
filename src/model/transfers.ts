// From door to desk: which queue a call reaches, and how it is passed on from a wrong desk to the right one.
import { agentFreed } from './agents.ts'
import { FACT, TIME } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import { EXIT } from './center-journey.ts'
import { idlePlace } from './chats.ts'
import { choose, drawPatienceAgain, PURPOSE, privateDraws } from './draws.ts'
import { caseOf, journeyOf, ownType } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG, KIND } from './outcomes.ts'
import { rejoin } from './patience.ts'
import { record } from './record.ts'
import { idleGroupFor, reach } from './routing.ts'
import { lose } from './satisfaction.ts'
import { startService } from './service.ts'
import type { State, TypeState } from './state.ts'

/** Sends a call to its queue, or to a wrong one. */
export function route(state: State, journey: JourneyState, call: number, exit: number): void {
  const own = ownType(state, call)
  const target = exit <= EXIT.type ? EXIT.type - exit : wrongTypeFor(state, journey, call)
  if (target >= 0 && target !== own) sendToWrongDesk(state, journey, call, target)
  reach(state, call, state.types[state.calls.facts[call * FACT.size + FACT.type]])
}

/** The wrong type that a call is sent to, or -1. */
function wrongTypeFor(state: State, { dataQuality }: JourneyState, call: number): number {
  const { misrouting } = journeyOf(state, call)
  if (misrouting === undefined) return -1
  const random = privateDraws(state, call, PURPOSE.misrouting)
  const probability = misrouting.probability ?? misrouting.most * (1 - dataQuality)
  if (random.uniform() >= probability) return -1
  return misrouting.to[choose(misrouting.upTo, random.uniform())]
}

function sendToWrongDesk(state: State, journey: JourneyState, call: number, target: number): void {
  const { times, facts } = state.calls
  const { values } = journey.cases
  const place = caseOf(state, call)
  const time = call * TIME.size
  const { diagnosis } = journeyOf(state, call).misrouting!
  values[place + CASE.ownTalk] = times[time + TIME.talk]
  values[place + CASE.ownWork] = times[time + TIME.work]
  values[place + CASE.flags] |= FLAG.misrouted
  values[place + CASE.marks] |= MARK.wrongDesk
  const random = privateDraws(state, call, PURPOSE.diagnosis)
  times[time + TIME.talk] = (diagnosis ?? state.types[target].spec.talk).sample(random)
  times[time + TIME.work] = 0
  facts[call * FACT.size + FACT.type] = target
  if (journey.satisfaction) lose(journey, place, journey.satisfaction.misrouted)
}

/** The wrong desk has seen its error: the call goes to the right queue, and the agent is free. */
export function transferToRightDesk(state: State, journey: JourneyState, call: number, agent: number): void {
  const { times, facts } = state.calls
  const { values } = journey.cases
  const place = caseOf(state, call)
  const time = call * TIME.size
  const { warm, retell, continues } = journeyOf(state, call).misrouting!
  passOn(state, journey, call, warm)
  const own = ownType(state, call)
  const waited = times[time + TIME.left] - values[place + CASE.joined]
  facts[call * FACT.size + FACT.type] = own
  times[time + TIME.talk] = values[place + CASE.ownTalk] * retell
  times[time + TIME.work] = values[place + CASE.ownWork]
  values[place + CASE.marks] &= ~MARK.wrongDesk
  if (continues) times[time + TIME.budget] = Math.max(0, times[time + TIME.budget] - waited)
  else drawPatienceAgain(state, call)
  reachAgain(state, journey, call, { type: state.types[own], warm })
  state.agents.call[agent] = -1
  agentFreed(state, agent)
}

/** An agent who has lost control hands over to an idle colleague; false when there is none. */
export function handOver(state: State, journey: JourneyState, call: number, agent: number): boolean {
  const { times, facts } = state.calls
  const place = caseOf(state, call)
  const type = state.types[facts[call * FACT.size + FACT.type]]
  const group = idleGroupFor(state, type)
  if (group === undefined || group.idle.size === 0) return false
  const colleague = idlePlace(state, group)
  passOn(state, journey, call, true)
  times[call * TIME.size + TIME.talk] = journey.cases.values[place + CASE.rest]
  times[call * TIME.size + TIME.work] = journey.cases.values[place + CASE.ownWork]
  journey.cases.values[place + CASE.rest] = 0
  journey.cases.values[place + CASE.marks] &= ~MARK.outOfControl
  journey.cases.values[place + CASE.before] +=
    times[call * TIME.size + TIME.left] - journey.cases.values[place + CASE.joined]
  journey.cases.values[place + CASE.joined] = state.now
  times[call * TIME.size + TIME.arrived] = state.now
  startService(state, call, colleague)
  state.agents.call[agent] = -1
  agentFreed(state, agent)
  return true
}

/** The part of a call that a desk has handled before it passed the call on. */
function passOn(state: State, journey: JourneyState, call: number, warm: boolean): void {
  const place = caseOf(state, call)
  const { times } = state.calls
  times[call * TIME.size + TIME.ended] = state.now
  times[call * TIME.size + TIME.freed] = state.now
  journey.cases.values[place + CASE.transfers]++
  if (Number.isNaN(journey.cases.values[place + CASE.firstAnswer]))
    journey.cases.values[place + CASE.firstAnswer] = times[call * TIME.size + TIME.left]
  if (journey.satisfaction) lose(journey, place, journey.satisfaction[warm ? 'warmTransfer' : 'coldTransfer'])
  if (state.tell !== undefined) state.tell(warm ? 'is passed on' : 'is transferred', call)
  record(state, call, KIND.transferred, warm ? 0 : FLAG.cold)
}

type Desk = { type: TypeState; warm: boolean }

/** A transferred call finds an idle agent of the right desk, or joins its queue: at the tail, or at the head. */
function reachAgain(state: State, { cases: { values } }: JourneyState, call: number, { type, warm }: Desk): void {
  const place = caseOf(state, call)
  const { times } = state.calls
  values[place + CASE.before] += times[call * TIME.size + TIME.left] - values[place + CASE.joined]
  values[place + CASE.joined] = state.now
  times[call * TIME.size + TIME.arrived] = state.now
  const group = idleGroupFor(state, type)
  state.calls.facts[call * FACT.size + FACT.agent] = -1
  if (group !== undefined && group.idle.size > 0) startService(state, call, idlePlace(state, group))
  else rejoin(state, call, type, { warm })
}
