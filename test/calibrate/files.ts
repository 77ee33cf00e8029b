// Forecast files that the tests write themselves.
import Papa from 'papaparse'
import { csvSheet } from '../../src/calibrate/csv-sheet.ts'
import { type Imported, importForecast } from '../../src/calibrate/import.ts'
import { type Mapping, NO_MAPPING } from '../../src/calibrate/mapping.ts'
import { countKinds } from '../../src/calibrate/problems.ts'
import { formatDate, formatTimeOfDay, parseDate } from '../../src/scenario/units.ts'

export type Line = { queue: string; day: number; time: number; calls: number; handle: number }
export type Done = Extract<Imported, { questions: readonly [] }>

/** A table of so many days, every interval from 08:00 to 18:00, with figures that differ and are never 0. */
export function quarter({
  days = 91,
  interval = 1800,
  queues = ['Sales', 'Service'],
  start = '2026-01-01',
} = {}): Line[] {
  const lines: Line[] = []
  for (const [q, queue] of queues.entries())
    for (let day = 0; day < days; day++)
      for (let time = 8 * 3600; time < 18 * 3600; time += interval)
        lines.push({
          ...{ queue, day: parseDate(start)! + day, time },
          calls: 1 + ((q * 7 + day * 5 + time / interval) % 40),
          handle: 150 + ((q * 31 + day * 3 + time / interval) % 90) + 0.5,
        })
  return lines
}

export const HEADERS = ['Queue', 'Date', 'Time', 'Calls', 'AHT (s)']

export const cellsOf = ({ queue, day, time, calls, handle }: Line): string[] => [
  queue,
  formatDate(day),
  formatTimeOfDay(time),
  String(calls),
  String(handle),
]

export const csvOf = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  Papa.unparse(rows as string[][], { delimiter, newline: '\n' })

export function imported(text: string, mapping: Partial<Mapping> = {}): Imported {
  const whole = { ...NO_MAPPING, ...mapping }
  return importForecast([csvSheet(text, 'forecast.csv', whole).sheet], whole)
}

/** The forecast of a text that leaves nothing open. */
export function done(text: string, mapping: Partial<Mapping> = {}): Done {
  const result = imported(text, mapping)
  if (result.questions.length > 0)
    throw new Error(result.questions.map(({ about, message }) => `${about}: ${message}`).join('\n'))
  return result as Done
}

export const kindsOf = ({ problems }: Done) => Object.fromEntries(countKinds(problems))

export const asked = (text: string, mapping: Partial<Mapping> = {}): string[] =>
  imported(text, mapping).questions.map(({ about }) => about)
