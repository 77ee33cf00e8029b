// Estimates as CSV (RFC 4180), tidy and long, for spreadsheets and statistics. Empty where there is nothing.
import { tidy } from '../measures/tidy.ts'
import type { Reported } from './text.ts'

const HEAD = 'file,measure,unit,threshold,type,segment,group,interval,day,value,low,high,standard_error,n'

/** All runs in one table. */
export function csvReport(reported: readonly Reported[]): string {
  const lines = reported.flatMap(({ file, run }) =>
    tidy(run.plan, run.observations, run.confidence).map(row => [file, ...Object.values(row)].map(cell).join(',')),
  )
  return `${[HEAD, ...lines].join('\r\n')}\r\n`
}

/** A cell: empty for what does not exist, in quotes where it must be. */
export function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value ?? ''
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
