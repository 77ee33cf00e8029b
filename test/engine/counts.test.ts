import { describe, expect, test } from 'vitest'
import { binomial, poisson } from '../../src/engine/laws/counts.ts'
import { logGamma } from '../../src/engine/laws/special.ts'
import { stream } from '../../src/engine/random.ts'
import { chiSquareTail, draw, summary, Z_LIMIT } from './statistics.ts'

const N = 200_000

const poissonProbability = (count: number, mean: number) =>
  Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))

function binomialProbability(count: number, n: number, p: number): number {
  const ways = logGamma(n + 1) - logGamma(count + 1) - logGamma(n - count + 1)
  return Math.exp(ways + count * Math.log(p) + (n - count) * Math.log1p(-p))
}

/** How often each count was drawn, up to the largest. */
function frequencies(values: Float64Array): Float64Array {
  const counts = new Float64Array(Math.max(...new Set(values)) + 1)
  for (const value of values) counts[value]++
  return counts
}

describe('Poisson counts', () => {
  test.each([0.3, 3, 9.99, 10, 37.5, 1000])('of mean %d have their probabilities', mean => {
    const generator = stream('2026', 0, 'test', `poisson ${mean}`)
    const counts = frequencies(draw(N, () => poisson(generator, mean)))
    expect(chiSquareTail(counts, count => N * poissonProbability(count, mean))).toBeGreaterThan(1e-6)
    expect(chiSquareTail(counts, count => N * poissonProbability(count, 1.03 * mean))).toBeLessThan(1e-6)
  })

  test('of mean ten million have its mean and variance', () => {
    const generator = stream('2026', 0, 'test', 'poisson')
    const { mean, variance, meanError, varianceError } = summary(draw(N, () => poisson(generator, 1e7)))
    expect(Math.abs(mean - 1e7) / meanError).toBeLessThan(Z_LIMIT)
    expect(Math.abs(variance - 1e7) / varianceError).toBeLessThan(Z_LIMIT)
  })

  test('of mean 0 are 0, and a mean must be a number from 0', () => {
    const generator = stream('1', 0, 'test', 'poisson')
    expect(poisson(generator, 0)).toBe(0)
    expect(() => poisson(generator, -1)).toThrow(new RangeError('poisson: mean must be finite and at least 0: -1'))
  })
})

describe('binomial counts', () => {
  const cases = [
    [1, 0.3],
    [30, 0.06],
    [30, 0.94],
    [60, 0.5],
    [1000, 0.3],
    [1_000_000, 0.00002],
    [1_000_000, 0.6],
  ]
  test.each(cases)('of %d trials of probability %d have their probabilities', (n, p) => {
    const generator = stream('2026', 0, 'test', `binomial ${n} ${p}`)
    const counts = frequencies(draw(N, () => binomial(generator, n, p)))
    expect(chiSquareTail(counts, count => N * binomialProbability(count, n, p))).toBeGreaterThan(1e-6)
    expect(chiSquareTail(counts, count => N * binomialProbability(count, n, 0.97 * p))).toBeLessThan(1e-6)
  })

  test('are certain when the probability is 0 or 1, or there are no trials', () => {
    const generator = stream('1', 0, 'test', 'binomial')
    expect([binomial(generator, 30, 0), binomial(generator, 30, 1), binomial(generator, 0, 0.5)]).toEqual([0, 30, 0])
  })

  test('need a whole number of trials and a probability', () => {
    const generator = stream('1', 0, 'test', 'binomial')
    expect(() => binomial(generator, 1.5, 0.5)).toThrow(
      new RangeError('binomial: n must be a whole number from 0: 1.5'),
    )
    expect(() => binomial(generator, 10, 1.2)).toThrow(new RangeError('binomial: p must be from 0 to 1: 1.2'))
  })
})
