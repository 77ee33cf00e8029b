// Whether targets are met, as far as the simulation can tell.
import { type Estimate, ratioEstimate } from '../stats/interval.ts'
import { definitionOf, type Unit } from './definitions.ts'
import { estimate, fractions } from './estimate.ts'
import type { Slice } from './slices.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import { axisOf, type Comparison, type Target } from './targets.ts'

/** `uncertain`: the bound lies inside the confidence interval, or nothing was observed: more replications would tell. */
export type Verdict = 'met' | 'missed' | 'uncertain'

/** How a target was judged. */
export type Judgement = {
  target: Target
  verdict: Verdict
  /** Of a target for a share of the days: that share. Else of the cell that decided: where a target holds for every interval or day, the worst. */
  estimate: Estimate
  /** That cell. */
  slice: Slice
  /** How many cells were judged; those without a single call are not. */
  cells: number
  /** Of each cell's interval: raised, by Bonferroni, so that all of them hold together with the confidence asked for. */
  confidence: number
}

/** Unit of the estimate of a judged target: of one for a share of the days a share. */
export const unitOfJudged = ({ measure, share }: Target): Unit =>
  share === undefined ? definitionOf(measure).unit : 'share'

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
  if (target.share !== undefined)
    return judgeShare(plan, observations, { target, share: target.share, confidence, slices })
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

type Shared = { target: Target; share: number; confidence: number; slices: readonly Slice[] }

/** On how many of the days, over all replications, the day's own figures keep to the bound. */
function judgeShare(
  plan: Tabulation,
  observations: readonly Observation[],
  { target, share, confidence, slices }: Shared,
): Judgement {
  const met = new Float64Array(observations.length)
  const seen = new Float64Array(observations.length)
  for (const slice of slices) {
    const { numerators, denominators } = fractions(plan, observations, { ...target, slice })
    numerators.forEach((numerator, i) => {
      if (denominators[i] === 0) return
      seen[i]++
      if (keeps(numerator / denominators[i], target)) met[i]++
    })
  }
  const value = ratioEstimate(met, seen, confidence)
  const least = { comparison: '>=', bound: share } as const
  const slice = { ...slices[0], axis: axisOf({ scope: target.scope }), day: undefined }
  return { target, slice, estimate: value, verdict: verdict(value, least), cells: slices.length, confidence }
}

/** Whether a value is on the right side of the bound. */
export function keeps(value: number, { comparison, bound }: { comparison: Comparison; bound: number }): boolean {
  return SIDES[comparison][0](value, bound)
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
