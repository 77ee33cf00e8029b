// Laws: distributions of a duration, in seconds, and the samplers they compile to.
import { type Constant, constantLaw } from './laws/constant.ts'
import { type Exponential, exponentialLaw } from './laws/exponential.ts'
import { type Erlang, erlangLaw, type Gamma, gammaLaw } from './laws/gamma.ts'
import { type Hazard, hazardLaw, type SurvivalCurve, survivalLaw } from './laws/hazard.ts'
import { type Hyperexponential, hyperexponentialLaw } from './laws/hyperexponential.ts'
import { type Lognormal, lognormalLaw } from './laws/lognormal.ts'
import { type Empirical, empiricalLaw, type Histogram, histogramLaw } from './laws/observed.ts'
import { check, type Kind, type Sampler, type Survival } from './laws/sampler.ts'
import { type Uniform, uniformLaw } from './laws/uniform.ts'
import { type Weibull, weibullLaw } from './laws/weibull.ts'

export type { Sampler, Survival }

type Base =
  | Constant
  | Uniform
  | Exponential
  | Erlang
  | Gamma
  | Weibull
  | Lognormal
  | Hyperexponential
  | Hazard
  | Empirical
  | Histogram
  | SurvivalCurve

/** A distribution: exactly 0 with probability `zero`, else as the law says (its mean too is of these others). */
export type Law = Base & { zero: number }

const KINDS: { [Name in Law['law']]: Kind<Extract<Base, { law: Name }>> } = {
  constant: constantLaw,
  uniform: uniformLaw,
  exponential: exponentialLaw,
  erlang: erlangLaw,
  gamma: gammaLaw,
  weibull: weibullLaw,
  lognormal: lognormalLaw,
  hyperexponential: hyperexponentialLaw,
  hazard: hazardLaw,
  empirical: empiricalLaw,
  histogram: histogramLaw,
  survival: survivalLaw,
}

function kindOf(law: Law): Kind<Law> {
  check(law.zero >= 0 && law.zero <= 1, law.law, 'zero must be from 0 to 1', law.zero)
  return KINDS[law.law] as Kind<Law>
}

/**
 * Compiles a law.
 * @throws RangeError `kind: rule: value` when a parameter is out of range.
 */
export function sampler(law: Law): Sampler {
  const base = kindOf(law).sampler(law)
  return law.zero > 0 ? withZero(base, law.zero) : base
}

/** Exactly 0 with probability `zero`: one more uniform number a value. */
function withZero(base: Sampler, zero: number): Sampler {
  return {
    mean: zero < 1 ? (1 - zero) * base.mean : 0,
    sample: generator => (generator.uniform() < zero ? 0 : base.sample(generator)),
    fill(generator, out) {
      for (let i = 0; i < out.length; i++) out[i] = generator.uniform() < zero ? 0 : base.sample(generator)
    },
  }
}

/**
 * The survival function of a law, compiled: P(X > t) for every t, exact.
 * @throws RangeError as `sampler`.
 */
export function survival(law: Law): Survival {
  const base = kindOf(law).survival(law)
  return t => (t < 0 ? 1 : (1 - law.zero) * base(t))
}

/** P(X > t). */
export function survivalAt(law: Law, t: number): number {
  return survival(law)(t)
}
