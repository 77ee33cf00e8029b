// Rows of outcomes.
import { AGENT, ARRIVED, ATTEMPT, BUDGET, ENDED, FACTS, FREED, LEFT, SEGMENT, TIMES } from './calls.ts'
import {
  FRESH,
  ROW_ARRIVED,
  ROW_ENDED,
  ROW_FACTS,
  ROW_FLAGS,
  ROW_FREED,
  ROW_GROUP,
  ROW_KIND,
  ROW_LEFT,
  ROW_PATIENCE,
  ROW_SEGMENT,
  ROW_TIMES,
} from './outcomes.ts'
import type { State } from './state.ts'

/** A row for a call of which all is known, or for a virtual wait. */
export function record(state: State, call: number, kind: number, flags: number): void {
  if (state.outcomes.size === state.outcomes.capacity) state.outcomes = state.flush(state.outcomes)
  const { outcomes, calls } = state
  const row = outcomes.size++
  const from = calls.times
  const time = call * TIMES
  const { times, facts } = outcomes
  const at = row * ROW_TIMES
  times[at + ROW_ARRIVED] = from[time + ARRIVED]
  times[at + ROW_LEFT] = from[time + LEFT]
  times[at + ROW_ENDED] = from[time + ENDED]
  times[at + ROW_FREED] = from[time + FREED]
  times[at + ROW_PATIENCE] = from[time + BUDGET]
  const fact = call * FACTS
  const agent = calls.facts[fact + AGENT]
  const place = row * ROW_FACTS
  facts[place + ROW_KIND] = kind
  facts[place + ROW_FLAGS] = calls.facts[fact + ATTEMPT] === 0 ? flags | FRESH : flags
  facts[place + ROW_SEGMENT] = calls.facts[fact + SEGMENT]
  facts[place + ROW_GROUP] = agent < 0 ? -1 : state.agents.group[agent]
}
