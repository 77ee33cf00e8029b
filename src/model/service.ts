// A call in service: talk with hold, then after-call work without the caller.
import { agentFreed, takeAgent } from './agents.ts'
import { AGENT, ARRIVED, ENDED, FACTS, FREED, IS, LEFT, STATE, TALK, TIMES, TYPE, WORK } from './calls.ts'
import { factorOf, setClocks } from './load.ts'
import { FINAL, KIND } from './outcomes.ts'
import { learn } from './patience.ts'
import { record } from './record.ts'
import type { State } from './state.ts'

/** An idle or just freed agent takes a call that is in no queue (any more). */
export function startService(state: State, call: number, agent: number): void {
  const { now } = state
  const { times, facts } = state.calls
  const time = call * TIMES
  const type = state.types[facts[call * FACTS + TYPE]]
  const group = takeAgent(state, agent)
  facts[call * FACTS + AGENT] = agent
  times[time + LEFT] = now
  type.lastWait = now - times[time + ARRIVED]
  if (state.center.anyExperience) learn(state, call, type.lastWait)
  let factor = group.spec.factors[type.index]
  if (type.spec.loadAtStart !== undefined) factor *= factorOf(state, type.spec.loadAtStart, type)
  if (state.loaded) setClocks(state, state.center.clocksOnBusy[group.index])
  if (state.tell !== undefined) state.tell('is answered', call)
  times[time + ENDED] = now + times[time + TALK] * factor
  times[time + FREED] =
    type.work === undefined ? times[time + ENDED] : times[time + ENDED] + times[time + WORK] * factor
  // What goes on beyond the end of a steady-state study is not over then.
  if (type.foreseen && !(state.center.steady && times[time + FREED] >= state.center.end))
    serveForeseen(state, call, agent)
  else serveByStretch(state, call, agent)
}

/** All of this service is known now: it is recorded at once, and the slot is free for another call. */
function serveForeseen(state: State, call: number, agent: number): void {
  const { calls } = state
  record(state, call, KIND.answered, FINAL)
  schedule(state, agent, calls.times[call * TIMES + FREED])
  if (state.tell === undefined) return calls.give(call)
  // Only a trace still wants to know whose service it is that ends.
  calls.facts[call * FACTS + IS] = STATE.away
  state.agents.call[agent] = call
}

/** The talk may be slowed, or its line is wanted when it ends: first the talk, then after-call work. */
function serveByStretch(state: State, call: number, agent: number): void {
  const { times, facts } = state.calls
  const time = call * TIMES
  facts[call * FACTS + IS] = STATE.talking
  times[time + WORK] = times[time + FREED] - times[time + ENDED]
  state.agents.call[agent] = call
  work(state, call, times[time + ENDED] - state.now)
}

/** Lets a stretch of work begin now, on the clock of the call's type. */
function work(state: State, call: number, duration: number): void {
  const { facts } = state.calls
  const clock = state.types[facts[call * FACTS + TYPE]].spec.serviceClock
  if (clock > 0) state.clocks[clock].push(call, state.now, duration, state.nextOrder())
  else schedule(state, facts[call * FACTS + AGENT], state.now + duration)
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

function endStretch(state: State, call: number): void {
  const { times, facts } = state.calls
  const agent = facts[call * FACTS + AGENT]
  const foreseen = facts[call * FACTS + IS] === STATE.away
  if (foreseen || facts[call * FACTS + IS] === STATE.talking) state.inSystem--
  if (!foreseen) {
    if (facts[call * FACTS + IS] === STATE.talking) {
      times[call * TIMES + ENDED] = state.now
      if (times[call * TIMES + WORK] > 0) {
        facts[call * FACTS + IS] = STATE.working
        if (state.tell !== undefined) state.tell('ends, after-call work begins', call)
        return work(state, call, times[call * TIMES + WORK])
      }
    }
    times[call * TIMES + FREED] = state.now
    record(state, call, KIND.answered, FINAL)
  }
  if (state.tell !== undefined) state.tell('is done', call)
  state.agents.call[agent] = -1
  state.calls.give(call)
  agentFreed(state, agent)
}
