// The mean over days of a day's own ratio, where every day weighs the same and not every call.
import { fractions } from '../../measures/estimate.ts'
import { findSlice, type Where } from '../../measures/slices.ts'
import { type Estimate, meanEstimate } from '../../stats/interval.ts'
import { measureOf } from '../language.ts'
import type { Run } from '../run.ts'

export function dayAverage(measure: string, where: Where): (run: Run) => Estimate {
  return ({ plan, observations, confidence }) => {
    const slice = findSlice(plan, where)
    const { numerators, denominators } = fractions(plan, observations, { ...measureOf(measure), slice })
    return meanEstimate(
      numerators.map((numerator, day) => numerator / denominators[day]),
      confidence,
    )
  }
}
