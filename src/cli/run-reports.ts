// What `run` prints, and how it ends.
import { answer } from '../report/answer.ts'
import { csvReport, withBom } from '../report/csv.ts'
import { jsonReport } from '../report/json.ts'
import { type Reported, textReport } from '../report/text.ts'
import { styleFor } from './colour.ts'
import { exitCodeOf } from './exit-codes.ts'
import { nextOf } from './next.ts'
import type { Form } from './options.ts'
import { version } from './version.ts'

export type Report = { form: Form; full: boolean; bom: boolean }

/** Prints all reports; the exit code says whether their targets are met. */
export function writeReports(reported: readonly Reported[], { form, full, bom }: Report): void {
  const text = WRITE[form](reported, full)
  process.stdout.write(bom ? withBom(text) : text)
  process.exitCode = exitCodeOf(reported.flatMap(({ run }) => run.targets.map(({ verdict }) => verdict)))
}

const WRITE: Readonly<Record<Report['form'], (reported: readonly Reported[], full: boolean) => string>> = {
  text: (reported, full) => reported.map(each => textOf(each, { full, several: reported.length > 1 })).join(RULE),
  json: reported => jsonReport(reported, { version: version() }),
  csv: csvReport,
  quiet: reported =>
    reported.map(each => `${reported.length > 1 ? `${each.file}: ` : ''}${answer(each.run)}\n`).join(''),
}

const RULE = `\n${'─'.repeat(80)}\n\n`

function textOf({ run, file }: Reported, options: { full: boolean; several: boolean }): string {
  const { full, several } = options
  const style = styleFor(process.stdout)
  return textReport(run, { style, full, file: several ? file : undefined, next: nextOf(run, file) })
}
