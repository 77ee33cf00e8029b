// What a measure is at every point of a study, and in each replication, so that points can be paired.
import { definitionOf } from '../../measures/definitions.ts'
import { estimate, fractions, type Reference } from '../../measures/estimate.ts'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { askedOf } from '../../measures/tidy.ts'
import { UserError } from '../../scenario/problems.ts'
import {
  type Estimate,
  pairedDifference,
  pairedRatioDifference,
  type RatioData,
  ratioDeviations,
} from '../../stats/interval.ts'
import { shapeOf, unpack } from './packing.ts'
import { pointsOf } from './points.ts'
import type { Store } from './store.ts'

/** A measure at a point. */
export type Outcome = {
  value: Estimate
  /** One pair an observation; undefined of measures that are no quotient of sums, as percentiles. */
  parts: RatioData | undefined
}

export type Analysed = Pick<Store, 'file' | 'manifest' | 'trials' | 'estimated'>

/**
 * Measures of everything together at every point: by measure, then by point. The value is NaN at points that do not know it.
 * @throws UserError for a study that is not complete, and measures that it cannot tell
 */
export async function outcomesOf(store: Analysed, measures: readonly Reference[]): Promise<Outcome[][]> {
  await insistComplete(store)
  const points = pointsOf(store.manifest.plan)
  for (const measure of measures) insistKnown(points(0).tabulation, measure, store.file)
  const outcomes: Outcome[][] = measures.map(() => [])
  for (let point = 0; point < store.manifest.plan.points.length; point++) {
    const { tabulation } = points(point)
    const observations = await observationsOf(store, point, tabulation)
    const { confidence } = store.manifest.plan
    for (const [i, measure] of measures.entries())
      outcomes[i].push(outcomeOf(tabulation, observations, { ...measure, confidence }))
  }
  return outcomes
}

async function insistComplete(store: Analysed): Promise<void> {
  const { file, manifest } = store
  const { points } = manifest.plan
  const done = (await store.estimated()).size
  if (done === points.length) return
  const next = manifest.shard === null ? `go on with: savlanut resume ${file}` : 'merge all parts of the study first'
  throw new UserError(
    `${file} is not complete, ${points.length - done} of ${points.length} points are missing: ${next}`,
  )
}

function insistKnown(tabulation: Tabulation, { measure, threshold }: Reference, file: string): void {
  const asked = askedOf(tabulation).filter(each => each.measure === measure)
  if (asked.length === 0)
    throw new UserError(`${measure} is not known in ${file}: its scenario has nothing of the kind`)
  const known = asked.map(each => each.threshold)
  if (threshold !== undefined && !known.includes(threshold))
    throw new UserError(
      `${measure} within ${threshold} s was not counted in ${file}, but within ${known.join(' s, ')} s: begin a study with it, --measure and --store`,
    )
}

/** Of everything together only. */
async function observationsOf(store: Analysed, point: number, tabulation: Tabulation): Promise<Observation[]> {
  const observations: Observation[] = []
  const shape = shapeOf(tabulation)
  for await (const trials of store.trials(point))
    for (const trial of trials) observations.push(...unpack(trial, shape).map(each => together(each, tabulation.width)))
  return observations
}

function outcomeOf(
  tabulation: Tabulation,
  observations: readonly Observation[],
  asked: Reference & { confidence: number },
): Outcome {
  const overall = { ...tabulation, slices: tabulation.slices.slice(0, 1) }
  if (!askedOf(overall).some(({ measure }) => measure === asked.measure)) return { value: UNKNOWN, parts: undefined }
  return {
    value: estimate(overall, observations, asked),
    parts: isPaired(asked) ? fractions(overall, observations, asked) : undefined,
  }
}

/** The counters of everything together, in memory of their own, so that all others are let go. */
const together = ({ rows, waits }: Observation, width: number): Observation => ({ rows: rows.slice(0, width), waits })

const NONE = Number.NaN
const UNKNOWN: Estimate = { value: NONE, low: NONE, high: NONE, standardError: NONE, n: 0 }

const isPaired = ({ measure }: Reference) => ['ratio', 'count'].includes(definitionOf(measure).estimator)
const isRatio = ({ measure }: Reference) => definitionOf(measure).estimator === 'ratio'

/**
 * `one − other` of the same replications, which have the same callers; without an interval for measures that cannot be
 * paired, and where points differ in how often they were replicated.
 */
export function differenceOf(
  one: Outcome,
  other: Outcome,
  { measure, confidence }: { measure: Reference; confidence: number },
): Estimate {
  const [ours, theirs] = [one.parts, other.parts]
  if (!ours || !theirs || ours.numerators.length !== theirs.numerators.length)
    return { value: one.value.value - other.value.value, low: NONE, high: NONE, standardError: NONE, n: one.value.n }
  if (isRatio(measure)) return pairedRatioDifference(ours, theirs, confidence)
  return pairedDifference(quotients(ours), quotients(theirs), confidence)
}

const quotients = ({ numerators, denominators }: RatioData) =>
  Float64Array.from(numerators, (each, i) => each / denominators[i])

/** What each observation adds to the error of a point's value, times their number; undefined where that is not known. */
export function deviationsOf({ value, parts }: Outcome, measure: Reference): Float64Array | undefined {
  if (!parts) return undefined
  if (isRatio(measure)) return ratioDeviations(parts).deviations
  return quotients(parts).map(each => each - value.value)
}
