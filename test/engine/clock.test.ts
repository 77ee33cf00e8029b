import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClockTimers } from '../../src/engine/clock.ts'

type Waiting = { id: number; left: number }

/** The same by taking from every budget what each stretch of time uses up. */
class Naive {
  waiting: Waiting[] = []
  now = 0
  stretch = 1

  /** Real time at which the first runs out. */
  due(): number {
    return this.now + Math.min(...this.waiting.map(({ left }) => left)) * this.stretch
  }
  leftOf(id: number): number {
    return this.waiting.find(entry => entry.id === id)?.left ?? Number.NaN
  }
  advance(time: number) {
    for (const entry of this.waiting) entry.left -= (time - this.now) / this.stretch
    this.now = time
  }
  remove(id: number) {
    this.waiting = this.waiting.filter(entry => entry.id !== id)
  }
}

const step = fc.tuple(
  fc.constantFrom('join', 'join', 'join', 'speed', 'speed', 'wait', 'leave'),
  fc.double({ min: 0.001, max: 100, noNaN: true }),
)

test('budgets on a clock that changes its speed run out when a naive count says so', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), steps => {
      const clock = new ClockTimers()
      const naive = new Naive()
      let id = 0
      for (const [what, amount] of steps) {
        if (what === 'join') {
          clock.push(id, naive.now, amount, id)
          naive.waiting.push({ id: id++, left: amount })
        } else if (what === 'speed') {
          clock.setStretch(naive.now, amount)
          naive.stretch = amount
        } else if (what === 'leave' && naive.waiting.length > 0) {
          const gone = naive.waiting[Math.floor(amount) % naive.waiting.length].id
          expect(clock.has(gone)).toBe(true)
          clock.cancel(gone)
          naive.remove(gone)
        } else {
          const until = naive.now + amount
          while (naive.waiting.length > 0 && naive.due() <= until) {
            expect(clock.due).toBeCloseTo(naive.due(), 6)
            expect(clock.left(clock.id, naive.due())).toBeCloseTo(0, 6)
            naive.advance(naive.due())
            const fired = clock.id
            expect(naive.leftOf(fired)).toBeCloseTo(0, 6) // the first, or as good as
            clock.pop()
            naive.remove(fired)
          }
          naive.advance(until)
        }
        expect(clock.size).toBe(naive.waiting.length)
        for (const { id, left } of naive.waiting) expect(clock.left(id, naive.now)).toBeCloseTo(left, 6)
      }
    }),
    { numRuns: 200 },
  )
})

describe('on a clock', () => {
  test('equal budgets run out in order of scheduling, whatever the speed does', () => {
    const clock = new ClockTimers()
    for (const id of [4, 2, 9]) clock.push(id, 0, 10, id === 4 ? 0 : id)
    clock.setStretch(3, 7)
    clock.setStretch(5, 0.25)
    const fired = [0, 1, 2].map(() => {
      const { id } = clock
      clock.pop()
      return id
    })
    expect(fired).toEqual([4, 2, 9])
    expect(clock.due).toBe(Number.POSITIVE_INFINITY)
  })

  test('half the speed takes twice the time', () => {
    const clock = new ClockTimers()
    clock.push(1, 0, 30, 1)
    expect(clock.due).toBe(30)
    clock.setStretch(10, 2) // 20 seconds left take 40
    expect(clock.due).toBe(50)
    clock.setStretch(20, 1) // 15 left
    expect(clock.due).toBe(35)
  })
})
