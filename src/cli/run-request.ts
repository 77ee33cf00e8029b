// What `run` is asked to do.
import { measureOf } from '../experiment/language.ts'
import type { RunOptions } from '../experiment/study.ts'
import type { Values } from './command.ts'
import { callsFile } from './export-request.ts'
import { OptionReader } from './options.ts'
import { type ReportFiles, reportFiles, wantsFiles } from './report-files.ts'
import type { Report } from './run-reports.ts'

export type RunRequest = {
  files: readonly string[]
  set: readonly string[]
  options: RunOptions
  report: Report
  whatIf: readonly string[]
  reports: ReportFiles
  /** File for the calls of all replications. */
  calls: string | undefined
}

/** @throws UsageError with everything wrong with the options */
export function runRequest(values: Values): RunRequest {
  const read = new OptionReader(values)
  const request: RunRequest = {
    files: read.list('files'),
    set: read.list('set'),
    whatIf: read.list('what-if'),
    reports: reportFiles(read),
    options: {
      replications: read.whole('replications', [1, 10_000_000]),
      seed: read.text('seed'),
      workers: read.whole('workers', [1, 256]),
      precision: precisionOf(read),
    },
    report: { form: read.form(), full: read.flag('full'), bom: read.flag('csv-bom') },
    calls: callsFile(read),
  }
  if (read.given('calls') && request.files.length > 1)
    read.refuse(`--calls takes the calls of one scenario, not of ${request.files.length}`)
  if (wantsFiles(request.reports) && request.files.length > 1)
    read.refuse(`--html and --xlsx report on one scenario, not on ${request.files.length}; compare reports on several`)
  read.done()
  return request
}

function precisionOf(read: OptionReader): RunOptions['precision'] {
  const relative = read.share('precision')
  const measure = read.text('measure')
  if (measure !== undefined) read.collect('measure', () => measureOf(measure))
  if (read.given('precision') !== read.given('measure'))
    read.refuse('--precision and --measure go together: --precision 2% --measure abandonment')
  return relative === undefined || measure === undefined ? undefined : { relative, measure }
}
