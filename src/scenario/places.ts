// Written values as plain objects and lists that remember where each of their parts stands: through anchors, through
// files that extend other files, through --set. Everything is a tree: no part stands in two places.
import { fieldsOfLaw } from './laws.ts'
import { type Path, UserError } from './problems.ts'
import { parseWeekdays, WEEKDAYS, type Weekday } from './units.ts'

/** Where something stands. `line` and `column` count from 1. */
export type Place = { file: string; line?: number; column?: number }
/** Where a part and its name stand; for a list item both are the same. */
export type Spot = { name: Place; value: Place }
/** The spots of the parts of every object and list. */
export type Places = WeakMap<object, Map<string, Spot>>
export type Fields = { [name: string]: unknown }

const DEEPEST = 40

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A copy as a tree of plain objects and lists, of an object that a program made. */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw new UserError(`nested deeper than ${DEEPEST} levels`)
  if (Array.isArray(value)) return value.map(item => plainCopy(item, depth + 1))
  const given = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(given.map(([name, part]) => [name, plainCopy(part, depth + 1)]))
}

/** A copy of what was read, whose parts stand where those of the original do. */
export function copyWithPlaces<Value>(value: Value, places: Places): Value {
  if (typeof value !== 'object' || value === null) return value
  const copy = Array.isArray(value)
    ? value.map(item => copyWithPlaces(item, places))
    : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyWithPlaces(part, places)]))
  const spots = places.get(value)
  if (spots) places.set(copy, new Map(spots))
  return copy as Value
}

/** `over` laid on `base`: objects merge, all else replaces. Nulls stay, to delete what they lie on. */
export function merge(base: Fields, over: Fields, places: Places): Fields {
  const merged = { ...base }
  if (over.law !== base.law) dropLawFields(merged, over)
  const spots = new Map(places.get(base))
  for (const [name, value] of Object.entries(over)) {
    const below = Object.hasOwn(merged, name) ? merged[name] : undefined
    merged[name] = isFields(below) && isFields(value) ? merge(below, value, places) : value
    const spot = places.get(over)?.get(name)
    if (spot) spots.set(name, spot)
  }
  places.set(merged, spots)
  return merged
}

/** Where the law changes, the fields of the old law go. */
export function dropLawFields(fields: Fields, over: Fields): void {
  if (typeof over.law !== 'string') return
  const kept = new Set(fieldsOfLaw(over.law))
  for (const name of fieldsOfLaw(fields.law)) if (!kept.has(name)) delete fields[name]
}

/** Removes fields that are null: not given. */
export function dropNulls(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (part === null && !Array.isArray(value)) delete (value as Fields)[name]
    else dropNulls(part)
  }
}

export type Found = { path: (string | number)[]; spot: Spot; value: unknown }

/**
 * What stands at a path, as it was written: `load[0]` may be written without a list, `perHour.sun` as `sun-thu`,
 * `serves.billing` as an item of a list. Of what is missing, the place is that of the nearest object around it.
 */
export function find(root: unknown, path: Path, { places, whole }: { places: Places; whole: Spot }): Found {
  const found: Found = { path: [], spot: whole, value: root }
  for (const [i, step] of path.entries()) {
    if (step === 0 && isFields(found.value) && !Object.hasOwn(found.value, '0')) continue
    const name = writtenName(found.value, step)
    // A field deleted by null keeps its place: that is where it is missing.
    found.spot = spotIn(found.value, name ?? step, places) ?? found.spot
    if (name === undefined) return { ...found, path: [...found.path, ...path.slice(i)], value: undefined }
    found.value = (found.value as Fields)[name]
    found.path.push(name)
  }
  return found
}

function spotIn(value: unknown, name: string | number, places: Places): Spot | undefined {
  return typeof value === 'object' && value !== null ? places.get(value)?.get(String(name)) : undefined
}

function writtenName(value: unknown, step: string | number): string | number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, step)) return Array.isArray(value) ? Number(step) : step
  if (Array.isArray(value)) return value.includes(step) ? value.indexOf(step) : undefined
  const weekday = WEEKDAYS.indexOf(step as Weekday)
  if (weekday < 0) return undefined
  const names = Object.keys(value).filter(name => parseWeekdays(name)?.includes(weekday))
  return names.find(name => name !== 'daily') ?? names[0]
}
