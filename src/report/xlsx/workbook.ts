// A report as an Excel workbook: real numbers that look as in the report, ready to be sorted, filtered and reckoned with.
import type { Report } from '../document.ts'
import { clean } from './cells.ts'
import { sheetNames } from './names.ts'
import { paint } from './paint.ts'
import { sheetsOf } from './sheets.ts'
import { withoutTimes } from './zip.ts'

/** Of every workbook: a report does not say when it was made, so that equal reports are equal bytes. */
const MADE = new Date(Date.UTC(2000, 0, 1))

/** The bytes of an .xlsx file; equal reports give equal bytes. */
export async function workbook(report: Report): Promise<Uint8Array> {
  // Half a second, for those who want sheets.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  Object.assign(book, { creator: 'savlanut', lastModifiedBy: 'savlanut', created: MADE, modified: MADE })
  book.title = clean(report.title)
  const sheets = sheetsOf(report)
  const names = sheetNames(sheets.map(({ name }) => name))
  for (const [i, sheet] of sheets.entries()) paint(book.addWorksheet(names[i]), sheet, report.lang)
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()))
}
