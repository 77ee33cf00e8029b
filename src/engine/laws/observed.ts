// Laws that repeat what was observed: values one by one, or counts by bin.
import type { Generator } from '../random.ts'
import { check, checkIncreasing, checkTime, type Kind, lastAtMost } from './sampler.ts'

/** Observed values, each equally likely. */
export interface Empirical {
  law: 'empirical'
  values: readonly number[]
}

/** Bins between edges, with a weight each; uniform inside a bin. */
export interface Histogram {
  law: 'histogram'
  edges: readonly number[]
  counts: readonly number[]
}

function sortedValues({ values }: Empirical): Float64Array {
  check(values.length > 0, 'empirical', 'values must not be empty', values)
  for (const value of values) checkTime('empirical', 'values', value)
  return Float64Array.from(values).sort()
}

export const empiricalLaw: Kind<Empirical> = {
  sampler(law) {
    const values = sortedValues(law)
    return {
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      sample: generator => values[generator.below(values.length)],
      fill(generator, out) {
        for (let i = 0; i < out.length; i++) out[i] = values[generator.below(values.length)]
      },
    }
  },

  survival(law) {
    const values = sortedValues(law)
    return t => (t < values[0] ? 1 : 1 - (lastAtMost(values, t) + 1) / values.length)
  },
}

/** Edges, and the share of values below each of them. */
function cumulated({ edges, counts }: Histogram) {
  checkIncreasing('histogram', 'edges', edges)
  check(edges[0] >= 0, 'histogram', 'edges must be at least 0', edges)
  check(counts.length === edges.length - 1, 'histogram', `counts must have ${edges.length - 1} values`, counts)
  for (const count of counts) checkTime('histogram', 'counts', count)
  const total = counts.reduce((sum, count) => sum + count, 0)
  check(total > 0, 'histogram', 'counts must not all be 0', counts)
  const below = new Float64Array(edges.length)
  for (let bin = 0; bin < counts.length; bin++) below[bin + 1] = below[bin] + counts[bin] / total
  return { edges: Float64Array.from(edges), below, shares: counts.map(count => count / total) }
}

export const histogramLaw: Kind<Histogram> = {
  sampler(law) {
    const { edges, shares, below } = cumulated(law)
    const bins = below.subarray(0, shares.length)
    const sample = (generator: Generator) => {
      const u = generator.uniform()
      const bin = lastAtMost(bins, u)
      return edges[bin] + ((u - below[bin]) / shares[bin]) * (edges[bin + 1] - edges[bin])
    }
    return {
      mean: shares.reduce((sum, share, bin) => sum + (share * (edges[bin] + edges[bin + 1])) / 2, 0),
      sample,
      fill(generator, out) {
        for (let i = 0; i < out.length; i++) out[i] = sample(generator)
      },
    }
  },

  survival(law) {
    const { edges, shares, below } = cumulated(law)
    return t => {
      if (t < edges[0]) return 1
      if (t >= edges[edges.length - 1]) return 0
      const bin = lastAtMost(edges, t)
      return 1 - below[bin] - (shares[bin] * (t - edges[bin])) / (edges[bin + 1] - edges[bin])
    }
  },
}
