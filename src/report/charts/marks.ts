// The series of a chart as marks.
import * as Plot from '@observablehq/plot'
import type { Drawn, DrawnSeries, Frame } from './frame.ts'
import { PAPER } from './look.ts'

type Mark = Plot.Markish
/** Values along x and across it; in a chart that lies down they change places. */
type Ends = { along: readonly [number, number]; across: readonly [number, number] }

/** How dense bands are: many lie upon one another. */
const BAND = { few: 0.2, many: 0.12 }
/** Lines of so few points have markers. */
const FEW = 16
const GROUP = 0.8

export const marksOf = (frame: Frame, patternOf: (series: number) => string): Mark[] => [
  ...frame.series.flatMap(series => bandsOf(series, frame.series.length > 2 ? BAND.many : BAND.few)),
  ...frame.series.flatMap((series, i) => MARKS[series.mark](series, { frame, i, fill: patternOf(i) })),
]

type Place = { frame: Frame; i: number; fill: string }
type Maker = (series: DrawnSeries, place: Place) => Mark[]

const MARKS: Readonly<Record<DrawnSeries['mark'], Maker>> = {
  line: series => [lineOf(series, series.points), ...markersOf(series)],
  step: series => [lineOf(series, stepped(series.points)), ...lonely(series, stepped(series.points))],
  area: series => [areaOf(series, series.points, 0.35), lineOf(series, series.points)],
  band: () => [],
  bar: barsOf,
  dot: dotsOf,
}

// ── lines ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function bandsOf({ mark, look, points }: DrawnSeries, fillOpacity: number): Mark[] {
  if (mark === 'bar' || mark === 'dot') return []
  const shown = mark === 'step' ? stepped(points) : points
  const known = shown.map(point => (Number.isFinite(point.low) && Number.isFinite(point.high) ? point : gap(point)))
  if (!known.some(({ low, high }) => high > low)) return []
  return [Plot.areaY(known, { x: 'x', y1: 'low', y2: 'high', fill: look.colour, fillOpacity })]
}

const gap = ({ x }: Drawn): Drawn => ({ x, y: Number.NaN, low: Number.NaN, high: Number.NaN })

const lineOf = ({ look }: DrawnSeries, points: readonly Drawn[]): Mark =>
  Plot.line(points, { x: 'x', y: 'y', stroke: look.colour, strokeWidth: 2, strokeDasharray: look.dash })

function areaOf({ look }: DrawnSeries, points: readonly Drawn[], fillOpacity: number): Mark {
  return Plot.areaY(points, { x: 'x', y1: 0, y2: 'y', fill: look.colour, fillOpacity })
}

/** A level holds until the next point: drawn corner by corner, so that one before a gap is seen in its whole length. */
function stepped(points: readonly Drawn[]): Drawn[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1]
    if (next === undefined) return [point]
    const end = { ...point, x: next.x }
    return Number.isFinite(next.y) || !Number.isFinite(point.y) ? [point, end] : [point, end, gap(end)]
  })
}

const markersOf = (series: DrawnSeries): Mark[] =>
  series.points.length <= FEW ? [symbolsOf(series, series.points)] : lonely(series, series.points)

/** Points between two gaps, which no line shows. */
function lonely(series: DrawnSeries, points: readonly Drawn[]): Mark[] {
  const known = (i: number) => Number.isFinite(points[i]?.y)
  const alone = points.filter((_, i) => known(i) && !known(i - 1) && !known(i + 1))
  return alone.length > 0 ? [symbolsOf(series, alone)] : []
}

const symbolsOf = ({ look }: DrawnSeries, points: readonly Drawn[], turned = false): Mark =>
  Plot.dot(points, {
    ...(turned ? { x: 'y', y: 'x' } : { x: 'x', y: 'y' }),
    symbol: look.symbol,
    fill: look.colour,
    stroke: PAPER,
    strokeWidth: 0.75,
    r: 4.5,
  })

// ── bars and dots ──────────────────────────────────────────────────────────────────────────────────────────────────

function barsOf({ look, points }: DrawnSeries, { frame, i, fill }: Place): Mark[] {
  const beside = frame.series.map(({ mark }) => mark === 'bar')
  const [place, count] = [beside.slice(0, i).filter(Boolean).length, beside.filter(Boolean).length]
  const each = (widthOf(frame) * GROUP) / count
  const known = points.filter(({ y }) => Number.isFinite(y))
  const offset = (place - count / 2) * each
  const bars = known.map(({ x, y }): Ends => ({ along: [x + offset, x + offset + each], across: [0, y] }))
  const shifted = known.map(point => ({ ...point, x: point.x + offset + each / 2 }))
  return [
    rects(bars, { frame, fill, stroke: look.colour }),
    ...whiskers(shifted, { frame, colour: 'var(--ink, #1c2024)' }),
  ]
}

function rects(bars: readonly Ends[], { frame, fill, stroke }: { frame: Frame; fill: string; stroke: string }): Mark {
  const [low] = frame.y.domain
  const data = bars.map(({ along, across }) => ({
    a1: along[0],
    a2: along[1],
    b1: Math.max(across[0], frame.y.log ? low : across[0]),
    b2: across[1],
  }))
  const channels = frame.turned
    ? { x1: 'b1', x2: 'b2', y1: 'a1', y2: 'a2' }
    : { x1: 'a1', x2: 'a2', y1: 'b1', y2: 'b2' }
  return Plot.rect(data, { ...channels, fill, stroke, strokeWidth: 1, inset: 0.5 })
}

function dotsOf(series: DrawnSeries, { frame, i }: Place): Mark[] {
  const count = frame.series.length
  const offset = frame.turned ? ((i - (count - 1) / 2) * GROUP) / count : 0
  const points = series.points.map(point => ({ ...point, x: point.x + offset }))
  return [
    ...whiskers(points, { frame, colour: series.look.colour }),
    symbolsOf(
      series,
      points.filter(({ y }) => Number.isFinite(y)),
      frame.turned,
    ),
  ]
}

function whiskers(points: readonly Drawn[], { frame, colour }: { frame: Frame; colour: string }): Mark[] {
  const known = points.filter(({ low, high }) => high > low)
  if (known.length === 0) return []
  const style = { stroke: colour, strokeWidth: 1.5 }
  return frame.turned
    ? [Plot.ruleY(known, { y: 'x', x1: 'low', x2: 'high', ...style })]
    : [Plot.ruleX(known, { x: 'x', y1: 'low', y2: 'high', ...style })]
}

/** Of a category 1; else the least distance of two points. */
function widthOf({ series, x }: Frame): number {
  const all = [...new Set(series.flatMap(({ points }) => points.map(point => point.x)))].sort((a, b) => a - b)
  const gaps = all.slice(1).map((value, i) => value - all[i])
  return gaps.length === 0 ? Math.min(1, (x.domain[1] - x.domain[0]) / 10) : Math.min(...gaps)
}
