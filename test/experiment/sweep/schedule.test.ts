import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Schedule } from '../../../src/experiment/sweep/schedule.ts'
import { shareOf } from '../../../src/experiment/sweep/sharding.ts'
import type { Chunk } from '../../../src/experiment/sweep/trial.ts'
import { planFor } from './plans.ts'

const each = (chunk: Chunk) =>
  chunk.flatMap(({ point, from, to }) => Array.from({ length: to - from }, (_, i) => `${point}:${from + i}`))

describe('a schedule', () => {
  test('hands out everything once, in order', () => {
    const schedule = new Schedule({ points: 3, replications: 4 })
    expect(schedule.next(6)).toEqual([
      { point: 0, from: 0, to: 4 },
      { point: 1, from: 0, to: 2 },
    ])
    expect(schedule.next(100)).toEqual([
      { point: 1, from: 2, to: 4 },
      { point: 2, from: 0, to: 4 },
    ])
    expect(schedule.next(100)).toEqual([])
  })

  test('hands out only what is missing', () => {
    const schedule = new Schedule({ points: 1, replications: 6 })
    schedule.finish({ point: 0, from: 1, to: 3 })
    expect(schedule.next(100)).toEqual([
      { point: 0, from: 0, to: 1 },
      { point: 0, from: 3, to: 6 },
    ])
    expect([schedule.done, schedule.planned]).toEqual([2, 6])
  })

  test('hands out again what was taken back, but not what was done meanwhile', () => {
    const schedule = new Schedule({ points: 2, replications: 2 })
    const chunk = schedule.next(4)
    schedule.finish({ point: 1, from: 0, to: 1 })
    schedule.release(chunk)
    expect(each(schedule.next(4))).toEqual(['0:0', '0:1', '1:1'])
  })

  test('gives a point that has failed no more work, and never calls it complete', () => {
    const schedule = new Schedule({ points: 2, replications: 2 })
    schedule.fail({ point: 0, from: 1, to: 2, message: 'no' })
    expect(each(schedule.next(4))).toEqual(['1:0', '1:1'])
    expect(schedule.isComplete(0)).toBe(false)
  })

  test('remembers what was done beyond the plan until it is planned', () => {
    const schedule = new Schedule({ points: 1, replications: 10 })
    schedule.finish({ point: 0, from: 0, to: 12 })
    expect([schedule.done, schedule.planned, schedule.isComplete(0)]).toEqual([10, 10, true])
    schedule.plan(0, 13)
    expect([schedule.done, schedule.planned, schedule.isComplete(0)]).toEqual([12, 13, false])
    expect(each(schedule.next(9))).toEqual(['0:12'])
  })

  test('loses and doubles nothing, whatever comes and goes', () => {
    const step = fc.record({ most: fc.integer({ min: 1, max: 7 }), dies: fc.boolean() })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(step),
        (points, n, steps) => {
          const schedule = new Schedule({ points, replications: n })
          const done: string[] = []
          const run = (most: number, dies: boolean) => {
            const chunk = schedule.next(most)
            if (!dies) {
              done.push(...each(chunk))
              for (const range of chunk) schedule.finish(range)
            }
            schedule.release(chunk)
            return chunk.length
          }
          for (const { most, dies } of steps) run(most, dies)
          while (run(3, false) > 0);
          expect(new Set(done).size).toBe(done.length)
          expect(done.length).toBe(points * n)
          expect(schedule.done).toBe(schedule.planned)
        },
      ),
    )
  })
})

describe('shards', () => {
  const shares = (replications: number, of: number, precision: boolean) => {
    const plan = planFor({
      replications,
      ...(precision ? { precision: { measure: 'abandonment', relative: 0.1 } } : {}),
    })
    return Array.from({ length: of }, (_, i) => shareOf(plan, { index: i + 1, of }))
  }

  test('take every replication exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 7 }), fc.boolean(), (n, of, precision) => {
        const all = shares(n, of, precision)
        for (let point = 0; point < 3; point++)
          for (let replication = 0; replication < n; replication++)
            expect(all.filter(mine => mine(point, replication))).toHaveLength(1)
      }),
    )
  })

  test('share a single point too', () => {
    const counts = shares(300, 3, false).map(
      mine => Array.from({ length: 300 }, (_, replication) => mine(0, replication)).filter(Boolean).length,
    )
    expect(counts).toEqual([100, 100, 100])
  })
})
