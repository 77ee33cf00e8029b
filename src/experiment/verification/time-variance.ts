// The time-average variance constant, lim T · Var(average over T), as batch means see it.
import { fractions } from '../../measures/estimate.ts'
import { type Estimate, meanEstimate } from '../../stats/interval.ts'
import { measureOf } from '../language.ts'
import type { Run } from '../run.ts'

/** Variance of the batch means × length of a batch; its standard error from the fourth moment. */
export function timeVariance(measure: string): (run: Run) => Estimate {
  return ({ plan, observations, confidence }) => {
    const { numerators, denominators } = fractions(plan, observations, measureOf(measure))
    const means = numerators.map((numerator, batch) => numerator / denominators[batch])
    const mean = meanEstimate(means, confidence).value
    const n = means.length
    return meanEstimate(
      means.map((each, batch) => (((each - mean) ** 2 * n) / (n - 1)) * denominators[batch]),
      confidence,
    )
  }
}
