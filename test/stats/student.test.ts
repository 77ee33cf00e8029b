import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, normalCdf } from '../../src/stats/special.ts'
import { normalQuantile, studentQuantile } from '../../src/stats/student.ts'
import { expectClose } from './close.ts'

// Oracle: root of the incomplete beta in mpmath 1.3 with 40 digits; columns are degrees of freedom.
const DF = [0.5, 1, 2, 3, 4.5, 10, 29, 100, 1000, 123456, 1e7]
const TABLE: Record<string, number[]> = {
  '0.75': [
    1.5537739740300374, 1, 0.816496580927726, 0.7648923284043453, 0.7328666862359945, 0.6998120613124317,
    0.6830438608216132, 0.6769510430114715, 0.6747351646070094, 0.6744917374269171, 0.6744897747295752,
  ],
  '0.9': [
    10.27032441023451, 3.077683537175254, 1.885618083164127, 1.6377443536962104, 1.5008853175085577, 1.3721836411103359,
    1.311433647301551, 1.290074761346516, 1.2823987214609245, 1.2815584229625583, 1.281551650203083,
  ],
  '0.975': [
    164.55767348048823, 12.706204736174694, 4.302652729749462, 3.1824463052837086, 2.658912347204403,
    2.2281388519862744, 2.045229642132704, 1.9839715185235518, 1.962339080826408, 1.9599832002451865, 1.959964221767205,
  ],
  '0.995': [
    4113.964588804174, 63.656741162871526, 9.92484320091829, 5.840909309733355, 4.272823993011292, 3.169272672616951,
    2.7563859036706053, 2.6258905214380177, 2.5807546980659506, 2.5758691284189874, 2.5758297952037488,
  ],
  '0.9999995': [
    411396462594.2244, 636619.7724194303, 999.9992500409771, 130.1545895619276, 36.27623594610507, 10.516489957008545,
    6.170056101448957, 5.2137275742494875, 4.922289523446074, 4.891885415410918, 4.89164152420106,
  ],
}

describe('Student quantile', () => {
  for (const [p, row] of Object.entries(TABLE)) {
    it(`at p = ${p} agrees with mpmath for half a degree of freedom up to ten million`, () => {
      const actual = DF.map(df => studentQuantile(Number(p), df))
      expectClose(actual, row, 2e-11)
    })
  }

  it('is the Cauchy quantile at one degree of freedom', () => {
    // R: qt(0.975, 1) = 12.70620473617469
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706204736174698, 11)
  })

  it('is the normal quantile at endless degrees of freedom', () => {
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975))
  })

  it('is 0 in the middle, odd about it, and not a number without degrees of freedom', () => {
    expect(studentQuantile(0.5, 7)).toBe(0)
    expect(studentQuantile(0.25, 7)).toBe(-studentQuantile(0.75, 7))
    expect(studentQuantile(0.975, 0)).toBeNaN()
    expect(studentQuantile(0.975, -1)).toBeNaN()
  })

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.501, max: 0.9999, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        (p, df) => {
          const t = studentQuantile(p, df)
          const tail = betaCdf(df / 2, 0.5, df / (df + t * t), (t * t) / (df + t * t)) / 2
          expect(Math.abs(tail - (1 - p))).toBeLessThan(1e-10)
        },
      ),
    )
  })
})

describe('Normal quantile', () => {
  it('agrees with mpmath', () => {
    // mpmath: sqrt(2) erfinv(2 p − 1) with 40 digits; R: qnorm(0.975) = 1.959963984540054
    expectClose(
      [1e-20, 1e-10, 0.001, 0.025, 0.3, 0.6, 0.975, 0.999999].map(normalQuantile),
      [
        -9.262340089798407, -6.361340902404057, -3.0902323061678136, -1.9599639845400543, -0.5244005127080408,
        0.2533471031357997, 1.9599639845400543, 4.753424308817087,
      ],
      1e-14,
    )
  })

  it('reaches infinity at the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity])
  })

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), p => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13)
      }),
    )
  })
})
