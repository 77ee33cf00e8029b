// What callers do who got no answer. One agent busy for half an hour from 8 o'clock on; times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, centerOf, constant, oneQueue, simulated, story } from '../support.ts'

const REDIAL = { deliberate: 1, sameDay: constant(120), nextDay: 0, attempts: 1, competitor: 0 }
const again = (redial: object, calls = {}, fields = {}) =>
  story(
    oneQueue(
      {
        arrivals: at([0, 10]),
        handle: constant(1800),
        patience: constant(30),
        redial: { ...REDIAL, ...redial },
        ...calls,
      },
      fields,
    ),
  )

describe('a caller without an answer', () => {
  test('tries again on the same day, and is lost when his attempts are exhausted', () => {
    expect(again({ attempts: 2 })).toEqual([
      '0: answered 0, done 1800',
      '10: deliberate 40, comes back',
      'again 160: deliberate 190, comes back',
      'again 310: deliberate 340, lost',
    ])
  })

  test('may be answered at last', () => {
    expect(again({ attempts: 'unlimited', sameDay: constant(900) }).slice(1)).toEqual([
      '10: deliberate 40, comes back',
      'again 940: deliberate 970, comes back',
      'again 1870: answered 1870, done 3670',
    ])
  })

  test('goes to a competitor when he gives up', () => {
    expect(again({ attempts: 0, competitor: 1 })[1]).toBe('10: deliberate 40, to a competitor')
  })

  test('is lost where nobody tries again', () => {
    expect(again({ deliberate: 0 })[1]).toBe('10: deliberate 40, lost')
  })

  test.each([
    ['blocked', {}, { lines: 1 }, '10: blocked 10, comes back'],
    ['balked', { patience: { ...constant(30), balk: { probability: 1 } } }, {}, '10: balked 10, comes back'],
    ['disconnected', { arrivals: at([7190, 7195]) }, { closing: 'clear' }, '7195: disconnected 7200, comes back'],
  ])('who was %s has a probability of his own to try again', (kind, calls, fields, expected) => {
    expect(again({ deliberate: 0, [kind]: 1 }, calls, fields)[1]).toBe(expected)
    expect(again({ [kind]: 0 }, calls, fields)[1]).toBe(expected.replace('comes back', 'lost'))
  })

  test('who was distracted has a probability of his own', () => {
    const calls = { patience: { ...constant(3000), incidental: { perHour: 1e9 } } }
    expect(again({ incidental: 1 }, calls)[1]).toMatch(/incidental .* comes back$/)
    expect(again({ incidental: 0 }, calls)[1]).toMatch(/incidental .* lost$/)
  })

  test('calls again after closing, hears the message and comes the next day', () => {
    const trace = ['2026-01-04 08:00:00', '2026-01-04 09:59:00', '2026-01-04 09:59:10']
    const lines = again({ closed: 1, attempts: 2 }, { arrivals: { trace } }, { days: 2 })
    expect(lines.slice(2, 4)).toEqual(['7150: deliberate 7180, comes back', 'again 7300: closed 7300, comes back'])
    const [, day, second] = /^again day (\d) ([\d.]+): answered/.exec(lines[4])!
    expect(day).toBe('2')
    expect(Number(second)).toBeGreaterThan(0)
    expect(Number(second)).toBeLessThan(7200)
  })

  test('has by default a probability of 0.3 to come back the next day after the closed message', () => {
    const arrivals = at(Array.from({ length: 500 }, (_, i) => -600 + i))
    const lines = story(oneQueue({ arrivals, redial: {} }, { days: 2 }))
    const share = lines.filter(line => line.endsWith('comes back')).length / 500
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 500))
  })
})

describe('the next day', () => {
  const overnight = (calls: object, fields: Record<string, unknown>) => {
    const scenario = oneQueue(
      { handle: constant(7200), patience: constant(30), redial: { ...REDIAL, nextDay: 1 }, ...calls },
      fields,
    )
    return simulated(centerOf(scenario)).rows.filter(row => !row.fresh && row.kind !== 'virtual')
  }

  test('is the next open day', () => {
    const open = { sun: '08:00-10:00', wed: '08:00-10:00' }
    for (const row of overnight({ arrivals: at([0, 10, 20, 30]) }, { days: 4, open })) {
      expect(row.kind).not.toBe('closed')
      expect(row.arrived).toBeGreaterThan(3 * 86400 + 28_800)
      expect(row.arrived).toBeLessThan(3 * 86400 + 36_000)
    }
  })

  test('has redials when it has calls', () => {
    const arrivals = { perHour: { sun: [100, 0, 0, 0], mon: [0, 0, 100, 0] } }
    const rows = overnight({ arrivals }, { days: 2 })
    expect(rows.length).toBeGreaterThan(20)
    for (const { arrived } of rows) {
      expect(arrived).toBeGreaterThan(86400 + 28_800 + 3600)
      expect(arrived).toBeLessThan(86400 + 28_800 + 5400)
    }
  })

  test('of one who gave up after midnight, while those of yesterday were still served, is that same day', () => {
    const trace = ['2026-01-04 23:59:00', '2026-01-04 23:59:50']
    const rows = overnight({ arrivals: { trace } }, { days: 3, open: '08:00-24:00' })
    expect(rows.map(({ arrived }) => Math.floor(arrived / 86400))).toEqual([1])
  })

  test('that is not simulated any more is never seen', () => {
    expect(overnight({ arrivals: at([0, 10]) }, {})).toEqual([])
  })
})
