import { describe, expect, test } from 'vitest'
import { idOf, pathsOf, planDifferences, valueAt } from '../../../src/experiment/sweep/plan.ts'
import { planOf } from '../../../src/experiment/sweep/planning.ts'
import { programDifferences, thisProgram } from '../../../src/experiment/sweep/program.ts'
import { textSource } from '../../../src/scenario/read.ts'
import { GRID, planFor, SCENARIO } from './plans.ts'

describe('the identity of a plan', () => {
  test('is the same for the same question, wherever its files lie', () => {
    const inFolder = planOf({
      file: 'a/b/queue.yaml',
      source: textSource({ 'a/b/queue.yaml': SCENARIO }),
      design: GRID,
    })
    expect(idOf(inFolder)).toBe(idOf(planFor()))
  })

  test.each([
    ['another seed', planFor({ seed: '2' }), 'seed: "1" in the study, "2" now'],
    ['more replications', planFor({ replications: 7 }), 'replications: 6 in the study, 7 now'],
    ['a change', planFor({ set: ['days=2'] }), 'set: [] in the study, ["days=2"] now'],
    ['days too', planFor({ by: ['day'] }), /axes: .*typeGroup"\] in the study, .*"groupDay"\] now/],
    [
      'another text',
      planFor({}, SCENARIO.replace('2 min', '3 min')),
      /queue.yaml: line 6 is .*2 min.* in the study, .*3 min.* now/,
    ],
    [
      'another point',
      planFor({ design: { kind: 'grid', factors: [{ path: 'groups.desk.staffing', values: ['2', '3', '5'] }] } }),
      'point 2: groups.desk.staffing=4 in the study, groups.desk.staffing=5 now',
    ],
    [
      'more points',
      planFor({ design: { kind: 'grid', factors: [{ path: 'groups.desk.staffing', values: ['2', '3'] }] } }),
      'points: 3 in the study, 2 now',
    ],
  ])('is another with %s, which is told', (_, other, told) => {
    expect(idOf(other)).not.toBe(idOf(planFor()))
    expect(planDifferences(planFor(), other)).toEqual([typeof told === 'string' ? told : expect.stringMatching(told)])
  })

  test('survives being stored as JSON', () => {
    const plan = planFor({ precision: { measure: 'abandonment', relative: 0.1 } })
    expect(idOf(JSON.parse(JSON.stringify(plan)))).toBe(idOf(plan))
  })
})

describe('a plan', () => {
  test('holds every file that any point reads, by names that stay when it moves', () => {
    const files = {
      'work/day.yaml': `extends: ../base.yaml\n`,
      'base.yaml': SCENARIO,
      'work/other.csv': 'hour,rate\n9,30\n',
    }
    const plan = planOf({ file: 'work/day.yaml', source: textSource(files), design: GRID })
    expect(Object.keys(plan.inputs)).toEqual(['day.yaml', '../base.yaml'])
    expect(plan.scenario).toBe('day.yaml')
  })

  test('knows what its points assign', () => {
    const plan = planFor({
      design: { kind: 'points', points: [['a=1', 'days=2'], ['days=3']].map(p => p.filter(x => x !== 'a=1')) },
    })
    expect(pathsOf(plan)).toEqual(['days'])
    expect(plan.points.map(point => valueAt(point, 'days'))).toEqual(['2', '3'])
  })

  test('is refused with every point that is no scenario, in its words', () => {
    const design = { kind: 'grid' as const, factors: [{ path: 'groups.desk.staffing', values: ['2', '-1', 'x'] }] }
    expect(() => planFor({ design })).toThrow(/point 1: groups.desk.staffing=-1[\s\S]*point 2: groups.desk.staffing=x/)
  })

  test('is refused when the study itself is to vary', () => {
    const design = { kind: 'grid' as const, factors: [{ path: 'study.seed', values: ['1', '2'] }] }
    expect(() => planFor({ design })).toThrow('study.seed cannot vary')
  })

  test('names the measures of all its points', () => {
    const { columns } = planFor({ measures: ['serviceLevel(45 s)'] })
    expect(columns).toContain('abandonment')
    expect(columns).toContain('serviceLevel')
    expect(columns).toContain('serviceLevel_45')
  })
})

describe('a program', () => {
  test('is told apart by its code and by what computes', () => {
    const here = thisProgram()
    expect(programDifferences(here, here)).toEqual([])
    expect(programDifferences({ ...here, code: 'f'.repeat(64), v8: '1' }, here)).toEqual([
      expect.stringContaining('its code: ffffffffffff made the study'),
      expect.stringContaining("Node's V8: 1 made the study"),
    ])
  })
})
