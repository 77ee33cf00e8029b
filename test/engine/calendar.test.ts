import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Calendar } from '../../src/engine/calendar.ts'
import { Timers } from '../../src/engine/timers.ts'

/** A stretch of a simulation: so many steps, how far ahead events lie, how many are kept pending. */
type Phase = { steps: number; scale: number; pending: number; ties: boolean }

const scale = fc.integer({ min: -9, max: 9 }).map(power => 10 ** power)
const phase: fc.Arbitrary<Phase> = fc.record({
  steps: fc.constantFrom(10, 100, 3000),
  scale,
  pending: fc.constantFrom(1, 2, 5, 40, 600),
  ties: fc.boolean(),
})

/** Runs the same through a calendar and through a heap, which must agree at every step. */
function agree(phases: Phase[], draws: () => number, start = 0): void {
  const calendar = new Calendar()
  const timers = new Timers()
  const free: number[] = []
  let ids = 0
  let order = start
  let now = 0
  const same = () => {
    if (calendar.size !== timers.size || calendar.time !== timers.time) return false
    return timers.size === 0 || (calendar.id === timers.id && calendar.order === timers.order)
  }
  for (const { steps, scale, pending, ties } of phases) {
    for (let step = 0; step < steps; step++) {
      order = (order + 1) | 0
      const choice = draws()
      const delay = ties ? Math.floor(draws() * 4) * scale : draws() * (draws() < 0.02 ? 1e4 : 1) * scale
      if (timers.size === 0 || (timers.size < pending && choice < 0.7)) {
        // Between two firings time goes on: what is scheduled then may come before all that is pending.
        if (timers.size > 0) now += draws() * (timers.time - now)
        const id = free.pop() ?? ids++
        calendar.push(id, now + delay, order)
        timers.push(id, now + delay, order)
      } else {
        now = timers.time
        if (timers.size > pending || choice < 0.3) {
          free.push(timers.id)
          calendar.pop()
          timers.pop()
        } else {
          const id = choice < 0.5 ? timers.id : (free.pop() ?? ids++)
          if (id !== timers.id) free.push(timers.id)
          calendar.replaceTop(id, now + delay, order)
          timers.replaceTop(id, now + delay, order)
        }
      }
      if (!same())
        expect({ step, time: calendar.time, id: calendar.id }).toEqual({ step, time: timers.time, id: timers.id })
    }
  }
}

/** A simple sequence of numbers in [0, 1): mulberry32. */
function uniforms(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

describe('a calendar fires in the same order as a heap', () => {
  test('through dense and sparse phases, of any scale of time, with ties', () => {
    fc.assert(
      fc.property(fc.array(phase, { minLength: 1, maxLength: 5 }), fc.integer(), (phases, seed) => {
        agree(phases, uniforms(seed))
      }),
      { numRuns: 150 },
    )
  })

  test('while the order of scheduling wraps at 2^32', () => {
    for (const start of [2 ** 31 - 500, -500])
      agree([{ steps: 3000, scale: 1, pending: 40, ties: true }], uniforms(start), start)
  })

  test('when all times are equal', () => {
    const calendar = new Calendar()
    for (let id = 0; id < 3000; id++) calendar.push(id, 5, id)
    for (let id = 0; id < 3000; id++) {
      expect(calendar.id).toBe(id)
      calendar.pop()
    }
    expect(calendar.time).toBe(Number.POSITIVE_INFINITY)
  })

  test.each([1200, 3000, 1e5, 1e12])('when one event lies at %d, far ahead of thousands of short ones', far => {
    const calendar = new Calendar()
    calendar.push(0, far, 0)
    // At the first look only the far event is pending.
    for (let i = 1; i <= 64; i++) {
      calendar.push(1, i, i)
      calendar.pop()
    }
    calendar.push(1, 100, 100)
    calendar.push(2, 100.5, 101)
    for (let i = 102; 49 + i / 2 < Math.min(far, 9000); i++) {
      const { id, time } = calendar
      expect(time).toBe(49 + i / 2)
      calendar.replaceTop(id, time + 1, i)
    }
  })
})
