// The log: pino on stderr, as JSON lines, or readable where people read it. Loaded when the first command asks for it.
import type { Logger } from 'pino'
import { unknownWord } from '../scenario/problems.ts'
import { UsageError } from './failure.ts'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** @throws UsageError for a level that does not exist */
export function checkLogLevel(text: unknown): void {
  if (!LOG_LEVELS.some(each => each === text))
    throw new UsageError(`--log-level: ${unknownWord('level', String(text), LOG_LEVELS)}`)
}

/** A logger on stderr. */
export async function openLog(level: string): Promise<Logger> {
  const { default: pino, destination } = await import('pino')
  const base = { level, base: undefined }
  // Written at once, so that nothing is lost when the program ends.
  if (!process.stderr.isTTY) return pino(base, destination({ fd: 2, sync: true }))
  return pino(base, { write: line => void process.stderr.write(readable(line, Object.entries(pino.levels.labels))) })
}

/** `09:30:12 warn  one replication gives no intervals (file: day.yaml)` from a JSON line. */
function readable(line: string, labels: [string, string][]): string {
  const { level, time, msg, ...rest } = JSON.parse(line) as { level: number; time: number; msg?: string }
  const label = labels.find(([number]) => Number(number) === level)?.[1] ?? String(level)
  const clock = new Date(time).toTimeString().slice(0, 8)
  const facts = Object.entries(rest).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `${clock} ${label.padEnd(5)} ${msg ?? ''}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`
}
