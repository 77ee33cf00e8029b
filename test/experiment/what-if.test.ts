// Questions as planners put them, as changes of fields.
import { describe, expect, test } from 'vitest'
import { whatIfChanges } from '../../src/experiment/what-if.ts'
import { compile } from '../../src/model/compile.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'

const TWO_LINES = {
  title: 'two lines',
  types: {
    sales: {
      arrivals: { perHour: 60, factor: 2, bursts: [{ at: '10:00', calls: 30 }] },
      handle: { law: 'exponential', mean: 200, afterCallWork: 40 },
    },
    'after care': { arrivals: { perHour: 10 }, handle: { law: 'constant', value: 100, factor: 1.5 } },
  },
  groups: {
    front: { serves: ['sales', 'after care'], staffing: 20, shrinkage: { breaks: 0.1, absence: 0.1 } },
    back: { serves: ['sales'], staffing: 2, shrinkage: { presence: 'random', absence: 0.1 } },
  },
}
const asked = (...texts: string[]) => whatIfChanges(parseScenarioObject(TWO_LINES), texts)
const changed = (...texts: string[]) => parseScenarioObject(TWO_LINES, { set: asked(...texts) })

describe('a what-if is a change', () => {
  test('of the volume of all types, or of one, on top of the factor there is', () => {
    expect(asked('volume=+10%')).toEqual(['types.sales.arrivals.factor=2.2', 'types["after care"].arrivals.factor=1.1'])
    expect(asked('volume.sales=-25%', 'volume.after care=x3')).toEqual([
      'types.sales.arrivals.factor=1.5',
      'types["after care"].arrivals.factor=3',
    ])
  })

  test('of the mean handle time, after-call work and factor included', () => {
    for (const [text, sales, care] of [
      ['aht=-20s', 220, 130],
      ['aht=+5%', 252, 157.5],
      ['aht=4 min', 240, 240],
      ['aht.sales=300', 300, 150],
    ] as const) {
      const means = compile(changed(text)).types.map(({ meanHandle }) => meanHandle)
      expect(means[0]).toBeCloseTo(sales, 9)
      expect(means[1]).toBeCloseTo(care, 9)
    }
  })

  test('of the shrinkage as a whole, which stays random where it was', () => {
    const { front, back } = changed('shrinkage=35%').groups
    expect(front.shrinkage).toEqual({ presence: 'fixed', shrinkage: 0.35 })
    expect(back.shrinkage).toEqual({ presence: 'random', shrinkage: 0.35 })
    expect(changed('shrinkage.back=5%').groups.front.shrinkage).toMatchObject({ breaks: 0.1, absence: 0.1 })
  })

  test('that multiplies rates and bursts alike', () => {
    const [before, after] = [parseScenarioObject(TWO_LINES), changed('volume=+10%')].map(compile)
    expect(after.types[0].rates[0][20]).toBeCloseTo(before.types[0].rates[0][20] * 1.1, 12)
    expect(after.types[0].bursts[0].calls).toBeCloseTo(66, 12)
  })
})

test('what cannot be meant is refused, all of it at once', () => {
  expect(() =>
    asked(
      'volume=10%',
      'volumes=+1%',
      'volume.salse=+1%',
      'aht=fast',
      'aht=-1 h',
      'shrinkage=+5%',
      'shrinkage=100%',
      'volume=-100%',
      'more',
    ),
  ).toThrowErrorMatchingInlineSnapshot(`
    [UserError: expected a change such as volume=+10% or volume=x1.2, not "volume=10%"
    unknown what-if "volumes" — did you mean "volume"? (known: volume, aht, shrinkage)
    unknown call type "salse" — did you mean "sales"? (known: sales, after care)
    expected a change such as aht=-20s, aht=+5% or aht="4 min", not "aht=fast"
    expected a mean handle time above 0 (it is 240 s), not "aht=-1 h"
    expected a share such as shrinkage=35%, not "shrinkage=+5%"
    expected a share such as shrinkage=35%, not "shrinkage=100%"
    expected a change that leaves some calls, not "volume=-100%"
    expected a what-if such as volume=+10%, not "more"]
  `)
  expect(() => asked('volume=+10%', 'volume.sales=+20%')).toThrowErrorMatchingInlineSnapshot(
    `[UserError: two what-ifs change types.sales.arrivals.factor]`,
  )
})

test('names may hold whatever can be written in quotes', () => {
  const odd = { ...TWO_LINES.types.sales, arrivals: { perHour: 60 } }
  const names = ['a.b "c"', '=SUM(A1)', 'back\\slash', 'שירות']
  const scenario = {
    title: 'odd names',
    types: Object.fromEntries(names.map(name => [name, odd])),
    groups: { front: { serves: names, staffing: 20 } },
  }
  const set = whatIfChanges(parseScenarioObject(scenario), ['volume=x2'])
  const { types } = parseScenarioObject(scenario, { set })
  expect(Object.values(types).map(({ arrivals }) => arrivals.factor)).toEqual([2, 2, 2, 2])
})
