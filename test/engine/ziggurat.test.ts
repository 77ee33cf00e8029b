import { describe, expect, test } from 'vitest'
import { normalSurvival } from '../../src/engine/laws/special.ts'
import { stream } from '../../src/engine/random.ts'
import { exponential, fillExponential, normal } from '../../src/engine/ziggurat.ts'
import { chiSquareTail, correlation, draw, KS_LIMIT, kolmogorovSmirnov, summary, Z_LIMIT } from './statistics.ts'

const N = 200_000
const MANY = 2_000_000

const generator = stream('2026', 0, 'test', 'ziggurat')
const exponentials = draw(N, () => exponential(generator))
const normals = draw(N, () => normal(generator))

/** Standard deviations between the number of values beyond a limit and what is expected of MANY. */
function excess(next: () => number, limit: number, probability: number): number {
  let count = 0
  for (let i = 0; i < MANY; i++) if (next() > limit) count++
  return (count - MANY * probability) / Math.sqrt(MANY * probability)
}

/** Chi-square over cells of equal probability, narrow enough to see each layer. */
function evenness(next: () => number, survival: (t: number) => number): number {
  const counts = new Float64Array(2000)
  for (let i = 0; i < MANY; i++) counts[Math.floor(survival(next()) * 2000)]++
  return chiSquareTail(counts, () => MANY / 2000)
}

describe('exponential variates', () => {
  test('never change', () => {
    const first = stream('1', 0, 'test', 'exponential')
    expect(Array.from({ length: 4 }, () => exponential(first))).toEqual([
      2.693292142595809, 2.0910016589185303, 2.6559756975479107, 0.07566850761243102,
    ])
  })

  test('have mean 1, variance 1 and an exponential distribution', () => {
    const { mean, variance, meanError, varianceError } = summary(exponentials)
    expect(Math.abs(mean - 1) / meanError).toBeLessThan(Z_LIMIT)
    expect(Math.abs(variance - 1) / varianceError).toBeLessThan(Z_LIMIT)
    expect(kolmogorovSmirnov(exponentials, t => Math.exp(-t))).toBeLessThan(KS_LIMIT)
    expect(kolmogorovSmirnov(exponentials, t => Math.exp(-t / 1.03))).toBeGreaterThan(KS_LIMIT)
  })

  test('fill every layer as they should', () => {
    expect(
      evenness(
        () => exponential(generator),
        t => Math.exp(-t),
      ),
    ).toBeGreaterThan(1e-6)
    expect(
      evenness(
        () => exponential(generator),
        t => Math.exp(-t / 1.015),
      ),
    ).toBeLessThan(1e-6)
  })

  test('have the right tail, within the layers and beyond them', () => {
    for (const limit of [6, 7.6971, 8, 10])
      expect(Math.abs(excess(() => exponential(generator), limit, Math.exp(-limit)))).toBeLessThan(Z_LIMIT)
  })

  test('do not depend on the one before', () => {
    expect(Math.abs(correlation(exponentials.subarray(1), exponentials.subarray(0, -1)))).toBeLessThan(Z_LIMIT)
    const pairs = new Float64Array(900)
    const cell = (x: number) => Math.floor(Math.exp(-x) * 30)
    for (let i = 0; i < N; i += 2) pairs[cell(exponentials[i]) * 30 + cell(exponentials[i + 1])]++
    expect(chiSquareTail(pairs, () => N / 2 / 900)).toBeGreaterThan(1e-6)
  })

  test('are the same one by one and by the buffer, edges and tail included', () => {
    const single = stream('1', 0, 'test', 'fill')
    const filled = stream('1', 0, 'test', 'fill')
    const out = new Float64Array(20_000)
    fillExponential(filled, out, 3)
    expect(out).toEqual(draw(out.length, () => 3 * exponential(single)))
    expect(filled).toEqual(single)
    expect(out.some(value => value > 3 * 7.7)).toBe(true)
  })
})

describe('normal variates', () => {
  test('never change', () => {
    const first = stream('1', 0, 'test', 'normal')
    expect(Array.from({ length: 4 }, () => normal(first))).toEqual([
      -0.8606036130351559, 1.0720289065026687, -1.232034379302743, 1.2247501779708168,
    ])
  })

  test('have mean 0, variance 1 and a normal distribution', () => {
    const { mean, variance, meanError, varianceError } = summary(normals)
    expect(Math.abs(mean) / meanError).toBeLessThan(Z_LIMIT)
    expect(Math.abs(variance - 1) / varianceError).toBeLessThan(Z_LIMIT)
    expect(kolmogorovSmirnov(normals, normalSurvival)).toBeLessThan(KS_LIMIT)
    expect(kolmogorovSmirnov(normals, z => normalSurvival(z - 0.02))).toBeGreaterThan(KS_LIMIT)
  })

  test('fill every layer as they should', () => {
    expect(evenness(() => normal(generator), normalSurvival)).toBeGreaterThan(1e-6)
    expect(
      evenness(
        () => normal(generator),
        z => normalSurvival(z / 1.015),
      ),
    ).toBeLessThan(1e-6)
  })

  test('have the right tails on both sides, within the layers and beyond them', () => {
    for (const limit of [3, 3.6, 3.6541, 4]) {
      expect(Math.abs(excess(() => normal(generator), limit, normalSurvival(limit)))).toBeLessThan(Z_LIMIT)
      expect(Math.abs(excess(() => -normal(generator), limit, normalSurvival(limit)))).toBeLessThan(Z_LIMIT)
    }
  })

  test('have a sign that depends neither on their size nor on the one before', () => {
    const signs = normals.map(Math.sign)
    const sizes = normals.map(Math.abs)
    expect(Math.abs(correlation(signs, sizes))).toBeLessThan(Z_LIMIT)
    expect(Math.abs(correlation(signs.subarray(1), signs.subarray(0, -1)))).toBeLessThan(Z_LIMIT)
    expect(Math.abs(correlation(sizes.subarray(1), sizes.subarray(0, -1)))).toBeLessThan(Z_LIMIT)
  })
})
