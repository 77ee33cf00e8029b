import { describe, expect, test } from 'vitest'
import { nextCount, relativeHalfWidth } from '../../src/experiment/precision.ts'

const estimate = (value: number, half: number) => ({
  value,
  low: value - half,
  high: value + half,
  standardError: 1,
  n: 9,
})

describe('how precise an estimate is', () => {
  test('is half the width of its interval ÷ its value', () => {
    expect(relativeHalfWidth(estimate(50, 5))).toBeCloseTo(0.1, 12)
    expect(relativeHalfWidth(estimate(-50, 5))).toBeCloseTo(0.1, 12)
  })

  test('nothing is more precise than what does not vary', () => {
    expect(relativeHalfWidth(estimate(0, 0))).toBe(0)
  })

  test('what may be 0 is known with no relative precision', () => {
    expect(relativeHalfWidth(estimate(0, 1))).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('the next number of replications', () => {
  const goal = { relative: 0.02, most: 1000 }

  test('stays when the precision is reached', () => {
    expect(nextCount(10, 0.02, goal)).toBe(10)
  })

  test('grows with the square of the width, with 5 % to spare', () => {
    expect(nextCount(100, 0.03, goal)).toBe(Math.ceil(100 * 2.25 * 1.05))
  })

  test('grows by a tenth at least, fourfold at most', () => {
    expect(nextCount(100, 0.0201, goal)).toBe(111)
    expect(nextCount(10, 0.5, goal)).toBe(40)
    expect(nextCount(10, Number.NaN, goal)).toBe(40)
    expect(nextCount(10, Number.POSITIVE_INFINITY, goal)).toBe(40)
  })

  test('ends at the most allowed', () => {
    expect(nextCount(900, 0.1, goal)).toBe(1000)
    expect(nextCount(1000, 0.1, goal)).toBe(1000)
  })
})
