// IVR and bots, before the queue. One agent, talks of a minute; times in seconds after 8 o'clock.
import { describe, expect, test } from 'vitest'
import { at, callsOf, cases, constant, oneQueue, story } from '../support.ts'

/** One step of so many seconds that leads there. */
const through = (time: unknown, next: object, more: object = {}) => ({ steps: { menu: { time, next } }, ...more })
const calling = (calls: object, fields = {}) => story(oneQueue(calls as Record<string, unknown>, fields))

describe('an IVR', () => {
  test('takes its time before the queue', () => {
    const ivr = through(30, { queue: 1 })
    expect(calling({ arrivals: at([0, 10]), ivr })).toEqual([
      '0: answered 30, done 90',
      // In the queue from 40 on.
      '10: answered 90, done 150',
    ])
  })

  test('leads from step to step, the time of each added to the others', () => {
    const steps = { main: { time: 10, next: { menu: 1 } }, menu: { time: 25, next: { queue: 1 } } }
    expect(calling({ ivr: { steps } })).toEqual(['0: answered 35, done 95'])
    expect(calling({ ivr: { start: 'menu', steps } })).toEqual(['0: answered 25, done 85'])
  })

  test('may return to a step: each return takes its time, and annoys', () => {
    const scenario = oneQueue(
      {
        arrivals: at(Array.from({ length: 60 }, (_, i) => i)),
        ivr: through(10, { menu: 0.5, queue: 0.5 }),
      },
      {
        satisfaction: { ivrLoop: 0.02, ivrPerMinute: 0, waitPerMinute: 0 },
        groups: { front: { serves: ['calls'], staffing: 100 } },
      },
    )
    const calls = callsOf(scenario)
    expect(new Set(calls.map(({ loops }) => loops)).size).toBeGreaterThan(3)
    for (const { arrived, left, joined, inIvr, loops, satisfaction } of calls) {
      expect(inIvr).toBe(10 * (1 + loops!))
      expect(joined).toBe(arrived + inIvr!)
      expect(left).toBe(joined)
      expect(satisfaction).toBeCloseTo(1 - 0.02 * loops!, 12)
    }
  })

  test('is no wait: patience begins in the queue', () => {
    const ivr = through(100, { queue: 1 })
    const patience = constant(30)
    expect(calling({ arrivals: at([0, 10]), ivr, patience })).toEqual([
      '0: answered 100, done 160',
      '10: deliberate 140',
    ])
  })

  test('lets callers hang up at the end of a step, or at any time', () => {
    const redial = { hangUp: 1, sameDay: constant(100), nextDay: 0, attempts: 1, competitor: 0 }
    expect(calling({ ivr: through(20, { hangUp: 1 }) })).toEqual(['0: hungUp 20'])
    expect(calling({ ivr: through(20, { hangUp: 1 }), redial })).toEqual([
      '0: hungUp 20, comes back',
      'again 120: hungUp 140, lost',
    ])
    const [call] = callsOf(oneQueue({ ivr: through('1 h', { queue: 1 }, { hangUp: { perHour: 60 } }) }))
    expect(call.kind).toBe('hungUp')
    expect(call.left - call.arrived).toBeLessThan(3600)
    expect(call.inIvr).toBeCloseTo(call.left - call.arrived, 9)
  })

  test('may solve the case', () => {
    const scenario = oneQueue({ ivr: through(40, { solved: 1 }), resolution: {} })
    expect(story(scenario)).toEqual(['0: selfServed 40'])
    expect(cases(scenario)).toEqual(['0: solved 40, 1 call'])
  })

  test('may only seem to solve it: the customer calls again', () => {
    const scenario = oneQueue({
      ivr: through(40, { believedSolved: 1 }),
      resolution: { delay: constant(300), contacts: 5 },
    })
    const lines = story(scenario)
    expect(lines.slice(0, 3)).toEqual(['0: selfServed 40', 'again 340: selfServed 380', 'again 680: selfServed 720'])
    expect(callsOf(scenario).every(({ believed, repeat }) => believed && !repeat)).toBe(true)
  })

  test('holds a line', () => {
    const lines = calling({ arrivals: at([0, 10, 80, 91]), ivr: through(30, { queue: 1 }) }, { lines: 1 })
    expect(lines).toEqual(['0: answered 30, done 90', '10: blocked 10', '80: blocked 80', '91: answered 121, done 181'])
  })

  test('keeps nobody beyond closing, unless somebody is still served', () => {
    const ivr = through(60, { queue: 1 })
    expect(calling({ arrivals: at([7170]), ivr })).toEqual(['7170: disconnected 7230'])
    // The first is answered at 7190, the second waits for the agent at closing, and the third comes to the queue then.
    expect(calling({ arrivals: at([7130, 7135, 7170]), ivr })).toEqual([
      '7130: answered 7190, done 7250',
      '7135: answered 7250, done 7310',
      '7170: answered 7310, done 7370',
    ])
  })

  test('of the top is for voice, and a type may have its own', () => {
    const fields = { ivr: through(20, { queue: 1 }) }
    expect(calling({}, fields)).toEqual(['0: answered 20, done 80'])
    expect(calling({ ivr: through(5, { queue: 1 }) }, fields)).toEqual(['0: answered 5, done 65'])
    expect(calling({ channel: 'chat' }, fields)).toEqual(['0: answered 0, done 60'])
  })

  test('annoys by the minute', () => {
    const satisfaction = { ivrPerMinute: 0.1 }
    const [call] = callsOf(oneQueue({ ivr: through(90, { queue: 1 }) }, { satisfaction }))
    expect(call.satisfaction).toBeCloseTo(1 - 0.15, 12)
  })

  test('with a door to another desk may lead to the wrong one', () => {
    const scenario = {
      title: 'two desks',
      open: '08:00-10:00',
      types: {
        calls: {
          arrivals: at([0]),
          handle: constant(60),
          ivr: through(10, { other: 1 }),
          misrouting: { diagnosis: 20, retell: 1 },
        },
        other: { arrivals: at([1000]), handle: constant(60) },
      },
      groups: { front: { serves: ['calls'], staffing: 1 }, back: { serves: ['other'], staffing: 1 } },
    }
    expect(story(scenario)).toEqual([
      'calls 0: transferred 10 by back, done 30',
      'calls 0: answered 30 by front, done 90',
      'other 1000: answered 1000 by back, done 1060',
    ])
  })
})

describe('a bot', () => {
  test('solves, seems to solve, is left, or hands over', () => {
    const bot = (shares: object) => calling({ bot: { time: 15, contained: 0, ...shares }, resolution: { repeat: 0 } })
    expect(bot({ contained: 1 })).toEqual(['0: selfServed 15'])
    expect(bot({ believedSolved: 1 })).toEqual(['0: selfServed 15'])
    expect(bot({ hangUp: 1 })).toEqual(['0: hungUp 15'])
    expect(bot({})).toEqual(['0: answered 15, done 75'])
  })

  test('that only seems to solve ends the case of one who does not call again', () => {
    const bot = { time: 15, contained: 0, believedSolved: 1 }
    expect(cases(oneQueue({ bot, resolution: { repeat: 0 } }))).toEqual(['0: given up 15, 1 call'])
  })
})
