// Problems that were planted in a clean quarter are found, each once; what was not planted is not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Kind } from '../../src/calibrate/problems.ts'
import { formatDate, formatTimeOfDay } from '../../src/scenario/units.ts'
import { cellsOf, csvOf, done, HEADERS, imported, kindsOf, type Line, quarter } from './files.ts'

const LINES = quarter()
const CLEAN = LINES.map(cellsOf)
const PER_DAY = 20

/** What becomes of a row, and which problems that is. */
const PLANTS: Record<string, { plant: (row: string[], line: Line) => string[][]; kinds: Kind[] }> = {
  blankVolume: { plant: ([q, d, t, , h]) => [[q, d, t, '', h]], kinds: ['blankVolume'] },
  blankBoth: { plant: ([q, d, t]) => [[q, d, t, 'n/a', '-']], kinds: ['blankVolume'] },
  blankHandle: { plant: ([q, d, t, c]) => [[q, d, t, c, '']], kinds: ['blankHandle'] },
  zeroHandle: { plant: ([q, d, t, c]) => [[q, d, t, c, '0.0']], kinds: ['zeroHandle'] },
  noCalls: { plant: ([q, d, t, , h]) => [[q, d, t, '0', h]], kinds: ['handleWithoutVolume'] },
  negative: { plant: ([q, d, t, c, h]) => [[q, d, t, `-${c}`, h]], kinds: ['negative'] },
  unreadable: { plant: ([q, d, t, , h]) => [[q, d, t, 'many', h]], kinds: ['unreadable'] },
  unreadableDate: { plant: ([q, , t, c, h]) => [[q, 'soon', t, c, h]], kinds: ['unreadable', 'missingInterval'] },
  tooShort: { plant: ([q, d, t, c]) => [[q, d, t, c]], kinds: ['unequal'] },
  tooLong: { plant: row => [[...row, 'x']], kinds: ['unequal'] },
  noTime: { plant: ([q, d, , c, h]) => [[q, d, '', c, h]], kinds: ['blankPlace', 'missingInterval'] },
  gone: { plant: () => [], kinds: ['missingInterval'] },
  twice: { plant: row => [row, row], kinds: ['duplicate'] },
  conflict: { plant: row => [row, [...row.slice(0, 3), '77', '222']], kinds: ['conflict'] },
  offGrid: { plant: row => [row, [row[0], row[1], `${row[2].slice(0, 2)}:07`, '3', '100']], kinds: ['offGrid'] },
  subtotal: { plant: row => [row, [row[0], row[1], 'Total', '300', '']], kinds: ['totals'] },
}

/** Rows that are hit, each by one plant; whole days that go are those of one queue. */
const planted = fc.record({
  rows: fc.uniqueArray(fc.record({ at: fc.nat(CLEAN.length - 1), plant: fc.constantFrom(...Object.keys(PLANTS)) }), {
    selector: ({ at }) => at,
    maxLength: 40,
  }),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 89 }), { maxLength: 4 }),
})

const dayOf = (at: number) => Math.floor(at / PER_DAY)

describe('planted problems', () => {
  test('are found, each once, and the forecast is whole all the same', () => {
    fc.assert(
      fc.property(planted, ({ rows, days }) => {
        const hit = new Map(
          rows.filter(({ at }) => !days.includes(dayOf(at))).map(({ at, plant }) => [at, PLANTS[plant]]),
        )
        const expected: Partial<Record<Kind, number>> = days.length > 0 ? { missingDay: days.length } : {}
        for (const { kinds } of hit.values()) for (const kind of kinds) expected[kind] = (expected[kind] ?? 0) + 1
        const table = CLEAN.flatMap((row, at) =>
          days.includes(dayOf(at)) ? [] : (hit.get(at)?.plant(row, LINES[at]) ?? [row]),
        )
        const result = done(csvOf([HEADERS, ...table]))
        expect(kindsOf(result)).toEqual(expected)
        const { queues, hours } = result.forecast
        expect(hours).toEqual(new Array(7).fill([8 * 3600, 18 * 3600]))
        for (const { volume, handle } of queues)
          expect(handle.every((seconds, i) => volume[i] > 0 === seconds > 0)).toBe(true)
      }),
      { numRuns: 12, seed: 20260301 },
    )
  })

  test('are told where they are and what was done', () => {
    const rows = [...CLEAN]
    rows[0] = ['Sales', '2026-01-01', '08:00', '', '200.5']
    rows[41] = ['Sales', '2026-01-03', '08:30', '9', '']
    const { problems } = done(csvOf([HEADERS, ...rows]))
    const others = LINES.filter(
      ({ queue, day, time }, i) =>
        queue === 'Sales' && time === 8 * 3600 && i % (7 * PER_DAY) === 0 && i > 0 && day > 0,
    )
    const mean = others.reduce((sum, { calls }) => sum + calls, 0) / others.length
    expect(problems.map(({ line, message, done }) => ({ line, message, done }))).toEqual([
      {
        line: 2,
        message: 'blank volume',
        done: `volume filled with ${Number(mean.toFixed(2))}, the mean of Thursday 08:00 on 12 other days`,
      },
      {
        line: 43,
        message: '9 calls, but a blank handle time',
        done: expect.stringMatching(/^handle time filled with [\d.]+ s, the mean at 08:30$/),
      },
    ])
  })

  test('that clocks explain are told as such, with the zone', () => {
    const nights = (skip: number[], again: number[], month: number, day: number) =>
      [-7, 0, 7].flatMap(week =>
        Array.from({ length: 24 }, (_, hour) => hour).flatMap(hour => {
          const date = formatDate(Date.UTC(2026, month - 1, day + week) / 864e5)
          const row = [date, formatTimeOfDay(hour * 3600), String(hour + 1), '100']
          if (week !== 0) return [row]
          return skip.includes(hour) ? [] : again.includes(hour) ? [row, [date, row[1], '50', '100']] : [row]
        }),
      )
    const head = ['Date', 'Time', 'Calls', 'AHT']
    const spring = csvOf([head, ...nights([2], [], 3, 27)])
    const autumn = csvOf([head, ...nights([], [1], 10, 25)])
    expect(kindsOf(done(spring, { zone: 'Asia/Jerusalem' }))).toMatchObject({ clock: 1 })
    expect(kindsOf(done(spring))).toEqual({ missingInterval: 1 })
    expect(kindsOf(done(autumn, { zone: 'Asia/Jerusalem' }))).toEqual({ clock: 1 })
    expect(done(autumn).problems[0].message).toContain('perhaps the clocks went back, 01:00-02:00')
  })
})

describe('policies', () => {
  const head = ['Date', 'Time', 'Calls', 'AHT']
  const two = csvOf([
    head,
    ['2026-01-05', '08:00', '10', '100'],
    ['2026-01-05', '08:30', '5', '100'],
    ['2026-01-05', '08:00', '30', '200'],
  ])
  const first = (duplicates?: 'first' | 'last' | 'sum') => {
    const [{ volume, handle }] = done(two, { duplicates }).forecast.queues
    return [volume[16], handle[16]]
  }

  test('for rows that differ are the first, the last, or their sum with the mean handle time of all calls', () => {
    expect([first(), first('first'), first('last'), first('sum')]).toEqual([
      [10, 100],
      [10, 100],
      [30, 200],
      [40, 175],
    ])
  })

  test('for missing intervals follow from whether the report ever writes a 0', () => {
    const week = (day: number, calls: string[]) =>
      calls.flatMap((each, i) =>
        each === '' ? [] : [[formatDate(20458 + day), `0${7 + i}:00`, each, each === '0' ? '' : '100']],
      )
    const gap = (last: string) => csvOf([head, ...week(0, ['4', '6', last]), ...week(7, ['4', '', last])])
    const filled = (text: string, gaps?: 'mean' | 'zero') => done(text, { gaps }).forecast.queues[0].volume[7 * 24 + 8]
    expect([filled(gap('5')), filled(gap('0')), filled(gap('5'), 'mean'), filled(gap('0'), 'zero')]).toEqual([
      0, 6, 6, 0,
    ])
  })

  test('leave out a queue that is the sum of the others, unless told otherwise', () => {
    const rows = CLEAN.slice(0, 200).flatMap((row, i) => [
      row,
      CLEAN[i + 91 * PER_DAY],
      ['All', row[1], row[2], String(LINES[i].calls + LINES[i + 91 * PER_DAY].calls), '160'],
    ])
    const text = csvOf([HEADERS, ...rows])
    const result = done(text)
    expect(result.forecast.queues.map(({ name }) => name)).toEqual(['Sales', 'Service'])
    expect(result.notes).toContainEqual(expect.stringContaining('"All" is left out'))
    expect(done(text, { leaveOut: [] }).forecast.queues).toHaveLength(3)
  })

  test('refuse names of queues that are not there', () => {
    expect(() => imported(two, { queues: { Sale: 'sales' } })).toThrow('unknown queue "Sale"')
  })
})

describe('what was written is what is read', () => {
  const formats = fc.record({
    delimiter: fc.constantFrom(';', '\t', '|'),
    date: fc.constantFrom('dmy', 'mdy', 'ymd', 'words'),
    time: fc.constantFrom('24', '12', 'range'),
    decimal: fc.constantFrom('.', ','),
    unit: fc.constantFrom('s', 'min', 'mm:ss'),
    shuffled: fc.constantFrom('queue', 'day'),
    interval: fc.constantFrom(900, 1800, 3600),
  })
  type Format = typeof formats extends fc.Arbitrary<infer Value> ? Value : never

  const NAMES = ['January', 'February', 'March', 'April']
  const dateText = (day: number, form: string) => {
    const [y, m, d] = formatDate(day).split('-')
    if (form === 'dmy') return `${d}/${m}/${y}`
    if (form === 'mdy') return `${Number(m)}/${Number(d)}/${y}`
    return form === 'ymd' ? `${y}-${m}-${d}` : `${Number(d)} ${NAMES[Number(m) - 1]} ${y}`
  }
  const clock12 = (time: number) => {
    const hour = Math.floor(time / 3600)
    return `${hour % 12 === 0 ? 12 : hour % 12}:${formatTimeOfDay(time).slice(3)} ${hour < 12 ? 'AM' : 'PM'}`
  }
  const timeText = (time: number, { time: form, interval }: Format) => {
    if (form === '12') return clock12(time)
    return form === '24' ? formatTimeOfDay(time) : `${formatTimeOfDay(time)} - ${formatTimeOfDay(time + interval)}`
  }
  const handleText = (seconds: number, { unit, decimal }: Format) => {
    if (unit === 'mm:ss') return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
    return String(unit === 's' ? seconds : seconds / 60).replace('.', decimal)
  }

  test('in any order of dates, clock, decimal mark and unit', () => {
    fc.assert(
      fc.property(formats, format => {
        const lines = quarter({ interval: format.interval, days: 45 })
        if (format.shuffled === 'day') lines.sort((a, b) => a.day - b.day || a.time - b.time)
        const rows = lines.map(({ queue, day, time, calls, handle }) => [
          ...[
            queue,
            dateText(day, format.date),
            timeText(time, format),
            (calls + 0.25).toString().replace('.', format.decimal),
          ],
          handleText(handle, format),
        ])
        const unit = format.unit === 'mm:ss' ? '' : ` (${format.unit})`
        const { forecast, problems } = done(
          csvOf([['Queue', 'Date', 'Time', 'Calls', `AHT${unit}`], ...rows], format.delimiter),
        )
        expect([problems, forecast.days, forecast.interval]).toEqual([[], 45, format.interval])
        for (const { queue, day, time, calls, handle } of lines) {
          const { volume, handle: handles } = forecast.queues.find(({ name }) => name === queue)!
          const at = ((day - forecast.start) * 86400 + time) / format.interval
          if (volume[at] !== calls + 0.25)
            throw new Error(`${queue} ${formatDate(day)}: ${volume[at]} is not ${calls + 0.25}`)
          expect(handles[at]).toBeCloseTo(format.unit === 'mm:ss' ? Math.floor(handle) : handle, 6)
        }
      }),
      { numRuns: 10, seed: 20260302 },
    )
  })

  test('and the mapping that came of it reads the file the same way', () => {
    const first = done(csvOf([HEADERS, ...CLEAN]))
    expect(done(csvOf([HEADERS, ...CLEAN]), first.mapping).forecast).toEqual(first.forecast)
  })
})
