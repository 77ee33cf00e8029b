import type { Command } from '../command.ts'
import { EXECUTION_OPTIONS } from '../execution.ts'

export const resume: Command = {
  command: 'resume <study>',
  describe: 'Go on with a study where it stopped',
  positionals: { study: 'File of a study' },
  options: {
    ...EXECUTION_OPTIONS,
    json: { type: 'boolean', describe: 'The points and their estimates, as JSON' },
    quiet: { type: 'boolean', describe: 'Only how it ended' },
  },
  examples: [
    ['resume day.duckdb', ''],
    ['resume day.duckdb --retry-failed --keep-going', ''],
  ],
  async handler(values) {
    const { OptionReader } = await import('../options.ts')
    const { readExecution } = await import('../execution.ts')
    const read = new OptionReader(values)
    const execution = readExecution(read, values)
    const form = read.form()
    read.done()
    const { openStore } = await import('../../experiment/sweep/store-duckdb.ts')
    const { refuseProgram } = await import('../study.ts')
    const store = await openStore(String(values.study), { write: true })
    await refuseProgram(store).catch(error => store.close().then(() => Promise.reject(error)))
    const { finishStudy } = await import('../study-report.ts')
    await finishStudy(store, execution, form === 'csv' ? 'text' : form)
  },
}
