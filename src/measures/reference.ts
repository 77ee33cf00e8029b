// Measures as people write them: `abandonment`, `serviceLevel(20 s)`.
import { definitionOf, isMeasureId, measureIds } from './definitions.ts'
import type { Reference } from './estimate.ts'

/** What the language of scenarios lends: how durations are read, and how an unknown word is answered. */
export type Language = {
  /** Seconds, or undefined when the text is no duration. */
  duration(text: string): number | undefined
  /** "unknown … — did you mean …?" */
  unknown(kind: string, word: string, known: readonly string[]): string
}

/** What was meant, or what is wrong with it. */
export type Parsed<T> = { value: T; problem?: undefined } | { value?: undefined; problem: string }

export const EXAMPLE = '"serviceLevel(20 s) >= 80%"'

/**
 * Reads a measure, with a service-level threshold in parentheses where it takes one.
 * @example parseReference('serviceLevel(20 s)', language).value // => { measure: 'serviceLevel', threshold: 20 }
 */
export function parseReference(text: string, language: Language): Parsed<Reference> {
  const [, name, , inside] = /^\s*([^()]*?)\s*(\((.*)\))?\s*$/.exec(text) ?? [text, text.trim()]
  if (!isMeasureId(name)) return { problem: language.unknown('measure', name, measureIds) }
  if (inside === undefined) return { value: { measure: name } }
  if (!definitionOf(name).parameter) return { problem: `${name} takes no threshold: write ${name} alone` }
  const threshold = language.duration(inside)
  if (threshold !== undefined) return { value: { measure: name, threshold } }
  return { problem: `expected a duration in parentheses, such as ${name}(20 s), not ${JSON.stringify(inside)}` }
}
