import { describe, expect, it } from 'vitest'
import { stream } from '../../src/engine/random.ts'
import type { Estimate } from '../../src/stats/interval.ts'
import { type SobolEvaluations, saltelliPoints, sobolIndices } from '../../src/stats/sobol-indices.ts'

type Model = (x: number[]) => number

const uniformOf = (name: string) => {
  const generator = stream('sensitivity', 0, 'sobol', name)
  return () => generator.uniform()
}
const sample = (n: number, k: number, uniform: () => number) =>
  Array.from({ length: n }, () => Array.from({ length: k }, uniform))

/** Results of a model at Saltelli's points of n random rows. */
function evaluate(f: Model, n: number, k: number, uniform: () => number, secondOrder = false): SobolEvaluations {
  const { a, b, ab, ba } = saltelliPoints(sample(n, k, uniform), sample(n, k, uniform), { secondOrder })
  const each = (rows: number[][]) => rows.map(f)
  return { a: each(a), b: each(b), ab: ab.map(each), ba: ba?.map(each) }
}

/** Estimates lie within four of their own standard errors of the exact values, and those are small enough to tell. */
function expectNear(estimates: Estimate[], exact: number[]): void {
  expect(estimates).toHaveLength(exact.length)
  estimates.forEach(({ value, standardError }, i) => {
    const said = `${i}: ${value} ± ${standardError}, exact ${exact[i]}`
    expect(Math.abs(value - exact[i]), said).toBeLessThanOrEqual(4 * standardError)
    expect(standardError, said).toBeLessThan(0.05)
  })
}

const ishigami = (x: number[]) => {
  const [x1, x2, x3] = x.map(u => Math.PI * (2 * u - 1))
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}

/** Ishigami & Homma 1990: the parts of the variance, for a = 7 and b = 0.1. */
function ishigamiParts() {
  const [a, b] = [7, 0.1]
  const v1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2
  const v2 = a ** 2 / 8
  const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50)
  return { v1, v2, v13, variance: v1 + v2 + v13 }
}

const A = [0, 1, 4.5, 9, 99, 99, 99, 99]
const g: Model = x => x.reduce((product, xi, i) => (product * (Math.abs(4 * xi - 2) + A[i])) / (1 + A[i]), 1)

/** Sobol' 1993: V_i = 1 ÷ (3 (1 + a_i)²), V = Π(1 + V_i) − 1, total V_i Π_{j ≠ i}(1 + V_j). */
function gParts() {
  const parts = A.map(a => 1 / 3 / (1 + a) ** 2)
  const product = parts.reduce((all, v) => all * (1 + v), 1)
  return {
    first: parts.map(v => v / (product - 1)),
    total: parts.map(v => (v * product) / (1 + v) / (product - 1)),
    second: parts.flatMap((v, i) => parts.slice(i + 1).map(w => (v * w) / (product - 1))),
  }
}

describe("Saltelli's points", () => {
  it('exchange one column between the base samples', () => {
    const points = saltelliPoints(
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
      { secondOrder: true },
    )
    expect(points).toEqual({
      a: [
        [1, 2],
        [3, 4],
      ],
      b: [
        [5, 6],
        [7, 8],
      ],
      ab: [
        [
          [5, 2],
          [7, 4],
        ],
        [
          [1, 6],
          [3, 8],
        ],
      ],
      ba: [
        [
          [1, 6],
          [3, 8],
        ],
        [
          [5, 2],
          [7, 4],
        ],
      ],
    })
  })

  it('leave out what only the second order needs', () => {
    expect(saltelliPoints([[1, 2]], [[3, 4]])).toEqual({ a: [[1, 2]], b: [[3, 4]], ab: [[[3, 2]], [[1, 4]]] })
  })

  it('refuse samples that do not fit', () => {
    expect(() => saltelliPoints([], [])).toThrow(RangeError)
    expect(() => saltelliPoints([[]], [[]])).toThrow(RangeError)
    expect(() => saltelliPoints([[1]], [[1], [2]])).toThrow(RangeError)
    expect(() => saltelliPoints([[1, 2]], [[1]])).toThrow(RangeError)
    expect(() =>
      saltelliPoints(
        [[1, 2], [3]],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toThrow(RangeError)
  })
})

describe("Sobol' indices", () => {
  it('are those worked out by hand', () => {
    // Mean 3, so a − 3 = −2, −1, 3 and b − 3 = 0, 1, −1; variance 16/5.
    const ab = [
      [2, 4, 5],
      [0, 3, 3],
    ]
    const ba = [
      [1, 5, 3],
      [2, 2, 4],
    ]
    const { first, total, second } = sobolIndices(
      { a: [1, 2, 6], b: [3, 4, 2], ab, ba },
      { uniform: uniformOf('hand') },
    )
    const values = [...first, ...total, ...second].map(({ value }) => value * 3 * 3.2)
    expect(values).toEqual([3, 4, 3, 5.5, 8 - 3 - 4].map(each => expect.closeTo(each, 12)))
    expect(first[0].n).toBe(3)
  })

  it('of the Ishigami function are the exact ones', () => {
    const { v1, v2, v13, variance } = ishigamiParts()
    const uniform = uniformOf('ishigami')
    const { first, total, second } = sobolIndices(evaluate(ishigami, 4096, 3, uniform, true), { uniform })
    expect([v1 / variance, v2 / variance, (v1 + v13) / variance, v13 / variance]).toEqual(
      [0.3139, 0.4424, 0.5576, 0.2437].map(each => expect.closeTo(each, 4)),
    )
    expectNear(first, [v1 / variance, v2 / variance, 0])
    expectNear(total, [(v1 + v13) / variance, v2 / variance, v13 / variance])
    expectNear(second, [0, v13 / variance, 0])
    expect(second.map(({ factors }) => factors)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
  })

  it('of the g-function are the exact ones', () => {
    const exact = gParts()
    const uniform = uniformOf('g')
    const { first, total, second } = sobolIndices(evaluate(g, 4096, 8, uniform, true), { uniform, resamples: 300 })
    expectNear(first, exact.first)
    expectNear(total, exact.total)
    expectNear(second, exact.second)
  })

  it('do not mind how large the mean is, or the unit', () => {
    const evaluations = evaluate(ishigami, 500, 3, uniformOf('mean'))
    const moved = evaluate(x => 1e6 + 1000 * ishigami(x), 500, 3, uniformOf('mean'))
    const [one, two] = [evaluations, moved].map(each =>
      sobolIndices(each, { uniform: uniformOf('rows'), resamples: 50 }),
    )
    for (const [i, { value }] of one.first.entries()) expect(two.first[i].value).toBeCloseTo(value, 8)
    for (const [i, { high }] of one.total.entries()) expect(two.total[i].high).toBeCloseTo(high, 8)
  })

  it('of an input without effect are exactly 0', () => {
    const uniform = uniformOf('inert')
    const { first, total } = sobolIndices(
      evaluate(x => x[0] ** 2, 50, 2, uniform),
      { uniform },
    )
    const zero = { value: 0, low: 0, high: 0, standardError: 0, n: 50 }
    expect([first[1], total[1]]).toEqual([zero, zero])
  })

  it('are not numbers when nothing varies, or a result is none', () => {
    const tenths = [0.1, 0.1, 0.1]
    const { first, total } = sobolIndices({ a: tenths, b: tenths, ab: [tenths] }, { uniform: () => 0.5 })
    expect([first[0].value, total[0].value, total[0].low]).toEqual([NaN, NaN, NaN])
    const missing = sobolIndices({ a: [1, 2], b: [NaN, 4], ab: [[3, 4]] }, { uniform: uniformOf('missing') })
    expect([missing.first[0].value, missing.first[0].low, missing.second]).toEqual([NaN, NaN, []])
  })

  it('are wider at higher confidence, about the same value', () => {
    const evaluations = evaluate(ishigami, 200, 3, uniformOf('width'))
    const at = (confidence: number) => sobolIndices(evaluations, { confidence, uniform: uniformOf('rows') }).total[0]
    expect(at(0.5).value).toBe(at(0.99).value)
    expect(at(0.99).standardError).toBe(at(0.5).standardError)
    expect((at(0.99).high - at(0.99).low) / (at(0.5).high - at(0.5).low)).toBeCloseTo(2.5758 / 0.6745, 3)
  })

  it('have intervals that cover the truth of a linear function about 95 % of the time', () => {
    const uniform = uniformOf('coverage')
    const truth = [9 / 14, 4 / 14, 1 / 14]
    const covered = new Array(6).fill(0)
    for (let i = 0; i < 200; i++) {
      const evaluations = evaluate(x => 3 * x[0] + 2 * x[1] + x[2], 64, 3, uniform)
      const { first, total } = sobolIndices(evaluations, { resamples: 200, uniform })
      for (const [j, { low, high }] of [...first, ...total].entries())
        if (low <= truth[j % 3] && truth[j % 3] <= high) covered[j]++
    }
    for (const count of covered) {
      expect(count / 200).toBeGreaterThan(0.85)
      expect(count / 200).toBeLessThan(0.99)
    }
  })

  it('refuse shapes that do not fit', () => {
    const [uniform, two] = [() => 0.5, [1, 2]]
    const refused = (y: SobolEvaluations, resamples = 10) =>
      expect(() => sobolIndices(y, { uniform, resamples })).toThrow(RangeError)
    refused({ a: [1], b: [1], ab: [[1]] })
    refused({ a: two, b: two, ab: [] })
    refused({ a: two, b: [1], ab: [two] })
    refused({ a: two, b: two, ab: [[1, 2, 3]] })
    refused({ a: two, b: two, ab: [two, two], ba: [two] })
    refused({ a: two, b: two, ab: [two], ba: [[1]] })
    refused({ a: two, b: two, ab: [two] }, 1)
    refused({ a: two, b: two, ab: [two] }, 2.5)
  })
})

describe("Sobol' indices of a stochastic model", () => {
  // x₁ of variance 1/12, noise of the same variance, and an input without effect.
  const n = 4096
  const points = saltelliPoints(sample(n, 2, uniformOf('a')), sample(n, 2, uniformOf('b')))

  it('are diluted by fresh noise, which totals take for effects', () => {
    const noise = uniformOf('noise')
    const each = (rows: number[][]) => rows.map(x => x[0] + noise())
    const evaluations = { a: each(points.a), b: each(points.b), ab: points.ab.map(each) }
    const { first, total } = sobolIndices(evaluations, { uniform: uniformOf('rows'), resamples: 300 })
    expectNear(first, [1 / 2, 0])
    expectNear(total, [1, 1 / 2])
  })

  it('are right with a seed for each row of A and A_B, another for each of B', () => {
    const [one, two] = [uniformOf('one'), uniformOf('two')].map(uniform => Array.from({ length: n }, uniform))
    const each = (rows: number[][], noise: number[]) => rows.map((x, row) => x[0] + noise[row])
    const evaluations = { a: each(points.a, one), b: each(points.b, two), ab: points.ab.map(rows => each(rows, one)) }
    const { first, total } = sobolIndices(evaluations, { uniform: uniformOf('rows'), resamples: 300 })
    expectNear(first, [1 / 2, 0])
    expectNear(total, [1 / 2, 0])
    expect(total[1].value).toBe(0)
  })
})
