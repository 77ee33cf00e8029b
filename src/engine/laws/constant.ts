import { checkTime, type Kind } from './sampler.ts'

/** Always the same. */
export interface Constant {
  law: 'constant'
  value: number
}

export const constantLaw: Kind<Constant> = {
  sampler({ value }) {
    checkTime('constant', 'value', value)
    return {
      mean: value,
      sample: () => value,
      fill(_generator, out) {
        out.fill(value)
      },
    }
  },

  survival: ({ value }) => {
    checkTime('constant', 'value', value)
    return t => (t < value ? 1 : 0)
  },
}
