import type { Command } from '../command.ts'
import { UsageError } from '../failure.ts'

export const replay: Command = {
  command: 'replay <file>',
  describe: 'Run one replication again, alone: its figures, or what happened',
  positionals: { file: 'Scenario, or a study' },
  options: {
    point: { type: 'string', requiresArg: true, describe: 'Of a study, which point, from 0 (default 0)' },
    replication: { type: 'string', requiresArg: true, describe: 'Which one, from 0 (default 0)' },
    trace: { type: 'boolean', describe: 'One line an event' },
    type: { type: 'string', requiresArg: true, describe: 'Only events of this call type' },
    limit: { type: 'string', requiresArg: true, describe: 'Most events shown (default 200; 0: all)' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the scenario)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value: path=value; repeatable' },
  },
  examples: [
    ['replay day.yaml --replication 7 --trace --limit 50', ''],
    ['replay day.duckdb --point 2 --replication 7', ''],
  ],
  async handler(values) {
    const { replayRequest, replayText } = await import('../replay-one.ts')
    const { openAll } = await import('../open.ts')
    const { isStudy } = await import('../study-file.ts')
    const request = replayRequest(values)
    if (isStudy(request.file)) {
      const { replayStudy } = await import('../replay-study.ts')
      const { scenario, seed, sameness } = await replayStudy(request)
      process.stdout.write(`${replayText({ scenario }, { ...request, seed })}\n${sameness}\n`)
      return
    }
    if (values.point !== undefined) throw new UsageError('--point: a scenario has no points, a study has')
    const [reading] = openAll([request.file], request.set)
    process.stdout.write(replayText(reading, request))
  },
}
