// What a case of the verification is: a scenario, how long to run it, and what must come out.
import type { Where } from '../../measures/slices.ts'
import { ABANDONED, OFFERED, WAIT } from '../../measures/sums.ts'
import { minus, sum, type Terms } from '../../measures/terms.ts'
import type { ScenarioInput } from '../../scenario/schema.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'

export type Case = {
  id: string
  /** The model, in one line. */
  what: string
  /** Where the exact values come from. */
  source: string
  /** In the file format. How long a steady-state study runs is said by `length`. */
  scenario: ScenarioInput
  length: Length
  outputs: readonly Output[]
}

/** One steady-state run of so many hours after a warm-up, cut into batches; or so many replications. */
export type Length = { hours: number; warmUp?: number; batches?: number } | { replications: number }

export type Output = {
  name: string
  exact: number
  /** Standard error of the value to compare with, where that is a simulation itself. */
  error?: number
  read: Reading
}

/** How a value and its standard error are got from a run: a measure, a quotient of counters, or a function of its own. */
export type Reading = Measured | Quotient | ((run: Run) => Estimate)
type Measured = { measure: string; where: Where }

/** A ratio of sums of counters, as for measures, where the table of measures has none; the slices may differ. */
export type Quotient = {
  above: Terms
  below: Terms
  where?: Where
  /** Of the denominator; default: as the numerator. */
  whereBelow?: Where
  /** Of the counters that need one. */
  threshold?: number
}

/** Outputs that are measures, by measure: `{ abandonment: 0.0309, 'serviceLevel(20 s)': 0.943 }`. */
export function known(values: Readonly<Record<string, number>>, where: Where = {}, place = placeOf(where)): Output[] {
  return Object.entries(values).map(([measure, exact]) => ({
    name: `${measure}${place}`,
    exact,
    read: { measure, where },
  }))
}

/** An output that is a quotient of counters. */
export const quotient = (name: string, exact: number, read: Quotient): Output => ({ name, exact, read })

function placeOf({ type, segment, group }: Where): string {
  const name = segment ?? type ?? group
  return name === undefined ? '' : ` ${name}`
}

// ── sums of counters ───────────────────────────────────────────────────────────────────────────────────────────────

export { ABANDONED, OFFERED, WAIT as WAITING }
export const ACCEPTED = minus(OFFERED, sum('blocked'))
/** Open time of the center, seconds. */
export const TIME = sum('time')
/** Time for which cases are open while nobody waits or talks: until a callback, or until the next call. */
export const AWAY = minus(sum('openTime'), sum('queueTime', 'busyTime'))

// ── queues ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Queue = {
  agents: number
  perHour: number
  /** Mean of exponential handle times, seconds. */
  handle: number
  /** A law; a number is the mean of an exponential one. */
  patience?: number | ScenarioInput['types'][string]['patience']
  /** Further fields of the call type. */
  more?: Partial<ScenarioInput['types'][string]>
}

/** The scenario of one queue: Poisson arrivals, exponential handle times, equal agents. */
export function queue({ agents, perHour, handle, patience, more }: Queue): ScenarioInput {
  const law = typeof patience === 'number' ? exponential(patience) : patience
  return {
    title: 'one queue',
    types: {
      calls: { arrivals: { perHour }, handle: exponential(handle), ...(law && { patience: law }), ...more },
    },
    groups: { agents: { serves: ['calls'], staffing: agents } },
  }
}

export const exponential = (mean: number) => ({ law: 'exponential' as const, mean })
