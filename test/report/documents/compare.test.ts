import { describe, expect, test, vi } from 'vitest'
import { type Comparison, compare } from '../../../src/experiment/compare.ts'
import { measureIds } from '../../../src/measures/definitions.ts'
import { chartSvg } from '../../../src/report/charts/render.ts'
import { comparisonAnswer } from '../../../src/report/comparison.ts'
import { compareDocument } from '../../../src/report/documents/compare.ts'
import { LANGS, type Lang } from '../../../src/report/words/lang.ts'
import { measureWords } from '../../../src/report/words/measures.ts'
import { readScenario } from '../../../src/scenario/files.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'
import { clockwork, steady } from '../centers.ts'
import { checkXml } from '../charts/sheets.ts'
import { chartsOf, definedIn, isFull, linesOf, shownIn, tablesOf, textsOf } from './words.ts'

// Many call centers are simulated, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const options = { file: 'day.yaml', command: 'savlanut compare', version: '1.0.0', scenarioText: 'title: x' }
const documentOf = (comparison: Comparison, lang: Lang = 'en') => compareDocument(comparison, { ...options, lang })

const fromFiles = (files: readonly string[], replications: number) =>
  compare(
    files.map(name => ({ name, scenario: readScenario(`scenarios/${name}.yaml`) })),
    { replications },
  )

/** The same center with so many agents. */
const staffed = (agents: readonly number[], replications = 3) =>
  compare(
    agents.map(staffing => ({
      name: `${staffing} agents`,
      scenario: parseScenarioObject(clockwork({ groups: { desk: { serves: ['calls'], staffing } } })),
    })),
    { replications },
  )

function checkReport(comparison: Comparison, lang: Lang): void {
  const report = documentOf(comparison, lang)
  expect(JSON.stringify(documentOf(comparison, lang))).toBe(JSON.stringify(report))
  expect(textsOf(report).filter(text => /NaN|undefined|Infinity|\[object|null/.test(text))).toEqual([])
  const charts = chartsOf(report)
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length)
  for (const chart of charts) {
    expect(chart.description, chart.id).not.toBe('')
    const svg = chartSvg(chart, lang)
    expect(() => checkXml(svg), chart.id).not.toThrow()
    expect(svg, chart.id).not.toMatch(/NaN|undefined|Infinity/)
  }
  expect(tablesOf(report).filter(table => !isFull(table))).toEqual([])
  const said = shownIn(report)
  const defined = definedIn(report).map(({ id }) => id)
  expect(new Set(defined).size).toBe(defined.length)
  expect(measureIds.filter(id => said.includes(measureWords(id, lang).name) && !defined.includes(id))).toEqual([])
}

describe('the report of a comparison', () => {
  test.each([
    [['fixed-patience', 'load-dependent-patience']],
    [['confusing-ivr', 'clear-ivr']],
    [['untrained-team', 'untrained-team-trained', 'untrained-team-honest']],
  ])('of %s is whole in every language', async files => {
    const comparison = await fromFiles(files, 3)
    for (const lang of LANGS) checkReport(comparison, lang)
  })

  test('of studies in a steady state has no day', async () => {
    const faster = { ...steady, title: 'Steady, with one agent more', groups: { g: { serves: ['q'], staffing: 11 } } }
    const scenarios = [steady, faster].map((each, i) => ({ name: `${i}`, scenario: parseScenarioObject(each) }))
    const comparison = await compare(scenarios, { replications: 2 })
    for (const lang of LANGS) checkReport(comparison, lang)
    expect(documentOf(comparison).sections.map(({ id }) => id)).toEqual([
      'differences',
      'ranking',
      'figures',
      'erlang',
      'definitions',
    ])
  })

  test('says what the terminal says', async () => {
    const comparison = await staffed([1, 2])
    const report = documentOf(comparison)
    expect(report.answer).toBe(comparisonAnswer(comparison))
    expect(report.title).toBe('2 agents against 1 agents')
    expect(report.sections.map(({ id }) => id)).toEqual([
      'differences',
      'ranking',
      'day',
      'figures',
      'erlang',
      'definitions',
    ])
  })

  test('has differences that can be checked by hand: with a second agent nobody leaves', async () => {
    const table = tablesOf(documentOf(await staffed([1, 2]))).find(
      ({ caption }) => caption === '2 agents against 1 agents',
    )!
    expect(linesOf(table).slice(0, 4)).toEqual([
      'measure | baseline | this | difference | ± difference | better in | saves',
      'abandonment | 25.0 % | 0.0 % | −25.0 pts |  | 100 % | ',
      'service level | 50.0 % | 75.0 % | +25.0 pts |  | 100 % | ',
      // The third call alone waits, from 8:04:30 to 8:05: 30 s of four calls.
      'speed of answer (ASA) | 20.0 s | 7.5 s | −12.5 s |  | 100 % | ',
    ])
  })

  test('draws differences of one unit together, each scenario a series, around no difference', async () => {
    const charts = chartsOf(documentOf(await staffed([1, 2, 3])))
    const [shares, times] = charts.filter(({ id }) => id.startsWith('differences'))
    expect(shares.series.map(({ name }) => name)).toEqual(['2 agents', '3 agents'])
    expect(shares.y.unit).toBe('points')
    expect(times.y.unit).toBe('s')
    expect(shares.rules).toEqual([{ axis: 'y', value: 0, label: '' }])
  })

  test('of many scenarios draws one measure, a row a scenario', async () => {
    const comparison = await staffed([1, 2, 3, 4, 5, 6, 7, 8], 2)
    for (const lang of LANGS) checkReport(comparison, lang)
    const [chart] = chartsOf(documentOf(comparison))
    expect(chart.series).toHaveLength(1)
    expect(chart.series[0].points.map(({ x }) => x)).toEqual(
      ['2', '3', '4', '5', '6', '7', '8'].map(n => `${n} agents`),
    )
  })
})
