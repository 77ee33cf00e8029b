// Numbers, dates, times and handle times as people write them.
import { describe, expect, test } from 'vitest'
import { orderOf, readDate } from '../../src/calibrate/dates.ts'
import { handleOf, handleUnitOf } from '../../src/calibrate/handle.ts'
import { numberOf, styleOf } from '../../src/calibrate/numbers.ts'
import { intervalOf, readTime, secondsOfSerial, splitMoment } from '../../src/calibrate/times.ts'
import { monthNamed, roleOf } from '../../src/calibrate/words.ts'
import { formatDate } from '../../src/scenario/units.ts'

describe('the decimal mark', () => {
  test.each([
    [['12', '0.5', '1,234'], { decimal: '.' }],
    [['12,5', '1.234'], { decimal: ',' }],
    [['1.234,5'], { decimal: ',' }],
    [['1,234,567'], { decimal: '.' }],
    [['12', '13'], undefined],
  ])('%j is settled by the whole column', (cells, style) => expect(styleOf(cells)).toEqual(style))

  test('1,234 alone may be either, and both marks as decimals contradict each other', () => {
    expect(styleOf(['1,234', '12'])).toEqual({ unsure: '1,234 may be 1234 or 1.234' })
    expect(styleOf(['1.5', '2,5'])).toEqual({ unsure: '1.5 and 2,5 stand in one file' })
  })

  test.each([
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1 234', '.', 1234],
    ['(5)', '.', -5],
    ['−5', '.', -5],
    ['\u200f12\u200e', '.', 12],
    ['12,34', '.', undefined],
    ['80%', '.', undefined],
    ['1.2.3', '.', undefined],
  ] as const)('%s with decimal %s is %s', (cell, decimal, value) => expect(numberOf(cell, decimal)).toBe(value))
})

describe('a date', () => {
  const read = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') => {
    const day = readDate(text, { order, year: 2026 })
    return typeof day === 'number' ? formatDate(day) : day
  }

  test.each([
    ['2026-03-04', '2026-03-04'],
    ['4/3/2026', '2026-03-04'],
    ['04.03.26', '2026-03-04'],
    ['Wed 4 Mar 2026', '2026-03-04'],
    ['Wednesday, March 4, 2026', '2026-03-04'],
    ['4-Mar-26', '2026-03-04'],
    ['4 במרץ 2026', '2026-03-04'],
    ['20260304', '2026-03-04'],
    ['4/3', '2026-03-04'],
    ['31/02/2026', undefined],
    ['figures', undefined],
    ['12:00', undefined],
  ])('%s is %s', (text, day) => expect(read(text)).toBe(day))

  test('without a year needs to be told one', () => {
    expect(readDate('4 March', { order: 'dmy' })).toBe('no year')
    expect(monthNamed('באפריל')).toBe(4)
  })

  const order = (...texts: string[]) =>
    orderOf(
      texts.map(text => ({ text, queue: '' })),
      undefined,
    )

  test('has its order from the whole column', () => {
    expect(order('11/01/2026', '12/01/2026', '13/01/2026')).toMatchObject({ order: 'dmy' })
    expect(order('01/11/2026', '01/12/2026', '01/13/2026')).toMatchObject({ order: 'mdy' })
    expect(order('2026/01/11', '2026/01/12')).toMatchObject({ why: 'no other order fits' })
  })

  test('has its order from the days that follow each other, where both readings are dates', () => {
    expect(order('30/01/26', '31/01/26', '01/02/26')).toMatchObject({ order: 'dmy' })
    expect(order('12/01/2026', '01/02/2026')).toMatchObject({ order: 'dmy' })
  })

  test('is asked about where both readings go forward', () => {
    const found = order('01/02/2026', '02/02/2026', '03/02/2026')
    expect(found).toMatchObject({ orders: ['dmy', 'mdy'] })
    expect(found).toHaveProperty('unsure', expect.stringContaining('2026-02-01 (dmy) or 2026-01-02 (mdy)'))
  })

  test('is not read as one day a year', () => {
    expect(order('13/01/26', '14/01/26', '15/01/26')).toMatchObject({ order: 'dmy' })
  })

  test('of each queue is in order by itself', () => {
    const rows = ['a', 'b'].flatMap(queue => ['11/02/2026', '12/02/2026', '01/03/2026'].map(text => ({ text, queue })))
    expect(orderOf(rows, undefined)).toMatchObject({ order: 'dmy' })
  })
})

describe('a time of day', () => {
  test.each([
    ['08:00', 8],
    ['8:00 AM', 8],
    ['12:30 am', 0.5],
    ['1 pm', 13],
    ['0830', 8.5],
    ['08.30', 8.5],
    ['08:00:00', 8],
    ['8', 8],
    [1 / 3, 8],
    [{ serial: 46082 + 17 / 48 }, 8.5],
  ])('%j is %f h', (cell, hours) => expect(readTime(cell)?.start).toBe(hours * 3600))

  test.each(['25:00', '24:00', '08:60', 'noon', '13 pm', '08:00-', '1-2-3'])('%s is none', text =>
    expect(readTime(text)).toBeUndefined(),
  )

  test.each(['08:00-08:30', '08:00 – 08:30', '8:00 - 8:30 AM', '08:00 to 08:30', '08:00 עד 08:30'])(
    '%s has an end',
    text => expect(readTime(text)).toEqual({ start: 8 * 3600, end: 8.5 * 3600 }),
  )

  test('may stand behind its date', () => {
    expect(splitMoment('2026-01-04T08:00')).toEqual({ date: '2026-01-04', time: '08:00' })
    expect(splitMoment('Jan 5, 2026 8:00 AM')).toEqual({ date: 'Jan 5, 2026', time: '8:00 AM' })
    expect(splitMoment('04/01/2026')).toEqual({ date: '04/01/2026' })
  })

  test('of a workbook is a fraction that is rounded, and midnight belongs to the day it begins', () => {
    for (let minute = 0; minute < 1440; minute += 15)
      expect(secondsOfSerial(46082 + minute / 1440)).toEqual({ day: 46082, time: minute * 60 })
    expect(secondsOfSerial(46081.9999999)).toEqual({ day: 46082, time: 0 })
  })

  test('tells the length of the intervals together with all others', () => {
    const starts = (...minutes: number[]) => new Map(minutes.map(minute => [minute * 60, 100]))
    expect(intervalOf(starts(0, 30, 60))).toBe(1800)
    expect(intervalOf(starts(0, 15, 60))).toBe(900)
    expect(intervalOf(starts(0, 60, 180))).toBe(3600)
    expect(intervalOf(starts(480))).toBeUndefined()
    expect(intervalOf(starts(1, 7))).toBeUndefined()
  })
})

describe('a handle time', () => {
  const read = (cell: string | number | { serial: number }) => numberOf(cell, '.')
  const unit = (cells: (string | number | { serial: number })[], given?: 'min' | 'mm:ss') =>
    handleUnitOf(cells, { given, read })

  test('is a number of its unit, a clock, or a duration of a workbook', () => {
    expect(handleOf('3.5', 'min', read)).toBe(210)
    expect(handleOf('3:05', 'mm:ss', read)).toBe(185)
    expect(handleOf('0:03:05', 'h:mm:ss', read)).toBe(185)
    expect(handleOf({ serial: 185 / 86400 }, 'h:mm:ss', read)).toBe(185)
    expect(handleOf({ serial: (3 * 60 + 5) / 1440 }, 'mm:ss', read)).toBe(185)
    expect(handleOf('3:75', 'mm:ss', read)).toBeUndefined()
  })

  test('has the unit of its header, or seconds where nothing else makes sense', () => {
    expect(unit(['3.5', '4'], 'min')).toMatchObject({ unit: 'min' })
    expect(unit(['183', '201'])).toMatchObject({ unit: 's' })
    expect(unit(['3:05'])).toMatchObject({ unit: 'mm:ss' })
    expect(unit([{ serial: 0.002 }])).toMatchObject({ unit: 'h:mm:ss' })
  })

  test('is asked about where it may be seconds or minutes, or typed as hours and minutes', () => {
    expect(unit(['4.5', '5'])).toHaveProperty('unsure', expect.stringContaining('seconds or minutes'))
    expect(unit([{ serial: 0.13 }])).toHaveProperty('unsure', expect.stringContaining('typed as hours and minutes'))
    expect(unit([{ serial: 0.13 }], 'mm:ss')).toMatchObject({ unit: 'mm:ss' })
  })
})

describe('a header', () => {
  test.each([
    ['Date', 'date'],
    ['תאריך', 'date'],
    ['Interval', 'time'],
    ['מרווח', 'time'],
    ['Split/Skill', 'queue'],
    ['מיומנות', 'queue'],
    ['call_volume', 'volume'],
    ['שיחות נכנסות', 'volume'],
    ['cct_sec', 'handle'],
    ['AHT (min)', 'handle'],
    ['זמן טיפול ממוצע (שניות)', 'handle'],
    ['Date/Time', 'moment'],
    ['abandoned_calls', undefined],
    ['Calls answered', undefined],
    ['Total handle time', undefined],
    ['Service level', undefined],
  ])('%s is %s', (header, role) => expect(roleOf(header)?.role).toBe(role))

  test('gives the unit of handle times', () => {
    expect(
      ['cct_sec', 'AHT (min)', 'Handle time (mm:ss)', 'זמן טיפול (דקות)', 'AHT'].map(name => roleOf(name)?.unit),
    ).toEqual(['s', 'min', 'mm:ss', 'min', undefined])
  })
})
