import { expect, test } from 'vitest'
import { type Law, sampler } from '../../src/engine/laws.ts'
import { stream } from '../../src/engine/random.ts'
import { Variates } from '../../src/engine/variates.ts'
import { draw } from './statistics.ts'

const laws: Law[] = [
  { law: 'exponential', mean: 180, zero: 0 },
  { law: 'gamma', mean: 180, shape: 0.5, zero: 0.1 },
  { law: 'lognormal', mean: 180, cv: 1.2, zero: 0 },
]

test.each(laws)('the values of $law are the same whatever the size of the buffer', law => {
  const compiled = sampler(law)
  const single = stream('1', 0, 'handle', 'billing')
  const oneByOne = draw(2000, () => compiled.sample(single))
  for (const size of [1, 7, 16, 100, 256, 512, 4096]) {
    const variates = new Variates(compiled, stream('1', 0, 'handle', 'billing'), size)
    expect(
      draw(2000, () => variates.next()),
      `size ${size}`,
    ).toEqual(oneByOne)
  }
})

test('a few values cost a small buffer only', () => {
  const sizes: number[] = []
  const { mean, sample } = sampler({ law: 'exponential', mean: 1, zero: 0 })
  const counting = { mean, sample, fill: (_: unknown, out: Float64Array) => sizes.push(out.length) }
  const variates = new Variates(counting, stream('1', 0, 'handle', 'billing'), 100)
  for (let i = 0; i < 16 + 32 + 64 + 100 + 1; i++) variates.next()
  expect(sizes).toEqual([16, 32, 64, 100, 100])
})

test('the size is a whole number from 1', () => {
  const compiled = sampler({ law: 'exponential', mean: 1, zero: 0 })
  expect(() => new Variates(compiled, stream('1', 0, 'handle', 'billing'), 0)).toThrow(RangeError)
})
