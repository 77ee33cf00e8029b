// Every interval of every day by itself.
import { describe, expect, test } from 'vitest'
import { run } from '../../src/core.ts'
import { scenarioOf } from './center.ts'

const scenario = scenarioOf({
  title: 'three days',
  start: '2026-03-01',
  days: 3,
  open: { sun: '08:00-10:00', mon: '09:00-11:00', tue: '08:00-10:00' },
  types: {
    calls: {
      arrivals: { perHour: 60 },
      handle: { law: 'exponential', mean: 120 },
      patience: { law: 'exponential', mean: 60 },
    },
    others: { arrivals: { perHour: 20 }, handle: { law: 'exponential', mean: 60 } },
  },
  groups: { front: { serves: ['calls', 'others'], staffing: 3 } },
})

describe('cells of day and interval', async () => {
  const axes = ['dayInterval', 'typeDayInterval', 'groupDayInterval'] as const
  const result = await run(scenario, { replications: 5, axes })

  test('are the open ones', () => {
    const cells = result.plan.slices.filter(({ axis }) => axis === 'dayInterval')
    expect(cells.map(({ day, interval }) => `${day}:${interval}`).join(' ')).toBe(
      '0:16 0:17 0:18 0:19 1:18 1:19 1:20 1:21 2:16 2:17 2:18 2:19',
    )
  })

  test.each(['offered', 'answered', 'abandoned'] as const)('add up to the days: %s', measure => {
    for (const day of [0, 1, 2]) {
      const cells = result.plan.slices.filter(slice => slice.axis === 'dayInterval' && slice.day === day)
      const total = cells.reduce((sum, slice) => sum + result.estimate(measure, slice).value, 0)
      expect(total).toBeCloseTo(result.estimate(measure, { day }).value, 9)
      expect(total).toBeGreaterThan(0)
    }
  })

  test('add up to the intervals over the days, by type and group', () => {
    for (const who of [{ type: 'calls' }, { type: 'others' }, { group: 'front' }]) {
      const total = [0, 2].reduce(
        (sum, day) => sum + result.estimate('answered', { ...who, day, interval: 17 }).value,
        0,
      )
      expect(total / 2).toBeCloseTo(result.estimate('answered', { ...who, interval: 17 }).value, 9)
    }
  })

  test('are the same from worker threads, and change nothing else', async () => {
    const threads = await run(scenario, { replications: 5, axes, workers: 2 })
    const usual = await run(scenario, { replications: 5 })
    expect(threads.observations).toEqual(result.observations)
    for (const where of [{}, { day: 1 }, { interval: 18 }])
      expect(usual.estimate('serviceLevel', where)).toEqual(result.estimate('serviceLevel', where))
  })
})
