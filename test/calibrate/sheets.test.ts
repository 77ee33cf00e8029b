// Files of every make, as sheets.
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { csvSheet } from '../../src/calibrate/csv-sheet.ts'
import { decode } from '../../src/calibrate/decode.ts'
import { importForecast } from '../../src/calibrate/import.ts'
import { type Mapping, NO_MAPPING } from '../../src/calibrate/mapping.ts'
import { textTemplate, workbookTemplate } from '../../src/calibrate/template.ts'
import { xlsxSheets } from '../../src/calibrate/xlsx-sheet.ts'
import { UserError } from '../../src/scenario/problems.ts'
import { asked, type Done, done, kindsOf } from './files.ts'

const HEBREW = 'תאריך,שעה,תור,שיחות,זמן טיפול (שניות)\n2026-03-01,08:00,מכירות,12,180\n2026-03-01,08:30,מכירות,14,190\n'

/** Hebrew letters of windows-1255 are 224 to 250 in the order of Unicode. */
const windows1255 = (text: string) =>
  Uint8Array.from(text, letter => (letter >= 'א' ? letter.charCodeAt(0) - 1264 : letter.charCodeAt(0)))
const bytesOf = (text: string, order: 'LE' | 'BE') => {
  const bytes = new Uint8Array(2 * text.length)
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), order === 'LE')
  return bytes
}

describe('a text file', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(HEBREW)],
    ['UTF-8', new TextEncoder().encode(`\uFEFF${HEBREW}`)],
    ['UTF-16LE', bytesOf(`\uFEFF${HEBREW}`, 'LE')],
    ['UTF-16BE', bytesOf(`\uFEFF${HEBREW}`, 'BE')],
    ['windows-1255', windows1255(HEBREW)],
  ])('in %s says the same', (encoding, bytes) => {
    const decoded = decode(bytes)
    expect(decoded).toEqual({ encoding, text: HEBREW })
    expect(done(decoded.text).forecast.queues.map(({ name, volume }) => [name, volume[16], volume[17]])).toEqual([
      ['מכירות', 12, 14],
    ])
  })

  test.each([',', ';', '\t', '|'] as const)('is read with %j between its cells', delimiter => {
    const text = HEBREW.replaceAll(',', delimiter)
    expect(csvSheet(text, 'forecast.csv').delimiter).toBe(delimiter)
    expect(kindsOf(done(text))).toEqual({})
  })

  test('with decimal commas is not cut at them', () => {
    const text = 'Date;Time;Calls;AHT\n2026-03-01;08:00;12,5;180,2\n2026-03-01;08:30;1.012,5;190,2\n'
    expect([...done(text).forecast.queues[0].volume.subarray(16, 18)]).toEqual([12.5, 1012.5])
  })

  test('may have titles above its headers, "sep=" in front, line breaks in cells, and totals below', () => {
    const text =
      'sep=;\n"Forecast\nof the week"\n\nDate;Time;Calls;AHT\n2026-03-01;08:00;12;180\n2026-03-01;08:30;x;190\nTotal;;12;\n'
    const result = done(text)
    expect(kindsOf(result)).toEqual({ unreadable: 1, totals: 1 })
    expect(result.problems.map(({ line }) => line)).toEqual([7, 8])
  })

  test('with month, day and time each in a column needs a year', () => {
    const text =
      'month,day,interval,call_volume,cct_sec\nApril,1,00:00,5,137\nאפריל,1,00:30,6,263\n4,2,00:00,5,100\n04,2,00:30,5,100\n'
    expect(asked(text)).toEqual(['year'])
    const { forecast } = done(text, { year: 2025 })
    expect([forecast.start, forecast.days]).toEqual([Date.UTC(2025, 3, 1) / 864e5, 2])
  })

  test('says each thing that it leaves open, all at once', () => {
    expect(asked('Date,Time,Forecast calls,Actual calls,AHT\n01/02/2026,08:00,1,1,5\n')).toEqual(['columns.volume'])
    expect(asked('Date,Time,Calls,AHT\n01/02,08:00,"1,234",5\n')).toEqual([
      'decimal',
      'handleUnit',
      'year',
      'dates',
      'interval',
    ])
    expect(asked('Date,Time,Calls\n2026-01-01,08:00,4\n')).toEqual(['columns.handle'])
    expect(asked('a,b\n1,2\n')).toEqual(['columns.date'])
    expect(asked('Date,Time,Calls,AHT\n')).toEqual(['header'])
  })

  test('leaves nothing open once the questions are answered', () => {
    const text = 'Date,Time,Calls,AHT\n01/02,08:00,"1,234",5\n'
    const answers: Partial<Mapping> = { decimal: ',', handleUnit: 'min', year: 2026, dates: 'mdy', interval: 1800 }
    const { forecast } = done(text, answers)
    expect([forecast.start * 864e5, forecast.queues[0].volume[16], forecast.queues[0].handle[16]]).toEqual([
      Date.UTC(2026, 0, 2),
      1.234,
      300,
    ])
  })
})

// ── workbooks ──────────────────────────────────────────────────────────────────────────────────────────────────────

const bytes = async (book: ExcelJS.Workbook) => new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
const read = async (book: ExcelJS.Workbook, mapping: Mapping = NO_MAPPING) =>
  importForecast(await xlsxSheets(await bytes(book), 'forecast.xlsx'), mapping)
const march = (day: number) => new Date(Date.UTC(2026, 2, day))

function plan(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name)
  sheet.addRow(['Forecast of the week'])
  sheet.addRow([])
  sheet.addRow(['Date', 'Interval', 'Skill', 'Calls', 'AHT'])
  for (let day = 1; day <= 3; day++)
    for (let i = 16; i < 20; i++) {
      const row = sheet.addRow([
        march(day),
        i / 48,
        { richText: [{ text: 'Sa' }, { text: 'les' }] },
        { formula: '5+5', result: 10 },
        185 / 86400,
      ])
      row.getCell(1).numFmt = 'dd/mm/yyyy'
      row.getCell(2).numFmt = 'hh:mm'
      row.getCell(5).numFmt = '[mm]:ss'
    }
  return sheet
}

describe('a workbook', () => {
  test('has dates, times, durations, formulas and rich text for what they mean', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Notes').addRow(['not a forecast'])
    plan(book, 'Plan').addRow(['Total', null, null, 120])
    const result = (await read(book)) as Done
    expect(kindsOf(result)).toEqual({ totals: 1 })
    const [{ name, volume, handle }] = result.forecast.queues
    expect([name, [...volume.subarray(16, 20)], [...handle.subarray(16, 20)]]).toEqual([
      'Sales',
      [10, 10, 10, 10],
      [185, 185, 185, 185],
    ])
    expect(result.mapping).toMatchObject({ sheet: 'Plan', interval: 1800 })
  })

  test('with several sheets that may be meant asks for one', async () => {
    const book = new ExcelJS.Workbook()
    plan(book, 'May')
    plan(book, 'June')
    const result = await read(book)
    expect(result.questions).toEqual([{ about: 'sheet', message: expect.stringContaining('"May", "June"') }])
    expect((await read(book, { ...NO_MAPPING, sheet: 'June' })).questions).toEqual([])
    expect((await read(book, { ...NO_MAPPING, sheet: 'July' })).questions).toHaveLength(1)
  })

  test('may say each date once', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = plan(book, 'Plan')
    for (let row = 4; row <= 15; row++) if (row % 4 !== 0) sheet.getCell(row, 1).value = null
    const result = (await read(book)) as Done
    expect([kindsOf(result), result.forecast.days]).toEqual([{}, 3])
    expect(result.notes).toContain('Date stands once for the rows below it')
  })

  test('that is none is the user’s mistake', async () => {
    await expect(xlsxSheets(new TextEncoder().encode('PK\u0003 no zip'), 'forecast.xlsx')).rejects.toThrow(UserError)
  })
})

describe('a template', () => {
  test.each(['en', 'he'] as const)('in %s is read back as it was filled in', async language => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await workbookTemplate(language)) as never)
    const [sheet, help] = book.worksheets
    expect([sheet, help].map(each => each.views[0].rightToLeft)).toEqual([language === 'he', language === 'he'])
    for (const [i, calls] of [12, 14].entries())
      for (const [column, value] of [march(1), (16 + i) / 48, 'Sales', calls, 180.5].entries())
        sheet.getCell(2 + i, column + 1).value = value
    const result = (await read(book)) as Done
    expect([result.questions, result.problems]).toEqual([[], []])
    expect([...result.forecast.queues[0].volume.subarray(16, 18)]).toEqual([12, 14])
    expect(result.mapping.handleUnit).toBe('s')
  })

  test('not filled in yet is asked about', async () => {
    const sheets = await xlsxSheets(await workbookTemplate('en'), 'forecast.xlsx')
    expect(importForecast(sheets, NO_MAPPING).questions.map(({ about }) => about)).toEqual(['header'])
  })

  test('as text knows its own headers, and a queue that is left empty is one queue', () => {
    for (const language of ['en', 'he'] as const) {
      const result = done(`${textTemplate(language)}2026-03-01,08:00,,12,180\r\n2026-03-01,08:30,,12,180\r\n`)
      expect([result.problems, result.forecast.queues.map(({ name }) => name)]).toEqual([[], ['inbound']])
    }
  })
})
