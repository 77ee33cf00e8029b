// Where everything stands on the sheet of a chart: its sides, its legend, which way round it lies.
import type { Chart, Series } from '../document.ts'
import type { Lang } from '../words/lang.ts'
import { LOOKS, type Look, MOST_SERIES } from './look.ts'
import { FONT, textWidth } from './measure.ts'
import { type Scale, scalesOf } from './scales.ts'

export type Drawn = { x: number; y: number; low: number; high: number }
export type DrawnSeries = { name: string; mark: Series['mark']; look: Look; points: readonly Drawn[] }

export type Frame = {
  x: Scale
  y: Scale
  /** Categories that do not fit side by side stand below one another: x goes down, y across. */
  turned: boolean
  series: readonly DrawnSeries[]
  legend: readonly LegendRow[]
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
}

export type LegendRow = readonly { series: DrawnSeries; width: number }[]

export const WIDTH = 720
const PLAIN_HEIGHT = 260
const ROW = 26
export const LEGEND_ROW = 22
export const SWATCH = 30
const GAP = 22
/** Room for the names of categories that stand below one another. */
export const MOST_LABEL = 230
const LABEL = 22

/** @throws RangeError for more series than can be told apart */
export function frameOf(chart: Chart, lang: Lang): Frame {
  if (chart.series.length > MOST_SERIES)
    throw new RangeError(`chart ${chart.id}: at most ${MOST_SERIES} series, not ${chart.series.length}`)
  const { x, y } = scalesOf(chart, lang)
  const series = chart.series.map((each, i) => drawn(each, { x, y, look: LOOKS[i] }))
  const turned = chart.x.scale === 'category' && liesDown(x, series)
  const legend = series.length > 1 ? legendOf(series) : []
  const [side, below] = turned ? [x, y] : [y, x]
  const top = 8 + legend.length * LEGEND_ROW + (side.label === '' ? 8 : LABEL)
  const bottom = 26 + (below.label === '' ? 0 : LABEL)
  const widest = Math.max(0, ...side.ticks.map(({ label }) => textWidth(label)))
  const left = 14 + Math.min(widest, MOST_LABEL)
  const edge = Math.max(0, ...below.ticks.slice(-1).map(({ label }) => textWidth(label) / 2))
  const room = turned ? Math.max(2, x.ticks.length) * rowHeight(series) : PLAIN_HEIGHT
  const margin = { top, bottom, left: Math.max(left, 40), right: Math.max(16, turned ? edge + 6 : 0, edge + 4) }
  return { x, y, turned, series, legend, margin, height: Math.round(top + room + bottom) }
}

/** Several bars or dots of a category need more room below one another. */
const rowHeight = (series: readonly DrawnSeries[]) => Math.max(ROW, 12 * series.length + 10)

function liesDown({ ticks }: Scale, series: readonly DrawnSeries[]): boolean {
  const beside = (WIDTH - 70) / Math.max(1, ticks.length)
  const fits = ticks.every(({ label }) => textWidth(label) <= beside - 6)
  const only = (...marks: DrawnSeries['mark'][]) => series.every(({ mark }) => marks.includes(mark))
  return only('dot') || (!fits && only('bar', 'dot'))
}

function drawn({ name, mark, points }: Series, { x, y, look }: { x: Scale; y: Scale; look: Look }): DrawnSeries {
  const within = (value: number) => Math.min(Math.max(value, y.domain[0]), y.domain[1])
  const placed = points.map(point => ({
    x: x.of(point.x),
    y: within(y.of(point.y)),
    low: within(y.of(point.low ?? Number.NaN)),
    high: within(y.of(point.high ?? Number.NaN)),
  }))
  const [from, to] = x.domain
  return { name, mark, look, points: placed.filter(point => point.x >= from && point.x <= to) }
}

/** Names in as many rows as they need. */
function legendOf(series: readonly DrawnSeries[]): LegendRow[] {
  const rows: { series: DrawnSeries; width: number }[][] = [[]]
  let used = 0
  for (const each of series) {
    const width = SWATCH + 6 + textWidth(each.name, FONT) + GAP
    if (used + width > WIDTH - 20 && used > 0) {
      rows.push([])
      used = 0
    }
    rows.at(-1)!.push({ series: each, width })
    used += width
  }
  return rows
}
