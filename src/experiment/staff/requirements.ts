// What is asked of a staffing: every target, in every cell that it concerns.

import { definitionOf, existsOn } from '../../measures/definitions.ts'
import type { Reference } from '../../measures/estimate.ts'
import { type Axis, type Slice, slicesOf } from '../../measures/slices.ts'
import type { Target } from '../../measures/targets.ts'
import type { Center } from '../../model/center.ts'
import { UserError } from '../../scenario/problems.ts'

/** A measure of a slice, added up over replications. */
export type Watched = Reference & { slice: Slice }

/** A target in one cell. */
export type Requirement = Watched & { target: Target }

/** Where a target that says no more is to hold: in every interval of every day, on every day, or on the whole. */
export const STRETCHES = ['interval', 'day', 'all'] as const
export type Stretch = (typeof STRETCHES)[number]

/**
 * The requirements that the targets of a center make: a target "in every interval" or "in every day" as it says, one for a share of
 * the days by the days, others by `stretch`. In a steady-state study all are of the whole.
 * @throws UserError for targets that no search can be led by (percentiles, differences), or that are not known there
 */
export function requirementsOf(center: Center, targets: readonly Target[], stretch: Stretch): Requirement[] {
  const problems = targets.flatMap(target => whyUnfit(target, axisFor(center, target, stretch)))
  if (problems.length > 0) throw new UserError(problems.map(message => ({ path: 'targets', message })))
  const slices = slicesOf(center)
  return targets.flatMap(target => {
    const axis = axisFor(center, target, stretch)
    const { measure, threshold } = target
    return slices
      .filter(slice => slice.axis === axis && concerns(center, target, slice))
      .map(slice => ({ target, measure, threshold, slice }))
  })
}

const AXES: Readonly<Record<Stretch, Readonly<Record<'all' | 'type' | 'group', Axis>>>> = {
  interval: { all: 'dayInterval', type: 'typeDayInterval', group: 'groupDayInterval' },
  day: { all: 'day', type: 'typeDay', group: 'groupDay' },
  all: { all: 'all', type: 'type', group: 'group' },
}

function axisFor({ steady }: Center, { every, scope }: Target, stretch: Stretch): Axis {
  const who = scope.type !== undefined ? 'type' : scope.group !== undefined ? 'group' : 'all'
  return AXES[steady ? 'all' : (every ?? stretch)][who]
}

function concerns({ types, groups }: Center, { scope }: Target, { type, group }: Slice): boolean {
  return (
    (scope.type === undefined || types[type!].name === scope.type) &&
    (scope.group === undefined || groups[group!].name === scope.group)
  )
}

function whyUnfit({ text, measure }: Target, axis: Axis): string[] {
  const { estimator } = definitionOf(measure)
  if (estimator === 'quantile' || estimator === 'compared')
    return [
      `staff cannot be found for "${text}": percentiles and differences are not sums; use a service level instead`,
    ]
  return existsOn(measure, axis) ? [] : [`staff cannot be found for "${text}": ${measure} is not known there`]
}
