import { exponential, fillExponential } from '../ziggurat.ts'
import { checkTime, type Kind } from './sampler.ts'

/** Survival exp(−t ÷ mean): what has lasted so far says nothing. */
export interface Exponential {
  law: 'exponential'
  mean: number
}

export const exponentialLaw: Kind<Exponential> = {
  sampler({ mean }) {
    checkTime('exponential', 'mean', mean)
    return {
      mean,
      sample: generator => mean * exponential(generator),
      fill: (generator, out) => fillExponential(generator, out, mean),
    }
  },

  survival({ mean }) {
    checkTime('exponential', 'mean', mean)
    return t => (mean > 0 ? Math.exp(-t / mean) : 0)
  },
}
