// Opening, closing and the days between; one agent, a minute a call, open from 8 to 10, times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, centerOf, constant, oneQueue, simulated, staff, story } from '../support.ts'

describe('at closing', () => {
  test('those who wait are still served', () => {
    const scenario = oneQueue({ arrivals: at([7190, 7195, 7210]) })
    expect(story(scenario)).toEqual([
      '7190: answered 7190, done 7250',
      '7195: answered 7250, done 7310',
      '7210: closed 7210',
    ])
    expect(staff(scenario)).toEqual(['0: 1', '7200: 0+1', '7310: 0'])
  })

  test('those who wait may still lose patience', () => {
    const calls = { arrivals: at([7190, 7195]), patience: constant(30) }
    expect(story(oneQueue(calls))).toEqual(['7190: answered 7190, done 7250', '7195: deliberate 7225'])
    expect(story(oneQueue(calls), { virtual: true })).toEqual(['7195: virtual 7250'])
  })

  test('those who wait are cut off where that is the rule, and the busy finish', () => {
    expect(story(oneQueue({ arrivals: at([7190, 7195]) }, { closing: 'clear' }))).toEqual([
      '7190: answered 7190, done 7250',
      '7195: disconnected 7200',
    ])
  })

  test('those who wait for a group with nobody on duty are cut off', () => {
    const groups = { front: { serves: ['calls'], staffing: [1, 1, 1, 0] } }
    expect(story(oneQueue({ arrivals: at([5390, 5395]) }, { groups }))).toEqual([
      '5390: answered 5390, done 5450',
      '5395: disconnected 7200',
    ])
  })

  test('those who wait are still served by a shift that ends just then', () => {
    const groups = { front: { serves: ['calls'], shifts: [{ start: '08:00', length: '2 h', agents: 1 }] } }
    expect(story(oneQueue({ arrivals: at([7190, 7195]) }, { groups }))).toEqual([
      '7190: answered 7190, done 7250',
      '7195: answered 7250, done 7310',
    ])
  })

  test('those who wait may still overflow', () => {
    const groups = {
      front: { serves: ['calls'], staffing: [1, 1, 1, 0] },
      back: { serves: { calls: { after: 60 } }, staffing: 1 },
    }
    expect(story(oneQueue({ arrivals: at([7190]) }, { groups }))).toEqual(['7190: answered 7250 by back, done 7310'])
  })

  test('whoever calls in that very second hears the closed message', () => {
    expect(story(oneQueue({ arrivals: at([7200]) }))).toEqual(['7200: closed 7200'])
  })
})

describe('a caller', () => {
  test('before opening hears the closed message, at opening he is served', () => {
    expect(story(oneQueue({ arrivals: at([-10, 0]) }))).toEqual(['-10: closed -10', '0: answered 0, done 60'])
  })

  test('in the very second of opening is served on every day', () => {
    const trace = ['2026-01-04 08:00:00', '2026-01-05 08:00:00', '2026-01-06 08:00:00']
    expect(story(oneQueue({ arrivals: { trace } }, { days: 3 }))).toEqual([
      '0: answered 0, done 60',
      'day 2 0: answered day 2 0, done day 2 60',
      'day 3 0: answered day 3 0, done day 3 60',
    ])
  })

  test('on a closed day hears the closed message', () => {
    const trace = ['2026-01-04 08:00:10', '2026-01-05 08:00:10', '2026-01-06 08:00:10']
    const open = { sun: '08:00-10:00', tue: '08:00-10:00' }
    expect(story(oneQueue({ arrivals: { trace } }, { days: 3, open }))).toEqual([
      '10: answered 10, done 70',
      'day 2 10: closed day 2 10',
      'day 3 10: answered day 3 10, done day 3 70',
    ])
  })
})

describe('opening hours', () => {
  const DAYS = { sun: '08:00-10:00', mon: '12:00-14:00' }

  test('that differ by weekday move the staff with them', () => {
    expect(staff(oneQueue({}, { days: 2, open: DAYS }))).toEqual([
      '0: 1',
      '7200: 0',
      'day 2 14400: 1',
      'day 2 21600: 0',
    ])
  })

  test('that differ by weekday move the calls with them', () => {
    const center = centerOf(oneQueue({ arrivals: { perHour: 100 } }, { days: 2, open: DAYS, lines: 1 }))
    const { rows } = simulated(center)
    const second = rows.filter(row => row.arrived > 86400)
    expect(second.length).toBeGreaterThan(100)
    expect(second.filter(row => row.kind === 'closed').length).toBe(0)
  })

  test('around the clock never close between the days, and nobody is sent home', () => {
    const trace = ['2026-01-04 23:59:30', '2026-01-04 23:59:50', '2026-01-05 00:00:10']
    const scenario = oneQueue({ arrivals: { trace } }, { days: 2, open: '00:00-24:00' })
    // Midnight is 28 800 s before 8.
    expect(story(scenario)).toEqual([
      '57570: answered 57570, done day 2 -28770',
      '57590: answered day 2 -28770, done day 2 -28710',
      'day 2 -28790: answered day 2 -28710, done day 2 -28650',
    ])
    expect(staff(scenario)[0]).toBe('-28800: 1')
    expect(staff(scenario).filter(change => change.startsWith('day 2 -'))).toEqual([])
  })

  test('until midnight end there, with those who wait still served the next day', () => {
    const trace = ['2026-01-04 23:59:30', '2026-01-04 23:59:50', '2026-01-05 00:00:10']
    expect(story(oneQueue({ arrivals: { trace } }, { days: 2, open: '08:00-24:00' }))).toEqual([
      '57570: answered 57570, done day 2 -28770',
      '57590: answered day 2 -28770, done day 2 -28710',
      'day 2 -28790: closed day 2 -28790',
    ])
  })
})

describe('from day to day', () => {
  test('what people expect carries over', () => {
    const experience = { gain: 1, smoothing: 1 }
    const trace = ['2026-01-04 08:00:00', '2026-01-04 08:00:10', '2026-01-05 08:00:01', '2026-01-05 08:00:11']
    const { rows } = simulated(
      centerOf(oneQueue({ arrivals: { trace }, patience: { ...constant(100), experience } }, { days: 2 })),
    )
    // The second waits 50 s; the third, answered at once, brings the expectation to 0 again for the fourth.
    expect(rows.map(({ patience }) => patience)).toEqual([100, 100, 100, 100])
    const longer = [...trace.slice(0, 2), '2026-01-05 08:00:01', '2026-01-05 08:00:01']
    const center = centerOf(
      oneQueue(
        { arrivals: { trace: longer }, patience: { ...constant(100), experience: { gain: 1, smoothing: 0.5 } } },
        { days: 2 },
      ),
    )
    // Expected 0, 25, then 12.5 after the one answered at once.
    expect(simulated(center).rows.map(({ patience }) => patience)).toEqual([100, 100, 100, 112.5])
  })

  test('a day begins with its own staff although calls of the day before went on', () => {
    const trace = ['2026-01-04 09:59:50', '2026-01-05 08:00:10', '2026-01-05 08:00:20']
    const groups = { front: { serves: ['calls'], staffing: { sun: 1, mon: 2 } } }
    expect(story(oneQueue({ arrivals: { trace } }, { days: 2, groups })).slice(1)).toEqual([
      'day 2 10: answered day 2 10, done day 2 70',
      'day 2 20: answered day 2 20, done day 2 80',
    ])
  })
})

describe('the end of a steady-state study', () => {
  const study = (fields = {}) => ({
    title: 'for ever',
    steady: { length: '1 h', warmUp: 0 },
    types: { calls: { arrivals: { perHour: 360 }, handle: constant(7200), ...fields } },
    groups: { front: { serves: ['calls'], staffing: 1 } },
  })

  test('finds those who wait inside', () => {
    const { rows, end } = simulated(centerOf(study()))
    const waiting = rows.filter(row => row.group < 0)
    expect(waiting.length).toBeGreaterThan(250)
    for (const row of waiting) expect(row).toMatchObject({ kind: 'inside', left: 3600 })
    expect(end).toBe(3600)
  })

  test.each([
    ['without after-call work', {}, {}],
    ['with after-call work', { handle: { ...constant(7200), afterCallWork: 10 } }, {}],
    ['with a limit of lines', { handle: { ...constant(7200), afterCallWork: 10 } }, { lines: 1000 }],
  ])('finds the one who talks inside, %s', (_, calls, fields) => {
    const { rows } = simulated(centerOf({ ...study(calls), ...fields }))
    const [talking] = rows.filter(row => row.group >= 0)
    expect(talking).toMatchObject({ kind: 'inside', ended: 3600, freed: 3600 })
  })

  test('counts the time of agents who are idle then', () => {
    const { rows, idleTime } = simulated(centerOf(study({ handle: constant(1), arrivals: { perHour: 10 } })))
    const busy = rows.reduce((sum, row) => sum + Math.min(row.freed, 3600) - row.left, 0)
    expect(idleTime[0] + busy).toBeCloseTo(3600, 6)
  })
})

test('the idle time of the last day ends with it, also around the clock', () => {
  const { idleTime } = simulated(centerOf(oneQueue({}, { open: '00:00-24:00' })))
  expect(idleTime).toEqual([86400 - 60])
})
