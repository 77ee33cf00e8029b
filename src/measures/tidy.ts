// Every estimate as tidy rows, one a measure and slice: what CSV, JSON and stores of studies hold.
import { type MeasureId, measuresOf, type Unit } from './definitions.ts'
import { estimate, serviceLevelOf } from './estimate.ts'
import { namesOf } from './names.ts'
import type { Slice } from './slices.ts'
import type { Observation, Tabulation } from './tabulation.ts'

export type TidyRow = {
  measure: MeasureId
  unit: Unit
  /** Service-level threshold in seconds, of measures that take one. */
  threshold: number | undefined
  type: string | undefined
  segment: string | undefined
  group: string | undefined
  /** Start of the interval of the day, `09:30`. */
  interval: string | undefined
  /** Date, `2026-03-01`. */
  day: string | undefined
  value: number
  low: number
  high: number
  standardError: number
  n: number
}

/** All measures of all slices of the tabulation, in its order. */
export function tidy(plan: Tabulation, observations: readonly Observation[], confidence: number): TidyRow[] {
  return plan.slices.flatMap(slice => {
    const names = namesOf(plan.center, slice)
    // A list of its own: what is remembered of its waits is forgotten with it.
    const observed = [...observations]
    return askedOf(plan, slice).map(({ measure, unit, threshold }) => {
      const asked = { measure, threshold, slice, confidence }
      const { value, low, high, standardError, n } = estimate(plan, observed, asked)
      return { measure, unit, threshold, ...names, value, low, high, standardError, n }
    })
  })
}

export type AskedOf = { measure: MeasureId; unit: Unit; threshold: number | undefined }

/** What can be asked of a slice: every measure that is known there, once for each threshold that was tabulated. */
export function askedOf(plan: Tabulation, slice: Slice = plan.slices[0]): AskedOf[] {
  return measuresOf(plan.center)
    .filter(({ axes }) => axes.includes(slice.axis))
    .flatMap(({ id, unit, parameter }) =>
      thresholds(plan, slice, parameter).map(threshold => ({ measure: id, unit, threshold })),
    )
}

/** Every threshold that was tabulated, that of the slice first. */
function thresholds(plan: Tabulation, slice: Slice, parameter: string | undefined): (number | undefined)[] {
  if (!parameter) return [undefined]
  const { within } = serviceLevelOf(plan, slice)
  return [within, ...plan.thresholds.filter(threshold => threshold !== within)]
}
