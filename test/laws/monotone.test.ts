// More agents, less waiting: on average, under common random numbers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centerOf, simulated } from '../support.ts'

const queue = fc.record({
  perHour: fc.integer({ min: 20, max: 150 }),
  handle: fc.constantFrom(
    { law: 'exponential', mean: 120 },
    { law: 'lognormal', mean: 150, cv: 1.5 },
    { law: 'constant', value: 100 },
  ),
  patience: fc.constantFrom(
    { law: 'exponential', mean: 90 },
    { law: 'weibull', mean: 120, shape: 2 },
    { law: 'constant', value: 60 },
    { law: 'exponential', mean: 90, incidental: { perHour: 10 } },
    { law: 'exponential', mean: 90, load: { response: { slope: 0.2 } } },
  ),
  redial: fc.constantFrom(undefined, { deliberate: 0.5, nextDay: 0 }),
  agents: fc.integer({ min: 1, max: 6 }),
})

const REPLICATIONS = 60

test('one more agent never means more deliberate abandonment', () => {
  fc.assert(
    fc.property(queue, ({ perHour, handle, patience, redial, agents }) => {
      const abandoned = (staffing: number) => {
        const center = centerOf({
          title: 'one queue',
          open: '08:00-10:00',
          types: { calls: { arrivals: { perHour }, handle, patience, ...(redial && { redial }) } },
          groups: { front: { serves: ['calls'], staffing } },
        })
        return Array.from(
          { length: REPLICATIONS },
          (_, replication) =>
            simulated(center, { replication }).rows.filter(({ kind }) => kind === 'deliberate').length,
        )
      }
      const more = abandoned(agents + 1)
      const differences = abandoned(agents).map((count, i) => more[i] - count)
      const mean = differences.reduce((a, b) => a + b) / REPLICATIONS
      const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (REPLICATIONS - 1)
      // The true difference is at most 0: a mean 5 standard errors above is not chance, once in 10^6 queues.
      expect(mean).toBeLessThanOrEqual(5 * Math.sqrt(variance / REPLICATIONS))
    }),
    { numRuns: 40 },
  )
}, 60_000)
