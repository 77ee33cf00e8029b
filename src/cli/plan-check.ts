// A plan made from what is asked, its mistakes told with the places in the files.
import type { Plan } from '../experiment/sweep/plan.ts'
import { planOf, type SweepRequest } from '../experiment/sweep/planning.ts'
import { openAll } from './open.ts'

/** Above so many points checking them takes a while, which is told. */
const MANY = 2000

/** @throws UserError with the problems of the scenario, the design and the points */
export function checkedPlan(request: SweepRequest): Plan {
  openAll([request.file], request.set)
  return planOf(request, (checked, of) => {
    if (of >= MANY && checked % MANY === 0 && process.stderr.isTTY)
      process.stderr.write(`\rchecking points: ${checked.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`)
    if (of >= MANY && checked === of && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  })
}
