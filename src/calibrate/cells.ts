// Sheets as all readers leave them: rows of cells, whatever file they came from.

/** A date, a time of day or a duration of a workbook: days since 1899-12-30, the time of day as a fraction. */
export type Instant = { serial: number }
export type Cell = string | number | Instant
/** `line` is the row's number in the file, from 1. */
export type SheetRow = { line: number; cells: readonly Cell[] }
/** Rows with something in them. Only of a text file can rows be too short or too long. */
export type Sheet = { name: string; form: 'text' | 'workbook'; rows: readonly SheetRow[] }

/** Days between 1899-12-30, where workbooks count from, and 1970-01-01. */
export const EPOCH = 25569

// Marks of writing direction are invisible and come with copies from Hebrew reports.
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const NOTHING = new Set(['', '-', '--', '—', '–', 'n/a', 'na', '#n/a', 'null', 'none', 'nan', 'לא זמין', 'אין'])

export const isInstant = (cell: Cell | undefined): cell is Instant => typeof cell === 'object'

/** A cell as text, trimmed; of a number its shortest form. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (isInstant(cell)) return showInstant(cell)
  return cell.replace(INVISIBLE, '').trim()
}

/** Whether a cell says nothing: empty, a dash, `n/a`, `NULL`. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined) return true
  return typeof cell === 'string' && NOTHING.has(textOf(cell).toLowerCase())
}

function showInstant({ serial }: Instant): string {
  const iso = new Date(Math.round((serial - EPOCH) * 86400) * 1000).toISOString()
  if (serial < 1) return iso.slice(11, 19)
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
