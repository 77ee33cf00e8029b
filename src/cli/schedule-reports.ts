// What `schedule` prints and writes, and how it ends.
import type { Schedule } from '../experiment/schedule/plan.ts'
import { withBom } from '../report/csv.ts'
import { scheduleDocument } from '../report/documents/schedule.ts'
import { scheduleText } from '../report/schedule.ts'
import { scheduleCsv, scheduleJson } from '../report/schedule-data.ts'
import { scheduleAnswer } from '../report/schedule-view.ts'
import { styleFor } from './colour.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { originOf } from './origin.ts'
import { writeReportFiles } from './report-files.ts'
import { writeScenario } from './scenario-out.ts'
import type { StaffRequest } from './staff-request.ts'
import { version } from './version.ts'

export async function writeSchedule(schedule: Schedule, request: StaffRequest): Promise<void> {
  const { form, bom, files, file, set, out, force } = request
  const write = {
    text: () => scheduleText(schedule, styleFor(process.stdout)),
    json: () => scheduleJson(schedule, { file, version: version() }),
    csv: () => (bom ? withBom(scheduleCsv(schedule)) : scheduleCsv(schedule)),
    quiet: () => `${scheduleAnswer(schedule, 'en')}\n`,
  }
  process.stdout.write(write[form]())
  const origin = { files: [file], set, scenarios: [schedule.staff.asked], lang: files.lang }
  await writeReportFiles(files, async () => scheduleDocument(schedule, originOf(origin)))
  if (out !== undefined) {
    writeScenario(schedule.scheduled, { file, out, force, set })
    process.stderr.write(`Wrote ${out}\n`)
  }
  process.exitCode = schedule.complete
    ? exitCodeOf(schedule.run.targets.map(({ verdict }) => verdict))
    : EXIT.incomplete
}
