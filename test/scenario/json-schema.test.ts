import { describe, expect, test } from 'vitest'
import { jsonSchema } from '../../src/scenario/json-schema.ts'

type Schema = { [name: string]: unknown; properties?: Record<string, Schema>; description?: string; $ref?: string }
const schema = jsonSchema() as Schema
const definitions = (schema.$defs ?? {}) as Record<string, Schema>

/** Every field of every object in the schema, by path. */
function* fieldsOf(part: unknown, path: string): Generator<[string, Schema]> {
  if (typeof part !== 'object' || part === null) return
  for (const [name, inner] of Object.entries(part)) {
    if (name === 'properties') for (const [field, of] of Object.entries(inner as object)) yield [`${path}.${field}`, of]
    yield* fieldsOf(inner, name === 'properties' ? path : `${path}/${name}`)
  }
}

describe('the JSON Schema', () => {
  test('says of every field what it is', () => {
    const fields = [...fieldsOf(schema, '')]
    const silent = fields.filter(
      ([, of]) => !of.description && !definitions[of.$ref?.split('/').at(-1) ?? '']?.description,
    )
    expect(fields.length).toBeGreaterThan(100)
    expect(silent.map(([path]) => path)).toEqual([])
  })

  test('has a title, no id, what is required and nothing unknown', () => {
    expect(schema).toMatchObject({ title: 'savlanut scenario', type: 'object', additionalProperties: false })
    expect(schema).not.toHaveProperty('$id')
    expect(schema.required).toEqual(['title', 'types', 'groups'])
  })

  test('has only defaults that people could write', () => {
    expect(schema.properties?.days.default).toBe(1)
    expect(schema.properties?.closing.default).toBe('drain')
    expect(schema.properties?.start).not.toHaveProperty('default')
    expect(schema.properties?.open).not.toHaveProperty('default')
    expect(JSON.stringify(schema)).not.toContain('"default":null')
  })
})
