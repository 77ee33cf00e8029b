import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Input, inputOf, lawText, quantileOf, type Uncertain } from '../../src/experiment/designs/inputs.ts'
import { assignmentsOf, factorOf, grid } from '../../src/experiment/designs.ts'
import { UserError } from '../../src/scenario/problems.ts'
import { betaCdf, normalCdf } from '../../src/stats/special.ts'

const law = (text: string) => inputOf(`x=${text}`) as Uncertain
const at = (text: string, u: number) => quantileOf(law(text), u)

/** Mean and standard deviation by the midpoint rule over the probabilities. */
function momentsOf(text: string, points = 100_000) {
  const values = Array.from({ length: points }, (_, i) => at(text, (i + 0.5) / points))
  const mean = values.reduce((sum, each) => sum + each, 0) / points
  return { mean, sd: Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / points) }
}

function messageOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

const LAWS = [
  'uniform(60, 300)',
  'triangular(60, 120, 300)',
  'triangular(0, 0, 1)',
  'triangular(0, 1, 1)',
  'pert(60, 120, 300)',
  'pert(0, 0, 1)',
  'normal(240, 30)',
  'lognormal(240, 120)',
]

describe('an uncertain input', () => {
  test('has a law with its parameters', () => {
    expect(inputOf('types.calls.patience.mean = normal(240, 30)')).toEqual({
      path: 'types.calls.patience.mean',
      law: 'normal',
      parameters: [240, 30],
    })
    expect(law('Triangular( -1, 0.5 ,2e1 )')).toMatchObject({ law: 'triangular', parameters: [-1, 0.5, 20] })
  })

  test('may be written in durations and percentages', () => {
    expect(law('uniform(60 s, 5 min)').parameters).toEqual([60, 300])
    expect(law('lognormal(1 h 30 min, 90)').parameters).toEqual([5400, 90])
    expect(law('pert(3%, 7 %, 10%)').parameters).toEqual([0.03, 0.07, 0.1])
    expect(inputOf('x=30 s..5 min')).toEqual({ path: 'x', from: 30, to: 300 })
    expect(inputOf('x=3%..10%')).toEqual({ path: 'x', from: 0.03, to: 0.1 })
  })

  test('may be a list or a range, as sweeps take them', () => {
    for (const text of ['x=8:14', 'x=0.5..2', 'x=a,b,"c,d"', 'x=-3..4', "x=['f(1)', g]", 'x=0.0001..0.0002'])
      expect(inputOf(text)).toEqual(factorOf(text))
  })

  test('is told as it was written', () => {
    for (const text of [...LAWS, '60..300', '8, 9, 10']) expect(lawText(inputOf(`x=${text}`))).toBe(text)
  })

  test.each([
    ['x=normall(1, 2)', 'unknown law "normall" — did you mean "normal"? (known: uniform, triangular, pert, normal'],
    ['x=gaussian(1, 2)', 'take normal(240, 30)'],
    ['x=uniform(3, 3)', 'low is 3, not below high, 3; such as uniform(60, 300)'],
    ['x=uniform(5 min, 60)', 'low is 300, not below high, 60'],
    ['x=triangular(1, 5, 4)', 'mode is 5, not between low, 1, and high, 4'],
    ['x=pert(2, 1, 3)', 'mode is 1, not between low, 2, and high, 3'],
    ['x=normal(4, 0)', 'sd is 0, not above 0'],
    ['x=normal(4, -1)', 'sd is -1, not above 0'],
    ['x=lognormal(0, 1)', 'mean is 0, not above 0'],
    ['x=lognormal(1, 0)', 'sd is 0, not above 0'],
    ['x=normal(4)', 'expected normal(mean, sd), such as normal(240, 30)'],
    ['x=uniform(1,,2)', 'expected uniform(low, high)'],
    ['x=normal(4, much)', 'sd is "much", not a number or a duration such as 5 min'],
    ['x=', 'expected path=values'],
    ['normal(1, 2)', 'expected path=values'],
    ['x=5..4', 'is empty'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(messageOf(() => inputOf(text))).toContain(reason)
  })
})

describe('a quantile', () => {
  test('is that of the law', () => {
    expect(at('uniform(60, 300)', 0.25)).toBe(120)
    expect(at('normal(240, 30)', 0.975)).toBeCloseTo(240 + 30 * 1.959963984540054, 10)
    expect(at('lognormal(240, 120)', 0.5)).toBeCloseTo(240 / Math.sqrt(1 + 0.25), 10)
    // The cdf of a triangular law below its mode: (x − low)² ÷ ((high − low) (mode − low)).
    expect(at('triangular(60, 120, 300)', 30 ** 2 / (240 * 60))).toBeCloseTo(90, 10)
    expect(at('triangular(60, 120, 300)', 1 - 90 ** 2 / (240 * 180))).toBeCloseTo(210, 10)
    expect(at('pert(60, 180, 300)', 0.5)).toBeCloseTo(180, 10)
  })

  test('is undone by the cumulative distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1 - 1e-5, noNaN: true }), u => {
        expect(normalCdf((at('normal(3, 2)', u) - 3) / 2)).toBeCloseTo(u, 12)
        // Mode at a quarter: a = 1 + 4/4, b = 1 + 4 × 3/4.
        expect(betaCdf(2, 4, (at('pert(60, 120, 300)', u) - 60) / 240)).toBeCloseTo(u, 12)
      }),
    )
  })

  test('gives the mean and standard deviation that were asked for', () => {
    for (const [text, mean, sd] of [
      ['normal(240, 30)', 240, 30],
      ['lognormal(240, 120)', 240, 120],
      ['uniform(60, 300)', 180, 240 / Math.sqrt(12)],
      [
        'triangular(60, 120, 300)',
        160,
        Math.sqrt((60 ** 2 + 120 ** 2 + 300 ** 2 - 60 * 120 - 60 * 300 - 120 * 300) / 18),
      ],
    ] as const) {
      const found = momentsOf(text)
      // The cut tails of a lognormal law hold a little of its spread.
      expect(found.mean / mean, text).toBeCloseTo(1, 4)
      expect(found.sd / sd, text).toBeCloseTo(1, 3)
    }
    expect(momentsOf('pert(60, 120, 300)', 2000).mean).toBeCloseTo((60 + 4 * 120 + 300) / 6, 2)
  })

  test.each(LAWS)('of %s never falls, and is a number from end to end', text => {
    const grown = Array.from({ length: 201 }, (_, i) => at(text, i / 200))
    expect(grown.every(Number.isFinite)).toBe(true)
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
  })

  test('of bounded laws reaches their ends, of unbounded ones 4.75 standard deviations', () => {
    for (const text of ['uniform(60, 300)', 'triangular(60, 120, 300)', 'pert(60, 120, 300)'])
      expect([at(text, 0), at(text, 1)]).toEqual([60, 300])
    expect(at('normal(0, 1)', 0)).toBeCloseTo(-4.753424308822899, 9)
    expect(at('normal(0, 1)', 1)).toBeCloseTo(4.753424308822899, 6)
  })
})

describe('a point of a design', () => {
  test('assigns values of laws beside those of lists and ranges, in 12 digits', () => {
    const inputs: Input[] = ['a=normal(240, 30)', 'b=8:11', 'c=0.5..2', 'd=uniform(0, 1)'].map(inputOf)
    expect(assignmentsOf(inputs, [0.5, 0.75, 0.5, 1 / 3])).toEqual(['a=240', 'b=11', 'c=1.25', 'd=0.333333333333'])
  })

  test('is no point of a grid, which needs values', () => {
    const refused = messageOf(() => grid([inputOf('a=normal(240, 30)')]))
    expect(refused).toBe('a=normal(240, 30) has no end of values: a grid takes values, such as a=8:14:2')
  })
})
