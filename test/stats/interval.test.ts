import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanEstimate, pairedDifference, pairedRatioDifference, ratioEstimate } from '../../src/stats/interval.ts'
import { expectClose } from './close.ts'
import { coverage, draws } from './lcg.ts'

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })

describe('mean of replications', () => {
  it('has the interval of t.test', () => {
    // scipy: stats.t.interval(0.95, 4, 3, sqrt(0.5)) = (1.0367568385224428, 4.963243161477557)
    const estimate = meanEstimate([1, 2, 3, 4, 5], 0.95)
    expectClose(estimate, {
      value: 3,
      low: 1.03675683852245,
      high: 4.96324316147755,
      standardError: Math.SQRT1_2,
      n: 5,
    })
  })

  it('of one observation is a value without an interval, of none not a number', () => {
    expect(meanEstimate([7], 0.95)).toEqual({ value: 7, low: NaN, high: NaN, standardError: NaN, n: 1 })
    expect(meanEstimate([], 0.95)).toEqual({ value: NaN, low: NaN, high: NaN, standardError: NaN, n: 0 })
  })

  it('of equal observations has an interval of no width', () => {
    expect(meanEstimate([4, 4, 4], 0.95)).toEqual({ value: 4, low: 4, high: 4, standardError: 0, n: 3 })
  })

  it('lies between low and high, which widen with confidence', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 40 }), values => {
        const narrow = meanEstimate(values, 0.9)
        const wide = meanEstimate(values, 0.99)
        expect(narrow.low).toBeLessThanOrEqual(narrow.value)
        expect(narrow.value).toBeLessThanOrEqual(narrow.high)
        expect(wide.low).toBeLessThanOrEqual(narrow.low)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
      }),
    )
  })

  it('is covered by about 95 % of intervals', () => {
    const { normal } = draws(1)
    const share = coverage(10, 1000, () =>
      meanEstimate(
        Array.from({ length: 8 }, () => 10 + 3 * normal()),
        0.95,
      ),
    )
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })
})

describe('ratio of sums', () => {
  it('has the delta-method interval', () => {
    // By hand: r = 24/30; deviations (8-8, 9-9.6, 7-6.4)/10 = 0, -0.06, 0.06; se = sqrt(0.0072/2/3); t(0.975, 2) = 4.30265
    const estimate = ratioEstimate([8, 9, 7], [10, 12, 8], 0.95)
    expectClose(estimate, { value: 0.8, standardError: Math.sqrt(0.0012), n: 3 })
    expect(estimate.high).toBeCloseTo(0.8 + 4.302652729749462 * Math.sqrt(0.0012), 10)
  })

  it('weighs every call the same, not every replication', () => {
    expect(ratioEstimate([90, 0], [100, 10], 0.95).value).toBeCloseTo(90 / 110, 14)
  })

  it('is exact when every replication has the same ratio', () => {
    const { value, standardError } = ratioEstimate([1, 2, 4], [2, 4, 8], 0.95)
    expect([value, standardError]).toEqual([0.5, 0])
  })

  it('is not a number when nothing was offered, and has no interval for one replication', () => {
    expect(ratioEstimate([0, 0], [0, 0], 0.95)).toEqual({ value: NaN, low: NaN, high: NaN, standardError: NaN, n: 2 })
    expect(ratioEstimate([3], [4], 0.95)).toEqual({ value: 0.75, low: NaN, high: NaN, standardError: NaN, n: 1 })
  })

  it('is not cut at 0 or 1', () => {
    expect(ratioEstimate([0, 0, 1], [10, 10, 10], 0.95).low).toBeLessThan(0)
  })

  it('refuses columns of different length', () => {
    expect(() => ratioEstimate([1], [1, 2], 0.95)).toThrow('paired columns differ in length: 1 and 2')
  })

  it('with equal denominators is the mean', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 20 }), values => {
        const ratio = ratioEstimate(
          values,
          values.map(() => 1),
          0.95,
        )
        const mean = meanEstimate(values, 0.95)
        expect(ratio.low).toBeCloseTo(mean.low, 6)
        expect(ratio.high).toBeCloseTo(mean.high, 6)
      }),
    )
  })

  it('of busy and quiet days is covered by about 95 % of intervals', () => {
    const { gamma, normal } = draws(2)
    // Calls are 1000 × a gamma busyness b of shape 100; a share 0.2 b of them abandons: truth 0.2 E[b²] = 0.202.
    const share = coverage(0.202, 1000, () => {
      const calls = Array.from({ length: 20 }, () => 10 * gamma(100))
      const abandoned = calls.map(each => (0.2 * each * each) / 1000 + Math.sqrt(0.16 * each) * normal())
      return ratioEstimate(abandoned, calls, 0.95)
    })
    expect(share).toBeGreaterThan(0.93)
    expect(share).toBeLessThan(0.97)
  })
})

describe('paired comparison', () => {
  it('of means is the interval of the paired t-test', () => {
    // differences 2, 3, 1; scipy: stats.t.interval(0.95, 2, 2, sqrt(1/3)) = (-0.48413771175033, 4.48413771175033)
    const estimate = pairedDifference([3, 5, 4], [1, 2, 3], 0.95)
    expectClose(estimate, { value: 2, low: -0.484137712, high: 4.484137712 }, 1e-8)
  })

  it('of ratios is the difference of the ratios, sharper than two separate intervals when days are alike', () => {
    const { gamma, normal } = draws(3)
    const denominators = Array.from({ length: 15 }, () => 10 * gamma(100))
    const numerators = denominators.map(each => (0.3 * each * each) / 1000)
    const better = numerators.map(each => each * 0.9 + normal())
    const difference = pairedRatioDifference({ numerators: better, denominators }, { numerators, denominators }, 0.95)
    const one = ratioEstimate(better, denominators, 0.95)
    const two = ratioEstimate(numerators, denominators, 0.95)
    expect(difference.value).toBeCloseTo(one.value - two.value, 12)
    expect(difference.standardError).toBeLessThan(0.3 * Math.hypot(one.standardError, two.standardError))
  })

  it('of ratios against nothing at all is the ratio itself', () => {
    const ratio = { numerators: [8, 9, 7], denominators: [10, 12, 8] }
    const zero = { numerators: [0, 0, 0], denominators: [1, 1, 1] }
    expect(pairedRatioDifference(ratio, zero, 0.95)).toEqual(ratioEstimate(ratio.numerators, ratio.denominators, 0.95))
  })
})
