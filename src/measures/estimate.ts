// From observations to values with their confidence intervals.
import { BINS, countUpTo, type SparseHistogram, toSparse } from '../stats/histogram.ts'
import {
  type Estimate,
  meanEstimate,
  pairedRatioDifference,
  type RatioData,
  ratioEstimate,
  ratioQuotient,
} from '../stats/interval.ts'
import { quantileEstimate } from '../stats/quantile.ts'
import { definitionOf, type Measure, type MeasureId } from './definitions.ts'
import { AXIS_WORDS, type Slice } from './slices.ts'
import type { Observation, ServiceLevel, Tabulation } from './tabulation.ts'
import { evaluate, locate, type Sum, type Terms } from './terms.ts'

/** A measure, with the service-level threshold in seconds where it takes one (default: that of the scenario). */
export type Reference = { measure: MeasureId; threshold?: number }

/** What is asked of observations: a measure of a slice (default: everything together). */
export type Asked = Reference & {
  /** One of the plan's slices, or an equal one. */
  slice?: Slice
  /** Default 0.95. */
  confidence?: number
}

/**
 * The value of a measure over a slice, with its confidence interval.
 * Counts are per replication; by interval, per open day; in a steady-state study, per hour.
 * @returns value NaN where nothing was observed; low and high NaN with fewer than two observations
 * @throws RangeError for a measure that does not exist on the axis of the slice, or a threshold that was not tabulated
 */
export function estimate(plan: Tabulation, observations: readonly Observation[], asked: Asked): Estimate {
  const { confidence = 0.95, slice = plan.slices[0] } = asked
  const measure = existing(asked.measure, slice)
  if (measure.estimator === 'quantile') {
    const histograms = sparseWaits(plan, observations, { slice, of: measure.of })
    return quantileEstimate(histograms, measure.quantile, confidence)
  }
  if (measure.estimator === 'compared') {
    const [first, second] = [measure.first, measure.second].map(fraction => sumsOf(plan, observations, fraction, slice))
    return (measure.how === 'quotient' ? ratioQuotient : pairedRatioDifference)(first, second, confidence)
  }
  const { numerators, denominators } = fractions(plan, observations, asked)
  if (measure.estimator === 'ratio') return ratioEstimate(numerators, denominators, confidence)
  return meanEstimate(
    numerators.map((numerator, i) => numerator / denominators[i]),
    confidence,
  )
}

/**
 * Numerator and denominator of a count or ratio, one pair an observation: what paired comparisons start from. The
 * denominator of a count is the days or hours that it is counted over.
 * @throws RangeError as `estimate`, and for a percentile
 */
export function fractions(
  plan: Tabulation,
  observations: readonly Observation[],
  asked: Asked,
): RatioData & { numerators: Float64Array; denominators: Float64Array } {
  const { above, below, start } = placeOf(plan, asked)
  return {
    numerators: Float64Array.from(observations, ({ rows }) => evaluate(above, rows, start)),
    denominators: Float64Array.from(observations, ({ rows }) => evaluate(below, rows, start)),
  }
}

/** Numerator and denominator of a measure in the rows of an observation: the sums, and where the vector of the slice begins. */
export type Place = { above: Sum; below: Sum; start: number }

/**
 * Where a count or ratio is found in the rows of observations.
 * @throws RangeError as `fractions`
 */
export function placeOf(plan: Tabulation, { measure: id, threshold, slice = plan.slices[0] }: Asked): Place {
  const level = serviceLevelOf(plan, slice)
  const measure = chosen(existing(id, slice), level)
  if (measure.estimator === 'quantile' || measure.estimator === 'compared')
    throw new RangeError(`${id} is no quotient of two sums`)
  const index = measure.parameter ? thresholdIndex(plan, threshold ?? level.within) : 0
  return {
    above: locate(measure.numerator, plan, index),
    below: locate(measure.estimator === 'ratio' ? measure.denominator : countedOver(plan), plan, index),
    start: indexOf(plan, slice) * plan.width,
  }
}

/** A sum of counters of everything together, counted as a measure of the estimator `count`: what ledgers are made of. */
export function estimateSum(
  plan: Tabulation,
  observations: readonly Observation[],
  { terms, confidence = 0.95 }: { terms: Terms; confidence?: number },
): Estimate {
  const { numerators, denominators } = sumsOf(
    plan,
    observations,
    { numerator: terms, denominator: countedOver(plan) },
    plan.slices[0],
  )
  return meanEstimate(
    numerators.map((numerator, i) => numerator / denominators[i]),
    confidence,
  )
}

type Fraction = { numerator: Terms; denominator: Terms }

function sumsOf(
  plan: Tabulation,
  observations: readonly Observation[],
  { numerator, denominator }: Fraction,
  slice: Slice,
): RatioData & { numerators: Float64Array; denominators: Float64Array } {
  const start = indexOf(plan, slice) * plan.width
  const [above, below] = [numerator, denominator].map(terms => locate(terms, plan, 0))
  return {
    numerators: Float64Array.from(observations, ({ rows }) => evaluate(above, rows, start)),
    denominators: Float64Array.from(observations, ({ rows }) => evaluate(below, rows, start)),
  }
}

const countedOver = ({ center }: Tabulation): Terms => (center.steady ? { time: 1 / 3600 } : { days: 1 })

function existing(id: MeasureId, slice: Slice): Measure {
  const measure = definitionOf(id)
  if (measure.axes.includes(slice.axis)) return measure
  throw new RangeError(`${id} is not known ${AXIS_WORDS[slice.axis]}`)
}

/** The definition of the service level that the scenario chooses for a slice stands behind `serviceLevel`. */
function chosen(measure: Measure, { definition }: ServiceLevel): Measure {
  return measure.id === 'serviceLevel' ? definitionOf(`serviceLevel${definition}` as MeasureId) : measure
}

/** Acceptable wait and definition of a slice: of its type; of all types together that on which they agree, or the general one. */
export function serviceLevelOf(plan: Tabulation, { type }: Slice): ServiceLevel {
  const levels = plan.center.serviceLevels
  if (type !== undefined) return levels[type]
  const [first] = levels
  const agree = levels.every(({ within, definition }) => within === first.within && definition === first.definition)
  return agree ? first : plan.serviceLevel
}

function thresholdIndex({ thresholds }: Tabulation, threshold: number): number {
  const index = thresholds.indexOf(threshold)
  if (index < 0)
    throw new RangeError(`the threshold ${threshold} s was not tabulated (known: ${thresholds.join(', ')})`)
  return index
}

// ── slices ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const indices = new WeakMap<readonly Slice[], Map<string, number>>()

function indexOf({ slices }: Tabulation, slice: Slice): number {
  let known = indices.get(slices)
  if (!known) {
    known = new Map(slices.map((each, i) => [keyOf(each), i]))
    indices.set(slices, known)
  }
  const index = known.get(keyOf(slice))
  if (index === undefined) throw new RangeError(`no such slice: ${JSON.stringify(slice)}`)
  return index
}

const keyOf = ({ type, segment, group, interval, day }: Slice) => `${type},${segment},${group},${interval},${day}`

// ── waits ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Dense counts of the waits of all observations together, by the bins of `stats/histogram`.
 * @param slice everything, a type or a segment
 * @throws RangeError for other slices
 */
export function histogram(
  plan: Tabulation,
  observations: readonly Observation[],
  slice: Slice = plan.slices[0],
): { answered: Float64Array; abandoned: Float64Array } {
  existing('waitP50', slice)
  const answered = new Float64Array(BINS)
  const abandoned = new Float64Array(BINS)
  for (const { waits } of observations)
    for (const segment of segmentsOf(plan, slice)) {
      addBins(answered, waits, 2 * segment)
      addBins(abandoned, waits, 2 * segment + 1)
    }
  return { answered, abandoned }
}

/** How many of these counts of waits lie up to the first edge, between each two, and beyond the last, in seconds. */
export function countsBetween(counts: Float64Array, edges: readonly number[]): number[] {
  const sparse = toSparse(counts)
  const upTo = [...edges.map(edge => countUpTo(sparse, edge)), counts.reduce((sum, count) => sum + count, 0)]
  return upTo.map((count, i) => count - (upTo[i - 1] ?? 0))
}

type Waits = { slice: Slice; of: 'waited' | 'answered' }

const known = new WeakMap<readonly Observation[], Map<string, SparseHistogram[]>>()

/** One histogram an observation. Kept, as percentiles are asked for five at a time. */
function sparseWaits(plan: Tabulation, observations: readonly Observation[], { slice, of }: Waits): SparseHistogram[] {
  const key = `${observations.length},${keyOf(slice)},${of}`
  const kept = known.get(observations) ?? new Map<string, SparseHistogram[]>()
  known.set(observations, kept)
  let histograms = kept.get(key)
  if (!histograms) {
    const segments = segmentsOf(plan, slice)
    histograms = observations.map(({ waits }) => sparseOf(waits, segments, of))
    kept.set(key, histograms)
  }
  return histograms
}

function sparseOf(waits: Uint32Array, segments: readonly number[], of: Waits['of']): SparseHistogram {
  const counts = new Float64Array(BINS)
  for (const segment of segments) {
    addBins(counts, waits, 2 * segment)
    if (of === 'waited') addBins(counts, waits, 2 * segment + 1)
  }
  return toSparse(counts)
}

function addBins(counts: Float64Array, waits: Uint32Array, part: number): void {
  for (let bin = 0; bin < BINS; bin++) counts[bin] += waits[part * BINS + bin]
}

function segmentsOf({ center }: Tabulation, { type, segment }: Slice): readonly number[] {
  if (segment !== undefined) return [segment]
  return type === undefined ? center.segments.map((_, index) => index) : center.types[type].segments
}
