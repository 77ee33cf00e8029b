// Gamma, and Erlang, which is gamma with a whole shape.
import type { Generator } from '../random.ts'
import { exponential, normal } from '../ziggurat.ts'
import { check, checkPositive, checkTime, type Kind, type Sampler, type Survival } from './sampler.ts'
import { gammaSurvival } from './special.ts'

/** Give the shape, or the coefficient of variation cv = 1 ÷ √shape. */
export interface Gamma {
  law: 'gamma'
  mean: number
  shape?: number
  cv?: number
}

/** The sum of `phases` exponentials of equal mean; `mean` is that of the sum. */
export interface Erlang {
  law: 'erlang'
  mean: number
  phases: number
}

/** A gamma variate of the given shape > 0 and scale 1, so of mean `shape`. */
export function gamma(generator: Generator, shape: number): number {
  checkPositive('gamma', 'shape', shape)
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const value = squeeze(generator, d, 1 / Math.sqrt(9 * d))
  return shape < 1 ? value * boost(generator, shape) : value
}

/**
 * Marsaglia & Tsang (2000), "A simple method for generating gamma variables": for shape ≥ 1, d = shape − 1/3 and
 * c = 1 ÷ √(9 d), d (1 + c Z)³ with a normal Z is nearly gamma, and is accepted 95 to 100 times in 100.
 */
function squeeze(generator: Generator, d: number, c: number): number {
  for (;;) {
    const z = normal(generator)
    const root = 1 + c * z
    if (root <= 0) continue
    const v = root * root * root
    const u = generator.uniform()
    if (u < 1 - 0.0331 * z * z * z * z) return d * v
    if (Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v))) return d * v
  }
}

/** U^(1 ÷ shape): takes a gamma variate of shape + 1 to one of shape below 1 (same paper, section 6). */
function boost(generator: Generator, shape: number): number {
  return Math.exp(-exponential(generator) / shape)
}

function gammaSampler(mean: number, shape: number): Sampler {
  const scale = mean / shape
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  if (shape < 1) return smallShape(mean, shape, { scale, d, c })
  return {
    mean,
    sample: generator => scale * squeeze(generator, d, c),
    fill(generator, out) {
      for (let i = 0; i < out.length; i++) out[i] = scale * squeeze(generator, d, c)
    },
  }
}

function smallShape(mean: number, shape: number, { scale, d, c }: { scale: number; d: number; c: number }): Sampler {
  return {
    mean,
    sample: generator => scale * squeeze(generator, d, c) * boost(generator, shape),
    fill(generator, out) {
      for (let i = 0; i < out.length; i++) out[i] = scale * squeeze(generator, d, c) * boost(generator, shape)
    },
  }
}

function survivalOf(mean: number, shape: number): Survival {
  return t => (mean > 0 ? gammaSurvival(shape, (t * shape) / mean) : 0)
}

function shapeOf({ mean, shape, cv }: Gamma): number {
  checkTime('gamma', 'mean', mean)
  if ((shape === undefined) === (cv === undefined)) throw new RangeError('gamma: give either shape or cv')
  if (cv !== undefined) checkPositive('gamma', 'cv', cv)
  const result = shape ?? 1 / (cv! * cv!)
  checkPositive('gamma', 'shape', result)
  return result
}

function phasesOf({ mean, phases }: Erlang): number {
  checkTime('erlang', 'mean', mean)
  check(Number.isInteger(phases) && phases >= 1, 'erlang', 'phases must be a whole number from 1', phases)
  return phases
}

export const gammaLaw: Kind<Gamma> = {
  sampler: law => gammaSampler(law.mean, shapeOf(law)),
  survival: law => survivalOf(law.mean, shapeOf(law)),
}

export const erlangLaw: Kind<Erlang> = {
  sampler: law => gammaSampler(law.mean, phasesOf(law)),
  survival: law => survivalOf(law.mean, phasesOf(law)),
}
