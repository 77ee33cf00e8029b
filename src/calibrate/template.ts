// An empty forecast to fill in: headers that the import knows, formats that cannot be mistaken, and a sheet that explains.
import ExcelJS from 'exceljs'
import Papa from 'papaparse'

export type TemplateLanguage = 'en' | 'he'

type Words = {
  sheet: string
  headers: readonly [date: string, time: string, queue: string, calls: string, handle: string]
  help: string
  example: string
  columns: readonly (readonly [what: string, how: string])[]
}

const WORDS: Record<TemplateLanguage, Words> = {
  en: {
    sheet: 'Forecast',
    headers: ['Date', 'Time', 'Queue', 'Calls', 'Handle time (seconds)'],
    help: 'How to fill in',
    example: 'Example: these rows show the form and are not read',
    columns: [
      ['Date', 'The day, as a date. A date of the year first (2026-03-01) is never mistaken.'],
      [
        'Time',
        'The start of the interval: 08:00, 08:30 … Every interval of 15, 30 or 60 minutes has a row of its own.',
      ],
      ['Queue', 'The name of the queue. With one queue only, leave the column empty or delete it.'],
      ['Calls', 'Calls expected to come in within the interval. Write 0 where none are expected.'],
      ['Handle time (seconds)', 'Mean time an agent needs for a call, talk and after-call work together, in seconds.'],
      ['', 'No rows of totals are needed; days and intervals that are missing are told when the file is read.'],
    ],
  },
  he: {
    sheet: 'תחזית',
    headers: ['תאריך', 'שעה', 'תור', 'שיחות', 'זמן טיפול ממוצע (שניות)'],
    help: 'איך ממלאים',
    example: 'דוגמה: השורות האלה מראות את המבנה ואינן נקראות',
    columns: [
      ['תאריך', 'היום, כתאריך. תאריך שמתחיל בשנה (2026-03-01) אינו יכול להתפרש אחרת.'],
      ['שעה', 'תחילת המרווח: 08:00, 08:30 … לכל מרווח של 15, 30 או 60 דקות שורה משלו.'],
      ['תור', 'שם התור. כשיש תור אחד בלבד אפשר להשאיר ריק או למחוק את העמודה.'],
      ['שיחות', 'מספר השיחות הצפויות להיכנס במרווח. כשלא צפויות שיחות כותבים 0.'],
      ['זמן טיפול ממוצע (שניות)', 'הזמן הממוצע שנציג צריך לשיחה, דיבור ועבודה שאחריה יחד, בשניות.'],
      ['', 'אין צורך בשורות סיכום; ימים ומרווחים חסרים נאמרים בעת קריאת הקובץ.'],
    ],
  },
}

const FORMATS = ['yyyy-mm-dd', 'hh:mm', '@', '0.##', '0.#']
const WIDTHS = [14, 10, 22, 12, 26]
const FORMATTED_ROWS = 2000

/** A workbook with an empty sheet and one that says how to fill it in; Hebrew sheets run from right to left. */
export async function workbookTemplate(language: TemplateLanguage): Promise<Uint8Array> {
  const { sheet: name, headers, help } = WORDS[language]
  const book = new ExcelJS.Workbook()
  // The same bytes on every day.
  book.created = book.modified = new Date(0)
  const view = { rightToLeft: language === 'he' }
  const sheet = book.addWorksheet(name, { views: [{ ...view, state: 'frozen', ySplit: 1 }] })
  sheet.columns = headers.map((_, i) => ({ width: WIDTHS[i], style: { numFmt: FORMATS[i] } }))
  const row = sheet.addRow(headers)
  row.font = { bold: true }
  row.eachCell(cell => {
    cell.numFmt = 'General'
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } }
  })
  for (let line = 2; line <= FORMATTED_ROWS; line++)
    for (const column of [1, 2, 4, 5]) sheet.getCell(line, column).numFmt = FORMATS[column - 1]
  addHelp(book.addWorksheet(help, { views: [view] }), WORDS[language])
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

// The example has no row of headers, so that nobody, and no import, takes it for a forecast.
function addHelp(sheet: ExcelJS.Worksheet, { columns, example }: Words): void {
  sheet.getColumn(1).width = 28
  sheet.getColumn(2).width = 90
  for (const [what, how] of columns) sheet.addRow([what, how]).getCell(1).font = { bold: true }
  sheet.addRow([])
  sheet.addRow([example]).font = { italic: true }
  for (const row of ['2026-03-01 | 08:00 | Sales | 42 | 185', '2026-03-01 | 08:30 | Sales | 57 | 192.5'])
    sheet.addRow([row])
}

/** The headers alone, as text; with a mark that tells spreadsheets that it is UTF-8. */
export function textTemplate(language: TemplateLanguage): string {
  return `\uFEFF${Papa.unparse([[...WORDS[language].headers]])}\r\n`
}
