// Laws whose hazard is constant by stretches: given as hazards, or as points of a survival curve.
import type { Generator } from '../random.ts'
import { exponential } from '../ziggurat.ts'
import { check, checkIncreasing, checkTime, type Kind, lastAtMost, type Sampler, type Survival } from './sampler.ts'

/** The hazard of each stretch, per minute; the first starts at 0, the last goes on for ever. */
export interface Hazard {
  law: 'hazard'
  from: readonly number[]
  perMinute: readonly number[]
}

/**
 * Points of a survival curve after (0, 1), the hazard constant in between. Where the curve reaches 0 it jumps there at
 * that time. Beyond the last point the mean is `tail`; without one the average hazard so far goes on.
 */
export interface SurvivalCurve {
  law: 'survival'
  at: readonly number[]
  survival: readonly number[]
  tail?: number
}

/**
 * Stretches: where each starts, the hazard accumulated until there, and its rate per second. A last rate of 0 means
 * that some never come to an end; one of Infinity that all do at its start.
 */
interface Stretches {
  from: Float64Array
  until: Float64Array
  rate: Float64Array
}

function stretches(from: readonly number[], rate: readonly number[]): Stretches {
  const until = new Float64Array(from.length)
  for (let i = 1; i < from.length; i++) until[i] = until[i - 1] + rate[i - 1] * (from[i] - from[i - 1])
  return { from: Float64Array.from(from), until, rate: Float64Array.from(rate) }
}

/** Integral of the survival function, stretch by stretch. */
function meanOf({ from, until, rate }: Stretches): number {
  const last = from.length - 1
  let mean = 0
  for (let i = 0; i < last; i++) {
    const length = from[i + 1] - from[i]
    mean += Math.exp(-until[i]) * (rate[i] > 0 ? -Math.expm1(-rate[i] * length) / rate[i] : length)
  }
  const rest = Math.exp(-until[last])
  return rest > 0 ? mean + rest / rate[last] : mean
}

function samplerOf(all: Stretches): Sampler {
  const { from, until, rate } = all
  const sample = (generator: Generator) => {
    const hazard = exponential(generator)
    const i = lastAtMost(until, hazard)
    return rate[i] > 0 ? from[i] + (hazard - until[i]) / rate[i] : Number.POSITIVE_INFINITY
  }
  return {
    mean: meanOf(all),
    sample,
    fill(generator, out) {
      for (let i = 0; i < out.length; i++) out[i] = sample(generator)
    },
  }
}

function survivalOf({ from, until, rate }: Stretches): Survival {
  return t => {
    const i = lastAtMost(from, t)
    return rate[i] < Number.POSITIVE_INFINITY ? Math.exp(-until[i] - rate[i] * (t - from[i])) : 0
  }
}

function fromHazards({ from, perMinute }: Hazard): Stretches {
  checkIncreasing('hazard', 'from', from)
  check(from[0] === 0, 'hazard', 'from must start at 0', from)
  check(perMinute.length === from.length, 'hazard', `perMinute must have ${from.length} values`, perMinute)
  for (const value of perMinute) checkTime('hazard', 'perMinute', value)
  return stretches(
    from,
    perMinute.map(value => value / 60),
  )
}

function fromCurve(curve: SurvivalCurve): Stretches {
  checkCurve(curve)
  const { at, survival, tail } = curve
  const from = [0, ...at]
  const share = [1, ...survival]
  const rate = at.map((_, i) => {
    const hazard = Math.log(share[i] / share[i + 1])
    return hazard < Number.POSITIVE_INFINITY ? hazard / (from[i + 1] - from[i]) : 0
  })
  rate.push(rateBeyond(at[at.length - 1], survival[survival.length - 1], tail))
  return stretches(from, rate)
}

function rateBeyond(time: number, share: number, tail?: number): number {
  if (share === 0) return Number.POSITIVE_INFINITY
  return tail === undefined ? Math.log(1 / share) / time : 1 / tail
}

function checkCurve({ at, survival, tail }: SurvivalCurve): void {
  checkIncreasing('survival', 'at', at)
  check(at[0] > 0, 'survival', 'at must start above 0', at)
  check(survival.length === at.length, 'survival', `survival must have ${at.length} values`, survival)
  const falling = survival.every((share, i) => share >= 0 && share <= (survival[i - 1] ?? 1))
  check(falling, 'survival', 'survival must fall from at most 1 to at least 0', survival)
  const ended = survival.indexOf(0)
  check(ended === -1 || ended === survival.length - 1, 'survival', 'survival must end where it reaches 0', survival)
  if (tail !== undefined) checkTime('survival', 'tail', tail)
}

export const hazardLaw: Kind<Hazard> = {
  sampler: law => samplerOf(fromHazards(law)),
  survival: law => survivalOf(fromHazards(law)),
}

export const survivalLaw: Kind<SurvivalCurve> = {
  sampler: law => samplerOf(fromCurve(law)),
  survival: law => survivalOf(fromCurve(law)),
}
