// One chunk of work: simulate its replications, pack what they show. The same wherever it runs.
import { estimate, type Reference } from '../../measures/estimate.ts'
import { sumObservations } from '../../measures/fold.ts'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { runTrial } from '../trials.ts'
import { pack } from './packing.ts'
import type { Plan } from './plan.ts'
import { columnsOf, type Points, pointsOf } from './points.ts'
import type { Chunk, ChunkResult, Failure, Range, TrialResult } from './trial.ts'

/** Runs chunks of a plan in this thread, one after another. */
export function workOn(plan: Plan): (chunk: Chunk) => ChunkResult {
  const points = pointsOf(plan)
  return chunk => {
    const since = performance.now()
    const results: TrialResult[] = []
    const failures: Failure[] = []
    for (const range of chunk) runRange(range, { plan, points, results, failures })
    return { results, failures, ms: performance.now() - since }
  }
}

type Work = { plan: Plan; points: Points; results: TrialResult[]; failures: Failure[] }

/** Where a replication fails, the rest of its range is left: it would most likely fail in the same way. */
function runRange({ point, from, to }: Range, { plan, points, results, failures }: Work): void {
  for (let replication = from; replication < to; replication++) {
    try {
      results.push(runOne(plan, points, { point, replication }))
    } catch (error) {
      failures.push({ point, from: replication, to, message: error instanceof Error ? error.message : String(error) })
      return
    }
  }
}

/** Simulates one replication of a point. */
export function runOne(
  { seed, columns }: Plan,
  points: Points,
  { point, replication }: { point: number; replication: number },
): TrialResult {
  const { tabulation, whole } = points(point)
  const observations = runTrial(tabulation, { seed, replication, whole })
  return { point, replication, ...pack(observations), values: valuesOf(tabulation, observations, columns) }
}

/** In the order of the columns; NaN where this point does not know a measure that another one does. */
function valuesOf(
  tabulation: Tabulation,
  observations: readonly Observation[],
  columns: readonly string[],
): Float64Array {
  const one = [sumObservations(observations)]
  const known = referencesOf(tabulation)
  return Float64Array.from(columns, name => {
    const asked = known.get(name)
    return asked ? estimate(tabulation, one, asked).value : Number.NaN
  })
}

const references = new WeakMap<Tabulation, Map<string, Reference>>()

function referencesOf(tabulation: Tabulation): Map<string, Reference> {
  const known = references.get(tabulation) ?? new Map(columnsOf(tabulation).map(({ name, asked }) => [name, asked]))
  references.set(tabulation, known)
  return known
}
