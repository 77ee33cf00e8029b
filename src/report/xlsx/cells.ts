// What stands in a cell: a number with its format, a time of day, a verdict, or text that is never taken for a formula.
import type { Cell as ExcelCell } from 'exceljs'
import type { Column, Figure } from '../document.ts'
import type { SheetWords } from '../words/sheets.ts'
import { formatOf, timeFormat, timeValue } from './formats.ts'
import { FILLS, HEAD, type Sides, VERDICT_FONTS } from './looks.ts'
import type { SheetCell } from './sheets.ts'

/** The format of the figures of a unit in a column. */
export type Format = (figure: Figure) => string

type How = {
  format: Format
  words: SheetWords
  sides: Sides
  align?: Column['align']
  /** Distance from the figures before it. */
  indent: number
}

export function setHead(cell: ExcelCell, text: string, how: Omit<How, 'format' | 'words'>): void {
  cell.value = clean(text)
  Object.assign(cell, HEAD)
  cell.alignment = { ...textAlignment(how), vertical: 'bottom' }
}

export function setCell(cell: ExcelCell, content: SheetCell, how: How): void {
  if (content === undefined || content === '') return
  if (typeof content === 'string') setText(cell, content, how)
  else if ('verdict' in content) {
    setText(cell, how.words.verdicts[content.verdict], how)
    cell.font = VERDICT_FONTS[content.verdict]
  } else if ('time' in content) setTime(cell, content.time, how)
  else if ('code' in content) {
    setText(cell, content.code, how)
    cell.alignment = { ...cell.alignment, readingOrder: 'ltr' }
  } else if ('level' in content) {
    setFigure(cell, content.figure, how)
    Object.assign(cell, FILLS[content.level])
  } else setFigure(cell, content, how)
}

const textAlignment = ({ align, sides, indent }: Pick<How, 'align' | 'sides' | 'indent'>) =>
  align === 'end'
    ? { horizontal: sides.end, wrapText: true, vertical: 'top' as const }
    : { horizontal: sides.start, wrapText: true, vertical: 'top' as const, ...(indent > 0 ? { indent } : {}) }

function setText(cell: ExcelCell, text: string, how: How): void {
  cell.value = clean(text)
  cell.alignment = textAlignment(how)
}

function setTime(cell: ExcelCell, time: string, how: How): void {
  setText(cell, time, how)
  const value = timeValue(time)
  if (value === undefined) return
  cell.value = value
  cell.numFmt = timeFormat(time)
}

/** Empty where there is none; what is without end stays text. */
function setFigure(cell: ExcelCell, figure: Figure, { format, sides }: How): void {
  if (Number.isNaN(figure.value)) return
  cell.alignment = { horizontal: sides.end, vertical: 'top' }
  if (!Number.isFinite(figure.value)) cell.value = clean(figure.text)
  else {
    cell.value = figure.value
    cell.numFmt = format(figure)
  }
}

/** One format a column and unit, so that points stand below each other. */
export function formatsOf(rows: readonly (readonly SheetCell[])[], words: SheetWords): (column: number) => Format {
  const columns = new Map<number, Map<Figure['unit'], Figure[]>>()
  for (const row of rows) for (const [i, cell] of row.entries()) collect(columns, i, figureIn(cell))
  return column => figure => formatOf(columns.get(column)!.get(figure.unit)!, words)
}

function collect(columns: Map<number, Map<Figure['unit'], Figure[]>>, i: number, figure: Figure | undefined): void {
  if (!figure) return
  if (!columns.has(i)) columns.set(i, new Map())
  const units = columns.get(i)!
  if (!units.has(figure.unit)) units.set(figure.unit, [])
  units.get(figure.unit)!.push(figure)
}

function figureIn(cell: SheetCell): Figure | undefined {
  if (typeof cell !== 'object') return undefined
  if ('figure' in cell) return cell.figure
  return 'value' in cell ? cell : undefined
}

/** The longest text of a cell. */
const LONGEST = 32_767

/** Without what XML has no place for. */
export const clean = (text: string): string =>
  text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').slice(0, LONGEST)
