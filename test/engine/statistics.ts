// Statistics by which the tests judge random numbers. Seeds are fixed; by chance a check would fail once in a million.
import { gammaSurvival } from '../../src/engine/laws/special.ts'

/** Kolmogorov–Smirnov: √n · D exceeds this with probability 2 exp(−2 · 2.7²) < 1e-6; discrete laws exceed it less. */
export const KS_LIMIT = 2.7
/** A standard normal is beyond this on either side with probability 6e-7. */
export const Z_LIMIT = 5

export interface Summary {
  mean: number
  variance: number
  /** Standard errors of the two, from the second and fourth moments of the values themselves. */
  meanError: number
  varianceError: number
}

export function summary(values: Float64Array): Summary {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n
  const variance = moment(2)
  return {
    mean,
    variance,
    meanError: Math.sqrt(variance / n),
    varianceError: Math.sqrt((moment(4) - variance ** 2) / n),
  }
}

/** √n times the greatest distance between the sample's and the law's survival function, on both sides of every jump. */
export function kolmogorovSmirnov(values: Float64Array, survival: (t: number) => number): number {
  const sorted = values.slice().sort()
  const n = sorted.length
  let distance = 0
  for (let first = 0, next = 0; first < n; first = next) {
    const value = sorted[first]
    while (next < n && sorted[next] === value) next++
    const before = value === 0 ? -1 : value - Math.abs(value) * 1e-13
    distance = Math.max(distance, Math.abs(1 - next / n - survival(value)), Math.abs(1 - first / n - survival(before)))
  }
  return distance * Math.sqrt(n)
}

/** Probability of a chi-square at least as large as that of the counts; cells that expect below 10 are put together. */
export function chiSquareTail(counts: ArrayLike<number>, expected: (cell: number) => number): number {
  let chiSquare = 0
  let cells = 0
  let restCount = 0
  let restExpected = 0
  const add = (count: number, mean: number) => {
    chiSquare += (count - mean) ** 2 / mean
    cells++
  }
  for (let cell = 0; cell < counts.length; cell++) {
    restCount += counts[cell]
    restExpected += expected(cell)
    if (restExpected < 10) continue
    add(restCount, restExpected)
    restCount = restExpected = 0
  }
  if (restExpected > 0) add(restCount, restExpected)
  return gammaSurvival((cells - 1) / 2, chiSquare / 2)
}

/** √n times the correlation of two rows of numbers: standard normal when they are independent. */
export function correlation(xs: Float64Array, ys: Float64Array): number {
  const x = summary(xs)
  const y = summary(ys)
  const covariance = xs.reduce((sum, value, i) => sum + (value - x.mean) * (ys[i] - y.mean), 0) / xs.length
  return (covariance / Math.sqrt(x.variance * y.variance)) * Math.sqrt(xs.length)
}

export function draw(n: number, next: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => next(i))
}
