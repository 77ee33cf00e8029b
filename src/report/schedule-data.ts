// A schedule for programs: JSON with everything, CSV with a row a shift. What does not exist is null, or empty.
import type { Coverage, Schedule, ShiftLine } from '../experiment/schedule/plan.ts'
import { cell } from './csv.ts'
import { formatClock } from './schedule-clock.ts'
import { hoursOff, inOrder, scheduleAnswer } from './schedule-view.ts'
import { placeOf, staffFields } from './staff-data.ts'

type Where = { file: string; version: string }

/** One document: the answer, shifts, coverage, cost, targets as simulated, and the need that was to be covered. */
export function scheduleJson(schedule: Schedule, { file, version }: Where): string {
  return `${JSON.stringify({ savlanut: version, file, ...scheduleFields(schedule) }, null, 2)}\n`
}

function scheduleFields(schedule: Schedule) {
  const { scheduled, run, cost, leastCost, costUnit, paidHours, people, repairs, solver, complete, impossible } =
    schedule
  return {
    title: scheduled.title,
    answer: scheduleAnswer(schedule, 'en'),
    replications: run.replications,
    seed: run.seed,
    confidence: run.confidence,
    people,
    paidHours,
    cost,
    leastCost,
    costUnit,
    hours: hoursOff(schedule),
    targets: run.targets.map(({ target, verdict, estimate, cells }) => ({
      target: target.text,
      ...target.scope,
      verdict,
      cells,
      estimate,
    })),
    shifts: inOrder(schedule.shifts).map(shift => shiftFields(schedule, shift)),
    coverage: schedule.coverage.map(line => coverageFields(schedule, line)),
    repairs,
    solver,
    complete,
    impossible,
    staff: staffFields(schedule.staff),
  }
}

function shiftFields({ run: { center } }: Schedule, { group, day, kind, start, length, breaks, people }: ShiftLine) {
  const { group: named, day: date } = placeOf(center, { group, day })
  const span = (from: number, long: number) => ({ start: formatClock(from), end: formatClock(from + long) })
  return {
    group: named,
    day: date,
    kind,
    ...span(start, length),
    breaks: breaks.map(each => span(each.start, each.length)),
    people,
  }
}

const coverageFields = ({ run: { center } }: Schedule, { need, scheduled, ...place }: Coverage) => ({
  ...placeOf(center, place),
  need,
  scheduled,
})

const HEAD = 'group,day,shift,start,end,breaks,people'

/** Shifts, a row each that people work alike (RFC 4180); breaks as `10:00-10:15 12:30-13:00`. */
export function scheduleCsv(schedule: Schedule): string {
  const rows = inOrder(schedule.shifts).map(shift => {
    const { group, day, kind, start, end, breaks, people } = shiftFields(schedule, shift)
    return [group, day, kind, start, end, breaks.map(each => `${each.start}-${each.end}`).join(' '), people]
  })
  return `${[HEAD, ...rows.map(row => row.map(cell).join(','))].join('\r\n')}\r\n`
}
