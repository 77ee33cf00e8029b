// Sheets on paper: where each part stands, how wide columns are, what is frozen.
import type { Worksheet } from 'exceljs'
import type { Lang } from '../words/lang.ts'
import { SHEET_WORDS, type SheetWords } from '../words/sheets.ts'
import { clean, formatsOf, setCell, setHead } from './cells.ts'
import { FILLS, FONTS, SIDES, type Sides } from './looks.ts'
import type { Look, Sheet, SheetCell, SheetPart } from './sheets.ts'

type Table = Extract<SheetPart, { kind: 'table' }>

/** Columns that a line of text goes across. */
const ACROSS = 5
const NARROWEST = 10
const WIDEST = 60
/** Of targets and commands. */
const LEAST_CODE = 40
/** Points that a line is high. */
const LINE = 15
/** Bold letters, and those of a typewriter, are so much wider. */
const WIDER = 1.25

/** Writes a sheet. */
export function paint(worksheet: Worksheet, sheet: Sheet, lang: Lang): void {
  const [words, sides] = [SHEET_WORDS[lang], SIDES[lang]]
  const widths = widthsOf(sheet)
  for (const [i, width] of widths.entries()) worksheet.getColumn(i + 1).width = width
  const heads = new Map<SheetPart, number>()
  let row = 1
  for (const [i, part] of sheet.parts.entries()) {
    if (hasSpaceAbove(part, sheet.parts[i - 1])) row++
    if (part.kind === 'table') heads.set(part, row + (part.caption === '' ? 0 : 1))
    row = paintPart(worksheet, part, { row, widths, words, sides })
  }
  const [frozen, across] = freeze(worksheet, sheet, heads)
  worksheet.views = [
    {
      state: 'frozen',
      ySplit: frozen,
      xSplit: across,
      rightToLeft: lang === 'he',
      showGridLines: sheet.use === 'work',
    },
  ]
  worksheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  if (frozen > 0) worksheet.pageSetup.printTitlesRow = `${frozen}:${frozen}`
}

/** Tables stand apart, and so does what follows them. */
const hasSpaceAbove = (part: SheetPart, before: SheetPart | undefined) =>
  before !== undefined &&
  !(before.kind === 'line' && before.look === 'heading') &&
  (before.kind !== 'line' || part.kind === 'table' || (part.kind === 'line' && part.look === 'heading'))

/** A sheet with one table keeps its head in sight; the longest table can be filtered. */
function freeze(worksheet: Worksheet, { parts, use }: Sheet, heads: Map<SheetPart, number>): [number, number] {
  const tables = parts.filter((part): part is Table => part.kind === 'table' && part.rows.length > 0)
  if (use === 'read' || tables.length === 0) return [0, 0]
  const longest = tables.reduce((a, b) => (b.rows.length > a.rows.length ? b : a))
  const head = heads.get(longest)!
  worksheet.autoFilter = {
    from: { row: head, column: 1 },
    to: { row: head + longest.rows.length, column: longest.columns.length },
  }
  return tables.length === 1 ? [head, longest.columns.length > 8 ? 1 : 0] : [0, 0]
}

// ── parts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Place = { row: number; widths: readonly number[]; words: SheetWords; sides: Sides }

/** Writes a part and gives the first row below it. */
function paintPart(worksheet: Worksheet, part: SheetPart, place: Place): number {
  if (part.kind === 'table') return paintTable(worksheet, part, place)
  if (part.kind === 'line') return paintLine(worksheet, part, place)
  for (const [level, text] of part.items.entries()) {
    const cell = worksheet.getCell(place.row + level, 1)
    cell.value = clean(text)
    Object.assign(cell, FILLS[level] ?? {})
  }
  return place.row + part.items.length
}

function paintTable(worksheet: Worksheet, table: Table, place: Place): number {
  const { row, words, sides } = place
  const { caption, columns, rows, note } = table
  if (caption !== '') paintLine(worksheet, { look: 'heading', text: caption }, place)
  const head = caption === '' ? row : row + 1
  const hows = columns.map(({ align }, i) => ({ align, sides, indent: i > 0 ? 1 : 0 }))
  for (const [i, how] of hows.entries()) setHead(worksheet.getCell(head, i + 1), columns[i].head, how)
  const formats = formatsOf(rows, words)
  for (const [r, cells] of rows.entries()) {
    for (const [i, cell] of cells.entries())
      setCell(worksheet.getCell(head + 1 + r, i + 1), cell, { ...hows[i], format: formats(i), words })
  }
  const below = head + 1 + rows.length
  return note === undefined ? below : paintLine(worksheet, { look: 'note', text: note }, { ...place, row: below })
}

/** Text across the first columns, as high as it needs. */
function paintLine(worksheet: Worksheet, { look, text }: { look: Look; text: string }, place: Place): number {
  const { row, widths, sides } = place
  const cell = worksheet.getCell(row, 1)
  cell.value = clean(text)
  cell.font = FONTS[look]
  // Titles are the user's: their own letters say where they begin.
  const reading = look === 'code' ? 'ltr' : look === 'title' ? undefined : sides.prose
  const horizontal = look === 'code' ? 'left' : sides.start
  cell.alignment = { horizontal, vertical: 'top', ...(reading === undefined ? {} : { readingOrder: reading }) }
  if (look === 'title' || look === 'heading') return row + 1
  const across = Math.max(1, Math.min(ACROSS, widths.length))
  const room = widths.slice(0, across).reduce((sum, width) => sum + width, 0)
  worksheet.mergeCells(row, 1, row, across)
  cell.alignment = { ...cell.alignment, wrapText: true }
  const lines = Math.ceil((text.length * (look === 'plain' || look === 'note' ? 1 : WIDER)) / room)
  if (lines > 1) worksheet.getRow(row).height = LINE * lines
  return row + 1
}

// ── widths ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** As wide as the widest cell, within reason; what is longer goes on in the next line. */
function widthsOf({ parts }: Sheet): number[] {
  const tables = parts.filter((part): part is Table => part.kind === 'table')
  const count = Math.max(1, ...tables.map(({ columns }) => columns.length))
  return Array.from({ length: count }, (_, i) => {
    const texts = tables.flatMap(({ columns, rows }) => [
      headWidth(columns[i]?.head),
      ...rows.map(row => cellWidth(row[i])),
    ])
    return Math.min(WIDEST, Math.max(NARROWEST, ...texts.map(width => width + 2)))
  })
}

/** Heads may stand in two lines, and have the arrow of the filter beside them. */
function headWidth(head = ''): number {
  const words = head.split(' ').map(word => word.length)
  return Math.max(Math.ceil(head.length / 2), ...words) + 2
}

function cellWidth(cell: SheetCell): number {
  if (cell === undefined) return 0
  if (typeof cell === 'string') return cell.length
  if ('figure' in cell) return cell.figure.text.length
  if ('code' in cell) return Math.max(cell.code.length, LEAST_CODE)
  if ('time' in cell) return cell.time.length
  // Figures show their unit: a little more than the report does.
  return 'text' in cell ? cell.text.length + 2 : 10
}
