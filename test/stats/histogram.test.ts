import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BINS, binOf, countOf, countUpTo, edgeOf, pool, toSparse } from '../../src/stats/histogram.ts'

const wait = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5000, noNaN: true }))

function histogramOf(waits: number[]) {
  const counts = new Int32Array(BINS)
  for (const each of waits) counts[binOf(each)]++
  return toSparse(counts)
}

describe('bins of waiting times', () => {
  it('keep exact zeros and tiny waits apart from the rest', () => {
    expect([0, -0, 1e-300, 0.0624].map(binOf)).toEqual([0, 0, 1, 1])
    expect(binOf(0.0625)).toBe(2)
    expect(binOf(1)).toBe(2 + 4 * 32)
  })

  it('gather everything beyond twelve days in the last', () => {
    expect([2 ** 20, 1e9, Infinity].map(binOf)).toEqual([BINS - 1, BINS - 1, BINS - 1])
    expect(binOf(2 ** 20 - 1)).toBe(BINS - 2)
    expect(edgeOf(BINS - 1)).toBe(2 ** 20)
    expect(edgeOf(BINS)).toBe(Infinity)
  })

  it('start at their edge and end just before the next', () => {
    for (let bin = 2; bin < BINS - 1; bin++) {
      expect(binOf(edgeOf(bin))).toBe(bin)
      expect(binOf(edgeOf(bin + 1) * (1 - 2 ** -52))).toBe(bin)
    }
  })

  it('are at most 1/32 of the wait wide', () => {
    for (let bin = 2; bin < BINS - 1; bin++) expect(edgeOf(bin + 1) / edgeOf(bin)).toBeLessThanOrEqual(33 / 32)
  })

  it('hold the waits that fall between their edges', () => {
    fc.assert(
      fc.property(wait, x => {
        expect(edgeOf(binOf(x))).toBeLessThanOrEqual(x)
        if (x > 0) expect(x).toBeLessThan(edgeOf(binOf(x) + 1))
      }),
    )
  })
})

describe('sparse histograms', () => {
  it('list bins in use with their counts', () => {
    expect([...histogramOf([0, 1, 0, 1, 1])]).toEqual([0, 2, 130, 3])
  })

  it('pooled are the histogram of all the data', () => {
    fc.assert(
      fc.property(fc.array(wait), fc.array(wait), (a, b) => {
        expect(toSparse(pool([histogramOf(a), histogramOf(b)]))).toEqual(histogramOf([...a, ...b]))
      }),
    )
  })

  it('count all their waits, and those up to a bin edge, exactly', () => {
    fc.assert(
      fc.property(fc.array(wait), fc.integer({ min: 0, max: BINS - 2 }), (waits, bin) => {
        const histogram = histogramOf(waits)
        expect(countOf(histogram)).toBe(waits.length)
        const edge = edgeOf(bin)
        expect(countUpTo(histogram, edge)).toBe(waits.filter(x => x < edge || x === 0).length)
      }),
    )
  })
})
