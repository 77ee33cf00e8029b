import { describe, expect, test } from 'vitest'
import { DamagedError } from '../../../src/experiment/sweep/packing.ts'
import { fromBytes, toBytes } from '../../../src/experiment/sweep/queue-bytes.ts'
import { inPieces } from '../../../src/experiment/sweep/queue-pieces.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { planFor } from './plans.ts'

const plan = planFor()
const chunk = [
  { point: 0, from: 0, to: 3 },
  { point: 2, from: 4, to: 6 },
]
const result = workOn(plan)(chunk)

describe('the result of a chunk as bytes', () => {
  test('is read to the last bit', () => {
    const failures = [{ point: 1, from: 2, to: 6, message: 'no agents — “nobody”' }]
    const values = Float64Array.of(Number.NaN, -0, Number.POSITIVE_INFINITY, 0.1)
    const whole = { ...result, failures, results: [{ ...result.results[0], values }, ...result.results] }
    expect(fromBytes(toBytes(whole))).toEqual({ ...whole, results: whole.results.map(plain) })
  })

  test('is read where it does not begin on a whole number of eight bytes', () => {
    const bytes = toBytes(result)
    const moved = Buffer.concat([Buffer.from('odd'), bytes]).subarray(3)
    expect(fromBytes(moved)).toEqual(fromBytes(bytes))
  })

  test('may be that of nothing', () => {
    const nothing = { results: [], failures: [], ms: 0 }
    expect(fromBytes(toBytes(nothing))).toEqual(nothing)
  })

  test('is refused with any byte changed, and with any byte too few', () => {
    const bytes = toBytes({ ...result, results: result.results.slice(0, 1) })
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at] ^= 1
      expect(() => fromBytes(damaged)).toThrow(DamagedError)
      expect(() => fromBytes(bytes.subarray(0, at))).toThrow(DamagedError)
    }
  })
})

/** A copy of the data in a buffer of their own, as they are read. */
const plain = <Of extends { data: Uint8Array }>(of: Of) => ({ ...of, data: new Uint8Array(of.data) })

describe('a chunk in pieces', () => {
  const { ms: _, ...whole } = result

  test('has the results of the whole', async () => {
    let pauses = 0
    const pieces = await inPieces(workOn(plan), chunk, async () => void pauses++)
    expect(pieces).toMatchObject(whole)
    expect(pauses).toBe(5)
  })

  test('leaves the rest of a range of which a replication failed, as the whole does', async () => {
    const failing = {
      ...plan,
      points: plan.points.map((point, i) => (i === 0 ? ['groups.desk.staffing=none'] : point)),
    }
    const { ms: _, ...failed } = workOn(failing)(chunk)
    expect(failed.failures).toMatchObject([{ point: 0, from: 0, to: 3 }])
    expect(await inPieces(workOn(failing), chunk, async () => {})).toMatchObject(failed)
  })

  test('ends where a pause throws', async () => {
    const stop = new Error('enough')
    await expect(inPieces(workOn(plan), chunk, () => Promise.reject(stop))).rejects.toBe(stop)
  })
})
