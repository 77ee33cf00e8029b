// The file format as JSON Schema: editors complete, explain and underline with it.
import { z } from 'zod'
import { scenarioSchema } from './schema.ts'

/** JSON Schema (draft 2020-12) of a scenario file. */
export function jsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', override: keepWrittenDefaults })
  return { title: 'savlanut scenario', ...schema }
}

// A default is what the program makes of the field (seconds, day numbers), not what people write, where both differ.
function keepWrittenDefaults({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes
  jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  const { def } = zodSchema._zod
  if (def.type === 'prefault') delete jsonSchema.default
  if (def.type !== 'default') return
  const written = z.safeParse(zodSchema, def.defaultValue)
  const same = written.success && JSON.stringify(written.data) === JSON.stringify(def.defaultValue)
  if (!same || def.defaultValue === Number.POSITIVE_INFINITY) delete jsonSchema.default
}
