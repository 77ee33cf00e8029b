import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatDate,
  formatDuration,
  parseDate,
  parseDuration,
  parseTimeOfDay,
  parseTimeRange,
  parseWeekdays,
  weekdayOf,
} from '../../src/scenario/units.ts'

describe('durations', () => {
  test.each([
    [90, 90],
    ['90', 90],
    ['90 s', 90],
    ['5 ms', 0.005],
    ['3 min', 180],
    ['2 mins', 120],
    ['1 h 30 min', 5400],
    ['1h30m', 5400],
    ['1.5 hours', 5400],
    ['2 d', 172800],
    ['1 Minute', 60],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  test.each([
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    ' ',
    'soon',
    '3 mn',
    '-3 s',
    '1 h 30',
    '1 constructor',
    '9'.repeat(400),
  ])('%s is none', text => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('are formatted as they are written', () => {
    expect([0.01, 5.25, 45, 180, 5400, 90000].map(formatDuration)).toEqual([
      '0.01 s',
      '5.3 s',
      '45 s',
      '3 min',
      '1 h 30 min',
      '1 d 1 h',
    ])
  })
})

describe('days and times', () => {
  test('weekdays are lists and ranges that may wrap', () => {
    expect(parseWeekdays('sun-thu')).toEqual([0, 1, 2, 3, 4])
    expect(parseWeekdays('fri-mon')).toEqual([5, 6, 0, 1])
    expect(parseWeekdays('Mon, Wednesday,mon')).toEqual([1, 3])
    expect(parseWeekdays('daily')).toHaveLength(7)
    for (const text of ['', 'snu', 'sun-', 'sun-mon-tue', 'sun,,mon']) expect(parseWeekdays(text)).toBeUndefined()
  })

  test('dates go there and back', () => {
    expect(weekdayOf(parseDate('2026-01-04')!)).toBe(0)
    expect(parseDate('2026-01-04')).toBe(20457)
    expect(parseDate('2026-02-30')).toBeUndefined()
    const known = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(known, date => parseDate(date.toISOString().slice(0, 10)) === Math.floor(date.getTime() / 86400000)),
    )
    fc.assert(fc.property(fc.integer({ min: -700000, max: 2900000 }), days => parseDate(formatDate(days)) === days))
  })

  test('times of day end at 24:00', () => {
    expect(parseTimeOfDay('7:05')).toBe(25500)
    expect(parseTimeOfDay('24:00')).toBe(86400)
    for (const text of ['24:01', '7', '7:60', '-1:00']) expect(parseTimeOfDay(text)).toBeUndefined()
    expect(parseTimeRange('07:00 - 24:00')).toEqual([25200, 86400])
    for (const text of ['07:00', '09:00-08:00', '07:00-07:00', '07:00-08:00-09:00'])
      expect(parseTimeRange(text)).toBeUndefined()
  })
})
