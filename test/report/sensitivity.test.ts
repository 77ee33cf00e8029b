import { describe, expect, test } from 'vitest'
import type { Sensitivity } from '../../src/experiment/sweep/sensitivity.ts'
import { widthOf } from '../../src/report/layout.ts'
import { sensitivityAnswer, sensitivityReport } from '../../src/report/sensitivity.ts'
import { sensitivityCsv, sensitivityJson } from '../../src/report/sensitivity-data.ts'

const estimate = (value: number, half = 0.002) => ({
  value,
  low: value - half,
  high: value + half,
  standardError: half / 2,
  n: 100,
})

const PATIENCE = 'types.service.patience.mean'
const LONG = 'types["private customers with a complaint"].redial.deliberate'
const study = {
  measure: { measure: 'abandonment' },
  inputs: [
    { path: LONG, law: 'pert(0.1, 0.4, 0.6)' },
    { path: PATIENCE, law: '60..300' },
  ],
  points: 5,
  replications: 100,
  seed: '1',
  confidence: 0.95,
  undefinedPoints: 0,
} satisfies Omit<Sensitivity, 'result'>

const side = (at: string, value: number, base: number) => ({
  at,
  value: estimate(value),
  difference: estimate(value - base),
})

const tornado: Sensitivity = {
  ...study,
  result: {
    method: 'tornado',
    between: [0.05, 0.95],
    base: estimate(0.05),
    swings: [
      { input: 1, low: side('72', 0.09, 0.05), high: side('288', 0.03, 0.05), swing: estimate(0.06) },
      { input: 0, low: side('0.222774226413', 0.06, 0.05), high: side('0.5303', 0.07, 0.05), swing: estimate(0.02) },
    ],
  },
}

const noise = { share: 0.02, standardError: 0.001, paired: true }

const morris: Sensitivity = {
  ...study,
  result: {
    method: 'morris',
    between: [0.1, 0.9],
    trajectories: 20,
    levels: 4,
    noise,
    effects: [
      { input: 1, mu: estimate(-0.05), muStar: estimate(0.055), sigma: estimate(0.01) },
      { input: 0, mu: estimate(0.001), muStar: estimate(0.054), sigma: estimate(0.01) },
    ],
  },
}

const sobol: Sensitivity = {
  ...study,
  result: {
    method: 'sobol',
    samples: 256,
    mean: 0.05,
    deviation: 0.01,
    noise: { ...noise, share: 0.25 },
    indices: [
      { input: 1, first: estimate(0.5, 0.05), total: estimate(0.75, 0.05) },
      { input: 0, first: estimate(-0.01, 0.02), total: estimate(0.25, 0.05) },
    ],
  },
}

const lineWith = (report: string, text: string) => report.split('\n').find(line => line.includes(text))

describe('the answer', () => {
  test('names the input that matters most, and how much', () => {
    expect(sensitivityAnswer(tornado)).toBe(
      'types.service.patience.mean matters most: abandonment moves by 6.0 points between its 5 % and 95 % values.',
    )
    expect(sensitivityAnswer(sobol)).toBe(
      'types.service.patience.mean matters most: it has a part in 75 % of the variance of abandonment, and explains 50 % alone.',
    )
  })

  test('names two where one cannot tell which of them it is', () => {
    expect(sensitivityAnswer(morris)).toMatch(
      /^types.service.patience.mean seems to matter most, with ….*redial.deliberate close behind: from its 10 % to its 90 % value abandonment changes by 5.5 points on average.$/,
    )
  })

  test('says when nothing is sure to move the measure, or nothing does', () => {
    const withSwing = (value: number, half: number): Sensitivity => {
      const { result } = tornado
      if (result.method !== 'tornado') throw new Error('a tornado')
      return { ...tornado, result: { ...result, swings: [{ ...result.swings[0], swing: estimate(value, half) }] } }
    }
    expect(sensitivityAnswer(withSwing(0.01, 0.02))).toMatch(/^No input moves abandonment for sure: most does types\./)
    expect(sensitivityAnswer(withSwing(0, 0))).toBe('abandonment is the same at all points.')
  })
})

describe('the report', () => {
  test('keeps numbers and their units on a line', () => {
    const inputs = study.inputs.map(({ law }, i) => ({ path: `types.service.patience.mean${'s'.repeat(i)}`, law }))
    for (let width = 0; width < 12; width++) {
      const named = inputs.map(({ path, law }) => ({ path: path.slice(width), law }))
      expect(sensitivityReport({ ...tornado, inputs: named })).not.toMatch(/(5|95|6\.0)\n(%|points)/)
    }
  })

  test.each([
    ['tornado', tornado],
    ["Morris's screening", morris],
    ["Sobol' indices", sobol],
  ])('of a %s fits into 80 columns', (_, sensitivity) => {
    const lines = sensitivityReport(sensitivity).split('\n')
    expect(lines.filter(line => widthOf(line) > 80)).toEqual([])
    expect(lines.some(line => line.includes('pert(0.1, 0.4, 0.6)'))).toBe(true)
  })

  test('draws a tornado: each side as long as its difference, low and high in signs of their own', () => {
    const report = sensitivityReport(tornado)
    expect(lineWith(report, '  72  ')).toMatch(/ 72 {6}█████│░{9} {2}288 +6\.0 pts {2}±0\.2$/)
    // Both sides up: the shorter one in front.
    expect(lineWith(report, '0.2228')).toContain('│░░███')
    expect(report).toContain('abandonment against 5.0 % (4.8–5.2) at all medians')
    expect(report).toMatch(/9\.0 % {2}\+4\.0 pts {2}±0\.2 +3\.0 % {2}−2\.0 pts {2}±0\.2/)
  })

  test('draws shares of variance: what an input explains alone, then what it does with others', () => {
    expect(lineWith(sensitivityReport(sobol), `${PATIENCE}  `)).toMatch(
      new RegExp(`50 % {2}±5 +75 % {2}±5 +│${'█'.repeat(10)}${'░'.repeat(5)}$`),
    )
  })

  test('tells how much is noise, and warns when it is much or not known', () => {
    expect(sensitivityReport(morris)).toContain('2.0 % of the variance between points is simulation noise')
    expect(sensitivityReport(morris)).not.toContain('Be careful')
    expect(sensitivityReport(sobol)).toContain('Be careful: 25.0 % of the variance')
    const unknown = { ...morris, result: { ...morris.result, noise: { ...noise, share: Number.NaN } } } as Sensitivity
    expect(sensitivityReport(unknown)).toMatch(/simulation noise, one replication a\npoint cannot tell/)
    expect(sensitivityReport({ ...morris, undefinedPoints: 3 })).toContain('At 3 of 5 points abandonment has no value.')
  })
})

describe('the data', () => {
  test('are JSON with the paths of inputs and the answer', () => {
    const { inputs, analyses } = JSON.parse(sensitivityJson([tornado, sobol], { version: '1.2.3' }))
    expect(inputs[1]).toEqual({ path: PATIENCE, law: '60..300' })
    expect(analyses[0]).toMatchObject({ measure: 'abandonment', unit: 'share', method: 'tornado' })
    expect(analyses[0].swings[0]).toMatchObject({ input: PATIENCE, low: { at: '72' } })
    expect(analyses[1].indices[0]).toMatchObject({ input: PATIENCE, total: { value: 0.75 } })
    expect(analyses[1].answer).toBe(sensitivityAnswer(sobol))
  })

  test('are CSV, a quantity of an input a row', () => {
    const [head, ...rows] = sensitivityCsv([tornado, morris, sobol]).trimEnd().split('\r\n')
    expect(head).toBe('measure,unit,threshold,method,input,law,quantity,at,value,low,high,standard_error,n')
    expect(rows.length).toBe(1 + 2 * 5 + 2 * 3 + 2 * 2)
    expect(rows[0]).toMatch(/^abandonment,share,,tornado,,,base,,0\.05,/)
    expect(rows).toContain(`abandonment,share,,tornado,${PATIENCE},60..300,low,72,0.09,0.088,0.092,0.001,100`)
    expect(rows.at(-1)).toContain(
      '"types[""private customers with a complaint""].redial.deliberate","pert(0.1, 0.4, 0.6)",total',
    )
  })
})
