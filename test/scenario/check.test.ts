import { describe, expect, test } from 'vitest'
import { changed, read, refusal } from './files.ts'

const law = (text: string) => refusal(changed(['{ law: exponential, mean: 240 }', `{ ${text} }`]))
const steady = (...pieces: [string, string][]) =>
  changed(
    ['start: 2026-03-01\nopen: { sun-thu: "08:00-10:00" }\ninterval: 30 min', 'steady: { length: 10 d }'],
    ['[60, 80, 90, 70]', '60'],
    ['{ sun-thu: 20 }', '20'],
    ['[5, 6, 6, 5]', '9'],
    ...pieces,
  )
const shifts = (text: string) => refusal(changed(['staffing: [5, 6, 6, 5]', `shifts: [${text}]`]))

describe('lists of figures', () => {
  test('have one figure per interval of the opening hours', () => {
    expect(refusal(changed(['[60, 80, 90, 70]', '[60, 80, 90]']))).toMatchInlineSnapshot(
      `"day.yaml:8:16 types.billing.arrivals.perHour: 3 figures, but 4 intervals of 30 min in 08:00-10:00"`,
    )
    expect(refusal(changed(['{ sun-thu: 20 }', '{ sun-thu: [1, 2] }']))).toMatchInlineSnapshot(
      `"day.yaml:15:37 types.sales.arrivals.perHour.sun-thu: 2 figures, but 4 intervals of 30 min in 08:00-10:00"`,
    )
  })

  test('cover every simulated open day', () => {
    expect(
      refusal(changed(['start:', 'days: 8\nstart:'], ['{ sun-thu: 20 }', '{ sun-tue: 20 }'])),
    ).toMatchInlineSnapshot(
      `"day.yaml:16:26 types.sales.arrivals.perHour: no figures for wed, thu, when the center is open"`,
    )
    expect(refusal(changed(['{ sun-thu: 20 }', '{ 2026-03-02: 20 }']))).toMatchInlineSnapshot(
      `"day.yaml:15:26 types.sales.arrivals.perHour: no figures for 2026-03-01, when the center is open"`,
    )
  })

  test('of agents are whole numbers', () => {
    expect(refusal(changed(['[5, 6, 6, 5]', '[5, 6.5, 6, 5]']))).toMatchInlineSnapshot(
      `"day.yaml:20:19 groups.front.staffing[1]: agents must be a whole number, not 6.5"`,
    )
    expect(refusal(changed(['[5, 6, 6, 5]', '1e7']))).toMatchInlineSnapshot(
      `"day.yaml:20:15 groups.front.staffing: must be at most 1,000,000, not 10000000"`,
    )
  })
})

describe('time', () => {
  test('intervals divide the day and the opening hours', () => {
    expect(refusal(changed(['30 min', '7 min']))).toMatchInlineSnapshot(
      `"day.yaml:4:11 interval: must be at least 1 min and divide a day, not 7 min"`,
    )
    expect(refusal(changed(['30 min', '0.01 s']))).toMatchInlineSnapshot(
      `"day.yaml:4:11 interval: must be at least 1 min and divide a day, not 0.01 s"`,
    )
    expect(refusal(changed(['08:00-10:00', '08:10-10:00']))).toMatchInlineSnapshot(
      `"day.yaml:3:18 open.sun-thu: 08:10-10:00 does not begin and end with an interval of 30 min"`,
    )
  })

  test('a center is open sometime, bursts and traces are within the simulated days', () => {
    expect(refusal(changed(['sun-thu: "', 'fri: "']))).toMatchInlineSnapshot(
      `"day.yaml:3:7 open: is closed on every simulated day"`,
    )
    const burst = '{ sun-thu: 20 }, bursts: [{ at: 2026-03-02 10:00, calls: 100 }]'
    expect(refusal(changed(['{ sun-thu: 20 }', burst]))).toMatchInlineSnapshot(
      `"day.yaml:15:58 types.sales.arrivals.bursts[0].at: 2026-03-02 is not one of the simulated days, 2026-03-01 to 2026-03-01"`,
    )
    expect(
      refusal(changed(['perHour: [60, 80, 90, 70]', 'trace: ["09:00", "2026-02-28 09:00"]'])),
    ).toMatchInlineSnapshot(
      `"day.yaml:8:24 types.billing.arrivals.trace[1]: 2026-02-28 is not one of the simulated days, 2026-03-01 to 2026-03-01"`,
    )
    expect(refusal(changed(['start: 2026-03-01', 'start: 2026-02-30']))).toMatchInlineSnapshot(
      `"day.yaml:2:8 start: expected a date such as 2026-03-01, not "2026-02-30""`,
    )
  })

  test('a steady-state study has no days', () => {
    expect(read(steady()).scenario.steady).toEqual({ length: 864000, warmUp: 'auto', batches: 30 })
    const text = steady(
      ['steady: { length: 10 d }', 'steady: { length: 10 d, warmUp: 11 d }\ndays: 2'],
      ['60', '{ sun: 60 }'],
    )
    expect(refusal(text)).toMatchInlineSnapshot(`
      "day.yaml:2:33 steady.warmUp: must be shorter than the length, 10 d
      day.yaml:3:7 days: has no meaning in a steady-state study
      day.yaml:7:16 types.billing.arrivals.perHour: a steady-state study takes one number"
    `)
    expect(
      refusal(steady(['perHour: 60', 'perInterval: 60\n      bursts: [{ at: "09:00", calls: 5 }]'])),
    ).toMatchInlineSnapshot(`
      "day.yaml:6:20 types.billing.arrivals.perInterval: has no meaning in a steady-state study; give perHour
      day.yaml:7:15 types.billing.arrivals.bursts: has no meaning in a steady-state study"
    `)
    expect(
      refusal(steady(['staffing: 9', 'shifts: [{ start: "08:00", length: 8 h, agents: 3 }]'])),
    ).toMatchInlineSnapshot(
      `"day.yaml:18:13 groups.front.shifts: has no meaning in a steady-state study; give staffing"`,
    )
  })

  test('more calls than a computer holds are refused', () => {
    expect(refusal(changed(['start:', 'days: 3660\nstart:'], ['{ sun-thu: 20 }', '1e6']))).toMatchInlineSnapshot(
      `"day.yaml:16:15 types.sales.arrivals: more than 100,000,000 calls in one replication: simulate fewer days or calls"`,
    )
    expect(refusal(changed(['{ sun-thu: 20 }', '1e8']))).toMatchInlineSnapshot(`
      "day.yaml:15:15 types.sales.arrivals: more than 100,000,000 calls in one replication: simulate fewer days or calls
      day.yaml:15:26 types.sales.arrivals.perHour: must be at most 10,000,000, not 100000000"
    `)
  })
})

describe('types and groups', () => {
  test('every type is served, every name in serves is a type', () => {
    expect(refusal(changed(['[billing, sales]', '[billing, billing]']))).toMatchInlineSnapshot(
      `"day.yaml:19:23 groups.front.serves[1]: names "billing" a second time"`,
    )
    expect(refusal(changed(['[billing, sales]', '{ billing: {}, sails: { rank: 2 } }']))).toMatchInlineSnapshot(
      `"day.yaml:19:35 groups.front.serves.sails: unknown call type "sails" — did you mean "sales"? (known: billing, sales)"`,
    )
    expect(refusal('title: x\ntypes: {}\ngroups: {}')).toMatchInlineSnapshot(`
      "day.yaml:2:8 types: needs at least one call type
      day.yaml:3:9 groups: needs at least one agent group"
    `)
  })

  test('of fields that replace each other exactly one is given', () => {
    expect(refusal(changed(['perHour: [60, 80, 90, 70]', 'perHour: 60\n      perInterval: 3']))).toMatchInlineSnapshot(
      `"day.yaml:9:20 types.billing.arrivals.perInterval: give perHour or perInterval, not both (null removes one)"`,
    )
    expect(refusal(changed(['      perHour: [60, 80, 90, 70]', '      busyness: { shape: 3 }']))).toMatchInlineSnapshot(
      `"day.yaml:7:5 types.billing.arrivals: needs perHour, perInterval, trace or perCustomer"`,
    )
    expect(refusal(changed(['    staffing: [5, 6, 6, 5]\n', '']))).toMatchInlineSnapshot(
      `"day.yaml:18:3 groups.front: needs staffing or shifts"`,
    )
    expect(refusal(changed(['slope: 0.8,', 'slope: 0.8, power: 2,']))).toMatchInlineSnapshot(
      `"day.yaml:13:70 types.billing.patience.load.response.power: give slope or power, not both (null removes one)"`,
    )
    expect(refusal(changed(['mean: 6 min', 'mean: 6 min\n      balk: {}']))).toMatchInlineSnapshot(
      `"day.yaml:13:13 types.billing.patience.balk: needs probability, beta or steps"`,
    )
  })

  test('shifts last a day at most and their breaks lie inside of them', () => {
    expect(shifts('{ start: "08:00", length: 25 h, agents: 3 }')).toMatchInlineSnapshot(
      `"day.yaml:20:40 groups.front.shifts[0].length: at most 24 h, not 1 d 1 h"`,
    )
    expect(shifts('{ start: "08:00", length: 8 h, agents: 3, breaks: [{ length: 30 min }] }')).toMatchInlineSnapshot(
      `"day.yaml:20:65 groups.front.shifts[0].breaks[0]: needs after or window"`,
    )
    expect(
      shifts('{ start: "08:00", length: 8 h, agents: 3, breaks: [{ after: 8 h, length: 30 min }] }'),
    ).toMatchInlineSnapshot(`"day.yaml:20:65 groups.front.shifts[0].breaks[0]: ends after the shift of 8 h"`)
    expect(
      shifts('{ start: "08:00", length: 8 h, agents: 3, breaks: [{ window: "15:00-17:00", length: 30 min }] }'),
    ).toMatchInlineSnapshot(
      `"day.yaml:20:75 groups.front.shifts[0].breaks[0].window: 15:00-17:00 is not inside the shift of 8 h"`,
    )
    expect(
      shifts('{ start: "08:00", length: 8 h, agents: 3, breaks: [{ window: "12:00-12:20", length: 30 min }] }'),
    ).toMatchInlineSnapshot(
      `"day.yaml:20:75 groups.front.shifts[0].breaks[0].window: 12:00-12:20 is shorter than the break"`,
    )
    const two = '[{ after: 2 h, length: 30 min }, { after: 140 min, length: 5 min }]'
    expect(shifts(`{ start: "08:00", length: 8 h, agents: 3, breaks: ${two} }`)).toMatchInlineSnapshot(
      `"day.yaml:20:97 groups.front.shifts[0].breaks[1]: begins before another break has ended"`,
    )
    expect(
      refusal(changed(['shrinkage', 'lateness: { law: constant, value: 60 }\n    shrinkage'])),
    ).toMatchInlineSnapshot(`"day.yaml:21:15 groups.front.lateness: needs shifts"`)
  })

  test('a break after midnight lies inside of a night shift', () => {
    const night = '[{ start: "22:00", length: 8 h, agents: 3, breaks: [{ window: "01:00-03:00", length: 30 min }] }]'
    const { scenario } = read(changed(['staffing: [5, 6, 6, 5]', `shifts: ${night}`]))
    expect(scenario.groups.front.shifts?.[0].breaks[0].window).toEqual([3600, 10800])
  })
})

describe('laws', () => {
  test.each([
    'law: uniform, min: 3, max: 2',
    'law: gamma, mean: 3',
    'law: gamma, mean: 3, cv: 1, shape: 1',
    'law: lognormal, cv: 1',
    'law: hyperexponential, phases: [{ share: 0.5, mean: 3 }, { share: 0.4, mean: 2 }]',
    'law: hazard, from: [1, 5, 5], perMinute: [1, 0]',
    'law: histogram, edges: [0, 1, 2], counts: [0]',
    'law: survival, at: [0, 10], survival: [0.5, 0.7, 1]',
    'law: survival, at: [10], survival: [1]',
    'law: erlang, mean: 3, phases: 5000',
    'law: weibull, mean: 3, shape: 1e-9',
  ])('%s', text => {
    expect(law(text)).toMatchSnapshot()
  })

  test('a hazard may end at 0 for patience only', () => {
    const { scenario } = read(
      changed(['law: exponential\n      mean: 6 min', 'law: hazard\n      from: [0, 60]\n      perMinute: [1, 0]']),
    )
    expect(scenario.types.billing.patience).toMatchObject({ perMinute: [1, 0] })
  })
})

describe('load', () => {
  test('the anticipated wait is known on arrival only', () => {
    expect(refusal(changed(['queuePerAgent', 'anticipatedWait']))).toMatchInlineSnapshot(
      `"day.yaml:13:24 types.billing.patience.load.measure: anticipatedWait cannot act while waiting; use when: arrival"`,
    )
    const during = 'mean: 240, load: { when: during, measure: anticipatedWait, response: { slope: 1 } }'
    expect(refusal(changed(['mean: 240', during]))).toMatchInlineSnapshot(
      `"day.yaml:16:75 types.sales.handle.load.measure: anticipatedWait cannot act during a call; use when: start"`,
    )
    expect(read(changed(['queuePerAgent', 'anticipatedWait, when: arrival'])).scenario.title).toBe('Bank line')
  })

  test('steps increase, limits are in order, probabilities are at most 1', () => {
    expect(refusal(changed(['slope: 0.8, max: 3', 'steps: [[2, 1.5], [1, 2]], max: 0.01']))).toMatchInlineSnapshot(`
      "day.yaml:13:69 types.billing.patience.load.response.steps[1]: must be more than the one before, 2, not 1
      day.yaml:13:83 types.billing.patience.load.response.max: must be at least min, 0.05, not 0.01"
    `)
    expect(
      refusal(changed(['mean: 6 min', 'mean: 6 min\n      balk: { steps: [[1, 0.5], [5, 2]] }'])),
    ).toMatchInlineSnapshot(
      `"day.yaml:13:37 types.billing.patience.balk.steps[1][1]: must be a probability, at most 1, not 2"`,
    )
  })

  test('segments have names of their own and shares that sum to 1', () => {
    const segment = '{ name: calm, share: 0.4, law: exponential, mean: 60 }'
    expect(
      refusal(
        changed([
          'law: exponential\n      mean: 6 min\n      load: { measure: queuePerAgent, response: { slope: 0.8, max: 3 } }',
          `segments: [${segment}, ${segment}]`,
        ]),
      ),
    ).toMatchInlineSnapshot(`
      "day.yaml:11:17 types.billing.patience.segments: shares must sum to 1, not 0.8
      day.yaml:11:82 types.billing.patience.segments[1].name: a second segment "calm""
    `)
  })

  test('redials without end take their time', () => {
    const redial = 'redial: { blocked: 1, attempts: unlimited, sameDay: { law: constant, value: 0 } }'
    expect(refusal(changed(['    handle: { law: exp', `    ${redial}\n    handle: { law: exp`]))).toMatchInlineSnapshot(
      `"day.yaml:16:57 types.sales.redial.sameDay: must be at least 1 s when attempts are unlimited"`,
    )
  })
})
