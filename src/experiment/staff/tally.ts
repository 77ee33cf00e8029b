// Sums of what replications have shown of watched measures: enough for values with intervals, small enough to send about.
import { type Place, placeOf } from '../../measures/estimate.ts'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { evaluate } from '../../measures/terms.ts'
import { keeps } from '../../measures/verdict.ts'
import { type Estimate, ratioFromSums } from '../../stats/interval.ts'
import type { Requirement, Watched } from './requirements.ts'

/** Sums by watched measure, `SUMS` numbers each. */
export type Tally = { replications: number; sums: Float64Array }

/** Of numerator a and denominator b: Σa, Σb, Σa², Σab, Σb²; replications with b > 0, and of these how many keep to the bound. */
const SUMS = 7

export const emptyTally = (watched: number): Tally => ({ replications: 0, sums: new Float64Array(watched * SUMS) })

/** Watched measures, and where each stands in the rows of an observation. */
export type Watch = { watched: readonly Watched[]; places: readonly Place[] }

export const watchOf = (plan: Tabulation, watched: readonly Watched[]): Watch => ({
  watched,
  places: watched.map(each => placeOf(plan, each)),
})

/** Adds a replication. */
export function addTo(tally: Tally, { rows }: Observation, { watched, places }: Watch): void {
  const { sums } = tally
  tally.replications++
  places.forEach(({ above, below, start }, i) => {
    const a = evaluate(above, rows, start)
    const b = evaluate(below, rows, start)
    if (b === 0) return
    const at = i * SUMS
    sums[at] += a
    sums[at + 1] += b
    sums[at + 2] += a * a
    sums[at + 3] += a * b
    sums[at + 4] += b * b
    sums[at + 5]++
    const { target } = watched[i] as Partial<Requirement>
    if (target && keeps(a / b, target)) sums[at + 6]++
  })
}

/** Tallies of different replications together, in this order. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const sums = tallies[0].sums.slice()
  for (const tally of tallies.slice(1))
    tally.sums.forEach((value, i) => {
      sums[i] += value
    })
  return { replications: tallies.reduce((sum, { replications }) => sum + replications, 0), sums }
}

/** The value of a watched measure with its interval; NaN where nothing was observed. */
export function estimateOf({ replications, sums }: Tally, index: number, confidence: number): Estimate {
  const [a, b, aa, ab, bb] = sums.subarray(index * SUMS, (index + 1) * SUMS)
  return ratioFromSums({ n: replications, a, b, aa, ab, bb }, confidence)
}

/** Replications in which there was anything to see, and of these how many kept to the bound by their own figures. */
export function keptIn({ sums }: Tally, index: number): { seen: number; kept: number } {
  return { seen: sums[index * SUMS + 5], kept: sums[index * SUMS + 6] }
}
