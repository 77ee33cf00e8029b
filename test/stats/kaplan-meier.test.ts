import { describe, expect, it } from 'vitest'
import { censoredExponentialMean, restrictedMean, survivalAt, survivalCurve } from '../../src/stats/kaplan-meier.ts'
import { draws } from './lcg.ts'

// Remission of leukaemia in weeks, 6-MP group (Freireich et al. 1963), the textbook example.
const WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
const ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]

describe('Kaplan–Meier curve', () => {
  const curve = survivalCurve(WEEKS, ENDED)

  it('agrees with the textbook on the leukaemia data', () => {
    // Klein & Moeschberger 2003, table 4.1; scipy.stats.ecdf of the censored data gives the same
    expect([...curve.times]).toEqual([6, 7, 10, 13, 16, 22, 23])
    expect([...curve.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6])
    expect([...curve.events]).toEqual([3, 1, 1, 1, 1, 1, 1])
    const expected = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448]
    curve.survival.forEach((each, i) => {
      expect(each).toBeCloseTo(expected[i], 3)
    })
  })

  it("has Greenwood's standard errors", () => {
    // scipy.stats.ecdf(...).sf.confidence_interval(method="linear") over 1.96: 0.0764 0.0869 0.0963 0.1068 0.1141 0.1282 0.1346
    const expected = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    curve.variance.forEach((each, i) => {
      expect(Math.sqrt(each)).toBeCloseTo(expected[i], 4)
    })
  })

  it('is 1 before the first event, falls at events, and stays between', () => {
    expect(survivalAt(curve, 5.9)).toBe(1)
    expect(survivalAt(curve, 6)).toBeCloseTo(18 / 21, 14)
    expect(survivalAt(curve, 6.9)).toBe(survivalAt(curve, 6))
    expect(survivalAt(curve, 1000)).toBe(curve.survival[6])
  })

  it('without censoring is the empirical survival, with binomial variance', () => {
    const plain = survivalCurve([4, 1, 3, 2], [1, 1, 1, 1])
    expect([...plain.survival]).toEqual([0.75, 0.5, 0.25, 0])
    expect(plain.variance[1]).toBeCloseTo(0.0625, 14)
    expect(plain.variance[3]).toBe(0)
  })

  it('of calls that were all answered is empty: nothing is known of patience but that it was longer', () => {
    const none = survivalCurve([1, 2], [0, 0])
    expect(none.times.length).toBe(0)
    expect(survivalAt(none, 10)).toBe(1)
    expect(restrictedMean(none, 10)).toEqual({ value: 10, standardError: 0 })
  })

  it('recovers patience that is not exponential where the exponential mean cannot', () => {
    const { uniform, exponential } = draws(10)
    const patience = Array.from({ length: 20000 }, () => 60 + 60 * uniform())
    const offered = patience.map(() => 80 * exponential())
    const waits = patience.map((each, i) => Math.min(each, offered[i]))
    const abandoned = patience.map((each, i) => each < offered[i])
    expect(survivalAt(survivalCurve(waits, abandoned), 90)).toBeCloseTo(0.5, 1)
    expect(restrictedMean(survivalCurve(waits, abandoned), 120).value).toBeCloseTo(90, -0.5)
    expect(censoredExponentialMean(waits, abandoned)).toBeGreaterThan(150)
  })
})

describe('restricted mean', () => {
  it('is the area under the curve', () => {
    // Areas of the steps by hand, horizon 23: 6 + 0.857143 + 3 × 0.806723 + 3 × 0.752941 + 3 × 0.690196 + 6 × 0.627451 + 0.537815
    const curve = survivalCurve(WEEKS, ENDED)
    expect(restrictedMean(curve, 23).value).toBeCloseTo(17.909243, 5)
    expect(restrictedMean(curve, 3).value).toBe(3)
  })

  it('without censoring and with a far horizon is the mean, with its standard error on n', () => {
    const { value, standardError } = restrictedMean(survivalCurve([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]), 5)
    expect(value).toBeCloseTo(3, 14)
    expect(standardError).toBeCloseTo(Math.sqrt(2 / 5), 14)
  })
})

describe('censored exponential mean', () => {
  it('is total time over events', () => {
    expect(censoredExponentialMean([10, 20, 30], [1, 0, 1])).toBe(30)
    expect(censoredExponentialMean([10], [0])).toBe(Infinity)
  })

  it('recovers exponential patience from waits that were mostly cut short by an answer', () => {
    const { exponential } = draws(11)
    const patience = Array.from({ length: 40000 }, () => 120 * exponential())
    const offered = patience.map(() => 30 * exponential())
    const waits = patience.map((each, i) => Math.min(each, offered[i]))
    const mean = censoredExponentialMean(
      waits,
      patience.map((each, i) => each < offered[i]),
    )
    // standard error 120 ÷ √8000 events
    expect(Math.abs(mean - 120)).toBeLessThan(4 * 1.34)
  })
})
