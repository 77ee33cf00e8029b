// Latin hypercubes: every dimension is cut into as many strata as there are points, and each stratum is hit once.
import { stream } from '../../engine/random.ts'
import { insistWhole, MOST_POINTS, type Size, transposed } from './size.ts'

/** Places of a point in its stratum. Few enough that rounding never carries a point over the edge of its stratum. */
const PLACES = 2 ** 30

/**
 * A Latin hypercube sample: in each dimension exactly one point lies in each of the `points` equal strata of (0, 1), at a
 * random place within it; which stratum of one dimension meets which of another is random.
 * @param size `points` from 1 to 1,000,000; `dimensions` from 1; `seed`, of which each dimension has random numbers of its
 * own: a further dimension leaves the others as they are
 * @returns `points` rows of `dimensions` coordinates in the open interval (0, 1)
 * @throws RangeError
 * @see McKay, Beckman & Conover 1979, Technometrics 21
 * @example latinHypercube({ points: 10, dimensions: 3, seed: 1 }).map(point => assignmentsOf(factors, point))
 */
export function latinHypercube({ points, dimensions, seed }: Size & { seed: string | number }): number[][] {
  insistWhole('points', points, [1, MOST_POINTS])
  insistWhole('dimensions', dimensions, [1, Number.POSITIVE_INFINITY])
  return transposed(Array.from({ length: dimensions }, (_, d) => stratified(points, { seed, dimension: d })))
}

/** One coordinate of every point: the strata in random order (Fisher & Yates), a random place in each. */
function stratified(points: number, { seed, dimension }: { seed: string | number; dimension: number }): number[] {
  const generator = stream(String(seed), 0, 'latin hypercube', String(dimension))
  const strata = Array.from({ length: points }, (_, i) => i)
  for (let i = points - 1; i > 0; i--) {
    const j = generator.below(i + 1)
    ;[strata[i], strata[j]] = [strata[j], strata[i]]
  }
  return strata.map(stratum => (stratum + (generator.below(PLACES) + 0.5) / PLACES) / points)
}
