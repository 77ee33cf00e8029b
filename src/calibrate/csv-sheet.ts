// Text files as sheets: the delimiter under which most columns are known by name.
import Papa from 'papaparse'
import { UserError } from '../scenario/problems.ts'
import type { Sheet, SheetRow } from './cells.ts'
import { headerOf } from './header.ts'
import { type Mapping, NO_MAPPING } from './mapping.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const PREVIEW = 80

/** The one sheet of a text file. */
export function csvSheet(
  text: string,
  name: string,
  mapping: Mapping = NO_MAPPING,
): { sheet: Sheet; delimiter: Delimiter } {
  const body = text.replace(/^\uFEFF/, '')
  // Spreadsheets write and read a first line such as "sep=;".
  const said = /^"?sep=([,;\t|])"?\r?\n/i.exec(body)
  const delimiter = (said?.[1] as Delimiter | undefined) ?? delimiterOf(body, mapping)
  const { data, errors } = Papa.parse<string[]>(said ? body.slice(said[0].length) : body, { delimiter })
  const broken = errors.find(error => error.type === 'Quotes')
  const rows = placed(data, said ? 2 : 1)
  if (broken) {
    const problem = { file: name, line: rowAt(data, broken.row ?? 0), path: '', message: broken.message }
    throw new UserError([problem])
  }
  return { sheet: { name, form: 'text', rows }, delimiter }
}

function delimiterOf(text: string, mapping: Mapping): Delimiter {
  const scores = DELIMITERS.map(delimiter => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: PREVIEW })
    const header = headerOf({ name: '', form: 'text', rows: placed(data, 1) }, mapping)
    const known = header ? Object.keys(header.columns).length + header.contested.size : 0
    const cells = data.reduce((sum, row) => sum + row.length, 0)
    return known * 1e6 + cells
  })
  return DELIMITERS[scores.indexOf(Math.max(...scores))]
}

// Lines are counted through cells that hold line breaks.
function placed(data: readonly string[][], first: number): SheetRow[] {
  const rows: SheetRow[] = []
  let line = first
  for (const cells of data) {
    if (cells.some(cell => cell.trim() !== '')) rows.push({ line, cells })
    line++
    for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
  }
  return rows
}

function rowAt(data: readonly string[][], index: number): number {
  return data
    .slice(0, index)
    .flat()
    .reduce((sum, cell) => sum + cell.split('\n').length - 1, index + 1)
}
