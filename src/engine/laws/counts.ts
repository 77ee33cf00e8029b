// Random counts: Poisson and binomial. Small means by counting events in time, large ones by rejection in bounded time.
import type { Generator } from '../random.ts'
import { exponential } from '../ziggurat.ts'
import { check, checkTime } from './sampler.ts'
import { logGamma } from './special.ts'

/** From this mean on the rejection methods are valid, and faster. */
const LARGE = 10

/** A Poisson count with a mean from 0 to 1e12. */
export function poisson(generator: Generator, mean: number): number {
  checkTime('poisson', 'mean', mean)
  return mean < LARGE ? poissonSmall(generator, mean) : poissonLarge(generator, mean)
}

/** Events of a Poisson process of rate 1 until time `mean`. */
function poissonSmall(generator: Generator, mean: number): number {
  let count = 0
  for (let time = exponential(generator); time < mean; time += exponential(generator)) count++
  return count
}

/**
 * PTRS of Hörmann (1993), "The transformed rejection method for generating Poisson random variables": a ratio of
 * uniforms gives a candidate, accepted at once nine times in ten, else by its exact probability.
 */
function poissonLarge(generator: Generator, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const quick = 0.9277 - 3.6224 / (b - 2)
  const logAlpha = Math.log(1.1239 + 1.1328 / (b - 3.4))
  const logMean = Math.log(mean)
  for (;;) {
    const u = generator.uniform() - 0.5
    const v = generator.uniform()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= quick) return count
    if (count < 0 || (us < 0.013 && v > us)) continue
    const bound = count * logMean - mean - logGamma(count + 1)
    if (Math.log(v) + logAlpha - Math.log(a / (us * us) + b) <= bound) return count
  }
}

/** The number of successes in n trials of probability p. */
export function binomial(generator: Generator, n: number, p: number): number {
  check(Number.isSafeInteger(n) && n >= 0, 'binomial', 'n must be a whole number from 0', n)
  check(p >= 0 && p <= 1, 'binomial', 'p must be from 0 to 1', p)
  if (p > 0.5) return n - binomialHalf(generator, n, 1 - p)
  return binomialHalf(generator, n, p)
}

function binomialHalf(generator: Generator, n: number, p: number): number {
  return n * p < LARGE ? binomialSmall(generator, n, p) : binomialLarge(generator, n, p)
}

/** Counts successes by the geometric gaps between them (Devroye 1986, X.4.3); a gap is a rounded exponential. */
function binomialSmall(generator: Generator, n: number, p: number): number {
  const rate = -Math.log1p(-p)
  let count = -1
  for (let trial = 0; trial <= n; count++) trial += 1 + Math.floor(exponential(generator) / rate)
  return count
}

/** BTRS of Hörmann (1993), "The generation of binomial random variates": as `poissonLarge`, for n p ≥ 10 and p ≤ ½. */
function binomialLarge(generator: Generator, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const quick = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * deviation
  const logOdds = Math.log(p / (1 - p))
  const mode = Math.floor((n + 1) * p)
  const peak = logGamma(mode + 1) + logGamma(n - mode + 1)
  for (;;) {
    const u = generator.uniform() - 0.5
    const v = generator.uniform()
    const us = 0.5 - Math.abs(u)
    const count = Math.floor(((2 * a) / us + b) * u + n * p + 0.5)
    if (us >= 0.07 && v <= quick) return count
    if (count < 0 || count > n) continue
    const bound = peak - logGamma(count + 1) - logGamma(n - count + 1) + (count - mode) * logOdds
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return count
  }
}
