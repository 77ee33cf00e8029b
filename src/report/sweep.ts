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

/** A measure of everything together, by point; where none is known, nothing. */
export type SweepColumn = { measure: MeasureId; cells: ReadonlyMap<number, PointEstimate> }

export type SweepTable = {
  /** What varies. */
  paths: readonly string[]
  points: readonly SweptPoint[]
  columns: readonly SweepColumn[]
}

const MOST_ROWS = 40

/** A row a point: what it assigns, then each measure with half the width of its interval; the first points of many. */
export function sweepTable({ paths, points, columns: measured }: SweepTable, style: Style = PLAIN): string[] {
  const shown = points.slice(0, MOST_ROWS)
  const head = ['point', ...distinct(paths), ...measured.flatMap(column => [titleOf(column), ''])]
  const rows = shown.map(({ point, values }) => [
    String(point),
    ...values.map(value => short(value ?? '', 18)),
    ...measured.flatMap(({ cells }) => cellsOf(cells.get(point))),
  ])
  const [first, ...lines] = columns(fitted([head, ...rows], paths.length + 1), {
    align: ['right', ...paths.map(() => 'right' as const), ...measured.flatMap(() => ['right', 'left'] as const)],
  })
  const more = points.length - shown.length
  return [style.strong(first), ...lines, ...(more > 0 ? [style.faint(`… and ${grouped(more)} points more`)] : [])]
}

/** With its threshold, where all points have the same. */
function titleOf({ measure, cells }: SweepColumn): string {
  const { name } = definitionOf(measure)
  const [threshold, ...others] = new Set([...cells.values()].map(cell => cell.threshold))
  return short(threshold === undefined || others.length > 0 ? name : `${name} (${formatSeconds(threshold)})`, 26)
}

function cellsOf(estimate: PointEstimate | undefined): string[] {
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
