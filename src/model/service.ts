// A call in service: talk with hold, then after-call work without the caller.
import { agentFreed, takeAgent } from './agents.ts'
import { AGENT, ARRIVED, ENDED, FACTS, IS, LEFT, STATE, TALK, TIMES, TYPE, WORK } from './calls.ts'
import { factorOf, setClocks } from './load.ts'
import { FINAL, KIND } from './outcomes.ts'
import { learn } from './patience.ts'
import { record } from './record.ts'
import type { State, TypeState } from './state.ts'

/** An idle or just freed agent takes a call that is in no queue (any more). */
export function startService(state: State, call: number, agent: number): void {
  const { now, calls } = state
  const { times, facts } = calls
  const time = call * TIMES
  const type = state.types[facts[call * FACTS + TYPE]]
  const group = takeAgent(state, agent)
  facts[call * FACTS + IS] = STATE.talking
  facts[call * FACTS + AGENT] = agent
  times[time + LEFT] = now
  state.inService++
  type.lastWait = now - times[time + ARRIVED]
  if (state.center.anyExperience) learn(state, call, type.lastWait)
  let factor = group.spec.factors[type.index]
  if (type.spec.loadAtStart !== undefined) factor *= factorOf(state, type.spec.loadAtStart, type)
  if (type.work !== undefined) times[time + WORK] *= factor
  if (state.loaded) setClocks(state, state.center.clocksOnBusy[group.index])
  if (state.tell !== undefined) state.tell('is answered', call)
  work(state, call, type, times[time + TALK] * factor)
}

/** Lets a stretch of work begin now, in the place that `services` has vacant if there is one. */
function work(state: State, call: number, type: TypeState, duration: number): void {
  const clock = type.spec.serviceClock
  if (clock > 0) state.clocks[clock].push(call, state.now, duration, state.nextOrder())
  else if (state.vacant) {
    state.vacant = false
    state.services.replaceTop(call, state.now + duration, state.nextOrder())
  } else state.services.push(call, state.now + duration, state.nextOrder())
}

/** The first of `services` fires. */
export function onService(state: State): void {
  state.vacant = true
  endStretch(state, state.services.id)
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
  if (facts[call * FACTS + IS] === STATE.talking) {
    times[call * TIMES + ENDED] = state.now
    state.inSystem--
    const type = state.types[facts[call * FACTS + TYPE]]
    if (type.work !== undefined && times[call * TIMES + WORK] > 0) {
      facts[call * FACTS + IS] = STATE.working
      if (state.tell !== undefined) state.tell('ends, after-call work begins', call)
      return work(state, call, type, times[call * TIMES + WORK])
    }
  }
  finish(state, call, facts[call * FACTS + AGENT])
}

function finish(state: State, call: number, agent: number): void {
  if (state.tell !== undefined) state.tell('is done', call)
  record(state, call, KIND.answered, FINAL)
  state.inService--
  state.calls.give(call)
  agentFreed(state, agent)
}
