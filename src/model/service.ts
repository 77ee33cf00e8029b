// A call in service: talk with hold, then after-call work without the caller.
import { agentFreed, takeAgent } from './agents.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { workAtPlace } from './chats.ts'
import { beginAnswer, endAnswerStretch } from './contact.ts'
import { responseTo, setClocks } from './load.ts'
import { FLAG, KIND } from './outcomes.ts'
import { learn } from './patience.ts'
import { record } from './record.ts'
import type { State } from './state.ts'

const DAY = 86400

/** An idle or just freed agent takes a call that is in no queue (any more). */
export function startService(state: State, call: number, agent: number): void {
  const { now } = state
  const { times, facts } = state.calls
  const time = call * TIME.size
  const type = state.types[facts[call * FACT.size + FACT.type]]
  const group = takeAgent(state, agent)
  facts[call * FACT.size + FACT.agent] = agent
  times[time + TIME.left] = now
  let factor = group.spec.factors[type.index]
  if (state.journey !== undefined) factor *= beginAnswer(state, state.journey, call, agent)
  else {
    type.lastWait = now - times[time + TIME.arrived]
    if (state.center.anyExperience) learn(state, call, type.lastWait)
  }
  if (type.spec.pattern !== undefined) factor *= patternNow(state, type.spec.pattern)
  if (type.spec.loadAtStart !== undefined) factor *= responseTo(state, type.spec.loadAtStart, type)
  if (state.loaded) setClocks(state, state.center.clocksOnBusy[group.index])
  if (state.tell !== undefined) state.tell('is answered', call)
  times[time + TIME.ended] = now + times[time + TIME.talk] * factor
  times[time + TIME.freed] =
    type.work === undefined ? times[time + TIME.ended] : times[time + TIME.ended] + times[time + TIME.work] * factor
  // What goes on beyond the end of a steady-state study is not over then.
  if (type.foreseen && !(state.center.steady && times[time + TIME.freed] >= state.center.end))
    serveForeseen(state, call, agent)
  else serveByStretch(state, call, agent)
}

/** The factor of the interval in which the call is answered; after the last day that day's last. */
export function patternNow({ now, center }: State, pattern: readonly Float64Array[]): number {
  const day = Math.min(Math.floor(now / DAY), pattern.length - 1)
  const slot = Math.floor((now - day * DAY) / center.interval)
  return pattern[day][Math.min(slot, center.intervalsPerDay - 1)]
}

/** All of this service is known now: it is recorded at once, and the slot is free for another call. */
function serveForeseen(state: State, call: number, agent: number): void {
  const { calls } = state
  record(state, call, KIND.answered, FLAG.final)
  schedule(state, agent, calls.times[call * TIME.size + TIME.freed])
  if (state.tell === undefined) return calls.give(call)
  // Only a trace still wants to know whose service it is that ends.
  calls.facts[call * FACT.size + FACT.is] = STATE.away
  state.agents.call[agent] = call
}

/** The talk may be slowed, or its line is wanted when it ends: first the talk, then after-call work. */
function serveByStretch(state: State, call: number, agent: number): void {
  const { times, facts } = state.calls
  const time = call * TIME.size
  facts[call * FACT.size + FACT.is] = STATE.talking
  times[time + TIME.work] = times[time + TIME.freed] - times[time + TIME.ended]
  state.agents.call[agent] = call
  work(state, call, times[time + TIME.ended] - state.now)
}

/** Lets a stretch of work begin now, on the clock of the call's type. */
export function work(state: State, call: number, duration: number): void {
  const { facts } = state.calls
  const { journey } = state
  if (journey !== undefined) {
    const group = state.groups[state.agents.group[facts[call * FACT.size + FACT.agent]]]
    if (group.spec.concurrency !== undefined) return workAtPlace(state, group, call, duration)
  }
  const clock = state.types[facts[call * FACT.size + FACT.type]].spec.serviceClock
  if (clock > 0) state.clocks[clock].push(call, state.now, duration, state.nextOrder())
  else schedule(state, facts[call * FACT.size + FACT.agent], state.now + duration)
}

/** Ends the work of an agent at a time, in the place that `services` has vacant if there is one. */
function schedule(state: State, agent: number, end: number): void {
  if (state.vacant) {
    state.vacant = false
    state.services.replaceTop(agent, end, state.nextOrder())
  } else state.services.push(agent, end, state.nextOrder())
}

/** The first of `services` fires. */
export function onService(state: State): void {
  const agent = state.services.id
  const call = state.agents.call[agent]
  state.vacant = true
  if (call < 0) {
    state.inSystem--
    agentFreed(state, agent)
  } else endStretch(state, call)
  if (!state.vacant) return
  state.vacant = false
  state.services.pop()
}

/** A call in service on a slowed clock. */
export function onSlowedService(state: State, clock: number): void {
  const call = state.clocks[clock].id
  state.clocks[clock].pop()
  endStretch(state, call)
}

/** A contact at one of several places of an agent. */
export function onChatService(state: State, clock: number): void {
  const place = state.clocks[clock].id
  state.clocks[clock].pop()
  endStretch(state, state.agents.call[place])
}

function endStretch(state: State, call: number): void {
  if (state.journey !== undefined) return endAnswerStretch(state, state.journey, call)
  const { times, facts } = state.calls
  const agent = facts[call * FACT.size + FACT.agent]
  const foreseen = facts[call * FACT.size + FACT.is] === STATE.away
  if (foreseen || facts[call * FACT.size + FACT.is] === STATE.talking) state.inSystem--
  if (!foreseen) {
    if (facts[call * FACT.size + FACT.is] === STATE.talking) {
      times[call * TIME.size + TIME.ended] = state.now
      if (times[call * TIME.size + TIME.work] > 0) {
        facts[call * FACT.size + FACT.is] = STATE.working
        if (state.tell !== undefined) state.tell('ends, after-call work begins', call)
        return work(state, call, times[call * TIME.size + TIME.work])
      }
    }
    times[call * TIME.size + TIME.freed] = state.now
    record(state, call, KIND.answered, FLAG.final)
  }
  if (state.tell !== undefined) state.tell('is done', call)
  state.agents.call[agent] = -1
  state.calls.give(call)
  agentFreed(state, agent)
}
