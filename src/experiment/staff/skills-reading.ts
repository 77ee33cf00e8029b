// What a tally says of the requirements: how far each is from its bound, how surely, and on a scale on which agents add up.
import { definitionOf, type Unit } from '../../measures/definitions.ts'
import { criticalValue } from '../../stats/interval.ts'
import type { Requirement } from './requirements.ts'
import { estimateOf, keptIn, type Tally } from './tally.ts'

/** By requirement. Slack is positive where it is met; Infinity where nothing was observed. */
export type Reading = {
  slack: Float64Array
  /** Half-width of the confidence interval. */
  half: Float64Array
  /** Slack on the scale of cuts. */
  scaled: Float64Array
}

export function readingOf(requirements: readonly Requirement[], tally: Tally, confidence: number): Reading {
  const slack = new Float64Array(requirements.length)
  const half = new Float64Array(requirements.length)
  const scaled = new Float64Array(requirements.length)
  requirements.forEach((requirement, i) => {
    const { value, error } = seenOf(requirement, tally, { index: i, confidence })
    const { bound, sign, unit } = sideOf(requirement)
    const seen = !Number.isNaN(value)
    slack[i] = seen ? sign * (value - bound) : Number.POSITIVE_INFINITY
    half[i] = seen && !Number.isNaN(error) ? error : 0
    scaled[i] = seen ? sign * (scale(value, unit) - scale(bound, unit)) : Number.POSITIVE_INFINITY
  })
  return { slack, half, scaled }
}

function seenOf({ target }: Requirement, tally: Tally, { index, confidence }: { index: number; confidence: number }) {
  if (target.share === undefined) {
    const { value, high } = estimateOf(tally, index, confidence)
    return { value, error: high - value }
  }
  const { seen, kept } = keptIn(tally, index)
  const value = seen === 0 ? Number.NaN : kept / seen
  return {
    value,
    error: seen < 2 ? Number.NaN : criticalValue(seen, confidence) * Math.sqrt((value * (1 - value)) / seen),
  }
}

function sideOf({ target, measure }: Requirement): { bound: number; sign: 1 | -1; unit: Unit } {
  if (target.share !== undefined) return { bound: target.share, sign: 1, unit: 'share' }
  const sign = target.comparison === '>=' || target.comparison === '>' ? 1 : -1
  return { bound: target.bound, sign, unit: definitionOf(measure).unit }
}

/** Whether more agents are sure to help (1) or to harm (-1) a requirement; 0 where simulation has to tell, as of occupancy. */
export function directionOf({ target, measure }: Requirement): 1 | -1 | 0 {
  const { higherIsBetter } = definitionOf(measure)
  if (higherIsBetter === undefined) return 0
  return higherIsBetter === (target.comparison === '>=' || target.comparison === '>') ? 1 : -1
}

/** Shares nearer to 0 or 1 say nothing that a simulation could tell. */
const EDGE = 0.003

/**
 * The service level as a function of agents is S-shaped, convex where agents are few: a linear cut there would cut off staffings that are
 * right. The logarithm of its odds is nearly straight over the whole range; so is that of shares that fall, and the logarithm of waits.
 */
function scale(value: number, unit: Unit): number {
  if (unit === 'share') {
    const share = Math.min(1 - EDGE, Math.max(EDGE, value))
    return Math.log(share / (1 - share))
  }
  return unit === 's' || unit === 'calls' ? Math.log(1 + Math.max(0, value)) : value
}

/** Whether the interval lies wholly on the wrong side. */
export const isMissed = ({ slack, half }: Reading, i: number): boolean => slack[i] + half[i] < 0

/** Whether more replications might tell more. */
export const isOpenQuestion = ({ slack, half }: Reading, i: number): boolean => Math.abs(slack[i]) < half[i]
