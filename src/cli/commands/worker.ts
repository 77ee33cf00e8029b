import type { Command } from '../command.ts'

export const worker: Command = {
  command: 'worker',
  describe: 'Work for studies that other machines conduct: sweep --queue',
  options: {
    queue: { type: 'string', requiresArg: true, describe: 'The Redis that hands out the work: redis://host:6379' },
    concurrency: { type: 'string', requiresArg: true, describe: 'Processes (default: all processors)' },
    'lost-after': {
      type: 'string',
      requiresArg: true,
      describe: 'Seconds until others take over what a dead worker had (default 15)',
    },
  },
  examples: [['worker --queue redis://localhost:6379', '']],
  async handler(values) {
    const { workerRequest } = await import('../worker-request.ts')
    const request = workerRequest(values)
    const { work } = await import('../work.ts')
    await work(request, String(values.logLevel))
  },
}
