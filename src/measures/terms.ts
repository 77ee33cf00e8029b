// Linear combinations of counters: what numerators and denominators are made of.
import { COUNTER, type CounterName, PER_THRESHOLD, thresholdOffset } from './counters.ts'

/** A counter, or one of the counters kept for every service-level threshold. */
export type Term = CounterName | (typeof PER_THRESHOLD)[number]

/** Counters with their factors: `{ deliberate: 1, incidental: 1 }`. */
export type Terms = Readonly<Partial<Record<Term, number>>>

/** Offsets into a row of counters, with the factor of each. */
export type Sum = { offsets: readonly number[]; factors: readonly number[] }

export const sum = (...terms: Term[]): Terms => Object.fromEntries(terms.map(term => [term, 1]))

export const plus = (a: Terms, b: Terms): Terms => combine(a, b, 1)

export const minus = (a: Terms, b: Terms): Terms => combine(a, b, -1)

export const times = (factor: number, terms: Terms): Terms => combine({}, terms, factor)

function combine(a: Terms, b: Terms, factor: number): Terms {
  const result: Partial<Record<Term, number>> = { ...a }
  for (const [term, each] of Object.entries(b) as [Term, number][]) result[term] = (result[term] ?? 0) + factor * each
  return result
}

/** Where the terms stand in a row; `threshold` is an index, needed only when a term is kept by threshold. */
export function locate(terms: Terms, threshold: number): Sum {
  const entries = Object.entries(terms) as [Term, number][]
  return {
    offsets: entries.map(([term]) => offsetOf(term, threshold)),
    factors: entries.map(([, factor]) => factor),
  }
}

function offsetOf(term: Term, threshold: number): number {
  const place = PER_THRESHOLD.indexOf(term as (typeof PER_THRESHOLD)[number])
  return place < 0 ? COUNTER[term as CounterName] : thresholdOffset(threshold) + place
}

/** The value of a sum in the row that begins at `start`. */
export function evaluate({ offsets, factors }: Sum, rows: Float64Array, start: number): number {
  let value = 0
  for (let i = 0; i < offsets.length; i++) value += factors[i] * rows[start + offsets[i]]
  return value
}
