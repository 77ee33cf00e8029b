// Requirements for longer stretches than an interval: of a day, of all days together, of a share of the days.
import { expect, test } from 'vitest'
import { staff } from '../../../src/experiment/staff/staff.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'
import { twoIntervals } from './skills-cases.ts'

const OPTIONS = { mostReplications: 80, replications: 40 }

const peopleOf = ({ needs }: Awaited<ReturnType<typeof staff>>) => needs.reduce((sum, { net }) => sum + net, 0)

test('what is asked of a day needs no more people than the same in every interval', async () => {
  const scenario = parseScenarioObject(twoIntervals())
  const [day, interval] = [await staff(scenario, { ...OPTIONS, stretch: 'day' }), await staff(scenario, OPTIONS)]
  expect(peopleOf(day)).toBeLessThanOrEqual(peopleOf(interval))
  expect(day.cells.length).toBe(2)
  expect(day.cells.filter(({ verdict }) => verdict === 'missed')).toEqual([])
})

test('what is asked of all days together is met over two days', async () => {
  const plan = await staff(parseScenarioObject({ ...twoIntervals(), days: 2 }), { ...OPTIONS, stretch: 'all' })
  expect(plan.cells.length).toBe(2)
  expect(plan.needs.length).toBe(8)
  expect(plan.cells.filter(({ verdict }) => verdict === 'missed')).toEqual([])
})

test('what is asked of nine days in ten needs more people than the same of the day on average', async () => {
  const often = parseScenarioObject(twoIntervals(['serviceLevel(20 s) >= 75% in 90% of days']))
  const average = parseScenarioObject(twoIntervals(['serviceLevel(20 s) >= 75%']))
  const [surely, usually] = [await staff(often, OPTIONS), await staff(average, { ...OPTIONS, stretch: 'day' })]
  expect(surely.cells.filter(({ verdict }) => verdict === 'missed')).toEqual([])
  expect(peopleOf(surely)).toBeGreaterThan(peopleOf(usually))
})
