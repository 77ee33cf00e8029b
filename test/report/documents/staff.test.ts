import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Schedule } from '../../../src/experiment/schedule/plan.ts'
import type { StaffPlan } from '../../../src/experiment/staff/plan.ts'
import type { Block, Report } from '../../../src/report/document.ts'
import { scheduleDocument } from '../../../src/report/documents/schedule.ts'
import { staffDocument } from '../../../src/report/documents/staff.ts'
import { scheduleAnswer } from '../../../src/report/schedule-view.ts'
import { staffAnswer } from '../../../src/report/staff-answer.ts'
import { LANGS } from '../../../src/report/words/lang.ts'
import { scheduleOf } from '../schedule-plans.ts'
import { planOf, steady, twoGroups } from '../staff-plans.ts'
import { MADE } from '../xlsx/reports.ts'

vi.setConfig({ testTimeout: 60_000 })

let plan: StaffPlan
let schedule: Schedule
let endless: StaffPlan
beforeAll(async () => {
  plan = await planOf(twoGroups(), { whatIf: ['volume=+10%'] })
  schedule = scheduleOf(plan)
  endless = await planOf(steady())
}, 60_000)

const blocksOf = <Kind extends Block['kind']>(report: Report, kind: Kind) =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)

const both = () =>
  LANGS.flatMap(lang => [
    staffDocument(plan, { lang, ...MADE }),
    scheduleDocument(schedule, { lang, ...MADE }),
    staffDocument(endless, { lang, ...MADE }),
  ])

describe('a report of a plan', () => {
  test('answers first, in its language', () => {
    for (const lang of LANGS) {
      expect(staffDocument(plan, { lang, ...MADE }).answer).toBe(staffAnswer(plan, lang))
      expect(scheduleDocument(schedule, { lang, ...MADE }).answer).toBe(scheduleAnswer(schedule, lang))
    }
  })

  test('has anchors that are told apart', () => {
    for (const report of both()) {
      const charts = blocksOf(report, 'chart').map(({ chart }) => chart.id)
      const maps = blocksOf(report, 'heatmap').map(({ heatmap }) => heatmap.id)
      for (const ids of [report.sections.map(({ id }) => id), [...charts, ...maps]]) {
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/)
      }
    }
  })

  test('has as many cells in a row as it has columns', () => {
    for (const report of both()) {
      const tables = [...blocksOf(report, 'table'), ...blocksOf(report, 'chart').map(({ chart }) => chart)]
      expect(tables.length).toBeGreaterThan(1)
      for (const { table } of tables) for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
      for (const { heatmap } of blocksOf(report, 'heatmap'))
        for (const { cells } of heatmap.rows) expect(cells).toHaveLength(heatmap.columns.length)
    }
  })

  test('has levels of heat that its legend explains', () => {
    for (const report of both())
      for (const { heatmap } of blocksOf(report, 'heatmap'))
        for (const cell of heatmap.rows.flatMap(({ cells }) => cells))
          if (cell) expect(heatmap.legend[cell.level]).toBeTypeOf('string')
  })

  test('in Hebrew has Hebrew titles, and not one word of English but what is quoted', () => {
    for (const report of both().filter(({ lang }) => lang === 'he')) {
      for (const { title } of report.sections) expect(title).toMatch(/^[^a-z]*$/i)
      for (const { table } of blocksOf(report, 'table'))
        for (const { head } of table.columns) expect(head.replace(/\(ASA\)|ארלנג [AC]/g, '')).toMatch(/^[^a-z]+$/i)
    }
  })
})

describe('a staffing report', () => {
  test('has a row of every need, with its figures', () => {
    const report = staffDocument(plan, { lang: 'en', ...MADE })
    const table = blocksOf(report, 'table').find(({ table }) => table.rows.length === plan.needs.length)?.table
    const [, day, interval, calls, net, gross, , value, , chance, verdict] = table!.rows[0]
    const [need] = plan.needs
    expect([day, interval, verdict]).toEqual(['Sun 2026-01-04', { time: '08:00' }, { verdict: need.verdict }])
    expect([net, gross, chance].map(cell => (cell as { value: number }).value)).toEqual([5, 6, need.probability])
    expect(value).toMatchObject({ value: need.binding!.estimate.value, unit: 'share' })
    expect(calls).toMatchObject({ value: plan.run.estimate('offered', { type: 0, day: 0, interval: 16 }).value })
  })

  test('draws need, and what is achieved with the bound across; nights are gaps', () => {
    const [need, , achieved] = blocksOf(staffDocument(plan, { lang: 'en', ...MADE }), 'chart').map(({ chart }) => chart)
    const [gross] = need.series
    // Six days of eight half-hours, one of them of four: a level each, an end each day, and a gap between the days.
    expect(gross.points.filter(({ y }) => Number.isNaN(y))).toHaveLength(5)
    expect(gross.points[0]).toMatchObject({ x: 8 * 3600, y: 6 })
    expect(achieved.rules).toEqual([{ axis: 'y', value: 0.8, label: 'serviceLevel(20 s) >= 80%' }])
    expect(achieved.table.rows).toHaveLength(44)
  })

  test('leaves days and intervals out where there are none', () => {
    const report = staffDocument(endless, { lang: 'en', ...MADE })
    expect(report.sections.map(({ id }) => id)).toEqual([
      'answer',
      'targets',
      'staffing',
      'binding',
      'totals',
      'erlang',
      'definitions',
    ])
  })

  test('says what it follows from', () => {
    const { manifest } = staffDocument(plan, { lang: 'en', ...MADE })
    expect(manifest).toMatchObject({ command: MADE.command, scenario: MADE.scenarioText })
    expect(manifest.facts).toContainEqual({ name: 'What if', value: 'volume=+10%' })
  })
})

describe('a report of a schedule', () => {
  test('has sheets of shifts and of coverage, with times as times', () => {
    const report = scheduleDocument(schedule, { lang: 'en', ...MADE })
    expect(report.sections.flatMap(({ sheet }) => sheet ?? [])).toEqual(['Shifts', 'Coverage', 'Erlang'])
    const [{ table }] = blocksOf(report, 'table')
    expect(table.rows[0].slice(1, 6)).toEqual([
      'Sun 2026-01-04',
      'early, with a break',
      { time: '08:00' },
      { time: '13:00' },
      '10:00–10:30',
    ])
  })

  test('shows too few as worse than too many', () => {
    const [{ heatmap }] = blocksOf(scheduleDocument(schedule, { lang: 'en', ...MADE }), 'heatmap')
    const levels = heatmap.rows.flatMap(({ cells }) => cells).map(cell => [cell?.figure.text, cell?.level])
    expect(levels).toContainEqual(['+4', 2])
    expect(levels).toContainEqual(['−6', 4])
  })
})
