// Shifts put into a scenario: at every moment as many are on duty in the simulation as the shifts say.
import { describe, expect, test } from 'vitest'
import type { ShiftLine } from '../../../src/experiment/schedule/plan.ts'
import { presentOf, withShifts } from '../../../src/experiment/schedule/rostered.ts'
import { compile } from '../../../src/model/compile.ts'
import { simulate } from '../../../src/model/simulate.ts'
import type { Scenario } from '../../../src/scenario/schema.ts'
import { center } from './plans.ts'

const DAY = 86400
const HOUR = 3600

/** Two weeks that differ, nights, a night before the first day, breaks. */
const LINES: ShiftLine[] = [
  {
    group: 0,
    kind: 'night',
    day: -1,
    start: 22 * HOUR,
    length: 8 * HOUR,
    breaks: [{ start: 25 * HOUR, length: 1800 }],
    people: 2,
  },
  {
    group: 0,
    kind: 'full',
    day: 0,
    start: 8 * HOUR,
    length: 8 * HOUR,
    breaks: [{ start: 12 * HOUR, length: 1800 }],
    people: 3,
  },
  {
    group: 0,
    kind: 'full',
    day: 0,
    start: 8 * HOUR,
    length: 8 * HOUR,
    breaks: [{ start: 12.5 * HOUR, length: 1800 }],
    people: 2,
  },
  { group: 0, kind: 'night', day: 0, start: 22 * HOUR, length: 8 * HOUR, breaks: [], people: 1 },
  {
    group: 0,
    kind: 'full',
    day: 7,
    start: 8 * HOUR,
    length: 8 * HOUR,
    breaks: [{ start: 12 * HOUR, length: 1800 }],
    people: 3,
  },
  {
    group: 0,
    kind: 'part',
    day: 7,
    start: 9 * HOUR,
    length: 4 * HOUR,
    breaks: [
      { start: 10 * HOUR, length: 900 },
      { start: 11 * HOUR, length: 900 },
    ],
    people: 4,
  },
  {
    group: 0,
    kind: 'night',
    day: 8,
    start: 20 * HOUR,
    length: 12 * HOUR,
    breaks: [{ start: 24 * HOUR, length: 3600 }],
    people: 5,
  },
]

const twoWeeks = center({ days: 10, open: '00:00-24:00' })

/** People on duty every quarter of an hour, as simulated and as the lines say. */
function onDuty(scenario: Scenario, lines: readonly ShiftLine[]) {
  const { levels } = simulate(compile(withShifts(scenario, lines)), {})
  const times = Array.from({ length: scenario.days * 96 }, (_, i) => i * 900 + 450)
  const simulated = times.map(time => levels.filter(level => level.time <= time).at(-1)?.scheduled ?? 0)
  const written = times.map(time =>
    lines.reduce((sum, { day, start, length, breaks, people }) => {
      const since = time - day * DAY
      const away = breaks.some(pause => since >= pause.start && since < pause.start + pause.length)
      return sum + (since >= start && since < start + length && !away ? people : 0)
    }, 0),
  )
  return { simulated, written }
}

describe('shifts on dates', () => {
  test('are worked on these dates alone, breaks and nights included', () => {
    const { simulated, written } = onDuty(twoWeeks, LINES)
    expect(simulated).toEqual(written)
    expect(Math.max(...written)).toBe(7)
  })

  test('take the place of the staffing; a group without shifts has nobody', () => {
    const { groups, calendar } = withShifts(twoWeeks, LINES)
    expect(groups.front.staffing).toBeUndefined()
    expect(calendar.staffing.front).toBeUndefined()
    expect(onDuty(twoWeeks, []).simulated.every(level => level === 0)).toBe(true)
  })

  test('that are equal on several dates are one shift of the scenario', () => {
    const [shift] = withShifts(twoWeeks, [LINES[1], LINES[4]]).groups.front.shifts!
    expect(shift).toMatchObject({ agents: 3, dates: [20457, 20464], breaks: [{ after: 4 * HOUR, length: 1800 }] })
  })
})

describe('fixed shrinkage', () => {
  test('takes its share of the people of a day, however few there are in each shift', () => {
    const lines = Array.from({ length: 20 }, (_, i): ShiftLine => ({ ...LINES[1], day: 0, start: i * 1800, people: 1 }))
    const there = presentOf(lines, 0.8)
    expect(there).toHaveLength(16)
    // Never far from the share among those who began so far.
    lines.forEach((_, i) => {
      const sofar = there.filter(({ start }) => start <= i * 1800).length
      expect(Math.abs(sofar - 0.8 * (i + 1))).toBeLessThanOrEqual(0.5)
    })
  })

  test('is in the shifts of the scenario once, and random absence stays to be drawn', () => {
    const groups = (presence: string) => ({
      front: { serves: ['calls'], staffing: 1, shrinkage: { presence, away: 0.2 } },
    })
    const five = [{ ...LINES[1], people: 5 }]
    const fixed = withShifts(center({ groups: groups('fixed') }), five).groups.front
    expect([fixed.shifts?.[0].agents, fixed.shrinkage]).toEqual([4, undefined])
    const random = withShifts(center({ groups: groups('random') }), five).groups.front
    expect([random.shifts?.[0].agents, random.shrinkage]).toEqual([5, { presence: 'random', away: 0.2 }])
  })
})
