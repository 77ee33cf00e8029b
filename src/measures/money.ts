// Customers and money: what is known only when a replication is over, from counters, the population and what was paid.
import type { Center } from '../model/center.ts'
import type { Population } from '../model/outcomes.ts'
import { COUNT, JOURNEY, journeyOffset } from './counters.ts'
import type { Slice } from './slices.ts'
import type { Tabulation } from './tabulation.ts'

const DAY = 86400

type Around = {
  plan: Tabulation
  population: readonly Population[]
  /** When everything was over. */
  customersAtEnd: number
}

/** Customers of each day, and those who joined, into everything together and the days. */
export function addCustomers(row: Float64Array, { axis, day }: Slice, around: Around): void {
  const { plan, population, customersAtEnd } = around
  if ((axis !== 'all' && axis !== 'day') || population.length === 0) return
  const at = journeyOffset(plan.thresholds.length)
  for (const each of population) {
    if (day !== undefined && each.day !== day) continue
    row[at + JOURNEY.joined] += each.joined
    row[at + JOURNEY.customers] += each.customers
    row[at + JOURNEY.populationDays]++
  }
  const next = population[day === undefined ? population.length : day + 1]
  row[at + JOURNEY.customersBefore] = beforeJoining(population[day ?? 0])
  row[at + JOURNEY.customersAfter] = next ? beforeJoining(next) : customersAtEnd
}

const beforeJoining = ({ customers, joined }: Population) => customers - joined

/** Costs and values, where the scenario has prices: all follow from what was counted. */
export function addMoney(row: Float64Array, { center, thresholds }: Tabulation, slice: Slice): void {
  const { economics } = center.journey!
  if (!economics) return
  const at = journeyOffset(thresholds.length)
  const { agentHour, lineHour, callback, retention, acquisitionFactor, crossSell } = economics
  row[at + JOURNEY.agentCost] = ((row[COUNT.scheduledTime] + row[COUNT.overtime]) / 3600) * agentHour
  row[at + JOURNEY.lineCost] = (row[at + JOURNEY.lineTime] / 3600) * lineHour
  row[at + JOURNEY.callbackCost] = (row[at + JOURNEY.calledBack] + row[at + JOURNEY.unreached]) * callback
  const outreach = center.journey!.interventions.find(({ proactive }) => proactive)?.proactive?.cost ?? 0
  row[at + JOURNEY.policyCost] =
    interventionCost(center, slice) + row[at + JOURNEY.outreach] * outreach + row[at + JOURNEY.wonBack] * retention
  row[at + JOURNEY.errorCost] = errorCost(center, slice)
  row[at + JOURNEY.valueLost] = (row[at + JOURNEY.left] - row[at + JOURNEY.wonBack]) * retention * acquisitionFactor
  row[at + JOURNEY.valueSold] = row[at + JOURNEY.sales] * crossSell.value
}

/** Interventions, where costs have a place: everything together, and the days. */
function interventionCost({ journey, days, end, steady }: Center, { axis, day }: Slice): number {
  if (steady || (axis !== 'all' && axis !== 'day')) return 0
  const [from, to] = day === undefined ? [0, Math.max(end, days.length * DAY)] : [day * DAY, (day + 1) * DAY]
  return journey!.interventions.reduce((sum, { at, cost, costPerDay }) => {
    const active = Math.max(0, to - Math.max(from, at)) / DAY
    return sum + (at >= from && at < to ? cost : 0) + active * costPerDay
  }, 0)
}

/** 1-10-100: errors in the data that were prevented, corrected, or did harm. */
function errorCost({ types, days, journey }: Center, { axis, day, type }: Slice): number {
  if (axis !== 'all' && axis !== 'type' && axis !== 'day' && axis !== 'typeDay') return 0
  const { unit, correct, fail } = journey!.economics!.dataError
  const bursts = types.flatMap((each, index) => (type === undefined || type === index ? each.bursts : []))
  return bursts.reduce((sum, { at, errors }) => {
    const here = day === undefined ? days.length > 0 : Math.floor(at / DAY) === day
    if (!errors || !here) return sum
    const all = errors.customers * errors.rate
    const corrected = all * (1 - errors.prevented) * errors.corrected
    const failed = all * (1 - errors.prevented) * (1 - errors.corrected)
    return sum + unit * (all * errors.prevented + correct * corrected + fail * failed)
  }, 0)
}
