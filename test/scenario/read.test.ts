import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openScenario, readScenario } from '../../src/scenario/files.ts'
import { figureAt, intervalsOf, openingHours } from '../../src/scenario/hours.ts'
import { UserError } from '../../src/scenario/problems.ts'
import { parseScenarioObject, textSource } from '../../src/scenario/read.ts'
import { changed, DAY, read, refusal } from './files.ts'

describe('a file that extends another', () => {
  test('merges fields, replaces lists, deletes by null', () => {
    const { scenario, inputs } = read({
      'what-if/more.yaml': `extends: ../day.yaml
title: One more
types: { sales: null }
groups: { front: { serves: [billing], staffing: [6, 7, 7, 6] } }
`,
      'day.yaml': DAY,
    })
    expect(scenario.title).toBe('One more')
    expect(Object.keys(scenario.types)).toEqual(['billing'])
    expect(scenario.groups.front.staffing).toEqual([6, 7, 7, 6])
    expect(scenario.groups.front.shrinkage).toEqual({ presence: 'fixed', breaks: 0.1 })
    expect(inputs).toEqual(['what-if/more.yaml', 'day.yaml'])
  })

  test('may extend one that extends a third; each problem is located in the file that holds it', () => {
    const files = {
      'c.yaml': 'extends: b.yaml\ngroups: { front: { serves: [billing, sale] } }\n',
      'b.yaml': 'extends: a.yaml\ntitle: b\ntypes: { billing: { patience: { mean: 6 mn } } }\n',
      'a.yaml': changed(['interval: 30 min', 'intervall: 30 min']),
    }
    expect(refusal(files)).toMatchInlineSnapshot(`
      "b.yaml:3:39 types.billing.patience.mean: expected a duration such as 90, "90 s" or "1 h 30 min", not "6 mn"
      a.yaml:4:1 intervall: unknown field "intervall" — did you mean "interval"? (known: title, description, extends, start, days, open, interval, closing, steady, lines, waitingRoom, routing, serviceLevel, ivr, dataQuality, satisfaction, survey, churn, wordOfMouth, customers, economics, rosters, interventions, types, groups, targets, study)
      c.yaml:2:38 groups.front.serves[1]: unknown call type "sale" — did you mean "sales"? (known: billing, sales)"
    `)
  })

  test('a law replaces the fields of the law before, and leaves the others', () => {
    const { scenario } = read({
      'b.yaml': 'extends: a.yaml\ntypes: { billing: { patience: { law: constant, value: 60 } } }\n',
      'a.yaml': DAY,
    })
    expect(scenario.types.billing.patience).toMatchObject({ law: 'constant', value: 60, load: [{}] })
    expect(scenario.types.billing.patience).not.toHaveProperty('mean')
  })

  test('staffing that replaces shifts of the base says how to delete them', () => {
    const base = changed(['staffing: [5, 6, 6, 5]', 'shifts: [{ start: "08:00", length: 2 h, agents: 3 }]'])
    const files = { 'b.yaml': 'extends: a.yaml\ngroups: { front: { staffing: 3 } }', 'a.yaml': base }
    expect(refusal(files)).toMatchInlineSnapshot(
      `"a.yaml:20:13 groups.front.shifts: give staffing or shifts, not both (null removes one)"`,
    )
  })

  test('circles and missing files are told where they are named', () => {
    expect(refusal({ 'a.yaml': 'extends: b.yaml', 'b.yaml': 'title: b\nextends: ./a.yaml' })).toMatchInlineSnapshot(
      `"b.yaml:2:10 extends: goes round in a circle: a.yaml → b.yaml → a.yaml"`,
    )
    expect(refusal({ 'a.yaml': 'title: a\nextends: x.yaml' })).toMatchInlineSnapshot(
      `"a.yaml:2:10 extends: there is no file "x.yaml""`,
    )
  })
})

describe('--set', () => {
  test('changes one value, of a type that YAML gives it', () => {
    const set = [
      'groups.front.staffing=12',
      'types.billing.patience.load[0].response.slope=0.5',
      'types.billing.arrivals.perHour.1=81.5',
      'types["sales"].handle={ law: erlang, mean: 2 min, phases: 2 }',
      'groups.front.shrinkage=null',
      'days=2',
    ]
    const { scenario } = read(DAY, set)
    expect(scenario.groups.front).toMatchObject({ staffing: 12 })
    expect(scenario.groups.front.shrinkage).toBeUndefined()
    expect(scenario.types.billing.patience).toMatchObject({ load: [{ response: { slope: 0.5, max: 3 } }] })
    expect(scenario.types.billing.arrivals.perHour).toEqual([60, 81.5, 90, 70])
    expect(scenario.types.sales.handle).toMatchObject({ law: 'erlang', mean: 120, phases: 2 })
    expect(scenario.days).toBe(2)
  })

  test('a law may be changed field by field', () => {
    const { scenario } = read(DAY, ['types.sales.handle.law=constant', 'types.sales.handle.value=3 min'])
    expect(scenario.types.sales.handle).toMatchObject({ law: 'constant', value: 180 })
  })

  test('its problems are located at it', () => {
    expect(refusal(DAY, ['groups.front.staffing=many'])).toMatchInlineSnapshot(
      `"--set groups.front.staffing: expected a number, a list or fields (name: value), not "many""`,
    )
    expect(refusal(DAY, ['groups.frnt.staffing=3', 'types.billing.handle.maen=3'])).toMatchInlineSnapshot(`
      "--set groups.frnt: unknown group "frnt" — did you mean "front"? (known: front)
      --set types.billing.handle.maen: unknown field "maen" — did you mean "mean"? (known: law, mean, median, cv, zero, hold, afterCallWork, lookUp, factor, pattern, load)"
    `)
    expect(
      refusal(DAY, ['groups.front.serves[5]=sales', 'title.x=3', 'groups', 'extends=x.yaml']),
    ).toMatchInlineSnapshot(`
      "--set groups.front.serves[5]: the list has 2 items, counted from 0
      --set title: has no fields to set
      --set expected path=value such as groups.front.staffing=12, not "groups"
      --set extends: can only be changed in the file"
    `)
    expect(refusal(DAY, ['types.sales.handle={ law: [ }'])).toMatchInlineSnapshot(
      `"--set types.sales.handle: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; not valid YAML: Flow map must end with a }"`,
    )
    expect(refusal(DAY, ['__proto__.x=3', 'types.sales.handle={ __proto__: 3 }'])).toMatchInlineSnapshot(`
      "--set expected path=value such as groups.front.staffing=12, not "__proto__.x=3"
      --set types.sales.handle: the name __proto__ is not allowed"
    `)
  })
})

describe('places', () => {
  test('of values, of blocks, of what is missing', () => {
    const { locate } = read(DAY, ['days=2'])
    expect(locate(['groups', 'front', 'serves', 1])).toEqual({ file: 'day.yaml', line: 19, column: 23 })
    expect(locate(['groups', 'front', 'serves', 'sales'])).toEqual({ file: 'day.yaml', line: 19, column: 23 })
    expect(locate(['types', 'sales', 'arrivals', 'perHour', 'tue'])).toEqual({ file: 'day.yaml', line: 15, column: 37 })
    expect(locate(['types', 'billing', 'patience'])).toEqual({ file: 'day.yaml', line: 10, column: 5 })
    expect(locate(['types', 'billing', 'patience', 'load', 0, 'response', 'slope'])).toMatchObject({
      line: 13,
      column: 58,
    })
    expect(locate(['types', 'billing', 'redial', 'attempts'])).toEqual({ file: 'day.yaml', line: 6, column: 3 })
    expect(locate(['days'])).toEqual({ file: '--set' })
  })
})

describe('hours and figures', () => {
  test('follow the weekday; a date wins over it', () => {
    const { scenario } = read(
      changed(['start:', 'days: 7\nstart:'], ['{ sun-thu: 20 }', '{ daily: 20, mon: [1, 2, 3, 4], 2026-03-03: 7 }']),
    )
    const table = scenario.types.sales.arrivals.perHour!
    expect(openingHours(scenario, 0)).toEqual([28800, 36000])
    expect(openingHours(scenario, 5)).toBeUndefined()
    expect([0, 5].map(day => intervalsOf(scenario, day))).toEqual([4, 0])
    expect([0, 1, 2, 5].map(day => figureAt(table, scenario, day))).toEqual([
      [20, 20, 20, 20],
      [1, 2, 3, 4],
      [7, 7, 7, 7],
      [],
    ])
  })
})

describe('a plain object', () => {
  const object = {
    title: 't',
    lines: undefined,
    types: { a: { arrivals: { perHour: 1 }, handle: { law: 'constant', value: 60 } } },
    groups: { g: { serves: ['a'], staffing: 1 } },
  }

  test('is read like a file, and left as it was', () => {
    const before = JSON.stringify(object)
    expect(parseScenarioObject(object, { set: ['groups.g.staffing=4'] }).groups.g.staffing).toBe(4)
    expect(JSON.stringify(object)).toBe(before)
  })

  test('may extend files when it is given a source', () => {
    const source = textSource({ 'a/day.yaml': DAY })
    expect(parseScenarioObject({ extends: 'day.yaml', title: 'x' }, { source, file: 'a/-' }).title).toBe('x')
    expect(() => parseScenarioObject({ extends: 'day.yaml' })).toThrow(
      'extends: cannot read "day.yaml": files need a source',
    )
  })

  test('what is no scenario is refused without a place', () => {
    const circle: Record<string, unknown> = {}
    circle.types = circle
    for (const value of [null, 3, [], circle, () => 1, new Map(), { title: 1n }, { title: new Date(0) }])
      expect(() => parseScenarioObject(value)).toThrow(UserError)
    expect(() => parseScenarioObject({ ...object, title: '' })).toThrow(/^title: must not be empty$/)
  })
})

describe('files of this machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'))
  writeFileSync(join(folder, 'day.yaml'), DAY)

  test('are read, with their inputs', () => {
    expect(readScenario(join(folder, 'day.yaml')).title).toBe('Bank line')
    expect(openScenario(join(folder, 'day.yaml')).inputs).toEqual([join(folder, 'day.yaml')])
  })

  test('one that is missing is told with the one that was meant', () => {
    const message = (path: string) => {
      try {
        readScenario(path)
      } catch (error) {
        if (error instanceof UserError) return error.message.replaceAll(folder, '…')
      }
      return ''
    }
    expect(message(join(folder, 'dya.yaml'))).toBe('there is no file "…/dya.yaml" — did you mean "…/day.yaml"?')
    expect(message(join(folder, 'nowhere/day.yaml'))).toBe('there is no file "…/nowhere/day.yaml"')
    expect(message(folder)).toBe('cannot read "…": it is a folder')
  })
})
