import type { Command } from '../command.ts'

export const validate: Command = {
  command: 'validate <files..>',
  describe: 'Check scenario files, all mistakes at once',
  positionals: { files: 'Scenario files' },
  options: { set: { type: 'string', requiresArg: true, describe: 'Change a value: path=value; repeatable' } },
  examples: [['validate day.yaml', 'one line if it is right, exit code 2 if not']],
  async handler(values) {
    const { OptionReader } = await import('../options.ts')
    const { openAll } = await import('../open.ts')
    const { summaryOf } = await import('../summary.ts')
    const options = new OptionReader(values)
    for (const { file, scenario } of openAll(options.list('files'), options.list('set')))
      process.stdout.write(`${file}: ok — ${summaryOf(scenario)}\n`)
  },
}
