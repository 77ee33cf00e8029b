// Files that hold studies.
import { closeSync, openSync, readSync } from 'node:fs'

/** DuckDB files have this at their ninth byte. */
const MAGIC = 'DUCK'
const MAGIC_AT = 8

/** Whether a file holds a study rather than a scenario. */
export function isStudy(file: string): boolean {
  if (file.endsWith('.duckdb')) return true
  try {
    const bytes = Buffer.alloc(MAGIC.length)
    const descriptor = openSync(file, 'r')
    readSync(descriptor, bytes, 0, MAGIC.length, MAGIC_AT)
    closeSync(descriptor)
    return bytes.toString('latin1') === MAGIC
  } catch {
    return false
  }
}
