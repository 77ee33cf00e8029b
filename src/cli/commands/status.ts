import type { Command } from '../command.ts'

export const status: Command = {
  command: 'status <study>',
  describe: 'Say how far a study is',
  positionals: { study: 'File of a study' },
  options: { json: { type: 'boolean', describe: 'As JSON' } },
  examples: [['status day.duckdb', '']],
  async handler(values) {
    const { statusOf } = await import('../study-report.ts')
    process.stdout.write(await statusOf(String(values.study), values.json === true ? 'json' : 'text'))
  },
}
