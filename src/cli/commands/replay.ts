import type { Command } from '../command.ts'

export const replay: Command = {
  command: 'replay <file>',
  describe: 'Run one replication again, alone: its figures, or what happened',
  positionals: { file: 'Scenario file' },
  options: {
    replication: { type: 'string', requiresArg: true, describe: 'Which one, from 0 (default 0)' },
    trace: { type: 'boolean', describe: 'One line an event' },
    type: { type: 'string', requiresArg: true, describe: 'Only events of this call type' },
    limit: { type: 'string', requiresArg: true, describe: 'Most events shown (default 200; 0: all)' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the scenario)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value: path=value; repeatable' },
  },
  examples: [['replay day.yaml --replication 7 --trace --limit 50', '']],
  async handler(values) {
    const { replayRequest, replayText } = await import('../replay-one.ts')
    const { openAll } = await import('../open.ts')
    const request = replayRequest(values)
    const [reading] = openAll([request.file], request.set)
    process.stdout.write(replayText(reading, request))
  },
}
