import { describe, expect, test } from 'vitest'
import { DamagedError, pack, shapeOf, unpack } from '../../../src/experiment/sweep/packing.ts'
import { pointsOf } from '../../../src/experiment/sweep/points.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { runTrial } from '../../../src/experiment/trials.ts'
import { planFor, SCENARIO } from './plans.ts'

const plan = planFor()
const { tabulation } = pointsOf(plan)(0)
const shape = shapeOf(tabulation)
const observed = (replication: number) => runTrial(tabulation, { seed: plan.seed, replication, whole: true })

describe('packed observations', () => {
  test('are unpacked to the last bit', () => {
    const observations = observed(3)
    expect(unpack(pack(observations), shape)).toEqual(observations)
  })

  test('hold one observation a batch of a steady-state study of one replication', () => {
    const steady = planFor(
      { replications: 1, design: { kind: 'points', points: [[]] } },
      SCENARIO.replace('open: "09:00-10:00"', 'steady: { length: 50 h, batches: 5 }'),
    )
    const [{ data, hash }] = workOn(steady)([{ point: 0, from: 0, to: 1 }]).results
    expect(unpack({ data, hash }, shapeOf(pointsOf(steady)(0).tabulation))).toHaveLength(5)
  })

  test('have the same hash when they are the same, and only then', () => {
    expect(pack(observed(3)).hash).toBe(pack(observed(3)).hash)
    expect(pack(observed(3)).hash).not.toBe(pack(observed(4)).hash)
  })

  test('are refused with any byte changed', () => {
    const { hash, data } = pack(observed(3))
    for (let at = 0; at < data.length; at++) {
      const damaged = Uint8Array.from(data)
      damaged[at] ^= 1
      // A byte may carry no content, as padding does; then nothing is lost.
      try {
        expect(unpack({ hash, data: damaged }, shape)).toEqual(observed(3))
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedError)
      }
    }
    expect(() => unpack({ hash: '0'.repeat(32), data }, shape)).toThrow(DamagedError)
    expect(() => unpack(pack(observed(3)), { ...shape, rows: shape.rows + 1 })).toThrow(DamagedError)
  })
})

describe('work on a plan', () => {
  test('gives the same replications in any chunks', () => {
    const whole = workOn(plan)([0, 1, 2].map(point => ({ point, from: 0, to: 6 }))).results
    const work = workOn(plan)
    const pieces = [2, 0, 1].flatMap(point => [4, 0, 2].flatMap(from => work([{ point, from, to: from + 2 }]).results))
    const key = (result: (typeof whole)[number]) => `${result.point} ${result.replication} ${result.hash}`
    expect(pieces.map(key).sort()).toEqual(whole.map(key).sort())
    expect(whole[0].values).toHaveLength(plan.columns.length)
  })
})
