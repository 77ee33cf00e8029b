// Scenarios against one another with common random numbers: the n-th replication of each has the same callers.
import { definitionOf } from '../measures/definitions.ts'
import { fractions, type Reference } from '../measures/estimate.ts'
import { UserError } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/schema.ts'
import { type Estimate, pairedDifference, pairedRatioDifference } from '../stats/interval.ts'
import { type Lead, probabilityOfBest, replicationsToSelect } from '../stats/selection.ts'
import { measureOf } from './language.ts'
import { type Run, run } from './run.ts'
import type { Progress } from './study.ts'

export type Contestant = { name: string; scenario: Scenario }

export type CompareOptions = {
  /** Of each scenario; default: the most that any of them asks for, else 100. */
  replications?: number
  /** Default: that of the first scenario. */
  seed?: string | number
  /** Default: that of the first scenario. */
  confidence?: number
  /** Measures compared; default: a usual choice. */
  measures?: readonly string[]
  /** Replicates until the best by the first measure is selected with this probability … */
  select?: { probability: number; indifference: number; most?: number }
  workers?: number
  onProgress?: (progress: Progress) => void
}

/** A scenario against the first, by one measure. */
export type Difference = {
  measure: Reference
  baseline: Estimate
  value: Estimate
  /** value − baseline, from pairs. */
  difference: Estimate
  /** Share of the replications in which it is better than the baseline, halves for ties; NaN where neither direction is better. */
  better: number
  /** Variance of the difference without pairing ÷ with it: replications saved by common random numbers. */
  saving: number
}

export type Selection = {
  measure: Reference
  /** Names, the best first. */
  ranking: readonly { name: string; value: Estimate }[]
  /** That the first is truly the best: at least this. */
  probability: number
}

export type Comparison = {
  names: readonly string[]
  runs: readonly Run[]
  /** By scenario after the first, by measure. */
  differences: readonly (readonly Difference[])[]
  selection: Selection | undefined
}

/** Compared where nothing is asked for; those that a scenario does not know are left out. */
const USUAL = ['abandonment', 'serviceLevel', 'speedOfAnswer', 'occupancy', 'callerAbandonment'] as const
const USUAL_OF_JOURNEY = ['fcr', 'repeatShare', 'satisfaction', 'churn', 'costPerSolvedCase', 'netValue'] as const

const MOST = 100_000

/**
 * Compares scenarios; the first is what the others are held against.
 * @throws UserError for measures that cannot be paired (percentiles), RangeError for fewer than two scenarios
 */
export async function compare(contestants: readonly Contestant[], options: CompareOptions = {}): Promise<Comparison> {
  if (contestants.length < 2) throw new RangeError('a comparison needs at least two scenarios')
  const measures = measuresFor(contestants, options)
  const { seed = contestants[0].scenario.study.seed, select } = options
  let replications = options.replications ?? Math.max(...contestants.map(each => usualReplications(each)))
  let runs = await runAll(contestants, { ...options, seed, replications })
  if (select) {
    const enough = replicationsFor(runs, measures[0], select)
    if (enough > replications) {
      replications = Math.min(enough, select.most ?? MOST)
      runs = await runAll(contestants, { ...options, seed, replications })
    }
  }
  const confidence = options.confidence ?? contestants[0].scenario.study.confidence
  return {
    names: contestants.map(({ name }) => name),
    runs,
    differences: runs.slice(1).map(each => measures.map(measure => differenceOf(each, runs[0], measure, confidence))),
    selection: selectionOf(contestants, runs, measures[0]),
  }
}

const usualReplications = ({ scenario }: Contestant) => scenario.study.replications ?? 100

async function runAll(
  contestants: readonly Contestant[],
  options: CompareOptions & { replications: number },
): Promise<Run[]> {
  const { replications, onProgress = () => {}, measures, seed, confidence, workers } = options
  const runs: Run[] = []
  const planned = replications * contestants.length
  for (const [i, { scenario }] of contestants.entries())
    runs.push(
      await run(scenario, {
        replications,
        measures,
        seed,
        confidence,
        workers,
        onProgress: ({ done }) => onProgress({ done: i * replications + done, planned }),
      }),
    )
  return runs
}

function measuresFor(contestants: readonly Contestant[], { measures }: CompareOptions): Reference[] {
  if (measures === undefined || measures.length === 0) {
    const journey = contestants.some(({ scenario }) => Object.values(scenario.types).some(type => type.resolution))
    return [...USUAL, ...(journey ? USUAL_OF_JOURNEY : [])].map(measure => ({ measure }))
  }
  const asked = measures.map(measureOf)
  const unpaired = asked.filter(({ measure }) => !['ratio', 'count'].includes(definitionOf(measure).estimator))
  if (unpaired.length > 0)
    throw new UserError(
      unpaired.map(({ measure }) => ({
        path: '',
        message: `${measure} is no sum or ratio of sums of a replication: it cannot be paired`,
      })),
    )
  return asked
}

// ── pairs ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function fractionsOf({ plan, observations }: Run, measure: Reference) {
  return fractions(plan, observations, measure)
}

function differenceOf(one: Run, base: Run, measure: Reference, confidence: number): Difference {
  const [ours, theirs] = [fractionsOf(one, measure), fractionsOf(base, measure)]
  const difference = isRatio(measure)
    ? pairedRatioDifference(ours, theirs, confidence)
    : pairedDifference(valuesOf(ours), valuesOf(theirs), confidence)
  const value = one.estimate(measure)
  const baseline = base.estimate(measure)
  const apart = value.standardError ** 2 + baseline.standardError ** 2
  return {
    measure,
    baseline,
    value,
    difference,
    better: betterShare(valuesOf(ours), valuesOf(theirs), definitionOf(measure.measure).higherIsBetter),
    saving: apart / difference.standardError ** 2,
  }
}

const isRatio = ({ measure }: Reference) => definitionOf(measure).estimator === 'ratio'

type Fractions = ReturnType<typeof fractionsOf>

const valuesOf = ({ numerators, denominators }: Fractions) => numerators.map((each, i) => each / denominators[i])

function betterShare(ours: Float64Array, theirs: Float64Array, higherIsBetter: boolean | undefined): number {
  if (higherIsBetter === undefined) return Number.NaN
  const sign = higherIsBetter ? 1 : -1
  let sum = 0
  let pairs = 0
  ours.forEach((value, i) => {
    const lead = sign * (value - theirs[i])
    if (Number.isNaN(lead)) return
    pairs++
    sum += lead > 0 ? 1 : lead === 0 ? 0.5 : 0
  })
  return sum / pairs
}

// ── ranking ────────────────────────────────────────────────────────────────────────────────────────────────────────

function selectionOf(
  contestants: readonly Contestant[],
  runs: readonly Run[],
  measure: Reference,
): Selection | undefined {
  const { higherIsBetter } = definitionOf(measure.measure)
  if (higherIsBetter === undefined) return undefined
  const sign = higherIsBetter ? 1 : -1
  const ranked = runs
    .map((each, i) => ({ run: each, name: contestants[i].name, value: each.estimate(measure) }))
    .sort((a, b) => sign * (b.value.value - a.value.value))
  const [best, ...others] = ranked
  const leads = others.map(other => leadOf(best.run, other.run, measure, sign))
  return {
    measure,
    ranking: ranked.map(({ name, value }) => ({ name, value })),
    probability: probabilityOfBest(leads),
  }
}

function leadOf(best: Run, other: Run, measure: Reference, sign: number): Lead {
  const { difference } = differenceOf(best, other, measure, 0.95)
  return { lead: sign * difference.value, standardError: difference.standardError, n: difference.n }
}

function replicationsFor(
  runs: readonly Run[],
  measure: Reference,
  { probability, indifference }: NonNullable<CompareOptions['select']>,
): number {
  const n = runs[0].observations.length
  const variances = runs.flatMap((one, i) =>
    runs.slice(i + 1).map(other => n * differenceOf(one, other, measure, 0.95).difference.standardError ** 2),
  )
  return replicationsToSelect(variances, { n, probability, indifference })
}
