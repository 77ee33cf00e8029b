// All inputs together: Morris's elementary effects and Sobol' indices, from the values of a measure at the points of a design.
import { stream } from '../../engine/random.ts'
import type { Reference } from '../../measures/estimate.ts'
import { criticalValue, type Estimate, meanEstimate } from '../../stats/interval.ts'
import { morris } from '../../stats/morris.ts'
import { sobolIndices } from '../../stats/sobol-indices.ts'
import { normalQuantile } from '../../stats/student.ts'
import { type Between, type Indices, type Screening, trajectoriesOf } from './sensitivity-designs.ts'
import { type Noise, noiseOf } from './sensitivity-noise.ts'
import type { Outcome } from './sensitivity-outcomes.ts'

/** What an input does to the measure over its whole way from low to high. */
export type Effect = {
  input: number
  /** Mean effect, and which way; Student's interval. */
  mu: Estimate
  /** Mean size of the effects, whichever way; Student's interval. */
  muStar: Estimate
  /** How much the effect depends on where one stands: on the input itself and on the others. Bootstrap interval. */
  sigma: Estimate
}

export type ScreeningResult = {
  method: 'morris'
  between: Between
  trajectories: number
  levels: number
  noise: Noise
  /** The one with the largest effects first. */
  effects: readonly Effect[]
}

/** Which share of the variance of the measure an input explains. Bootstrap intervals, wide rather than narrow. */
export type Index = {
  input: number
  /** Alone. */
  first: Estimate
  /** With all that it does together with others. */
  total: Estimate
}

export type IndicesResult = {
  method: 'sobol'
  samples: number
  /** Of the measure, over the laws of all inputs. */
  mean: number
  deviation: number
  noise: Noise
  /** The one with the largest total first. */
  indices: readonly Index[]
}

type Options = { measure: Reference; seed: string; confidence: number }

/** @param outcomes of the points of the design, in their order */
export function screeningOf(
  design: Screening,
  outcomes: readonly Outcome[],
  { measure, seed, confidence }: Options,
): ScreeningResult {
  const { between, trajectories, levels } = design
  const size = design.inputs.length + 1
  const values = outcomes.map(({ value }) => value.value)
  const paths = trajectoriesOf(design, seed)
  const rows = paths.map((_, t) => values.slice(t * size, (t + 1) * size))
  const alone = paths.map((path, t) => morris([path], [rows[t]], confidence).map(({ mu }) => mu))
  const uniform = uniformOf(seed)
  const effects = morris(paths, rows, confidence).map(({ mu, muStar, sigma }, input): Effect => {
    const own = alone.map(each => each[input])
    return {
      input,
      mu: meanOf(mu, sigma, { n: trajectories, confidence }),
      muStar,
      sigma: spreadOf(own, { confidence, uniform }),
    }
  })
  const noise = noiseOf(outcomes, measure)
  return { method: 'morris', between, trajectories, levels, noise, effects: largestFirst(effects, each => each.muStar) }
}

function meanOf(value: number, deviation: number, { n, confidence }: { n: number; confidence: number }): Estimate {
  const standardError = deviation / Math.sqrt(n)
  const half = criticalValue(n, confidence) * standardError
  return { value, low: value - half, high: value + half, standardError, n }
}

const RESAMPLES = 1000

type Bootstrap = { confidence: number; uniform: () => number }

/** Standard deviation, with the normal interval of its values in samples drawn with replacement. */
function spreadOf(values: readonly number[], { confidence, uniform }: Bootstrap): Estimate {
  const n = values.length
  const drawn = Array.from({ length: RESAMPLES }, () =>
    deviationOf(values.map(() => values[Math.floor(uniform() * n)])),
  )
  const value = deviationOf(values)
  const standardError = deviationOf(drawn)
  const half = normalQuantile(0.5 + confidence / 2) * standardError
  return { value, low: value - half, high: value + half, standardError, n }
}

/** @param outcomes of the points of the design, in their order */
export function indicesOf(
  design: Indices,
  outcomes: readonly Outcome[],
  { measure, seed, confidence }: Options,
): IndicesResult {
  const { samples, inputs } = design
  const values = outcomes.map(({ value }) => value.value)
  const block = (i: number) => values.slice(i * samples, (i + 1) * samples)
  const evaluations = { a: block(0), b: block(1), ab: inputs.map((_, i) => block(2 + i)) }
  const { first, total } = sobolIndices(evaluations, { confidence, resamples: RESAMPLES, uniform: uniformOf(seed) })
  const indices = inputs.map((_, input): Index => ({ input, first: first[input], total: total[input] }))
  // The points of A and B are those of the laws; all others repeat their coordinates.
  const all = values.slice(0, 2 * samples)
  return {
    method: 'sobol',
    samples,
    mean: meanEstimate(all, confidence).value,
    deviation: deviationOf(all),
    noise: noiseOf(outcomes.slice(0, 2 * samples), measure),
    indices: largestFirst(indices, each => each.total),
  }
}

/** Standard deviation, n − 1 in the denominator. */
function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1))
}

/** What has no value comes last. */
function largestFirst<Ranked>(ranked: readonly Ranked[], by: (each: Ranked) => Estimate): Ranked[] {
  const size = (each: Ranked) => (Number.isNaN(by(each).value) ? Number.NEGATIVE_INFINITY : by(each).value)
  return ranked.toSorted((a, b) => (size(b) === size(a) ? 0 : size(b) - size(a)))
}

function uniformOf(seed: string): () => number {
  const generator = stream(seed, 0, 'sensitivity', 'bootstrap')
  return () => generator.uniform()
}
