// Requirements as a search for staff reads them: where they reach, which way they pull, how surely they are met.
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import { serviceLevelOf } from '../../measures/estimate.ts'
import type { Tabulation } from '../../measures/tabulation.ts'
import type { Comparison } from '../../measures/targets.ts'
import { keeps, verdict } from '../../measures/verdict.ts'
import { criticalValue, type Estimate } from '../../stats/interval.ts'
import type { Figure } from './formula.ts'
import type { Requirement } from './requirements.ts'
import type { Post } from './staffing.ts'
import { estimateOf, keptIn, type Tally } from './tally.ts'

export type Constraint = {
  /** Of the requirements: one, or for a target of a share of the days that of every day. */
  requirements: readonly number[]
  figure: Figure
  comparison: Comparison
  bound: number
  /** More staff helps (1), harms (−1), or neither is known (0). */
  pull: 1 | -1 | 0
  /** One interval of a day, a day, or everything. */
  reach: 'cell' | 'day' | 'all'
  /** Posts, by number, at which people stand for it. */
  posts: readonly number[]
  /** A share of the days, by their own figures: bound and value are of that share. */
  ofDays: boolean
}

export function constraintsOf(
  plan: Tabulation,
  posts: readonly Post[],
  requirements: readonly Requirement[],
): Constraint[] {
  const shared = new Map<string, Constraint & { requirements: number[]; posts: number[] }>()
  const constraints: Constraint[] = []
  for (const [index, requirement] of requirements.entries()) {
    const one = constraintOf(plan, posts, { requirement, index })
    const key = JSON.stringify([requirement.target.text, requirement.target.scope])
    const known = one.ofDays ? shared.get(key) : undefined
    known?.requirements.push(index)
    known?.posts.push(...one.posts)
    if (known) continue
    const fresh = { ...one, requirements: [index], posts: [...one.posts] }
    if (one.ofDays) shared.set(key, fresh)
    constraints.push(fresh)
  }
  return constraints
}

type Indexed = { requirement: Requirement; index: number }

function constraintOf(plan: Tabulation, posts: readonly Post[], { requirement, index }: Indexed): Constraint {
  const { center } = plan
  const { slice, target, measure, threshold } = requirement
  const groups =
    slice.group !== undefined ? [slice.group] : slice.type !== undefined ? center.types[slice.type].groups : undefined
  const level = serviceLevelOf(plan, slice)
  const here = posts.flatMap(({ group, day, slot }, post) =>
    (groups?.includes(group) ?? true) &&
    (slice.day === undefined || slice.day === day) &&
    (slice.interval === undefined || slice.interval === slot)
      ? [post]
      : [],
  )
  const ofDays = target.share !== undefined
  return {
    requirements: [index],
    figure: { measure, within: threshold ?? level.within, definition: level.definition },
    comparison: ofDays ? '>=' : target.comparison,
    bound: target.share ?? target.bound,
    pull: pullOf(measure, target.comparison),
    reach: slice.interval !== undefined || center.steady ? 'cell' : slice.day !== undefined && !ofDays ? 'day' : 'all',
    posts: here,
    ofDays,
  }
}

/** Measures that nobody calls good or bad, and what more staff does to them. */
const WITH_STAFF: Partial<Record<MeasureId, 1 | -1>> = { occupancy: -1, agentsScheduled: 1, waitAbandoned: -1 }

function pullOf(measure: MeasureId, comparison: Comparison): Constraint['pull'] {
  const { higherIsBetter } = definitionOf(measure)
  const direction = WITH_STAFF[measure] ?? (higherIsBetter === undefined ? 0 : higherIsBetter ? 1 : -1)
  const wants = comparison === '>=' || comparison === '>' ? 1 : -1
  return (direction * wants) as Constraint['pull']
}

/** The value that is to keep to the bound, with its interval; NaN where nothing was observed. */
export function readingOf({ requirements, ofDays }: Constraint, tally: Tally, confidence: number): Estimate {
  if (!ofDays) return estimateOf(tally, requirements[0], confidence)
  let kept = 0
  let seen = 0
  for (const index of requirements) {
    const one = keptIn(tally, index)
    kept += one.kept
    seen += one.seen
  }
  return shareEstimate({ kept, seen, confidence })
}

/** Wilson's interval: right also where all days, or none, keep to the bound. */
export function shareEstimate({
  kept,
  seen,
  confidence,
}: {
  kept: number
  seen: number
  confidence: number
}): Estimate {
  const value = kept / seen
  if (!(seen > 1)) return { value, low: NaN, high: NaN, standardError: NaN, n: seen }
  const z = criticalValue(seen, confidence)
  const middle = (value + (z * z) / (2 * seen)) / (1 + (z * z) / seen)
  const half = (z / (1 + (z * z) / seen)) * Math.sqrt((value * (1 - value)) / seen + (z * z) / (4 * seen * seen))
  return { value, low: middle - half, high: middle + half, standardError: half / z, n: seen }
}

/** Whether the value keeps to the bound: nobody called, nobody waited. */
export const isKept = (constraint: Constraint, { value }: Estimate): boolean =>
  Number.isNaN(value) || keeps(value, constraint)

/** By the interval; where nothing was observed there is nothing to decide. */
export const standingOf = (constraint: Constraint, estimate: Estimate) =>
  Number.isNaN(estimate.value) ? 'met' : verdict(estimate, constraint)

/** How far beyond the bound, 0 when it is kept: of shares as it is, else in bounds. */
export function violationOf(constraint: Constraint, value: number): number {
  if (Number.isNaN(value) || keeps(value, constraint)) return 0
  const isShare = constraint.ofDays || definitionOf(constraint.figure.measure).unit === 'share'
  return Math.abs(value - constraint.bound) / (isShare ? 1 : Math.max(constraint.bound, 1e-9))
}
