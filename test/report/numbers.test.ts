import { describe, expect, test } from 'vitest'
import {
  formatEstimate,
  formatHalfWidth,
  formatInterval,
  formatSeconds,
  formatValue,
} from '../../src/report/numbers.ts'

const about = (value: number, half: number) => ({ value, low: value - half, high: value + half })
const alone = (value: number) => ({ value, low: Number.NaN, high: Number.NaN })

describe('numbers', () => {
  test('have the digits that their interval lets one trust', () => {
    expect(formatEstimate(about(0.0463, 0.0021), 'share')).toBe('4.6 % (4.4–4.8)')
    expect(formatEstimate(about(0.0463, 0.0012), 'share')).toBe('4.63 % (4.51–4.75)')
    expect(formatEstimate(about(0.0463, 0.03), 'share')).toBe('5 % (2–8)')
    expect(formatEstimate(about(12345.6, 321), 'calls')).toBe('12,346 (12,025–12,667)')
    expect(formatEstimate(about(1.02345, 0.0004), 'calls per caller')).toBe('1.023 (1.023–1.024)')
  })

  test('without an interval have those usual for their unit', () => {
    expect(formatEstimate(alone(0.5), 'share')).toBe('50.0 %')
    expect(formatEstimate(alone(17), 'calls')).toBe('17')
    expect(formatEstimate(alone(1.5), 'agents')).toBe('1.5')
    expect(formatEstimate(alone(0.25), 'h')).toBe('0.3 h')
  })

  test('that do not exist are a dash', () => {
    expect(formatEstimate(alone(Number.NaN), 's')).toBe('–')
    expect(formatValue(alone(Number.POSITIVE_INFINITY), 's')).toBe('–')
  })

  test('stay where they can be: no share below 0 or above 1', () => {
    expect(formatInterval(about(0.01, 0.02), 'share')).toBe('(0–3)')
    expect(formatInterval(about(0.99, 0.02), 'share')).toBe('(97–100)')
    expect(formatInterval(about(0.5, 0.7), 'calls')).toBe('(0.0–1.2)')
    expect(formatValue(about(-1e-9, 1e-3), 's')).toBe('0.000 s')
  })

  test('are never ±0 unless nothing varied', () => {
    expect(formatHalfWidth(about(0.5, 1e-9), 'share')).toBe('±0.001')
    expect(formatHalfWidth(about(0.5, 0), 'share')).toBe('')
  })
})

describe('times', () => {
  test('are told in the unit in which one thinks of them, with their intervals', () => {
    expect(formatEstimate(about(599, 21), 's')).toBe('599 s (578–620)')
    expect(formatEstimate(about(600, 21), 's')).toBe('10.0 min (9.7–10.4)')
    expect(formatEstimate(about(7200, 360), 's')).toBe('2.00 h (1.90–2.10)')
    expect(formatHalfWidth(about(7200, 360), 's')).toBe('±0.10')
    expect(formatValue(alone(200_000), 's')).toBe('2.3 d')
  })
})

describe('money and differences', () => {
  test('may be negative, and say their currency', () => {
    expect(formatValue(about(7.1937, 0.039), 'money', '€')).toBe('7.19 €')
    expect(formatValue(about(-229_318, 2570), 'money', '₪')).toBe('−229,318 ₪')
    expect(formatInterval(about(-229_318, 2570), 'money')).toBe('(−231,888 to −226,748)')
    expect(formatEstimate(about(-0.05, 0.001), 'points')).toBe('−5.00 pts (−5.10 to −4.90)')
    expect(formatInterval(about(0.01, 0.03), 'points')).toBe('(−2 to 4)')
  })
})

test('times as labels', () => {
  expect([20, 0.5, 90, 120, 7200, 86_400].map(formatSeconds)).toEqual(['20 s', '0.5 s', '90 s', '2 min', '2 h', '24 h'])
})
