import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stream } from '../../src/engine/random.ts'
import { morris, morrisTrajectories } from '../../src/stats/morris.ts'
import { expectClose } from './close.ts'

const design = (trajectories: number, dimensions: number, levels?: number) => {
  const generator = stream('sensitivity', 0, 'morris', `${trajectories} ${dimensions} ${levels}`)
  return morrisTrajectories({ trajectories, dimensions, levels, uniform: () => generator.uniform() })
}
const effectsOf = (points: number[][][], f: (x: number[]) => number) =>
  morris(
    points,
    points.map(each => each.map(f)),
  )
const linear = (x: number[]) => 5 + 2 * x[0] - 3 * x[1] + 0 * x[2]

describe('trajectories', () => {
  it('move each input once, by delta, on the grid of levels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.constantFrom(2, 4, 6, 10), (dimensions, levels) => {
        const delta = levels / (2 * (levels - 1))
        for (const points of design(5, dimensions, levels)) {
          expect(points).toHaveLength(dimensions + 1)
          for (const x of points.flat())
            expect([x >= 0, x <= 1, Math.round(x * (levels - 1)) / (levels - 1)]).toEqual([true, true, x])
          const steps = points.slice(1).map((to, i) => to.map((x, factor) => Math.abs(x - points[i][factor])))
          for (const step of steps)
            expect(step.filter(size => size > 0).map(size => size / delta)).toEqual([expect.closeTo(1)])
          expect(new Set(steps.map(step => step.findIndex(size => size > 0))).size).toBe(dimensions)
        }
      }),
    )
  })

  it('have four levels by default, each as often, as is each order of the inputs', () => {
    const trajectories = design(6000, 3)
    const shareOf = (is: (points: number[][]) => boolean) => trajectories.filter(is).length / 6000
    for (const level of [0, 1, 2, 3])
      expect(Math.abs(shareOf(points => points[0][1] === level / 3) - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / 6000))
    const moved = ([from, to]: number[][]) => from.findIndex((x, i) => x !== to[i])
    for (const first of [0, 1, 2])
      for (const last of [0, 1, 2].filter(each => each !== first)) {
        const share = shareOf(points => moved(points) === first && moved(points.slice(2)) === last)
        expect(Math.abs(share - 1 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / 6000))
      }
  })

  it('are those of the example', () => {
    const points = morrisTrajectories({ trajectories: 1, dimensions: 2, levels: 2, uniform: () => 0 })
    expect(points).toEqual([
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    ])
  })

  it('refuse counts that are none', () => {
    const uniform = () => 0.5
    const wrong = [
      { trajectories: 0, dimensions: 2 },
      { trajectories: 1.5, dimensions: 2 },
      { trajectories: 2, dimensions: 0 },
      { trajectories: 2, dimensions: NaN },
      { trajectories: 2, dimensions: 2, levels: 3 },
      { trajectories: 2, dimensions: 2, levels: 0 },
    ]
    for (const each of wrong) expect(() => morrisTrajectories({ ...each, uniform })).toThrow(RangeError)
  })
})

describe('elementary effects', () => {
  it('of a linear function are its coefficients, exactly, and never vary', () => {
    const effects = effectsOf(design(20, 3, 2), linear)
    expect(effects.map(({ mu, sigma }) => [mu, sigma])).toEqual([
      [2, 0],
      [-3, 0],
      [0, 0],
    ])
    expect(effects[1].muStar).toEqual({ value: 3, low: 3, high: 3, standardError: 0, n: 20 })
  })

  it('of a linear function on thirds are the same but for rounding', () => {
    const effects = effectsOf(design(20, 3), linear)
    expect(effects.map(({ mu }) => mu)).toEqual([expect.closeTo(2, 12), expect.closeTo(-3, 12), 0])
    for (const { sigma } of effects) expect(sigma).toBeLessThan(1e-14)
  })

  it('of an input without effect are exactly 0, whatever the others do', () => {
    const inert = effectsOf(design(30, 3), x => Math.exp(3 * x[0] * x[2]))[1]
    expect(inert.mu).toBe(0)
    expect(inert.sigma).toBe(0)
    expect(inert.muStar).toEqual({ value: 0, low: 0, high: 0, standardError: 0, n: 30 })
  })

  it('of an interaction vary, and may cancel in mu but not in muStar', () => {
    const [one, two] = effectsOf(design(400, 2), x => (x[0] - 0.5) * (x[1] - 0.5))
    // The effect of one is the other less 1/2: ±1/2 or ±1/6, each as often.
    for (const { mu, muStar, sigma } of [one, two]) {
      expect(Math.abs(mu)).toBeLessThan((4 * sigma) / 20)
      expect(Math.abs(muStar.value - 1 / 3)).toBeLessThan(4 * muStar.standardError)
      expect(sigma).toBeCloseTo(Math.sqrt(5) / 6, 1)
    }
  })

  it('rank the inputs of the g-function', () => {
    const a = [0, 1, 4.5, 9, 99, 99]
    const g = (x: number[]) => x.reduce((product, xi, i) => (product * (Math.abs(4 * xi - 2) + a[i])) / (1 + a[i]), 1)
    const stars = effectsOf(design(40, 6), g).map(({ muStar }) => muStar.value)
    expect(stars.slice(0, 5)).toEqual(stars.slice(0, 5).toSorted((x, y) => y - x))
    expect(stars[5]).toBeLessThan(stars[3])
    expect(stars[4] / stars[5]).toBeCloseTo(1, 0)
  })

  it('have the interval of Student, by hand', () => {
    // Effects 2 and -4; t(0.975, 1) = 12.7062
    const [{ mu, muStar, sigma }] = morris(
      [
        [[0], [1]],
        [[1], [0]],
      ],
      [
        [0, 2],
        [0, 4],
      ],
    )
    expect([mu, sigma]).toEqual([-1, expect.closeTo(Math.sqrt(18), 12)])
    expectClose(muStar, { value: 3, standardError: 1, low: 3 - 12.706204736432095, high: 3 + 12.706204736432095, n: 2 })
  })

  it('of one trajectory have no interval, and of a missing result none at all', () => {
    const alone = morris([[[0], [1]]], [[1, 3]])[0]
    expect(alone).toEqual({ mu: 2, sigma: NaN, muStar: { value: 2, low: NaN, high: NaN, standardError: NaN, n: 1 } })
    expect(morris([[[0], [1]]], [[1, NaN]])[0].muStar.value).toBeNaN()
  })

  it('of a stochastic model are free of noise that a trajectory shares', () => {
    const generator = stream('sensitivity', 0, 'morris', 'noise')
    const points = design(500, 2)
    const noise = () => 2 * generator.uniform()
    const shared = points.map(each => {
      const common = noise()
      return each.map(x => x[0] + common)
    })
    const fresh = points.map(each => each.map(x => x[0] + noise()))
    expect(morris(points, shared)[1].muStar.value).toBeLessThan(1e-14)
    // Noise of variance 1/3: sigma² = 2/3 ÷ (2/3)² = 1.5
    expect(morris(points, fresh)[1].sigma ** 2).toBeCloseTo(1.5, 0)
    expect(morris(points, fresh)[1].muStar.low).toBeGreaterThan(0.5)
  })

  it('refuse shapes that do not fit', () => {
    const refused = (points: number[][][], values: number[][]) =>
      expect(() => morris(points, values)).toThrow(RangeError)
    refused([], [])
    refused([[[0], [1]]], [])
    refused([[[0], [1]]], [[1, 2, 3]])
    refused([[[0]]], [[1]])
    refused([[[]]], [[1]])
    refused([[[0, 0], [0, 1], [1]]], [[1, 2, 3]])
    refused(
      [
        [
          [0, 0],
          [1, 1],
          [1, 0],
        ],
      ],
      [[1, 2, 3]],
    )
    refused(
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
      [[1, 2, 3]],
    )
    refused([[[0], [0]]], [[1, 2]])
  })
})
