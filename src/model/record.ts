// Rows of outcomes.
import { FACT, TIME } from './calls.ts'
import { FLAG, ROW_FACT, ROW_TIME } from './outcomes.ts'
import type { State } from './state.ts'

/** A row for a call of which all is known, or for a virtual wait. */
export function record(state: State, call: number, kind: number, flags: number): void {
  if (state.outcomes.size === state.outcomes.capacity) state.outcomes = state.flush(state.outcomes)
  const { outcomes, calls } = state
  const row = outcomes.size++
  const from = calls.times
  const time = call * TIME.size
  const { times, facts } = outcomes
  const at = row * ROW_TIME.size
  times[at + ROW_TIME.arrived] = from[time + TIME.arrived]
  times[at + ROW_TIME.left] = from[time + TIME.left]
  times[at + ROW_TIME.ended] = from[time + TIME.ended]
  times[at + ROW_TIME.freed] = from[time + TIME.freed]
  times[at + ROW_TIME.patience] = from[time + TIME.budget]
  const fact = call * FACT.size
  const agent = calls.facts[fact + FACT.agent]
  const place = row * ROW_FACT.size
  facts[place + ROW_FACT.kind] = kind
  facts[place + ROW_FACT.flags] = calls.facts[fact + FACT.attempt] === 0 ? flags | FLAG.fresh : flags
  facts[place + ROW_FACT.segment] = calls.facts[fact + FACT.segment]
  facts[place + ROW_FACT.group] = agent < 0 ? -1 : state.agents.group[agent]
}
