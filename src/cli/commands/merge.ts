import type { Command } from '../command.ts'

export const merge: Command = {
  command: 'merge <study> <parts..>',
  describe: 'Put parts of a study, made with --shard, together',
  positionals: { study: 'File of the whole study, new or begun before', parts: 'Files of its parts' },
  options: { quiet: { type: 'boolean', describe: 'Only how it ended' } },
  examples: [['merge day.duckdb day.1-of-3.duckdb day.2-of-3.duckdb day.3-of-3.duckdb', '']],
  async handler(values) {
    const { mergeStudies } = await import('../merge-studies.ts')
    const parts = (values.parts as unknown[]).map(String)
    await mergeStudies(String(values.study), parts, values.quiet === true ? 'quiet' : 'text')
  },
}
