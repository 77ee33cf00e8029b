// From the schema's complaints to messages for people. The schema is walked along the path of each complaint: that
// gives the branch of a union the writer had in mind, the fields known at that place, and what a missing field is.
import type { z } from 'zod'
import { type Path, show, unknownWord } from './problems.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodTypes
// Nobody reads more; finding the nearest words for thousands would take seconds.
const MOST = 200

export type Complaint = { path: Path; message: string; aboutKey?: boolean }

/** All complaints about `input`, resolved to the branches of unions that fit it best. */
export function explain(issues: readonly Issue[], schema: z.core.$ZodType, input: unknown): Complaint[] {
  return issues
    .slice(0, MOST)
    .flatMap(issue => explainOne(issue, schemaAt(schema as Schema, input, issue.path as Path)))
}

function explainOne(issue: Issue, { schema, value, describe }: At): Complaint[] {
  const path = issue.path as Path
  const say = (message: string): Complaint[] => [{ path, message }]
  if (issue.code === 'unrecognized_keys') return unknownFields(path, issue.keys, knownFields(branch(schema, value)))
  if (issue.code === 'invalid_union' && issue.errors.length === 0)
    return say(whichOf(String(path.at(-1)), optionsIn(issue), value))
  if (value === undefined) return say(`missing${describe ? ` — ${describe}` : ''}`)
  if (issue.code === 'custom' && issue.params?.key === true) return [{ path, message: issue.message, aboutKey: true }]
  if (issue.code === 'invalid_union')
    return explainUnion(issue.errors, schema, value).map(inner => ({ ...inner, path: [...path, ...inner.path] }))
  return say(issue.message.startsWith('expected') ? `${issue.message}, not ${show(value)}` : sayIssue(issue, value))
}

function unknownFields(path: Path, keys: string[], known: string[]): Complaint[] {
  return keys
    .slice(0, MOST)
    .map(key => ({ path: [...path, key], message: unknownWord('field', key, known), aboutKey: true }))
}

const optionsIn = (issue: Issue) => ('options' in issue ? (issue.options ?? []).map(String) : [])

function whichOf(field: string, options: string[], value: unknown): string {
  if (value === undefined) return `missing — one of ${options.join(', ')}`
  return unknownWord(field, typeof value === 'string' ? value : show(value), options)
}

/** The complaints of the branch the writer had in mind, or what would have been expected when the value fits none. */
function explainUnion(errors: Issue[][], schema: Schema, value: unknown): Complaint[] {
  const options = optionsOf(schema)
  const best = bestOption(options, value)
  if (fitOf(options[best], value) > 0) return explain(errors[best], options[best], value)
  const expected = [...new Set(options.flatMap(kindsOf))].map(kind => KINDS[kind])
  const own = errors.flat().find(issue => issue.message.startsWith('expected'))?.message
  return [
    {
      path: [],
      message: `${own ?? `expected ${expected.join(', ').replace(/, ([^,]*)$/, ' or $1')}`}, not ${show(value)}`,
    },
  ]
}

function sayIssue(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') return `expected ${wordFor(issue.expected)}, not ${show(value)}`
  if (issue.code === 'invalid_value') return unknownWord('word', wordOf(value), issue.values.map(String))
  if (issue.code === 'too_small') return limit('at least', issue.minimum, issue.origin, value)
  if (issue.code === 'too_big') return limit('at most', issue.maximum, issue.origin, value)
  return issue.code === 'custom' ? issue.message : `cannot be ${show(value)}`
}

const wordOf = (value: unknown) => (typeof value === 'string' ? value : show(value))

function limit(bound: string, size: number | bigint, origin: string, value: unknown): string {
  if (origin === 'string') return 'must not be empty'
  if (origin === 'array') return `needs ${bound} ${size} ${Number(size) === 1 ? 'item' : 'items'}, not ${show(value)}`
  return `must be ${bound} ${size}, not ${show(value)}`
}

// ── walking the schema ─────────────────────────────────────────────────────────────────────────────────────────────

type At = { schema: Schema; value: unknown; describe: string | undefined }

function schemaAt(root: Schema, input: unknown, path: Path): At {
  let schema: Schema | undefined = root
  let value = input
  for (const step of path) {
    schema = schema && child(branch(schema, value), step)
    value = isFields(value) && Object.hasOwn(value, step) ? value[step as string] : undefined
  }
  return { schema: schema ?? root, value, describe: schema && describeOf(schema) }
}

function child(schema: Schema, step: string | number): Schema | undefined {
  const def = unwrap(schema)._zod.def
  if (def.type === 'object') return (Object.hasOwn(def.shape, step) ? def.shape[step] : def.catchall) as Schema
  if (def.type === 'record') return def.valueType as Schema
  if (def.type === 'array') return def.element as Schema
  return def.type === 'tuple' ? (def.items[Number(step)] as Schema) : undefined
}

/** The schema itself, without what wraps it: defaults, optional, conversions. */
function unwrap(schema: Schema): Schema {
  const def = schema._zod.def
  if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault')
    return unwrap(def.innerType as Schema)
  return def.type === 'pipe' ? unwrap(def.in as Schema) : schema
}

/** The innermost schema a value was meant for: of a union, the branch that fits best. */
function branch(schema: Schema, value: unknown): Schema {
  const bare = unwrap(schema)
  const options = optionsOf(bare)
  return options.length === 0 ? bare : branch(options[bestOption(options, value)], value)
}

function optionsOf(schema: Schema): Schema[] {
  const def = unwrap(schema)._zod.def
  return def.type === 'union' ? (def.options as Schema[]) : []
}

function bestOption(options: Schema[], value: unknown): number {
  const fits = options.map(option => fitOf(option, value))
  return fits.indexOf(Math.max(...fits))
}

/** How well a value fits: 0 when its kind is wrong, more the more of its fields are known by name. */
function fitOf(schema: Schema, value: unknown): number {
  const options = optionsOf(schema)
  if (options.length > 0) return Math.max(...options.map(option => fitOf(option, value)))
  if (!kindsOf(schema).includes(kindOf(value))) return 0
  const def = unwrap(schema)._zod.def
  if (def.type !== 'object' || !isFields(value)) return 1
  const known = Object.keys(value).filter(key => Object.hasOwn(def.shape, key)).length
  const law = Object.hasOwn(def.shape, 'law') ? (def.shape.law as Schema)._zod.def : undefined
  if (known === 0 && Object.keys(value).length > 0) return 0.5
  return 1 + known + (law?.type === 'literal' && law.values[0] === value.law ? 100 : 0)
}

type Kind = keyof typeof KINDS
const KINDS = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  list: 'a list',
  fields: 'fields (name: value)',
  nothing: 'nothing',
}

function kindsOf(schema: Schema): Kind[] {
  const bare = unwrap(schema)
  const def = bare._zod.def
  if (def.type === 'union') return (def.options as Schema[]).flatMap(kindsOf)
  if (def.type === 'number' || def.type === 'boolean') return [def.type]
  if (def.type === 'array' || def.type === 'tuple') return ['list']
  return def.type === 'object' || def.type === 'record' ? ['fields'] : ['string']
}

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'fields'
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as Kind) : 'string'
}

const WORDS: Record<string, string> = {
  ...{ number: KINDS.number, int: 'a whole number', string: KINDS.string, boolean: KINDS.boolean },
  ...{ array: KINDS.list, tuple: KINDS.list, object: KINDS.fields, record: KINDS.fields },
}
const wordFor = (expected: string) => WORDS[expected] ?? expected

function knownFields(schema: Schema): string[] {
  const def = unwrap(schema)._zod.def
  return def.type === 'object' ? Object.keys(def.shape) : []
}

function describeOf(schema: Schema): string | undefined {
  const own = (schema as unknown as { description?: string }).description
  const def = schema._zod.def
  return own ?? ('innerType' in def ? describeOf(def.innerType as Schema) : undefined)
}

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
