import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockTicks, linearTicks, logTicks, niceStep } from '../../../src/report/charts/ticks.ts'

const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label)

describe('ticks', () => {
  test('of numbers are round', () => {
    expect(labels(linearTicks([0, 1], 6))).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'])
    expect(labels(linearTicks([-5, 5], 6))).toEqual(['−4', '−2', '0', '2', '4'])
    expect(labels(linearTicks([0, 120_000], 6))).toContain('20,000')
  })

  test('are as many as there is room for, and not fewer than two in five of that', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 4, max: 12 }), (span, most) => {
        const step = niceStep(span, most)
        expect(span / step).toBeLessThanOrEqual(most * (1 + 1e-6))
        expect(span / step).toBeGreaterThanOrEqual(most / 2.5 - 1e-6)
      }),
      { seed: 7 },
    )
  })

  test('of a day are times that people count in', () => {
    expect(labels(clockTicks([7.5 * 3600, 13 * 3600], { lang: 'en' }))).toEqual(
      [
        ...['07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00'],
      ].filter((_, i) => i % 2 === 1),
    )
    expect(labels(clockTicks([0, 86_400], { lang: 'en' })).at(-1)).toBe('24:00')
  })

  test('of many days are some of them', () => {
    expect(clockTicks([0, 28 * 86_400], { lang: 'en' }).map(({ at }) => at / 86_400)).toEqual([0, 7, 14, 21])
  })

  test('of a logarithmic side are powers of ten and what lies between', () => {
    expect(labels(logTicks([0.1, 10]))).toEqual(['0.1', '0.2', '0.5', '1', '2', '5', '10'])
    expect(labels(logTicks([1, 1e6]))).toEqual(['1', '10', '100', '1,000', '10,000', '100,000', '1,000,000'])
  })
})
