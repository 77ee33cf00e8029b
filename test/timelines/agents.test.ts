// Agents who come, pause and go; a minute a call, from 8 o'clock on, times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, constant, oneQueue, staff, story } from '../support.ts'

const staffing = (levels: number[] | number, fields = {}) => ({
  groups: { front: { serves: ['calls'], staffing: levels, ...fields } },
})
const onShift = (shift: object, fields = {}) => ({
  groups: { front: { serves: ['calls'], shifts: [{ start: '08:00', length: '1 h', agents: 1, ...shift }], ...fields } },
})

describe('staffing', () => {
  test('that is cut lets the busy finish; the first who is free leaves', () => {
    expect(story(oneQueue({ arrivals: at([1780, 1790, 1795]) }, staffing([2, 1, 1, 1])))).toEqual([
      '1780: answered 1780, done 1840',
      '1790: answered 1790, done 1850',
      '1795: answered 1850, done 1910',
    ])
  })

  test('that is cut counts who stays on as overtime', () => {
    expect(staff(oneQueue({ arrivals: at([1780, 1790]) }, staffing([2, 1, 1, 1])))).toEqual([
      '0: 2',
      '1800: 1+1',
      '1840: 1',
      '7200: 0',
    ])
  })

  test('that is cut sends the idle home first', () => {
    expect(story(oneQueue({ arrivals: at([1780, 1795]) }, staffing([3, 2, 2, 2])))).toEqual([
      '1780: answered 1780, done 1840',
      '1795: answered 1795, done 1855',
    ])
  })

  test('that rises takes those who wait at once', () => {
    expect(story(oneQueue({ arrivals: at([1780, 1785, 1790]) }, staffing([1, 2, 2, 2])))).toEqual([
      '1780: answered 1780, done 1840',
      '1785: answered 1800, done 1860',
      '1790: answered 1840, done 1900',
    ])
  })

  test('that rises again keeps one who was about to leave', () => {
    const calls = { arrivals: at([1000, 1700, 3700]), handle: constant(2000) }
    expect(story(oneQueue(calls, staffing([2, 1, 2, 2])))).toEqual([
      '1000: answered 1000, done 3000',
      '1700: answered 1700, done 3700',
      '3700: answered 3700, done 5700',
    ])
    expect(staff(oneQueue({ ...calls, arrivals: at([1000, 1700]) }, staffing([2, 1, 2, 2])))).toEqual([
      '0: 2',
      '1800: 1+1',
      '3000: 1',
      '3600: 2',
      '7200: 0',
    ])
  })

  test('of nobody leaves callers waiting until somebody comes', () => {
    expect(story(oneQueue({ arrivals: at([10]) }, staffing([0, 1, 1, 1])))).toEqual(['10: answered 1800, done 1860'])
  })

  test('differs by weekday', () => {
    const fields = { days: 2, groups: { front: { serves: ['calls'], staffing: { sun: 1, mon: 3 } } } }
    expect(staff(oneQueue({}, fields))).toEqual(['0: 1', '7200: 0', 'day 2 0: 3', 'day 2 7200: 0'])
  })
})

describe('shrinkage', () => {
  test('of 10 % and 20 % leaves 7.2 of 10 agents, rounded', () => {
    expect(staff(oneQueue({}, staffing(10, { shrinkage: { breaks: 0.1, absence: 0.2 } })))).toEqual(['0: 7', '7200: 0'])
  })

  test('of a shift is taken from its headcount', () => {
    expect(staff(oneQueue({}, onShift({ agents: 10 }, { shrinkage: { absence: 0.25 } })))).toEqual(['0: 8', '3600: 0'])
  })

  test('at random leaves each agent there with the probability that is left, all day long', () => {
    const random = { shrinkage: { presence: 'random', breaks: 0.1, absence: 0.2 } }
    const all = Array.from({ length: 300 }, (_, replication) => {
      const changes = staff(oneQueue({}, staffing(10, random)), { replication })
      expect(changes.length).toBeLessThanOrEqual(2)
      return Number(changes[0].split(': ')[1])
    })
    const mean = all.reduce((a, b) => a + b) / all.length
    expect(Math.abs(mean - 7.2)).toBeLessThan(4 * Math.sqrt((10 * 0.72 * 0.28) / 300))
    const variance = all.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (all.length - 1)
    expect(variance / (10 * 0.72 * 0.28)).toBeGreaterThan(0.7)
    expect(variance / (10 * 0.72 * 0.28)).toBeLessThan(1.3)
  })

  test('at random is drawn anew every day, also for shifts', () => {
    const random = { shrinkage: { presence: 'random', absence: 0.5 } }
    const changes = staff(oneQueue({}, { days: 30, ...onShift({ agents: 20 }, random) }))
    const levels = new Set(changes.map(change => change.split(': ')[1]))
    expect(levels.size).toBeGreaterThan(4)
  })
})

describe('a shift', () => {
  test('ends when the call in progress is finished', () => {
    const scenario = oneQueue({ arrivals: at([3590, 3640]) }, onShift({}))
    expect(story(scenario)).toEqual(['3590: answered 3590, done 3650', '3640: disconnected 7200'])
    expect(staff(scenario)).toEqual(['0: 1', '3600: 0+1', '3650: 0'])
  })

  test('that follows another takes the call that waits', () => {
    const shifts = [
      { start: '08:00', length: '1 h', agents: 1 },
      { start: '09:05', length: '30 min', agents: 1 },
    ]
    const groups = { front: { serves: ['calls'], shifts } }
    expect(story(oneQueue({ arrivals: at([3590, 3640]) }, { groups }))).toEqual([
      '3590: answered 3590, done 3650',
      '3640: answered 3900, done 3960',
    ])
  })

  test('is worked on its weekdays only', () => {
    expect(staff(oneQueue({}, { days: 3, ...onShift({ days: 'mon' }) }))).toEqual([
      '0: 0',
      'day 2 0: 1',
      'day 2 3600: 0',
    ])
  })

  test('may cross midnight, also the one before the first day', () => {
    const fields = { open: '00:00-24:00', days: 2, ...onShift({ start: '23:00', length: '2 h' }) }
    expect(staff(oneQueue({}, fields))).toEqual([
      '-28800: 1',
      '-25200: 0',
      '54000: 1',
      'day 2 -25200: 0',
      'day 2 54000: 1',
    ])
  })

  test('begins late by the lateness of each', () => {
    const scenario = oneQueue({ arrivals: at([10]) }, onShift({}, { lateness: constant(300) }))
    expect(story(scenario)).toEqual(['10: answered 300, done 360'])
  })

  test('that begins before opening is paid and counted from opening on', () => {
    const scenario = oneQueue({ arrivals: at([0]) }, onShift({ start: '07:30', length: '1 h' }))
    expect(story(scenario)).toEqual(['0: answered 0, done 60'])
    expect(staff(scenario)).toEqual(['-1800: 0', '0: 1', '1800: 0'])
  })
})

describe('a break', () => {
  const ten = { breaks: [{ after: '10 min', length: '5 min' }] }

  test('is taken when it is due', () => {
    const scenario = oneQueue({ arrivals: at([610]) }, onShift(ten))
    expect(story(scenario)).toEqual(['610: answered 900, done 960'])
    expect(staff(scenario)).toEqual(['0: 1', '600: 0', '900: 1', '3600: 0'])
  })

  test('begins when the call in progress is finished, and is taken in full', () => {
    expect(story(oneQueue({ arrivals: at([590, 700]) }, onShift(ten)))).toEqual([
      '590: answered 590, done 650',
      '700: answered 950, done 1010',
    ])
  })

  test('does not go beyond the end of the shift', () => {
    const last = { breaks: [{ after: '55 min', length: '5 min' }] }
    expect(story(oneQueue({ arrivals: at([3290, 3310]) }, onShift(last)))).toEqual([
      '3290: answered 3290, done 3350',
      '3310: disconnected 7200',
    ])
  })

  test('that follows another at once is taken as well', () => {
    const breaks = [
      { after: '10 min', length: '5 min' },
      { after: '15 min', length: '5 min' },
    ]
    expect(story(oneQueue({ arrivals: at([610]) }, onShift({ breaks })))).toEqual(['610: answered 1200, done 1260'])
  })

  test('that comes due while another is delayed is taken after it', () => {
    const breaks = [
      { after: '10 min', length: '2 min' },
      { after: '15 min', length: '5 min' },
    ]
    // Busy from 590 to 1190; then 2 and 5 minutes.
    const calls = { arrivals: at([590, 1195]), handle: constant(600) }
    expect(story(oneQueue(calls, onShift({ breaks })))).toEqual([
      '590: answered 590, done 1190',
      '1195: answered 1610, done 2210',
    ])
  })

  test('in a window is spread over the agents', () => {
    const window = { agents: 3, breaks: [{ window: '08:10-08:40', length: '10 min' }] }
    expect(staff(oneQueue({}, onShift(window)))).toEqual(['0: 3', '600: 2', '2400: 3', '3600: 0'])
  })

  test('is not begun while calls wait after closing', () => {
    const late = { start: '09:00', length: '2 h', breaks: [{ after: '61 min', length: '5 min' }] }
    expect(story(oneQueue({ arrivals: at([7190, 7191, 7192]) }, onShift(late)))).toEqual([
      '7190: answered 7190, done 7250',
      '7191: answered 7250, done 7310',
      '7192: answered 7310, done 7370',
    ])
  })
})
