// Rows into entries: a queue, a day, an interval and its figures. Every cell that cannot be used is a problem.
import { quote } from '../scenario/problems.ts'
import { formatDuration, formatTimeOfDay } from '../scenario/units.ts'
import { type Cell, EPOCH, isBlank, isInstant, type SheetRow, textOf } from './cells.ts'
import { dayFrom, readDate } from './dates.ts'
import { callsText } from './forecast.ts'
import { handleOf } from './handle.ts'
import { numberOf } from './numbers.ts'
import type { ForecastProblem, Kind } from './problems.ts'
import { readTime, secondsOfSerial, splitMoment, type TimeReading } from './times.ts'
import type { Understanding } from './understand.ts'
import { isTotals } from './words.ts'

/** One row. `volume` and `handle` (seconds) are undefined where they are missing or cannot be used, which is then told. */
export type Entry = {
  line: number
  queue: string
  day: number
  time: number
  volume: number | undefined
  handle: number | undefined
}
/** Problems whose remedy is known only when all rows are known: filled in later. */
export type Read = { entries: Entry[]; problems: ForecastProblem[] }

/** The queue of a file that names none. */
export const ONE_QUEUE = 'inbound'

const LEFT_OUT = 'the row is left out'
const FILLED = 'taken as missing'

type Context = Understanding & { tell: (row: SheetRow, kind: Kind, what: Told) => void }
type Told = { message: string; done: string; entry?: Partial<Entry> }
type Placed = { queue: string; day: number; time: number }

export function readEntries(understanding: Understanding): Read {
  const problems: ForecastProblem[] = []
  const tell: Context['tell'] = ({ line }, kind, { message, done, entry }) =>
    void problems.push({ kind, line, queue: entry?.queue, day: entry?.day, time: entry?.time, message, done })
  const context = { ...understanding, tell }
  const readDay = remembered((text: string) => readDate(text, understanding))
  const entries = understanding.rows.flatMap(row => entryOf(row, context, readDay) ?? [])
  return { entries, problems }
}

type ReadDay = (text: string) => ReturnType<typeof readDate>

function remembered<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return text => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text)!
  }
}

function entryOf(row: SheetRow, context: Context, readDay: ReadDay): Entry | undefined {
  if (isTotalsRow(row, context)) {
    context.tell(row, 'totals', { message: `a row of totals (${shown(row)})`, done: LEFT_OUT })
    return undefined
  }
  if (isTooLong(row, context)) return entryTooLong(row, context, readDay)
  const place = placeOf(row, context, readDay)
  if (place === undefined) return undefined
  if (place.time % context.interval !== 0) {
    const message = `${formatTimeOfDay(place.time)} is not the start of an interval of ${formatDuration(context.interval)}`
    context.tell(row, 'offGrid', { message, done: LEFT_OUT, entry: place })
    return undefined
  }
  return { line: row.line, ...place, ...figuresOf(row, place, context) }
}

/** A row with too many cells: its figures may have shifted and are not used, but its interval is not missing. */
function entryTooLong(row: SheetRow, context: Context, readDay: ReadDay): Entry | undefined {
  const entry = placeOf(row, { ...context, tell: () => undefined }, readDay)
  const placed = entry !== undefined && entry.time % context.interval === 0
  const message = `${row.cells.length} cells, but ${context.header.names.length} columns in the header`
  context.tell(row, 'unequal', { message, done: placed ? FILLED : LEFT_OUT, entry })
  return placed ? { line: row.line, ...entry, volume: undefined, handle: undefined } : undefined
}

// ── whole rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

const shown = ({ cells }: SheetRow) =>
  cells
    .map(textOf)
    .filter(text => text !== '')
    .slice(0, 4)
    .join(' | ')

/** A row that says total in place of a date or a time; a queue called "all" is another matter. */
function isTotalsRow({ cells }: SheetRow, { header: { columns } }: Context): boolean {
  const { date, moment, month, day, time, queue } = columns
  const says = (index: number | undefined) =>
    index !== undefined && typeof cells[index] === 'string' && isTotals(textOf(cells[index]))
  if ([date, moment, month, day, time].some(says)) return true
  const unplaced = isBlank(cells[date ?? moment ?? month ?? 0]) || (time !== undefined && isBlank(cells[time]))
  return unplaced && (says(queue) || says(0))
}

function isTooLong({ cells }: SheetRow, { sheet, header: { names } }: Context): boolean {
  return sheet.form === 'text' && cells.slice(names.length).some(cell => !isBlank(cell))
}

const isTooShort = ({ cells }: SheetRow, { sheet, header: { names } }: Context): boolean =>
  sheet.form === 'text' && cells.length < names.length

// ── where a row belongs ────────────────────────────────────────────────────────────────────────────────────────────

function placeOf(row: SheetRow, context: Context, readDay: ReadDay): Placed | undefined {
  const { columns } = context.header
  const blanks = (['date', 'moment', 'year', 'month', 'day', 'time', 'queue'] as const).filter(
    role => columns[role] !== undefined && isBlank(row.cells[columns[role]!]),
  )
  if (blanks.length > 0) {
    const names = blanks.map(role => context.header.names[columns[role]!]).join(' and ')
    const kind = isTooShort(row, context) ? 'unequal' : 'blankPlace'
    context.tell(row, kind, { message: `blank ${names}`, done: LEFT_OUT })
    return undefined
  }
  const queue = columns.queue === undefined ? ONE_QUEUE : textOf(row.cells[columns.queue])
  const day = dayOfRow(row, context, readDay)
  const time = timeOfRow(row, context)
  if (day !== undefined && time !== undefined) return { queue, day, time: time.start }
  const { date, moment, month, day: dayColumn, time: timeColumn } = columns
  const wrong =
    day === undefined
      ? [date ?? moment ?? month, columns.month === undefined ? undefined : dayColumn]
      : [timeColumn ?? moment]
  const texts = wrong.filter(index => index !== undefined).map(index => quote(textOf(row.cells[index])))
  const midnight = day !== undefined && texts.some(text => text.startsWith('"24:00'))
  const hint = midnight ? ': a day begins with 00:00' : ''
  const message = `${texts.join(' ')} is not ${day === undefined ? 'a date' : 'a time of day'} that can be read${hint}`
  context.tell(row, 'unreadable', { message, done: LEFT_OUT, entry: { queue, day } })
  return undefined
}

function dayOfRow({ cells }: SheetRow, { header: { columns }, year }: Context, readDay: ReadDay): number | undefined {
  if (
    columns.month !== undefined &&
    columns.day !== undefined &&
    columns.date === undefined &&
    columns.moment === undefined
  ) {
    const own = columns.year === undefined ? year : Number(textOf(cells[columns.year]))
    return own === undefined ? undefined : dayFrom(own, textOf(cells[columns.month]), textOf(cells[columns.day]))
  }
  const cell = cells[(columns.date ?? columns.moment)!]
  const serial = serialOf(cell)
  if (serial !== undefined) return secondsOfSerial(serial).day - EPOCH
  const reading = readDay(splitMoment(textOf(cell)).date)
  return typeof reading === 'number' ? reading : undefined
}

/** The day number of a spreadsheet, of the years 1954 to 2119. */
function serialOf(cell: Cell): number | undefined {
  if (isInstant(cell)) return cell.serial
  if (typeof cell === 'string' && !/^\d{5}(\.\d+)?$/.test(cell.trim())) return undefined
  const serial = Number(cell)
  return serial >= 20_000 && serial < 80_000 ? serial : undefined
}

function timeOfRow({ cells }: SheetRow, { header: { columns } }: Context): TimeReading | undefined {
  if (columns.time !== undefined) {
    const cell = cells[columns.time]
    const fraction = typeof cell === 'string' && /^0?\.\d{3,}$/.test(cell.trim()) ? Number(cell) : cell
    return readTime(fraction)
  }
  const cell = cells[columns.moment!]
  const serial = serialOf(cell)
  if (serial !== undefined) return readTime({ serial })
  const { time } = splitMoment(textOf(cell))
  return time === undefined ? undefined : readTime(time)
}

// ── the figures of a row ───────────────────────────────────────────────────────────────────────────────────────────

type Figures = Pick<Entry, 'volume' | 'handle'>

function figuresOf(row: SheetRow, entry: Placed, context: Context): Figures {
  const { header, decimal, unit, tell } = context
  const volumeCell = row.cells[header.columns.volume!] ?? ''
  const handleCell = row.cells[header.columns.handle!] ?? ''
  const short = isTooShort(row, context)
  if (short) {
    const message = `${row.cells.length} cells, but ${header.names.length} columns in the header`
    tell(row, 'unequal', { message, done: `what is not there is ${FILLED}`, entry })
  }
  const read = (cell: Cell) => numberOf(cell, decimal)
  const volume = figure(volumeCell, { row, entry, context, what: 'volume', read })
  const handle = figure(handleCell, {
    row,
    entry,
    context,
    what: 'handle time',
    read: cell => handleOf(cell, unit, read),
  })
  const blank = { volume: isBlank(volumeCell), handle: isBlank(handleCell) }
  if (blank.volume && !(short && header.columns.volume! >= row.cells.length))
    tell(row, 'blankVolume', {
      message: blank.handle ? 'volume and handle time are blank' : 'blank volume',
      done: FILLED,
      entry,
    })
  if (blank.handle && (volume ?? 0) > 0 && !(short && header.columns.handle! >= row.cells.length))
    tell(row, 'blankHandle', { message: `${callsText(volume!)}, but a blank handle time`, done: FILLED, entry })
  if (handle === 0 && (volume ?? 0) > 0)
    tell(row, 'zeroHandle', { message: `${callsText(volume!)}, but a handle time of 0`, done: FILLED, entry })
  if (volume === 0 && (handle ?? 0) > 0)
    tell(row, 'handleWithoutVolume', {
      message: `no calls, but a handle time of ${handle} s`,
      done: 'the handle time is not used',
      entry,
    })
  return { volume, handle: volume === 0 || handle === 0 ? undefined : handle }
}

type Reading = {
  row: SheetRow
  entry: Placed
  context: Context
  what: string
  read: (cell: Cell) => number | undefined
}

function figure(cell: Cell, { row, entry, context, what, read }: Reading): number | undefined {
  if (isBlank(cell)) return undefined
  const value = read(cell)
  if (value !== undefined && value >= 0 && value <= 1e9) return value
  const kind = value !== undefined && value < 0 ? 'negative' : 'unreadable'
  const message =
    kind === 'negative' ? `negative ${what} ${textOf(cell)}` : `${what} ${quote(textOf(cell))} cannot be read`
  context.tell(row, kind, { message, done: FILLED, entry })
  return undefined
}
