// What is wrong with the rows of a forecast, and what was done about it. Each problem is told once.
import Papa from 'papaparse'
import { formatProblem, type Problem } from '../scenario/problems.ts'
import { formatDate, formatTimeOfDay } from '../scenario/units.ts'

/** Kinds of problem, in the order of the summary, and how the summary names them. */
export const KINDS = {
  unequal: 'rows of unequal length',
  unreadable: 'unreadable cells',
  blankPlace: 'rows without date, time or queue',
  blankVolume: 'blank volumes',
  blankHandle: 'calls with a blank handle time',
  zeroHandle: 'calls with a handle time of 0',
  handleWithoutVolume: 'handle times without calls',
  negative: 'negative numbers',
  totals: 'rows of totals',
  offGrid: 'rows off the grid of intervals',
  duplicate: 'identical duplicates',
  conflict: 'duplicates that differ',
  clock: 'hours of clock changes',
  missingInterval: 'missing intervals',
  missingDay: 'missing days',
} as const
export type Kind = keyof typeof KINDS

/** `message` says what is wrong, `done` what was done. Days since 1970-01-01, seconds after midnight. */
export type ForecastProblem = {
  kind: Kind
  line?: number
  queue?: string
  day?: number
  time?: number
  message: string
  done: string
}

/** How many problems there are of each kind that occurs. */
export function countKinds(problems: readonly ForecastProblem[]): [Kind, number][] {
  const counts = new Map<Kind, number>()
  for (const { kind } of problems) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return (Object.keys(KINDS) as Kind[]).flatMap(kind => (counts.has(kind) ? [[kind, counts.get(kind)!]] : []))
}

/** `forecast.csv:14 Sales 2026-01-04 08:30: blank volume; filled with 12.5, the mean of …` */
export function problemLine({ line, message, done, ...place }: ForecastProblem, file: string): string {
  const told: Problem = { file, line, path: placeText(place), message: `${message}; ${done}` }
  return formatProblem(told)
}

/** Queue, day and time, as far as they are known. */
export function placeText({ queue, day, time }: Pick<ForecastProblem, 'queue' | 'day' | 'time'>): string {
  const parts = [queue, day === undefined ? '' : formatDate(day), time === undefined ? '' : formatTimeOfDay(time)]
  return parts.filter(part => part !== undefined && part !== '').join(' ')
}

/** All problems as CSV, with a mark that tells spreadsheets that it is UTF-8. */
export function problemsTable(problems: readonly ForecastProblem[]): string {
  const rows = problems.map(({ line, kind, queue, day, time, message, done }) => [
    line ?? '',
    KINDS[kind],
    queue ?? '',
    day === undefined ? '' : formatDate(day),
    time === undefined ? '' : formatTimeOfDay(time),
    message,
    done,
  ])
  const header = ['row', 'kind', 'queue', 'day', 'time', 'problem', 'what was done']
  // Names of queues come from the file: none of them becomes a formula.
  return `\uFEFF${Papa.unparse([header, ...rows], { escapeFormulae: true })}\r\n`
}
