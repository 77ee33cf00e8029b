// What a study has found, in 80 columns: a row a point, and where it stands.

import type { PointEstimate } from '../experiment/sweep/store.ts'
import { definitionOf, type MeasureId, type Unit } from '../measures/definitions.ts'
import { columns, short, WIDTH, widthOf } from './layout.ts'
import { formatHalfWidth, formatSeconds, formatValue, grouped } from './numbers.ts'
import { PLAIN, type Style } from './style.ts'

export type SweptPoint = {
  point: number
  /** What it assigns, in the order of the paths. */
  values: readonly (string | undefined)[]
}

export type SweepTable = {
  /** What varies. */
  paths: readonly string[]
  points: readonly SweptPoint[]
  /** Of everything together, of the measures shown. */
  estimates: readonly PointEstimate[]
}

const MOST_ROWS = 40

/** A row a point: what it assigns, then each measure with half the width of its interval; the first points of many. */
export function sweepTable({ paths, points, estimates }: SweepTable, style: Style = PLAIN): string[] {
  const shown = points.slice(0, MOST_ROWS)
  const keys = [...new Map(estimates.map(each => [keyOf(each), each])).values()]
  const byPoint = new Map(estimates.map(each => [`${each.point} ${keyOf(each)}`, each]))
  const head = ['point', ...distinct(paths), ...keys.flatMap(each => [titleOf(each), ''])]
  const rows = shown.map(({ point, values }) => [
    String(point),
    ...values.map(value => short(value ?? '', 18)),
    ...keys.flatMap(key => cells(byPoint.get(`${point} ${keyOf(key)}`))),
  ])
  const [first, ...lines] = columns(fitted([head, ...rows], paths.length + 1), {
    align: ['right', ...paths.map(() => 'right' as const), ...keys.flatMap(() => ['right', 'left'] as const)],
  })
  const more = points.length - shown.length
  return [style.strong(first), ...lines, ...(more > 0 ? [style.faint(`… and ${grouped(more)} points more`)] : [])]
}

const keyOf = ({ measure, threshold }: PointEstimate) => `${measure} ${threshold ?? ''}`

function titleOf({ measure, threshold }: PointEstimate): string {
  const { name, parameter } = definitionOf(measure)
  return short(parameter && threshold !== undefined ? `${name} (${formatSeconds(threshold)})` : name, 26)
}

function cells(estimate: PointEstimate | undefined): string[] {
  if (!estimate) return ['', '']
  const unit: Unit = definitionOf(estimate.measure).unit
  return [formatValue(estimate, unit), formatHalfWidth(estimate, unit)]
}

/** As few last words of each path as tell them apart. */
function distinct(paths: readonly string[]): string[] {
  const words = paths.map(path => path.split('.'))
  const tail = (n: number) => words.map(each => each.slice(-n).join('.'))
  const longest = Math.max(1, ...words.map(each => each.length))
  for (let n = 1; n < longest; n++) {
    const names = tail(n)
    if (new Set(names).size === names.length) return names.map(name => short(name, 24))
  }
  return tail(longest).map(name => short(name, 24))
}

/** Leaves measures out from the right until the table fits. */
function fitted(rows: string[][], kept: number): string[][] {
  let width = rows[0].length
  const fits = () => Math.max(...columns(rows.map(row => row.slice(0, width))).map(widthOf)) <= WIDTH
  while (width > kept + 2 && !fits()) width -= 2
  return rows.map(row => row.slice(0, width))
}

/** Measures shown where none were asked for; those that a study does not know are left out. */
export const SHOWN: readonly MeasureId[] = ['abandonment', 'serviceLevel', 'speedOfAnswer', 'occupancy']
