// Sobol' sequences: points that fill the unit cube evenly, however many of them are taken.
import { stream } from '../../engine/random.ts'
import { JOE_KUO } from './joe-kuo.ts'
import { insistWhole, MOST_POINTS, type Size, transposed } from './size.ts'

/** Binary digits of a coordinate. */
const BITS = 32

type Part = {
  points: number
  /** Points of the sequence left out at its beginning; default 0. */
  skip?: number
  /** Of the digital shift; default: none. */
  seed?: string | number
}

/**
 * Points of the Sobol' sequence with the direction numbers of Joe & Kuo, in the order of Gray code, with 32 binary digits.
 * The integral of a smooth function converges nearly as 1/n, against 1/√n of random points. Its balance is best for blocks
 * of 2ᵏ points that begin at a multiple of 2ᵏ; to leave out the first point alone spoils it (Owen 2020).
 *
 * A seed shifts every dimension by random digits (exclusive or): the evenness stays, each point is uniform, and several
 * seeds tell how exact a mean is. A further dimension leaves the others as they are.
 * @param size `points` from 1 to 1,000,000; `dimensions` from 1 to 64; `skip`, default 0, at most 2³² − `points`; `seed`,
 * default none: then the first point of all is the origin
 * @returns `points` rows of `dimensions` coordinates: in [0, 1) without a seed, in the open interval (0, 1) with one
 * @throws RangeError
 * @see Sobol' 1967; Bratley & Fox 1988, Algorithm 659; Joe & Kuo 2008 (`joe-kuo.ts`)
 * @example sobolSequence({ points: 4, dimensions: 2 }) // => [[0, 0], [0.5, 0.5], [0.75, 0.25], [0.25, 0.75]]
 */
export function sobolSequence({ dimensions, ...part }: Size & Part): number[][] {
  insistWhole('points', part.points, [1, MOST_POINTS])
  insistWhole('dimensions', dimensions, [1, JOE_KUO.length])
  insistWhole('skip', part.skip ?? 0, [0, 2 ** BITS - part.points])
  return transposed(Array.from({ length: dimensions }, (_, d) => coordinates(d, part)))
}

/** One coordinate of every point. Neighbours in Gray code differ in one digit: so one direction number leads to the next. */
function coordinates(dimension: number, { points, skip = 0, seed }: Part): number[] {
  const directions = directionNumbers(dimension)
  // Digits beyond the last are a half of it, so that a shifted coordinate is never 0.
  const beyond = seed === undefined ? 0 : 0.5
  let digits = digitsAt(skip, directions)
  if (seed !== undefined) digits ^= stream(String(seed), 0, 'sobol', String(dimension)).int32()
  return Array.from({ length: points }, (_, i) => {
    const coordinate = ((digits >>> 0) + beyond) / 2 ** BITS
    digits ^= directions[lowestBit(skip + i + 1)]
    return coordinate
  })
}

/** v₁ … v₃₂ of a dimension, as binary fractions of 32 digits: the first are given, the others follow by recurrence. */
function directionNumbers(dimension: number): number[] {
  const [a, m] = JOE_KUO[dimension]
  const degree = m.length
  const directions = m.map((each, i) => each << (BITS - 1 - i))
  for (let i = degree; i < BITS; i++) {
    let next = directions[i - degree] ^ (directions[i - degree] >>> degree)
    for (let k = 1; k < degree; k++) if ((a >>> (degree - 1 - k)) & 1) next ^= directions[i - k]
    directions.push(next)
  }
  return directions
}

/** The n-th coordinate from nothing: the direction numbers at the ones of n in Gray code. */
function digitsAt(n: number, directions: readonly number[]): number {
  const gray = n ^ (n >>> 1)
  return directions.reduce((digits, each, bit) => ((gray >>> bit) & 1 ? digits ^ each : digits), 0)
}

/** Position of the lowest one of 1 ≤ n < 2³². */
const lowestBit = (n: number) => 31 - Math.clz32(n & -n)
