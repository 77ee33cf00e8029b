// Callbacks in place of waiting. One agent, talks of a minute; times in seconds after 8 o'clock.
import { describe, expect, test } from 'vitest'
import { at, callsOf, cases, constant, oneQueue, story } from '../support.ts'

type Fields = Record<string, unknown>

/** From the second on everybody who must wait takes a callback when somebody waits already. */
const scenario = (
  callback: Fields,
  times: number[],
  { calls = {}, fields = {} }: { calls?: Fields; fields?: Fields } = {},
) =>
  oneQueue(
    { arrivals: at(times), callback: { offer: { queue: 1 }, accept: 1, urgent: 0, ...callback }, ...calls },
    fields,
  )
const calling = (...args: Parameters<typeof scenario>) => story(scenario(...args))

/** At 20 one takes a callback behind one who waits; another comes at 65, when the first of them is answered. */
const THREE_AND_ONE = [0, 10, 20, 65]
const BEGINNING = ['0: answered 0, done 60', '10: answered 60, done 120', '20: callback 20']

describe('a callback', () => {
  test('that keeps the place is due when the turn comes', () => {
    expect(calling({ mode: 'keepPlace' }, THREE_AND_ONE)).toEqual([
      ...BEGINNING,
      '20: calledBack 120, done 180',
      '65: answered 180, done 240',
    ])
  })

  test('that is promised comes after those who wait', () => {
    expect(calling({}, THREE_AND_ONE)).toEqual([
      ...BEGINNING,
      '20: calledBack 180, done 240',
      '65: answered 120, done 180',
    ])
  })

  test('goes before those who wait when its time runs out', () => {
    // Promised until 170; urgent from 110 on.
    const [, , , called, waiting] = calling({ window: 150, urgent: 60 }, THREE_AND_ONE)
    expect([called, waiting]).toEqual(['20: calledBack 120, done 180', '65: answered 180, done 240'])
  })

  test('breaks the promise when it comes after the window', () => {
    const broken = (window: number) => {
      const calls = callsOf(scenario({ window }, THREE_AND_ONE, { fields: { satisfaction: SATISFACTION } }))
      const { kind, broken, left, satisfaction } = calls.find(row => row.kind === 'calledBack')!
      return { kind, broken, left: left - 8 * 3600, satisfaction }
    }
    // Due at 119, when the agent is busy until 120.
    expect(broken(99)).toEqual({ kind: 'calledBack', broken: true, left: 120, satisfaction: 0.8 })
    expect(broken(100)).toEqual({ kind: 'calledBack', broken: false, left: 120, satisfaction: 1 })
  })

  test('that reaches nobody takes a while of the agent, and is tried again', () => {
    const nobody = { noAnswer: 1, ring: 20, retries: 1, retryAfter: 200 }
    expect(calling(nobody, [0, 10, 20])).toEqual([
      ...BEGINNING,
      '20: unreached 120, free 140',
      '20: unreached 340, free 360',
    ])
    expect(cases(scenario(nobody, [0, 10, 20]))[2]).toBe('20: given up 360, 1 call')
  })

  test('may reach the customer at the second attempt', () => {
    const once = scenario({ noAnswer: 0.5, ring: 20, retries: 1, retryAfter: 200 }, [0, 10, 20])
    const replication = Array.from({ length: 100 }, (_, i) => i).find(i => {
      const kinds = callsOf(once, { replication: i }).map(({ kind }) => kind)
      return kinds[3] === 'unreached' && kinds[4] === 'calledBack'
    })
    expect(story(once, { replication }).slice(3)).toEqual([
      '20: unreached 120, free 140',
      '20: calledBack 340, done 400',
    ])
  })

  test('is made by an agent whom the reserve can spare', () => {
    // Two agents, free at 60 and at 90. One must stay idle.
    const two = { groups: { front: { serves: ['calls'], staffing: 2 } } }
    const lines = calling({ offer: { queue: 0 }, reserve: 1 }, [0, 30, 40], { fields: two })
    expect(lines[3]).toBe('40: calledBack 90, done 150')
  })

  test('that is urgent is made by an agent in reserve too', () => {
    // Promised until 610, urgent from 310 on.
    const lines = calling({ offer: { queue: 0 }, reserve: 1, window: 600, urgent: 300 }, [0, 10])
    expect(lines).toEqual(['0: answered 0, done 60', '10: callback 10', '10: calledBack 310, done 370'])
  })

  test('that is tried again keeps its place among those that are due', () => {
    // The first is tried at 60 and again at 360; the second, promised at 310, is due later and goes after it.
    const late = oneQueue(
      {
        arrivals: at([0, 10, 300, 310]),
        callback: { offer: { queue: 0 }, accept: 1, noAnswer: 1, ring: 10, retries: 1, retryAfter: 60, window: 3600 },
      },
      {},
    )
    const unreached = callsOf(late).filter(({ kind }) => kind === 'unreached')
    expect(unreached.map(({ arrived, left }) => [arrived - 28_800, left - 28_800])).toEqual([
      [10, 60],
      [10, 130],
      [310, 360],
      [310, 430],
    ])
  })

  test('is offered from a wait on', () => {
    // One minute a call, one agent: the n-th in the queue is told n minutes.
    const lines = calling({ offer: { wait: '2 min' } }, [0, 10, 20])
    expect(lines.slice(1)).toEqual(['10: answered 60, done 120', '20: callback 20', '20: calledBack 120, done 180'])
  })

  test('that is not accepted is a wait like any other, after an offer', () => {
    const fields = { satisfaction: { callbackOffer: 0.1, waitPerMinute: 0 } }
    const calls = callsOf(scenario({ accept: 1e-9 }, [0, 10, 20], { fields }))
    expect(calls.map(({ kind, offered, satisfaction }) => [kind, offered, satisfaction])).toEqual([
      ['answered', false, 1],
      ['answered', false, 1],
      ['answered', true, 0.9],
    ])
  })

  test('annoys by the hour', () => {
    const fields = { satisfaction: { callbackOffer: 0, callbackPerHour: 0.36, brokenPromise: 0 } }
    const calls = callsOf(scenario({}, [0, 10, 20], { fields }))
    expect(calls[3]).toMatchObject({ kind: 'calledBack' })
    expect(calls[3].satisfaction).toBeCloseTo(1 - (0.36 * 100) / 3600, 12)
  })

  test('holds no line until it is made', () => {
    expect(calling({ offer: { queue: 0 } }, [0, 10, 20, 30], { fields: { lines: 2 } })).toEqual([
      '0: answered 0, done 60',
      '10: callback 10',
      '10: calledBack 60, done 120',
      '20: callback 20',
      '20: calledBack 120, done 180',
      '30: callback 30',
      '30: calledBack 180, done 240',
    ])
  })

  test.each(['promise', 'keepPlace'])('of the mode %s that is not made before closing is made the next day', mode => {
    const arrivals = { trace: ['2026-01-04 09:59:30', '2026-01-04 09:59:40'] }
    const lines = calling({ mode, offer: { queue: 0 }, window: '1 d' }, [], {
      calls: { arrivals },
      fields: { days: 2 },
    })
    expect(lines).toEqual([
      '7170: answered 7170, done 7230',
      '7180: callback 7180',
      '7180: calledBack day 2 0, done day 2 60',
    ])
  })

  test('taken in the wrong queue is passed on to the right desk', () => {
    const desks = {
      title: 'two desks',
      open: '08:00-10:00',
      types: {
        calls: {
          arrivals: at([1]),
          handle: constant(60),
          patience: constant(100),
          misrouting: { probability: 1, diagnosis: 30, to: { other: 1 }, retell: 1 },
          callback: { offer: { queue: 0 }, accept: 1 },
        },
        other: { arrivals: at([0]), handle: constant(20) },
        long: { arrivals: at([0]), handle: constant(100) },
      },
      groups: { front: { serves: ['calls', 'long'], staffing: 1 }, back: { serves: ['other'], staffing: 1 } },
    }
    const ofCalls = (patience: number) => {
      const types = { ...desks.types, calls: { ...desks.types.calls, patience: constant(patience) } }
      return story({ ...desks, types }).filter(line => line.startsWith('calls'))
    }
    expect(ofCalls(100)).toEqual([
      'calls 1: callback 1',
      'calls 1: transferred 20 by back, done 50',
      'calls 1: calledBack 100 by front, done 160',
    ])
    // Who loses patience there is no further call that came in: his callback has failed.
    expect(ofCalls(10)).toEqual([
      'calls 1: callback 1',
      'calls 1: transferred 20 by back, done 50',
      'calls 1: unreached 60',
    ])
  })
})

const SATISFACTION = { callbackOffer: 0, callbackPerHour: 0, brokenPromise: 0.2, waitPerMinute: 0 }
