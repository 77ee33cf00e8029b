// Agent groups: staffing or shifts, and breaks that lie inside of their shifts.
import type { Report } from './check.ts'
import { exactlyOne } from './check-laws.ts'
import type { Table } from './fields.ts'
import { formatHours } from './hours.ts'
import type { Path } from './problems.ts'
import type { Group, TabledScenario } from './schema.ts'
import { formatDuration } from './units.ts'

type Shift = NonNullable<Group['shifts']>[number]
type Break = Shift['breaks'][number]
type Context = { report: Report; checkStaffing: (table: Table, path: Path) => void }

const DAY = 86400
const MOST_AGENTS = 1e6

export function checkGroups(scenario: TabledScenario, { report, checkStaffing }: Context): void {
  for (const [name, group] of Object.entries(scenario.groups)) {
    const path = ['groups', name]
    if (name.trim() === '') report(path, 'needs a name')
    if (Object.keys(group.serves).length === 0) report([...path, 'serves'], 'needs at least one call type')
    exactlyOne(group, ['staffing', 'shifts'], { path, report })
    if (group.staffing !== undefined) checkStaffing(group.staffing, [...path, 'staffing'])
    if (group.lateness && !group.shifts) report([...path, 'lateness'], 'needs shifts')
    if (group.shifts && scenario.steady)
      report([...path, 'shifts'], 'has no meaning in a steady-state study; give staffing')
    else checkShifts(group.shifts ?? [], [...path, 'shifts'], report)
  }
}

function checkShifts(shifts: readonly Shift[], path: Path, report: Report): void {
  const agents = shifts.reduce((sum, shift) => sum + shift.agents, 0)
  if (agents > MOST_AGENTS) report(path, `at most ${MOST_AGENTS.toLocaleString('en')} agents, not ${agents}`)
  shifts.forEach((shift, i) => {
    if (shift.length > DAY) report([...path, i, 'length'], `at most 24 h, not ${formatDuration(shift.length)}`)
    if (shift.start >= DAY) report([...path, i, 'start'], 'must be before 24:00')
    for (const [j, pause] of shift.breaks.entries())
      checkBreak(pause, shift, { path: [...path, i, 'breaks', j], report })
    checkOverlap(shift, [...path, i, 'breaks'], report)
  })
}

function checkBreak(pause: Break, shift: Shift, { path, report }: { path: Path; report: Report }): void {
  exactlyOne(pause, ['after', 'window'], { path, report })
  const long = `the shift of ${formatDuration(shift.length)}`
  if (pause.after !== undefined && pause.after + pause.length > shift.length) report(path, `ends after ${long}`)
  if (!pause.window) return
  const [from, to] = windowOf(pause.window, shift)
  const name = formatHours(pause.window)
  if (to > shift.length) report([...path, 'window'], `${name} is not inside ${long}`)
  if (to - from < pause.length) report([...path, 'window'], `${name} is shorter than the break`)
}

/** Start and end of a window after the start of the shift; a window before it is that of the next day. */
function windowOf([from, to]: [number, number], shift: Shift): [number, number] {
  const midnight = from >= shift.start ? shift.start : shift.start - DAY
  return [from - midnight, to - midnight]
}

function checkOverlap({ breaks }: Shift, path: Path, report: Report): void {
  const fixed = breaks
    .map((pause, i) => ({ i, from: pause.after ?? -1, to: (pause.after ?? 0) + pause.length }))
    .filter(pause => pause.from >= 0)
    .sort((a, b) => a.from - b.from)
  const next = fixed.find((pause, i) => i > 0 && pause.from < fixed[i - 1].to)
  if (next) report([...path, next.i], 'begins before another break has ended')
}
