import type { Command } from '../command.ts'

export const verify: Command = {
  command: 'verify [cases..]',
  describe: 'Compare simulations with exact theory and published figures',
  positionals: { cases: 'Cases such as NDES-1 or "ERLA*" (default: all)' },
  options: {
    quick: { type: 'boolean', describe: 'A tenth of the length: seconds instead of a minute or two' },
    workers: { type: 'string', requiresArg: true, describe: 'Worker threads (default: all processors)' },
    json: { type: 'boolean', describe: 'Every comparison, as JSON' },
  },
  examples: [
    ['verify --quick', ''],
    ['verify "ERLA*" NDES-1', 'only these'],
  ],
  async handler(values) {
    const { availableParallelism } = await import('node:os')
    const { OptionReader } = await import('../options.ts')
    const read = new OptionReader(values)
    const patterns = read.list('cases')
    const workers = read.whole('workers', [1, 256]) ?? availableParallelism()
    const effort = read.flag('quick') ? 0.1 : 1
    const json = read.flag('json')
    read.done()
    const { verify } = await import('../../experiment/verification/verify.ts')
    const { progressBar } = await import('../progress.ts')
    const bar = await progressBar('verify')
    const verification = await verify({ patterns, effort, workers, onProgress: bar.show }).finally(bar.stop)
    const { writeVerification } = await import('../write-verification.ts')
    writeVerification(verification, { json })
  },
}
