// Wrong desks. Calls go to the back desk first, which needs half a minute to see its error; a talk is a minute.
import { describe, expect, test } from 'vitest'
import { at, callsOf, cases, constant, story } from '../support.ts'

type Fields = Record<string, unknown>

const desks = (misrouting: Fields, calls: Fields = {}, fields: Fields = {}) => ({
  title: 'two desks',
  open: '08:00-10:00',
  types: {
    calls: {
      arrivals: at([0]),
      handle: constant(60),
      misrouting: { probability: 1, diagnosis: 30, to: { other: 1 }, ...misrouting },
      ...calls,
    },
    other: { arrivals: at([600]), handle: constant(20) },
    long: { arrivals: at([600]), handle: constant(1000) },
  },
  groups: { front: { serves: ['calls', 'long'], staffing: 1 }, back: { serves: ['other'], staffing: 1 } },
  ...fields,
})
const ofCalls = (scenario: object, options = {}) =>
  story(scenario, options)
    .filter(line => line.startsWith('calls'))
    .map(line => line.slice(6))

/** The same with calls of the other types at these times. */
function besides(scenario: ReturnType<typeof desks>, times: { other?: number[]; long?: number[] }) {
  const { other, long } = scenario.types
  return {
    ...scenario,
    types: {
      ...scenario.types,
      other: { ...other, arrivals: at(times.other ?? [600]) },
      long: { ...long, arrivals: at(times.long ?? [600]) },
    },
  }
}

describe('a misrouted call', () => {
  test('is passed on cold: the story is told again', () => {
    expect(ofCalls(desks({ retell: 1.5 }))).toEqual([
      '0: transferred 0 by back, done 30',
      '0: answered 30 by front, done 120',
    ])
  })

  test('is passed on warm: the story is told once', () => {
    expect(ofCalls(desks({ retell: 1.5, transfer: 'warm' }))[1]).toBe('0: answered 30 by front, done 90')
  })

  test('passed on warm stands at the head, and hides none who waits there from a group that takes the oldest', () => {
    const scenario = besides(desks({ transfer: 'warm' }, { arrivals: at([10, 100]) }), { long: [0, 60] })
    expect(story(scenario).filter(line => line.includes('by front'))).toEqual([
      'long 0: answered 0 by front, done 1000',
      'calls 10: answered 1060 by front, done 1120',
      'long 60: answered 1120 by front, done 2120',
      'calls 100: answered 1000 by front, done 1060',
    ])
  })

  test('may take a full talk of the wrong type', () => {
    expect(ofCalls(desks({ diagnosis: 'handle', retell: 1 }))).toEqual([
      '0: transferred 0 by back, done 20',
      '0: answered 20 by front, done 80',
    ])
  })

  test('has its after-call work at the right desk alone', () => {
    const handle = { ...constant(60), afterCallWork: 15 }
    expect(ofCalls(desks({ retell: 1 }, { handle }))).toEqual([
      '0: transferred 0 by back, done 30',
      '0: answered 30 by front, done 90, free 105',
    ])
  })

  test('waits at both desks', () => {
    // The back desk is busy until 20, the front desk until 1000.
    const scenario = besides(desks({ retell: 1 }, { arrivals: at([1]) }), { other: [0], long: [0] })
    expect(ofCalls(scenario)).toEqual(['1: transferred 20 by back, done 50', '1: answered 1000 by front, done 1060'])
    const [call] = callsOf(scenario).filter(({ misrouted }) => misrouted)
    expect(call).toMatchObject({ kind: 'answered', before: 19, joined: 8 * 3600 + 50, transfers: 1, contact: 1 })
  })

  test('loses patience in the wrong queue', () => {
    const scenario = besides(desks({}, { arrivals: at([1]), patience: constant(10) }), { other: [0] })
    expect(ofCalls(scenario)).toEqual(['1: deliberate 11'])
    expect(cases(scenario)[1]).toBe('1: lost 11, 1 call')
  })

  test('has in the second queue a fresh patience, or what is left of the first', () => {
    const waiting = (patience: string) =>
      ofCalls(besides(desks({ patience }, { arrivals: at([1]), patience: constant(40) }), { other: [0], long: [0] }))
    expect(waiting('fresh')).toEqual(['1: transferred 20 by back, done 50', '1: deliberate 90'])
    // Of 40 seconds 19 are spent.
    expect(waiting('continues')).toEqual(['1: transferred 20 by back, done 50', '1: deliberate 71'])
  })

  test('keeps the patience of its own type in the queue of another', () => {
    const scenario = besides(desks({}, { arrivals: at([1]), patience: constant(10) }), { other: [0] })
    const types = {
      ...scenario.types,
      other: { ...scenario.types.other, patience: { ...constant(1), load: { response: { slope: 0.1 } } } },
    }
    expect(ofCalls({ ...scenario, types })).toEqual(['1: deliberate 11'])
  })

  test('comes to the tail of the right queue when cold, to its head when warm', () => {
    // Of three calls only the second goes wrong.
    const scenario = (transfer: string) =>
      desks({ probability: 0.5, retell: 1, transfer }, { arrivals: at([0, 5, 10]) })
    const replication = Array.from({ length: 100 }, (_, i) => i).find(i => {
      const calls = callsOf(scenario('cold'), { replication: i }).filter(({ type }) => type === 0)
      return JSON.stringify(calls.map(({ misrouted }) => misrouted)) === '[false,true,false]'
    })!
    expect(ofCalls(scenario('cold'), { replication })).toEqual([
      '0: answered 0 by front, done 60',
      '5: transferred 5 by back, done 35',
      '5: answered 120 by front, done 180',
      '10: answered 60 by front, done 120',
    ])
    expect(ofCalls(scenario('warm'), { replication })).toEqual([
      '0: answered 0 by front, done 60',
      '5: transferred 5 by back, done 35',
      '5: answered 60 by front, done 120',
      '10: answered 120 by front, done 180',
    ])
  })

  test('annoys: the wrong desk, and the story told again', () => {
    const satisfaction = { misrouted: 0.5, coldTransfer: 0.2, warmTransfer: 0.1 }
    const satisfied = (misrouting: Fields) => callsOf(desks(misrouting, {}, { satisfaction }))[0].satisfaction
    expect(satisfied({})).toBeCloseTo(0.5 * 0.8, 12)
    expect(satisfied({ transfer: 'warm' })).toBeCloseTo(0.5 * 0.9, 12)
  })

  test('is one where data are missing', () => {
    const misrouted = (dataQuality: number) =>
      callsOf(desks({ probability: undefined, most: 1 }, {}, { dataQuality }))[0].misrouted
    expect(misrouted(0)).toBe(true)
    expect(misrouted(1)).toBe(false)
  })

  test('that is cut off in the wrong queue at closing frees its own line only', () => {
    const scenario = desks(
      {},
      { arrivals: at([7190]), redial: { disconnected: 0, competitor: 0 } },
      { closing: 'clear' },
    )
    expect(ofCalls(besides(scenario, { other: [7185] }))).toEqual(['7190: disconnected 7200, lost'])
  })
})
