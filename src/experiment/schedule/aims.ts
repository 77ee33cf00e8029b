// What a schedule is to hold: the targets of the plan it is made for, in every cell where that plan was judged.

import { fractions } from '../../measures/estimate.ts'
import { findSlice, type Slice } from '../../measures/slices.ts'
import type { Target } from '../../measures/targets.ts'
import { keeps, verdict } from '../../measures/verdict.ts'
import { type Estimate, ratioEstimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'
import type { CellVerdict, StaffPlan } from '../staff/plan.ts'

/** A target in one cell; `surely` where the plan meets it beyond doubt, and the schedule must, too. */
export type Aim = { target: Target; cell: CellVerdict; surely: boolean }

/** Aims in which a plan already fails cannot be asked of shifts made from it. */
export function aimsOf({ cells }: StaffPlan): Aim[] {
  const asked = cells
    .filter(cell => cell.verdict !== 'missed' && !Number.isNaN(cell.estimate.value))
    .map(cell => ({ target: cell.target, cell: wholeWhereShared(cell), surely: cell.verdict === 'met' }))
  const keyOf = ({ target, cell: { type, group, day, slot } }: Aim) =>
    JSON.stringify([target.text, type, group, day, slot].map(part => part ?? null))
  return [...new Map(asked.map(aim => [keyOf(aim), aim])).values()]
}

/** A target for a share of the days is one of all days together. */
const wholeWhereShared = (cell: CellVerdict): CellVerdict =>
  cell.target.share === undefined ? cell : { ...cell, day: undefined, slot: undefined }

/** In repairs, of a doubt of 1 in 10: aims of many cells that are known no better would be raised for ever. */
const CONFIDENCE = 0.8

/** Aims that a run does not hold, with what it shows. */
export function missedIn(run: Run, aims: readonly Aim[]): Aim[] {
  return aims.filter(aim => {
    const shown = shownIn(run, aim, CONFIDENCE)
    if (Number.isNaN(shown.value)) return false
    const bound = boundOf(aim)
    return !keeps(shown.value, bound) || (aim.surely && verdict(shown, bound) !== 'met')
  })
}

/** Aims that a run shows to be missed, at its own confidence. */
export function surelyMissedIn(run: Run, aims: readonly Aim[]): Aim[] {
  return aims.filter(aim => verdict(shownIn(run, aim, run.confidence), boundOf(aim)) === 'missed')
}

/** Of a target for a share of the days, that share is the bound. */
const boundOf = ({ target, cell }: Aim) =>
  isShare(target, cell) ? ({ comparison: '>=', bound: target.share! } as const) : target

const isShare = ({ share }: Target, { day }: CellVerdict) => share !== undefined && day === undefined

function shownIn(run: Run, { target, cell }: Aim, confidence: number): Estimate {
  const { plan, observations } = run
  const slices = isShare(target, cell) ? daySlices(run, cell) : [sliceOf(run, cell)]
  const parts = slices.map(slice => fractions(plan, observations, { ...target, slice }))
  if (!isShare(target, cell)) return ratioEstimate(parts[0].numerators, parts[0].denominators, confidence)
  const kept = observations.map(
    (_, i) =>
      parts.filter(part => part.denominators[i] > 0 && keeps(part.numerators[i] / part.denominators[i], target)).length,
  )
  const seen = observations.map((_, i) => parts.filter(part => part.denominators[i] > 0).length)
  return ratioEstimate(Float64Array.from(kept), Float64Array.from(seen), confidence)
}

const sliceOf = (run: Run, { type, group, day, slot }: CellVerdict): Slice =>
  findSlice(run.plan, { type, group, day, interval: slot })

function daySlices(run: Run, { type, group }: CellVerdict): Slice[] {
  return run.plan.slices.filter(
    slice => slice.day !== undefined && slice.interval === undefined && slice.type === type && slice.group === group,
  )
}
