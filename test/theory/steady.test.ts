// Steady-state studies that stop by themselves: warm-up cut by MSER-5, replicated until the interval is as narrow as asked.
import { describe, expect, test } from 'vitest'
import { run } from '../../src/experiment/run.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'

const line = { agents: 14, arrivalRate: 200 / 3600, meanService: 180 }
const theory = erlangA(line, 300)
const exponential = (mean: number) => ({ law: 'exponential', mean })

const scenario = parseScenarioObject({
  title: 'M/M/14+M from empty',
  steady: { length: '20 h', warmUp: 'auto' },
  types: { calls: { arrivals: { perHour: 200 }, handle: exponential(180), patience: exponential(300) } },
  groups: { agents: { serves: ['calls'], staffing: 14 } },
})

describe('a steady-state study', () => {
  test.each([
    ['abandonment', theory.pAbandon, 0.05],
    ['queueLength', theory.meanQueue, 0.05],
    ['serviceLevel(20 s)', theory.within(20).ofOffered, 0.01],
  ])('is replicated until %s (%d) is known to a relative half-width of its %d', async (measure, exact, relative) => {
    const result = await run(scenario, { precision: { measure, relative }, seed: 'steady' })
    const { value, low, high, standardError } = result.estimate(measure)
    expect((high - low) / 2 / value).toBeLessThanOrEqual(relative)
    expect(result.precision).toEqual({ reached: (high - low) / 2 / value, asked: relative })
    // Replicated for a reason: ten would not have been enough.
    expect(result.replications).toBeGreaterThan(10)
    expect(Math.abs(value - exact) / standardError).toBeLessThan(4)
  })
})
