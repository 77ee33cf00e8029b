import { describe, expect, test } from 'vitest'
import { gamma } from '../../src/engine/laws/gamma.ts'
import { logGamma } from '../../src/engine/laws/special.ts'
import { type Law, sampler, survival, survivalAt } from '../../src/engine/laws.ts'
import { stream } from '../../src/engine/random.ts'
import type { ScenarioLaw } from '../../src/scenario/schema.ts'
import { draw, KS_LIMIT, kolmogorovSmirnov, summary, Z_LIMIT } from './statistics.ts'

const N = 200_000
const factorial = (x: number) => Math.exp(logGamma(x + 1))

/** A law with the mean and variance a textbook gives it, and the times at which its survival function has corners. */
interface Case {
  law: Law
  mean: number
  variance: number
  corners?: number[]
  /** How much longer a law the distribution test must tell from this one; default 1.03. */
  longer?: number
}

const cases: Record<string, Case> = {
  uniform: { law: { law: 'uniform', min: 10, max: 70, zero: 0 }, mean: 40, variance: 300, corners: [10, 70] },
  exponential: { law: { law: 'exponential', mean: 180, zero: 0 }, mean: 180, variance: 180 ** 2 },
  'exponential with an atom': {
    law: { law: 'exponential', mean: 180, zero: 0.25 },
    mean: 135,
    variance: 0.75 * 2 * 180 ** 2 - 135 ** 2,
  },
  'erlang of 3 phases': { law: { law: 'erlang', mean: 180, phases: 3, zero: 0 }, mean: 180, variance: 180 ** 2 / 3 },
  'gamma of shape 2.5': { law: { law: 'gamma', mean: 90, shape: 2.5, zero: 0 }, mean: 90, variance: 90 ** 2 / 2.5 },
  'gamma of shape 0.4': {
    law: { law: 'gamma', mean: 90, shape: 0.4, zero: 0 },
    mean: 90,
    variance: 90 ** 2 / 0.4,
    longer: 1.06,
  },
  'gamma given its cv': { law: { law: 'gamma', mean: 90, cv: 1.2, zero: 0 }, mean: 90, variance: (90 * 1.2) ** 2 },
  'weibull of falling hazard': {
    law: { law: 'weibull', mean: 120, shape: 0.7, zero: 0 },
    mean: 120,
    variance: 120 ** 2 * (factorial(2 / 0.7) / factorial(1 / 0.7) ** 2 - 1),
  },
  'weibull of rising hazard': {
    law: { law: 'weibull', mean: 120, shape: 2, zero: 0 },
    mean: 120,
    variance: 120 ** 2 * (4 / Math.PI - 1),
  },
  lognormal: { law: { law: 'lognormal', mean: 180, cv: 0.8, zero: 0 }, mean: 180, variance: (180 * 0.8) ** 2 },
  'lognormal given its median': {
    law: { law: 'lognormal', median: 900, cv: 0.75, zero: 0 },
    mean: 900 * 1.25,
    variance: (900 * 1.25 * 0.75) ** 2,
  },
  hyperexponential: {
    law: {
      law: 'hyperexponential',
      phases: [
        { share: 0.8, mean: 60 },
        { share: 0.2, mean: 300 },
      ],
      zero: 0,
    },
    mean: 108,
    variance: 2 * (0.8 * 60 ** 2 + 0.2 * 300 ** 2) - 108 ** 2,
  },
  hazard: fromIntegral({ law: 'hazard', from: [0, 10, 60], perMinute: [2, 0, 0.5], zero: 0 }, [10, 60]),
  empirical: {
    law: { law: 'empirical', values: [40, 10, 20, 10], zero: 0 },
    mean: 20,
    variance: 150,
    corners: [10, 20, 40],
  },
  histogram: {
    law: { law: 'histogram', edges: [0, 10, 30, 60, 70], counts: [1, 2, 0, 1], zero: 0 },
    mean: 27.5,
    variance: (100 / 3 + 2 * (400 + 400 / 12) + 65 ** 2 + 100 / 12) / 4 - 27.5 ** 2,
    corners: [10, 30, 60, 70],
  },
  'survival curve': fromIntegral(
    { law: 'survival', at: [30, 60, 120], survival: [0.8, 0.8, 0.3], zero: 0 },
    [30, 60, 120],
  ),
  'survival curve with a tail': fromIntegral(
    { law: 'survival', at: [30, 120], survival: [0.7, 0.3], tail: 400, zero: 0.1 },
    [30, 120],
  ),
  'survival curve that ends': fromIntegral({ law: 'survival', at: [30, 90], survival: [0.6, 0], zero: 0 }, [30, 90]),
}

/** Mean and variance as integrals of the survival function, by the midpoint rule between its corners. */
function fromIntegral(law: Law, corners: number[]): Case {
  const tail = survival(law)
  let mean = 0
  let square = 0
  const ends = [
    0,
    ...corners,
    ...Array.from({ length: 40 }, (_, i) => corners[corners.length - 1] + 100 * (i + 1) ** 1.5),
  ]
  for (let piece = 1; piece < ends.length; piece++) {
    const step = (ends[piece] - ends[piece - 1]) / 2000
    for (let t = ends[piece - 1] + step / 2; t < ends[piece]; t += step) {
      mean += tail(t) * step
      square += 2 * t * tail(t) * step
    }
  }
  return { law, mean, variance: square - mean * mean, corners }
}

describe.each(Object.entries(cases))('%s', (name, { law, mean, variance, corners = [100], longer = 1.03 }) => {
  const compiled = sampler(law)
  const tail = survival(law)
  const values = new Float64Array(N)
  compiled.fill(stream('2026', 0, 'test', name), values)

  test('states its mean, which is the integral of its survival function', () => {
    expect(compiled.mean / mean).toBeCloseTo(1, 6)
    if (law.law === 'weibull' || law.law === 'gamma' || law.law === 'lognormal') return // long tails, or steep at 0
    expect(fromIntegral(law, corners).mean / compiled.mean).toBeCloseTo(1, 6)
  })

  test('has its mean and variance', () => {
    const found = summary(values)
    expect(Math.abs(found.mean - mean) / found.meanError).toBeLessThan(Z_LIMIT)
    expect(Math.abs(found.mean - 1.03 * mean) / found.meanError).toBeGreaterThan(Z_LIMIT)
    expect(Math.abs(found.variance - variance) / found.varianceError).toBeLessThan(Z_LIMIT)
  })

  test('has its distribution, and not one that is a few percent longer', () => {
    expect(kolmogorovSmirnov(values, tail)).toBeLessThan(KS_LIMIT)
    expect(kolmogorovSmirnov(values, t => tail(t / longer))).toBeGreaterThan(KS_LIMIT)
  })

  test('gives the same values one by one and by the buffer', () => {
    const generator = stream('2026', 0, 'test', name)
    expect(draw(1000, () => compiled.sample(generator))).toEqual(values.subarray(0, 1000))
    expect(values.every(value => value >= 0)).toBe(true)
  })
})

describe('laws', () => {
  test('give values that never change', () => {
    const first = Object.entries(cases).map(([name, { law }]) => [
      name,
      sampler(law).sample(stream('1', 0, 'test', 'golden')),
    ])
    expect(Object.fromEntries(first)).toMatchInlineSnapshot(`
      {
        "empirical": 10,
        "erlang of 3 phases": 109.26274946352639,
        "exponential": 156.34716395897962,
        "exponential with an atom": 0,
        "gamma given its cv": 20.829753486913866,
        "gamma of shape 0.4": 8.136898797155514,
        "gamma of shape 2.5": 50.93046498861045,
        "hazard": 124.23144263931974,
        "histogram": 9.947159772976647,
        "hyperexponential": 139.58800183952195,
        "lognormal": 93.15195134837295,
        "lognormal given its median": 608.9060962097254,
        "survival curve": 99.48404691427396,
        "survival curve that ends": 90,
        "survival curve with a tail": 568.9975571997718,
        "uniform": 24.92073965946497,
        "weibull of falling hazard": 77.5183504053459,
        "weibull of rising hazard": 126.19584521204038,
      }
    `)
  })

  test('a constant is always the same and draws nothing', () => {
    const generator = stream('1', 0, 'test', 'constant')
    const { mean, sample } = sampler({ law: 'constant', value: 42, zero: 0 })
    expect([mean, sample(generator), sample(generator)]).toEqual([42, 42, 42])
    expect(generator).toEqual(stream('1', 0, 'test', 'constant'))
    expect([41.9, 42].map(t => survivalAt({ law: 'constant', value: 42, zero: 0 }, t))).toEqual([1, 0])
  })

  test('an atom at zero has its probability, and P(X > 0) is the rest', () => {
    const law: Law = { law: 'weibull', mean: 60, shape: 1.5, zero: 0.3 }
    const generator = stream('1', 0, 'test', 'atom')
    const { sample, mean } = sampler(law)
    const zeros = draw(N, () => sample(generator)).filter(value => value === 0).length
    expect(Math.abs(zeros - 0.3 * N) / Math.sqrt(N * 0.3 * 0.7)).toBeLessThan(Z_LIMIT)
    expect(Math.abs(zeros - 0.31 * N) / Math.sqrt(N * 0.3 * 0.7)).toBeGreaterThan(Z_LIMIT)
    expect([survivalAt(law, -1), survivalAt(law, 0), mean]).toEqual([1, 0.7, 42])
  })

  test('no atom, no draw for it: adding `zero: 0` shifts no numbers', () => {
    const one = stream('1', 0, 'test', 'shift')
    sampler({ law: 'uniform', min: 0, max: 1, zero: 0 }).sample(one)
    const other = stream('1', 0, 'test', 'shift')
    other.uniform()
    expect(one).toEqual(other)
  })

  test('a last hazard of 0 leaves a share that never comes to an end', () => {
    const law: Law = { law: 'hazard', from: [0, 60], perMinute: [0.5, 0], zero: 0 }
    const { mean, sample } = sampler(law)
    const generator = stream('1', 0, 'test', 'forever')
    const forever = draw(N, () => sample(generator)).filter(value => value === Number.POSITIVE_INFINITY).length
    const share = Math.exp(-0.5)
    expect(mean).toBe(Number.POSITIVE_INFINITY)
    expect(survivalAt(law, 1e9)).toBeCloseTo(share, 12)
    expect(Math.abs(forever - share * N) / Math.sqrt(N * share * (1 - share))).toBeLessThan(Z_LIMIT)
  })

  test('a survival curve passes through its points, and ends at the point where it is 0', () => {
    const law: Law = { law: 'survival', at: [30, 60, 90], survival: [0.8, 0.4, 0], zero: 0 }
    expect([0, 30, 45, 60, 89.9, 90].map(t => survivalAt(law, t))).toEqual(
      [1, 0.8, Math.sqrt(0.32), 0.4, 0.4, 0].map(share => expect.closeTo(share, 12)),
    )
    const generator = stream('1', 0, 'test', 'end')
    const { sample } = sampler(law)
    const atEnd = draw(N, () => sample(generator)).filter(value => value === 90).length
    expect(Math.abs(atEnd - 0.4 * N) / Math.sqrt(N * 0.4 * 0.6)).toBeLessThan(Z_LIMIT)
  })

  test('beyond a survival curve its average hazard goes on, or none if nobody has left', () => {
    const law: Law = { law: 'survival', at: [30, 60], survival: [0.9, 0.5], zero: 0 }
    expect(survivalAt(law, 120)).toBeCloseTo(0.25, 12)
    expect(sampler({ law: 'survival', at: [60], survival: [1], zero: 0 }).mean).toBe(Number.POSITIVE_INFINITY)
    expect(sampler({ law: 'survival', at: [60], survival: [1], tail: 30, zero: 0 }).mean).toBe(90)
  })

  test('a mean of 0 is always 0', () => {
    const laws: Law[] = [
      { law: 'exponential', mean: 0, zero: 0 },
      { law: 'gamma', mean: 0, shape: 0.5, zero: 0 },
      { law: 'weibull', mean: 0, shape: 2, zero: 0 },
      { law: 'lognormal', mean: 0, cv: 1, zero: 0 },
      { law: 'hazard', from: [0], perMinute: [0], zero: 1 },
    ]
    for (const law of laws) {
      const { mean, sample } = sampler(law)
      expect([mean, sample(stream('1', 0, 'test', 'zero')), survivalAt(law, 0)], law.law).toEqual([0, 0, 0])
    }
  })

  test('a gamma factor has mean `shape` and variance `shape`', () => {
    for (const shape of [0.1, 1, 28]) {
      const generator = stream('1', 0, 'test', `gamma ${shape}`)
      const found = summary(draw(N, () => gamma(generator, shape)))
      expect(Math.abs(found.mean - shape) / found.meanError).toBeLessThan(Z_LIMIT)
      expect(Math.abs(found.variance - shape) / found.varianceError).toBeLessThan(Z_LIMIT)
    }
  })

  test('parameters out of range are named with their value', () => {
    const wrong = (law: unknown) => () => sampler(law as Law)
    expect(wrong({ law: 'exponential', mean: -1, zero: 0 })).toThrow(
      new RangeError('exponential: mean must be finite and at least 0: -1'),
    )
    expect(wrong({ law: 'exponential', mean: 1, zero: 1.5 })).toThrow('exponential: zero must be from 0 to 1: 1.5')
    expect(wrong({ law: 'constant', value: Number.NaN, zero: 0 })).toThrow('constant: value must be')
    expect(wrong({ law: 'uniform', min: 2, max: 1, zero: 0 })).toThrow('uniform: min must not exceed max: 2,1')
    expect(wrong({ law: 'erlang', mean: 1, phases: 1.5, zero: 0 })).toThrow('erlang: phases must be')
    expect(wrong({ law: 'gamma', mean: 1, zero: 0 })).toThrow('gamma: give either shape or cv')
    expect(wrong({ law: 'weibull', mean: 1, shape: 0, zero: 0 })).toThrow('weibull: shape must be')
    expect(wrong({ law: 'lognormal', mean: 1, median: 1, cv: 1, zero: 0 })).toThrow('lognormal: give either')
    expect(wrong({ law: 'hyperexponential', phases: [{ share: 0.5, mean: 1 }], zero: 0 })).toThrow(
      'hyperexponential: shares must sum to 1: 0.5',
    )
    expect(wrong({ law: 'hazard', from: [1], perMinute: [1], zero: 0 })).toThrow('hazard: from must start at 0: 1')
    expect(wrong({ law: 'hazard', from: [0, 0], perMinute: [1, 1], zero: 0 })).toThrow('hazard: from must be')
    expect(wrong({ law: 'empirical', values: [], zero: 0 })).toThrow('empirical: values must not be empty')
    expect(wrong({ law: 'histogram', edges: [0, 1], counts: [1, 1], zero: 0 })).toThrow('histogram: counts must have 1')
    expect(wrong({ law: 'survival', at: [1, 2], survival: [0.5, 0.6], zero: 0 })).toThrow(
      'survival: survival must fall',
    )
  })

  test('every law a scenario can hold is a law of the engine', () => {
    const accepted = (law: ScenarioLaw): Law => law
    expect(accepted({ law: 'constant', value: 1, zero: 0 })).toBeDefined()
  })
})
