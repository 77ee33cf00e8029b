import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Timers } from '../../src/engine/timers.ts'

type Entry = { id: number; time: number; order: number }

/** The same by looking at every entry. */
class Naive {
  entries: Entry[] = []
  first(): Entry {
    return this.entries.reduce((a, b) =>
      b.time < a.time || (b.time === a.time && ((b.order - a.order) | 0) < 0) ? b : a,
    )
  }
  without(id: number) {
    this.entries = this.entries.filter(entry => entry.id !== id)
  }
}

const times = {
  'with many ties': fc.integer({ min: 0, max: 4 }),
  'all equal': fc.constant(7),
  'of any size': fc.double({ min: -1e300, max: 1e300, noNaN: true }),
  'a few days long': fc.double({ min: 0, max: 3e5, noNaN: true }),
}
const starts = fc.constantFrom(0, 2 ** 31 - 20, -20)

describe('timers fire by time, and equal times in order of scheduling', () => {
  test.each(Object.entries(times))('for times %s, whatever is pushed, popped, replaced, cancelled', (_, time) => {
    const steps = fc.array(fc.tuple(fc.constantFrom('push', 'push', 'pop', 'replace', 'remove'), time, fc.nat()), {
      maxLength: 300,
      size: 'max',
    })
    fc.assert(
      fc.property(steps, starts, (steps, start) => {
        const timers = new Timers(1)
        const naive = new Naive()
        let order = start
        let ids = 0
        for (const [what, time, pick] of steps) {
          order = (order + 1) | 0
          const { entries } = naive
          if (what === 'push') {
            timers.push(ids, time, order)
            entries.push({ id: ids++, time, order })
          } else if (entries.length === 0) continue
          else if (what === 'pop') {
            naive.without(timers.id)
            timers.pop()
          } else if (what === 'replace') {
            const id = pick % 2 === 0 ? timers.id : ids++
            naive.without(timers.id)
            timers.replaceTop(id, time, order)
            naive.entries.push({ id, time, order })
          } else {
            const { id } = entries[pick % entries.length]
            naive.without(id)
            expect(timers.cancel(id)).toBe(true)
            expect(timers.cancel(id)).toBe(false)
          }
          expect(timers.size).toBe(naive.entries.length)
          if (timers.size === 0) expect(timers.time).toBe(Number.POSITIVE_INFINITY)
          else expect({ id: timers.id, time: timers.time, order: timers.order }).toEqual(naive.first())
          for (const { id, time } of naive.entries) expect(timers.has(id) && timers.timeOf(id)).toBe(time)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('when thousands are pending', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2000, maxLength: 4000, size: 'max' }),
        times => {
          const timers = new Timers()
          times.forEach((time, id) => {
            timers.push(id, time, id)
          })
          const fired = times.map(() => {
            const { id } = timers
            timers.pop()
            return id
          })
          expect(fired).toEqual(times.map((_, id) => id).sort((a, b) => times[a] - times[b] || a - b))
        },
      ),
      { numRuns: 10 },
    )
  })

  test('an id that never was pending is not', () => {
    const timers = new Timers()
    expect(timers.has(1000)).toBe(false)
    expect(timers.cancel(1000)).toBe(false)
  })
})
