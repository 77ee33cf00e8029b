// Where the headers of a sheet are, and which column is what.
import { isBlank, type Sheet, textOf } from './cells.ts'
import type { Mapping } from './mapping.ts'
import { type HandleUnit, ROLES, type Role, roleOf } from './words.ts'

const MOST_ABOVE = 60

/** Columns by role: their index. */
export type Columns = Partial<Record<Role, number>>
/** `contested` are roles for which several columns are equally good; `unused` the headers of columns not read. */
export type Header = {
  line: number
  /** Index of the header in the rows of its sheet. */
  at: number
  names: readonly string[]
  columns: Columns
  contested: ReadonlyMap<Role, readonly string[]>
  unused: readonly string[]
  unit: HandleUnit | undefined
}

/** The header of a sheet: the row in which most columns are known by name; undefined when there is none. */
export function headerOf(sheet: Sheet, { header, columns }: Pick<Mapping, 'header' | 'columns'>): Header | undefined {
  const named = Object.values(columns).filter(name => name !== undefined)
  let best: Header | undefined
  let most = 1
  for (const [at, row] of sheet.rows.slice(0, MOST_ABOVE).entries()) {
    if (header !== undefined && row.line !== header) continue
    const names = row.cells.map(textOf)
    if (named.some(name => !names.includes(name.trim()))) continue
    const found = readHeader({ names, line: row.line, at }, columns)
    const score = Object.keys(found.columns).length + found.contested.size
    if (score > most || (header !== undefined && score > 0)) [best, most] = [found, score]
  }
  return best
}

type Place = { names: string[]; line: number; at: number }

function readHeader({ names, line, at }: Place, mapped: Mapping['columns']): Header {
  const roles = names.map(roleOf)
  const taken = new Set(Object.values(mapped).map(name => names.indexOf((name ?? '').trim())))
  const columns: Columns = {}
  const contested = new Map<Role, string[]>()
  for (const role of ROLES) {
    const name = mapped[role]
    const candidates = names.map((_, i) => i).filter(i => !taken.has(i) && roles[i]?.role === role)
    const rank = Math.min(...candidates.map(i => roles[i]!.rank))
    const best = candidates.filter(i => roles[i]!.rank === rank)
    if (name !== undefined) columns[role] = names.indexOf(name.trim())
    else if (best.length === 1) columns[role] = best[0]
    else if (best.length > 1)
      contested.set(
        role,
        best.map(i => names[i]),
      )
  }
  settleTime(columns, mapped)
  const used = new Set(Object.values(columns))
  const unused = names.filter(
    (name, i) => name !== '' && !used.has(i) && ![...contested.values()].flat().includes(name),
  )
  const unit = columns.handle === undefined ? undefined : unitFor(names[columns.handle])
  return { line, at, names, columns, contested, unused, unit }
}

const unitFor = (name: string) => roleOf(name)?.unit

/** A day beside no month is a date or the name of a weekday; a date or time alone may hold both. */
function settleTime(columns: Columns, mapped: Mapping['columns']): void {
  if (
    columns.moment !== undefined &&
    mapped.moment === undefined &&
    columns.date !== undefined &&
    columns.time !== undefined
  )
    delete columns.moment
  if (columns.day !== undefined && columns.month === undefined && mapped.day === undefined) {
    if (columns.date === undefined && columns.moment === undefined) columns.date = columns.day
    delete columns.day
  }
  if (columns.moment !== undefined) return
  const dated = columns.date !== undefined || columns.month !== undefined
  if (dated && columns.time === undefined && columns.date !== undefined) columns.moment = columns.date
  else if (!dated && columns.time !== undefined) columns.moment = columns.time
  if (columns.moment !== undefined) {
    delete columns.date
    delete columns.time
  }
}

/** Whether a row below the header holds anything in the columns that are read. */
export const hasFigures = (cells: Sheet['rows'][number]['cells'], { columns }: Header): boolean =>
  Object.values(columns).some(index => !isBlank(cells[index]))
