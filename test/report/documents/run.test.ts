import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type ErlangBeside, erlangBeside } from '../../../src/experiment/erlang.ts'
import { type Run, run } from '../../../src/experiment/run.ts'
import { type MeasureId, measureIds } from '../../../src/measures/definitions.ts'
import { answer } from '../../../src/report/answer.ts'
import { chartSvg } from '../../../src/report/charts/render.ts'
import type { Cell, Figure, Heatmap, Report } from '../../../src/report/document.ts'
import { runDocument } from '../../../src/report/documents/run.ts'
import { LANGS, type Lang } from '../../../src/report/words/lang.ts'
import { measureWords } from '../../../src/report/words/measures.ts'
import { readScenario } from '../../../src/scenario/files.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'
import { clockwork, overloaded, reportedRun, silent, sprawling, steady } from '../centers.ts'
import { checkXml } from '../charts/sheets.ts'
import { blocksOf, chartsOf, definedIn, isFull, linesOf, shownIn, tablesOf, textOf, textsOf } from './words.ts'

// Many call centers are simulated, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const options = { file: 'day.yaml', command: 'savlanut run day.yaml', version: '1.0.0', scenarioText: 'title: x' }
const known = new WeakMap<Run, ErlangBeside>()
/** The formulas are figured once a run. */
const formulasOf = (result: Run): ErlangBeside => {
  const formulas = known.get(result) ?? erlangBeside(result)
  known.set(result, formulas)
  return formulas
}
const documentOf = (result: Run, lang: Lang = 'en', erlang = true) =>
  runDocument(result, { ...options, lang, erlang: erlang ? formulasOf(result) : undefined })

const ran = new Map<string, Promise<Run>>()
/** Two replications of a scenario, of more than a week one; simulated once. */
function ranOnce(file: string): Promise<Run> {
  const scenario = readScenario(file)
  const result = ran.get(file) ?? run(scenario, { replications: scenario.days > 7 ? 1 : 2 })
  ran.set(file, result)
  return result
}

const scenarios = readdirSync('scenarios').filter(file => file.endsWith('.yaml'))

/** What holds for every report of a run. */
function checkReport(report: Report, lang: Lang, { center }: Run): void {
  const said = shownIn(report)
  expect(textsOf(report).filter(text => /NaN|undefined|Infinity|\[object|null/.test(text))).toEqual([])
  // Charts: each with an id of its own, words and numbers beside it, drawn as it should be.
  const charts = chartsOf(report)
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length)
  for (const chart of charts) {
    expect(chart.description, chart.id).not.toBe('')
    expect(chart.table.rows.length, chart.id).toBeGreaterThan(0)
    const svg = chartSvg(chart, lang)
    expect(() => checkXml(svg), chart.id).not.toThrow()
    expect(svg, chart.id).not.toMatch(/NaN|undefined|Infinity/)
  }
  expect(tablesOf(report).filter(table => !isFull(table))).toEqual([])
  const sheets = report.sections.flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet]))
  expect(new Set(sheets).size).toBe(sheets.length)
  // Definitions: of every measure shown, and of no other, once.
  const defined = definedIn(report).map(({ id }) => id)
  expect(new Set(defined).size).toBe(defined.length)
  // A call type may be called as a measure is.
  const own = [...center.types, ...center.groups].map(({ name }) => name)
  const isNamed = (name: string) => said.includes(name) && !own.includes(name)
  const named = measureIds.filter(id => isNamed(measureWords(id, lang).name))
  expect(named.filter(id => !defined.includes(id))).toEqual([])
  const all = said.join('\n')
  const isTarget = (id: string) => report.sections.some(({ id }) => id === 'targets') && all.includes(id)
  const unseen = defined.filter(id => !all.includes(measureWords(id as MeasureId, lang).name) && !isTarget(id))
  expect(unseen.filter(id => !id.startsWith('satisfactionAfter'))).toEqual([])
}

describe.each(scenarios)('the report of %s', file => {
  let result: Run
  let english: Report
  let hebrew: Report
  beforeAll(async () => {
    result = await ranOnce(`scenarios/${file}`)
    ;[english, hebrew] = LANGS.map(lang => documentOf(result, lang))
  })

  test('is whole in every language', () => {
    checkReport(english, 'en', result)
    checkReport(hebrew, 'he', result)
  })

  test('has the same sections, charts and numbers in every language', () => {
    expect(hebrew.sections.map(({ id }) => id)).toEqual(english.sections.map(({ id }) => id))
    const pointsOf = (report: Report) =>
      chartsOf(report).map(({ id, series }) => [id, series.map(s => s.points.map(p => p.y))])
    expect(pointsOf(hebrew)).toEqual(pointsOf(english))
    expect(hebrew.answer).not.toBe(english.answer)
  })

  test('has Hebrew units in Hebrew', () => {
    const figures = tablesOf(hebrew).flatMap(({ rows }) => rows.flat().flatMap(cell => (isFigure(cell) ? [cell] : [])))
    const seconds = figures.filter(({ unit, value }) => unit === 's' && Number.isFinite(value))
    expect(seconds.filter(({ text }) => !/^$|^±|\d (שנ׳|דק׳|שע׳|ימים)( ±[\d.,]+)?$/.test(text))).toEqual([])
    expect(
      shownIn({ ...hebrew, title: '' }).filter(
        text => /\d (s|min|h|d|pts)(?![a-z])/.test(text) && !/[<>]=?/.test(text),
      ),
    ).toEqual([])
  })
})

const isFigure = (cell: Cell): cell is Figure => typeof cell === 'object' && 'value' in cell

describe('the report', () => {
  test('of other centers is whole: overloaded, silent, in a steady state, of many days', async () => {
    for (const scenario of [clockwork(), sprawling, overloaded, steady, silent])
      for (const replications of [1, 2]) {
        const result = await reportedRun(scenario, replications)
        for (const lang of LANGS) checkReport(documentOf(result, lang), lang, result)
      }
  })

  test('is the same twice over', async () => {
    const result = await ranOnce('scenarios/bank-day.yaml')
    for (const lang of LANGS)
      expect(JSON.stringify(documentOf(result, lang))).toBe(JSON.stringify(documentOf(result, lang)))
  })

  test('says what the terminal says', async () => {
    const result = await reportedRun(clockwork())
    const report = documentOf(result)
    expect(report.answer).toBe(answer(result))
    expect(report.subtitle).toBe('1 day from Sun 2026-01-04, 2 replications, seed 1, 95 % intervals')
    expect(documentOf(result, 'he').answer.replace(/[\u2066\u2069]/g, '')).toBe(
      'נטישה 25.0 %, 50.0 % נענו תוך 20 שנ׳; מתוך 2 יעדים 1 הושגו, 1 לא הושגו.',
    )
  })

  test('has a row an interval, with figures that can be checked by hand', async () => {
    const day = documentOf(await reportedRun(clockwork())).sections.find(({ id }) => id === 'day')!
    const table = day.blocks.findLast(block => block.kind === 'table')!
    expect(linesOf(table.kind === 'table' ? table.table : never())).toEqual([
      'Interval | offered | service level | ± service level | abandonment | ± abandonment | speed of answer (ASA) | ± speed of answer (ASA) | queue length | agents scheduled | occupancy | lost',
      '08:00 | 3 | 33.3 % |  | 33.3 % |  | 30.0 s |  | 0.1 | 1 | 33.3 % | 1',
      '08:30 | 1 | 100.0 % |  | 0.0 % |  | 0.0 s |  | 0 | 1 | 16.7 % | 0',
    ])
  })

  test('counts waits by how long they were', async () => {
    const chart = chartsOf(documentOf(await reportedRun(clockwork()))).find(({ id }) => id === 'waits')!
    const [answered, abandoned] = chart.series.map(({ points }) => points.map(({ y }) => y))
    expect(answered[0]).toBe(0.5)
    expect(answered.reduce((a, b) => a + b, 0)).toBeCloseTo(0.75, 12)
    expect(abandoned.reduce((a, b) => a + b, 0)).toBeCloseTo(0.25, 12)
  })

  test('of a steady-state study has no day, and no formula is drawn over one', async () => {
    const report = documentOf(await reportedRun(steady, 1))
    expect(report.sections.map(({ id }) => id)).toEqual([
      'targets',
      'figures',
      'waits',
      'patience',
      'erlang',
      'definitions',
    ])
    expect(report.subtitle).toBe('20 h, 1 replication in 30 batches, seed 1, 95 % intervals')
  })

  test('of a center that nobody calls has neither waits nor a dash too many', async () => {
    const ids = documentOf(await reportedRun(silent)).sections.map(({ id }) => id)
    expect(ids).not.toContain('waits')
    expect(ids).not.toContain('patience')
  })

  test('has formulas beside the simulation only where they are given', async () => {
    const result = await reportedRun(clockwork())
    expect(documentOf(result, 'en', false).sections.map(({ id }) => id)).not.toContain('erlang')
    expect(documentOf(result).sections.map(({ id }) => id)).toContain('erlang')
  })

  test('tells what is needed beside what is there where a target asks for a service level', async () => {
    const result = await reportedRun(clockwork({ targets: ['serviceLevel(20 s) >= 80%'] }))
    const staff = chartsOf(documentOf(result)).find(({ id }) => id === 'staff')!
    expect(staff.series.map(({ name }) => name)).toEqual([
      'agents scheduled',
      'agents busy',
      'needed by Erlang C',
      'needed by Erlang A',
    ])
    const rules = chartsOf(documentOf(result)).find(({ id }) => id === 'service-level')!.rules
    expect(rules).toEqual([{ axis: 'y', value: 0.8, label: 'target 80 %' }])
  })

  test('follows from what its last section names', async () => {
    const { manifest } = documentOf(await reportedRun(clockwork()))
    expect(manifest.command).toBe('savlanut run day.yaml')
    expect(manifest.scenario).toBe('title: x')
    expect(manifest.facts.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'savlanut 1.0.0',
      'file day.yaml',
      'simulated 1 day from Sun 2026-01-04',
      'replications 2',
      'seed 1',
      'confidence of intervals 95 %',
    ])
  })

  test('has patience by queue length: implied means rise with the queue where load stretches patience', async () => {
    const file = 'scenarios/load-dependent-patience.yaml'
    const result = await run(readScenario(file), { replications: 10 })
    const chart = chartsOf(documentOf(result)).find(({ id }) => id === 'patience-load')!
    expect(chart.series.map(({ points }) => points.length)).toEqual([24, 24])
    expect(chart.table.rows).toHaveLength(24)
    for (const { low, high, y } of chart.series[0].points) {
      expect(low).toBeLessThan(y)
      expect(high).toBeGreaterThan(y)
    }
  })

  test('of a journey has its ledger and the decay of satisfaction', async () => {
    const file = 'scenarios/four-weeks.yaml'
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('satisfaction')
    const charts = chartsOf(documentOf(await ranOnce(file), 'en', false))
    const [journey, decay] = ['journey', 'decay'].map(id => charts.find(chart => chart.id === id)!)
    expect(journey.series[0].points[0].x).toBe('callers')
    const shares = decay.series[0].points.map(({ y }) => y)
    expect(shares).toHaveLength(5)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  })
})

// ── intervals of days ──────────────────────────────────────────────────────────────────────────────────────────────

const heatmapOf = (report: Report): Heatmap => {
  const [found] = blocksOf(report).flatMap(block => (block.kind === 'heatmap' ? [block.heatmap] : []))
  return found
}
/** The calls of a single day, and open days on which nobody calls. */
const byDay = async (days: number, targets: string[] = []) => {
  const [[name, type]] = Object.entries(clockwork().types)
  const own = { types: { [name]: { ...type, targets } }, targets: [] }
  const scenario = parseScenarioObject(clockwork({ ...own, days, interval: '30 min' }))
  return run(scenario, { replications: 2, axes: ['dayInterval'] })
}

describe('a report with every interval of every day', () => {
  test('has a week as seven columns of times of day, a month as a row a day', async () => {
    const week = heatmapOf(documentOf(await byDay(7)))
    expect([week.corner, week.columns, week.rows.map(({ head }) => head)]).toEqual([
      'Interval',
      ['Sun 4 Jan', 'Mon 5 Jan', 'Tue 6 Jan', 'Wed 7 Jan', 'Thu 8 Jan', 'Fri 9 Jan', 'Sat 10 Jan'],
      ['08:00', '08:30'],
    ])
    const month = heatmapOf(documentOf(await byDay(28)))
    expect([month.corner, month.columns, month.rows.length]).toEqual(['Day', ['08:00', '08:30'], 28])
    expect(week.rows[0].cells[0]).toEqual(month.rows[0].cells[0])
  })

  test('has a title that begins with a capital, and says which is the lowest', async () => {
    const { title, description } = heatmapOf(documentOf(await byDay(7)))
    expect(title).toBe('Service level, every interval')
    expect(description).toBe('1 of 2 intervals are below 80 %. The lowest is 33 %, Sun 4 Jan, 08:00.')
  })

  test('holds against the target of a single type what is known of all', async () => {
    const result = await byDay(7, ['serviceLevel(20 s) >= 80%'])
    const { rows } = heatmapOf(documentOf(result))
    expect(rows[0].cells[0]?.figure.value).toBeCloseTo(1 / 3, 12)
  })

  test('draws every day beside the mean day, and is whole in every language', async () => {
    const result = await byDay(7)
    for (const lang of LANGS) checkReport(documentOf(result, lang), lang, result)
    expect(chartsOf(documentOf(result)).map(({ id }) => id)).toContain('queue-days')
  })
})

// ── formulas ───────────────────────────────────────────────────────────────────────────────────────────────────────

describe('beside Erlang', () => {
  test('the busiest interval stands by itself, all intervals are folded away, and reasons are told once', async () => {
    const result = await ranOnce('scenarios/bank-day.yaml')
    const { blocks } = documentOf(result).sections.find(({ id }) => id === 'erlang')!
    const tables = blocks.flatMap(block => (block.kind === 'table' ? [block] : []))
    expect(tables.map(({ folded, table }) => [folded ?? false, table.rows.length])).toEqual([
      [false, 3],
      [true, 34],
      [true, 34],
      [true, 34],
    ])
    expect(tables[0].table.rows.map(([name]) => name)).toEqual(['Erlang C', 'Erlang A', 'simulated'])
    const why = blocks.flatMap(block => (block.kind === 'text' ? [block.text] : []))
    expect(why.filter(text => text.startsWith('Why they differ'))).toHaveLength(1)
    const sentences = tables.slice(1).flatMap(({ table }) => table.rows.map(row => textOf(row.at(-1)!)))
    expect(sentences.filter(text => text.length > 60)).toEqual([])
  })

  test('queues have a chart, however many types wait in one', async () => {
    const charts = chartsOf(documentOf(await ranOnce('scenarios/bank-day.yaml'))).map(({ id }) => id)
    expect(charts.filter(id => id.startsWith('erlang-'))).toEqual(['erlang-1'])
  })
})

function never(): never {
  throw new Error('no table')
}
