// Shifts that cover a need: against all that could be worked, counted out.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { coveringOf, problemOf } from '../../../src/experiment/schedule/covering.ts'
import { coverageOf, linesOf, totalsOf } from '../../../src/experiment/schedule/lines.ts'
import type { Coverage, ShiftLine } from '../../../src/experiment/schedule/plan.ts'
import { shortagesOf } from '../../../src/experiment/schedule/shortage.ts'
import { type Solver, solver } from '../../../src/experiment/schedule/solve.ts'
import type { Scenario } from '../../../src/scenario/schema.ts'
import { cellsOf, center } from './plans.ts'

let solve: Solver['solve']
beforeAll(async () => {
  solve = (await solver()).solve
})

async function covered(scenario: Scenario, needs: readonly number[]) {
  const covering = coveringOf(scenario, cellsOf(scenario))
  const solved = await solve(problemOf(covering, needs))
  const lines = linesOf(covering, solved.values)
  return { covering, solved, lines, coverage: coverageOf(covering, { values: solved.values, needs }) }
}

const people = (lines: readonly ShiftLine[], kind?: string) =>
  lines.filter(line => kind === undefined || line.kind === kind).reduce((sum, line) => sum + line.people, 0)

const KINDS = {
  long: { starts: '08:00', length: '4 h', breaks: [{ within: '0 h-4 h', length: '1 h' }], agentHour: 20 },
  short: { starts: '08:00-10:00 every 60 min', length: '2 h', most: 3, mostShare: 0.5, agentHour: 21 },
}
const small = center({ economics: {}, rosters: { kinds: KINDS } })

const FREE = { long: { starts: '08:00', length: '4 h', breaks: [{ within: '0 h-4 h', length: '1 h' }] } }

/** The least cost of covering four hours, by trying everything: `long` with its break in hour 0 to 3, `short` from hour 0 to 2. */
function leastOfAll(needs: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY
  const most = 2 * Math.max(...needs)
  const numbers = Array.from({ length: most + 1 }, (_, i) => i)
  const shorts = [0, 1, 2, 3].flatMap(a => [0, 1, 2, 3].flatMap(b => [0, 1, 2, 3].map(c => [a, b, c])))
  for (const [a, b, c] of shorts.filter(([x, y, z]) => x + y + z <= 3)) {
    const there = [a, a + b, b + c, c]
    for (const long of numbers) {
      const isShare = a + b + c <= 0.5 * (a + b + c + long)
      const cost = long * 3 * 20 + (a + b + c) * 2 * 21
      if (!isShare || cost >= least) continue
      // Breaks can be placed when the hours have room for all of them.
      const room = there.map((each, hour) => Math.min(long, long + each - needs[hour]))
      if (room.every(each => each >= 0) && room.reduce((x, y) => x + y, 0) >= long) least = cost
    }
  }
  return least
}

describe('the shifts that are found', () => {
  test('cost as little as the best of all that could be worked', async () => {
    const needs = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(needs, async need => {
        const { solved, lines, covering } = await covered(small, need)
        const least = leastOfAll(need)
        expect(solved.kept).toBe(Number.isFinite(least))
        if (!solved.kept) return
        expect(totalsOf(covering, solved.values).cost).toBeCloseTo(least, 6)
        expect(people(lines, 'short')).toBeLessThanOrEqual(Math.min(3, 0.5 * people(lines)))
      }),
      { seed: 1, numRuns: 40 },
    )
  }, 120_000)

  const week = center({
    days: 7,
    open: { 'sun-thu': '07:00-21:00', fri: '08:00-12:00' },
    interval: '30 min',
    rosters: {
      kinds: {
        full: {
          starts: '07:00-13:00 every 30 min',
          length: '8 h',
          breaks: [
            { within: '1 h-3 h', length: '15 min', paid: true },
            { within: '3 h-5 h', length: '30 min' },
          ],
        },
        part: { starts: '07:00-17:00 every 30 min', length: ['4 h', '5 h'], mostShare: 0.3 },
      },
      limits: { front: { people: 25, atOnce: 16 } },
      premiums: [{ hours: '19:00-24:00', factor: 1.5 }],
    },
  })
  const curve = cellsOf(week).map(({ slot }) => Math.round(4 + 5 * Math.sin((slot - 14) / 6) ** 2))

  test('cover every interval, breaks inside of their stretches, within the limits', async () => {
    const { coverage, lines, solved, covering } = await covered(week, curve)
    expect(solved.kept).toBe(true)
    expect(coverage.filter(({ need, scheduled }) => scheduled < need)).toEqual([])
    expect(coverage).toEqual(countedFrom(lines, coverage))
    for (const { start, breaks, kind } of lines.filter(line => line.kind === 'full')) {
      expect(kind).toBe('full')
      expect(breaks.map(({ length }) => length)).toEqual([900, 1800])
      const [first, second] = breaks.map(pause => pause.start - start)
      expect(first).toBeGreaterThanOrEqual(3600)
      expect(first + 900).toBeLessThanOrEqual(3 * 3600)
      expect(second).toBeGreaterThanOrEqual(3 * 3600)
      expect(second + 1800).toBeLessThanOrEqual(5 * 3600)
    }
    for (let day = 0; day < 6; day++) {
      const today = lines.filter(line => line.day === day)
      expect(people(today, 'part')).toBeLessThanOrEqual(0.3 * people(today))
      expect(people(today)).toBeLessThanOrEqual(25)
      for (let time = 7 * 3600; time < 21 * 3600; time += 1800)
        expect(people(today.filter(({ start, length }) => start <= time && time < start + length))).toBeLessThanOrEqual(
          16,
        )
    }
    const { cost, paidHours } = totalsOf(covering, solved.values)
    const each = lines.map(line => ({ ...paidFor(line), people: line.people }))
    expect(each.reduce((sum, line) => sum + line.cost * line.people, 0)).toBeCloseTo(cost, 6)
    expect(each.reduce((sum, line) => sum + line.hours * line.people, 0)).toBeCloseTo(paidHours, 6)
    expect(cost).toBeGreaterThan(paidHours)
    expect(solved.bound).toBeLessThanOrEqual(cost)
    expect((cost - solved.bound) / cost).toBeLessThanOrEqual(0.005)
  }, 120_000)

  test('are the same every time', async () => {
    const [one, two] = [await solver(), await solver()]
    const problem = problemOf(coveringOf(small, cellsOf(small)), [3, 4, 2, 4])
    expect(await one.solve(problem)).toEqual(await two.solve(problem))
  })

  test('through the night begin on the evening before, and cost what lies in these days', async () => {
    const kinds = { night: { starts: ['22:00', '06:00'], length: '8 h' }, late: { starts: '14:00', length: '8 h' } }
    const always = center({ days: 2, open: '00:00-24:00', rosters: { kinds } })
    const needs = cellsOf(always).map(() => 1)
    const { lines, coverage, covering, solved } = await covered(always, needs)
    expect(coverage.every(({ scheduled }) => scheduled === 1)).toBe(true)
    expect(lines.map(({ day, start }) => [day, start / 3600])).toEqual([
      [-1, 22],
      [0, 6],
      [0, 14],
      [0, 22],
      [1, 6],
      [1, 14],
      [1, 22],
    ])
    expect(totalsOf(covering, solved.values).paidHours).toBe(48)
  })
})

/** Hours of one person, but for the break of half an hour that is not paid; from 19:00 on an hour costs 1.5. */
function paidFor({ start, length, breaks }: ShiftLine): { hours: number; cost: number } {
  const unpaid = breaks.filter(pause => pause.length === 1800)
  const evening = (from: number, to: number) => Math.max(0, to - Math.max(from, 19 * 3600))
  const weighed = (from: number, lasts: number) => lasts + 0.5 * evening(from, from + lasts)
  const off = unpaid.reduce((sum, pause) => sum + weighed(pause.start, pause.length), 0)
  return { hours: (length - 1800 * unpaid.length) / 3600, cost: (weighed(start, length) - off) / 3600 }
}

/** Coverage counted person by person, at its least in each interval. */
function countedFrom(lines: readonly ShiftLine[], coverage: readonly Coverage[]) {
  const DAY = 86400
  return coverage.map(cell => {
    const counts = Array.from({ length: 6 }, (_, i) => {
      const time = cell.day * DAY + cell.slot * 1800 + i * 300
      const there = lines.filter(({ group, day, start, length, breaks }) => {
        const since = time - day * DAY
        const away = breaks.some(pause => since >= pause.start && since < pause.start + pause.length)
        return group === cell.group && since >= start && since < start + length && !away
      })
      return people(there)
    })
    return { ...cell, scheduled: Math.min(...counts) }
  })
}

describe('where the limits are too low', () => {
  const limited = center({ rosters: { kinds: FREE, limits: { front: { people: 3 } } } })

  test('as much as possible is covered, and it is said what is not', async () => {
    const { solved, coverage, covering } = await covered(limited, [2, 5, 5, 2])
    expect(solved.kept).toBe(false)
    const missing = coverage.reduce((sum, { need, scheduled }) => sum + Math.max(0, need - scheduled), 0)
    // Three people work four hours less a break of one each: 9 of 14, and more cannot be had of three.
    expect(missing).toBe(14 - 9)
    expect(shortagesOf(covering, coverage).join()).toMatch(
      /^front, 2026-01-04 .* short: the limits allow no more people/,
    )
  })

  test('and an interval that no shift reaches is named', async () => {
    const kinds = { early: { starts: '08:00', length: '2 h' } }
    const { covering, coverage, lines } = await covered(center({ rosters: { kinds } }), [1, 1, 1, 0])
    expect(people(lines)).toBe(1)
    expect(shortagesOf(covering, coverage)).toEqual([
      'front, 2026-01-04 10:00-11:00: up to 1 person short: no shift reaches it',
    ])
  })
})

describe('a scenario that says nothing of shifts', () => {
  test('has shifts of 8 h with a break in the middle, and of 4 h for at most 30% of the people', async () => {
    const scenario = center({ open: '08:00-20:00', interval: '30 min' })
    const { covering, lines, coverage } = await covered(scenario, new Array(24).fill(10))
    expect(covering.notes).toEqual([
      'the scenario has no rosters.kinds: shifts of 8 h with an unpaid break of 30 min in the middle, and 4 h for at most 30% of the people were taken',
    ])
    expect(coverage.every(({ need, scheduled }) => scheduled >= need)).toBe(true)
    expect(people(lines, 'part')).toBeLessThanOrEqual(0.3 * people(lines))
    for (const { start, length, breaks } of lines.filter(({ kind }) => kind === 'full')) {
      expect(length).toBe(8 * 3600)
      expect(start + length).toBeLessThanOrEqual(20 * 3600)
      expect(breaks).toHaveLength(1)
      expect(Math.abs(breaks[0].start + 900 - start - 4 * 3600)).toBeLessThanOrEqual(2700)
    }
  }, 60_000)
})

test('breaks that are in the shrinkage as well are pointed out', () => {
  const groups = { front: { serves: ['calls'], staffing: 1, shrinkage: { breaks: 0.1, absence: 0.05 } } }
  const scenario = center({ groups, rosters: { kinds: FREE } })
  expect(coveringOf(scenario, cellsOf(scenario)).notes).toEqual([
    'front: shrinkage.breaks is taken off beside the breaks of the shifts',
  ])
})
