// A stream of values of one law, drawn by the buffer: the law is looked up once a buffer, not once a value.
import type { Sampler } from './laws/sampler.ts'
import type { Generator } from './random.ts'

/** Size of the first buffer; the next ones double, so that a short replication does not draw hundreds in vain. */
const FIRST = 16

/** The values `sampler.sample(generator)` would give one by one, whatever the size; the generator must be its own. */
export class Variates {
  private readonly sampler: Sampler
  private readonly generator: Generator
  private readonly size: number
  private buffer = new Float64Array(0)
  private index = 0

  /** @param size the largest buffer, in values. */
  constructor(sampler: Sampler, generator: Generator, size = 256) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`variates: size must be a whole number from 1: ${size}`)
    this.sampler = sampler
    this.generator = generator
    this.size = size
  }

  next(): number {
    if (this.index === this.buffer.length) this.refill()
    return this.buffer[this.index++]
  }

  private refill(): void {
    const size = Math.min(this.size, Math.max(FIRST, 2 * this.buffer.length))
    if (size !== this.buffer.length) this.buffer = new Float64Array(size)
    this.sampler.fill(this.generator, this.buffer)
    this.index = 0
  }
}
