// Every estimate of a run as tidy rows: one a measure and slice. What --csv and --json write.
import type { Run } from '../experiment/run.ts'
import { type MeasureId, measuresOf, type Unit } from '../measures/definitions.ts'
import { estimate, serviceLevelOf } from '../measures/estimate.ts'
import type { Slice } from '../measures/slices.ts'
import { namesOf } from './names.ts'

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

export function tidyRows(run: Run): TidyRow[] {
  return run.plan.slices.flatMap(slice => rowsOf(run, slice))
}

function rowsOf(run: Run, slice: Slice): TidyRow[] {
  const names = namesOf(run.center, slice)
  const known = measuresOf(run.center).filter(({ axes }) => axes.includes(slice.axis))
  return known.flatMap(({ id, unit, parameter }) =>
    thresholds(run, slice, parameter).map(threshold => {
      const asked = { measure: id, threshold, slice, confidence: run.confidence }
      const { value, low, high, standardError, n } = estimate(run.plan, run.observations, asked)
      return { measure: id, unit, threshold, ...names, value, low, high, standardError, n }
    }),
  )
}

/** Every threshold that was tabulated, that of the slice first. */
function thresholds({ plan }: Run, slice: Slice, parameter: string | undefined): (number | undefined)[] {
  if (!parameter) return [undefined]
  const { within } = serviceLevelOf(plan, slice)
  return [within, ...plan.thresholds.filter(threshold => threshold !== within)]
}
