import { describe, expect, it } from 'vitest'
import { betaCdf, gammaCdf, gammaTail, logGamma, normalCdf } from '../../src/stats/special.ts'
import { expectClose } from './close.ts'

// Oracle: mpmath 1.3 with 40 digits.
describe('special functions agree with mpmath', () => {
  it('log-gamma from 0.00001 to a billion', () => {
    // mpmath.loggamma
    expectClose(
      [1e-5, 0.1, 0.5, 3.7, 10, 100.5, 1e6, 1e9].map(logGamma),
      [
        11.512919692895826, 2.252712651734206, 0.5723649429247001, 1.428072326665388, 12.801827480081469,
        361.4355404677776, 12815504.569147611, 19723265827.503716,
      ],
      1e-14,
    )
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(logGamma(2)).toBeCloseTo(0, 14)
  })

  it('incomplete gamma, lower and upper, on both sides of the mean and far out', () => {
    // mpmath.gammainc(a, 0, x, regularized=True)
    expect(gammaCdf(0.5, 0.3)).toBeCloseTo(0.5614219739190002, 13)
    expect(gammaCdf(10, 15)).toBeCloseTo(0.9301463393005902, 13)
    expect(gammaCdf(1000, 1000)).toBeCloseTo(0.5042052441802155, 12)
    expectClose([gammaCdf(50, 10)], [1.8547268838697993e-19], 1e-12)
    expectClose([gammaTail(2.5, 60)], [3.138579772755296e-24], 1e-12)
    expectClose([gammaCdf(1e5, 99000)], [0.0007574199211747679], 1e-9)
  })

  it('incomplete beta, with large parameters too', () => {
    // mpmath.betainc(a, b, 0, x, regularized=True)
    expect(betaCdf(2, 3, 0.4)).toBeCloseTo(0.5248, 13)
    expect(betaCdf(0.5, 0.5, 0.3)).toBeCloseTo(0.36901011956554536, 13)
    expect(betaCdf(50, 0.5, 0.99)).toBeCloseTo(0.3173043978741974, 12)
    expect(betaCdf(1e4, 0.5, 0.9999)).toBeCloseTo(0.1572940177633515, 10)
    expect([betaCdf(2, 3, 0), betaCdf(2, 3, 1)]).toEqual([0, 1])
  })

  it('normal distribution function', () => {
    // scipy: stats.norm.cdf([-8, -1, 0, 1.959963984540054])
    expectClose([normalCdf(-8), normalCdf(-1)], [6.22096057427178e-16, 0.158655253931457], 1e-12)
    expect(normalCdf(0)).toBe(0.5)
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14)
  })
})
