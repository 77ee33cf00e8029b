// The population: customers who leave, and what they tell others.
import type { ScenarioInput } from '../../../scenario/schema.ts'
import { type Case, known, type Output } from '../case.ts'

/** Everything of which the expected population is made. */
type Population = {
  count: number
  newPerDay: number
  /** Problems of a customer a day. */
  problems: number
  /** Shares of cases after which the customer leaves, and of those in which there is trouble before the solution. */
  leave: number
  trouble: number
  /** People told a day by each teller, mean time of telling in days, share of those told who come or stay away. */
  perDay: number
  days: number
  effect: number
}

/**
 * Calls of no length, always solved at once, so that a case ends on the day it began and everything is linear: a day has
 * as many problems as its population is expected to have, a case ends with one who leaves (and warns others) or with one
 * whose trouble was repaired (and who praises), whoever the customer is. Trouble is a return to the IVR's only step.
 */
function scenarioOf({ count, newPerDay, problems, leave, trouble, ...told }: Population): ScenarioInput {
  const { perDay, days, effect } = told
  return {
    title: 'word of mouth',
    start: '2026-01-01',
    days: LAST + 1,
    open: '00:00-24:00',
    interval: '24 h',
    types: {
      problems: {
        arrivals: { perCustomer: 30 * problems },
        handle: { law: 'constant', value: 0 },
        ivr: { steps: { menu: { time: 0, next: { menu: trouble, queue: 1 - trouble } } } },
      },
    },
    groups: { agents: { serves: ['problems'], staffing: 1 } },
    customers: { count, newPerDay },
    satisfaction: { ivrLoop: 0.2, recovery: 1 },
    churn: { table: [[0, leave]] },
    wordOfMouth: { angryBelow: 0.5, delightedFrom: 0.9, perDay, days: `${days} d`, effect },
  }
}

/**
 * Expected customers C and tellers T (those who praise less those who warn) at the midnight of day d, when the new have
 * joined and before telling fades. With a = problems · leave (leavers of a customer a day),
 * g = problems · (trouble · (1 − leave) − leave) (tellers of a customer a day), k = exp(−1 ÷ days) (who still tell the
 * next day), e = perDay · effect and B = newPerDay:
 *
 *     T(d+1) = k T(d) + g C(d)
 *     C(d+1) = (1 − a) C(d) + B + e T(d+1)        C(0) = count, T(0) = 0
 *
 * Of the matrix M of this recursion the trace is 1 − a + e g + k, the determinant (1 − a) k. The distance from the fixed
 * point C* = B ÷ (a − e g ÷ (1 − k)), T* = g C* ÷ (1 − k) after d days is M^d times that at the start, and by Cayley and
 * Hamilton M^d = ((λ^d − μ^d) M − (μ λ^d − λ μ^d) I) ÷ (λ − μ), where λ ≠ μ are the eigenvalues. Means alone are needed:
 * nothing is lost by randomness, as long as B + e T is never negative.
 */
function expected({ count, newPerDay, problems, leave, trouble, perDay, days, effect }: Population, day: number) {
  const a = problems * leave
  const g = problems * (trouble * (1 - leave) - leave)
  const k = Math.exp(-1 / days)
  const e = perDay * effect
  const customers = newPerDay / (a - (e * g) / (1 - k))
  const tellers = (g * customers) / (1 - k)
  const trace = 1 - a + e * g + k
  const root = Math.sqrt(trace ** 2 - 4 * (1 - a) * k)
  const [l, m] = [(trace + root) / 2, (trace - root) / 2]
  const ofM = (l ** day - m ** day) / root
  const ofI = (m * l ** day - l * m ** day) / root
  const [u, v] = [count - customers, -tellers]
  return {
    customers: customers + ofM * ((1 - a + e * g) * u + e * k * v) - ofI * u,
    tellers: tellers + ofM * (g * u + k * v) - ofI * v,
  }
}

const DAYS = [2, 5, 10, 20, 40]
const LAST = DAYS[DAYS.length - 1]

function outputsOf(population: Population): Output[] {
  const { newPerDay, perDay, effect, problems, leave } = population
  return DAYS.flatMap(day => {
    const { customers, tellers } = expected(population, day)
    const newCustomers = newPerDay + perDay * effect * tellers
    const offered = problems * customers
    return known({ customers, newCustomers, offered, customersLost: leave * offered }, { day }, ` day ${day}`)
  })
}

const SOURCE = 'linear recursion of two means, solved by its eigenvalues'

function wordOfMouth(id: string, what: string, population: Population): Case {
  return {
    id,
    what,
    source: SOURCE,
    scenario: scenarioOf(population),
    length: { replications: 400 },
    outputs: outputsOf(population),
  }
}

const COMMON = { count: 1000, newPerDay: 20, problems: 0.1, leave: 0.2, perDay: 0.5, days: 14, effect: 0.06 }

export const customers: readonly Case[] = [
  wordOfMouth('WOM-1', '1000 customers, as many come as leave: leavers warn others, so that fewer come', {
    ...COMMON,
    trouble: 0.1,
  }),
  wordOfMouth('WOM-2', 'the same, but most trouble is repaired well and praised, so that more come', {
    ...COMMON,
    trouble: 0.5,
  }),
]
