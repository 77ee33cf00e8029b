// Where all chance comes from: a fast generator, streams of it by name, and private numbers for every caller.
import seedrandom from 'seedrandom'

/** 2⁻⁵³: the step of the grid that uniform numbers lie on (on its odd points, so 2⁵² of them). */
const GRID = 2 ** -53

/**
 * The generator sfc32 of Chris Doty-Humphrey (PractRand, 2010): 128 bits of state, of which one word is a counter, so
 * no cycle is shorter than 2³² and the average one is about 2¹²⁷ long. It passes PractRand, every state is
 * valid, and it was the fastest in V8 of those tried (the other: xoshiro128** of Blackman & Vigna; each also with its
 * state in an Int32Array).
 *
 * The state is public for two readers: loops that hold it in locals while they fill a buffer, and Substreams, which
 * sets it.
 */
export class Generator {
  // Initial zeros, or V8 would first see fields that are undefined and no longer keep them as integers: 4 times slower.
  a = 0
  b = 0
  c = 0
  counter = 0

  constructor(a: number, b: number, c: number, counter: number) {
    this.a = a | 0
    this.b = b | 0
    this.c = c | 0
    this.counter = counter | 0
  }

  /** 32 random bits, as a signed integer. */
  int32(): number {
    const b = this.b
    const c = this.c
    const result = (((this.a + b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = b ^ (b >>> 9)
    this.b = (c + (c << 3)) | 0
    this.c = (((c << 21) | (c >>> 11)) + result) | 0
    return result
  }

  /** A uniform number in the open interval (0, 1), with 52 random bits: never 0 or 1, so its logarithm is finite. */
  uniform(): number {
    const high = this.int32() >>> 0
    return (high * 0x200000 + ((this.int32() >>> 11) | 1)) * GRID
  }

  /** A whole number from 0 to n − 1, for whole n from 1 to 2⁵²; its probabilities are off by at most 2⁻⁵². */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }
}

/**
 * The stream of random numbers that belongs to a name: the same for the same four parts, unrelated if any part differs.
 * seedrandom's default ARC4 makes the state: 5 µs, against 2.5 µs for its alea, whose hash of the name keeps only
 * 32 bits at a time.
 */
export function stream(seed: string, replication: number, purpose: string, name: string): Generator {
  const bits = seedrandom(keyOf([seed, replication, purpose, name]))
  return new Generator(bits.int32(), bits.int32(), bits.int32(), bits.int32())
}

/**
 * One string for the parts of a name, different for different parts whatever signs they contain. ARC4 reads a key as
 * bytes and repeats it: so signs beyond ASCII are escaped, and brackets keep "ab" and "abab" apart.
 */
function keyOf(parts: (string | number)[]): string {
  return JSON.stringify(parts).replace(/[^ -~]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * The private random numbers of each caller: `at(n, k)` are those of the n-th caller at his k-th attempt, whatever was
 * drawn before. So the n-th caller is the same person in two scenarios that are compared.
 */
export class Substreams {
  private readonly key0: number
  private readonly key1: number
  private readonly key2: number
  private readonly key3: number
  private readonly generator: Generator

  constructor(seed: string, replication: number, purpose: string, name: string) {
    const key = stream(seed, replication, purpose, name)
    this.key0 = key.int32()
    this.key1 = key.int32()
    this.key2 = key.int32()
    this.key3 = key.int32()
    this.generator = new Generator(0, 0, 0, 0)
  }

  /**
   * The numbers of caller n (0 ≤ n < 2⁵³) at attempt k (0 ≤ k < 2³²). The generator returned is one and the same each
   * time: it is valid until the next call of `at`.
   *
   * The state is the block (n, k) enciphered with Chaskey-8 (Mouha, Mennink, Van Herrewege, Watanabe, Preneel &
   * Verbauwhede 2014), a permutation of 128 bits between two additions of the key: so no two callers share a state.
   */
  at(n: number, k: number): Generator {
    let v0 = this.key0 ^ (n | 0)
    let v1 = this.key1 ^ Math.floor(n / 0x100000000)
    let v2 = this.key2 ^ k
    let v3 = this.key3
    for (let round = 0; round < 8; round++) {
      v0 = (v0 + v1) | 0
      v2 = (v2 + v3) | 0
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
      v0 = (((v0 << 16) | (v0 >>> 16)) + v3) | 0
      v2 = (v2 + v1) | 0
      v3 = ((v3 << 13) | (v3 >>> 19)) ^ v0
      v1 = ((v1 << 7) | (v1 >>> 25)) ^ v2
      v2 = (v2 << 16) | (v2 >>> 16)
    }
    const generator = this.generator
    generator.a = v0 ^ this.key0
    generator.b = v1 ^ this.key1
    generator.c = v2 ^ this.key2
    generator.counter = v3 ^ this.key3
    return generator
  }
}
