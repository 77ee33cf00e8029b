import { describe, expect, test } from 'vitest'
import { run } from '../../src/core.ts'
import { COUNTER, type CounterName } from '../../src/measures/counters.ts'
import type { Slice } from '../../src/measures/slices.ts'
import { scenarioOf } from './center.ts'

// Two days, two types, two groups, and every way in which a call can end.
const BUSY = {
  title: 'everything happens',
  days: 2,
  open: '08:00-10:00',
  closing: 'clear',
  lines: 25,
  types: {
    billing: {
      arrivals: { perHour: 150, bursts: [{ at: '09:00', calls: 40 }] },
      handle: { law: 'lognormal', mean: '4 min', cv: 1, afterCallWork: '30 s' },
      patience: {
        segments: [
          { name: 'calm', share: 0.6, law: 'exponential', mean: '6 min', incidental: { perHour: 3 } },
          { name: 'hasty', share: 0.4, law: 'exponential', mean: '1 min', balk: { probability: 0.1 } },
        ],
      },
      redial: { deliberate: 0.7, incidental: 0.5, blocked: 0.8, balked: 0.3, disconnected: 0.9, attempts: 4 },
    },
    sales: { arrivals: { perHour: 40 }, handle: { law: 'exponential', mean: '3 min' }, waitingRoom: 3 },
  },
  groups: {
    front: { serves: ['billing', 'sales'], staffing: 8 },
    back: { serves: { sales: {}, billing: { rank: 2, after: '20 s' } }, staffing: 3 },
  },
}

const OFFERED: CounterName[] = ['answered', 'deliberate', 'incidental', 'balked', 'blocked', 'disconnected']
const CALLERS: CounterName[] = ['fresh', 'closed', ...OFFERED]
const MORE: CounterName[] = ['inside', 'delayed', 'lost', 'competitor', 'waitAnswered', 'talk', 'virtual']
const AGENTS: CounterName[] = ['busyTime', 'scheduledTime', 'overtime']

describe('nothing is lost and nothing counted twice', async () => {
  const busy = await run(scenarioOf(BUSY), { replications: 3 })
  const { plan, observations } = busy
  const total = (counter: CounterName, keep: (slice: Slice) => boolean) =>
    plan.slices.reduce(
      (sum, slice, i) => sum + (keep(slice) ? observations[0].rows[i * plan.width + COUNTER[counter]] : 0),
      0,
    )
  const by = (axis: Slice['axis']) => (slice: Slice) => slice.axis === axis

  test('every kind of end happens in this example', () => {
    for (const counter of CALLERS) expect(total(counter, by('all')), counter).toBeGreaterThan(0)
  })

  test.each(['type', 'day', 'typeDay'] as const)('calls by %s add up to all calls', axis => {
    for (const counter of [...CALLERS, ...MORE])
      expect(total(counter, by(axis)), counter).toBeCloseTo(total(counter, by('all')), 6)
  })

  test.each(['interval', 'typeInterval'] as const)('offered calls by %s add up to all', axis => {
    for (const counter of OFFERED) expect(total(counter, by(axis)), counter).toBe(total(counter, by('all')))
  })

  test.each(['group', 'groupDay'] as const)('agent time by %s adds up to all agent time', axis => {
    for (const counter of AGENTS) expect(total(counter, by(axis)), counter).toBeCloseTo(total(counter, by('all')), 6)
  })

  test.each(['group', 'typeGroup'] as const)('answered calls by %s add up to all answered calls', axis => {
    for (const counter of ['answered', 'waitAnswered', 'talk', 'work'] as const)
      expect(total(counter, by(axis)), counter).toBeCloseTo(total(counter, by('all')), 6)
  })

  test('calls of segments add up to those of their type', () => {
    for (const counter of [...CALLERS, ...MORE])
      expect(total(counter, by('segment')), counter).toBeCloseTo(
        total(counter, s => s.axis === 'type' && s.type === 0),
        6,
      )
  })

  test('offered calls are answered, abandoned, balked, blocked, disconnected or still inside', () => {
    const value = (measure: string) => busy.estimate(measure).value
    const ends = ['answered', 'abandoned', 'balked', 'blocked', 'disconnected', 'inside'].map(value)
    expect(ends.reduce((a, b) => a + b)).toBeCloseTo(value('offered'), 9)
    expect(value('fresh') + value('redials')).toBeCloseTo(value('offered') + value('closed'), 9)
    expect(value('abandonedDeliberate') + value('abandonedIncidental')).toBeCloseTo(value('abandoned'), 9)
  })

  test('all waiting time is spent in the queue, all handle time by busy agents', () => {
    const waits = (['waitAnswered', 'waitDeliberate', 'waitIncidental', 'waitOther'] as const).map(counter =>
      total(counter, by('all')),
    )
    expect(waits.reduce((a, b) => a + b)).toBeCloseTo(total('queueTime', by('all')), 6)
    expect(total('talk', by('all')) + total('work', by('all'))).toBeCloseTo(total('busyTime', by('all')), 6)
  })
})
