// Quantiles of waiting times from histograms, and their confidence intervals across replications.
import { BINS, countOf, countUpTo, edgeOf, pool, type SparseHistogram } from './histogram.ts'
import { criticalValue, type Estimate, ratioDeviations, standardErrorOf } from './interval.ts'

/**
 * The p-quantile in seconds: the smallest x with at least a share p of the values at or below it, taking values as spread evenly
 * inside a bin (so within 3.1 % of the true one, in practice far nearer). 0 while p does not exceed the share of exact zeros;
 * in the overflow bin its lower edge, 2²⁰; NaN when the histogram is empty.
 * @param counts dense counts, as `pool` returns
 * @param p from 0 to 1; outside is taken as 0 or 1
 */
export function quantileOf(counts: ArrayLike<number>, p: number): number {
  let all = 0
  for (let bin = 0; bin < counts.length; bin++) all += counts[bin]
  const wanted = Math.min(Math.max(p, 0), 1) * all
  let below = 0
  let last = NaN
  for (let bin = 0; bin < counts.length; bin++) {
    if (counts[bin] === 0) continue
    if (below + counts[bin] >= wanted) return within(bin, (wanted - below) / counts[bin])
    below += counts[bin]
    last = within(bin, 1)
  }
  return last
}

function within(bin: number, share: number): number {
  const low = edgeOf(bin)
  return bin === 0 || bin === BINS - 1 ? low : low + share * (edgeOf(bin + 1) - low)
}

/**
 * The p-quantile of all calls of all replications together, with an interval that respects that calls of one replication
 * resemble each other: the interval of the ratio F(x) = Σ calls ≤ x ÷ Σ calls at the pooled quantile, read back through F
 * (low and high are where F crosses p − h and p + h). Both may be 0 when many calls do not wait. Not symmetric;
 * `standardError` is half the interval's width over Student's t.
 * @param histograms one for each replication
 * @see Woodruff 1952, J. Am. Stat. Assoc. 47, 635–646
 */
export function quantileEstimate(histograms: readonly SparseHistogram[], p: number, confidence: number): Estimate {
  const n = histograms.length
  const counts = pool(histograms)
  const value = quantileOf(counts, p)
  const { deviations } = ratioDeviations({
    numerators: histograms.map(each => countUpTo(each, value)),
    denominators: histograms.map(countOf),
  })
  const t = criticalValue(n, confidence)
  const half = t * standardErrorOf(deviations)
  if (!Number.isFinite(half)) return { value, low: NaN, high: NaN, standardError: NaN, n }
  const low = quantileOf(counts, p - half)
  const high = quantileOf(counts, p + half)
  return { value, low, high, standardError: (high - low) / 2 / t, n }
}
