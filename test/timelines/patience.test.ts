// Patience that follows load. One agent busy for ten minutes from 8 o'clock on; times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, centerOf, constant, oneQueue, simulated, story } from '../support.ts'

const LONG = constant(600)

/** Callers of this patience who meet a busy agent. */
const waiting = (patience: object, seconds: number[], fields = {}) =>
  story(oneQueue({ arrivals: at([0, ...seconds]), handle: LONG, patience }, fields)).slice(1)

describe('load seen on arrival', () => {
  const load = { when: 'arrival', measure: 'queueLength', response: { steps: [[1, 0.5]] } }

  test('halves the patience of one who finds somebody waiting', () => {
    expect(waiting({ ...constant(100), load }, [10, 20])).toEqual(['10: deliberate 110', '20: deliberate 70'])
  })

  test('is that of the moment of joining, and those who left are no load', () => {
    expect(waiting({ ...constant(100), load }, [10, 20, 115])).toEqual([
      '10: deliberate 110',
      '20: deliberate 70',
      '115: deliberate 215',
    ])
  })

  test.each([
    [{ slope: 1, max: 2.5 }, ['10: deliberate 110', '20: deliberate 220', '30: deliberate 280']],
    [{ slope: -0.4, min: 0.5 }, ['10: deliberate 110', '20: deliberate 80', '30: deliberate 80']],
    [{ power: 2 }, ['10: deliberate 110', '20: deliberate 420', '30: answered 600, done 1200']],
  ])('acts by the response %o', (response, expected) => {
    expect(waiting({ ...constant(100), load: { ...load, response } }, [10, 20, 30])).toEqual(expected)
  })

  test('may be the anticipated wait: callers before him and he himself, times the handle time, by agents', () => {
    // 1 × 600 s ÷ 1 agent = 600 s, then 1200 s.
    const anticipated = {
      when: 'arrival',
      measure: 'anticipatedWait',
      response: {
        steps: [
          [600, 0.5],
          [601, 0.25],
        ],
      },
    }
    expect(waiting({ ...constant(100), load: anticipated }, [10, 20])).toEqual([
      '10: deliberate 60',
      '20: deliberate 45',
    ])
  })

  test('may be the wait so far of the head of the line', () => {
    const head = { when: 'arrival', measure: 'anticipatedWait', estimator: 'headOfLine', response: { slope: 1 } }
    // Factor 1, then 1 + 2.
    expect(waiting({ ...constant(100), load: head }, [10, 12])).toEqual(['10: deliberate 110', '12: deliberate 312'])
  })

  test('may be the wait of the last to enter service', () => {
    const last = { when: 'arrival', measure: 'anticipatedWait', estimator: 'lastToEnter', response: { slope: 0.1 } }
    const calls = { arrivals: at([0, 10, 70]), patience: { ...constant(100), load: last } }
    // The second enters after 50 s: from then on patience is 100 × (1 + 5).
    const { rows } = simulated(centerOf(oneQueue(calls)))
    expect(rows.map(({ patience }) => patience)).toEqual([100, 100, 600])
  })
})

describe('load while waiting', () => {
  const load = { when: 'waiting', measure: 'queueLength', response: { slope: 1 } }

  test('uses up the budget at speed 1 ÷ (1 + queue), and every change of the queue counts', () => {
    // From 10 on alone: speed 1/2, 15 s used by 40. Then two: speed 1/3, the other 45 s take 135.
    // From 175 on the second is alone, with 60 − 45 = 15 s left: they take 30.
    expect(waiting({ ...constant(60), load }, [10, 40])).toEqual(['10: deliberate 175', '40: deliberate 205'])
  })

  test('falls when somebody is answered', () => {
    // Until 20 nobody else: 5 s used. Then two wait: 1/3. At 60 the first is answered, and the second has used 40 ÷ 3 s;
    // alone he uses up the other 46.67 in 93.33.
    const calls = { arrivals: at([0, 10, 20]), patience: { ...constant(60), load }, handle: constant(60) }
    expect(story(oneQueue(calls))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120',
      '20: answered 120, done 180',
    ])
    const longer = { ...calls, arrivals: at([0, 10, 20]), handle: constant(60), patience: { ...constant(20), load } }
    // 20 s of budget: the first leaves at 20 + 15 × 3 = 65, but is answered at 60; then 6.67 s are left, at 1/2: 73.33.
    expect(story(oneQueue(longer))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120',
      '20: deliberate 73.333333',
    ])
  })

  test('per agent counts the agents on duty', () => {
    const perAgent = { ...load, measure: 'queuePerAgent' }
    const groups = { front: { serves: ['calls'], staffing: 2 } }
    // 1 ÷ 2 agents: speed 1/1.5.
    expect(waiting({ ...constant(60), load: perAgent }, [5, 10], { groups }).slice(1)).toEqual(['10: deliberate 100'])
  })

  test('per agent rises when agents leave', () => {
    const perAgent = { ...load, measure: 'queuePerAgent' }
    const groups = { front: { serves: ['calls'], staffing: [2, 1, 1, 1] } }
    const calls = { arrivals: at([1700, 1700, 1740]), handle: LONG, patience: { ...constant(60), load: perAgent } }
    // 40 s used until the cut at 1800, the other 20 at speed 1/2.
    expect(story(oneQueue(calls, { groups }))[2]).toBe('1740: deliberate 1840')
  })

  test('may be the busy share of the agents', () => {
    const busy = { ...load, measure: 'busyFraction' }
    expect(waiting({ ...constant(60), load: busy }, [10])).toEqual(['10: deliberate 130'])
    const groups = {
      front: { serves: ['calls'], staffing: 1 },
      back: { serves: { calls: { after: 1000 } }, staffing: 1 },
    }
    expect(waiting({ ...constant(60), load: busy }, [10], { groups })).toEqual(['10: deliberate 100'])
  })

  test('acts with no agents on duty yet as well', () => {
    const busy = { when: 'waiting', measure: 'busyFraction', response: { steps: [[0, 3]] } }
    const groups = { front: { serves: ['calls'], shifts: [{ start: '09:00', length: '1 h', agents: 1 }] } }
    const calls = { arrivals: at([10]), patience: { ...constant(60), load: busy } }
    expect(story(oneQueue(calls, { groups }))).toEqual(['10: deliberate 190'])
  })

  test('leaves distraction alone', () => {
    const patience = { ...constant(60), load, incidental: { perHour: 1e9 } }
    const { rows } = simulated(centerOf(oneQueue({ arrivals: at([0, 10]), handle: LONG, patience })))
    expect(rows.map(({ kind }) => kind)).toEqual(['answered', 'incidental', 'virtual'])
  })

  test('multiplies with load seen on arrival', () => {
    const both = [load, { when: 'arrival', measure: 'queueLength', response: { steps: [[0, 2]] } }]
    expect(waiting({ ...constant(60), load: both }, [10])).toEqual(['10: deliberate 250'])
  })

  test('is that of the own type, not of another', () => {
    const type = (seconds: number[], patience?: object) => ({ arrivals: at(seconds), handle: LONG, patience })
    const types = { calm: type([0, 15, 16, 17]), hasty: type([10], { ...constant(60), load }) }
    const groups = { front: { serves: ['calm', 'hasty'], staffing: 1 } }
    expect(story({ title: 'two', open: '08:00-10:00', types, groups })).toContain('hasty 10: deliberate 130')
  })
})

describe('experience', () => {
  const patiences = (calls: Record<string, unknown>, fields = {}) => {
    const { rows } = simulated(centerOf(oneQueue(calls, fields)))
    return rows.filter(({ kind }) => kind !== 'virtual').sort((a, b) => a.arrived - b.arrived)
  }

  test('moves everybody towards the waits of those answered', () => {
    const patience = { ...constant(100), experience: { gain: 1, smoothing: 0.5 } }
    const rows = patiences({ arrivals: at([0, 10, 60, 110]), handle: constant(50), patience })
    // Waits 0, 40, 40, 40; expected 0, 20, 30: the patience of one who joins is 100 s and that.
    expect(rows.map(row => row.left - row.arrived)).toEqual([0, 40, 40, 40])
    expect(rows.map(row => row.patience)).toEqual([100, 100, 120, 130])
  })

  test('of one who left after a is a and what he expected, where it is an estimate', () => {
    const experience = { gain: 1, smoothing: 0.5, initial: 40, observation: 'estimate' }
    // The first, answered at once, takes the expectation to 20. The second leaves after 120 and learns 140: 80.
    expect(waiting({ ...constant(100), experience }, [10, 200])).toEqual(['10: deliberate 130', '200: deliberate 380'])
  })

  test('of one who left is the wait he would have had, once it is known', () => {
    const experience = { gain: 1, smoothing: 0.5, initial: 40 }
    // 20 after the first. At 600 two places come to the head: virtual waits 590 and 400, expectation 305 and 352.5.
    // The call of 610 is answered at once: 176.25.
    expect(waiting({ ...constant(100), experience }, [10, 200, 610, 620])).toEqual([
      '10: deliberate 130',
      '200: deliberate 320',
      '610: answered 610, done 1210',
      '620: deliberate 896.25',
    ])
  })

  const redial = { deliberate: 1, sameDay: constant(400), nextDay: 0, attempts: 1, competitor: 0 }
  const customers = (observation: string, seconds: number[], handle: number) => ({
    arrivals: at(seconds),
    handle: constant(handle),
    redial,
    patience: {
      ...constant(100),
      experience: { gain: 1, smoothing: 0.5, initial: 40, scope: 'customer', observation },
    },
  })

  test('of a customer is his own', () => {
    // Each leaves after 140 s and learns 180: 110. When they come back they wait 210 s.
    expect(story(oneQueue(customers('estimate', [0, 10, 30], 3600)))).toEqual([
      '0: answered 0, done 3600',
      '10: deliberate 150, comes back',
      '30: deliberate 170, comes back',
      'again 550: deliberate 760, lost',
      'again 570: deliberate 780, lost',
    ])
  })

  test('of a customer who comes back after his virtual wait is known is that wait', () => {
    // He leaves at 150 and would have been answered at 300, after 290 s: he expects 165 s, and waits 265.
    expect(story(oneQueue(customers('virtualWait', [0, 10, 540], 300)))).toEqual([
      '0: answered 0, done 300',
      '10: deliberate 150, comes back',
      '540: answered 540, done 840',
      'again 550: deliberate 815, lost',
    ])
  })

  test.each([
    ['that may last for ever', { law: 'hazard', from: [0], perMinute: [0] }],
    ['of nothing', constant(0)],
  ])('leaves a patience %s a number', (_, law) => {
    const rows = patiences({ arrivals: at([0, 10]), patience: { ...law, experience: { gain: 0.5 } } })
    for (const row of rows) expect(row.patience).not.toBeNaN()
  })
})

describe('an announced delay', () => {
  test('that drives away everybody makes whoever has to wait balk', () => {
    expect(waiting({ ...constant(100), announcement: { delay: 60, balk: 1 } }, [10])).toEqual(['10: balked 10'])
  })

  test('that is exceeded uses up patience ever faster: hazard × exp(β · minutes over)', () => {
    // Budget 100 s: 60 at speed 1, the other 40 = (exp(u/60) − 1) · 60, so u = 60 · ln(1 + 40/60).
    const over = 60 * Math.log(1 + 40 / 60)
    const announcement = { delay: 60, growth: 1 }
    expect(waiting({ ...constant(100), announcement }, [10])).toEqual([`10: deliberate ${(70 + over).toFixed(6)}`])
  })

  test('leaves those alone whose patience ends before it', () => {
    expect(waiting({ ...constant(50), announcement: { delay: 60, growth: 1 } }, [10])).toEqual(['10: deliberate 60'])
  })

  test('is the anticipated wait where no other is given: 600 s for one agent', () => {
    const patience = { ...constant(100), announcement: { growth: 1 } }
    expect(waiting(patience, [10])).toEqual(['10: deliberate 110'])
  })

  test('that makes callers patient once it is exceeded may keep them for ever', () => {
    const patience = { ...constant(400), announcement: { delay: 60, growth: -1 } }
    expect(waiting(patience, [10])).toEqual(['10: answered 600, done 1200'])
  })
})

describe('segments', () => {
  test('of one type have each their own patience', () => {
    const segments = [
      { name: 'hasty', share: 0.5, ...constant(20) },
      { name: 'calm', share: 0.5, ...constant(200) },
    ]
    const seconds = Array.from({ length: 60 }, (_, i) => 1 + i)
    const lines = waiting({ segments }, seconds)
    const waits = lines.map(line => Number(line.split('deliberate ')[1]) - Number(line.split(':')[0]))
    expect(new Set(waits)).toEqual(new Set([20, 200]))
  })
})
