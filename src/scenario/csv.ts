// Columns of CSV files, every bad cell with its place.
import Papa from 'papaparse'
import { type Problem, quote, show, unknownWord } from './problems.ts'

/** A row below the header; `columns` is where each cell begins in its line, from 1. */
export type Row = { line: number; cells: string[]; columns: number[] }
export type Csv = { file: string; headers: string[]; rows: Row[] }
export type Report = (problem: Problem) => void

const MOST_TOLD = 5

/** A CSV file with a header; the delimiter is found out, blank lines are skipped. */
export function parseCsv(text: string, file: string, report: Report): Csv {
  const body = text.replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: delimiterOf(body) })
  const rows = placed(data)
  for (const error of errors)
    if (error.type === 'Quotes') report({ file, line: rows[error.row ?? 0]?.line, path: '', message: error.message })
  const [header, ...below] = rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
  const ragged = below.find(row => row.cells.slice(header.cells.length).some(cell => cell.trim() !== ''))
  if (ragged) {
    const message = `${ragged.cells.length} cells, but ${header.cells.length} columns in the header`
    report({ file, line: ragged.line, path: '', message })
  }
  return { file, headers: (header?.cells ?? []).map(cell => cell.trim()), rows: below }
}

/** The delimiter the lines agree on; without any there is one column, whose commas are decimal. */
function delimiterOf(text: string): string {
  const { meta, errors } = Papa.parse<string[]>(text, { preview: 20, skipEmptyLines: 'greedy' })
  return errors.some(error => error.code === 'UndetectableDelimiter') ? Papa.UNIT_SEP : meta.delimiter
}

// Lines are counted through cells that hold line breaks; a cell's column is exact where no cell before it is quoted.
function placed(data: string[][]): Row[] {
  let line = 1
  return data.map(cells => {
    let column = 1
    const columns = cells.map(cell => {
      const start = column
      column += cell.length + 1
      return start
    })
    const row = { line, cells, columns }
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
    return row
  })
}

/** Index of a header, or undefined with the reason in `refuse`. */
export function columnNamed(csv: Csv, name: string, refuse: (message: string) => void): number | undefined {
  const index = csv.headers.indexOf(name.trim())
  if (index < 0) refuse(`in ${csv.file}: ${unknownWord('column', name, csv.headers)}`)
  else if (csv.headers.lastIndexOf(name.trim()) !== index) refuse(`${csv.file} has two columns ${quote(name)}`)
  else return index
  return undefined
}

/**
 * The cells of a column, each read by `parse`; the bad ones are reported and left out, the first few one by one.
 * @param parse gives the value, or what is wrong with the cell as a text.
 */
export function readColumn<T>(
  csv: Csv,
  index: number,
  { parse, report }: { parse: (cell: string) => T | Error; report: Report },
): (T | undefined)[] {
  let wrong = 0
  const values = csv.rows.map(row => {
    const value = parse((row.cells[index] ?? '').trim())
    if (!(value instanceof Error)) return value
    if (++wrong <= MOST_TOLD) report(problemAt(csv, row, { index, message: value.message }))
    return undefined
  })
  const message = `and ${wrong - MOST_TOLD} more cells like these`
  if (wrong > MOST_TOLD) report(problemAt(csv, csv.rows[csv.rows.length - 1], { index, message }))
  return values
}

/** A problem of a cell: `sunday.csv:14:3 calls: …`. */
export function problemAt(csv: Csv, row: Row, { index, message }: { index: number; message: string }): Problem {
  return { file: csv.file, line: row.line, column: row.columns[index] ?? 1, path: csv.headers[index], message }
}

/** A number of agents. */
export function parseAgents(cell: string): number | Error {
  const agents = parseFigure(cell)
  return typeof agents !== 'number' || Number.isInteger(agents)
    ? agents
    : new Error(`expected a whole number, not ${show(cell)}`)
}

/** A figure of 0 or more. `12,5` is read as 12.5; `1,234` could be either and is refused. */
export function parseFigure(cell: string): number | Error {
  const text = cell.replace(/[\s\u00A0]/g, '')
  const plain = /^\+?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)
  const comma = /^(0,\d+|\d+,(\d{1,2}|\d{4,}))$/.test(text)
  if (/^\d{1,3},\d{3}$/.test(text) && !comma)
    return new Error(`${show(cell)} may be ${text.replace(',', '')} or ${text.replace(',', '.')}: write one of these`)
  const figure = Number(text.replace(',', '.'))
  if (!(plain || comma) || figure > 1e9) return new Error(`expected a number of 0 or more, not ${show(cell)}`)
  return figure
}
