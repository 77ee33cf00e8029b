// What is asked of a run: the options, and what the scenario says where they are silent.
import type { Reference } from '../measures/estimate.ts'
import type { Axis, Where } from '../measures/slices.ts'
import type { Scenario } from '../scenario/schema.ts'
import { measureOf } from './language.ts'
import { FIRST } from './precision.ts'

export type Progress = {
  /** Replications done. */
  done: number
  /** Replications planned so far; with a precision more may follow. */
  planned: number
}

export type Precision = {
  /** "abandonment", "serviceLevel(20 s)" … */
  measure: string
  /** Half-width of its interval ÷ its value, at most: 0.02, say. */
  relative: number
  /** Of what; default: everything together. */
  where?: Where
  /** Most replications; default 10,000. */
  most?: number
}

export type RunOptions = {
  /** Default: `study.replications` of the scenario, else 100, or 1 for a steady-state study. */
  replications?: number
  /** Default: `study.seed` of the scenario. */
  seed?: string | number
  /** Of the intervals; default: `study.confidence` of the scenario. */
  confidence?: number
  /** Replicates until this is reached; `replications`, and at least 10, are then where to begin. */
  precision?: Precision
  /** Further axes to cut by: `dayInterval` and its like, every interval of every day by itself. */
  axes?: readonly Axis[]
  /** Measures that will be asked for with a threshold of their own, such as "serviceLevel(45 s)". */
  measures?: readonly string[]
  /** Worker threads; default 1: everything in this thread. The results are the same bytes for any number. */
  workers?: number
  /** Is told after every replication. */
  onProgress?: (progress: Progress) => void
}

/** The options with their defaults, measures read. */
export type Study = {
  /** Replications before the first look, or all. */
  replications: number
  seed: string
  confidence: number
  precision: { asked: Reference; where: Where; relative: number; most: number } | undefined
  axes: readonly Axis[]
  /** Measures that will be asked for. */
  asked: readonly Reference[]
  workers: number
  onProgress: (progress: Progress) => void
}

const MOST = 10_000

/** @throws UserError for unknown measures, RangeError for numbers out of range */
export function studyOf({ study, steady }: Scenario, options: RunOptions): Study {
  const {
    replications,
    seed = study.seed,
    confidence = study.confidence,
    axes = [],
    workers = 1,
    onProgress = () => {},
  } = options
  const precision = options.precision && precisionOf(options.precision)
  const count = precision
    ? Math.max(FIRST, replications ?? FIRST)
    : (replications ?? study.replications ?? (steady ? 1 : 100))
  insist(Number.isInteger(count) && count >= 1, 'replications must be a whole number, at least 1', count)
  insist(Number.isInteger(workers) && workers >= 1, 'workers must be a whole number, at least 1', workers)
  insist(confidence > 0 && confidence < 1, 'confidence must lie between 0 and 1', confidence)
  const asked = [...(options.measures ?? []).map(measureOf), ...(precision ? [precision.asked] : [])]
  return { replications: count, seed: String(seed), confidence, precision, axes, asked, workers, onProgress }
}

function precisionOf({ measure, relative, where = {}, most = MOST }: Precision): NonNullable<Study['precision']> {
  insist(relative > 0, 'the precision must be greater than 0', relative)
  insist(most >= FIRST, `the most replications must be at least ${FIRST}`, most)
  return { asked: measureOf(measure), where, relative, most }
}

function insist(holds: boolean, rule: string, given: number): void {
  if (!holds) throw new RangeError(`${rule}, not ${given}`)
}
