import { normal } from '../ziggurat.ts'
import { checkPositive, checkTime, type Kind } from './sampler.ts'
import { normalSurvival } from './special.ts'

/** Give the mean or the median; cv is standard deviation ÷ mean. */
export interface Lognormal {
  law: 'lognormal'
  mean?: number
  median?: number
  cv: number
}

/** The value is median · exp(sigma · Z), Z normal; its mean is median · √(1 + cv²). */
function constants({ mean, median, cv }: Lognormal) {
  if ((mean === undefined) === (median === undefined)) throw new RangeError('lognormal: give either mean or median')
  checkPositive('lognormal', 'cv', cv)
  const ratio = Math.sqrt(1 + cv * cv)
  const middle = median ?? mean! / ratio
  checkTime('lognormal', mean === undefined ? 'median' : 'mean', mean ?? middle)
  return { mean: mean ?? middle * ratio, median: middle, sigma: Math.sqrt(Math.log1p(cv * cv)) }
}

export const lognormalLaw: Kind<Lognormal> = {
  sampler(law) {
    const { mean, median, sigma } = constants(law)
    return {
      mean,
      sample: generator => median * Math.exp(sigma * normal(generator)),
      fill(generator, out) {
        for (let i = 0; i < out.length; i++) out[i] = median * Math.exp(sigma * normal(generator))
      },
    }
  },

  survival(law) {
    const { median, sigma } = constants(law)
    return t => (median === 0 ? 0 : t > 0 ? normalSurvival(Math.log(t / median) / sigma) : 1)
  },
}
