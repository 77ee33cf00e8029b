import type { Command } from '../command.ts'
import { REPORT_OPTIONS } from '../report-options.ts'
import { SEARCH_OPTIONS } from '../search-options.ts'

export const staff: Command = {
  command: 'staff <file>',
  describe: 'Find the least staff in every interval that meets all targets',
  positionals: { file: 'Scenario file; its own staffing does not matter' },
  options: { ...SEARCH_OPTIONS, ...REPORT_OPTIONS },
  examples: [
    ['staff day.yaml', ''],
    ['staff day.yaml --what-if volume=+10% --what-if aht=-20s', ''],
    ['staff day.yaml --out staffed.yaml --html staff.html', ''],
  ],
  async handler(values) {
    // 1. Everything that is asked is checked before anything happens.
    const { staffRequest } = await import('../staff-request.ts')
    const request = staffRequest(values)
    // 2. The search; Ctrl-C keeps the best so far.
    const { staffed } = await import('../search.ts')
    const plan = await staffed(request)
    // 3. What it says.
    const { writeStaffPlan } = await import('../staff-reports.ts')
    await writeStaffPlan(plan, request)
  },
}
