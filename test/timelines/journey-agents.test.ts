// What agents are like, hard calls, data that are missing, and what the management changes. Talks of a minute; times in
// seconds after 8 o'clock.
import { describe, expect, test } from 'vitest'
import { at, callsOf, cases, constant, oneQueue, story } from '../support.ts'

type Fields = Record<string, unknown>

const HARD = { share: 1, angry: 0, handleFactor: 1, control: 1, satisfaction: 0.2 }
const agents = (staffing: number, profile?: Fields) => ({
  groups: { front: { serves: ['calls'], staffing, ...(profile && { profile }) } },
})
const policy = (fields: Fields, from = '00:00') => ({ interventions: [{ name: 'policy', from, ...fields }] })

describe('a hard call', () => {
  test('takes longer', () => {
    expect(story(oneQueue({ hardCalls: { ...HARD, handleFactor: 1.5, control: 0 } }))).toEqual([
      '0: answered 0, done 90',
    ])
  })

  test('costs satisfaction when the agent loses control', () => {
    const satisfaction = (composure: number) => {
      const fields = { satisfaction: {}, ...agents(1, { composure, effects: { composureSatisfaction: 0 } }) }
      return callsOf(oneQueue({ hardCalls: HARD }, fields))[0].satisfaction
    }
    // At composure 0.5 he loses it for certain, here; at 1 never.
    expect(satisfaction(0)).toBe(0.8)
    expect(satisfaction(1)).toBe(1)
  })

  test('is more likely with the angry', () => {
    const hard = (initial: number) =>
      callsOf(oneQueue({ hardCalls: { ...HARD, share: 0, angry: 1 } }, { satisfaction: { initial } }))[0].hard
    expect(hard(1)).toBe(false)
    expect(hard(0)).toBe(true)
  })

  test('is followed by a break, while others wait', () => {
    const recovering = (recovery: Fields) =>
      story(oneQueue({ hardCalls: HARD, arrivals: at([0, 10]) }, agents(1, { recovery })))
    expect(recovering({ length: 30 })).toEqual([
      '0: answered 0, done 60, free 90',
      '10: answered 90, done 150, free 180',
    ])
    // With cover only when nobody waits.
    expect(recovering({ length: 30, cover: true })).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120, free 150',
    ])
  })

  test('is followed by a break with cover where a policy says so', () => {
    const fields = { ...agents(1, { recovery: { length: 30 } }), ...policy({ breakCover: true }, '08:01:30') }
    expect(story(oneQueue({ hardCalls: HARD, arrivals: at([0, 10, 20]) }, fields))).toEqual([
      '0: answered 0, done 60, free 90',
      '10: answered 90, done 150',
      '20: answered 150, done 210, free 240',
    ])
  })

  test('that gets out of control goes over to an idle colleague', () => {
    const handed = (staffing: number, hardCalls = HARD) =>
      oneQueue(
        { hardCalls, handle: { ...constant(60), afterCallWork: 10 } },
        {
          ...agents(staffing),
          ...policy({ handOver: { after: 20, restores: 0.75 } }),
          satisfaction: { warmTransfer: 0.1 },
        },
      )
    expect(story(handed(2))).toEqual(['0: transferred 0, done 20', '0: answered 20, done 60, free 70'])
    // A quarter of the 0.2 is lost, and what the transfer costs.
    expect(callsOf(handed(2))[0].satisfaction).toBeCloseTo(0.9 * 0.95, 12)
    // Nobody is idle.
    expect(story(handed(1))).toEqual(['0: answered 0, done 60, free 70'])
    expect(callsOf(handed(1))[0].satisfaction).toBeCloseTo(0.8, 12)
    // Twice the time: after 20 seconds 10 of its 60 are done.
    expect(story(handed(2, { ...HARD, handleFactor: 2 }))).toEqual([
      '0: transferred 0, done 20',
      '0: answered 20, done 120, free 140',
    ])
    expect(story(handed(1, { ...HARD, handleFactor: 2 }))).toEqual(['0: answered 0, done 120, free 140'])
  })
})

describe('agents', () => {
  const talks = (profile: Fields, times = [0]) =>
    callsOf(oneQueue({ arrivals: at(times) }, agents(1, profile))).map(({ left, ended }) =>
      Number((ended - left).toFixed(6)),
    )

  test('who know more are faster, those with more freedom slower', () => {
    const effects = { knowledgeHandle: -0.15, empowermentHandle: 0.1, moraleHandle: -0.05 }
    expect(talks({ knowledge: 1, effects })).toEqual([51])
    expect(talks({ knowledge: 0, effects })).toEqual([69])
    expect(talks({ empowerment: 1, effects })).toEqual([66])
    expect(talks({ morale: 0, effects })).toEqual([63])
    expect(talks({ knowledge: 1, empowerment: 1, morale: 1, effects })).toEqual(
      [60 * 0.85 * 1.1 * 0.95].map(x => Number(x.toFixed(6))),
    )
  })

  test('learn by each call: half the time with each doubling, until they know it all', () => {
    const learning = { perDoubling: 0.5, calls: 1, until: 4 }
    expect(talks({ learning }, [0, 100, 200, 300, 400])).toEqual([60, 30, 20, 15, 15])
  })

  test('tire at work, and rest', () => {
    // Fatigue goes to 1 in a call and back to 0 in a pause, so fast are they here.
    const fatigue = { perHour: 1e6, restPerHour: 1e6, handle: 0.5 }
    expect(talks({ fatigue }, [0, 10, 1000])).toEqual([60, 90, 60])
  })

  test('rest in their breaks after hard calls', () => {
    const fatigue = { perHour: 1e6, restPerHour: 1e6, handle: 0.5 }
    const calls = callsOf(
      oneQueue({ arrivals: at([0, 10]), hardCalls: HARD }, agents(1, { fatigue, recovery: { length: 30 } })),
    )
    expect(calls.map(({ left, ended, freed }) => [left, ended, freed].map(time => time - 28_800))).toEqual([
      [0, 60, 90],
      [90, 150, 180],
    ])
  })

  test('lose morale by hard calls', () => {
    // At 0 after the first, and the handle time twice as long; nothing is forgotten so soon.
    const moraleDrift = { hardCall: 0.5, occupancy: 0, memory: '1000 d' }
    const calls = callsOf(
      oneQueue(
        { arrivals: at([0, 100]), hardCalls: { ...HARD, control: 0 } },
        agents(1, { moraleDrift, effects: { moraleHandle: -1 } }),
      ),
    )
    expect(calls[1].ended - calls[1].left).toBeCloseTo(120, 2)
  })

  test('who promise too much leave customers in a false belief, who call again', () => {
    const scenario = (promiseKeeping: number) =>
      oneQueue(
        { resolution: { probability: 0, delay: constant(300), contacts: 2 } },
        agents(1, { promiseKeeping, effects: { promiseBelieved: -1 } }),
      )
    expect(callsOf(scenario(0)).map(({ believed }) => believed)).toEqual([true, true])
    expect(callsOf(scenario(1)).map(({ believed }) => believed)).toEqual([false, false])
    expect(story(scenario(0))[1]).toBe('again 360: answered 360, done 420')
  })

  test('solve more when they know more', () => {
    const solved = (knowledge: number) =>
      callsOf(
        oneQueue(
          { resolution: { probability: 0.5, repeat: 0 } },
          agents(1, { knowledge, effects: { knowledgeResolution: 1, knowledgeHandle: 0 } }),
        ),
      )[0].solved
    expect(solved(1)).toBe(true)
    expect(solved(0)).toBe(false)
  })
})

describe('data that are missing', () => {
  const looking = (dataQuality: number, fields = {}) =>
    story(oneQueue({ handle: { ...constant(60), lookUp: 40 } }, { dataQuality, ...fields }))

  test('are looked for', () => {
    expect(looking(1)).toEqual(['0: answered 0, done 60'])
    expect(looking(0.75)).toEqual(['0: answered 0, done 70'])
    expect(looking(0)).toEqual(['0: answered 0, done 100'])
  })

  test('are found sooner, or are there, after an intervention', () => {
    expect(looking(0, policy({ lookUp: 0.5 }))).toEqual(['0: answered 0, done 80'])
    expect(looking(0, policy({ dataQuality: 0.25 }))).toEqual(['0: answered 0, done 90'])
  })
})

describe('an intervention', () => {
  const daily = at([0]).trace.flatMap(time => [4, 5, 6].map(day => `2026-01-0${day} ${time}`))
  const talks = (intervention: Fields) =>
    callsOf(
      oneQueue(
        { arrivals: { trace: daily } },
        {
          days: 3,
          ...agents(1, { effects: { knowledgeHandle: -0.5 } }),
          ...policy(intervention, intervention.from as string),
        },
      ),
    ).map(({ left, ended }) => Number((ended - left).toFixed(6)))

  test('begins on its date', () => {
    expect(talks({ from: '2026-01-05 00:00', knowledge: 0.5 })).toEqual([60, 30, 30])
    expect(talks({ from: '2026-01-05 09:00', knowledge: 0.5 })).toEqual([60, 60, 30])
  })

  test('works in full after its ramp, in steps of a day', () => {
    expect(talks({ from: '2026-01-05 00:00', knowledge: 0.5, ramp: '2 d' })).toEqual([60, 45, 30])
  })

  test('moves agents from the first day on, or from a later one', () => {
    const moved = (from: string) => {
      const scenario = {
        title: 'two groups',
        open: '08:00-10:00',
        days: 2,
        types: {
          a: { arrivals: { trace: daily.slice(0, 2).flatMap(time => [time, time]) }, handle: constant(60) },
          b: { arrivals: at([600]), handle: constant(60) },
        },
        groups: { one: { serves: ['a'], staffing: 1 }, other: { serves: ['b'], staffing: 2 } },
        ...policy({ reassign: { from: 'other', to: 'one', agents: 1 } }, from),
      }
      return callsOf(scenario).flatMap(({ type, arrived, left }) => (type === 0 ? [left - arrived] : []))
    }
    expect(moved('2026-01-04 00:00')).toEqual([0, 0, 0, 0])
    expect(moved('2026-01-05 00:00')).toEqual([0, 60, 0, 0])
  })

  test('moves whole agents, of those who handle several chats at once too, and never more than there are', () => {
    const moved = (agents: number) => {
      const scenario = {
        title: 'two groups',
        open: '08:00-10:00',
        types: {
          chat: { channel: 'chat', arrivals: at([0, 0, 0, 0]), handle: constant(60) },
          call: { arrivals: at([0, 0, 0, 0]), handle: constant(60) },
        },
        groups: {
          web: { serves: ['chat'], staffing: 2, concurrency: { chats: 2, slowdown: 0 } },
          phone: { serves: ['call'], staffing: 1 },
        },
        ...policy({ reassign: { from: 'web', to: 'phone', agents } }),
      }
      const atOnce = (type: number) =>
        callsOf(scenario).filter(row => row.type === type && row.left === row.arrived).length
      return [atOnce(0), atOnce(1)]
    }
    expect(moved(1)).toEqual([2, 2])
    expect(moved(2)).toEqual([0, 3])
    expect(moved(5)).toEqual([0, 3])
  })

  test('calls customers before they call again', () => {
    const unsolved = (delay: string, more = {}) =>
      oneQueue(
        { resolution: { probability: 0, delay: constant(3600), contacts: 2 } },
        policy({ proactive: { delay, sensitivity: 1, reach: 1, solves: 1, ...more } }),
      )
    expect(story(unsolved('10 min'))).toEqual(['0: answered 0, done 60'])
    expect(cases(unsolved('10 min'))).toEqual(['0: solved 660, 1 call'])
    // Too late for the first call, or in vain.
    expect(cases(unsolved('2 h'))).toEqual(['0: solved 10920, 2 calls'])
    expect(cases(unsolved('10 min', { solves: 0 }))).toEqual(['0: given up 3720, 2 calls'])
    // Not before the end, at midnight.
    expect(
      cases(
        oneQueue(
          { resolution: { probability: 0, repeat: 0 } },
          policy({ proactive: { delay: '1 d', sensitivity: 1, reach: 1, solves: 1 } }),
        ),
      ),
    ).toEqual(['0: open day 2 -28800, 1 call'])
  })
})
