// How many replications are enough: sequential stopping by the relative half-width of one interval.
import type { Estimate } from '../stats/interval.ts'

/** Replications before the first look. */
export const FIRST = 10

/** Half the width of the interval ÷ the value; 0 where nothing varied, so that 0 ± 0 is as precise as can be. */
export function relativeHalfWidth({ value, low, high }: Pick<Estimate, 'value' | 'low' | 'high'>): number {
  const half = (high - low) / 2
  return half === 0 ? 0 : half / Math.abs(value)
}

/**
 * How many replications to have after the next step: as many as the present variance asks for (the width falls as 1/√n),
 * with a little to spare, but at least a tenth more and at most four times as many, as an early variance is not to be trusted.
 * @param n replications so far
 * @returns `n` when they are enough or the most allowed
 * @see Law 2015, §9.4.1, "sequential procedure"
 */
export function nextCount(n: number, reached: number, { relative, most }: { relative: number; most: number }): number {
  if (reached <= relative) return n
  const needed = n * (reached / relative) ** 2 * SPARE
  const next = Number.isFinite(needed) ? Math.min(Math.max(needed, n * LEAST_STEP), n * MOST_STEP) : n * MOST_STEP
  return Math.max(n, Math.min(Math.ceil(next), most))
}

const SPARE = 1.05
const LEAST_STEP = 1.1
const MOST_STEP = 4
