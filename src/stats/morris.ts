// Morris's elementary effects: which of many inputs matter at all, for a few runs of the model an input.
import { type Estimate, meanEstimate } from './interval.ts'

/** A screening to be made: k = `dimensions` inputs take trajectories × (k + 1) runs. */
export type MorrisDesign = {
  /** How many independent walks through the inputs, r; 10 to 50 are usual. */
  trajectories: number
  /** How many inputs, k. */
  dimensions: number
  /** Values each input may take, evenly from 0 to 1: an even number, 4 by default. */
  levels?: number
  /** A random number from 0 to below 1 at each call. */
  uniform: () => number
}

/** What one input does, in units of the result for the input's whole range from 0 to 1. */
export type ElementaryEffects = {
  /** Mean effect: its sign says which way; opposite effects cancel. */
  mu: number
  /** Mean of the effects' absolute values: how much the input matters, the one to rank by. */
  muStar: Estimate
  /** Standard deviation of the effects (r − 1 in the denominator): 0 where the input acts linearly and alone. NaN for one trajectory. */
  sigma: number
}

/**
 * Points at which to run the model for `morris`. In a trajectory each input moves once, in random order, by
 * Δ = levels ÷ (2 (levels − 1)), up or down, from a random start on the grid 0, 1 ÷ (levels − 1), …, 1.
 * (Morris draws a base in the grid's lower half and a direction; that is to draw the start from the whole grid and to move to the other half.)
 * @returns trajectories × (dimensions + 1) points × dimensions coordinates, all from 0 to 1: stretch them to the inputs' ranges yourself
 * @throws RangeError when a count is not whole and positive, or levels is odd
 * @see Morris 1991, Factorial sampling plans for preliminary computational experiments, Technometrics 33, 161–174
 * @example morrisTrajectories({ trajectories: 1, dimensions: 2, levels: 2, uniform: () => 0 }) // => [[[0, 0], [0, 1], [1, 1]]]
 */
export function morrisTrajectories({ trajectories, dimensions, levels = 4, uniform }: MorrisDesign): number[][][] {
  for (const [name, count] of Object.entries({ trajectories, dimensions }))
    if (!(Number.isInteger(count) && count > 0))
      throw new RangeError(`${name} is ${count}, not a positive whole number`)
  if (!(levels > 0 && levels % 2 === 0)) throw new RangeError(`levels is ${levels}, not a positive even number`)
  const below = (n: number) => Math.floor(uniform() * n)
  return Array.from({ length: trajectories }, () => trajectoryOf(dimensions, levels, below))
}

function trajectoryOf(dimensions: number, levels: number, below: (n: number) => number): number[][] {
  let place = Array.from({ length: dimensions }, () => below(levels))
  const places = [place]
  for (const factor of shuffled(dimensions, below)) {
    place = place.with(factor, (place[factor] + levels / 2) % levels)
    places.push(place)
  }
  return places.map(each => each.map(level => level / (levels - 1)))
}

/** The numbers 0 … n − 1 in random order (Fisher & Yates). */
function shuffled(n: number, below: (n: number) => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const other = below(i + 1)
    const moved = order[i]
    order[i] = order[other]
    order[other] = moved
  }
  return order
}

/**
 * The effect of each input, from the model's results along trajectories: the change of the result ÷ the change of the input that moved,
 * averaged over the trajectories. muStar has a Student t interval of r − 1 degrees of freedom (trajectories are independent; one
 * alone gives no interval), which is not cut at 0.
 *
 * **Chance in the model** adds to every effect two runs' noise: for a standard deviation τ of a run, sigma² grows by 2 τ² ÷ Δ² and muStar is
 * pulled up, so that an input without effect seems to have one. Give all runs of a trajectory the same seed (common random
 * numbers), another for each trajectory: what noise they share cancels, and sigma counts how the effect differs between seeds.
 * @param trajectories r × (k + 1) points × k coordinates, as `morrisTrajectories` returns; successive points differ in one coordinate
 * @param values r × (k + 1) results: `values[t][i]` at `trajectories[t][i]`
 * @param confidence of muStar's interval, 0.95 by default
 * @returns one entry an input; NaN where a result is
 * @throws RangeError when shapes do not fit, or a trajectory does not move each input exactly once and alone
 * @see Morris 1991, Technometrics 33, 161–174; muStar: Campolongo, Cariboni & Saltelli 2007, Environ. Model. Softw. 22, 1509–1518
 * @example morris([[[0, 0], [0, 1], [1, 1]], [[1, 0], [0, 0], [0, 1]]], [[0, -3, -1], [2, 0, -3]])[1].muStar.value // => 3
 */
export function morris(
  trajectories: readonly (readonly (readonly number[])[])[],
  values: readonly ArrayLike<number>[],
  confidence = 0.95,
): ElementaryEffects[] {
  const r = trajectories.length
  if (r === 0 || values.length !== r) throw new RangeError(`${r} trajectories with ${values.length} rows of values`)
  const dimensions = trajectories[0][0]?.length ?? 0
  const effects = trajectories.map((points, i) => effectsAlong(points, values[i], dimensions))
  return Array.from({ length: dimensions }, (_, factor) =>
    summaryOf(
      effects.map(each => each[factor]),
      confidence,
    ),
  )
}

function summaryOf(effects: number[], confidence: number): ElementaryEffects {
  const { value, standardError, n } = meanEstimate(effects, confidence)
  return { mu: value, muStar: meanEstimate(effects.map(Math.abs), confidence), sigma: standardError * Math.sqrt(n) }
}

/** The effect of each input in one trajectory, by its number. */
function effectsAlong(points: readonly (readonly number[])[], values: ArrayLike<number>, dimensions: number): number[] {
  checkShape(points, values, dimensions)
  const effects: number[] = []
  for (let i = 1; i < points.length; i++) {
    const factor = movedFactor(points[i - 1], points[i])
    if (factor in effects) throw new RangeError(`input ${factor} moves twice in a trajectory`)
    effects[factor] = (values[i] - values[i - 1]) / (points[i][factor] - points[i - 1][factor])
  }
  return effects
}

function checkShape(points: readonly (readonly number[])[], values: ArrayLike<number>, dimensions: number): void {
  const wanted = dimensions + 1
  if (dimensions === 0 || points.length !== wanted || values.length !== wanted)
    throw new RangeError(`${points.length} points and ${values.length} values in a trajectory of ${dimensions} inputs`)
  const other = points.find(point => point.length !== dimensions)
  if (other) throw new RangeError(`a point of ${other.length} coordinates among points of ${dimensions}`)
}

/** Which coordinate two successive points differ in. */
function movedFactor(from: readonly number[], to: readonly number[]): number {
  const moved = from.map((_, factor) => factor).filter(factor => from[factor] !== to[factor])
  if (moved.length !== 1) throw new RangeError(`${moved.length} inputs move in one step of a trajectory, not 1`)
  return moved[0]
}
