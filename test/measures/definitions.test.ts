import { describe, expect, test } from 'vitest'
import { run } from '../../src/experiment/run.ts'
import { COUNTER, JOURNEY, PER_THRESHOLD } from '../../src/measures/counters.ts'
import { definitionOf, existsOn, type Measure, measures, measuresOf } from '../../src/measures/definitions.ts'
import type { Terms } from '../../src/measures/terms.ts'
import { FOUR_CALLS, scenarioOf } from './center.ts'

/** All sums that a measure is made of. */
function termsOf(measure: Measure): Terms[] {
  if (measure.estimator === 'compared')
    return [measure.first, measure.second].flatMap(({ numerator, denominator }) => [numerator, denominator])
  return ['numerator' in measure ? measure.numerator : {}, 'denominator' in measure ? measure.denominator : {}]
}

describe('the table of measures', () => {
  test('uses every counter that is kept', () => {
    const used = measures.flatMap(termsOf).flatMap(terms => Object.keys(terms).map(term => term.replace(/\d$/, '')))
    // Counts are over days, or hours of time.
    const counted = ['days', 'time']
    // Has a price, and stands in the measures as cost.
    const priced = ['lineTime']
    const kept = [...Object.keys(COUNTER), ...PER_THRESHOLD, ...Object.keys(JOURNEY)]
    expect(kept.filter(counter => ![...used, ...counted, ...priced].includes(counter))).toEqual([])
    expect(used.filter(term => !kept.includes(term))).toEqual([])
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
      `"redials lost competitor callerAbandonment attempts patience patienceImplied patienceNaive containment believedContained coldTransfers callbackDelay promisesBroken callbackFailed timeToAgent resolution fcr falselySolved repeatCalls repeatShare cases casesSolved solvedShare givenUpShare lostShare callsPerCase transfersPerCase timeToResolution firstResponse backlog casesOpen resolutionRate satisfaction contactSatisfaction satisfactionAfter1 satisfactionAfter2 satisfactionAfter3 satisfactionAfter4 satisfactionAfter5 surveyRating csat surveyGap saidSolved surveyedSolved churn customersLost wonBack lostToBetter customers customersBefore customersAfter customersGone newCustomers sales costPerSolvedCase errorCost valueLost valueSold netValue"`,
    )
  })

  test('service levels take a threshold, nothing else does', () => {
    expect(measures.filter(({ parameter }) => parameter).map(({ id }) => id)).toEqual([
      'serviceLevel',
      ...[1, 2, 3, 4, 5].map(definition => `serviceLevel${definition}`),
      ...['deskServiceLevel', 'callbackIn', 'answeredOrCalledBackIn'],
    ])
  })

  test('knows measures of the journey only where there is one', () => {
    expect(measuresOf({}).filter(({ journey }) => journey)).toEqual([])
    expect(measuresOf({ journey: {} })).toEqual(measures)
  })

  test('of one type and one group, every measure is the same on all axes on which it exists', async () => {
    const { plan, estimate } = await run(scenarioOf({ ...FOUR_CALLS, open: '08:00-08:30' }), { replications: 2 })
    for (const { id } of measures)
      for (const slice of plan.slices)
        if (definitionOf(id).axes.includes(slice.axis))
          expect(estimate(id, slice), `${id} ${slice.axis}`).toEqual(estimate(id))
  })
})
