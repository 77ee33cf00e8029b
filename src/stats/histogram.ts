// Histograms of waiting times whose bins widen with the wait: 32 bins an octave (1.6–3.1 % wide), from 1/16 s to 2²⁰ s (12 days).
// Bin 0 holds waits of exactly 0, bin 1 those below 1/16 s, the last bin everything from 2²⁰ s on.

const LOWEST_EXPONENT = -4
const OCTAVES = 24
const PER_OCTAVE = 32
const FIRST_LOG_BIN = 2

/** How many bins a histogram has; counts are arrays of this length. */
export const BINS = FIRST_LOG_BIN + OCTAVES * PER_OCTAVE + 1
const OVERFLOW = BINS - 1

// A double's upper half is sign, 11 bits of exponent, 20 of mantissa; shifted by 15 it counts bins of 1/32 octave.
const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)
const UPPER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0
const SHIFT = 15
const OFFSET = ((1023 + LOWEST_EXPONENT) << 5) - FIRST_LOG_BIN

/**
 * Bin of a waiting time x ≥ 0, in seconds. Runs once a call, hence the trick on the bits. (A negative or NaN x lands in the last bin.)
 * @example binOf(0) // => 0
 */
export function binOf(x: number): number {
  if (x === 0) return 0
  double[0] = x
  const bin = (halves[UPPER] >>> SHIFT) - OFFSET
  return bin < FIRST_LOG_BIN ? 1 : Math.min(bin, OVERFLOW)
}

/**
 * Lower edge of a bin in seconds; bin b holds edgeOf(b) ≤ x < edgeOf(b + 1). edgeOf(BINS) is Infinity.
 * @example edgeOf(2) // => 0.0625
 */
export function edgeOf(bin: number): number {
  if (bin < FIRST_LOG_BIN) return 0
  if (bin > OVERFLOW) return Infinity
  const steps = bin - FIRST_LOG_BIN
  const octave = Math.floor(steps / PER_OCTAVE)
  return 2 ** (LOWEST_EXPONENT + octave) * (1 + (steps % PER_OCTAVE) / PER_OCTAVE)
}

/** A histogram that keeps only bins in use: bin, count, bin, count, … with bins ascending. */
export type SparseHistogram = Int32Array

/** The sparse form of counts: a few hundred bytes, cheap to keep one a replication. */
export function toSparse(counts: ArrayLike<number>): SparseHistogram {
  const pairs: number[] = []
  for (let bin = 0; bin < counts.length; bin++) if (counts[bin] !== 0) pairs.push(bin, counts[bin])
  return Int32Array.from(pairs)
}

/** Adds a sparse histogram into dense counts, which it changes and returns. */
export function addSparse(counts: Float64Array, sparse: SparseHistogram): Float64Array {
  for (let i = 0; i < sparse.length; i += 2) counts[sparse[i]] += sparse[i + 1]
  return counts
}

/** Dense counts of all the histograms together. */
export function pool(histograms: readonly SparseHistogram[]): Float64Array {
  return histograms.reduce(addSparse, new Float64Array(BINS))
}

/** How many values the histogram holds. */
export function countOf(sparse: SparseHistogram): number {
  let sum = 0
  for (let i = 1; i < sparse.length; i += 2) sum += sparse[i]
  return sum
}

/**
 * How many values are at most x seconds, those of x's own bin in proportion to x's place in it.
 * Off by at most the count of that one bin; exact at 0 and at bin edges.
 */
export function countUpTo(sparse: SparseHistogram, x: number): number {
  const bin = binOf(x)
  let sum = 0
  for (let i = 0; i < sparse.length && sparse[i] <= bin; i += 2) {
    sum += sparse[i] < bin ? sparse[i + 1] : sparse[i + 1] * placeInBin(bin, x)
  }
  return sum
}

/** Which part of the bin lies at or below x, 0 … 1: all of bin 0; none of the last, whose upper edge is unknown. */
function placeInBin(bin: number, x: number): number {
  if (bin === 0) return 1
  return (x - edgeOf(bin)) / (edgeOf(bin + 1) - edgeOf(bin))
}
