// Linear combinations of counters: what numerators and denominators are made of.
import {
  CONTACTS,
  COUNTER,
  type CounterName,
  JOURNEY,
  type JourneyCounter,
  journeyOffset,
  PER_THRESHOLD,
  thresholdOffset,
} from './counters.ts'

/** A counter, one of those kept for every service-level threshold, or one of the journey. */
export type Term = CounterName | (typeof PER_THRESHOLD)[number] | JourneyTerm
type JourneyTerm = Exclude<JourneyCounter, 'satisfactionBy' | 'callsBy'> | `${'satisfactionBy' | 'callsBy'}${number}`

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

/** What a vector has room for. */
type Layout = { thresholds: readonly number[]; center: { journey?: unknown } }

/** Where the terms stand in a row; `threshold` is an index, needed only when a term is kept by threshold. */
export function locate(terms: Terms, { thresholds, center }: Layout, threshold: number): Sum {
  const entries = (Object.entries(terms) as [Term, number][]).flatMap(([term, factor]) => {
    const place = (PER_THRESHOLD as readonly string[]).indexOf(term)
    if (place >= 0) return [{ offset: thresholdOffset(threshold) + place, factor }]
    if (term in COUNTER) return [{ offset: COUNTER[term as CounterName], factor }]
    // Without a journey nothing of it has happened.
    return center.journey ? [{ offset: journeyOffset(thresholds.length) + journeyPlace(term), factor }] : []
  })
  return { offsets: entries.map(({ offset }) => offset), factors: entries.map(({ factor }) => factor) }
}

function journeyPlace(term: string): number {
  const [, name, number] = /^(.*?By)(\d)$/.exec(term) ?? [term, term, undefined]
  const place = JOURNEY[name as JourneyCounter]
  return number === undefined ? place : place + Math.min(CONTACTS, Number(number)) - 1
}

/** The value of a sum in the row that begins at `start`. */
export function evaluate({ offsets, factors }: Sum, rows: Float64Array, start: number): number {
  let value = 0
  for (let i = 0; i < offsets.length; i++) value += factors[i] * rows[start + offsets[i]]
  return value
}
