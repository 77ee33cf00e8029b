// Who leaves when a case ends.
import type { Journey } from './center-journey.ts'

/** Probability of leaving at satisfaction s. */
export function churnProbability(churn: NonNullable<Journey['churn']>, s: number, solved: boolean): number {
  const { logistic, table, unresolved } = churn
  let probability = table[0][1]
  if (logistic) {
    const { midpoint, steepness, least, most } = logistic
    probability = least + (most - least) / (1 + Math.exp(steepness * (s - midpoint)))
  } else for (const [from, value] of table) if (s >= from) probability = value
  return solved ? probability : Math.max(probability, unresolved)
}
