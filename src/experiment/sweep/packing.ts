// Observations as bytes: packed to be sent and stored, recognised by a hash of their content.
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Observation, Tabulation } from '../../measures/tabulation.ts'
import { UserError } from '../../scenario/problems.ts'
import { BINS } from '../../stats/histogram.ts'

/** Lengths of the two columns of an observation. */
export type Shape = { rows: number; waits: number }

export const shapeOf = ({ slices, width, center }: Tabulation): Shape => ({
  rows: slices.length * width,
  waits: center.segments.length * 2 * BINS,
})

export type Packed = { hash: string; data: Uint8Array }

/** Fast: what is packed is mostly zeros, and written once. */
const LEVEL = 1

/** The observations of one replication: one, or one a batch of a steady-state study. */
export function pack(observations: readonly Observation[]): Packed {
  const plain = Buffer.concat(observations.flatMap(({ rows, waits }) => [bytesOf(rows), bytesOf(waits)]))
  return { hash: hashOf(plain), data: deflateRawSync(plain, { level: LEVEL }) }
}

/**
 * @throws DamagedError when the data are not what was packed
 */
export function unpack({ hash, data }: Packed, { rows, waits }: Shape): Observation[] {
  const plain = checkPacked({ hash, data })
  const size = rows * Float64Array.BYTES_PER_ELEMENT + waits * Uint32Array.BYTES_PER_ELEMENT
  if (plain.length === 0 || plain.length % size !== 0) throw new DamagedError('it is of another shape')
  // A copy begins on a whole number of eight bytes, as columns of doubles must.
  const buffer = new Uint8Array(plain).buffer
  return Array.from({ length: plain.length / size }, (_, batch) => ({
    rows: new Float64Array(buffer.slice(batch * size, batch * size + rows * Float64Array.BYTES_PER_ELEMENT)),
    waits: new Uint32Array(buffer.slice(batch * size + rows * Float64Array.BYTES_PER_ELEMENT, (batch + 1) * size)),
  }))
}

/**
 * What was packed, as plain bytes.
 * @throws DamagedError when it does not have its hash
 */
export function checkPacked({ hash, data }: Packed): Buffer {
  const plain = inflated(data)
  if (hashOf(plain) !== hash) throw new DamagedError('its content does not have its hash')
  return plain
}

/** Something stored or received is not what was written or sent. */
export class DamagedError extends UserError {}

const HASH_DIGITS = 32

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, HASH_DIGITS)

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

function inflated(data: Uint8Array): Buffer {
  try {
    return inflateRawSync(data)
  } catch {
    throw new DamagedError('it cannot be unpacked')
  }
}
