import { describe, expect, test } from 'vitest'
import { run } from '../../src/experiment/run.ts'
import { COUNTER, PER_THRESHOLD } from '../../src/measures/counters.ts'
import { definitionOf, existsOn, measures } from '../../src/measures/definitions.ts'
import { FOUR_CALLS, scenarioOf } from './center.ts'

describe('the table of measures', () => {
  test('uses every counter that is kept', () => {
    const used = measures.flatMap(measure => [
      ...('numerator' in measure ? Object.keys(measure.numerator) : []),
      ...('denominator' in measure ? Object.keys(measure.denominator) : []),
    ])
    // Counts are over days, or hours of time.
    const counted = ['days', 'time']
    expect(new Set([...used, ...counted])).toEqual(new Set([...Object.keys(COUNTER), ...PER_THRESHOLD]))
  })

  test('gives every measure its own name and a formula', () => {
    expect(new Set(measures.map(({ name }) => name)).size).toBe(measures.length)
    for (const { formula } of measures) expect(formula).not.toBe('')
  })

  test('every measure exists for everything together', () => {
    expect(measures.filter(({ id }) => !existsOn(id, 'all'))).toEqual([])
  })

  test('callers belong to no group until they are answered, agents to no type', () => {
    expect(existsOn('abandonment', 'group')).toBe(false)
    expect(existsOn('speedOfAnswer', 'group')).toBe(true)
    expect(existsOn('occupancy', 'type')).toBe(false)
    expect(existsOn('waitP90', 'interval')).toBe(false)
  })

  test('tells how the center works from what became of its callers', () => {
    const outcomes = measures.filter(({ family }) => family === 'outcome').map(({ id }) => id)
    expect(outcomes.join(' ')).toMatchInlineSnapshot(
      `"redials lost competitor callerAbandonment attempts patience patienceImplied patienceNaive"`,
    )
  })

  test('service levels take a threshold, nothing else does', () => {
    expect(measures.filter(({ parameter }) => parameter).map(({ id }) => id)).toEqual([
      'serviceLevel',
      ...[1, 2, 3, 4, 5].map(definition => `serviceLevel${definition}`),
    ])
  })

  test('of one type and one group, every measure is the same on all axes on which it exists', async () => {
    const { plan, estimate } = await run(scenarioOf({ ...FOUR_CALLS, open: '08:00-08:30' }), { replications: 2 })
    for (const { id } of measures)
      for (const slice of plan.slices)
        if (definitionOf(id).axes.includes(slice.axis))
          expect(estimate(id, slice), `${id} ${slice.axis}`).toEqual(estimate(id))
  })
})
