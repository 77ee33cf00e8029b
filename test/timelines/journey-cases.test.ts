// Cases: solved or not, the calls that follow, satisfaction. One agent, talks of a minute; times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { run } from '../../src/core.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { at, callsOf, cases, constant, oneQueue, story } from '../support.ts'

type Fields = Record<string, unknown>
const rounded = (value: number) => Number(value.toFixed(9))

const LONG = { open: '08:00-12:00' }
const asked = (resolution: Fields, fields: Fields = {}, calls: Fields = {}) =>
  oneQueue({ resolution: { delay: constant(3600), ...resolution }, ...calls }, { ...LONG, ...fields })

/** Without data nothing is solved; they are cleaned at half past nine. */
const CLEANED = {
  dataQuality: 0,
  interventions: [{ name: 'cleaning', from: '09:30', dataQuality: 1 }],
}
const WITH_DATA = { probability: 1, dataQuality: 1 }

describe('a case', () => {
  test('that is not solved is called about again', () => {
    expect(story(asked({ probability: 0 })).slice(0, 3)).toEqual([
      '0: answered 0, done 60',
      'again 3660: answered 3660, done 3720',
      'again 7320: answered 7320, done 7380',
    ])
  })

  test('may be solved at the third contact: by then 0.85 × 0.85 of the satisfaction is left', () => {
    const scenario = asked(WITH_DATA, { ...CLEANED, satisfaction: {} })
    expect(cases(scenario)).toEqual(['0: solved 7380, 3 calls, satisfaction 0.7225'])
    const calls = callsOf(scenario)
    expect(
      calls.map(({ contact, solved, first, repeat, satisfaction }) => [
        contact,
        solved,
        first,
        repeat,
        rounded(satisfaction!),
      ]),
    ).toEqual([
      [1, false, true, false, 1],
      [2, false, false, true, 0.85],
      [3, true, false, true, 0.7225],
    ])
  })

  test('loses the same each time where losses are additive', () => {
    const satisfaction = { form: 'additive' }
    expect(cases(asked(WITH_DATA, { ...CLEANED, satisfaction }))).toEqual(['0: solved 7380, 3 calls, satisfaction 0.7'])
  })

  test('that is solved gives back a share of what was lost', () => {
    const satisfaction = { recovery: 0.5 }
    expect(cases(asked(WITH_DATA, { ...CLEANED, satisfaction }))).toEqual([
      '0: solved 7380, 3 calls, satisfaction 0.86125',
    ])
  })

  test('is given up by one who does not call again', () => {
    expect(cases(asked({ probability: 0, repeat: 0 }))).toEqual(['0: given up 60, 1 call'])
  })

  test('is given up after so many contacts', () => {
    expect(cases(asked({ probability: 0, contacts: 2 }))).toEqual(['0: given up 3720, 2 calls'])
  })

  test('is open at the end, at midnight, when its next call would come later', () => {
    expect(cases(asked({ probability: 0, delay: constant(86_400) }))).toEqual(['0: open day 2 -28800, 1 call'])
  })

  test('is lost with the call that got no answer, and goes on with a redial', () => {
    const calls = {
      arrivals: at([0, 10]),
      patience: constant(20),
      redial: { deliberate: 1, sameDay: constant(15), nextDay: 0, attempts: 2 },
    }
    const satisfaction = { noAnswer: 0.5, decay: 0.2, tolerance: 0, waitPerMinute: 0 }
    expect(cases(oneQueue(calls, { satisfaction }))).toEqual([
      '0: solved 60, 1 call, satisfaction 1',
      // Calls at 10, and at 45: without an answer, then a further call, then answered at 60.
      '10: solved 120, 2 calls, satisfaction 0.4',
    ])
    const redial = { ...calls.redial, attempts: 0 }
    expect(cases(oneQueue({ ...calls, redial }, { satisfaction }))[1]).toBe('10: lost 30, 1 call, satisfaction 0.5')
  })

  test('is called about again on the next open day when the time falls into closed hours', () => {
    const lines = story(asked({ probability: 0, delay: constant(5 * 3600), contacts: 2 }, { days: 2 }))
    expect(lines[0]).toBe('0: answered 0, done 60')
    expect(lines[1]).toMatch(/^again day 2 [\d.]+: answered/)
    const second = callsOf(asked({ probability: 0, delay: constant(5 * 3600), contacts: 2 }, { days: 2 }))[1]
    expect(second.arrived).toBeGreaterThanOrEqual(86_400 + 8 * 3600)
    expect(second.arrived).toBeLessThan(86_400 + 12 * 3600)
  })

  test('is solved less often in a hurry', () => {
    // When the second is answered, the third waits.
    const hurry = {
      response: {
        steps: [
          [0, 1],
          [1, 0],
        ],
      },
    }
    const calls = callsOf(asked({ probability: 1, repeat: 0, hurry }, {}, { arrivals: at([0, 10, 20]) }))
    expect(calls.map(({ solved }) => solved)).toEqual([true, false, true])
  })

  test('may be believed solved', () => {
    const [call] = callsOf(asked({ probability: 0, believed: 1, repeat: 0 }))
    expect(call).toMatchObject({ solved: false, believed: true, gaveUp: false })
  })
})

describe('satisfaction', () => {
  test('falls with the wait beyond the tolerance', () => {
    const calls = callsOf(
      oneQueue({ arrivals: at([0, 0, 0, 0]) }, { satisfaction: { tolerance: 60, waitPerMinute: 0.1 } }),
    )
    expect(calls.map(({ satisfaction }) => satisfaction)).toEqual([1, 1, 0.9, 0.8])
  })

  test('is never below 0', () => {
    const satisfaction = { form: 'additive', decay: 0.6 }
    expect(cases(asked(WITH_DATA, { ...CLEANED, satisfaction }))).toEqual(['0: solved 7380, 3 calls, satisfaction 0'])
  })

  test('shows in the survey, and so does the belief that all is well', () => {
    const survey = { response: 1, angry: 0, noise: 0 }
    const asked = (satisfaction: number, resolution: Fields) => {
      const [{ rating, saidSolved }] = callsOf(
        oneQueue({ resolution: { repeat: 0, ...resolution } }, { satisfaction: { initial: satisfaction }, survey }),
      )
      return { rating, saidSolved }
    }
    expect(asked(1, { probability: 1 })).toEqual({ rating: 5, saidSolved: true })
    expect(asked(0.7, { probability: 0, believed: 1 })).toEqual({ rating: 4, saidSolved: true })
    expect(asked(0, { probability: 0 })).toEqual({ rating: 1, saidSolved: false })
  })

  test('of the content makes fewer answer the survey than of the angry', () => {
    const responses = (initial: number) => {
      const calls = callsOf(
        oneQueue(
          { arrivals: at(Array.from({ length: 400 }, (_, i) => i)), handle: constant(1) },
          { satisfaction: { initial }, survey: { response: 0.4, angry: 1 } },
        ),
      )
      return calls.filter(({ rating }) => rating !== undefined).length / 400
    }
    // 40 % and 80 %, within four standard errors.
    expect(Math.abs(responses(1) - 0.4)).toBeLessThan(0.1)
    expect(Math.abs(responses(0) - 0.8)).toBeLessThan(0.1)
  })
})

describe('an e-mail', () => {
  const mail = (times: string[], fields: Fields = {}) =>
    oneQueue({ channel: 'email', arrivals: { trace: times }, handle: constant(1800) }, { days: 2, ...fields })

  test('waits over night', () => {
    expect(story(mail(['2026-01-04 09:20', '2026-01-04 09:30', '2026-01-04 09:40', '2026-01-04 20:00']))).toEqual([
      '4800: answered 4800, done 6600',
      // Begun in time, it is finished after closing.
      '5400: answered 6600, done 8400',
      '6000: answered day 2 0, done day 2 1800',
      '43200: answered day 2 1800, done day 2 3600',
    ])
  })

  test('needs no line', () => {
    const lines = story(mail(['08:00', '08:01', '08:02'], { lines: 1, waitingRoom: 0 }))
    expect(lines.map(line => line.split(' ')[1])).toEqual(['answered', 'answered', 'answered'])
  })

  test('costs the time of agents, but no line', async () => {
    const scenario = parseScenarioObject(mail(['08:00', '08:01'], { economics: { agentHour: 0, lineHour: 100 } }))
    const { estimate } = await run(scenario, { replications: 1 })
    expect(estimate('cost').value).toBe(0)
  })
})

describe('what is counted of cases', () => {
  const counted = async (scenario: object) => {
    const { estimate } = await run(parseScenarioObject(scenario), { replications: 1 })
    return (measure: string) => estimate(measure).value
  }

  test('the case that is solved at the third contact', async () => {
    const value = await counted(asked(WITH_DATA, { ...CLEANED, satisfaction: {} }))
    expect(value('timeToResolution')).toBe(7380)
    // Open for 7,380 of 14,400 seconds.
    expect(value('backlog')).toBeCloseTo(7380 / 14_400, 12)
    expect(value('callsPerCase')).toBe(3)
    expect(value('repeatCalls')).toBe(2)
    expect(value('resolution')).toBeCloseTo(1 / 3, 12)
    expect(value('fcr')).toBe(0)
    expect(value('satisfaction')).toBeCloseTo(0.7225, 12)
    expect([1, 2, 3].map(n => rounded(value(`satisfactionAfter${n}`)))).toEqual([1, 0.85, 0.7225])
    expect(value('casesOpen')).toBe(0)
  })

  test('a case that is open at the end', async () => {
    const value = await counted(asked({ probability: 0, delay: constant(86_400) }))
    expect(value('casesOpen')).toBe(1)
    expect(value('cases')).toBe(0)
    expect(value('resolutionRate')).toBe(0)
    expect(value('firstResponse')).toBe(0)
  })

  test('a callback', async () => {
    const callback = { offer: { queue: 0 }, accept: 1, noAnswer: 0 }
    const value = await counted(oneQueue({ arrivals: at([0, 10]), callback }))
    expect(value('offered')).toBe(2)
    expect(value('answered')).toBe(1)
    expect(value('calledBack')).toBe(1)
    expect(value('callbackDelay')).toBe(50)
    // No wait of the one answered, 50 s of the one called back.
    expect(value('timeToAgent')).toBe(25)
    expect(value('occupancy')).toBeCloseTo(120 / 7200, 12)
  })
})
