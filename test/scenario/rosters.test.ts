// What shifts may be made of, as people write it, and every mistake with its place.
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/scenario/problems.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { parseStarts } from '../../src/scenario/rosters.ts'

const base = {
  title: 'rosters',
  open: '08:00-20:00',
  types: { calls: { arrivals: { perHour: 10 }, handle: { law: 'exponential', mean: 60 } } },
  groups: { front: { serves: ['calls'], staffing: 1 } },
}

function complaints(fields: object): string[] {
  try {
    parseScenarioObject({ ...base, ...fields })
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map(({ path, message }) => `${path}: ${message}`)
  }
}

const kinds = (kind: object) => complaints({ rosters: { kinds: { full: { length: '8 h', ...kind } } } })

describe('rosters', () => {
  test('are read in seconds, with their defaults', () => {
    const { rosters } = parseScenarioObject({
      ...base,
      economics: {},
      rosters: {
        kinds: {
          full: {
            starts: '07:00-08:00 every 30 min',
            length: '8 h',
            breaks: [{ within: '3 h-5 h', length: '30 min' }],
          },
          part: { starts: ['17:00', '09:00'], length: [4 * 3600, '5 h'], days: 'fri', mostShare: 0.3, agentHour: 25 },
        },
        limits: { front: { people: 40, atOnce: 30 } },
        premiums: [{ hours: '18:00-20:00', factor: 1.25 }],
      },
    })
    expect(rosters).toEqual({
      kinds: {
        full: {
          starts: [25200, 27000, 28800],
          length: [28800],
          breaks: [{ within: [10800, 18000], length: 1800, paid: false }],
          days: [0, 1, 2, 3, 4, 5, 6],
          mostShare: 1,
        },
        part: { starts: [32400, 61200], length: [14400, 18000], breaks: [], days: [5], mostShare: 0.3, agentHour: 25 },
      },
      limits: { front: { people: 40, atOnce: 30 } },
      premiums: [{ hours: [64800, 72000], days: [0, 1, 2, 3, 4, 5, 6], factor: 1.25 }],
    })
  })

  test.each([
    ['07:00', [25200]],
    ['07:00-08:10 every 30 min', [25200, 27000, 28800]],
    ['07:00-08:00', undefined],
    ['08:00-07:00 every 30 min', undefined],
    ['07:00 every 30 min', undefined],
    ['07:00-09:00 every soon', undefined],
    ['24:00', undefined],
  ])('starts "%s" are %j', (text, starts) => {
    expect(parseStarts(text)).toEqual(starts)
  })

  test('that make no sense are told with their place', () => {
    expect(kinds({ starts: '7' })).toEqual([
      'rosters.kinds.full.starts: expected starts such as "07:00", "07:00-15:00 every 30 min" or a list of them, not "7"',
    ])
    expect(kinds({ starts: ['08:00', 'noon'] })[0]).toMatch(/^rosters\.kinds\.full\.starts\[1\]: expected starts/)
    expect(kinds({ starts: '07:03' })).toEqual(['rosters.kinds.full.starts: must be in steps of 5 min'])
    expect(kinds({ length: '30 h' })).toEqual(['rosters.kinds.full.length: at most 24 h, not 1 d 6 h'])
    expect(kinds({ groups: ['frnt'] })[0]).toMatch(/^rosters\.kinds\.full\.groups\[0\]: unknown group "frnt"/)
    expect(kinds({ agentHour: 20 })).toEqual(['rosters.kinds.full.agentHour: needs economics'])
    expect(complaints({ rosters: { limits: { back: {} } } })[0]).toMatch(/^rosters\.limits\.back: unknown group "back"/)
    expect(complaints({ rosters: { kinds: {} } })).toEqual(['rosters.kinds: needs at least one kind of shift'])
  })

  test('have breaks that fit and cannot meet', () => {
    const pause = (within: string, length: string) => kinds({ breaks: [{ within, length }] })
    expect(pause('7 h-9 h', '30 min')).toEqual(['rosters.kinds.full.breaks[0].within: is not inside the shift of 8 h'])
    expect(pause('3 h-4 h', '2 h')).toEqual([
      'rosters.kinds.full.breaks[0]: is too long for its stretch of the shift of 8 h',
    ])
    expect(pause('5 h-3 h', '1 h')[0]).toMatch(/^rosters\.kinds\.full\.breaks\[0\]\.within: expected a stretch/)
    expect(kinds({ breaks: [{ length: '15 min' }, { length: '30 min' }] })).toEqual([
      'rosters.kinds.full.breaks[1]: has a stretch that overlaps that of another break: give each its own `within`',
    ])
  })

  test('have no meaning in a steady-state study', () => {
    const { open: _, ...endless } = base
    const wrong = () => parseScenarioObject({ ...endless, steady: { length: '10 h' }, rosters: {} })
    expect(wrong).toThrow('rosters: has no meaning in a steady-state study')
  })
})

describe('a shift on dates', () => {
  const shifts = (shift: object) =>
    complaints({
      groups: { front: { serves: ['calls'], shifts: [{ start: '22:00', length: '1 h', agents: 1, ...shift }] } },
    })

  test('begins on simulated days, or the evening before the first', () => {
    expect(shifts({ dates: ['2026-01-04'] })).toEqual([])
    expect(shifts({ dates: ['2026-01-03'], length: '4 h' })).toEqual([])
    expect(shifts({ dates: ['2026-01-04', '2026-01-05'] })).toEqual([
      'groups.front.shifts[0].dates[1]: 2026-01-05 is not one of the simulated days',
    ])
    expect(shifts({ dates: ['2026-01-03'] })).toHaveLength(1)
  })
})
