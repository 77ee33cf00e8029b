// What the file means as a whole: which sheet, which columns, which order of dates, which decimal mark, which unit.
// Nothing is guessed: what the data do not settle becomes a question, and every question says how to settle it.
import { formatDuration } from '../scenario/units.ts'
import { type Cell, isBlank, isInstant, type Sheet, type SheetRow, textOf } from './cells.ts'
import { type DatedRow, type DateOrder, orderOf } from './dates.ts'
import { handleUnitOf } from './handle.ts'
import { type Header, hasFigures } from './header.ts'
import { ask, columnsOf, type Findings, type Question, sheetOf } from './locate.ts'
import type { Mapping } from './mapping.ts'
import { type Decimal, numberOf, styleOf } from './numbers.ts'
import { intervalOf, readTime, splitMoment } from './times.ts'
import { type HandleUnit, isTotals, type Role } from './words.ts'

/** Everything that is needed to read the rows one by one. */
export type Understanding = {
  sheet: Sheet
  header: Header
  rows: readonly SheetRow[]
  decimal: Decimal
  order: DateOrder
  year: number | undefined
  unit: HandleUnit
  /** Seconds. */
  interval: number
  /** Columns whose blank cells mean the cell above: a report that says each date once. */
  carried: readonly Role[]
}

export type Understood = {
  /** What was made of the file, one a line. */
  notes: readonly string[]
  questions: readonly Question[]
  /** Undefined while there are questions. */
  understanding: Understanding | undefined
  /** The mapping with all that is known by now. */
  mapping: Mapping
}

export function understand(sheets: readonly Sheet[], mapping: Mapping): Understood {
  const found: Findings = { notes: [], questions: [], mapping: { ...mapping, columns: { ...mapping.columns } } }
  const chosen = sheetOf(sheets, mapping, found)
  if (!chosen) return { ...found, understanding: undefined }
  const { sheet, header } = chosen
  columnsOf(header, found)
  const rows = sheet.rows.slice(header.at + 1).filter(row => hasFigures(row.cells, header))
  if (rows.length === 0)
    ask(found, 'header', `row ${header.line} seems to hold the headers, but no row below it has figures`)
  if (found.questions.length > 0) return { ...found, understanding: undefined }
  dropEmptyQueue(rows, header, found)
  const carried = carriedIn(rows, header, found)
  const decimal = decimalOf(rows, header, found)
  const unit = unitOf(rows, { header, decimal, found })
  const filled = carryDown(rows, header, carried)
  const order = dateOrder(filled, header, found)
  const interval = lengthOf(filled, header, found)
  if (found.questions.length > 0) return { ...found, understanding: undefined }
  const understanding = { sheet, header, rows: filled, decimal, order, year: mapping.year, unit, interval, carried }
  return { ...found, understanding }
}

// ── what the cells of a column say together ────────────────────────────────────────────────────────────────────────

/** A column of queues that nobody filled in is none. */
function dropEmptyQueue(rows: readonly SheetRow[], { columns, names }: Header, { notes, mapping }: Findings): void {
  const index = columns.queue
  if (index === undefined || rows.some(({ cells }) => !isBlank(cells[index]))) return
  delete columns.queue
  delete mapping.columns.queue
  notes.push(`${names[index]} is empty: one queue`)
}

/** Reports that say each date, or each queue, once leave most of the cells below it blank. */
function carriedIn(rows: readonly SheetRow[], { columns, names }: Header, found: Findings): Role[] {
  const sparse = (['date', 'queue', 'month', 'day', 'year'] as const).filter(role => {
    const index = columns[role]
    return index !== undefined && rows.filter(({ cells }) => isBlank(cells[index])).length > 0.4 * rows.length
  })
  for (const role of sparse) found.notes.push(`${names[columns[role]!]} stands once for the rows below it`)
  return sparse
}

function carryDown(rows: readonly SheetRow[], { columns }: Header, carried: readonly Role[]): readonly SheetRow[] {
  if (carried.length === 0) return rows
  const last = new Map<number, Cell>()
  return rows.map(row => {
    const cells = [...row.cells]
    for (const role of carried) {
      const index = columns[role]!
      if (!isBlank(cells[index])) last.set(index, cells[index])
      else if (last.has(index)) cells[index] = last.get(index)!
    }
    return { ...row, cells }
  })
}

const columnOf = function* (rows: readonly SheetRow[], index: number | undefined): Generator<Cell> {
  if (index === undefined) return
  for (const { cells } of rows) if (cells[index] !== undefined && !isBlank(cells[index])) yield cells[index]
}

function decimalOf(rows: readonly SheetRow[], { columns }: Header, found: Findings): Decimal {
  if (found.mapping.decimal !== undefined) return found.mapping.decimal
  const both = function* () {
    yield* columnOf(rows, columns.volume)
    yield* columnOf(rows, columns.handle)
  }
  const style = styleOf(both())
  if (style === undefined) return '.'
  if ('unsure' in style) {
    ask(found, 'decimal', `${style.unsure}: say which mark is decimal with --decimal . or --decimal ,`)
    return '.'
  }
  found.mapping.decimal = style.decimal
  if (style.decimal === ',') found.notes.push('the decimal mark is a comma')
  return style.decimal
}

function unitOf(
  rows: readonly SheetRow[],
  { header, decimal, found }: { header: Header; decimal: Decimal; found: Findings },
): HandleUnit {
  const given = found.mapping.handleUnit ?? header.unit
  const cells = [...columnOf(rows, header.columns.handle)]
  const answer = handleUnitOf(cells, { given, read: cell => numberOf(cell, decimal) })
  if ('unsure' in answer) ask(found, 'handleUnit', answer.unsure)
  else {
    found.mapping.handleUnit = answer.unit
    found.notes.push(`handle times ${answer.why}`)
  }
  return 'unsure' in answer ? 's' : answer.unit
}

function dateOrder(rows: readonly SheetRow[], { columns }: Header, found: Findings): DateOrder {
  const { year, dates } = found.mapping
  const parted =
    columns.month !== undefined &&
    columns.day !== undefined &&
    columns.date === undefined &&
    columns.moment === undefined
  if (parted && columns.year === undefined && year === undefined)
    ask(found, 'year', 'the dates name no year: give it with --year')
  if (parted) return 'ymd'
  const dated = datedRows(rows, columns)
  if (dated.some(({ text }) => /^\d{5}(\.\d+)?$/.test(text)))
    found.notes.push('dates are the day numbers of a spreadsheet')
  const written = dated.filter(({ text }) => !/^\d{5}(\.\d+)?$/.test(text) && !isTotals(text))
  if (written.length === 0) return dates ?? 'ymd'
  if (year === undefined && written.some(({ text }) => namesNoYear(text)))
    ask(
      found,
      'year',
      `the dates name no year (${JSON.stringify(written.find(({ text }) => namesNoYear(text))!.text)}): give it with --year`,
    )
  if (dates !== undefined) return dates
  const answer = orderOf(written, year)
  if ('unsure' in answer) {
    ask(
      found,
      'dates',
      `${answer.unsure}: say which with ${answer.orders.map(order => `--dates ${order}`).join(' or ')}`,
    )
    return 'ymd'
  }
  if (written.some(({ text }) => /^\D*\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?\b/.test(text))) {
    found.mapping.dates = answer.order
    found.notes.push(`dates are read as ${answer.order} (${written[0].text}): ${answer.why}`)
  }
  if (written.some(({ text }) => /^\D*\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)))
    found.notes.push('years of two digits: 00–68 are 2000–2068')
  return answer.order
}

const namesNoYear = (text: string) =>
  /^\D*\d{1,2}[-/.]\d{1,2}$/.test(text) || (/^[\p{L}.\s]*\d{1,2}[\p{L}.,\s]*$/u.test(text) && /\p{L}/u.test(text))

function datedRows(rows: readonly SheetRow[], { date, moment, queue }: Header['columns']): DatedRow[] {
  const index = date ?? moment
  if (index === undefined) return []
  return rows.flatMap(({ cells }) => {
    const cell = cells[index]
    if (isInstant(cell) || isBlank(cell)) return []
    return [{ text: splitMoment(textOf(cell)).date, queue: queue === undefined ? '' : textOf(cells[queue]) }]
  })
}

function lengthOf(rows: readonly SheetRow[], { columns }: Header, found: Findings): number {
  const starts = new Map<number, number>()
  const lengths = new Map<number, number>()
  let untimed = 0
  for (const cell of columnOf(rows, columns.time ?? columns.moment)) {
    const reading = columns.time === undefined ? timeOfMoment(cell) : readTime(cell)
    if (!reading) {
      untimed++
      continue
    }
    starts.set(reading.start, (starts.get(reading.start) ?? 0) + 1)
    if (reading.end !== undefined)
      lengths.set(reading.end - reading.start, (lengths.get(reading.end - reading.start) ?? 0) + 1)
  }
  if (starts.size === 0 && columns.time === undefined)
    ask(found, 'columns.time', 'the dates have no time of day, and there is no column of times')
  else if (starts.size === 0 && untimed > 0)
    ask(found, 'columns.time', 'no cell of the column of times can be read as a time of day')
  if (found.mapping.interval !== undefined) return checkedLength(found.mapping.interval, found)
  const said = [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0]
  const interval = said ?? intervalOf(starts)
  if (interval === undefined)
    ask(found, 'interval', 'the times of day do not tell how long an interval is: give --interval 30min')
  else {
    found.mapping.interval = interval
    found.notes.push(`intervals of ${formatDuration(interval)}`)
  }
  return checkedLength(interval ?? 1800, found)
}

function checkedLength(interval: number, found: Findings): number {
  if (interval >= 60 && Number.isInteger(86400 / interval)) return interval
  ask(found, 'interval', `an interval must be at least 1 min and divide a day, not ${formatDuration(interval)}`)
  return 1800
}

function timeOfMoment(cell: Cell) {
  if (isInstant(cell) || typeof cell === 'number') return readTime(isInstant(cell) ? cell : { serial: cell })
  const { time } = splitMoment(textOf(cell))
  return time === undefined ? undefined : readTime(time)
}
