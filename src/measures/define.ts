// What a measure is, and short ways to define one.
import type { Axis } from './slices.ts'
import type { Terms } from './terms.ts'

export type Unit =
  | 'share'
  /** Percentage points, kept as a share of 1: a difference of shares, which may be negative. */
  | 'points'
  | 's'
  | 'calls'
  | 'callers'
  | 'calls per caller'
  | 'agents'
  | 'h'
  | 'number'
  | 'cases'
  | 'customers'
  | 'money'

/** D1: how the center works, or what became of its callers. Reports never show the first without the second. */
export type Family = 'operational' | 'outcome'

type Common = {
  /** Words for a report. */
  name: string
  unit: Unit
  /** The definition in words. */
  formula: string
  axes: readonly Axis[]
  family: Family
  /** Undefined where neither direction is better. */
  higherIsBetter?: boolean
  /** Claims of the articles that it plays a part in. */
  claims: readonly string[]
  /** Takes a service-level threshold in seconds; that of the call type when none is given. */
  parameter?: 'threshold'
  /** Known only where a scenario goes beyond the queue: IVR, callbacks, cases, customers, money. */
  journey?: true
}

/**
 * How a value and its interval are made from observations:
 * `count`, mean over the replications of a number a replication (by interval: an open day; steady-state: an hour);
 * `ratio`, ratio of sums with a delta-method interval, so that every call weighs the same;
 * `compared`, quotient or difference of two ratios, with a delta-method interval;
 * `quantile`, of all calls together, with Woodruff's interval.
 */
export type Definition = Common &
  (
    | { estimator: 'count'; numerator: Terms }
    | { estimator: 'ratio'; numerator: Terms; denominator: Terms }
    | { estimator: 'compared'; how: 'quotient' | 'difference'; first: Fraction; second: Fraction }
    | { estimator: 'quantile'; quantile: number; of: 'waited' | 'answered' }
  )

type Fraction = { numerator: Terms; denominator: Terms }

// ── axes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Histograms of waits are kept by segment. */
export const BY_SEGMENT: readonly Axis[] = ['all', 'type', 'segment']
/** Callers, who belong to no group until somebody answers them. */
export const BY_CALLER: readonly Axis[] = [
  ...BY_SEGMENT,
  'interval',
  'typeInterval',
  'day',
  'typeDay',
  'dayInterval',
  'typeDayInterval',
]
export const BY_ANSWER: readonly Axis[] = [
  ...BY_CALLER,
  'group',
  'typeGroup',
  'groupInterval',
  'groupDay',
  'groupDayInterval',
]
/** Agents, who belong to no type. */
export const BY_AGENT: readonly Axis[] = [
  'all',
  'group',
  'interval',
  'groupInterval',
  'day',
  'groupDay',
  'dayInterval',
  'groupDayInterval',
]

// ── short ways ─────────────────────────────────────────────────────────────────────────────────────────────────────

type Extra = Partial<Pick<Common, 'axes' | 'family' | 'higherIsBetter' | 'claims' | 'parameter' | 'unit' | 'journey'>>
type Parts = readonly [numerator: Terms, denominator: Terms]

const DEFAULTS = { axes: BY_CALLER, family: 'operational', claims: [] as readonly string[] } as const

export const WORSE = { higherIsBetter: false } as const
export const BETTER = { higherIsBetter: true } as const

/** A number of calls, unless another unit is given. */
export function count(name: string, formula: string, numerator: Terms, extra: Extra = {}): Definition {
  return { name, formula, unit: 'calls', estimator: 'count', numerator, ...DEFAULTS, ...extra }
}

/** A ratio of sums: a share, unless another unit is given. */
export function ratio(name: string, formula: string, [numerator, denominator]: Parts, extra: Extra = {}): Definition {
  return { name, formula, unit: 'share', estimator: 'ratio', numerator, denominator, ...DEFAULTS, ...extra }
}

/** A mean time in seconds. */
export function mean(name: string, formula: string, parts: Parts, extra: Extra = {}): Definition {
  return ratio(name, formula, parts, { unit: 's', ...extra })
}

/** Two ratios against one another. */
export function compared(
  name: string,
  formula: string,
  { how, first, second, ...extra }: { how: 'quotient' | 'difference'; first: Parts; second: Parts } & Extra,
): Definition {
  const fraction = ([numerator, denominator]: Parts): Fraction => ({ numerator, denominator })
  const unit = how === 'quotient' ? 'number' : 'points'
  const estimator = 'compared'
  return {
    name,
    formula,
    unit,
    estimator,
    how,
    first: fraction(first),
    second: fraction(second),
    ...DEFAULTS,
    ...extra,
  }
}

export function serviceLevel(name: string, formula: string, parts: Parts): Definition {
  return ratio(name, formula, parts, { ...BETTER, parameter: 'threshold', claims: ['A1', 'D1'] })
}

export function percentile(name: string, of: 'waited' | 'answered', percent: number): Definition {
  const calls = of === 'answered' ? 'the calls answered' : 'the calls answered or abandoned'
  return {
    name: `${name}, ${percent}th percentile`,
    formula: `the wait that ${percent} % of ${calls} did not exceed, zeros included`,
    unit: 's',
    estimator: 'quantile',
    quantile: percent / 100,
    of,
    axes: BY_SEGMENT,
    family: 'operational',
    ...WORSE,
    claims: of === 'answered' ? ['D1'] : [],
  }
}
