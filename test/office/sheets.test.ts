// Workbooks in the program that people open them with: the figures are those of the report.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Report, Table } from '../../src/report/document.ts'
import { staffDocument } from '../../src/report/documents/staff.ts'
import { workbook } from '../../src/report/xlsx/workbook.ts'
import { type Cells, sheetsInOffice, withoutOffice } from '../office.ts'
import { oneQueue, planOf, twoGroups } from '../report/staff-plans.ts'
import { hardReport, MADE } from '../report/xlsx/reports.ts'

type Opened = { report: Report; shown: Map<string, Cells>; stored: Map<string, Cells> }

async function opened(reports: readonly Report[]): Promise<Opened[]> {
  const books = await Promise.all(reports.map(workbook))
  const [shown, stored] = [sheetsInOffice(books, 'shown'), sheetsInOffice(books, 'stored')]
  return reports.map((report, i) => ({ report, shown: shown[i], stored: stored[i] }))
}

const tableIn = ({ report }: Opened, sheet: string): Table => {
  const section = report.sections.find(each => each.sheet === sheet)
  const block = section?.blocks.find(({ kind }) => kind === 'table')
  if (block?.kind !== 'table') throw new Error(`there is no table for the sheet ${sheet}`)
  return block.table
}

/** Figures of a table with the cells in which they should stand: below its caption and head. */
const figuresOf = ({ rows }: Table): { figure: Figure; row: number; column: number }[] =>
  rows.flatMap((row, r) =>
    row.flatMap((cell, column) =>
      typeof cell === 'object' && 'value' in cell ? [{ figure: cell, row: r + 2, column }] : [],
    ),
  )

describe.skipIf(withoutOffice !== undefined)('in LibreOffice', () => {
  let english: Opened
  let hebrew: Opened
  let hard: Opened
  beforeAll(async () => {
    const one = staffDocument(await planOf(oneQueue()), { lang: 'en', ...MADE })
    const two = staffDocument(await planOf(twoGroups()), { lang: 'he', ...MADE })
    ;[english, hebrew, hard] = await opened([one, two, hardReport()])
  })

  test('every figure of a table is the figure of the report, to the last digit', () => {
    for (const [book, sheet] of [
      [english, 'Staffing'],
      [english, 'Totals'],
      [hebrew, 'תקינה'],
      [hebrew, 'סיכומים'],
    ] as const) {
      const cells = book.stored.get(sheet)
      const figures = figuresOf(tableIn(book, sheet))
      expect(figures.length).toBeGreaterThan(3)
      for (const { figure, row, column } of figures) {
        const read = cells?.[row]?.[column] ?? ''
        // Percents are written as such, with all their digits.
        const value = read.endsWith('%') ? Number(read.slice(0, -1)) / 100 : Number(read)
        expect(value, `${sheet} ${row} ${column}`).toBeCloseTo(figure.value, 10)
      }
    }
  })

  test('numbers are shown in their units, times as times', () => {
    const [, , first, second] = hard.shown.get('Numbers by time day and more th') ?? []
    expect(first).toEqual(['8:30', '4.6 %', '750.3 s', '8.5 h', '6,360.40 €', '9', '52.3', '=HYPERLINK("x")', 'met'])
    expect(second).toEqual(['25:00', '', '', '', '', '', '', '-3', 'uncertain'])
  })

  test('text that looks like a formula is text', () => {
    const summary = hard.shown.get('Summary')?.flat()
    for (const text of ['=1+1 is a title', '+2 is an answer.', '=cmd() <= 5%', '@here']) expect(summary).toContain(text)
  })

  test('Hebrew is Hebrew: sheets, heads and verdicts', () => {
    expect([...hebrew.shown.keys()]).toEqual(
      expect.arrayContaining(['סיכום', 'תקינה', 'סיכומים', 'הגדרות', 'איך הופק הדוח']),
    )
    const staffing = hebrew.shown.get('תקינה')
    expect(staffing?.[1]).toContain('ברוטו')
    expect(staffing?.flat()).toEqual(expect.arrayContaining(['הושג', 'לא הושג', 'תמיכה']))
    expect(hebrew.shown.get('סיכום')?.[2][0]).toBe(hebrew.report.answer)
  })
})
