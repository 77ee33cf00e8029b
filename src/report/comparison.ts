// Scenarios against the first of them, for people, in 80 columns.
import type { Comparison, Difference } from '../experiment/compare.ts'
import { definitionOf, type Unit } from '../measures/definitions.ts'
import { columns, short, WIDTH, widthOf, wrap } from './layout.ts'
import { formatEstimate, formatHalfWidth, formatSeconds, formatValue, grouped, type Valued } from './numbers.ts'
import { PLAIN, type Style } from './style.ts'

/** The report as text that ends with a line break. */
export function comparisonReport(comparison: Comparison, style: Style = PLAIN): string {
  const { names, differences } = comparison
  const blocks = [
    [style.strong(comparisonAnswer(comparison))],
    heading(comparison),
    ...differences.map((each, i) => against(names[i + 1], names[0], each, style)),
    ranking(comparison, style),
    wrap(
      'Differences are of pairs: the n-th replication of each scenario has the same callers. "saves" is how many times as many replications independent runs would need.',
    ).map(style.faint),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** What differs most surely, in a line: as much of it as 80 columns hold. */
export function comparisonAnswer({ names, differences }: Comparison): string {
  const [first, ...others] = differences
  const sure = first.filter(isSure)
  const more = others.length > 0 ? `; ${others.length} more below` : ''
  const wordings = [3, 2, 1].map(most => {
    const what = sure.length > 0 ? sure.slice(0, most).map(inWords).join(', ') : 'no difference that is sure'
    return `${short(names[1], 34)}: ${what}${more}.`
  })
  return short(wordings.find(each => widthOf(each) <= WIDTH) ?? wordings[2], WIDTH)
}

const isSure = ({ difference: { low, high } }: Difference) => low > 0 || high < 0

function inWords({ measure, difference, better }: Difference): string {
  const { name, unit } = definitionOf(measure.measure)
  const amount = formatValue(absolute(difference), differenceUnit(unit))
  const often = Number.isNaN(better) ? '' : ` (in ${percent(better)})`
  return `${name} ${difference.value < 0 ? '−' : '+'}${amount}${often}`
}

const absolute = ({ value, low, high }: Valued): Valued => ({
  value: Math.abs(value),
  low: value < 0 ? -high : low,
  high: value < 0 ? -low : high,
})

/** A difference of shares is told in percentage points. */
const differenceUnit = (unit: Unit): Unit => (unit === 'share' ? 'points' : unit)

function heading({ names, runs }: Comparison): string[] {
  const { replications, observations, seed, confidence } = runs[0]
  const times = replications > 1 ? `${grouped(replications)} replications` : `${observations.length} batches`
  return [
    `${names.length} scenarios, ${times} each, seed ${short(seed, 20)}, ${Number((confidence * 100).toFixed(4))} % intervals`,
    ...names.map((name, i) => `  ${i === 0 ? 'baseline' : `        `}  ${short(name, 66)}`),
  ]
}

function against(name: string, base: string, differences: readonly Difference[], style: Style): string[] {
  const head = ['', 'baseline', 'this', 'difference', '', 'better in', 'saves']
  const rows = differences.flatMap(each => (saysSomething(each) ? [rowOf(each)] : []))
  const [first, ...lines] = columns([head, ...rows], { align: ['left', 'right', 'right', 'right', 'left'] })
  return [style.strong(`${short(name, 36)} against ${short(base, 32)}`), style.faint(first), ...lines]
}

/** What neither scenario knows, or neither has had, is left out. */
const saysSomething = ({ value, baseline }: Difference) =>
  Number.isFinite(value.value) && (value.value !== 0 || baseline.value !== 0)

function rowOf({ measure, baseline, value, difference, better, saving }: Difference): string[] {
  const { name, unit } = definitionOf(measure.measure)
  return [
    short(measure.threshold === undefined ? name : `${name} (${formatSeconds(measure.threshold)})`, 26),
    formatValue(baseline, unit),
    formatValue(value, unit),
    formatValue(difference, differenceUnit(unit)),
    formatHalfWidth(difference, differenceUnit(unit)),
    Number.isNaN(better) ? '' : percent(better),
    Number.isFinite(saving) ? `${saving >= 100 ? grouped(saving) : saving.toPrecision(2)} ×` : '',
  ]
}

const percent = (share: number) => `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`

function ranking({ selection }: Comparison, style: Style): string[] {
  if (!selection) return []
  const { name, unit } = definitionOf(selection.measure.measure)
  const rows = selection.ranking.map((each, i) => [`${i + 1}`, short(each.name, 44), formatEstimate(each.value, unit)])
  return [
    style.strong(`Ranking by ${name}`),
    ...columns(rows, { align: ['right', 'left', 'left'] }),
    `The first is truly the best with a probability of at least ${(100 * selection.probability).toFixed(1)} %.`,
  ]
}
