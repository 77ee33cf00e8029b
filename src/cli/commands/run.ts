import type { Reported } from '../../report/text.ts'
import type { Command } from '../command.ts'
import { REPORT_OPTIONS } from '../report-options.ts'
import type { Report } from '../run-reports.ts'

export const run: Command = {
  command: 'run <files..>',
  describe: 'Simulate scenarios and report what came out, with intervals',
  positionals: { files: 'Scenario files; a report each' },
  options: {
    replications: { type: 'string', requiresArg: true, describe: 'How many (default: as in the scenario, else 100)' },
    precision: { type: 'string', requiresArg: true, describe: 'Replicate until the interval is this narrow: 2%' },
    measure: { type: 'string', requiresArg: true, describe: '… of this measure: "serviceLevel(20 s)"' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the scenario)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value: path=value; repeatable' },
    'what-if': {
      type: 'string',
      requiresArg: true,
      describe: 'volume=+10%, aht=-20s or shrinkage=35%; repeatable',
    },
    workers: { type: 'string', requiresArg: true, describe: 'Worker threads (default: by the size of the run)' },
    calls: { type: 'string', requiresArg: true, describe: 'Also write every call into this Parquet file' },
    full: { type: 'boolean', describe: 'Every day, all service levels, more of the journey' },
    json: { type: 'boolean', describe: 'Every estimate, as JSON' },
    csv: { type: 'boolean', describe: 'Every estimate, as CSV: one a row' },
    quiet: { type: 'boolean', describe: 'Only the answer, in one line' },
    ...REPORT_OPTIONS,
  },
  examples: [
    ['run day.yaml', ''],
    ['run day.yaml --precision 2% --measure abandonment', ''],
    ['run day.yaml --set groups.front.staffing=12', ''],
    ['run day.yaml --html day.html --lang he', ''],
  ],
  async handler(values) {
    // 1. Everything that is asked is checked before anything happens.
    const { runRequest } = await import('../run-request.ts')
    const { files, set, whatIf, options, report, reports, calls } = runRequest(values)
    const { openWith } = await import('../open.ts')
    const readings = openWith(files, { set, whatIf })
    // 2. One run after another.
    const { run } = await import('../../experiment/run.ts')
    const { workersFor } = await import('../workers.ts')
    const { progressBar } = await import('../progress.ts')
    const { axesFor } = await import('../report-files.ts')
    const { openLog } = await import('../log.ts')
    const log = await openLog(String(values.logLevel))
    const reported: Reported[] = []
    for (const { file, scenario } of readings) {
      const bar = await progressBar(file)
      const workers = options.workers ?? workersFor(scenario, options)
      log.debug({ file, workers }, 'simulating')
      const since = performance.now()
      const result = await run(scenario, {
        ...options,
        axes: axesFor(scenario, reports, options.replications),
        workers,
        onProgress: bar.show,
      }).finally(bar.stop)
      log.info({ file, replications: result.replications, ms: Math.round(performance.now() - since) }, 'simulated')
      reported.push({ file, run: result })
    }
    // 3. What they say.
    const { writeReports } = await import('../run-reports.ts')
    writeReports(reported, report satisfies Report)
    const { writeRunFiles } = await import('../run-files.ts')
    await writeRunFiles(reported[0].run, { file: files[0], set: readings[0].set, reports })
    // 4. Every call, where that is asked for.
    if (calls === undefined) return
    const { writeRunCalls } = await import('../run-calls.ts')
    const { writtenText } = await import('../export-text.ts')
    process.stderr.write(writtenText([{ file: calls, rows: await writeRunCalls(calls, reported[0].run) }]))
  },
}
