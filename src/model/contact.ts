// An answer from its beginning to its end, where there is a journey: which desk, which agent, how hard.
import { agentFreed } from './agents.ts'
import { dial, onNobody } from './callbacks.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import { PURPOSE, privateDraws } from './draws.ts'
import { caseOf, journeyOf } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG } from './outcomes.ts'
import { learn } from './patience.ts'
import { chanceOf, endContact } from './resolution.ts'
import { lose } from './satisfaction.ts'
import { patternNow, work } from './service.ts'
import type { State, TypeState } from './state.ts'
import { TRAIT } from './traits.ts'
import { handOver, transferToRightDesk } from './transfers.ts'

/** An agent takes a call, or dials a callback; the factor that agent and call put on the handle time. */
export function beginAnswer(state: State, journey: JourneyState, call: number, agent: number): number {
  const { times, facts } = state.calls
  const { values } = journey.cases
  const { traits } = journey
  const place = caseOf(state, call)
  const is = facts[call * FACT.size + FACT.is]
  if (is === STATE.held || is === STATE.promised) dial(state, journey, call)
  else noteWait(state, call, state.types[facts[call * FACT.size + FACT.type]])
  const profile = traits.profiles[state.agents.group[agent]]
  if (profile) traits.pass(agent, profile, state.now, 0)
  if ((values[place + CASE.marks] & MARK.noAnswer) > 0) return 1
  if (Number.isNaN(values[place + CASE.firstAnswer])) values[place + CASE.firstAnswer] = state.now
  let factor = profile ? traits.handleFactor(agent, profile) : 1
  if ((values[place + CASE.marks] & MARK.wrongDesk) === 0) {
    const { lookUp, hardCalls } = journeyOf(state, call)
    values[place + CASE.factor] = factor
    const isFirstDesk = (values[place + CASE.flags] & FLAG.hard) === 0
    values[place + CASE.chance] = chanceOf(state, journey, call, agent)
    if (lookUp && isFirstDesk)
      times[call * TIME.size + TIME.talk] +=
        lookUp.sample(privateDraws(state, call, PURPOSE.lookUp)) * (1 - journey.dataQuality) * journey.lookUp
    if (hardCalls) factor *= isFirstDesk ? meetHard(state, journey, call, agent) : hardCalls.handleFactor
  }
  values[place + CASE.factor] = factor
  return factor
}

function noteWait(state: State, call: number, type: TypeState): void {
  type.lastWait = state.now - state.calls.times[call * TIME.size + TIME.arrived]
  if (state.center.anyExperience) learn(state, call, type.lastWait)
}

/** Whether a call is hard, and whether the agent loses control of it; its factor on the handle time. */
function meetHard(state: State, journey: JourneyState, call: number, agent: number): number {
  const hardCalls = journeyOf(state, call).hardCalls!
  const { values } = journey.cases
  const { times } = state.calls
  const place = caseOf(state, call)
  const random = privateDraws(state, call, PURPOSE.hard)
  if (random.uniform() >= hardCalls.share + hardCalls.angry * (1 - values[place + CASE.satisfaction])) return 1
  values[place + CASE.flags] |= FLAG.hard
  const profile = journey.traits.profiles[state.agents.group[agent]]
  const composure = profile ? journey.traits.composure(agent, profile) : 0.5
  if (profile) journey.traits.hardCall(agent, profile)
  if (random.uniform() < hardCalls.control * 2 * (1 - composure)) {
    values[place + CASE.marks] |= MARK.outOfControl
    const talk = times[call * TIME.size + TIME.talk]
    // The time into the call is real time: of the talk before any factor it is less.
    const factor = hardCalls.handleFactor * factorOf(state, journey, call, agent)
    const after = (journey.handOver?.after ?? Number.POSITIVE_INFINITY) / factor
    if (talk > after) {
      values[place + CASE.rest] = talk - after
      values[place + CASE.ownWork] = times[call * TIME.size + TIME.work]
      times[call * TIME.size + TIME.talk] = after
      times[call * TIME.size + TIME.work] = 0
    }
  }
  return hardCalls.handleFactor
}

/** A stretch of an answer is over: talk, or after-call work. */
export function endAnswerStretch(state: State, journey: JourneyState, call: number): void {
  const { times, facts } = state.calls
  const agent = facts[call * FACT.size + FACT.agent]
  passWork(state, journey, call, agent)
  if (facts[call * FACT.size + FACT.is] === STATE.talking) {
    if (talkGoesOn(state, journey, call, agent)) return
    times[call * TIME.size + TIME.ended] = state.now
    if (!journeyOf(state, call).deferred) state.inSystem--
    const pause = recovery(state, journey, call, agent)
    const rest = times[call * TIME.size + TIME.work] + pause
    journey.cases.values[caseOf(state, call) + CASE.rest] = pause
    if (rest > 0) {
      facts[call * FACT.size + FACT.is] = STATE.working
      if (state.tell !== undefined) state.tell('ends, after-call work begins', call)
      return work(state, call, rest)
    }
  }
  times[call * TIME.size + TIME.freed] = state.now
  const profile = journey.traits.profiles[state.agents.group[agent]]
  if (profile) journey.traits.values[agent * TRAIT.size + TRAIT.handled]++
  endContact(state, journey, call, agent)
  if (state.tell !== undefined) state.tell('is done', call)
  state.agents.call[agent] = -1
  state.calls.give(call)
  agentFreed(state, agent)
}

/** Time has passed at work; a break after a hard call is rest. */
function passWork(state: State, { traits, cases }: JourneyState, call: number, agent: number): void {
  const profile = traits.profiles[state.agents.group[agent]]
  if (!profile) return
  const isWorking = state.calls.facts[call * FACT.size + FACT.is] === STATE.working
  const pause = isWorking ? cases.values[caseOf(state, call) + CASE.rest] : 0
  traits.pass(agent, profile, state.now - pause, 1)
  if (pause > 0) traits.pass(agent, profile, state.now, 0)
}

/** The end of a stretch of talk that is not the end of the talk, or not a talk at all. */
function talkGoesOn(state: State, journey: JourneyState, call: number, agent: number): boolean {
  const { values } = journey.cases
  const place = caseOf(state, call)
  const marks = values[place + CASE.marks]
  if ((marks & MARK.wrongDesk) > 0) {
    transferToRightDesk(state, journey, call, agent)
    return true
  }
  if ((marks & MARK.noAnswer) > 0) {
    onNobody(state, journey, call, agent)
    return true
  }
  if ((marks & MARK.outOfControl) === 0) return false
  const { satisfaction } = journeyOf(state, call).hardCalls!
  const couldHandOver = values[place + CASE.rest] > 0
  if (couldHandOver && journey.handOver) {
    if (handOver(state, journey, call, agent)) {
      lose(journey, place, satisfaction * (1 - journey.handOver.restores))
      return true
    }
  }
  values[place + CASE.marks] &= ~MARK.outOfControl
  lose(journey, place, satisfaction)
  if (!couldHandOver) return false
  const rest = values[place + CASE.rest] * factorOf(state, journey, call, agent)
  state.calls.times[call * TIME.size + TIME.work] = values[place + CASE.ownWork] * factorOf(state, journey, call, agent)
  values[place + CASE.rest] = 0
  work(state, call, rest)
  return true
}

function factorOf(state: State, journey: JourneyState, call: number, agent: number): number {
  const { pattern } = state.types[state.calls.facts[call * FACT.size + FACT.type]].spec
  const atThisHour = pattern === undefined ? 1 : patternNow(state, pattern)
  return journey.cases.values[caseOf(state, call) + CASE.factor] * groupFactor(state, call, agent) * atThisHour
}

function groupFactor(state: State, call: number, agent: number): number {
  return state.groups[state.agents.group[agent]].spec.factors[state.calls.facts[call * FACT.size + FACT.type]]
}

/** A break after a hard call, counted as after-call work; with cover only while nobody waits whom the agent could serve. */
function recovery(state: State, journey: JourneyState, call: number, agent: number): number {
  const group = state.groups[state.agents.group[agent]]
  const rule = group.spec.profile?.recovery
  if (!rule || (journey.cases.values[caseOf(state, call) + CASE.flags] & FLAG.hard) === 0) return 0
  const covered = rule.cover || journey.breakCover
  const waits = group.spec.serves.some(({ type }) => state.types[type].waiting > 0)
  return covered && waits ? 0 : rule.length
}
