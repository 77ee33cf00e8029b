// A short survey after an answer: a rating, and whether it is solved, as far as the customer knows.
import { normal } from '../engine/ziggurat.ts'
import { CASE } from './cases.ts'
import { PURPOSE, privateDraws } from './draws.ts'
import { caseOf } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG } from './outcomes.ts'
import type { State } from './state.ts'

/** Notes the rating of one who answers the survey; the flags of what he says. */
export function rate(state: State, { spec: { survey }, cases }: JourneyState, call: number, flags: number): number {
  if (!survey) return 0
  const place = caseOf(state, call)
  const s = cases.values[place + CASE.satisfaction]
  const random = privateDraws(state, call, PURPOSE.survey)
  if (random.uniform() >= survey.response * (1 + survey.angry * (1 - s))) return 0
  const rating = Math.round(1 + 4 * s + survey.noise * normal(random))
  cases.values[place + CASE.rating] = Math.min(5, Math.max(1, rating))
  return (flags & (FLAG.solved | FLAG.believed)) > 0 ? FLAG.saidSolved : 0
}
