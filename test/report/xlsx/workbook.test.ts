import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/report/document.ts'
import { sheetNames } from '../../../src/report/xlsx/names.ts'
import { workbook } from '../../../src/report/xlsx/workbook.ts'
import { withoutTimes } from '../../../src/report/xlsx/zip.ts'
import { hardReport } from './reports.ts'

async function readBack(report: Report): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  const bytes = await workbook(report)
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  return book
}

const valuesOf = (sheet: ExcelJS.Worksheet) =>
  sheet.getSheetValues().flatMap(row => (Array.isArray(row) ? [row.slice(1)] : []))

describe('a workbook', () => {
  test('has a summary, a sheet of each section that names one, definitions, and how it was made', async () => {
    const { worksheets } = await readBack(hardReport())
    expect(worksheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Numbers by time day and more th',
      'Numbers by time day and mor (2)',
      'Definitions',
      'How this was made',
    ])
  })

  test('has real numbers, shown in their units', async () => {
    const { worksheets } = await readBack(hardReport())
    const cells = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(column => worksheets[1].getCell(`${column}3`))
    expect(cells.map(({ value }) => value)).toEqual([expect.any(Date), 0.0463, 750.25, 8.5, 6360.4, 9, 52.25])
    expect(cells.map(({ numFmt }) => numFmt)).toEqual([
      'h:mm',
      '0.0 %',
      '#,##0.0" s"',
      '#,##0.0" h"',
      '#,##0.00" €"',
      '#,##0',
      '#,##0.0',
    ])
    // A time of day is the share of the day that has passed; exceljs reads it as a moment of its first day.
    expect((cells[0].value as Date).toISOString()).toMatch(/T08:30:00/)
    expect(worksheets[1].getCell('A4').numFmt).toBe('[h]:mm')
  })

  test('leaves cells empty where there is no number', async () => {
    const { worksheets } = await readBack(hardReport())
    for (const column of ['B', 'C', 'D', 'E', 'F', 'G']) expect(worksheets[1].getCell(`${column}4`).value).toBeNull()
    expect(worksheets[2].getCell('B3').value).toBe(3)
    expect(worksheets[2].getCell('C3').value).toBeNull()
  })

  test('never takes text for a formula', async () => {
    const { worksheets } = await readBack(hardReport())
    const cells = worksheets.flatMap(sheet => valuesOf(sheet).flat())
    expect(cells).toEqual(
      expect.arrayContaining([
        '=1+1 is a title',
        '+2 is an answer.',
        '=cmd() <= 5%',
        '@here',
        '=HYPERLINK("x")',
        '-3',
        '=7',
      ]),
    )
    const objects = cells.filter(cell => typeof cell === 'object' && cell !== null && !(cell instanceof Date))
    expect(objects).toEqual([])
  })

  test('keeps the head of a table in sight, in bold, and filters what is below it', async () => {
    const { worksheets } = await readBack(hardReport())
    expect(worksheets[1].views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(worksheets[1].getCell('A2').font.bold).toBe(true)
    expect(worksheets[1].autoFilter).toBe('A2:I4')
  })

  test('runs from right to left in Hebrew, targets and commands from left to right', async () => {
    const { worksheets } = await readBack(hardReport({ lang: 'he' }))
    expect(worksheets.map(({ views }) => views[0].rightToLeft)).toEqual([true, true, true, true, true])
    expect(worksheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['סיכום', 'הגדרות', 'איך הופק הדוח']))
    const target = valuesOf(worksheets[0]).findIndex(row => row[0] === '=cmd() <= 5%')
    expect(target).toBeGreaterThan(0)
    worksheets[0].eachRow(row => {
      if (row.getCell(1).value === '=cmd() <= 5%') expect(row.getCell(1).alignment.readingOrder).toBe('ltr')
    })
  })

  test('has columns neither too narrow nor too wide to read', async () => {
    const { worksheets } = await readBack(hardReport())
    for (const sheet of worksheets)
      for (const column of sheet.columns.slice(0, sheet.actualColumnCount)) {
        expect(column.width).toBeGreaterThanOrEqual(10)
        expect(column.width).toBeLessThanOrEqual(60)
      }
  })

  test('of equal reports is equal bytes, whenever it is made', async () => {
    const first = await workbook(hardReport())
    // Zip files count in steps of two seconds.
    await new Promise(resolve => setTimeout(resolve, 3000))
    expect(Buffer.from(await workbook(hardReport())).equals(first)).toBe(true)
    expect(Buffer.from(await workbook(hardReport({ title: 'another' }))).equals(first)).toBe(false)
  })

  test('holds letters that XML has no place for as spaces', async () => {
    const { worksheets } = await readBack(hardReport({ title: 'a\u0000b\u001fc\ud800d\ufffee' }))
    expect(worksheets[0].getCell('A1').value).toBe('a b c d e')
  })
})

describe('names of sheets', () => {
  test('are those that were asked for where they can be', () => {
    expect(sheetNames(['Staffing', 'תקינה'])).toEqual(['Staffing', 'תקינה'])
    expect(sheetNames(['a', 'A', "'a'", 'History', ''])).toEqual(['a', 'A (2)', 'a (3)', 'History (2)', 'Sheet'])
  })

  test('are legal and differ, whatever is asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'A', ':', '/', "'", ' ', '[', '😀', 'ש', '\n'), maxLength: 40 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), asked => {
        const names = sheetNames(asked)
        expect(new Set(names.map(name => name.toLowerCase())).size).toBe(asked.length)
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\\n]{1,31}(?<!')$/)
      }),
      { seed: 1 },
    )
  })
})

test('what is no zip file is refused', () => {
  expect(() => withoutTimes(new Uint8Array(10))).toThrow(RangeError)
  expect(() => withoutTimes(new Uint8Array(100))).toThrow(RangeError)
})
