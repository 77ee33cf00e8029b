// Load: what is measured, what factor follows from it, and the clocks that it slows.

import type { Estimator } from '../scenario/schema.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { FORM, type Load } from './center.ts'
import type { State, TypeState } from './state.ts'

/** The load of a type as seen now. */
function loadOf(state: State, load: Load, type: TypeState): number {
  switch (load.measure) {
    case 'queueLength':
      return type.waiting
    case 'queuePerAgent':
      return type.waiting / Math.max(1, agentsFor(state, type))
    case 'busyFraction':
      return Math.min(1, busyFor(state, type) / Math.max(1, agentsFor(state, type)))
    case 'anticipatedWait':
      return anticipatedWait(state, load.estimator, type)
  }
}

/** What a load asks for now: a factor, or a probability of balking. */
export function responseTo(state: State, load: Load, type: TypeState): number {
  const x = loadOf(state, load, type)
  let response = 1 + load.coefficient * x
  if (load.form === FORM.power) response = (1 + x) ** load.coefficient
  else if (load.form === FORM.steps) response = stepOf(load, x)
  return Math.min(load.max, Math.max(load.min, response))
}

function stepOf({ from, values, below }: Load, x: number): number {
  let value = below
  for (let i = 0; i < from.length && x >= from[i]; i++) value = values[i]
  return value
}

/**
 * The wait that a caller joining now would be told.
 * queueLength: calls before him and himself, times the mean handle time, shared by the agents (Whitt 1999);
 * headOfLine: the wait so far of the call at the head of the queue; lastToEnter: the wait of the last call to enter
 * service (Ibrahim & Whitt 2009).
 */
export function anticipatedWait(state: State, estimator: Estimator, type: TypeState): number {
  switch (estimator) {
    case 'queueLength':
      return ((type.waiting + 1) * type.spec.meanHandle) / Math.max(1, agentsFor(state, type))
    case 'headOfLine':
      return type.waiting === 0 ? 0 : state.now - state.calls.times[headOfLine(state, type) * TIME.size + TIME.arrived]
    case 'lastToEnter':
      return type.lastWait
  }
}

function headOfLine(state: State, { queue }: TypeState): number {
  let place = 0
  while (state.calls.facts[queue.at(place) * FACT.size + FACT.is] !== STATE.waiting) place++
  return queue.at(place)
}

function agentsFor({ groups }: State, { spec }: TypeState): number {
  let agents = 0
  for (let i = 0; i < spec.groups.length; i++) agents += groups[spec.groups[i]].onDuty
  return agents
}

function busyFor({ groups }: State, { spec }: TypeState): number {
  let busy = 0
  for (let i = 0; i < spec.groups.length; i++) busy += groups[spec.groups[i]].busy
  return busy
}

/** Sets the speed of the clocks that a change of load has touched. */
export function setClocks(state: State, touched: readonly number[]): void {
  for (let i = 0; i < touched.length; i++) {
    const { loads, type } = state.center.clocks[touched[i]]
    let factor = 1
    for (let j = 0; j < loads.length; j++) factor *= responseTo(state, loads[j], state.types[type])
    // Patience × factor and handle time × factor alike: a budget takes `factor` times as long to be used up.
    state.clocks[touched[i]].setStretch(state.now, factor)
  }
}

/** Sets all clocks, before anything has happened. */
export function startClocks(state: State): void {
  setClocks(state, state.clocks.map((_, clock) => clock).slice(1))
}
