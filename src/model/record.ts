// Rows of outcomes.
import { FACT, TIME } from './calls.ts'
import { CASE } from './cases.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG, KIND, ROW_FACT, ROW_JOURNEY, ROW_TIME } from './outcomes.ts'
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
  if (state.journey !== undefined) recordJourney(state, state.journey, call, row)
}

/** What the row of a call says of its journey. One who left and is remembered in the queue has no case any more. */
function recordJourney(state: State, { cases: { values } }: JourneyState, call: number, row: number): void {
  const { times, facts, journeys } = state.outcomes
  const from = state.calls
  const at = row * ROW_JOURNEY.size
  const slot = from.facts[call * FACT.size + FACT.case]
  times[row * ROW_TIME.size + ROW_TIME.arrived] = from.times[call * TIME.size + TIME.called]
  if (slot < 0) {
    for (let field = 0; field < ROW_JOURNEY.size; field++) journeys[at + field] = 0
    journeys[at + ROW_JOURNEY.joined] = from.times[call * TIME.size + TIME.arrived]
    return
  }
  const place = slot * CASE.size
  facts[row * ROW_FACT.size + ROW_FACT.flags] |= values[place + CASE.flags]
  journeys[at + ROW_JOURNEY.joined] = values[place + CASE.joined]
  journeys[at + ROW_JOURNEY.before] = values[place + CASE.before]
  journeys[at + ROW_JOURNEY.inIvr] = values[place + CASE.inIvr]
  journeys[at + ROW_JOURNEY.loops] = values[place + CASE.loops]
  journeys[at + ROW_JOURNEY.contact] = values[place + CASE.calls]
  journeys[at + ROW_JOURNEY.rating] = values[place + CASE.rating]
  recordCaseOf(values, place, journeys, at)
}

function recordCaseOf(values: Float64Array, place: number, journeys: Float64Array, at: number): void {
  journeys[at + ROW_JOURNEY.satisfaction] = values[place + CASE.satisfaction]
  journeys[at + ROW_JOURNEY.served] = values[place + CASE.served]
  journeys[at + ROW_JOURNEY.transfers] = values[place + CASE.transfers]
  journeys[at + ROW_JOURNEY.opened] = values[place + CASE.opened]
  journeys[at + ROW_JOURNEY.firstAnswer] = values[place + CASE.firstAnswer]
}

/** A row for a case that ends at a time, or is open at the end. */
export function recordCase(state: State, slot: number, { flags, time }: { flags: number; time: number }): void {
  if (state.outcomes.size === state.outcomes.capacity) state.outcomes = state.flush(state.outcomes)
  const { outcomes } = state
  const { values } = state.journey!.cases
  const row = outcomes.size++
  const place = slot * CASE.size
  const at = row * ROW_TIME.size
  for (let field = 0; field < ROW_TIME.size; field++) outcomes.times[at + field] = time
  outcomes.times[at + ROW_TIME.arrived] = values[place + CASE.opened]
  const fact = row * ROW_FACT.size
  outcomes.facts[fact + ROW_FACT.kind] = KIND.case
  outcomes.facts[fact + ROW_FACT.flags] = flags
  outcomes.facts[fact + ROW_FACT.segment] = values[place + CASE.segment]
  outcomes.facts[fact + ROW_FACT.group] = -1
  const journey = row * ROW_JOURNEY.size
  for (let field = 0; field < ROW_JOURNEY.size; field++) outcomes.journeys[journey + field] = 0
  outcomes.journeys[journey + ROW_JOURNEY.contact] = values[place + CASE.calls]
  recordCaseOf(values, place, outcomes.journeys, journey)
}
