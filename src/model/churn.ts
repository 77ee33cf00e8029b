// Who leaves when a case ends.
import type { Churn } from './center-journey.ts'

/** Probability of leaving at satisfaction s. */
export function churnProbability({ logistic, from, values, unresolved }: Churn, s: number, solved: boolean): number {
  let probability = values[0]
  if (logistic) {
    const { midpoint, steepness, least, most } = logistic
    probability = least + (most - least) / (1 + Math.exp(steepness * (s - midpoint)))
  } else for (let i = 1; i < from.length && s >= from[i]; i++) probability = values[i]
  return solved ? probability : Math.max(probability, unresolved)
}
