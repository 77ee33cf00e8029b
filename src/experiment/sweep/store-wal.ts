// The log that DuckDB keeps beside a file until it is closed. Where it looks cut short, DuckDB takes it for the trace of
// a process that was stopped while it wrote, and forgets the rest; a damaged one must not pass for that.
import { existsSync, readFileSync } from 'node:fs'

/** Version 2, the first entry; the only one without a checksum. */
const HEADER = Buffer.from('640062650002ffff', 'hex')
/** The last entry of every transaction. */
const COMMITTED = Buffer.from('640064ffff', 'hex')
/** Before each entry: its length, then its checksum. */
const PREFIX = 16

/** Whether the log of a file was written to its end, and yet cannot be read to its end. */
export function isLogDamaged(file: string): boolean {
  const path = `${file}.wal`
  if (!existsSync(path)) return false
  const log = readFileSync(path)
  if (log.length < HEADER.length) return false
  if (!log.subarray(0, HEADER.length).equals(HEADER)) return true
  return log.subarray(-COMMITTED.length).equals(COMMITTED) && endOfEntries(log) !== log.length
}

function endOfEntries(log: Buffer): number {
  let at = HEADER.length
  while (at + PREFIX <= log.length) at += PREFIX + Number(log.readBigUInt64LE(at))
  return at
}
