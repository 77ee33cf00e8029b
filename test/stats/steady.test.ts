import { describe, expect, it } from 'vitest'
import { meanEstimate } from '../../src/stats/interval.ts'
import { batchMeans, lag1Autocorrelation, mser5 } from '../../src/stats/steady.ts'
import { coverage, draws } from './lcg.ts'

/** An autoregressive series about 0 that starts far off. */
function autoregressive(length: number, start: number, memory: number, normal: () => number): number[] {
  let x = start
  return Array.from({ length }, () => {
    x = memory * x + normal()
    return x
  })
}

/** MSER as defined: try every cut of the first half. */
function mser5ByDefinition(series: number[]): number {
  const batches = Array.from(
    { length: Math.floor(series.length / 5) },
    (_, i) => meanEstimate(series.slice(5 * i, 5 * i + 5), 0.5).value,
  )
  const scores = batches.slice(0, Math.floor(batches.length / 2) + 1).map((_, cut) => {
    const rest = batches.slice(cut)
    const mean = rest.reduce((a, b) => a + b) / rest.length
    return rest.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rest.length ** 2
  })
  return 5 * scores.indexOf(Math.min(...scores))
}

describe('MSER-5', () => {
  it('cuts exactly the warm-up of a series that jumps to its level', () => {
    const series = Array.from({ length: 200 }, (_, i) => (i < 30 ? 50 : i % 2))
    expect(mser5(series)).toBe(30)
  })

  it('cuts nothing from a constant series, nor from one too short', () => {
    expect(mser5(new Float64Array(100).fill(3))).toBe(0)
    expect(mser5([9, 1, 1, 1])).toBe(0)
    expect(mser5([])).toBe(0)
  })

  it('agrees with its definition, tried cut by cut', () => {
    const { normal } = draws(6)
    for (let i = 0; i < 20; i++) {
      const series = autoregressive(103 + 7 * i, 30, 0.9, normal)
      expect(mser5(series)).toBe(mser5ByDefinition(series))
    }
  })

  it('finds about where an autoregressive start has died out', () => {
    const series = autoregressive(2000, 100, 0.95, draws(7).normal)
    expect(mser5(series)).toBeGreaterThanOrEqual(50)
    expect(mser5(series)).toBeLessThanOrEqual(300)
  })
})

describe('batch means', () => {
  it('leave the remainder out at the start', () => {
    expect([...batchMeans([9, 1, 3, 5, 7], 2)]).toEqual([2, 6])
    expect([...batchMeans([1, 2], 3)]).toEqual([])
  })

  it('give intervals that cover the mean of a correlated series about 95 % of the time', () => {
    const { normal } = draws(8)
    const share = coverage(0, 1000, () => {
      const start = normal() / Math.sqrt(1 - 0.8 ** 2)
      return meanEstimate(batchMeans(autoregressive(2000, start, 0.8, normal), 10), 0.95)
    })
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })
})

describe('lag-1 autocorrelation', () => {
  it('divides by all squares, as acf in R does', () => {
    // By hand: (2 + 0 + 0 + 2) / 10
    expect(lag1Autocorrelation([1, 2, 3, 4, 5])).toBeCloseTo(0.4, 14)
  })

  it('finds the memory of an autoregressive series and, in its batch means, hardly any', () => {
    const series = autoregressive(20000, 0, 0.8, draws(9).normal)
    expect(lag1Autocorrelation(series)).toBeCloseTo(0.8, 1)
    expect(Math.abs(lag1Autocorrelation(batchMeans(series, 20)))).toBeLessThan(2 / Math.sqrt(20))
  })

  it('is not a number for equal values', () => {
    expect(lag1Autocorrelation([2, 2, 2])).toBeNaN()
    expect(lag1Autocorrelation([2])).toBeNaN()
  })
})
