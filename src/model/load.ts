// Load: what is measured, what factor follows from it, and the clocks that it slows.

import type { Estimator } from '../scenario/schema.ts'
import { FACT, STATE, TIME } from './calls.ts'
import type { Load, Response } from './center.ts'
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

/** The factor that a load asks for. */
export function factorOf(state: State, load: Load, type: TypeState): number {
  return respond(load.response, loadOf(state, load, type), 1)
}

/** The probability that a table gives for a load; 0 below its first step. */
export function probabilityOf(state: State, load: Load, type: TypeState): number {
  return respond(load.response, loadOf(state, load, type), 0)
}

function respond({ steps, slope, power, min, max }: Response, load: number, below: number): number {
  let factor = below
  if (steps) {
    for (const [from, value] of steps) {
      if (load < from) break
      factor = value
    }
  } else if (slope !== undefined) factor = 1 + slope * load
  else if (power !== undefined) factor = (1 + load) ** power
  return Math.min(max, Math.max(min, factor))
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

function agentsFor(state: State, type: TypeState): number {
  let agents = 0
  for (const group of type.spec.groups) agents += state.groups[group].onDuty
  return agents
}

function busyFor(state: State, type: TypeState): number {
  let busy = 0
  for (const group of type.spec.groups) busy += state.groups[group].busy
  return busy
}

/** Sets the speed of the clocks that a change of load has touched. */
export function setClocks(state: State, clocks: Iterable<number>): void {
  for (const clock of clocks) {
    if (clock === 0) continue
    const { loads, type } = state.center.clocks[clock]
    let factor = 1
    for (const load of loads) factor *= factorOf(state, load, state.types[type])
    // Patience × factor and handle time × factor alike: a budget takes `factor` times as long to be used up.
    state.clocks[clock].setStretch(state.now, factor)
  }
}
