// Figures out of CSV files: afterwards a scenario holds numbers only.
import { type Csv, columnNamed, parseAgents, parseFigure, problemAt, type Report, type Row, readColumn } from './csv.ts'
import {
  type Column,
  dayKeys,
  type Figures,
  MOMENT,
  type Moment,
  parseMoment,
  type Table,
  type WrittenTable,
} from './fields.ts'
import { hoursOfKey, intervalsIn, openWeekdays, type Timetable } from './hours.ts'
import { type Path, show } from './problems.ts'
import type { TabledScenario, WrittenScenario } from './schema.ts'
import { formatTimeOfDay, parseDate, parseTimeOfDay, WEEKDAYS } from './units.ts'

export type Files = {
  /** The CSV file named at `path`, or undefined when it cannot be read (which is reported). */
  csv(name: string, path: Path): Csv | undefined
  report(path: Path, message: string): void
  reportCell: Report
}
type Context = { timetable: Timetable; files: Files; path: Path }
type Entry = { row: Row; figure: number; time?: number; days?: string[] }

/** The scenario with every column of a CSV file read. */
export function readTables(scenario: WrittenScenario, files: Files): TabledScenario {
  const at = (path: Path): Context => ({ timetable: scenario, files, path })
  const types = Object.entries(scenario.types).map(([name, type]) => {
    const path = ['types', name, 'arrivals']
    const { perHour, perInterval, trace, ...rest } = type.arrivals
    const arrivals: TabledScenario['types'][string]['arrivals'] = { ...rest }
    if (perHour !== undefined) arrivals.perHour = readTable(perHour, at([...path, 'perHour']))
    if (perInterval !== undefined) arrivals.perInterval = readTable(perInterval, at([...path, 'perInterval']))
    if (trace !== undefined) arrivals.trace = Array.isArray(trace) ? trace : readTrace(trace, at([...path, 'trace']))
    const { pattern, ...law } = type.handle
    const handle =
      pattern === undefined ? law : { ...law, pattern: readTable(pattern, at(['types', name, 'handle', 'pattern'])) }
    return [name, { ...type, arrivals, handle }]
  })
  const groups = Object.entries(scenario.groups).map(([name, { staffing, ...group }]) => {
    if (staffing === undefined) return [name, group]
    return [name, { ...group, staffing: readTable(staffing, at(['groups', name, 'staffing'])) }]
  })
  return { ...scenario, types: Object.fromEntries(types), groups: Object.fromEntries(groups) }
}

const isColumn = (table: WrittenTable): table is Column =>
  typeof table === 'object' && 'file' in table && typeof table.file === 'string'

function readTable(table: WrittenTable, at: Context): Table {
  if (typeof table === 'number' || Array.isArray(table)) return table
  if (at.timetable.steady) {
    at.files.report(at.path, 'a steady-state study takes one number')
    return 0
  }
  if (isColumn(table)) return readFigures(table, at)
  const byDay = Object.entries(table).map(([day, figures]) => {
    if (typeof figures === 'number' || Array.isArray(figures)) return [day, figures]
    const here = { ...at, path: [...at.path, day] }
    if (figures.day !== undefined)
      at.files.report([...here.path, 'day'], 'the day is already given by the field around')
    return [day, inOrder(entriesOf({ ...figures, day: undefined }, here), { ...here, column: figures, days: [day] })]
  })
  return Object.fromEntries(byDay)
}

function readFigures(column: Column, at: Context): Table {
  const entries = entriesOf(column, at)
  if (column.day === undefined) return everyDay(entries, { ...at, column, days: openKeys(at.timetable) })
  const byDay = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const day of entry.days ?? []) if (!byDay.get(day)?.push(entry)) byDay.set(day, [entry])
  const simulated = [...byDay].filter(([day]) => isSimulated(day, at.timetable))
  return Object.fromEntries(simulated.map(([day, list]) => [day, inOrder(list, { ...at, column, days: [day] })]))
}

const openKeys = (timetable: Timetable): string[] => openWeekdays(timetable).map(weekday => WEEKDAYS[weekday])

/** A year of dates may serve a scenario of one week, figures of every day a center closed on Fridays. */
function isSimulated(day: string, timetable: Timetable): boolean {
  const date = parseDate(day)
  if (date === undefined) return hoursOfKey(timetable, day) !== undefined
  return date >= timetable.start && date < timetable.start + timetable.days
}

// ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function entriesOf(column: Column, { files, path }: Context): Entry[] {
  const csv = files.csv(column.file, [...path, 'file'])
  if (!csv) return []
  if (csv.rows.length === 0) files.report(path, `${csv.file} has no rows below its header`)
  if (csv.rows.length === 0) return []
  const read = <T>(field: 'column' | 'time' | 'day', parse: (cell: string) => T | Error): (T | undefined)[] => {
    const header = column[field]
    const index = header === undefined ? undefined : indexOf(csv, header, { files, path: [...path, field] })
    return index === undefined ? [] : readColumn(csv, index, { parse, report: files.reportCell })
  }
  const figures = read('column', path[0] === 'groups' ? parseAgents : parseFigure)
  const times = read('time', cell => parseTimeOfDay(cell) ?? new Error(`expected a time of day, not ${show(cell)}`))
  const days = read('day', cell => dayKeys(cell) ?? new Error(`expected a weekday or a date, not ${show(cell)}`))
  if (figures.length === 0) return []
  // What could not be read has been reported; any figure keeps its place in the order.
  return csv.rows.map((row, i) => ({ row, figure: figures[i] ?? 0, time: times[i], days: days[i] }))
}

function indexOf(csv: Csv, header: string, { files, path }: { files: Files; path: Path }): number | undefined {
  return columnNamed(csv, header, message => files.report(path, message))
}

type Days = Context & { column: Column; days: string[] }

/** The same figures every open day; where opening hours differ, each weekday its part. */
function everyDay(entries: Entry[], at: Days): Table {
  const hours = new Set(at.days.map(day => String(hoursOfKey(at.timetable, day))))
  if (at.column.time === undefined || hours.size <= 1) return inOrder(entries, at)
  refuseOutside(entries, at)
  return Object.fromEntries(at.days.map(day => [day, aligned(entries, day, at)]))
}

/** Figures in the order of the rows, or by their times. */
function inOrder(entries: Entry[], at: Days): Figures {
  if (at.column.time === undefined) return entries.map(entry => entry.figure)
  refuseOutside(entries, at)
  return at.days.length === 0 ? [] : aligned(entries, at.days[0], at)
}

/** Figures by the time of their row, one per interval of the opening hours of a day. */
function aligned(entries: Entry[], day: string, at: Days): Figures {
  const hours = hoursOfKey(at.timetable, day)
  if (!hours) return []
  const { interval } = at.timetable
  const figures: (number | undefined)[] = new Array(intervalsIn(at.timetable, hours)).fill(undefined)
  for (const entry of entries) {
    const index = entry.time === undefined ? -1 : (entry.time - hours[0]) / interval
    if (index < 0 || index >= figures.length) continue
    if (!Number.isInteger(index)) tell(entry, at, 'is not the start of an interval')
    else if (figures[index] !== undefined) tell(entry, at, 'stands a second time')
    else figures[index] = entry.figure
  }
  const missing = figures.indexOf(undefined)
  if (missing >= 0 && entries.length > 0)
    at.files.report(
      at.path,
      `no row of ${at.column.file} is for ${day} ${formatTimeOfDay(hours[0] + missing * interval)}`,
    )
  return figures.map(figure => figure ?? 0)
}

// Figures outside of the opening hours would be lost without a word.
function refuseOutside(entries: Entry[], at: Days): void {
  const hours = at.days.flatMap(day => [hoursOfKey(at.timetable, day) ?? [0, 0]])
  const outside = entries.filter(
    ({ time, figure }) => figure > 0 && time !== undefined && !hours.some(([from, to]) => time >= from && time < to),
  )
  for (const entry of outside.slice(0, 3)) tell(entry, at, `is outside the opening hours, yet has ${entry.figure}`)
}

function tell({ row, time }: Entry, { files, column, path }: Days, message: string): void {
  const csv = files.csv(column.file, path)
  const index = csv?.headers.indexOf(column.time ?? '') ?? -1
  if (csv) files.reportCell(problemAt(csv, row, { index, message: `${formatTimeOfDay(time ?? 0)} ${message}` }))
}

function readTrace({ file, column }: { file: string; column: string }, { files, path }: Context): Moment[] {
  const csv = files.csv(file, [...path, 'file'])
  const index = csv && indexOf(csv, column, { files, path: [...path, 'column'] })
  if (!csv || index === undefined) return []
  const parse = (cell: string) => parseMoment(cell) ?? new Error(`${MOMENT}, not ${show(cell)}`)
  return readColumn(csv, index, { parse, report: files.reportCell }).filter(moment => moment !== undefined)
}
