import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inputOf } from '../../../src/experiment/designs/inputs.ts'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { designPoints } from '../../../src/experiment/sweep/design.ts'
import { inThisThread } from '../../../src/experiment/sweep/here.ts'
import { type Plan, valueAt } from '../../../src/experiment/sweep/plan.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import { type Sensitivity, sensitivityOf } from '../../../src/experiment/sweep/sensitivity.ts'
import type { Indices, Screening, SensitivityDesign } from '../../../src/experiment/sweep/sensitivity-designs.ts'
import {
  type IndicesResult,
  indicesOf,
  type ScreeningResult,
  screeningOf,
} from '../../../src/experiment/sweep/sensitivity-effects.ts'
import { noiseOf } from '../../../src/experiment/sweep/sensitivity-noise.ts'
import type { Outcome } from '../../../src/experiment/sweep/sensitivity-outcomes.ts'
import type { Swing, TornadoResult } from '../../../src/experiment/sweep/sensitivity-tornado.ts'
import type { Store } from '../../../src/experiment/sweep/store.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { erlangB } from '../../../src/stats/erlang.ts'
import type { Estimate } from '../../../src/stats/interval.ts'
import { GRID, planFor, SCENARIO } from './plans.ts'

const root = mkdtempSync(join(tmpdir(), 'savlanut-sensitivity-'))
afterAll(() => rmSync(root, { recursive: true }))

let files = 0

/** Runs a plan in this thread, as far as it is to be run, and looks at its study. */
async function studied<Value>(plan: Plan, act: (store: Store) => Promise<Value>, { run = true } = {}): Promise<Value> {
  const store = await createStore(join(root, `${files++}.duckdb`), { plan, program: thisProgram(), shard: null })
  try {
    if (run) await conduct(store, inThisThread(plan))
    return await act(store)
  } finally {
    await store.close()
  }
}

const inputs = (...texts: string[]) => texts.map(inputOf)
const tornado = (...texts: string[]): SensitivityDesign => ({
  kind: 'tornado',
  inputs: inputs(...texts),
  between: [0.05, 0.95],
})
const screening = (texts: string[], trajectories = 20): Screening => ({
  kind: 'morris',
  inputs: inputs(...texts),
  trajectories,
  levels: 4,
  between: [0.05, 0.95],
})
const indices = (texts: string[], samples: number): Indices => ({ kind: 'indices', inputs: inputs(...texts), samples })

const asked = { measure: { measure: 'abandonment' }, seed: '1', confidence: 0.95 } as const
const exactly = (value: number): Outcome => ({
  value: { value, low: value, high: value, standardError: 0, n: 1 },
  parts: undefined,
})

/** A function in place of the simulation: at each point, of the numbers that the point assigns. */
function evaluated(design: SensitivityDesign, f: (x: number[]) => number): Outcome[] {
  const points = designPoints(design, asked.seed)
  return points.map(point => exactly(f(design.inputs.map(({ path }) => Number(valueAt(point, path))))))
}

describe('the points of a tornado', () => {
  test('are all medians, then each input alone at its 5 % and at its 95 % value', () => {
    const design = tornado('a=uniform(0, 100)', 'b=1:10', 'c=x,y,z')
    expect(designPoints(design, 'any')).toEqual([
      ['a=50', 'b=6', 'c=y'],
      ['a=5', 'b=6', 'c=y'],
      ['a=95', 'b=6', 'c=y'],
      ['a=50', 'b=1', 'c=y'],
      ['a=50', 'b=10', 'c=y'],
      ['a=50', 'b=6', 'c=x'],
      ['a=50', 'b=6', 'c=z'],
    ])
  })
})

describe("the points of Morris's screening", () => {
  const design = screening(['a=0..100', 'b=0..1', 'c=normal(0, 1)'], 7)

  test('change one input at a time, each once in a trajectory', () => {
    const points = designPoints(design, '1')
    expect(points.length).toBe(7 * 4)
    for (let t = 0; t < 7; t++) {
      const moved = [1, 2, 3].map(i => {
        const [before, after] = [points[4 * t + i - 1], points[4 * t + i]]
        const changed = after.flatMap((each, input) => (each === before[input] ? [] : [input]))
        expect(changed.length).toBe(1)
        return changed[0]
      })
      expect(moved.toSorted()).toEqual([0, 1, 2])
    }
  })

  test('take four values from the 5 % to the 95 % one', () => {
    const values = new Set(designPoints(design, '1').map(point => Number(valueAt(point, 'a'))))
    expect([...values].toSorted((a, b) => a - b)).toEqual([5, 35, 65, 95])
  })

  test('follow from the seed', () => {
    expect(designPoints(design, '1')).toEqual(designPoints(design, '1'))
    expect(designPoints(design, '1')).not.toEqual(designPoints(design, '2'))
  })
})

describe("the points of Sobol' indices", () => {
  test('are two samples and, for each input, the first with that input of the second', () => {
    const design = indices(['a=0..1', 'b=0..1', 'c=0..1'], 8)
    const points = designPoints(design, '1')
    expect(points.length).toBe(8 * 5)
    const [a, b, ...mixed] = Array.from({ length: 5 }, (_, i) => points.slice(8 * i, 8 * i + 8))
    mixed.forEach((rows, input) => {
      expect(rows).toEqual(a.map((row, j) => row.with(input, b[j][input])))
    })
    expect(designPoints(design, '2')).not.toEqual(points)
  })
})

describe('a sensitivity design', () => {
  test.each([
    [tornado(), 'nothing is uncertain'],
    [tornado('a=0..1', 'b=0..1', 'a=0..2'), 'a is given twice'],
    [
      indices(
        Array.from({ length: 33 }, (_, i) => `x${i}=0..1`),
        2,
      ),
      '33 inputs are too many',
    ],
    [indices(['a=0..1'], 400_000), '1200000 points are too many'],
  ])('refuses what it cannot take (%#)', (design, reason) => {
    expect(() => designPoints(design, '1')).toThrow(UserError)
    expect(() => designPoints(design, '1')).toThrow(reason)
  })

  test('takes laws where a sample is drawn for a sweep', () => {
    const factors = inputs('a=normal(10, 2)')
    const of = (kind: 'sobol' | 'latin-hypercube') =>
      designPoints({ kind, factors, points: 64 }, '1').map(point => Number(valueAt(point, 'a')))
    for (const values of [of('sobol'), of('latin-hypercube')]) {
      const mean = values.reduce((sum, each) => sum + each, 0) / 64
      expect(mean).toBeCloseTo(10, 0)
      expect(values.filter(each => each < 10 - 2 * 0.6744897501960817).length).toBe(16)
    }
  })
})

/** Both indices of each input, in order of the inputs. */
function byInput({ indices }: IndicesResult): { first: Estimate; total: Estimate }[] {
  return indices.toSorted((a, b) => a.input - b.input)
}

describe('functions with known indices, evaluated at the points in place of a simulation', () => {
  test("Ishigami's", () => {
    const angle = (name: string) => `${name}=-3.14159265359..3.14159265359`
    const design = indices([angle('x'), angle('y'), angle('z')], 1024)
    const f = ([x, y, z]: number[]) => Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
    const result = indicesOf(design, evaluated(design, f), asked)
    // Ishigami & Homma 1990, a = 7, b = 0.1.
    const exact = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }
    byInput(result).forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - exact.first[i])).toBeLessThan(0.02)
      expect(Math.abs(total.value - exact.total[i])).toBeLessThan(0.02)
      expect(first.low <= exact.first[i] && exact.first[i] <= first.high).toBe(true)
    })
    expect(result.indices.map(({ input }) => input)).toEqual([0, 1, 2])
    expect(result.mean).toBeCloseTo(3.5, 1)
    expect(result.deviation).toBeCloseTo(Math.sqrt(13.8446), 1)
  })

  test("Sobol's g-function", () => {
    const a = [0, 1, 4.5, 9]
    const design = indices(
      a.map((_, i) => `x${i}=uniform(0, 1)`),
      1024,
    )
    const f = (x: number[]) => x.reduce((product, xi, i) => (product * (Math.abs(4 * xi - 2) + a[i])) / (1 + a[i]), 1)
    const parts = a.map(each => 1 / 3 / (1 + each) ** 2)
    const product = parts.reduce((all, v) => all * (1 + v), 1)
    byInput(indicesOf(design, evaluated(design, f), asked)).forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - parts[i] / (product - 1))).toBeLessThan(0.02)
      expect(Math.abs(total.value - (parts[i] * product) / (1 + parts[i]) / (product - 1))).toBeLessThan(0.02)
    })
  })

  test('the effects of what acts in proportion are its changes from the 5 % to the 95 % value, without spread', () => {
    const design = screening(['a=0..100', 'b=0..1', 'c=0..1'])
    const { effects } = screeningOf(
      design,
      evaluated(design, ([a, b]) => 2 * a - 300 * b),
      asked,
    )
    expect(effects.map(({ input }) => input)).toEqual([1, 0, 2])
    for (const [i, exact] of [-270, 180, 0].entries()) {
      const { mu, muStar, sigma } = effects[i]
      expect(mu.value).toBeCloseTo(exact, 8)
      expect(muStar.value).toBeCloseTo(Math.abs(exact), 8)
      expect(sigma.value).toBeCloseTo(0, 8)
    }
  })

  test('effects that differ from place to place have a spread, and intervals that hold what is true', () => {
    // f = a b on [0.05, 0.95]²: the effect of a is 0.9 b, of levels 0.05, 0.35, 0.65, 0.95; mean 0.45, deviation 0.3 √5/2 × 0.9.
    const design = screening(['a=0..1', 'b=0..1'], 400)
    const { effects } = screeningOf(
      design,
      evaluated(design, ([a, b]) => a * b),
      asked,
    )
    for (const { mu, muStar, sigma } of effects) {
      expect(muStar.value).toBeCloseTo(mu.value, 12)
      expect(Math.abs(mu.value - 0.45)).toBeLessThan(4 * mu.standardError)
      expect(Math.abs(sigma.value - 0.3 * Math.sqrt(1.25) * 0.9)).toBeLessThan(4 * sigma.standardError)
      expect(sigma.standardError).toBeLessThan(0.02)
    }
  })
})

describe('simulation noise', () => {
  /** A mean of some observations, as a count is. */
  function observed(values: number[]): Outcome {
    const n = values.length
    const mean = values.reduce((sum, each) => sum + each, 0) / n
    const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0)
    const standardError = Math.sqrt(squares / (n - 1) / n)
    const value = { value: mean, low: Number.NaN, high: Number.NaN, standardError, n }
    return { value, parts: { numerators: values, denominators: values.map(() => 1) } }
  }
  const offered = { measure: 'offered' } as const

  test('is nothing where all points have the same of it', () => {
    const noise = [3, -1, 4, -6]
    const points = [10, 20, 30].map(base => observed(noise.map(each => base + each)))
    expect(noiseOf(points, offered)).toEqual({ share: 0, standardError: 0, paired: true })
  })

  test('is what points have for themselves', () => {
    // Deviations (1, −1) and (−1, 1): nothing in common; each mean of two has variance 2 ÷ 2 = 1, and one degree of freedom.
    const { share, standardError, paired } = noiseOf([observed([11, 9]), observed([19, 21])], offered)
    expect({ share, standardError, paired }).toEqual({ share: 2 / 50, standardError: Math.SQRT2, paired: true })
  })

  test('is all that points have where replications cannot be paired', () => {
    const points = [10, 20].map(value => ({ ...exactly(value), value: { ...exactly(value).value, standardError: 1 } }))
    expect(noiseOf(points, { measure: 'waitP90' })).toEqual({ share: 1 / 50, standardError: 1, paired: false })
  })
})

/** Twenty calls, none of which waits: agents are busy for 20 × handle time of an hour, whatever their number. */
const NOBODY_WAITS = `title: Nobody waits
open: "08:00-09:00"
types:
  calls:
    arrivals: { trace: [${Array.from({ length: 20 }, (_, i) => `"08:${String(2 * i).padStart(2, '0')}"`).join(', ')}] }
    handle: { law: constant, value: 60 }
groups: { desk: { serves: [calls], staffing: 6 } }
study: { replications: 2 }
`
const HANDLE = 'types.calls.handle.value'
const STAFF = 'groups.desk.staffing'
const occupancyOf = (handle: number, staff: number) => (20 * handle) / 3600 / staff

type Moments = readonly [mean: number, variance: number]

function momentsOf(values: number[]): Moments {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length
  return [mean, values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length]
}

/** Of x y: the parts of the variance are var x · mean² y, var y · mean² x, and var x · var y of both together. */
function indicesOfProduct([mx, vx]: Moments, [my, vy]: Moments) {
  const [x, y, both] = [vx * my ** 2, vy * mx ** 2, vx * vy]
  return [x, y].map(part => ({ first: part / (x + y + both), total: (part + both) / (x + y + both) }))
}

const swingOf = ({ result, inputs }: Sensitivity, path: string): Swing =>
  (result as TornadoResult).swings.find(({ input }) => inputs[input].path === path)!

describe('a study of a center whose occupancy is calls × handle time ÷ agents', () => {
  test('has exact swings in its tornado, the widest first', async () => {
    const design = tornado(`${HANDLE}=uniform(60 s, 5 min)`, `${STAFF}=6,8,12`)
    const [occupancy, busy] = await studied(planFor({ design }, NOBODY_WAITS), store =>
      sensitivityOf(store, ['occupancy', 'agentsBusy']),
    )
    expect(occupancy).toMatchObject({ points: 5, replications: 2, undefinedPoints: 0 })
    const { base, swings } = occupancy.result as TornadoResult
    expect(base.value).toBeCloseTo(occupancyOf(180, 8), 12)
    expect(swings.map(({ input }) => input)).toEqual([0, 1])
    const handle = swingOf(occupancy, HANDLE)
    expect([handle.low.at, handle.high.at]).toEqual(['72', '288'])
    expect(handle.swing.value).toBeCloseTo(occupancyOf(288, 8) - occupancyOf(72, 8), 12)
    expect(handle.swing.high - handle.swing.low).toBeCloseTo(0, 12)
    const staff = swingOf(occupancy, STAFF)
    expect(staff.low.difference.value).toBeCloseTo(occupancyOf(180, 6) - occupancyOf(180, 8), 12)
    expect(staff.high.difference.value).toBeCloseTo(occupancyOf(180, 12) - occupancyOf(180, 8), 12)
    expect(swingOf(busy, STAFF).swing.value).toBeCloseTo(0, 12)
  })

  test("has the Sobol' indices of a product of independent factors", async () => {
    const design = (samples: number) => indices([`${HANDLE}=60..300`, `${STAFF}=6,8,12`], samples)
    const few = design(32)
    const [occupancy] = await studied(planFor({ design: few, seed: asked.seed }, NOBODY_WAITS), store =>
      sensitivityOf(store, ['occupancy']),
    )
    const simulated = occupancy.result as IndicesResult
    const product = ([handle, staff]: number[]) => occupancyOf(handle, staff)
    // What is simulated has no chance in it, so that the product itself gives the same …
    const same = byInput(indicesOf(few, evaluated(few, product), asked))
    byInput(simulated).forEach(({ first, total }, i) => {
      expect(first.value).toBeCloseTo(same[i].first.value, 9)
      expect(total.high).toBeCloseTo(same[i].total.high, 9)
    })
    expect(simulated.noise.paired).toBe(true)
    expect(simulated.noise.share).toBeLessThan(1e-12)
    // … and of many samples what it is known to have.
    const exact = indicesOfProduct([180, 240 ** 2 / 12], momentsOf([1 / 6, 1 / 8, 1 / 12]))
    byInput(indicesOf(design(2048), evaluated(design(2048), product), asked)).forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - exact[i].first)).toBeLessThan(0.01)
      expect(Math.abs(total.value - exact[i].total)).toBeLessThan(0.01)
    })
    byInput(simulated).forEach(({ first }, i) => {
      expect(first.low < exact[i].first && exact[i].first < first.high).toBe(true)
    })
  })

  test('has effects of the handle time that depend on the agents', async () => {
    const design = screening([`${HANDLE}=60..300`, `${STAFF}=6,12`, 'types.calls.patience.mean=10,20'], 8)
    const text = NOBODY_WAITS.replace('groups:', '    patience: { law: exponential, mean: 15 }\ngroups:')
    const [occupancy] = await studied(planFor({ design }, text), store => sensitivityOf(store, ['occupancy']))
    const { effects } = occupancy.result as ScreeningResult
    expect(effects.map(({ input }) => input)).toEqual([0, 1, 2])
    // 216 s more or less of it at 6 agents or at 12.
    const [handle, , patience] = effects
    expect(handle.mu.value).toBeGreaterThan(occupancyOf(216, 12))
    expect(handle.mu.value).toBeLessThan(occupancyOf(216, 6))
    expect(handle.sigma.value).toBeGreaterThan(0.01)
    expect(patience.muStar.value).toBeCloseTo(0, 12)
  })
})

describe('a study of a center where nobody may wait', () => {
  const text = `title: Nobody may wait
steady: { length: 20 h, warmUp: 1 h }
types:
  calls:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: 2 min }
    waitingRoom: 0
groups: { desk: { serves: [calls], staffing: 3 } }
study: { replications: 40 }
`
  test("has Erlang's blocking at each point, and differences sharper than their points", async () => {
    const design = tornado('types.calls.handle.mean=60..180', 'types.calls.arrivals.perHour=45..75')
    const [blocking] = await studied(planFor({ design }, text), store => sensitivityOf(store, ['blocking']))
    const { base } = blocking.result as TornadoResult
    const near = ({ value, standardError }: Estimate, exact: number) =>
      expect(Math.abs(value - exact), `${value} against ${exact}`).toBeLessThan(4 * standardError)
    const median = erlangB(3, 2)
    near(base, median)
    for (const [path, low, high] of [
      ['types.calls.handle.mean', erlangB(3, 66 / 60), erlangB(3, 174 / 60)],
      ['types.calls.arrivals.perHour', erlangB(3, 46.5 / 30), erlangB(3, 73.5 / 30)],
    ] as const) {
      const swing = swingOf(blocking, path)
      near(swing.low.value, low)
      near(swing.high.value, high)
      near(swing.low.difference, low - median)
      near(swing.high.difference, high - median)
      near(swing.swing, high - low)
    }
    const { low } = swingOf(blocking, 'types.calls.handle.mean')
    expect(low.difference.standardError).toBeLessThan(0.9 * Math.hypot(low.value.standardError, base.standardError))
  })
})

describe('a study', () => {
  const design = tornado('types.calls.patience.mean=30..90')

  test('tells of percentiles without intervals of their differences', async () => {
    const [wait] = await studied(planFor({ design }), store => sensitivityOf(store, ['waitP90']))
    const { low } = swingOf(wait, 'types.calls.patience.mean')
    expect(low.difference.value).toBeLessThan(0)
    expect(low.difference.low).toBeNaN()
  })

  test('of another design tells nothing of inputs', async () => {
    await studied(planFor({ design: GRID }), store =>
      expect(sensitivityOf(store, ['abandonment'])).rejects.toThrow(/is a sweep \(grid\).*savlanut sensitivity/),
    )
  })

  test('that is not complete is gone on with first', async () => {
    const plan = planFor({ design })
    const act = (store: Store) =>
      expect(sensitivityOf(store, ['abandonment'])).rejects.toThrow(
        /3 of 3 points are missing: go on with: savlanut resume/,
      )
    await studied(plan, act, { run: false })
  })

  test('refuses measures that it cannot tell', async () => {
    await studied(planFor({ design, measures: ['serviceLevel(7 s)'] }, SCENARIO), async store => {
      const refusal = (measure: string) => sensitivityOf(store, [measure]).catch(error => error)
      expect(await refusal('abandonmnt')).toMatchObject({ name: 'UserError' })
      expect((await refusal('satisfaction')).message).toMatch(/satisfaction is not known in .*duckdb/)
      expect((await refusal('serviceLevel(8 s)')).message).toMatch(/within 8 s was not counted in .* within 20 s, 7 s/)
      const [level] = await sensitivityOf(store, ['serviceLevel(7 s)'])
      expect(level.measure).toEqual({ measure: 'serviceLevel', threshold: 7 })
    })
  })
})
