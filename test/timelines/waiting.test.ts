// One queue, one agent, a minute a call, from 8 o'clock; times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, centerOf, constant, oneQueue, simulated, story } from '../support.ts'

describe('a caller', () => {
  test('who finds the agent idle is served at once', () => {
    expect(story(oneQueue({ arrivals: at([0]) }))).toEqual(['0: answered 0, done 60'])
  })

  test('who finds the agent busy waits until he is free', () => {
    expect(story(oneQueue({ arrivals: at([0, 10]) }))).toEqual(['0: answered 0, done 60', '10: answered 60, done 120'])
  })

  test('who came first is served first', () => {
    expect(story(oneQueue({ arrivals: at([0, 10, 20, 190]) }))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120',
      '20: answered 120, done 180',
      '190: answered 190, done 250',
    ])
  })

  test('abandons deliberately when his patience is used up', () => {
    expect(story(oneQueue({ arrivals: at([0, 10]), patience: constant(30) }))).toEqual([
      '0: answered 0, done 60',
      '10: deliberate 40',
    ])
  })

  test('who has no patience at all leaves as soon as he has to wait', () => {
    expect(story(oneQueue({ arrivals: at([0, 10]), patience: constant(0) }))).toEqual([
      '0: answered 0, done 60',
      '10: deliberate 10',
    ])
  })

  test('leaves a place to those behind him when he abandons', () => {
    expect(story(oneQueue({ arrivals: at([0, 10, 35]), patience: constant(30) }))).toEqual([
      '0: answered 0, done 60',
      '10: deliberate 40',
      '35: answered 60, done 120',
    ])
  })

  test('is distracted, whatever patience he has left', () => {
    const hurried = { ...constant(3000), incidental: { perHour: 1e9 } }
    const { rows } = simulated(centerOf(oneQueue({ arrivals: at([0, 10]), patience: hurried })))
    const [, second] = rows.filter(row => row.kind !== 'virtual').sort((a, b) => a.arrived - b.arrived)
    expect(second.kind).toBe('incidental')
    expect(second.left - second.arrived).toBeCloseTo(0, 3)
  })

  test('whose patience ends before he is distracted abandons deliberately', () => {
    const patience = { ...constant(30), incidental: { perHour: 1e-6 } }
    expect(story(oneQueue({ arrivals: at([0, 10]), patience }))).toContain('10: deliberate 40')
  })

  test('balks with probability 1 when he has to wait, and only then', () => {
    const patience = { ...constant(30), balk: { probability: 1 } }
    expect(story(oneQueue({ arrivals: at([0, 10]), patience }))).toEqual(['0: answered 0, done 60', '10: balked 10'])
  })

  test('balks from a queue of two on', () => {
    const patience = { ...constant(3000), balk: { steps: [[2, 1]] } }
    expect(story(oneQueue({ arrivals: at([0, 10, 20, 30, 70]), patience }))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120',
      '20: answered 120, done 180',
      '30: balked 30',
      '70: answered 180, done 240',
    ])
  })
})

describe('a limit', () => {
  test('of one line blocks whoever calls during a talk', () => {
    expect(story(oneQueue({ arrivals: at([0, 10, 61]) }, { lines: 1 }))).toEqual([
      '0: answered 0, done 60',
      '10: blocked 10',
      '61: answered 61, done 121',
    ])
  })

  test('of lines counts those who wait and those who talk', () => {
    expect(story(oneQueue({ arrivals: at([0, 10, 20]) }, { lines: 2 }))).toEqual([
      '0: answered 0, done 60',
      '10: answered 60, done 120',
      '20: blocked 20',
    ])
  })

  test('of lines does not count after-call work', () => {
    const handle = { ...constant(60), afterCallWork: 30 }
    expect(story(oneQueue({ arrivals: at([0, 70, 75]), handle }, { lines: 1 }))).toEqual([
      '0: answered 0, done 60, free 90',
      '70: answered 90, done 150, free 180',
      '75: blocked 75',
    ])
  })

  test('of lines gives back the line of one who abandons', () => {
    expect(story(oneQueue({ arrivals: at([0, 10, 39, 41]), patience: constant(30) }, { lines: 2 }))).toEqual([
      '0: answered 0, done 60',
      '10: deliberate 40',
      '39: blocked 39',
      '41: answered 60, done 120',
    ])
  })

  test.each([{ fields: { waitingRoom: 1 } }, { calls: { waitingRoom: 1 } }])(
    'of one place to wait blocks the second who would wait: %o',
    ({ fields = {}, calls = {} }) => {
      expect(story(oneQueue({ arrivals: at([0, 10, 20, 61]), ...calls }, fields))).toEqual([
        '0: answered 0, done 60',
        '10: answered 60, done 120',
        '20: blocked 20',
        '61: answered 120, done 180',
      ])
    },
  )

  test('of the waiting room of one type does not touch another', () => {
    const type = (seconds: number[]) => ({ arrivals: at(seconds), handle: constant(60) })
    const types = { billing: { ...type([0, 10, 20]), waitingRoom: 1 }, sales: type([30, 40]) }
    const groups = { front: { serves: ['billing', 'sales'], staffing: 1 } }
    expect(story({ title: 'two queues', open: '08:00-10:00', types, groups })).toEqual([
      'billing 0: answered 0, done 60',
      'billing 10: answered 60, done 120',
      'billing 20: blocked 20',
      'sales 30: answered 120, done 180',
      'sales 40: answered 180, done 240',
    ])
  })

  test('of no place to wait at all serves whoever finds an agent, as in a loss system', () => {
    expect(story(oneQueue({ arrivals: at([0, 59, 61]) }, { waitingRoom: 0 }))).toEqual([
      '0: answered 0, done 60',
      '59: blocked 59',
      '61: answered 61, done 121',
    ])
  })
})

describe('at equal times what was scheduled first happens first', () => {
  test('an agent who was to be free before the caller lost patience takes him', () => {
    expect(story(oneQueue({ arrivals: at([0, 10]), patience: constant(50) }))).toContain('10: answered 60, done 120')
  })

  test('a caller whose patience began before the service that would free the agent is lost', () => {
    const calls = { arrivals: at([0, 1, 10]), handle: constant(30), patience: constant(50) }
    expect(story(oneQueue(calls))).toEqual(['0: answered 0, done 30', '1: answered 30, done 60', '10: deliberate 60'])
  })

  test('of two callers who come together the first in the trace is served first', () => {
    expect(story(oneQueue({ arrivals: at([5, 5]) }))).toEqual(['5: answered 5, done 65', '5: answered 65, done 125'])
  })
})

describe('the virtual wait', () => {
  test('of one who left is what he would have had, had he waited', () => {
    const scenario = oneQueue({ arrivals: at([0, 10, 50]), patience: constant(30) })
    expect(story(scenario)).toEqual(['0: answered 0, done 60', '10: deliberate 40', '50: answered 60, done 120'])
    expect(story(scenario, { virtual: true })).toEqual(['10: virtual 60'])
  })

  test('of several who left ends with the agent that would have taken each', () => {
    const scenario = oneQueue({ arrivals: at([0, 10, 20, 65]), patience: constant(30) })
    expect(story(scenario, { virtual: true })).toEqual(['10: virtual 60', '20: virtual 60'])
  })

  test('of those who balk, are blocked or are cut off at closing is not known', () => {
    const calls = { arrivals: at([0, 10, 7190, 7195]), patience: { ...constant(900), balk: { steps: [[1, 1]] } } }
    expect(story(oneQueue(calls, { closing: 'clear', lines: 2 }), { virtual: true })).toEqual([])
  })

  test('of one who left before his overflow ends when the second group would have taken him', () => {
    const groups = {
      front: { serves: ['calls'], staffing: 1 },
      back: { serves: { calls: { after: 40 } }, staffing: 1 },
    }
    const scenario = oneQueue({ arrivals: at([0, 10]), handle: constant(600), patience: constant(30) }, { groups })
    expect(story(scenario, { virtual: true })).toEqual(['10: virtual 50'])
  })

  test('never lasts through the night', () => {
    const groups = { back: { serves: { calls: { after: 40 } }, staffing: 1 } }
    const scenario = oneQueue({ arrivals: at([10]), patience: constant(30) }, { groups, days: 2 })
    expect(story(scenario)).toEqual(['10: deliberate 40'])
    expect(story(scenario, { virtual: true })).toEqual(['10: virtual 50'])
  })
})
