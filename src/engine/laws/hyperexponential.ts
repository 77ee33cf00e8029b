import type { Generator } from '../random.ts'
import { exponential } from '../ziggurat.ts'
import { check, checkTime, type Kind } from './sampler.ts'

/** A mixture of exponentials; the shares sum to 1. */
export interface Hyperexponential {
  law: 'hyperexponential'
  phases: readonly { share: number; mean: number }[]
}

/** Means of the phases, and their shares made to sum to 1 exactly. */
function constants({ phases }: Hyperexponential) {
  for (const { share, mean } of phases) {
    check(share >= 0 && share <= 1, 'hyperexponential', 'share must be from 0 to 1', share)
    checkTime('hyperexponential', 'mean', mean)
  }
  const total = phases.reduce((sum, phase) => sum + phase.share, 0)
  check(Math.abs(total - 1) < 1e-6, 'hyperexponential', 'shares must sum to 1', total)
  return { shares: phases.map(phase => phase.share / total), means: phases.map(phase => phase.mean) }
}

export const hyperexponentialLaw: Kind<Hyperexponential> = {
  sampler(law) {
    const { shares, means } = constants(law)
    const last = means.length - 1
    const sample = (generator: Generator) => {
      let phase = 0
      for (let u = generator.uniform() - shares[0]; u > 0 && phase < last; u -= shares[phase]) phase++
      return means[phase] * exponential(generator)
    }
    return {
      mean: means.reduce((sum, mean, phase) => sum + shares[phase] * mean, 0),
      sample,
      fill(generator, out) {
        for (let i = 0; i < out.length; i++) out[i] = sample(generator)
      },
    }
  },

  survival(law) {
    const { shares, means } = constants(law)
    return t => means.reduce((sum, mean, phase) => sum + (mean > 0 ? shares[phase] * Math.exp(-t / mean) : 0), 0)
  },
}
