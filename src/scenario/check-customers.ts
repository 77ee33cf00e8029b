// Customers: what satisfaction, churn and word of mouth rest on, and the problems of a population.
import type { Report } from './check.ts'
import { atMostOne, checkSteps, exactlyOne } from './check-laws.ts'
import { figuresIn } from './hours.ts'
import { type Fields, isFields } from './places.ts'
import type { TabledScenario } from './schema.ts'

const MOST_CUSTOMERS = 2e7
const MONTH = 30

const NEEDS = [
  ['survey', ['satisfaction']],
  ['churn', ['satisfaction']],
  ['wordOfMouth', ['churn', 'customers']],
] as const

export function checkCustomers(scenario: TabledScenario, written: Fields, report: Report): void {
  for (const [name, needs] of NEEDS) {
    const missing = needs.filter(need => scenario[need] === undefined)
    if (scenario[name] && missing.length > 0) report([name], `needs ${missing.join(' and ')}`)
  }
  if (scenario.steady && scenario.wordOfMouth) report(['wordOfMouth'], 'has no meaning in a steady-state study')
  checkPopulation(scenario, report)
  checkChurn(scenario, written, report)
  checkWordOfMouth(scenario, report)
}

// ── the population ─────────────────────────────────────────────────────────────────────────────────────────────────

function checkPopulation(scenario: TabledScenario, report: Report): void {
  if (!scenario.customers) return
  const calling = Object.values(scenario.types).some(({ arrivals }) => arrivals.perCustomer !== undefined)
  if (!calling) report(['customers'], 'has no effect: no type has arrivals.perCustomer')
  if (customersIn(scenario) > MOST_CUSTOMERS)
    report(
      ['customers'],
      `more than ${MOST_CUSTOMERS.toLocaleString('en')} customers in one replication: simulate fewer days or customers`,
    )
}

const daysOf = ({ steady, days }: TabledScenario) => (steady ? steady.length / 86400 : days)

/** Customers at the end when nobody leaves. */
function customersIn(scenario: TabledScenario): number {
  const { count, newPerDay } = scenario.customers ?? { count: 0, newPerDay: 0 }
  return count + newPerDay * daysOf(scenario)
}

/** Not fewer calls than the customers have problems in a replication. */
export function callsOfCustomers(scenario: TabledScenario, perCustomer: number): number {
  return (customersIn(scenario) * perCustomer * daysOf(scenario)) / MONTH
}

/** Of a type whose calls come from the population, a table only says when. */
export function checkPerCustomer({ types, customers }: TabledScenario, name: string, report: Report): void {
  const { arrivals } = types[name]
  const path = ['types', name, 'arrivals']
  if (!customers) report([...path, 'perCustomer'], 'needs customers')
  exactlyOne(arrivals, ['perCustomer', 'trace'], { path, report })
  atMostOne(arrivals, ['perHour', 'perInterval'], { path, report })
  for (const field of ['perHour', 'perInterval'] as const) {
    const table = arrivals[field]
    if (
      table !== undefined &&
      !figuresIn(table)
        .flat()
        .some(figure => figure > 0)
    )
      report([...path, field], 'needs a figure above 0: it says when the problems of perCustomer come')
  }
}

// ── who leaves, who tells others ───────────────────────────────────────────────────────────────────────────────────

function checkChurn({ churn }: TabledScenario, written: Fields, report: Report): void {
  if (!churn) return
  // The table has a default: only what was written tells that both were given.
  if (isFields(written.churn)) atMostOne(written.churn, ['table', 'logistic'], { path: ['churn'], report })
  const [[first]] = churn.table
  if (first !== 0) report(['churn', 'table', 0, 0], `the first satisfaction must be 0, not ${first}`)
  checkSteps(churn.table, { path: ['churn', 'table'], report })
  const { least, most } = churn.logistic ?? { least: 0, most: 1 }
  if (least > most) report(['churn', 'logistic', 'most'], `must not be less than least, ${least}, but is ${most}`)
}

function checkWordOfMouth({ wordOfMouth }: TabledScenario, report: Report): void {
  if (!wordOfMouth) return
  const { angryBelow, delightedFrom } = wordOfMouth
  if (delightedFrom < angryBelow)
    report(['wordOfMouth', 'delightedFrom'], `must be at least angryBelow, ${angryBelow}, not ${delightedFrom}`)
}
