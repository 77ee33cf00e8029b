import { describe, expect, test } from 'vitest'
import { run } from '../../src/experiment/run.ts'
import type { MeasureId } from '../../src/measures/definitions.ts'
import { estimate, fractions, histogram } from '../../src/measures/estimate.ts'
import { findSlice } from '../../src/measures/slices.ts'
import { binOf } from '../../src/stats/histogram.ts'
import { FOUR_CALLS, observed, planOf, scenarioOf } from './center.ts'

describe('four calls whose times one can check by hand', async () => {
  const measures = ['serviceLevel(30 s)']
  const four = await run(scenarioOf(FOUR_CALLS), { replications: 2, measures })
  const the = (measure: string) => four.estimate(measure).value

  test.each([
    ['offered', 4],
    ['fresh', 4],
    ['redials', 0],
    ['answered', 2],
    ['abandoned', 2],
    ['abandonedDeliberate', 2],
    ['abandonedIncidental', 0],
    ['lost', 2],
    ['abandonment', 2 / 4],
    ['answeredShare', 2 / 4],
    ['callerAbandonment', 2 / 4],
    ['attempts', 1],
    ['delayed', 3 / 4],
    ['wait', (0 + 30 + 30 + 10) / 4],
    ['speedOfAnswer', (0 + 10) / 2],
    ['waitAbandoned', 30],
    ['virtualWait', (0 + 50 + 40 + 10) / 4],
    ['queueLength', 70 / 3600],
    ['handleTime', 60],
    ['talkTime', 45],
    ['afterCallWork', 15],
    ['occupancy', 120 / 3600],
    ['agentsBusy', 120 / 3600],
    ['agentsScheduled', 1],
    ['overtime', 0],
    ['patience', 30],
    ['patienceImplied', 70 / 2],
    ['patienceNaive', 30],
  ])('%s is %d', (measure, value) => {
    expect(the(measure)).toBeCloseTo(value, 9)
  })

  test('the five definitions of the service level differ', () => {
    const levels = (seconds: number) => [1, 2, 3, 4, 5].map(i => the(`serviceLevel${i}(${seconds} s)`))
    expect(levels(20)).toEqual([2 / 4, 2 / 2, 2 / 4, 2 / 4, 2 / 4])
    expect(levels(30)).toEqual([2 / 4, 2 / 2, 4 / 4, 2 / 2, 2 / 4])
  })

  test('days without chance have intervals of no width', () => {
    expect(four.estimate('abandonment')).toEqual({ value: 0.5, low: 0.5, high: 0.5, standardError: 0, n: 2 })
  })

  test('percentiles of the wait are those of the histogram, within its bins', () => {
    expect(the('waitP50')).toBeCloseTo(10, 0)
    expect(Math.abs(the('waitP99') - 30)).toBeLessThan(1)
    expect(the('speedOfAnswerP50')).toBe(0)
    expect(the('speedOfAnswerP99')).toBeCloseTo(10, 0)
  })

  test('the histogram holds every wait of answered and abandoned calls', () => {
    const { answered, abandoned } = histogram(four.plan, four.observations)
    expect([0, 10].map(wait => answered[binOf(wait)])).toEqual([2, 2])
    expect(abandoned[binOf(30)]).toBe(4)
    expect(answered.reduce((a, b) => a + b) + abandoned.reduce((a, b) => a + b)).toBe(8)
  })
})

describe('estimates from observations', () => {
  const plan = planOf({ ...FOUR_CALLS, days: 2 })
  const ask = (measure: MeasureId, counters: object[], where = {}) =>
    estimate(
      plan,
      counters.map(each => observed(plan, each, where)),
      { measure, slice: findSlice(plan, where), confidence: 0.95 },
    )

  test('a count is the mean over the replications, with Student intervals', () => {
    const [a, b, c] = [90, 100, 110].map(answered => ({ answered, days: 1 }))
    const { value, low, high } = ask('answered', [a, b, c])
    expect(value).toBe(100)
    // t(2, 0.975) = 4.302653, s = 10, √3
    expect(high - value).toBeCloseTo((4.302653 * 10) / Math.sqrt(3), 4)
    expect(value - low).toBeCloseTo(high - value, 9)
  })

  test('by interval, a count is per day on which the interval is open', () => {
    const where = { interval: 16 }
    expect(
      ask(
        'answered',
        [
          { answered: 90, days: 2 },
          { answered: 110, days: 2 },
        ],
        where,
      ).value,
    ).toBe(50)
  })

  test('in a steady-state study, a count is per hour', () => {
    const steady = planOf({ ...STEADY })
    const observation = observed(steady, { answered: 90, days: 1, time: 7200 })
    expect(estimate(steady, [observation], { measure: 'answered' }).value).toBe(45)
  })

  test('a ratio weighs calls, not replications', () => {
    expect(
      ask('abandonment', [
        { answered: 90, deliberate: 10 },
        { answered: 900, incidental: 0 },
      ]).value,
    ).toBe(0.01)
  })

  test('a ratio of what never happened has no value', () => {
    expect(ask('patienceNaive', [{ answered: 5 }, { answered: 5 }]).value).toBeNaN()
  })

  test('one replication has a value but no interval', () => {
    expect(ask('answered', [{ answered: 5, days: 1 }])).toEqual({
      value: 5,
      low: Number.NaN,
      high: Number.NaN,
      standardError: Number.NaN,
      n: 1,
    })
  })

  test('numerators and denominators stand ready for paired comparisons', () => {
    const observations = [{ answered: 9, deliberate: 1 }, { answered: 8 }].map(each => observed(plan, each))
    expect(fractions(plan, observations, { measure: 'abandonment' })).toEqual({
      numerators: Float64Array.of(1, 0),
      denominators: Float64Array.of(10, 8),
    })
  })

  test('what does not exist is refused', () => {
    expect(() => ask('abandonment', [], { group: 'front' })).toThrow('abandonment is not known by group')
    expect(() => estimate(plan, [], { measure: 'serviceLevel', threshold: 7 })).toThrow(
      'the threshold 7 s was not tabulated (known: 20)',
    )
    expect(() => findSlice(plan, { type: 'call' })).toThrow('there is no slice {"type":"call"}')
  })
})

const STEADY = {
  title: 'steady',
  steady: { length: '100 h', warmUp: '1 h' },
  types: { calls: { arrivals: { perHour: 10 }, handle: { law: 'exponential', mean: 60 } } },
  groups: { front: { serves: ['calls'], staffing: 1 } },
}

describe('types with service levels of their own', () => {
  const calls = FOUR_CALLS.types.calls
  const two = {
    ...FOUR_CALLS,
    types: {
      quick: { ...calls, serviceLevel: { within: 5 } },
      slow: { ...calls, serviceLevel: { within: 40, definition: 3 } },
    },
    groups: { front: { serves: ['quick'], staffing: 1 }, back: { serves: ['slow'], staffing: 1 } },
    serviceLevel: { within: 20, definition: 2 },
  }

  test('each is judged by its own, both together by that of the scenario', async () => {
    const { estimate } = await run(scenarioOf(two), { replications: 1 })
    expect(estimate('serviceLevel', { type: 'quick' }).value).toBe(1 / 4)
    expect(estimate('serviceLevel', { type: 'slow' }).value).toBe(4 / 4)
    expect(estimate('serviceLevel').value).toBe(4 / 4)
    expect(estimate('serviceLevel1').value).toBe(4 / 8)
    expect(estimate('serviceLevel1(5 s)').value).toBe(2 / 8)
  })
})
