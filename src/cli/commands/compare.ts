import type { Command } from '../command.ts'
import { REPORT_OPTIONS } from '../report-options.ts'

export const compare: Command = {
  command: 'compare <files..>',
  describe: 'Compare scenarios with the same callers: paired differences',
  positionals: { files: 'Scenario files, the first the baseline; one is enough with --vary' },
  options: {
    vary: { type: 'string', requiresArg: true, describe: 'path=v1,v2 or path=8:14: a scenario each; repeatable' },
    measure: { type: 'string', requiresArg: true, describe: 'What to compare, the first ranks; repeatable' },
    replications: { type: 'string', requiresArg: true, describe: 'Of each scenario (default: as in the files)' },
    select: { type: 'string', requiresArg: true, describe: 'Replicate until the best is known so surely: 95%' },
    indifference: { type: 'string', requiresArg: true, describe: '… where it leads by this at least: 0.5%, 2 s' },
    seed: { type: 'string', requiresArg: true, describe: 'Of all random numbers (default: as in the first)' },
    set: { type: 'string', requiresArg: true, describe: 'Change a value in all: path=value; repeatable' },
    workers: { type: 'string', requiresArg: true, describe: 'Worker threads' },
    json: { type: 'boolean', describe: 'As JSON' },
    csv: { type: 'boolean', describe: 'As CSV: a measure of a scenario a row' },
    quiet: { type: 'boolean', describe: 'Only the answer, in one line' },
    ...REPORT_OPTIONS,
  },
  examples: [
    ['compare today.yaml tomorrow.yaml', ''],
    ['compare day.yaml --vary groups.front.staffing=8:10', ''],
  ],
  async handler(values) {
    const { compareRequest } = await import('../compare-request.ts')
    const { contestants, options, form, bom, reports, files, set } = await compareRequest(values)
    const { compare } = await import('../../experiment/compare.ts')
    const { workersFor } = await import('../workers.ts')
    const { progressBar } = await import('../progress.ts')
    const bar = await progressBar('comparing')
    const workers = options.workers ?? workersFor(contestants[0].scenario, { replications: options.replications })
    const comparison = await compare(contestants, { ...options, workers, onProgress: bar.show }).finally(bar.stop)
    const { comparisonReport, comparisonAnswer } = await import('../../report/comparison.ts')
    const { comparisonCsv, comparisonJson } = await import('../../report/comparison-data.ts')
    const { styleFor } = await import('../colour.ts')
    const { version } = await import('../version.ts')
    const write = {
      text: () => comparisonReport(comparison, styleFor(process.stdout)),
      json: () => comparisonJson(comparison, { version: version() }),
      csv: () => comparisonCsv(comparison),
      quiet: () => `${comparisonAnswer(comparison)}\n`,
    }
    const { withBom } = await import('../../report/csv.ts')
    process.stdout.write(bom ? withBom(write[form]()) : write[form]())
    const { writeReportFiles } = await import('../report-files.ts')
    await writeReportFiles(reports, async () => {
      const { compareDocument } = await import('../../report/documents/compare.ts')
      const { originOf } = await import('../origin.ts')
      const scenarios = contestants.map(({ scenario }) => scenario)
      return compareDocument(comparison, originOf({ files, set, scenarios, lang: reports.lang }))
    })
  },
}
