// The files that `run` writes beside what it prints.
import { erlangBeside } from '../experiment/erlang.ts'
import type { Run } from '../experiment/run.ts'
import { originOf } from './origin.ts'
import { type ReportFiles, writeReportFiles } from './report-files.ts'

type Where = { file: string; set: readonly string[]; reports: ReportFiles }

export async function writeRunFiles(run: Run, { file, set, reports }: Where): Promise<void> {
  await writeReportFiles(reports, async () => {
    const { runDocument } = await import('../report/documents/run.ts')
    const origin = originOf({ files: [file], set, scenarios: [run.scenario], lang: reports.lang })
    return runDocument(run, { ...origin, erlang: erlangBeside(run) })
  })
}
