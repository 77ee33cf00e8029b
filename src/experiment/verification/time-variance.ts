// The time-average variance constant, lim T · Var(average over T), as batch means see it.
import { fractions } from '../../measures/estimate.ts'
import { type Estimate, meanEstimate } from '../../stats/interval.ts'
import { measureOf } from '../language.ts'
import type { Output } from './case.ts'

/**
 * Variance of the batch means of a measure × length of a batch. Its standard error is what it must be if the batch means
 * are normal and the exact value is right: one estimated from the same batches would be too small whenever the variance is.
 */
export function timeVariance(measure: string, exact: number): Output {
  const read: Output['read'] = ({ plan, observations, confidence }): Estimate => {
    const { numerators, denominators } = fractions(plan, observations, measureOf(measure))
    const means = numerators.map((numerator, batch) => numerator / denominators[batch])
    const { standardError, n } = meanEstimate(means, confidence)
    const variance = n * standardError ** 2 * denominators[0]
    return { value: variance, low: NaN, high: NaN, standardError: exact * Math.sqrt(2 / (n - 1)), n }
  }
  return { name: `variance of ${measure}`, exact, read }
}
