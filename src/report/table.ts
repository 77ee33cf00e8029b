// Measures by type, group, interval or day: a row a slice, a column a measure.
import type { Run } from '../experiment/run.ts'
import { definitionOf, existsOn, type MeasureId, type Unit } from '../measures/definitions.ts'
import type { Slice } from '../measures/slices.ts'
import { columns, padEnd, padStart, short, WIDTH, widthOf } from './layout.ts'
import { digitsOf, formatBare, formatHalfWidth, type Look, scaleOf, type Valued } from './numbers.ts'
import { has, type Part } from './parts.ts'
import type { Style } from './style.ts'

export type Column = {
  measure: MeasureId
  title: string
  /** Also half the width of the interval. */
  spread?: true
  /** Only where the scenario asks about it. */
  needs?: Part
}

export type Row = { name: string; slice: Slice }

type Asked = {
  head: string
  rows: readonly Row[]
  asked: readonly Column[]
  /** Room that names have at least. */
  least?: number
}

const SHORTEST_NAME = 9
const GAP = 2

/** The table as lines, its head first; columns that do not fit are left out from the right, long names are cut. */
export function measureTable(run: Run, { head, rows, asked, least = SHORTEST_NAME }: Asked, style: Style): string[] {
  const known = asked.filter(({ measure, needs }) => has(run, needs) && existsOn(measure, rows[0].slice.axis))
  const filled = fitting(
    known.map(column => fill(run, rows, column)),
    least,
  )
  const room = WIDTH - filled.reduce((sum, cells) => sum + GAP + widestOf(cells), 0)
  const lines = columns(
    [head, ...rows.map(({ name }) => name)].map((name, i) => [short(name, room), ...filled.map(cells => cells[i])]),
    { gap: GAP },
  )
  return [style.strong(lines[0]), ...lines.slice(1)]
}

function fitting(filled: readonly string[][], least: number): string[][] {
  let room = WIDTH - least
  const end = filled.findIndex(cells => {
    room -= GAP + widestOf(cells)
    return room < 0
  })
  return filled.slice(0, end < 0 ? filled.length : end)
}

const widestOf = (cells: readonly string[]) => Math.max(...cells.map(widthOf))

/** Title and cells of a column. */
function fill(run: Run, rows: readonly Row[], { measure, title, spread }: Column): string[] {
  const { unit } = definitionOf(measure)
  const estimates = rows.map(({ slice }) => run.estimate({ measure }, slice))
  const look = commonLook(estimates, unit)
  const values = estimates.map(each => formatBare(each, look))
  const spreads = estimates.map(each => (spread ? formatHalfWidth(each, unit, look) : ''))
  const [width, spreadWidth] = [widestOf(values), widestOf(spreads)]
  const cells = values.map((value, i) =>
    spreadWidth === 0 ? value : `${padStart(value, width)} ${padEnd(spreads[i], spreadWidth)}`,
  )
  return [`${title}${look.scale.suffix}`, ...cells]
}

/** One unit and number of digits for a column, so that its points stand below each other: those of the middle row. */
function commonLook(estimates: readonly Valued[], unit: Unit): Look {
  const known = estimates.filter(({ value }) => Number.isFinite(value))
  const scale = scaleOf(unit, middle(known.map(({ value }) => value)) ?? 0)
  return { scale, digits: middle(known.map(each => digitsOf(each, unit, scale))) ?? 0 }
}

const middle = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
