import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BINS, binOf, edgeOf, pool, toSparse } from '../../src/stats/histogram.ts'
import { quantileEstimate, quantileOf } from '../../src/stats/quantile.ts'
import { coverage, draws } from './lcg.ts'

const wait = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5000, noNaN: true }))
const share = fc.double({ min: 0, max: 1, noNaN: true })

function histogramOf(waits: number[]) {
  const counts = new Int32Array(BINS)
  for (const each of waits) counts[binOf(each)]++
  return toSparse(counts)
}

describe('quantile of a histogram', () => {
  it('divides a bin evenly', () => {
    const counts = new Float64Array(BINS)
    counts[binOf(32)] = 4
    expect([0, 0.25, 0.5, 1].map(p => quantileOf(counts, p))).toEqual([32, 32.25, 32.5, 33])
  })

  it('is 0 as long as calls answered at once make up the share asked for', () => {
    const counts = pool([histogramOf([0, 0, 0, 10])])
    expect([0.5, 0.75].map(p => quantileOf(counts, p))).toEqual([0, 0])
    expect(quantileOf(counts, 0.76)).toBeGreaterThan(9.99)
  })

  it('is not a number without calls, and the last edge beyond the range', () => {
    expect(quantileOf(new Float64Array(BINS), 0.5)).toBeNaN()
    expect(quantileOf(pool([histogramOf([2 ** 22])]), 0.5)).toBe(2 ** 20)
  })

  it('rises with p', () => {
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1 }), share, share, (waits, a, b) => {
        const counts = pool([histogramOf(waits)])
        expect(quantileOf(counts, Math.min(a, b))).toBeLessThanOrEqual(quantileOf(counts, Math.max(a, b)))
      }),
    )
  })

  it('falls into the bin of the exact quantile, the smallest wait that a share p does not exceed', () => {
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (waits, p) => {
        const sorted = waits.toSorted((a, b) => a - b)
        const exact = sorted[Math.ceil(p * waits.length) - 1]
        const quantile = quantileOf(pool([histogramOf(waits)]), p)
        expect(quantile).toBeGreaterThanOrEqual(edgeOf(binOf(exact)))
        expect(quantile).toBeLessThanOrEqual(exact === 0 ? 0 : edgeOf(binOf(exact) + 1))
      }),
    )
  })
})

describe('quantile across replications', () => {
  it('lies between low and high', () => {
    fc.assert(
      fc.property(fc.array(fc.array(wait, { minLength: 1 }), { minLength: 2, maxLength: 10 }), share, (days, p) => {
        const { value, low, high } = quantileEstimate(days.map(histogramOf), p, 0.95)
        expect(low).toBeLessThanOrEqual(value)
        expect(value).toBeLessThanOrEqual(high)
      }),
    )
  })

  it('of one replication has no interval, of none no value', () => {
    const value = quantileOf(pool([histogramOf([1, 2, 3])]), 0.5)
    expect(quantileEstimate([histogramOf([1, 2, 3])], 0.5, 0.95)).toEqual({
      value,
      low: NaN,
      high: NaN,
      standardError: NaN,
      n: 1,
    })
    expect(quantileEstimate([], 0.5, 0.95).value).toBeNaN()
  })

  it('is 0 with an interval of no width when hardly anybody waits', () => {
    const day = histogramOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 5])
    expect(quantileEstimate([day, day, day], 0.5, 0.95)).toEqual({ value: 0, low: 0, high: 0, standardError: 0, n: 3 })
  })

  it('may be 0 and still have waits in its interval', () => {
    const quiet = histogramOf([0, 0, 0, 0, 5, 6])
    const busy = histogramOf([0, 0, 5, 6, 7, 8])
    const { value, low, high } = quantileEstimate([quiet, busy, quiet, busy], 0.5, 0.95)
    expect([value, low]).toEqual([0, 0])
    expect(high).toBeGreaterThan(5)
  })

  it('is covered by about 95 % of intervals, whether calls of a day resemble each other or not', () => {
    const { exponential, normal, uniform } = draws(4)
    // Day's mean wait 60 e^{0.2 Z} s for the 70 % who wait: 80 % quantile of the mixture by mpmath quadrature.
    const day = () => {
      const mean = 60 * Math.exp(0.2 * normal())
      return histogramOf(Array.from({ length: 150 }, () => (uniform() < 0.3 ? 0 : mean * exponential())))
    }
    const covered = coverage(75.5599807367, 1000, () => quantileEstimate(Array.from({ length: 15 }, day), 0.8, 0.95))
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(0.97)
  })

  it('of the median of calls that mostly do not wait is covered as well', () => {
    const { exponential, uniform } = draws(5)
    // P(W > x) = 0.6 e^{−x/30}: median 30 ln 1.2
    const day = () => histogramOf(Array.from({ length: 100 }, () => (uniform() < 0.4 ? 0 : 30 * exponential())))
    const covered = coverage(30 * Math.log(1.2), 1000, () =>
      quantileEstimate(Array.from({ length: 12 }, day), 0.5, 0.95),
    )
    expect(covered).toBeGreaterThan(0.93)
    expect(covered).toBeLessThan(0.97)
  })
})
