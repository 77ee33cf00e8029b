// Workbooks as sheets.
import ExcelJS from 'exceljs'
import { UserError } from '../scenario/problems.ts'
import { type Cell, EPOCH, isBlank, type Sheet, type SheetRow } from './cells.ts'

// What a forecast does not need costs time.
const IGNORED = ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'tableParts', 'extLst']

/**
 * The sheets of a workbook that hold anything; hidden sheets are left out.
 * @throws UserError where the bytes are no workbook
 */
export async function xlsxSheets(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  const book = new ExcelJS.Workbook()
  try {
    // Of exceljs: its own Buffer type is older than Node's.
    await book.xlsx.load(bytes as never, { ignoreNodes: IGNORED } as never)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError([{ file, path: '', message: `is not a workbook (.xlsx) that can be read: ${why}` }])
  }
  const late = book.properties.date1904 ? 1462 : 0
  return book.worksheets
    .filter(sheet => sheet.state === 'visible')
    .map((sheet): Sheet => ({ name: sheet.name, form: 'workbook', rows: rowsOf(sheet, late) }))
    .filter(sheet => sheet.rows.length > 0)
}

function rowsOf(sheet: ExcelJS.Worksheet, late: number): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const values = row.values as ExcelJS.CellValue[]
    const cells = Array.from({ length: values.length - 1 }, (_, i) => cellOf(values[i + 1], late))
    if (cells.some(cell => !isBlank(cell))) rows.push({ line, cells })
  })
  return rows
}

function cellOf(value: ExcelJS.CellValue | undefined, late: number): Cell {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Date) return instantOf(value, late)
  if (typeof value === 'boolean') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('result' in value) return cellOf(value.result as ExcelJS.CellValue, late)
  if ('text' in value) return cellOf(value.text as ExcelJS.CellValue, late)
  return 'error' in value ? String(value.error) : ''
}

// A workbook that counts from 1904 has times of day on its first day, four years later than others.
function instantOf(date: Date, late: number): Cell {
  const serial = date.getTime() / 86_400_000 + EPOCH
  return { serial: late > 0 && serial < late + 1 ? serial - late : serial }
}
