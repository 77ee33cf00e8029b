import type { Command } from '../command.ts'

export const schema: Command = {
  command: 'schema',
  describe: 'Print the JSON Schema of scenario files, for completion in editors',
  examples: [['schema > savlanut.schema.json', 'beside your scenarios']],
  async handler() {
    const { jsonSchema } = await import('../../scenario/json-schema.ts')
    process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`)
  },
}
