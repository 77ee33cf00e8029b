// What a chunk has shown as one piece of bytes, for the way from a worker to who asked.
//
// A hash of the rest, the length of a head, the head as JSON, then of each replication its values and its data.
import { createHash } from 'node:crypto'
import { DamagedError } from './packing.ts'
import type { ChunkResult, Failure, TrialResult } from './trial.ts'

type Head = {
  ms: number
  failures: readonly Failure[]
  results: readonly { point: number; replication: number; hash: string; values: number; size: number }[]
}

const HASH_BYTES = 32
const HEAD_AT = HASH_BYTES + Uint32Array.BYTES_PER_ELEMENT

/** Not a number and infinities come through as they are. */
export function toBytes({ results, failures, ms }: ChunkResult): Buffer {
  const head: Head = { ms, failures, results: results.map(lengthsOf) }
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(Uint32Array.BYTES_PER_ELEMENT)
  length.writeUInt32LE(text.length)
  const columns = results.flatMap(({ values, data }) => [bytesOf(values), data])
  const content = Buffer.concat([length, text, ...columns])
  return Buffer.concat([hashOf(content), content])
}

/**
 * @throws DamagedError when the bytes are not what `toBytes` made
 */
export function fromBytes(bytes: Uint8Array): ChunkResult {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.length < HEAD_AT || !hashOf(whole.subarray(HASH_BYTES)).equals(whole.subarray(0, HASH_BYTES)))
    throw new DamagedError('the result of a chunk does not have its hash')
  let at = HEAD_AT + whole.readUInt32LE(HASH_BYTES)
  const { ms, failures, results } = JSON.parse(whole.toString('utf8', HEAD_AT, at)) as Head
  // Copies, as a column of doubles begins on a whole number of eight bytes.
  const take = (length: number) => {
    at += length
    return new Uint8Array(whole.subarray(at - length, at))
  }
  const read = ({ point, replication, hash, values, size }: Head['results'][number]): TrialResult => {
    const column = new Float64Array(take(values * Float64Array.BYTES_PER_ELEMENT).buffer)
    return { point, replication, hash, values: column, data: take(size) }
  }
  return { ms, failures, results: results.map(read) }
}

const lengthsOf = ({ point, replication, hash, values, data }: TrialResult): Head['results'][number] => ({
  point,
  replication,
  hash,
  values: values.length,
  size: data.length,
})

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest()

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => Buffer.from(buffer, byteOffset, byteLength)
