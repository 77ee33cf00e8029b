// What `staff` prints and writes, and how it ends.
import type { StaffPlan } from '../experiment/staff/plan.ts'
import { withBom } from '../report/csv.ts'
import { staffDocument } from '../report/documents/staff.ts'
import { staffText } from '../report/staff.ts'
import { staffAnswer } from '../report/staff-answer.ts'
import { staffCsv, staffJson } from '../report/staff-data.ts'
import { styleFor } from './colour.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { originOf } from './origin.ts'
import { writeReportFiles } from './report-files.ts'
import { writeScenario } from './scenario-out.ts'
import type { StaffRequest } from './staff-request.ts'
import { version } from './version.ts'

export async function writeStaffPlan(
  plan: StaffPlan,
  { form, bom, files, file, set, out, force }: StaffRequest,
): Promise<void> {
  const write = {
    text: () => staffText(plan, styleFor(process.stdout)),
    json: () => staffJson(plan, { file, version: version() }),
    csv: () => (bom ? withBom(staffCsv(plan)) : staffCsv(plan)),
    quiet: () => `${staffAnswer(plan, 'en')}\n`,
  }
  process.stdout.write(write[form]())
  const origin = { files: [file], set, scenarios: [plan.asked], lang: files.lang }
  await writeReportFiles(files, async () => staffDocument(plan, originOf(origin)))
  if (out !== undefined) {
    writeScenario(plan.staffed, { file, out, force, set })
    process.stderr.write(`Wrote ${out}\n`)
  }
  process.exitCode = plan.search.complete ? exitCodeOf(plan.cells.map(({ verdict }) => verdict)) : EXIT.incomplete
}
