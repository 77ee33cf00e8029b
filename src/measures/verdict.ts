// Whether targets are met, as far as the simulation can tell.
import type { Estimate } from '../stats/interval.ts'
import { estimate } from './estimate.ts'
import type { Slice } from './slices.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import { axisOf, type Comparison, type Target } from './targets.ts'

/** `uncertain`: the bound lies inside the confidence interval, or nothing was observed: more replications would tell. */
export type Verdict = 'met' | 'missed' | 'uncertain'

/** How a target was judged. */
export type Judgement = {
  target: Target
  verdict: Verdict
  /** Of the cell that decided: where a target holds for every interval or day, the worst. */
  estimate: Estimate
  /** That cell. */
  slice: Slice
  /** How many cells were judged; those without a single call are not. */
  cells: number
  /** Of each cell's interval: raised, by Bonferroni, so that all of them hold together with the confidence asked for. */
  confidence: number
}

/** Where the confidence interval lies: wholly on the right side of the bound, wholly on the wrong one, or neither. */
export function verdict(
  { low, high }: Estimate,
  { comparison, bound }: { comparison: Comparison; bound: number },
): Verdict {
  const [keeps, breaks] = SIDES[comparison]
  if (keeps(low, bound) && keeps(high, bound)) return 'met'
  return breaks(low, bound) && breaks(high, bound) ? 'missed' : 'uncertain'
}

type Side = (value: number, bound: number) => boolean

const more: Side = (value, bound) => value > bound
const atLeast: Side = (value, bound) => value >= bound
const less: Side = (value, bound) => value < bound
const atMost: Side = (value, bound) => value <= bound

const SIDES: Readonly<Record<Comparison, readonly [keeps: Side, breaks: Side]>> = {
  '>=': [atLeast, less],
  '>': [more, atMost],
  '<=': [atMost, more],
  '<': [less, atLeast],
}

/** Judges a target; one for every interval or day is met when all are, missed when one is. */
export function judge(
  plan: Tabulation,
  observations: readonly Observation[],
  { target, confidence }: { target: Target; confidence: number },
): Judgement {
  const { measure, threshold } = target
  const slices = slicesFor(plan, target)
  const seenIn = (slice: Slice, at: number) =>
    estimate(plan, observations, { measure, threshold, slice, confidence: at })
  const seen = slices.filter(slice => !Number.isNaN(seenIn(slice, confidence).value))
  const each = 1 - (1 - confidence) / Math.max(seen.length, 1)
  const judged = (seen.length > 0 ? seen : [slices[0] ?? plan.slices[0]]).map(slice => {
    const value = seenIn(slice, each)
    return { slice, estimate: value, verdict: verdict(value, target) }
  })
  const deciding = ORDER.map(word => judged.filter(cell => cell.verdict === word)).find(cells => cells.length > 0)!
  const worst = deciding.reduce((a, b) => (isWorse(b.estimate, a.estimate, target) ? b : a))
  return { target, ...worst, cells: judged.length, confidence: each }
}

/** One missed cell decides, else one uncertain. */
const ORDER: readonly Verdict[] = ['missed', 'uncertain', 'met']

function isWorse(a: Estimate, b: Estimate, { comparison }: Target): boolean {
  return comparison === '>=' || comparison === '>' ? a.value < b.value : a.value > b.value
}

function slicesFor({ center, slices }: Tabulation, target: Target): Slice[] {
  const axis = axisOf(target)
  const { type, group } = target.scope
  return slices.filter(
    slice =>
      slice.axis === axis &&
      (type === undefined || center.types[slice.type!].name === type) &&
      (group === undefined || center.groups[slice.group!].name === group),
  )
}
