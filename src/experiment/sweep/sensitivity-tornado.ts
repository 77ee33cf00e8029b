// One input at a time: how far a measure moves while all others stay at their medians.
import type { Reference } from '../../measures/estimate.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Between, Tornado } from './sensitivity-designs.ts'
import { differenceOf, type Outcome } from './sensitivity-outcomes.ts'

/** The measure where one input is low or high. */
export type Side = {
  /** The input's value, as it was assigned. */
  at: string
  value: Estimate
  /** From everything at its median; of the same callers. */
  difference: Estimate
}

export type Swing = {
  input: number
  low: Side
  high: Side
  /** The greatest less the smallest of the three values: at the median, where the input is low, where it is high. */
  swing: Estimate
}

export type TornadoResult = {
  method: 'tornado'
  between: Between
  /** Everything at its median. */
  base: Estimate
  /** The widest first. */
  swings: readonly Swing[]
}

type Options = { measure: Reference; confidence: number }

/**
 * @param outcomes of the points of the design, in their order
 * @param values what input `i` is at point `p`: `values(p, i)`
 */
export function tornadoOf(
  { inputs, between }: Tornado,
  outcomes: readonly Outcome[],
  { values, ...options }: Options & { values: (point: number, input: number) => string },
): TornadoResult {
  const [base] = outcomes
  const sideAt = (point: number, input: number): Side => ({
    at: values(point, input),
    value: outcomes[point].value,
    difference: differenceOf(outcomes[point], base, options),
  })
  const swings = inputs.map((_, input): Swing => {
    const [low, high] = [1 + 2 * input, 2 + 2 * input]
    const ranked = [base, outcomes[low], outcomes[high]].toSorted((a, b) => a.value.value - b.value.value)
    return {
      input,
      low: sideAt(low, input),
      high: sideAt(high, input),
      swing: differenceOf(ranked[2], ranked[0], options),
    }
  })
  return { method: 'tornado', between, base: base.value, swings: swings.toSorted(widestFirst) }
}

/** What has no value comes last. */
function widestFirst(a: Swing, b: Swing): number {
  const [ours, theirs] = [a, b].map(({ swing }) => (Number.isNaN(swing.value) ? -1 : swing.value))
  return theirs - ours
}
