// Differences of pairs with their intervals: in a sentence, in tables, as charts.
import type { Comparison, Difference } from '../../experiment/compare.ts'
import { definitionOf, type Unit } from '../../measures/definitions.ts'
import type { Reference } from '../../measures/estimate.ts'
import { comparisonAnswer } from '../comparison.ts'
import type { Block, Cell, Chart, Column, Point, Series, Table } from '../document.ts'
import { currencyOf } from '../names.ts'
import { formatInterval, formatSeconds, formatValue, type Valued } from '../numbers.ts'
import { COMPARE } from '../words/compare.ts'
import type { Lang } from '../words/lang.ts'
import { measureWords } from '../words/measures.ts'
import { inSentence } from '../words/units.ts'
import { figureOf, groupedBy, halfWidth, type Part } from './common.ts'
import { charted, pointOf } from './common-charts.ts'

export type Compared = { comparison: Comparison; lang: Lang }

/** Scenarios that a chart tells apart beside the baseline; of more, one measure is drawn, a row a scenario. */
const MOST_SERIES = 6
const MOST_IN_ANSWER = 3

// ── the answer ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** In English that of the terminal; elsewhere the same differences. */
export function answerOf({ comparison, lang }: Compared): string {
  if (lang === 'en') return comparisonAnswer(comparison)
  const words = COMPARE[lang]
  const [first, ...others] = comparison.differences
  const sure = first.filter(({ difference: { low, high } }) => low > 0 || high < 0).slice(0, MOST_IN_ANSWER)
  const what = sure.map(each => inWords({ comparison, lang }, each)).join(', ')
  const more = others.length > 0 ? words.more(others.length) : ''
  return `${words.against(inSentence(comparison.names[1], lang), what === '' ? words.nothing : what)}${more}.`
}

function inWords({ comparison, lang }: Compared, { measure, difference, better }: Difference): string {
  const words = COMPARE[lang]
  const often = Number.isNaN(better) ? '' : words.often(inSentence(shareText(better), lang))
  return words.difference(nameOf(measure, lang), inSentence(amount(comparison, measure, difference), lang), often)
}

const shareText = (share: number) => `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`

/** With its sign. */
function amount({ runs }: Comparison, measure: Reference, difference: Valued): string {
  const text = formatValue(difference, differenceUnit(measure), currencyOf(runs[0].scenario))
  return difference.value > 0 ? `+${text}` : text
}

/** A difference of shares is told in percentage points. */
function differenceUnit({ measure }: Reference): Unit {
  const { unit } = definitionOf(measure)
  return unit === 'share' ? 'points' : unit
}

export function nameOf({ measure, threshold }: Reference, lang: Lang): string {
  const { name } = measureWords(measure, lang)
  return threshold === undefined ? name : `${name} (${inSentence(formatSeconds(threshold), lang)})`
}

// ── tables and charts ──────────────────────────────────────────────────────────────────────────────────────────────

export function differencesPart(said: Compared): Part {
  const { comparison, lang } = said
  const words = COMPARE[lang]
  const { names, differences } = comparison
  const tables = differences.map(
    (each, i): Block => ({ kind: 'table', table: tableOf(said, names[i + 1], each.filter(saysSomething)) }),
  )
  const charts = chartsOf(said).map(chart => ({ kind: 'chart', chart }) as const)
  const shown = differences.flatMap(each => each.filter(saysSomething).map(({ measure }) => measure.measure))
  return {
    section: {
      id: 'differences',
      title: words.differences,
      blocks: [...charts, ...tables, { kind: 'text', text: words.note, tone: 'note' }],
      sheet: words.differences,
    },
    measures: [...new Set(shown)],
  }
}

/** What neither scenario knows, or neither has had, is left out. */
const saysSomething = ({ value, baseline }: Difference) =>
  Number.isFinite(value.value) && Number.isFinite(baseline.value) && (value.value !== 0 || baseline.value !== 0)

function tableOf({ comparison, lang }: Compared, name: string, differences: readonly Difference[]): Table {
  const words = COMPARE[lang]
  const currency = currencyOf(comparison.runs[0].scenario)
  const heads = [
    words.baseline,
    words.this,
    words.differenceHead,
    `± ${words.differenceHead}`,
    words.better,
    words.saves,
  ]
  const columns: Column[] = [{ head: words.measure }, ...heads.map(head => ({ head, align: 'end' as const }))]
  const rows = differences.map(({ measure, baseline, value, difference, better, saving }): Cell[] => {
    const { unit } = definitionOf(measure.measure)
    const apart = figureOf(difference, differenceUnit(measure), currency)
    return [
      nameOf(measure, lang),
      figureOf(baseline, unit, currency),
      figureOf(value, unit, currency),
      { ...apart, text: amount(comparison, measure, difference) },
      halfWidth(difference, differenceUnit(measure)),
      Number.isNaN(better) ? '' : { text: shareText(better), value: better, unit: 'share' },
      Number.isFinite(saving) ? { text: `${savingText(saving)} ×`, value: saving, unit: 'number' } : '',
    ]
  })
  const caption = words.table(inSentence(name, lang), inSentence(comparison.names[0], lang))
  return { caption, columns, rows }
}

const savingText = (saving: number) => (saving >= 100 ? String(Math.round(saving)) : saving.toPrecision(2))

function chartsOf(said: Compared): Chart[] {
  const { names, differences } = said.comparison
  if (names.length - 1 > MOST_SERIES) return [chartOfOne(said)]
  const telling = differences[0].filter((_, i) => differences.some(each => saysSomething(each[i])))
  const byUnit = groupedBy(telling, ({ measure }) => differenceUnit(measure))
  return [...byUnit].map(([unit, all]) =>
    chartOf(
      said,
      unit,
      all.map(({ measure }) => measure),
    ),
  )
}

/** A row a measure, a dot a scenario. */
function chartOf(said: Compared, unit: Unit, measures: readonly Reference[]): Chart {
  const { comparison, lang } = said
  const { names, differences } = comparison
  const series = differences.map(
    (each, i): Series => ({
      name: names[i + 1],
      mark: 'dot',
      points: measures.map(measure =>
        dotOf(
          each.find(one => one.measure === measure || same(one.measure, measure)),
          nameOf(measure, lang),
        ),
      ),
    }),
  )
  return chartWith(said, {
    id: `differences-${unit.replaceAll(' ', '-')}`,
    title: COMPARE[lang].chart(kindOf(unit)),
    unit,
    series,
  })
}

const same = (a: Reference, b: Reference) => a.measure === b.measure && a.threshold === b.threshold

const KINDS: Partial<Record<Unit, 'share' | 's' | 'money'>> = {
  points: 'share',
  share: 'share',
  s: 's',
  h: 's',
  money: 'money',
}
const kindOf = (unit: Unit) => KINDS[unit] ?? 'number'

/** The first measure, a row a scenario. */
function chartOfOne(said: Compared): Chart {
  const { comparison, lang } = said
  const { names, differences } = comparison
  const [{ measure }] = differences[0]
  const series: Series[] = [
    { name: nameOf(measure, lang), mark: 'dot', points: differences.map(([first], i) => dotOf(first, names[i + 1])) },
  ]
  return chartWith(said, {
    id: 'differences',
    title: COMPARE[lang].ofOne(nameOf(measure, lang)),
    unit: differenceUnit(measure),
    series,
  })
}

const dotOf = (difference: Difference | undefined, x: string): Point =>
  difference ? pointOf(x, difference.difference) : { x, y: Number.NaN }

type Dots = { id: string; title: string; unit: Unit; series: readonly Series[] }

function chartWith({ comparison, lang }: Compared, { id, title, unit, series }: Dots): Chart {
  const words = COMPARE[lang]
  const currency = currencyOf(comparison.runs[0].scenario)
  return charted(
    {
      id,
      title,
      description: describe(series, { unit, lang, currency }),
      x: { label: words.measure, scale: 'category', unit: 'number' },
      y: {
        label: unit === 'money' && currency !== '' ? `${words.axis} (${currency})` : words.axis,
        scale: 'linear',
        unit,
      },
      series,
      rules: [{ axis: 'y', value: 0, label: '' }],
    },
    { lang, currency },
  )
}

/** The surest difference of each series: that whose interval is furthest from 0 for its width. */
function describe(
  series: readonly Series[],
  { unit, lang, currency }: { unit: Unit; lang: Lang; currency: string },
): string {
  const told = series.slice(0, MOST_IN_ANSWER).flatMap(({ name, points }) => {
    const known = points.filter(({ y }) => Number.isFinite(y))
    if (known.length === 0) return []
    const surest = known.reduce((a, b) => (clearness(b) > clearness(a) ? b : a))
    const value = { value: surest.y, low: surest.low ?? Number.NaN, high: surest.high ?? Number.NaN }
    const text = `${surest.y > 0 ? '+' : ''}${formatValue(value, unit, currency)}`
    const interval = formatInterval(value, unit)
    return [
      COMPARE[lang].describe(
        String(surest.x),
        inSentence(name, lang),
        inSentence(text, lang),
        interval === '' ? '' : ` ${inSentence(interval, lang)}`,
      ),
    ]
  })
  return told.join(' ')
}

const clearness = ({ y, low = y, high = y }: Point) => Math.abs(y) / Math.max(high - low, 1e-12)
