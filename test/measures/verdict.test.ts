import { describe, expect, test } from 'vitest'
import { estimate, run } from '../../src/core.ts'
import { verdict } from '../../src/measures/verdict.ts'
import { scenarioOf } from './center.ts'

const between = (low: number, high: number) => ({ value: (low + high) / 2, low, high, standardError: 1, n: 10 })
const atMost = (bound: number) => ({ comparison: '<=', bound }) as const
const atLeast = (bound: number) => ({ comparison: '>=', bound }) as const

describe('a target is', () => {
  test('met when the whole interval is on the right side', () => {
    expect(verdict(between(1, 2), atMost(2))).toBe('met')
    expect(verdict(between(3, 4), atLeast(3))).toBe('met')
  })

  test('missed when the whole interval is on the wrong side', () => {
    expect(verdict(between(3, 4), atMost(2))).toBe('missed')
    expect(verdict(between(1, 2), atLeast(3))).toBe('missed')
  })

  test('uncertain when the bound lies inside, or when there is no interval', () => {
    expect(verdict(between(1, 3), atMost(2))).toBe('uncertain')
    expect(verdict(between(Number.NaN, Number.NaN), atMost(2))).toBe('uncertain')
  })

  test('strict when it says so', () => {
    expect(verdict(between(2, 2), { comparison: '<', bound: 2 })).toBe('missed')
    expect(verdict(between(2, 2), { comparison: '>', bound: 1 })).toBe('met')
  })
})

const day = (targets: string[]) => scenarioOf(input(targets))

const input = (targets: string[]) => ({
  title: 'an hour with too few agents',
  open: '08:00-12:00',
  interval: '1 h',
  types: {
    calls: {
      arrivals: { perHour: [60, 60, 60, 0] },
      handle: { law: 'exponential', mean: '3 min' },
      patience: { law: 'exponential', mean: '2 min' },
    },
  },
  groups: { front: { serves: ['calls'], staffing: [8, 2, 8, 8] } },
  targets,
})

describe('a target for a share of the days', () => {
  const days = { days: 3, start: '2026-03-01' }

  test('counts the days that keep to it by their own figures, over all replications', async () => {
    const result = await run(scenarioOf({ ...input(['abandonment <= 20% in 60% of days']), ...days }))
    const shares = result.observations.map(observation =>
      [0, 1, 2].map(
        day => estimate(result.plan, [observation], { measure: 'abandonment', slice: { axis: 'day', day } }).value,
      ),
    )
    const kept = shares.flat().filter(share => share <= 0.2).length
    const [{ estimate: share, slice, verdict }] = result.targets
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(300)
    expect(share.value).toBeCloseTo(kept / 300, 12)
    expect(slice).toMatchObject({ axis: 'all' })
    expect(verdict).toBe(share.low >= 0.6 ? 'met' : share.high < 0.6 ? 'missed' : 'uncertain')
  })
})

describe('a target for every interval', () => {
  test('is missed when one interval misses it, which is named', async () => {
    const { targets } = await run(day(['abandonment <= 30%', 'abandonment <= 30% in every interval']))
    expect(targets.map(target => target.verdict)).toEqual(['met', 'missed'])
    expect(targets[1].slice).toEqual({ axis: 'interval', interval: 9 })
  })

  test('is met when all do, and names the one nearest to the bound', async () => {
    const { targets } = await run(day(['abandonment <= 90% in every interval']))
    expect(targets[0]).toMatchObject({ verdict: 'met', slice: { interval: 9 } })
  })

  test('leaves out intervals without calls, and asks more confidence of each of the others', async () => {
    const { targets } = await run(day(['abandonment <= 50% in every interval']))
    expect(targets[0].cells).toBe(3)
    expect(targets[0].confidence).toBeCloseTo(1 - 0.05 / 3, 12)
  })

  test('is uncertain while nothing can be told', async () => {
    const { targets } = await run(day(['abandonment <= 30% in every interval']), { replications: 1 })
    expect(targets[0].verdict).toBe('uncertain')
  })
})
