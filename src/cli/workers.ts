// How many threads a run is worth.
import { availableParallelism } from 'node:os'
import type { Scenario } from '../scenario/schema.ts'
import { expectedCalls } from './summary.ts'

/** A thread takes a fifth of a second to start, in which a million calls can be simulated. */
const WORTH_THREADS = 5e6

/** All processors for a run that takes seconds, one thread for a shorter one. The results are the same. */
export function workersFor(
  scenario: Scenario,
  replications = scenario.study.replications ?? (scenario.steady ? 1 : 100),
): number {
  return expectedCalls(scenario) * replications > WORTH_THREADS ? availableParallelism() : 1
}
