// Searches for staff and shifts from the command line: on all processors, with a bar, and the best so far on Ctrl-C.
import { availableParallelism } from 'node:os'
import type { Schedule } from '../experiment/schedule/plan.ts'
import type { StaffPlan } from '../experiment/staff/plan.ts'
import { refuseExisting } from './scenario-out.ts'
import { type SearchBar, scheduleBar, staffBar } from './search-progress.ts'
import type { StaffRequest } from './staff-request.ts'
import { stoppable } from './stoppable.ts'

export async function staffed(request: StaffRequest): Promise<StaffPlan> {
  refuseExisting(request.out, request.force)
  return stoppable(signal => plan(request, signal))
}

/** The need, then the shifts that cover it. */
export async function scheduled(request: StaffRequest): Promise<Schedule> {
  refuseExisting(request.out, request.force)
  const { schedule } = await import('../experiment/schedule/schedule.ts')
  const { replications, seed } = request.options
  return stoppable(async signal => {
    const staff = await plan(request, signal)
    return withBar(await scheduleBar(), ({ show }) =>
      schedule(staff.asked, { staff, replications, seed, workers: workersOf(request), signal, onProgress: show }),
    )
  })
}

async function plan(request: StaffRequest, signal: AbortSignal): Promise<StaffPlan> {
  const { staff } = await import('../experiment/staff/staff.ts')
  const { reading, options } = request
  return withBar(await staffBar(), ({ show }) =>
    staff(reading.scenario, { ...options, workers: workersOf(request), signal, onProgress: show }),
  )
}

const workersOf = ({ options }: StaffRequest): number => options.workers ?? availableParallelism()

const withBar = <Progress, Value>(bar: SearchBar<Progress>, act: (bar: SearchBar<Progress>) => Promise<Value>) =>
  act(bar).finally(bar.stop)
