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

/**
 * Text that Excel takes for UTF-8 (RFC 3629, §6): it needs the mark to show other letters than English ones. Lines end with CRLF
 * already, and cells are separated by commas; no `sep=` line, as every other reader would take it for the head.
 */
export const withBom = (text: string): string => `\ufeff${text}`
