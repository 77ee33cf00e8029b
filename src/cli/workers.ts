// How many threads a run is worth.
import { availableParallelism } from 'node:os'
import type { RunOptions } from '../experiment/study.ts'
import { compile } from '../model/compile.ts'
import type { Scenario } from '../scenario/schema.ts'
import { expectedCalls } from './summary.ts'

/** A thread takes a fifth of a second to start, in which a million calls can be simulated. */
const WORTH_THREADS = 5e6

/** Calls of the plain queue that a call with a journey is worth. */
const JOURNEY_WEIGHT = 5

/** How many replications a precision may well take. */
const MANY = 1000

/** All processors for a run that takes seconds, one thread for a shorter one. The results are the same. */
export function workersFor(scenario: Scenario, { replications, precision }: RunOptions): number {
  const usual = replications ?? scenario.study.replications ?? (scenario.steady ? 1 : 100)
  const weight = compile(scenario).journey ? JOURNEY_WEIGHT : 1
  const calls = weight * expectedCalls(scenario) * (precision ? MANY : usual)
  return calls > WORTH_THREADS ? availableParallelism() : 1
}
