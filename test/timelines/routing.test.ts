// Which agent takes which call; a minute a call, from 8 o'clock on, times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, constant, oneQueue, story } from '../support.ts'

const type = (seconds: number[], fields = {}) => ({ arrivals: at(seconds), handle: constant(60), ...fields })
const center = (types: object, groups: object, routing = {}) => ({
  title: 'routing',
  open: '08:00-24:00',
  types,
  groups,
  routing,
})
const ONE = { front: { serves: ['billing', 'sales'], staffing: 1 } }

describe('a freed agent', () => {
  test('takes the oldest call, of whatever type', () => {
    const types = { billing: type([0, 20]), sales: type([10, 30]) }
    expect(story(center(types, ONE))).toEqual([
      'billing 0: answered 0, done 60',
      'sales 10: answered 60, done 120',
      'billing 20: answered 120, done 180',
      'sales 30: answered 180, done 240',
    ])
  })

  test('takes the type of higher priority, but no call is interrupted for it', () => {
    const types = { billing: type([0, 10]), sales: type([20], { priority: 1 }) }
    expect(story(center(types, ONE, { callChoice: 'priority' }))).toEqual([
      'billing 0: answered 0, done 60',
      'billing 10: answered 120, done 180',
      'sales 20: answered 60, done 120',
    ])
  })

  test('does not look at priority where the oldest call goes first', () => {
    const types = { billing: type([0, 10]), sales: type([20], { priority: 1 }) }
    expect(story(center(types, ONE))).toContain('billing 10: answered 60, done 120')
  })

  test('takes the oldest of equal priority', () => {
    const types = { billing: type([0, 20], { priority: 3 }), sales: type([10], { priority: 3 }) }
    expect(story(center(types, ONE, { callChoice: 'priority' }))).toContain('sales 10: answered 60, done 120')
  })

  test('adds the priority that a type has in his group', () => {
    const types = { billing: type([0, 10]), sales: type([20]) }
    const groups = { front: { serves: { billing: {}, sales: { priority: 2 } }, staffing: 1, callChoice: 'priority' } }
    expect(story(center(types, groups))).toContain('sales 20: answered 60, done 120')
  })

  test.each([
    [5, 'sales 5: answered 60, done 120'], // 55 s at 12 a minute: 11 against 10
    [15, 'sales 15: answered 120, done 180'], // 9 against 10
  ])('takes by score, which a call that came at %d has gained by waiting', (second, expected) => {
    const types = {
      billing: type([0, 10], { priority: 10 }),
      sales: type([second], { priority: { perMinute: 12 } }),
    }
    expect(story(center(types, ONE, { callChoice: 'score' }))).toContain(expected)
  })
})

describe('a call', () => {
  const types = (seconds: number[]) => ({ billing: type(seconds), sales: type([50_000]) })
  const asked = (seconds: number[], groups: object, routing = {}) =>
    story(center(types(seconds), groups, routing)).slice(0, seconds.length)

  test('goes to the group of the first rank that has somebody idle', () => {
    const groups = {
      back: { serves: { billing: { rank: 2 }, sales: {} }, staffing: 1 },
      front: { serves: ['billing'], staffing: 1 },
    }
    expect(asked([0, 10, 20], groups)).toEqual([
      'billing 0: answered 0 by front, done 60',
      'billing 10: answered 10 by back, done 70',
      'billing 20: answered 60 by front, done 120',
    ])
  })

  test('overflows to a further group when it has waited long enough', () => {
    const groups = {
      front: { serves: ['billing'], staffing: 1 },
      back: { serves: { billing: { after: 20 }, sales: {} }, staffing: 1 },
    }
    expect(asked([0, 10, 15], groups)).toEqual([
      'billing 0: answered 0 by front, done 60',
      'billing 10: answered 30 by back, done 90',
      'billing 15: answered 60 by front, done 120',
    ])
  })

  test('that has not waited long enough is not taken by a freed agent of that group', () => {
    const groups = {
      front: { serves: ['billing'], staffing: 1, handleFactor: 10 },
      back: { serves: { billing: { after: 20 }, sales: {} }, staffing: 1 },
    }
    // Back takes the second at 21, is free at 81; the third, of 70, overflows at 90.
    expect(asked([0, 1, 70], groups)).toEqual([
      'billing 0: answered 0 by front, done 600',
      'billing 1: answered 21 by back, done 81',
      'billing 70: answered 90 by back, done 150',
    ])
  })

  test('that lost patience does not overflow any more', () => {
    const groups = {
      front: { serves: ['calls'], staffing: 1 },
      back: { serves: { calls: { after: 20 } }, staffing: 1 },
    }
    expect(story(oneQueue({ arrivals: at([0, 10]), patience: constant(15) }, { groups }))).toEqual([
      '0: answered 0 by front, done 60',
      '10: deliberate 25',
    ])
  })

  const TWO = {
    general: { serves: ['billing', 'sales'], staffing: 1, handleFactor: 2 },
    special: { serves: ['billing'], staffing: 1 },
  }

  test('goes to the agent who is idle for longest', () => {
    // general is done at 120, special at 70.
    expect(asked([0, 10, 130], TWO)).toEqual([
      'billing 0: answered 0 by general, done 120',
      'billing 10: answered 10 by special, done 70',
      'billing 130: answered 130 by special, done 190',
    ])
  })

  test('goes to the least skilled agent, where that is the rule', () => {
    expect(asked([0, 10, 80], TWO, { agentChoice: 'leastSkilled' })).toEqual([
      'billing 0: answered 0 by special, done 60',
      'billing 10: answered 10 by general, done 130',
      'billing 80: answered 80 by special, done 140',
    ])
  })

  test.each([
    ['fastest', 'billing 0: answered 0 by special, done 60'],
    ['slowest', 'billing 0: answered 0 by general, done 120'],
  ])('goes to the %s agent, where that is the rule', (agentChoice, expected) => {
    expect(asked([0], TWO, { agentChoice })).toEqual([expected])
  })

  test('may have a rule of its own type', () => {
    const own = { ...types([0]), billing: type([0], { agentChoice: 'leastSkilled' }) }
    expect(story(center(own, TWO))).toContain('billing 0: answered 0 by special, done 60')
  })

  test('goes to a random agent, each equally likely, where that is the rule', () => {
    const groups = { one: { serves: ['calls'], staffing: 1 }, three: { serves: ['calls'], staffing: 3 } }
    const arrivals = at(Array.from({ length: 500 }, (_, i) => i * 100))
    const lines = story(oneQueue({ arrivals, agentChoice: 'random' }, { groups, open: '08:00-24:00' }))
    const share = lines.filter(line => line.includes('by three')).length / lines.length
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 500))
  })
})
