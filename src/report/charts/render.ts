// A chart as SVG: the same bytes for the same chart, in a page of its own or in any other.
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Unit } from '../../measures/definitions.ts'
import type { Chart, Series } from '../document.ts'
import type { Lang } from '../words/lang.ts'
import { finished, type Paper } from './finish.ts'
import { type Frame, frameOf, MOST_LABEL, WIDTH } from './frame.ts'
import { hatchesOf, legendOf } from './legend.ts'
import { FAINT, GRID, INK, PAPER } from './look.ts'
import { marksOf } from './marks.ts'
import { FONT, fitted } from './measure.ts'
import type { Tick } from './ticks.ts'

/**
 * Draws a chart: 720 wide, as wide as its page when shown. Colours are the custom properties `--c1` to `--c6`, `--ink`, `--faint`,
 * `--grid` and `--paper` where a page sets them.
 * @param document makes the elements; default: one that needs no browser
 * @returns an `svg` element; it has neither scripts nor styles, refers to nothing outside, and its ids begin with that of the chart
 * @throws RangeError for more than six series
 */
export function chartSvg(chart: Chart, lang: Lang, document: Paper = newPaper()): string {
  const frame = frameOf(plausible(chart), lang)
  const fillOf = (i: number) => (i === 0 ? frame.series[0].look.colour : `url(#${chart.id}-fill-${i + 1})`)
  const svg = Plot.plot({
    document,
    className: 'chart',
    width: WIDTH,
    height: frame.height,
    ...margins(frame),
    style: { fontSize: `${FONT}px` },
    ...sides(frame),
    marks: [...gridOf(frame), ...marksOf(frame, fillOf), ...rulesOf(chart, frame), ...axesOf(frame)],
  })
  hatchesOf(svg, frame, chart.id)
  legendOf(svg, frame, lang)
  return finished(svg, { id: chart.id, title: chart.title, description: chart.description, height: frame.height })
}

/** Units whose numbers may be below 0. */
const SIGNED: readonly Unit[] = ['points', 'money', 'number']

/** Intervals of Student's do not know that a share lies between 0 and 1 and a number of calls above 0; readers do. */
function plausible(chart: Chart): Chart {
  const { unit } = chart.y
  if (SIGNED.includes(unit)) return chart
  const within = (value: number | undefined) =>
    value === undefined ? undefined : Math.max(0, unit === 'share' ? Math.min(1, value) : value)
  const points = (series: Series) =>
    series.points.map(point => ({ ...point, low: within(point.low), high: within(point.high) }))
  return { ...chart, series: chart.series.map(series => ({ ...series, points: points(series) })) }
}

const newPaper = (): Paper => parseHTML('<!doctype html><html><body></body></html>').document

const margins = ({ margin: { top, right, bottom, left } }: Frame) => ({
  marginTop: top,
  marginRight: right,
  marginBottom: bottom,
  marginLeft: left,
})

/** Categories that stand below one another begin at the top. */
function sides({ x, y, turned }: Frame) {
  const along = { type: 'linear', domain: x.domain, axis: null } as const
  const across = { type: y.log ? 'log' : 'linear', domain: y.domain, axis: null } as const
  return turned
    ? { x: across, y: { ...along, reverse: true } }
    : { x: { ...along, type: x.log ? 'log' : 'linear' } as const, y: across }
}

const places = (ticks: readonly Tick[]) => ticks.map(({ at }) => at)

function gridOf({ x, y, turned }: Frame): Plot.Markish[] {
  const style = { stroke: GRID, strokeWidth: 1 }
  const zero = { stroke: FAINT, strokeWidth: 1 }
  const base = y.domain[0] <= 0 && y.domain[1] >= 0 && !y.log ? [0] : [y.domain[0]]
  if (turned) {
    const between = x.ticks.slice(1).map(({ at }) => at - 0.5)
    return [Plot.ruleX(places(y.ticks), style), Plot.ruleY(between, style), Plot.ruleX(base, zero)]
  }
  const upright = x.ticks.length > 0 && x.domain[1] - x.domain[0] > 86_400 ? [Plot.ruleX(places(x.ticks), style)] : []
  return [Plot.ruleY(places(y.ticks), style), ...upright, Plot.ruleY(base, zero)]
}

function axesOf({ x, y, turned, margin, height }: Frame): Plot.Markish[] {
  const [below, side] = turned ? [y, x] : [x, y]
  const room = x.ticks.length > 0 ? (WIDTH - margin.left - margin.right) / x.ticks.length : WIDTH
  const most = turned ? WIDTH : Math.max(room - 4, 30)
  const ticksOf = (ticks: readonly Tick[], width: number) => {
    const labels = new Map(ticks.map(({ at, label }) => [at, fitted(label, width)]))
    return { ticks: places(ticks), tickFormat: (at: number) => labels.get(at) ?? '' }
  }
  const common = { label: null, color: FAINT }
  return [
    Plot.axisX({ ...common, ...ticksOf(below.ticks, most), anchor: 'bottom', tickSize: 4 }),
    Plot.axisY({ ...common, ...ticksOf(side.ticks, MOST_LABEL), anchor: 'left', tickSize: 0 }),
    ...caption(side.label, { x: 8, y: margin.top - 14, anchor: 'start' }),
    ...caption(below.label, { x: WIDTH - margin.right, y: height - 8, anchor: 'end' }),
  ]
}

type Anchor = { x: number; y: number; anchor: 'start' | 'end' }

/** Words at a place of the sheet. */
function caption(text: string, { x, y, anchor }: Anchor): Plot.Markish[] {
  if (text === '') return []
  const corner = { frameAnchor: 'top-left', textAnchor: anchor, lineAnchor: 'middle' } as const
  return [
    (_index, _scales, _values, { marginLeft: _left }, context) => {
      const element = context.document.createElementNS('http://www.w3.org/2000/svg', 'text')
      const attributes = { x, y, 'text-anchor': corner.textAnchor, fill: INK }
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
      element.textContent = text
      return element
    },
  ]
}

function rulesOf({ rules = [], x: axisX }: Chart, { x, y, turned }: Frame): Plot.Markish[] {
  return rules.flatMap(({ axis, value, label }) => {
    const scale = axis === 'x' ? x : y
    const at = axis === 'x' && axisX.scale === 'category' ? value : scale.of(value)
    if (!(at >= scale.domain[0] && at <= scale.domain[1])) return []
    const upright = (axis === 'x') !== turned
    const line = { stroke: INK, strokeWidth: 1.25, strokeDasharray: '5 3' }
    const words = { text: [label], fill: INK, stroke: PAPER, strokeWidth: 4, paintOrder: 'stroke' }
    return upright
      ? [
          Plot.ruleX([at], line),
          Plot.text([at], { x: [at], ...words, frameAnchor: 'top', textAnchor: 'start', dx: 5, dy: 4 }),
        ]
      : [
          Plot.ruleY([at], line),
          Plot.text([at], { y: [at], ...words, frameAnchor: 'right', textAnchor: 'end', dx: -4, dy: -9 }),
        ]
  })
}
