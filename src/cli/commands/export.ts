import type { Command } from '../command.ts'

export const exportCommand: Command = {
  command: 'export <study>',
  describe: 'Write a study, or the calls of it, for other programs',
  positionals: { study: 'File of a study' },
  options: {
    format: { type: 'string', requiresArg: true, describe: 'parquet (default), csv or jsonl' },
    out: { type: 'string', requiresArg: true, describe: 'Folder (default: the name of the study, and -export)' },
    calls: { type: 'string', requiresArg: true, describe: 'Also every call, simulated again, into this Parquet file' },
    points: { type: 'string', requiresArg: true, describe: '… of these points: 0,3:5 (default: all)' },
    replications: { type: 'string', requiresArg: true, describe: '… of these replications: 0:9 (default: all)' },
  },
  examples: [
    ['export day.duckdb', ''],
    ['export day.duckdb --format csv --out day-csv', ''],
    ['export day.duckdb --calls calls.parquet --points 0,3:5 --replications 0:9', ''],
  ],
  async handler(values) {
    const { exportRequest } = await import('../export-request.ts')
    const { study, folder, format, calls } = exportRequest(values)
    const { exportStudy } = await import('../../experiment/sweep/export.ts')
    const { interruptible } = await import('../interrupt.ts')
    const { incompleteText, writtenText } = await import('../export-text.ts')
    // Calls first: they may be refused.
    if (calls) {
      const { exportCalls } = await import('../../experiment/sweep/export-calls.ts')
      const { progressBar } = await import('../progress.ts')
      const bar = await progressBar(calls.file)
      const { file, ...which } = calls
      const { rows } = await interruptible(signal =>
        exportCalls(study, file, { ...which, signal, onProgress: bar.show }),
      ).finally(bar.stop)
      process.stdout.write(writtenText([{ file, rows }]))
    }
    const exported = await interruptible(signal => exportStudy(study, folder, { format, signal }))
    if (!exported.complete) process.stderr.write(incompleteText(study, exported))
    process.stdout.write(writtenText(exported.files))
  },
}
