import { check, checkTime, type Kind } from './sampler.ts'

/** Anywhere between two times, equally likely. */
export interface Uniform {
  law: 'uniform'
  min: number
  max: number
}

function checkUniform({ min, max }: Uniform): void {
  checkTime('uniform', 'min', min)
  checkTime('uniform', 'max', max)
  check(min <= max, 'uniform', 'min must not exceed max', [min, max])
}

export const uniformLaw: Kind<Uniform> = {
  sampler(law) {
    checkUniform(law)
    const { min } = law
    const width = law.max - min
    return {
      mean: min + width / 2,
      sample: generator => min + width * generator.uniform(),
      fill(generator, out) {
        for (let i = 0; i < out.length; i++) out[i] = min + width * generator.uniform()
      },
    }
  },

  survival(law) {
    checkUniform(law)
    const { min, max } = law
    return t => (t < min ? 1 : t < max ? (max - t) / (max - min) : 0)
  },
}
