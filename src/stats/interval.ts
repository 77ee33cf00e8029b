// Estimates with confidence intervals from independent observations: one per replication, or one per batch of a long run.
import { studentQuantile } from './student.ts'

/** A value with its confidence interval. Low, high and standardError are NaN when fewer than two observations were made. */
export type Estimate = { value: number; low: number; high: number; standardError: number; n: number }

/** One ratio observed many times: answered in time (numerators) over offered (denominators), say, one pair a replication. */
export type RatioData = { numerators: ArrayLike<number>; denominators: ArrayLike<number> }

/**
 * Mean of independent observations, with a Student t interval of n − 1 degrees of freedom.
 * @param confidence chance, in repeated experiments, that the interval holds the true mean; 0.95, say
 * @example meanEstimate([1, 2, 3, 4, 5], 0.95) // => { value: 3, low: 1.0367…, high: 4.9632…, standardError: 0.7071…, n: 5 }
 */
export function meanEstimate(values: ArrayLike<number>, confidence: number): Estimate {
  const n = values.length
  const value = total(values) / n
  return fromDeviations(
    value,
    Float64Array.from(values, each => each - value),
    confidence,
  )
}

/**
 * Ratio of sums, Σ numerators ÷ Σ denominators: every call weighs the same, so busy replications weigh more. (The mean of the
 * replications' own ratios, where every replication weighs the same, is `meanEstimate` of the ratios.)
 * The standard error is that of the delta method, the interval Student's with n − 1 degrees of freedom; it is not cut at 0 or 1.
 *
 * Not jackknifed. Measured on days whose busyness is gamma (shape 5, 25, 100) and whose abandonment rises with it, 10,000
 * experiments each, nominal 95 %, n = 10 / 20 / 30: where it rises mildly the delta method covers 84 / 88 / 89 % at shape 5,
 * 93 / 94 / 94 % at 25, 94 / 95 / 95 % at 100; where only the busiest days lose calls, 85 / 91 / 92 %, 78 / 85 / 88 %, 85 / 89 / 90 %.
 * The jackknife adds 1.6 points at most, 0.1–0.9 as a rule, and removes a bias (0.1–5 % of the value at n = 10) that is small
 * beside the error; its value would no longer be the quotient of the totals shown. What is missing is due to rare bad days: only more replications help.
 * @returns value NaN when the denominators sum to 0
 * @see Cochran 1977, Sampling Techniques, §6.4; Law 2015, §9.4
 * @example ratioEstimate([8, 9], [10, 10], 0.95).value // => 0.85
 */
export function ratioEstimate(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  confidence: number,
): Estimate {
  sameLength(numerators, denominators)
  const { value, deviations } = ratioDeviations({ numerators, denominators })
  return fromDeviations(value, deviations, confidence)
}

/**
 * Mean of `values[i] − baseline[i]`, paired by replication: with common random numbers far sharper than two separate means.
 * @example pairedDifference([3, 5], [1, 2], 0.95).value // => 2.5
 */
export function pairedDifference(values: ArrayLike<number>, baseline: ArrayLike<number>, confidence: number): Estimate {
  sameLength(values, baseline)
  return meanEstimate(
    Float64Array.from(values, (each, i) => each - baseline[i]),
    confidence,
  )
}

/**
 * Difference of two ratios of sums, `ratio − baseline`, paired by replication; delta method on the pairs.
 * @example pairedRatioDifference({ numerators: [8, 9], denominators: [10, 10] }, { numerators: [7, 8], denominators: [10, 10] }, 0.95).value // => 0.1
 */
export function pairedRatioDifference(ratio: RatioData, baseline: RatioData, confidence: number): Estimate {
  sameLength(ratio.numerators, baseline.numerators)
  sameLength(ratio.numerators, ratio.denominators)
  sameLength(baseline.numerators, baseline.denominators)
  const one = ratioDeviations(ratio)
  const two = ratioDeviations(baseline)
  return fromDeviations(
    one.value - two.value,
    one.deviations.map((each, i) => each - two.deviations[i]),
    confidence,
  )
}

/**
 * Quotient of two ratios of sums observed together: the wait of some calls ÷ the wait of the others, say.
 * @returns value NaN when either ratio has no denominator, or the second is 0
 */
export function ratioQuotient(ratio: RatioData, baseline: RatioData, confidence: number): Estimate {
  sameLength(ratio.numerators, baseline.numerators)
  const one = ratioDeviations(ratio)
  const two = ratioDeviations(baseline)
  const value = two.value === 0 ? NaN : one.value / two.value
  return fromDeviations(
    value,
    one.deviations.map((each, i) => (each - value * two.deviations[i]) / two.value),
    confidence,
  )
}

/**
 * What each observation adds to a ratio of sums, times n: (numerator − ratio × denominator) ÷ mean denominator. They sum to 0, and the
 * ratio's error is to first order the mean of such terms; that is the delta method.
 */
export function ratioDeviations({ numerators, denominators }: RatioData): { value: number; deviations: Float64Array } {
  const below = total(denominators)
  const value = below === 0 ? NaN : total(numerators) / below
  const mean = below / denominators.length
  const deviations = Float64Array.from(numerators, (each, i) => (each - value * denominators[i]) / mean)
  return { value, deviations }
}

/** Standard error of a mean (or of a ratio, by its deviations) from deviations that sum to 0. NaN below two of them. */
export function standardErrorOf(deviations: ArrayLike<number>): number {
  const n = deviations.length
  if (n < 2) return NaN
  let squares = 0
  for (let i = 0; i < n; i++) squares += deviations[i] * deviations[i]
  return Math.sqrt(squares / (n - 1) / n)
}

/** Half-width of a two-sided interval in standard errors, for n observations. */
export function criticalValue(n: number, confidence: number): number {
  return studentQuantile(0.5 + confidence / 2, n - 1)
}

/** Sums over n pairs of a numerator a and a denominator b. */
export type RatioSums = { n: number; a: number; b: number; aa: number; ab: number; bb: number }

/** `ratioEstimate` from sums alone, for those who cannot keep all pairs; loses digits where the ratio hardly varies. */
export function ratioFromSums({ n, a, b, aa, ab, bb }: RatioSums, confidence: number): Estimate {
  const value = b === 0 ? NaN : a / b
  const squares = Math.max(0, aa - 2 * value * ab + value * value * bb)
  const standardError = n < 2 ? NaN : Math.sqrt((squares * n) / (n - 1)) / b
  const half = criticalValue(n, confidence) * standardError
  return { value, low: value - half, high: value + half, standardError, n }
}

function fromDeviations(value: number, deviations: ArrayLike<number>, confidence: number): Estimate {
  const n = deviations.length
  const standardError = standardErrorOf(deviations)
  const half = criticalValue(n, confidence) * standardError
  return { value, low: value - half, high: value + half, standardError, n }
}

function total(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}

function sameLength(a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length) throw new RangeError(`paired columns differ in length: ${a.length} and ${b.length}`)
}
