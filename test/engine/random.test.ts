import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Generator, Substreams, stream } from '../../src/engine/random.ts'
import { chiSquareTail, correlation, draw, KS_LIMIT, kolmogorovSmirnov, Z_LIMIT } from './statistics.ts'

const N = 200_000

// Values on record. SFC32 and CHASKEY are those of programs in C written from the publications.
const SFC32 = [7, 34, 56623200, 188882296, -863724427, 399395954]
const CHASKEY = [1011595070, 391603335, -1938884780, 506242219]
const BILLING = [-1892300935, 56349564, 295452436, 1272336115]
const HEBREW = [-902173570, -1495837522, -165176650, -1651173332]
const CALLER = -217031316

const uniforms = (generator: Generator, n = N) => draw(n, () => generator.uniform())

describe('a generator', () => {
  test('gives the numbers of sfc32, to the last bit', () => {
    const generator = new Generator(1, 2, 3, 4)
    expect(Array.from({ length: 6 }, () => generator.int32())).toEqual(SFC32)
  })

  test('gives uniform numbers strictly between 0 and 1, whatever its bits', () => {
    const ones = Object.assign(new Generator(0, 0, 0, 0), { int32: () => -1 })
    const zeros = Object.assign(new Generator(0, 0, 0, 0), { int32: () => 0 })
    expect(ones.uniform()).toBe(1 - 2 ** -53)
    expect(zeros.uniform()).toBe(2 ** -53)
  })

  test('spreads uniform numbers evenly, alone and in pairs', () => {
    const generator = stream('even', 0, 'test', 'uniform')
    const cells = new Float64Array(1000)
    const pairs = new Float64Array(1024)
    for (let i = 0; i < 1_000_000; i++) {
      const first = generator.uniform()
      cells[Math.floor(first * 1000)]++
      pairs[Math.floor(first * 32) * 32 + generator.below(32)]++
    }
    expect(chiSquareTail(cells, () => 1000)).toBeGreaterThan(1e-6)
    expect(chiSquareTail(pairs, () => 1_000_000 / 1024)).toBeGreaterThan(1e-6)
    expect(chiSquareTail(cells, cell => (cell < 500 ? 980 : 1020))).toBeLessThan(1e-6)
  })

  test('sets every bit of an integer as often as not', () => {
    const generator = stream('bits', 0, 'test', 'int32')
    const ones = new Float64Array(32)
    for (let i = 0; i < N; i++) {
      const bits = generator.int32()
      for (let bit = 0; bit < 32; bit++) ones[bit] += (bits >>> bit) & 1
    }
    for (const count of ones) expect(Math.abs(count - N / 2)).toBeLessThan((6 * Math.sqrt(N)) / 2)
  })

  test('gives whole numbers below n, each as often as the others', () => {
    const generator = stream('below', 0, 'test', 'below')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), n => {
        const value = generator.below(n)
        return Number.isInteger(value) && value >= 0 && value < n
      }),
      { seed: 1 },
    )
    const ones = Object.assign(new Generator(0, 0, 0, 0), { int32: () => -1 })
    for (const n of [1, 2, 3, 1000, 2 ** 31, 2 ** 32 + 1, 2 ** 52]) expect(ones.below(n)).toBe(n - 1)
    const counts = new Float64Array(7)
    for (let i = 0; i < N; i++) counts[generator.below(7)]++
    expect(chiSquareTail(counts, () => N / 7)).toBeGreaterThan(1e-6)
  })
})

describe('a stream', () => {
  const first = (generator: Generator) => Array.from({ length: 4 }, () => generator.int32())

  test('is the same for the same name, and never changes', () => {
    expect(first(stream('1', 0, 'arrivals', 'billing'))).toEqual(first(stream('1', 0, 'arrivals', 'billing')))
    expect(first(stream('1', 0, 'arrivals', 'billing'))).toEqual(BILLING)
    expect(first(stream('1', 0, 'arrivals', 'חיוב'))).toEqual(HEBREW)
  })

  test('differs when any part of its name differs', () => {
    const names: [string, number, string, string][] = [
      ['1', 0, 'arrivals', 'billing'],
      ['2', 0, 'arrivals', 'billing'],
      ['1', 1, 'arrivals', 'billing'],
      ['1', 0, 'patience', 'billing'],
      ['1', 0, 'arrivals', 'sales'],
      ['1', 0, 'arrivals', 'billing '],
      ['10', 0, 'arrivals', 'billing'],
      ['1', 0, 'arrivalsbilling', ''],
      ['1', 0, 'arrivals"', 'billing'],
      ['1', 0, 'arrivals', 'billingbilling'],
      ['1', 0, 'arrivals', 'א'],
      ['1', 0, 'arrivals', 'Ð'], // the same low byte as the sign before
      ['1', 0, 'arrivals', '\\u05d0'],
      ['1', 0, 'arrivals', `${'a'.repeat(300)}1`],
      ['1', 0, 'arrivals', `${'a'.repeat(300)}2`],
    ]
    expect(new Set(names.map(name => stream(...name).int32())).size).toBe(names.length)
  })

  test('is not correlated with its neighbours', () => {
    const seeds = uniforms(stream('1', 0, 'arrivals', 'type1'))
    const others = [
      stream('2', 0, 'arrivals', 'type1'),
      stream('1', 1, 'arrivals', 'type1'),
      stream('1', 0, 'arrivals', 'type2'),
    ]
    for (const other of others) expect(Math.abs(correlation(seeds, uniforms(other)))).toBeLessThan(Z_LIMIT)
  })

  test('starts unlike those of neighbouring replications', () => {
    const starts = draw(20_000, replication => stream('1', replication, 'arrivals', 'billing').uniform())
    expect(kolmogorovSmirnov(starts, t => 1 - t)).toBeLessThan(KS_LIMIT)
    expect(Math.abs(correlation(starts.subarray(1), starts.subarray(0, -1)))).toBeLessThan(Z_LIMIT)
    expect(new Set(starts).size).toBe(starts.length)
  })
})

describe('the substreams of callers', () => {
  const callers = new Substreams('1', 0, 'patience', 'billing')

  test('give a caller the same numbers whatever was drawn before', () => {
    const before = uniforms(callers.at(7, 1), 5)
    uniforms(callers.at(8, 0), 3)
    expect(uniforms(callers.at(7, 1), 5)).toEqual(before)
    const again = new Substreams('1', 0, 'patience', 'billing')
    expect(uniforms(again.at(7, 1), 5)).toEqual(before)
    expect(again.at(7, 1).int32()).toBe(CALLER)
  })

  test('are keyed by Chaskey-8, to the last bit', () => {
    const keyed = new Substreams('1', 0, 'test', 'key')
    Object.assign(keyed, { key0: 1, key1: 2, key2: 3, key3: 4 })
    expect(keyed.at(5 * 2 ** 32 + 7, 9)).toEqual(new Generator(CHASKEY[0], CHASKEY[1], CHASKEY[2], CHASKEY[3]))
  })

  test('differ from caller to caller, attempt to attempt, stream to stream', () => {
    const places = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER]
    const values = places.flatMap(n => [0, 1, 2, 2 ** 31].map(k => callers.at(n, k).uniform()))
    const other = new Substreams('1', 0, 'patience', 'sales')
    values.push(...places.map(n => other.at(n, 0).uniform()))
    expect(new Set(values).size).toBe(values.length)
  })

  test('are uniform over callers and not correlated with neighbours of any kind', () => {
    const other = new Substreams('1', 1, 'patience', 'billing')
    const firsts = draw(N, n => callers.at(n, 0).uniform())
    const neighbours = [
      draw(N, n => callers.at(n + 1, 0).uniform()),
      draw(N, n => callers.at(n, 1).uniform()),
      draw(N, n => other.at(n, 0).uniform()),
      draw(N, n => callers.at(n + 2 ** 32, 0).uniform()),
      draw(N, n => {
        const generator = callers.at(n, 0)
        generator.uniform()
        return generator.uniform()
      }),
    ]
    expect(kolmogorovSmirnov(firsts, t => 1 - t)).toBeLessThan(KS_LIMIT)
    for (const row of neighbours) {
      expect(kolmogorovSmirnov(row, t => 1 - t)).toBeLessThan(KS_LIMIT)
      expect(Math.abs(correlation(firsts, row))).toBeLessThan(Z_LIMIT)
    }
  })

  test('change half of their bits when one bit of the number of the caller changes', () => {
    const flips = new Float64Array(32)
    let pairs = 0
    for (let bit = 0; bit < 40; bit++)
      for (let n = 0; n < 1000; n++, pairs++) {
        const changed = callers.at(n, 0).int32() ^ callers.at(n < 2 ** bit ? n + 2 ** bit : n - 2 ** bit, 0).int32()
        for (let place = 0; place < 32; place++) flips[place] += (changed >>> place) & 1
      }
    for (const count of flips) expect(Math.abs(count - pairs / 2)).toBeLessThan(4 * Math.sqrt(pairs))
  })
})
