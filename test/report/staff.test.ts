import Papa from 'papaparse'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { StaffPlan } from '../../src/experiment/staff/plan.ts'
import { withBom } from '../../src/report/csv.ts'
import { widthOf } from '../../src/report/layout.ts'
import { staffText } from '../../src/report/staff.ts'
import { staffAnswer } from '../../src/report/staff-answer.ts'
import { staffCsv, staffJson } from '../../src/report/staff-data.ts'
import { bindingsOf, intervalsOf, patternsOf, targetsSeen } from '../../src/report/staff-view.ts'
import { oneQueue, planOf, steady, twoGroups } from './staff-plans.ts'

vi.setConfig({ testTimeout: 60_000 })

let one: StaffPlan
let two: StaffPlan
let endless: StaffPlan
beforeAll(async () => {
  one = await planOf(oneQueue())
  two = await planOf(twoGroups(), { whatIf: ['volume=+10%'] })
  endless = await planOf(steady())
}, 60_000)

describe('a staffing plan in words', () => {
  test('answers first: peak, hours, full-time equivalents, money, targets', () => {
    const counted = intervalsOf(two)
    expect(counted.met + counted.missed + counted.uncertain).toBe(44)
    expect(staffAnswer(two, 'en')).toBe(
      `11 agents at the peak, 242 hours (6.1 FTE), 7,260 € in 7 days; all targets met in ${counted.met} of 44 intervals, ${counted.missed} missed, ${counted.uncertain} uncertain.`,
    )
    expect(staffAnswer(one, 'en')).toMatch(/^10 agents at the peak, 100 hours \(2\.5 FTE\); /)
    expect(staffAnswer(two, 'he')).toContain('11 נציגים בשעת השיא, 242 שעות עבודה (6.1 משרות מלאות), 7,260 € ל־7 ימים')
  })

  test('says that all is well where it is', () => {
    const needs = one.needs.map(need => ({ ...need, verdict: 'met' as const }))
    expect(staffAnswer({ ...one, needs }, 'en')).toContain('; all targets met in all 20 intervals.')
  })

  test('stands in 80 columns', () => {
    const search = { ...one.search, complete: false, impossible: ['in every interval of Sun 2026-01-04 '.repeat(6)] }
    for (const plan of [one, two, endless, { ...one, search }])
      for (const line of staffText(plan).split('\n')) expect(widthOf(line), line).toBeLessThan(81)
  })

  test('tells days that are staffed alike once', () => {
    expect(patternsOf(two, 0).map(({ days }) => days)).toEqual([[0, 1, 2, 3, 4], [5]])
    expect(staffText(two)).toContain('5 days alike: Sun, Mon, Tue, Wed, Thu')
  })

  test('has a row an interval: calls, net, gross, what binds and how surely', () => {
    expect(staffText(one)).toMatch(/^08:00 +52\.9 +9 +10 {2}serviceLevel\(20 s\) >= 80% +88 % +\(84–93\) +95 %$/m)
    expect(staffText(one)).toMatch(/^17:30 .* 60 % {2}\?$/m)
    expect(staffText(one)).toMatch(/^\? uncertain$/m)
    expect(staffText(endless)).toMatch(/^steady +60\.3 +6 +7 /m)
  })

  test('says what was asked, what is impossible, and when the search was stopped', () => {
    expect(staffText(two)).toContain('What if: volume=+10%')
    const search = { ...one.search, complete: false, impossible: ['cats: nobody serves them'] }
    const text = staffText({ ...one, search })
    expect(text).toContain('Cannot be met with any number of agents: cats: nobody serves them')
    expect(text).toContain('perhaps not the least')
  })

  test('has totals of every group, and of all', () => {
    expect(staffText(two)).toMatch(/^תמיכה +5 +88\.0 +110\.0 +2\.8 +3,300 €$/m)
    expect(staffText(two)).toMatch(/^All together +11 +198\.0 +242\.0 +6\.1 +7,260 €$/m)
  })
})

describe('of every target', () => {
  test('the worst cell decides', () => {
    for (const { target, verdict, worst, cells } of targetsSeen(two)) {
      expect(worst.verdict).toBe(verdict)
      expect(cells[verdict]).toBeGreaterThan(0)
      const values = two.cells.filter(cell => cell.target === target).map(({ estimate }) => estimate.value)
      const farthest = target.comparison === '>=' ? Math.min(...values) : Math.max(...values)
      expect(worst.estimate.value).toBe(farthest)
    }
  })

  test('it is counted how many intervals it binds', () => {
    const [binding] = bindingsOf(one)
    expect(binding).toMatchObject({ intervals: 20, shown: 10 })
  })
})

describe('a staffing plan for programs', () => {
  test('is CSV with a row an interval, that reads back', () => {
    const { data } = Papa.parse<Record<string, string>>(staffCsv(two), { header: true, skipEmptyLines: true })
    expect(data).toHaveLength(two.needs.length)
    for (const [i, need] of two.needs.entries()) {
      const { group, net, gross, value, low, high, verdict, probability, binding } = data[i]
      expect(group).toBe(two.run.center.groups[need.group].name)
      expect([net, gross, probability].map(Number)).toEqual([need.net, need.gross, need.probability])
      const { estimate, target } = need.binding!
      expect([value, low, high].map(Number)).toEqual([estimate.value, estimate.low, estimate.high])
      expect([binding, verdict]).toEqual([target.text, need.verdict])
    }
    expect(data[0]).toMatchObject({ day: '2026-01-04', interval: '08:00' })
  })

  test('leaves cells empty where nobody calls, and where there are no days', () => {
    const needs = [{ ...endless.needs[0], binding: undefined, probability: Number.NaN }]
    expect(staffCsv({ ...endless, needs }).split('\r\n')[1]).toBe('g,,,6,7,,,,,missed,')
  })

  test('can begin with the mark that Excel wants, and else does not', () => {
    expect(withBom(staffCsv(one)).startsWith('\ufeffgroup,day,')).toBe(true)
    expect(staffCsv(one).startsWith('group,day,')).toBe(true)
  })

  test('is JSON with everything that the text says', () => {
    const read = JSON.parse(staffJson(two, { file: 'two.yaml', version: '1.2.3' }))
    expect(read).toMatchObject({
      savlanut: '1.2.3',
      file: 'two.yaml',
      answer: staffAnswer(two, 'en'),
      whatIf: ['volume=+10%'],
    })
    expect(read.needs).toHaveLength(two.needs.length)
    expect(read.cells).toHaveLength(two.cells.length)
    expect(read.totals.at(-1)).toMatchObject({ grossHours: 242, peak: 11, cost: 7260 })
  })
})
