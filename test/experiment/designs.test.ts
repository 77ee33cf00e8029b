import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { stream } from '../../src/engine/random.ts'
import { JOE_KUO } from '../../src/experiment/designs/joe-kuo.ts'
import {
  assignmentsOf,
  type Factor,
  factorOf,
  grid,
  latinHypercube,
  sobolSequence,
} from '../../src/experiment/designs.ts'
import { variationOf } from '../../src/experiment/vary.ts'
import { UserError } from '../../src/scenario/problems.ts'

const column = (rows: readonly (readonly number[])[], d: number) => rows.map(row => row[d])
const strata = (values: readonly number[], count: number) => new Set(values.map(u => Math.floor(u * count)))
const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

function randomPoints({ points, dimensions, seed }: { points: number; dimensions: number; seed: number }): number[][] {
  const generator = stream(String(seed), 0, 'test', 'points')
  return Array.from({ length: points }, () => Array.from({ length: dimensions }, () => generator.uniform()))
}

/** Error of the mean of ∏ (1 + (uⱼ − ½)/j), whose integral is 1. */
const errorOfProduct = (rows: readonly number[][]) =>
  Math.abs(meanOf(rows.map(row => row.reduce((product, u, j) => product * (1 + (u - 0.5) / (j + 1)), 1))) - 1)

describe('a Latin hypercube', () => {
  test('has one point in each stratum of each dimension, inside of the open cube', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 8 }), fc.integer(), (points, d, seed) => {
        const rows = latinHypercube({ points, dimensions: d, seed })
        expect(rows.length).toBe(points)
        for (let i = 0; i < d; i++) expect(strata(column(rows, i), points).size).toBe(points)
        expect(rows.flat().every(u => u > 0 && u < 1)).toBe(true)
        expect(rows.every(row => row.length === d)).toBe(true)
      }),
    )
  })

  test('of a million points still hits every stratum', () => {
    const values = column(latinHypercube({ points: 1_000_000, dimensions: 1, seed: 1 }), 0)
    expect(strata(values, 1_000_000).size).toBe(1_000_000)
  })

  test('is the same for the same seed, and a further dimension changes no other', () => {
    const of = (dimensions: number, seed: string | number) => latinHypercube({ points: 20, dimensions, seed })
    expect(of(3, 1)).toEqual(of(3, '1'))
    expect(of(3, 1)).not.toEqual(of(3, 2))
    expect(of(4, 1).map(row => row.slice(0, 3))).toEqual(of(3, 1))
  })

  test('puts points anywhere in their strata, and strata of two dimensions together at random', () => {
    const rows = latinHypercube({ points: 10_000, dimensions: 2, seed: 3 })
    const within = rows.flat().map(u => (u * 10_000) % 1)
    // 4 standard errors of a uniform mean (0.289/√20,000) and of a correlation (1/√10,000).
    expect(Math.abs(meanOf(within) - 0.5)).toBeLessThan(4 * 0.00204)
    expect(Math.abs(12 * meanOf(rows.map(([x, y]) => (x - 0.5) * (y - 0.5))))).toBeLessThan(0.04)
  })

  test('refuses sizes that are none', () => {
    for (const points of [0, -1, 1.5, Number.NaN, 1_000_001])
      expect(() => latinHypercube({ points, dimensions: 1, seed: 1 })).toThrow(RangeError)
    expect(() => latinHypercube({ points: 1, dimensions: 0, seed: 1 })).toThrow(/dimensions.*at least 1, not 0/)
  })
})

/** The thousand-and-first point in 64 dimensions × 1024, and point 123,456,789 × 2³²: from scipy 1.17.1, qmc.Sobol(64, scramble=False, bits=32). */
const POINT_1000 = [
  225, 99, 531, 693, 287, 929, 47, 921, 513, 71, 87, 261, 165, 393, 147, 379, 737, 353, 1015, 743, 535, 563, 973, 553,
  597, 929, 41, 1003, 61, 349, 151, 149, 303, 607, 821, 789, 869, 851, 315, 491, 935, 261, 983, 719, 861, 95, 893, 941,
  1023, 491, 361, 529, 771, 449, 129, 913, 465, 81, 905, 585, 457, 617, 265, 457,
]
const POINT_123456789 = [
  4191448864, 3403469216, 27513184, 3903213344, 3757488416, 3656567136, 4188913952, 2973295136, 2755610016, 1734853024,
  3409663200, 4213708384, 1570447136, 3096593248, 4176221984, 2949493536, 4171319072, 4127893280, 769731488, 4190508256,
  1024633568, 1649796960, 470057248, 2974561376, 3832241696, 377167264, 1741236256, 2813804768, 1962431520, 591289056,
  3336476640, 2082040352, 897328480, 1179273824, 1975455328, 1181468256, 1176455328, 352425248, 576818848, 4284203552,
  218441632, 2098640224, 169214560, 3260346016, 1132604960, 1956976736, 1716209568, 3729993504, 2297447968, 2959714784,
  1079348128, 1702675040, 1760788640, 2521910496, 1135074208, 1564537824, 558358368, 2118415840, 675491424, 169031904,
  853584544, 2306058080, 579997984, 1087637792,
]

describe("a Sobol' sequence", () => {
  test('begins as that of Joe & Kuo', () => {
    expect(sobolSequence({ points: 8, dimensions: 6 })).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ])
  })

  test('agrees with another implementation in all dimensions, far into the sequence', () => {
    const at = (skip: number) => sobolSequence({ points: 1, dimensions: 64, skip })[0]
    expect(at(1000).map(u => u * 1024)).toEqual(POINT_1000)
    expect(at(123_456_789).map(u => u * 2 ** 32)).toEqual(POINT_123456789)
  })

  test('comes from odd numbers and polynomials that are primitive, each its own', () => {
    for (const [dimension, [a, m]] of [...JOE_KUO.entries()].slice(1)) {
      expect(
        m.every((each, i) => each % 2 === 1 && each < 2 ** (i + 1)),
        `m of ${dimension + 1}`,
      ).toBe(true)
      expect(periodOf(2 ** m.length + 2 * a + 1, m.length), `a of ${dimension + 1}`).toBe(2 ** m.length - 1)
    }
    expect(new Set(JOE_KUO.map(([a, m]) => `${m.length} ${a}`)).size).toBe(64)
  })

  test.each([undefined, 'shift'])(
    'has one of the first 2ᵏ points in each stratum of each dimension (seed %s)',
    seed => {
      for (let k = 0; k <= 10; k++) {
        const rows = sobolSequence({ points: 2 ** k, dimensions: 64, seed })
        for (let d = 0; d < 64; d++) expect(strata(column(rows, d), 2 ** k).size).toBe(2 ** k)
      }
    },
  )

  test.each([undefined, 'shift'])('is a (0, m, 2)-net in its first two dimensions (seed %s)', seed => {
    const m = 10
    for (const skip of [0, 3 * 2 ** m]) {
      const rows = sobolSequence({ points: 2 ** m, dimensions: 2, skip, seed })
      for (let q = 0; q <= m; q++) {
        const boxes = rows.map(([x, y]) => Math.floor(x * 2 ** q) * 2 ** (m - q) + Math.floor(y * 2 ** (m - q)))
        expect(new Set(boxes).size).toBe(2 ** m)
      }
    }
  })

  test('goes on where skip says, up to its very end', () => {
    const rows = sobolSequence({ points: 100, dimensions: 5, seed: 7 })
    expect(sobolSequence({ points: 63, dimensions: 5, skip: 37, seed: 7 })).toEqual(rows.slice(37))
    expect(sobolSequence({ points: 2, dimensions: 3, skip: 2 ** 32 - 2 })[1]).toEqual(
      sobolSequence({ points: 1, dimensions: 3, skip: 2 ** 32 - 1 })[0],
    )
  })

  test('is shifted by a seed: by digits, into the open cube, each dimension on its own', () => {
    const rows = sobolSequence({ points: 4096, dimensions: 3, seed: 1 })
    expect(rows.flat().every(u => u > 0 && u < 1)).toBe(true)
    expect(sobolSequence({ points: 4096, dimensions: 2, seed: '1' })).toEqual(rows.map(row => row.slice(0, 2)))
    expect(sobolSequence({ points: 4096, dimensions: 3, seed: 2 })).not.toEqual(rows)
    const bits = (u: number) => Math.floor(u * 2 ** 32) | 0
    const plain = sobolSequence({ points: 4096, dimensions: 3 })
    expect(new Set(rows.map(([u], i) => bits(u) ^ bits(plain[i][0]))).size).toBe(1)
  })

  test('a shifted point is uniform over the seeds', () => {
    const values = Array.from({ length: 2000 }, (_, seed) => sobolSequence({ points: 1, dimensions: 1, seed })[0][0])
    // 4 standard errors of a uniform mean: 0.289/√2000.
    expect(Math.abs(meanOf(values) - 0.5)).toBeLessThan(4 * 0.00646)
  })

  test('integrates a smooth function of six variables far more exactly than random points', () => {
    const seeds = Array.from({ length: 10 }, (_, seed) => seed)
    const rms = (of: (seed: number) => number[][]) =>
      Math.sqrt(meanOf(seeds.map(seed => errorOfProduct(of(seed)) ** 2)))
    const size = { points: 4096, dimensions: 6 }
    const random = rms(seed => randomPoints({ ...size, seed }))
    const sobol = rms(seed => sobolSequence({ ...size, seed }))
    expect(rms(seed => latinHypercube({ ...size, seed }))).toBeLessThan(random / 2)
    expect(sobol).toBeLessThan(random / 20)
    // 16 times as many points: random ones would be 4 times as exact, an error of 1/n 16 times.
    expect(sobol).toBeLessThan(rms(seed => sobolSequence({ points: 256, dimensions: 6, seed })) / 8)
  })

  test('refuses sizes that are none', () => {
    for (const wrong of [{ points: 0 }, { dimensions: 65 }, { dimensions: 0 }, { skip: -1 }, { skip: 2 ** 32 - 3 }])
      expect(() => sobolSequence({ points: 4, dimensions: 2, ...wrong })).toThrow(RangeError)
  })
})

/** How often x must be multiplied with itself to be 1 again, modulo a polynomial over {0, 1}. */
function periodOf(polynomial: number, degree: number): number {
  let [power, period] = [1, 0]
  do {
    power <<= 1
    if (power >>> degree) power ^= polynomial
    period++
  } while (power !== 1 && period < 2 ** degree)
  return period
}

const STAFFING: Factor = { path: 'groups.front.staffing', from: 8, to: 14, whole: true }

describe('a grid', () => {
  test('has all combinations, the last factor moving fastest', () => {
    expect(grid([{ path: 'a', from: -1, to: 1, whole: true }, factorOf('b=x,y')])).toEqual([
      ['a=-1', 'b=x'],
      ['a=-1', 'b=y'],
      ['a=0', 'b=x'],
      ['a=0', 'b=y'],
      ['a=1', 'b=x'],
      ['a=1', 'b=y'],
    ])
    expect(grid([])).toEqual([[]])
    expect(grid([STAFFING])).toEqual(grid([factorOf('groups.front.staffing=8:14')]))
  })

  test('refuses continuous ranges, too many points and empty lists', () => {
    expect(() => grid([STAFFING, factorOf('x=0.5..2')])).toThrow(/^x=0\.5\.\.2 is a continuous range.*x=8:14:2/)
    expect(() => grid([factorOf('x=0.5..2')])).toThrow(UserError)
    const wide: Factor = { path: 'y', from: 1, to: 1e11, whole: true }
    expect(() => grid([wide, wide])).toThrow(/at most 1000000/)
    expect(() => grid([{ path: 'z', values: [] }])).toThrow(/z: no values/)
  })
})

describe('a point of the unit cube', () => {
  const valueIn = (factor: Factor, u: number) => assignmentsOf([factor], [u])[0].slice(factor.path.length + 1)

  test('becomes assignments, one a factor', () => {
    const factors = [STAFFING, factorOf('x=0.5..2'), factorOf('types.a.law=[1, 2],"a, b"')]
    expect(assignmentsOf(factors, [0.5, 0.5, 0.5])).toEqual([
      'groups.front.staffing=11',
      'x=1.25',
      'types.a.law="a, b"',
    ])
    expect(assignmentsOf(factors, [0, 0, 0])).toEqual(['groups.front.staffing=8', 'x=0.5', 'types.a.law=[1, 2]'])
    expect(assignmentsOf(factors, [1, 1, 1])).toEqual(['groups.front.staffing=14', 'x=2', 'types.a.law="a, b"'])
  })

  test('gives every whole value and every value of a list the same part of the unit interval', () => {
    for (const factor of [STAFFING, factorOf('x=a,b,c,d,e,f,g')]) {
      const counts = new Map<string, number>()
      for (let i = 0; i < 7000; i++) {
        const value = valueIn(factor, (i + 0.5) / 7000)
        counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      expect([...counts.values()]).toEqual(Array(7).fill(1000))
    }
  })

  test('turns a Latin hypercube of 14 points into each of 7 whole values twice', () => {
    const values = latinHypercube({ points: 14, dimensions: 1, seed: 5 }).map(
      point => assignmentsOf([STAFFING], point)[0],
    )
    expect(values.sort()).toEqual(
      grid([STAFFING])
        .flat()
        .flatMap(each => [each, each])
        .sort(),
    )
  })

  test('writes numbers of at most 12 digits within their range, which YAML reads as numbers', () => {
    const end = fc.integer({ min: -999_999, max: 999_999 })
    const exponent = fc.integer({ min: -12, max: 12 })
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(end, fc.integer({ min: 1, max: 999_999 }), exponent, unit, (low, width, power, u) => {
        const [from, to] = [low, low + width].map(each => Number(`${each}e${power}`))
        const text = valueIn({ path: 'x', from, to }, u)
        expect(
          text
            .replace(/e.*$/, '')
            .replace(/^-|\./g, '')
            .replace(/^0+|0+$/g, '').length,
        ).toBeLessThanOrEqual(12)
        const value = parse(text)
        expect(typeof value).toBe('number')
        expect(value >= from && value <= to, `${value} of ${from}..${to}`).toBe(true)
      }),
    )
    expect(valueIn({ path: 'x', from: 0, to: 1 }, 1 / 3)).toBe('0.333333333333')
    expect(valueIn({ path: 'x', from: -1, to: 1 }, 0.5)).toBe('0')
  })

  test('outside of the cube, of other dimensions, or for ranges that are none, is refused', () => {
    expect(() => assignmentsOf([STAFFING], [0.5, 0.5])).toThrow(/2 dimensions for 1 factors/)
    for (const u of [-0.1, 1.1, Number.NaN]) expect(() => assignmentsOf([STAFFING], [u])).toThrow(/from 0 to 1/)
    const ranges = [
      { from: 2, to: 1 },
      { from: 1, to: 1 },
      { from: 0, to: Number.POSITIVE_INFINITY },
    ]
    const whole = [
      { from: 0.5, to: 2 },
      { from: 1, to: 2.5 },
      { from: 2, to: 1 },
      { from: 0, to: 1e12 },
    ]
    for (const each of [...ranges, ...whole.map(range => ({ ...range, whole: true as const }))])
      expect(() => valueIn({ path: 'x', ...each }, 0.5)).toThrow(RangeError)
    expect(valueIn({ path: 'x', from: 3, to: 3, whole: true }, 0.9)).toBe('3')
  })
})

describe('a factor', () => {
  test('is a continuous range, or a variation as before', () => {
    expect(factorOf('types.calls.patience.mean = 60 .. 300.5')).toEqual({
      path: 'types.calls.patience.mean',
      from: 60,
      to: 300.5,
    })
    expect(factorOf('x=-2..-0.5')).toEqual({ path: 'x', from: -2, to: -0.5 })
    expect(factorOf('x=8:10')).toEqual(variationOf('x=8:10'))
    expect(factorOf('x="1..2",3')).toEqual({ path: 'x', values: ['"1..2"', '3'] })
  })

  test('whose range is empty is refused, and so is a continuous range where values are asked for', () => {
    for (const wrong of ['x=2..0.5', 'x=1..1']) expect(() => factorOf(wrong)).toThrow(/expected from\.\.to/)
    expect(() => variationOf('x=0.5..2')).toThrow(/continuous range: expected values such as/)
  })
})
