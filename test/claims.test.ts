// The claims of the articles, as scenarios/README.md tells them: every field, default, measure and scenario is there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readScenario } from '../src/index.ts'
import { isMeasureId } from '../src/measures/definitions.ts'
import { jsonSchema } from '../src/scenario/json-schema.ts'
import { parseDuration } from '../src/scenario/units.ts'

const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url))
const names = readdirSync(SCENARIOS)
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.replace('.yaml', ''))
const FAMILIES = { A: 6, B: 14, C: 6, D: 5, E: 8 }
const claims = Object.entries(FAMILIES).flatMap(([family, most]) =>
  Array.from({ length: most }, (_, i) => `${family}${i + 1}`),
)

// ── the tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The cells of the rows of the table under a heading, without the head of the table. */
function rowsUnder(heading: string): string[][] {
  const page = readFileSync(join(SCENARIOS, 'README.md'), 'utf8')
  const [part] = page.split(`## ${heading}\n`)[1].split('\n## ')
  const rows = part.split('\n').filter(line => line.startsWith('|'))
  return rows.slice(2).map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text)

/** `path`, `path = value` or `scenario: path = value`. */
function fieldOf(text: string): { scenario?: string; path: string; value?: string } {
  const [, scenario, path, value] = /^(?:([\w-]+): )?([\w.*-]+)(?: = (.+))?$/.exec(text) ?? []
  if (path === undefined) throw new Error(`not a field: ${text}`)
  return { scenario, path, value }
}

const table = rowsUnder('Claims').map(([id, claim, fields, values, measures, scenarios]) => ({
  id,
  claim,
  fields: quoted(fields).map(fieldOf),
  values: quoted(values).map(fieldOf),
  measures: quoted(measures),
  scenarios: quoted(scenarios),
}))

// ── the schema ─────────────────────────────────────────────────────────────────────────────────────────────────────

type Schema = {
  $ref?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema | boolean
  default?: unknown
  description?: string
}

const schema = jsonSchema() as Schema & { $defs: Record<string, Schema> }

/** A part of the schema and all that it may mean: behind references, one or the other of a union. */
function meanings(part: Schema): Schema[] {
  const behind = [...(part.$ref ? [schema.$defs[part.$ref.split('/').at(-1)!]] : []), ...(part.anyOf ?? [])]
  return [part, ...[...behind, ...(part.oneOf ?? [])].flatMap(meanings)]
}

/** What the schema says of a path; * stands for any name, and for any element of a list. */
function atPath(path: string): Schema[] {
  return path
    .split('.')
    .reduce<Schema[]>(
      (parts, name) => parts.flatMap(part => [part.properties?.[name], ...elements(part, name)].flatMap(meaningsOf)),
      meanings(schema),
    )
}

const elements = ({ additionalProperties, items }: Schema, name: string) =>
  name === '*' ? [additionalProperties, items] : []
const meaningsOf = (part: Schema | boolean | undefined) => (typeof part === 'object' ? meanings(part) : [])

/** Whether the default is this: in the schema, or, of what is written in another way than it is kept, in words. */
function isDefault(parts: readonly Schema[], written: string): boolean {
  const told = parts.filter(part => part.default !== undefined)
  if (told.length > 0) return told.some(part => same(part.default, written))
  const words = new RegExp(`default[^;]* ${written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.]*\\d)`)
  return parts.some(part => words.test(part.description ?? ''))
}

/** Whether a value is what is written: "15%", "3 h", "[[0, 0.4]]", "cold". */
function same(value: unknown, written: string): boolean {
  const percent = /^([\d.]+)%$/.exec(written)
  const meant = percent ? Number((Number(percent[1]) / 100).toPrecision(12)) : parse(written)
  return JSON.stringify(value) === JSON.stringify(meant) || value === parseDuration(written)
}

function valueIn(scenario: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], scenario)
}

const source = (name: string) => readFileSync(join(SCENARIOS, `${name}.yaml`), 'utf8')
const commentOf = (name: string) =>
  source(name)
    .split('\n')
    .flatMap(line => line.split('#').slice(1))
    .join('\n')

// ── the tests ──────────────────────────────────────────────────────────────────────────────────────────────────────

test('every claim has one row, in order', () => {
  expect(table.map(({ id }) => id)).toEqual(claims)
})

describe.each(table)('$id: $claim', ({ id, fields, values, measures, scenarios }) => {
  test('names fields and measures, or says nothing of them', () => {
    expect(fields.length + values.length + measures.length).toBeGreaterThan(0)
  })

  if (fields.length > 0)
    test.each(fields)('the field $path has the default $value', ({ path, value }) => {
      const parts = atPath(path)
      expect(parts.length, `no field ${path}`).toBeGreaterThan(0)
      if (value !== undefined) expect(isDefault(parts, value), `default of ${path}: ${value}`).toBe(true)
    })

  if (values.length > 0)
    test.each(values)('$scenario has $path at $value', ({ scenario, path, value }) => {
      expect(scenarios).toContain(scenario)
      const found = valueIn(readScenario(join(SCENARIOS, `${scenario}.yaml`)), path)
      expect(same(found, value!), `${path} is ${JSON.stringify(found)}, not ${value}`).toBe(true)
    })

  test('names measures that exist', () => {
    expect(measures.filter(measure => !isMeasureId(measure))).toEqual([])
  })

  test('names scenarios that exist and say so', () => {
    expect(scenarios.length).toBeGreaterThan(0)
    expect(scenarios.filter(name => !names.includes(name))).toEqual([])
    for (const name of scenarios) expect(commentOf(name)).toMatch(new RegExp(`\\b${id}\\b`))
  })
})

test('every scenario is in the table of scenarios, and every one of the table exists', () => {
  const told = rowsUnder('Scenarios').flatMap(([cell]) => quoted(cell))
  expect(told.toSorted()).toEqual(names.toSorted())
})
