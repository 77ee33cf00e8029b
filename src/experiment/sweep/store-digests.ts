// What figures are recognised by that follow from observations, so that nobody edits them unnoticed.
import { createHash } from 'node:crypto'
import type { DuckDBValue } from '@duckdb/node-api'

const HASH_DIGITS = 32

/** Hash of the values of a replication; NaN is nothing. */
export function hashOfValues(values: readonly (number | null)[]): string {
  const plain = Float64Array.from(values, value => value ?? Number.NaN)
  return digest(new Uint8Array(plain.buffer))
}

/** Hash of rows, in order. */
export class RowsHash {
  private readonly hash = createHash('sha256')

  add(row: readonly DuckDBValue[]): void {
    this.hash.update(`${JSON.stringify(row)}\n`)
  }

  digest(): string {
    return this.hash.digest('hex').slice(0, HASH_DIGITS)
  }
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS)
