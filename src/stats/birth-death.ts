// Chains that move one state up or down at a time: most queues of one kind of call are such, whatever callers do while they wait.

export type Truncation = {
  /** Share of probability that may be left out above the last state kept; ask for less where rare states matter. Default 1e-16. */
  mass?: number
  /** States below this number are always kept. Needed only when births overtake deaths again at higher states. Default 0. */
  atLeast?: number
  /** Gives up, with a RangeError, beyond this many states: the chain does not settle. Default 10 million. */
  atMost?: number
}

const HUGE = 1e250

/**
 * Long-run share of time in states 0, 1, 2, … of a birth–death chain: π(j + 1) death(j + 1) = π(j) birth(j).
 * Ends at the first state without births, or where the states beyond, bounded by a geometric series, hold less than `mass`.
 * @param birth rate from state j to j + 1
 * @param death rate from state j to j − 1, j ≥ 1; same unit
 * @example stationary(() => 1, () => 2)[0] // => 0.5, an M/M/1 queue at half load
 */
export function stationary(
  birth: (state: number) => number,
  death: (state: number) => number,
  { mass = 1e-16, atLeast = 0, atMost = 1e7 }: Truncation = {},
): Float64Array {
  const weights = [1]
  let sum = 1
  for (let state = 0; ; state++) {
    const ratio = birth(state) / death(state + 1)
    const next = weights[state] * ratio
    const settled = ratio < 1 && state >= atLeast && next <= mass * sum * (1 - ratio)
    if (next === 0 || settled) return Float64Array.from(weights, each => each / sum)
    if (state >= atMost) throw new RangeError(`no stationary distribution within ${atMost} states`)
    weights.push(next)
    sum += next
    if (next > HUGE) sum = scaleDown(weights, sum)
  }
}

function scaleDown(weights: number[], sum: number): number {
  for (let i = 0; i < weights.length; i++) weights[i] /= HUGE
  return sum / HUGE
}

/**
 * Mean of a function of the state: `expected(π, j => Math.max(j - agents, 0))` is the mean queue.
 * @param distribution as `stationary` returns
 */
export function expected(distribution: ArrayLike<number>, of: (state: number) => number): number {
  let sum = 0
  for (let state = 0; state < distribution.length; state++) sum += distribution[state] * of(state)
  return sum
}
