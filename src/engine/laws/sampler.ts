// What a law becomes when it is compiled: its parameters checked, its constants computed, only arithmetic left.
import type { Generator } from '../random.ts'

/** A law ready to draw from. */
export interface Sampler {
  /** Mean, exact; may be Infinity. */
  readonly mean: number
  /** One value, in seconds. */
  sample(generator: Generator): number
  /** As many values as fit, those that `sample` would give one by one. */
  fill(generator: Generator, out: Float64Array): void
}

/** Probability that a value is greater than t ≥ 0. */
export type Survival = (t: number) => number

/** How a law is drawn from and what its distribution is; both throw a RangeError when a parameter is out of range. */
export interface Kind<Law> {
  sampler(law: Law): Sampler
  survival(law: Law): Survival
}

/** Throws unless `good`: `gamma: shape must be above 0: -1`. */
export function check(good: boolean, kind: string, rule: string, value: number | readonly number[]): void {
  if (!good) throw new RangeError(`${kind}: ${rule}: ${value}`)
}

/** A mean, or another time: finite, 0 allowed (the law is then 0 for certain). */
export function checkTime(kind: string, name: string, value: number): void {
  check(value >= 0 && value < Number.POSITIVE_INFINITY, kind, `${name} must be finite and at least 0`, value)
}

export function checkPositive(kind: string, name: string, value: number): void {
  check(value > 0 && value < Number.POSITIVE_INFINITY, kind, `${name} must be finite and above 0`, value)
}

export function checkIncreasing(kind: string, name: string, values: readonly number[]): void {
  const increasing = values.every((value, i) => value < Number.POSITIVE_INFINITY && (i === 0 || value > values[i - 1]))
  check(increasing && values.length > 0, kind, `${name} must be finite and increasing`, values)
}

/** Index of the last of increasing values that is at most x; 0 when none is. */
export function lastAtMost(values: ArrayLike<number>, x: number): number {
  let low = 0
  let high = values.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (values[middle] <= x) low = middle
    else high = middle
  }
  return low
}
