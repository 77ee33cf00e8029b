// What a sweep does, frozen: everything its results follow from, and nothing that they do not. Its identity is the hash of
// its content, so that the same question has the same name on every machine.
import { createHash } from 'node:crypto'
import type { Axis } from '../../measures/slices.ts'
import type { Design } from './design.ts'

export type Plan = {
  /** Name of the scenario among `inputs`. */
  scenario: string
  /** Texts of all files that the scenario was read from, by name; relative to it, so that its folder has no part in them. */
  inputs: Readonly<Record<string, string>>
  /** Changes of every point, as `--set` takes them. */
  set: readonly string[]
  /** What `points` were made from. */
  design: Design
  /** Changes of each point. */
  points: readonly (readonly string[])[]
  /** Of each point; with a precision, where to begin. */
  replications: number
  precision: PlannedPrecision | null
  seed: string
  /** Of the intervals. */
  confidence: number
  /** Measures that were asked for, the first ones shown; their thresholds are tabulated. */
  measures: readonly string[]
  /** What estimates are cut by. */
  axes: readonly Axis[]
  /** Of the table of replications: every measure of everything together that some point knows; see `columnsOf`. */
  columns: readonly string[]
}

/** Each point is replicated until the interval of `measure` is at most ± `relative` of its value, or `most` times. */
export type PlannedPrecision = { measure: string; relative: number; most: number }

/** Cut by always; intervals and days are many, and only kept on request. */
export const USUAL_AXES: readonly Axis[] = ['all', 'type', 'segment', 'group', 'typeGroup']

/** Further axes by the word that asks for them. */
export const MORE_AXES: Readonly<Record<'interval' | 'day', readonly Axis[]>> = {
  interval: ['interval', 'typeInterval', 'groupInterval'],
  day: ['day', 'typeDay', 'groupDay'],
}

/** The identity of a plan: 64 hexadecimal digits, equal when all of it is. */
export function idOf(plan: Plan): string {
  return createHash('sha256').update(canonical(plan)).digest('hex')
}

/** JSON with the names of objects in order, so that equal content has equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The paths that points assign, in order of their first use. */
export function pathsOf({ points }: Pick<Plan, 'points'>): string[] {
  return [...new Set(points.flatMap(point => point.map(assignment => splitAt(assignment)[0])))]
}

/** What a point assigns to a path; the last word counts, as it does for `--set`. */
export function valueAt(point: readonly string[], path: string): string | undefined {
  return point.map(splitAt).findLast(([name]) => name === path)?.[1]
}

function splitAt(assignment: string): [path: string, value: string] {
  const equals = assignment.indexOf('=')
  return [assignment.slice(0, equals), assignment.slice(equals + 1)]
}

/**
 * What differs between two plans, a sentence each; none when they are the same.
 * @example planDifferences(stored, asked) // => ['seed: "1" in the study, "2" now']
 */
export function planDifferences(stored: Plan, asked: Plan): string[] {
  return [
    ...differentFields(stored, asked),
    ...differentFiles(stored.inputs, asked.inputs),
    ...differentPoints(stored.points, asked.points),
  ]
}

const PLAIN = ['scenario', 'set', 'replications', 'precision', 'seed', 'confidence', 'measures', 'axes'] as const

function differentFields(stored: Plan, asked: Plan): string[] {
  return PLAIN.flatMap(field => {
    const [was, is] = [stored[field], asked[field]].map(canonical)
    return was === is ? [] : [`${field}: ${was} in the study, ${is} now`]
  })
}

function differentFiles(stored: Plan['inputs'], asked: Plan['inputs']): string[] {
  return [...new Set([...Object.keys(stored), ...Object.keys(asked)])].flatMap(file => {
    if (stored[file] === asked[file]) return []
    if (stored[file] === undefined) return [`${file}: read now, not part of the study`]
    if (asked[file] === undefined) return [`${file}: part of the study, not read now`]
    return [`${file}: ${firstDifferentLine(stored[file], asked[file])}`]
  })
}

function firstDifferentLine(was: string, is: string): string {
  const [before, after] = [was.split('\n'), is.split('\n')]
  const line = before.findIndex((text, i) => text !== after[i])
  const at = line < 0 ? before.length : line
  const told = (text: string | undefined) => (text === undefined ? 'nothing' : JSON.stringify(text.trim()))
  return `line ${at + 1} is ${told(before[at])} in the study, ${told(after[at])} now`
}

function differentPoints(stored: Plan['points'], asked: Plan['points']): string[] {
  if (stored.length !== asked.length) return [`points: ${stored.length} in the study, ${asked.length} now`]
  const at = stored.findIndex((point, i) => canonical(point) !== canonical(asked[i]))
  if (at < 0) return []
  return [`point ${at}: ${stored[at].join(' ') || 'no change'} in the study, ${asked[at].join(' ') || 'no change'} now`]
}
