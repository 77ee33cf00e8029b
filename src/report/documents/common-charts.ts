// Charts of measures over the day, and the tables that hold the same numbers.
import type { Run } from '../../experiment/run.ts'
import { definitionOf, type Unit } from '../../measures/definitions.ts'
import type { Reference } from '../../measures/estimate.ts'
import { isOpen, type Slice } from '../../measures/slices.ts'
import type { Cell, Chart, Column, Point, Series, Table } from '../document.ts'
import { formatValue, type Valued } from '../numbers.ts'
import { COMMON } from '../words/common.ts'
import type { Lang } from '../words/lang.ts'
import { dateIn, figureOf, halfWidth } from './common.ts'

/** For whom, and of what, a series over the day is. */
export type Over = Reference & { type?: number; group?: number }

/** A chart with the table of its numbers. */
export function charted(chart: Omit<Chart, 'table'>, { lang, currency }: { lang: Lang; currency?: string }): Chart {
  return { ...chart, table: numbersOf(chart, { lang, currency }) }
}

// ── over the day ───────────────────────────────────────────────────────────────────────────────────────────────────

/** A level an interval of the (mean) day; where the center is closed in between, a gap. */
export function throughDay(run: Run, over: Over): Point[] {
  const axis = over.type !== undefined ? 'typeInterval' : over.group !== undefined ? 'groupInterval' : 'interval'
  const slices = run.plan.slices.filter(
    slice => slice.axis === axis && slice.type === over.type && slice.group === over.group,
  )
  return levels(
    run,
    slices.map(slice => ({ slice, at: slice.interval! * run.center.interval })),
    over,
  )
}

/** A level an interval of each day; only of runs that are cut so. */
export function throughDays(run: Run, over: Reference): Point[] {
  const slices = run.plan.slices.filter(({ axis }) => axis === 'dayInterval')
  const open = slices.filter(({ day, interval }) => isOpen(run.center, day!, interval!))
  return levels(
    run,
    open.map(slice => ({ slice, at: slice.day! * 86_400 + slice.interval! * run.center.interval })),
    over,
  )
}

/** Where nothing follows at once, the level ends where its interval does. */
function levels(run: Run, places: readonly { slice: Slice; at: number }[], { measure, threshold }: Reference): Point[] {
  return places.flatMap(({ slice, at }, i) => {
    const point = pointOf(at, run.estimate({ measure, threshold }, slice))
    const end = { ...point, x: at + run.center.interval }
    if (i === places.length - 1) return [point, end]
    return places[i + 1].at > end.x ? [point, end, { x: end.x, y: Number.NaN }] : [point]
  })
}

/** A value and its interval, where it has one. */
export function pointOf(x: number | string, { value, low, high }: Valued): Point {
  return Number.isFinite(low) && Number.isFinite(high) ? { x, y: value, low, high } : { x, y: value }
}

/** Points that stand for an interval, not for the end of one. */
export const beginnings = ({ mark, points }: Series): readonly Point[] =>
  mark !== 'step'
    ? points
    : points.filter(({ x }, i) => points[i + 1] !== undefined && points[i + 1].x !== x && points[i - 1]?.x !== x)

/** The series worth drawing: those with a number. */
export const known = (series: readonly Series[]): Series[] =>
  series.filter(({ points }) => points.some(({ y }) => Number.isFinite(y)))

// ── the same numbers ───────────────────────────────────────────────────────────────────────────────────────────────

type Numbers = { lang: Lang; currency?: string }

function numbersOf({ title, x, y, series }: Omit<Chart, 'table'>, { lang, currency }: Numbers): Table {
  const places = [...new Set(series.flatMap(each => beginnings(each).map(point => point.x)))]
  const ordered = x.scale === 'category' ? places : places.sort((a, b) => Number(a) - Number(b))
  const columns = series.map(each => ({
    name: each.name,
    spread: each.points.some(({ low }) => low !== undefined),
    at: new Map(beginnings(each).map(point => [point.x, point])),
  }))
  const heads = columns.flatMap(({ name, spread }): Column[] => [
    { head: name, align: 'end' },
    ...(spread ? [{ head: COMMON[lang].halfWidth(name), align: 'end' as const }] : []),
  ])
  const cellsOf = (place: number | string) =>
    columns.flatMap(({ spread, at }) => cellsAt(at.get(place), { spread, unit: y.unit, currency }))
  return {
    caption: title,
    columns: [{ head: x.label }, ...heads],
    rows: ordered.map(place => [placeCell(place, x, lang), ...cellsOf(place)]),
  }
}

function cellsAt(
  point: Point | undefined,
  { spread, unit, currency }: { spread: boolean; unit: Unit; currency?: string },
): Cell[] {
  const { y = Number.NaN, low = Number.NaN, high = Number.NaN } = point ?? {}
  const value = { value: y, low, high }
  return [figureOf(value, unit, currency), ...(spread ? [halfWidth(value, unit)] : [])]
}

function placeCell(place: number | string, { scale, unit, firstDay }: Chart['x'], lang: Lang): Cell {
  if (typeof place === 'string') return place
  if (scale === 'clock') return clockCell(place, { lang, firstDay })
  return { text: formatValue({ value: place, low: Number.NaN, high: Number.NaN }, unit), value: place, unit }
}

function clockCell(seconds: number, { lang, firstDay }: { lang: Lang; firstDay?: number }): Cell {
  const minutes = Math.round(seconds / 60)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  const time = [hour % 24, minute].map(part => String(part).padStart(2, '0')).join(':')
  if (firstDay === undefined) return { time }
  return `${dateIn(firstDay + Math.floor(hour / 24), lang)} ${time}`
}

export const unitOf = ({ measure }: Reference): Unit => definitionOf(measure).unit
