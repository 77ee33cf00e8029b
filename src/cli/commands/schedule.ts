import type { Command } from '../command.ts'
import { REPORT_OPTIONS } from '../report-options.ts'
import { SEARCH_OPTIONS } from '../search-options.ts'

export const schedule: Command = {
  command: 'schedule <file>',
  describe: 'Find the cheapest shifts with which all targets are met',
  positionals: { file: 'Scenario file; kinds of shifts as it says, or usual ones' },
  options: { ...SEARCH_OPTIONS, csv: { type: 'boolean', describe: 'As CSV: a shift a row' }, ...REPORT_OPTIONS },
  examples: [
    ['schedule week.yaml', ''],
    ['schedule week.yaml --out shifts.yaml --xlsx shifts.xlsx', ''],
  ],
  async handler(values) {
    // 1. Everything that is asked is checked before anything happens.
    const { staffRequest } = await import('../staff-request.ts')
    const request = staffRequest(values)
    // 2. The need, the shifts that cover it, simulated and repaired; Ctrl-C keeps the best so far.
    const { scheduled } = await import('../search.ts')
    const plan = await scheduled(request)
    // 3. What it says.
    const { writeSchedule } = await import('../schedule-reports.ts')
    await writeSchedule(plan, request)
  },
}
