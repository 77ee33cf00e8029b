// How much of what differs between points is chance.
import type { Reference } from '../../measures/estimate.ts'
import { deviationsOf, type Outcome } from './sensitivity-outcomes.ts'

/** The mean squared standard error of the points ÷ the variance of their values. */
export type Noise = {
  /** Of the variance over the points; NaN where points have one observation. */
  share: number
  standardError: number
  /**
   * Whether chance that all points have in common is left out, as it makes no difference between them: points have the same
   * seeds. Where replications cannot be paired it is in, and the share is the most it may be.
   */
  paired: boolean
}

/** How much of the variance over points is simulation noise. */
export function noiseOf(outcomes: readonly Outcome[], measure: Reference): Noise {
  const values = outcomes.map(({ value }) => value.value)
  const own = ownVariance(outcomes, measure)
  const mean = own ?? meanOf(outcomes.map(({ value }) => value.standardError ** 2))
  const share = mean === 0 ? 0 : mean / varianceOf(values)
  return { share, standardError: Math.sqrt(mean), paired: own !== undefined }
}

/**
 * Error variance of a point's value without what is common to the points: of deviations in a table of points and
 * replications what neither row nor column explains, as in an analysis of variance of two ways.
 */
function ownVariance(outcomes: readonly Outcome[], measure: Reference): number | undefined {
  const table = outcomes.map(outcome => deviationsOf(outcome, measure))
  const n = table[0]?.length ?? 0
  const complete = table.filter(row => row !== undefined && row.length === n) as Float64Array[]
  if (complete.length < table.length || complete.length < 2) return undefined
  const common = Float64Array.from({ length: n }, (_, i) => meanOf(complete.map(row => row[i])))
  const squares = meanOf(complete.map(row => row.reduce((sum, each, i) => sum + (each - common[i]) ** 2, 0)))
  return (squares * complete.length) / (complete.length - 1) / (n - 1) / n
}

const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1)
}
