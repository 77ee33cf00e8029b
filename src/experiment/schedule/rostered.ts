// A scenario with shifts in place of its staffing, to be simulated as it will be worked.
import type { Group, Scenario } from '../../scenario/schema.ts'
import type { ShiftLine } from './plan.ts'

type Shift = NonNullable<Group['shifts']>[number]

/**
 * The scenario with these shifts, each on its dates. Fixed shrinkage is taken off shift by shift, rounding carried on from one to
 * the next, as most shifts have too few people to be rounded each for itself: the shifts hold those who come, and the shrinkage goes.
 */
export function withShifts(scenario: Scenario, lines: readonly ShiftLine[]): Scenario {
  const groups = Object.entries(scenario.groups).map(([name, group], g) => {
    const own = lines.filter(line => line.group === g)
    return [name, withOwnShifts(scenario, group, own)] as const
  })
  const nobody = scenario.calendar.days.map(() => [])
  const staffing = groups.map(([name, { shifts }]) => [name, shifts ? undefined : nobody] as const)
  return {
    ...scenario,
    groups: Object.fromEntries(groups),
    calendar: { ...scenario.calendar, staffing: Object.fromEntries(staffing) },
  }
}

function withOwnShifts({ start }: Scenario, group: Group, lines: readonly ShiftLine[]): Group {
  const { presence = 'fixed', ...components } = group.shrinkage ?? {}
  const fixed = presence === 'fixed'
  const share = Object.values(components as Record<string, number>).reduce((product, each) => product * (1 - each), 1)
  const shifts = shiftsOf(fixed ? presentOf(lines, share) : lines, start)
  const shrinkage = fixed ? undefined : group.shrinkage
  return shifts.length > 0
    ? { ...group, shrinkage, staffing: undefined, shifts }
    : { ...group, shrinkage, staffing: 0, shifts: undefined, lateness: undefined }
}

/** Those who come, of those who are scheduled: day by day, in order of start, so that at any time about the right share is away. */
export function presentOf(lines: readonly ShiftLine[], share: number): ShiftLine[] {
  const scheduled = new Map<number, number>()
  return lines.flatMap(line => {
    const before = scheduled.get(line.day) ?? 0
    scheduled.set(line.day, before + line.people)
    const people = Math.round((before + line.people) * share) - Math.round(before * share)
    return people > 0 ? [{ ...line, people }] : []
  })
}

/** Shifts of a scenario: equal lines of several days are one shift with several dates. */
function shiftsOf(lines: readonly ShiftLine[], firstDate: number): Shift[] {
  const shifts = new Map<string, Shift & { dates: number[] }>()
  for (const { day, start, length, breaks, people } of lines) {
    const pauses = breaks.map(pause => ({ after: pause.start - start, length: pause.length }))
    const key = JSON.stringify([start, length, pauses, people])
    const known = shifts.get(key)
    if (known) known.dates.push(firstDate + day)
    else shifts.set(key, { start, length, agents: people, days: EVERY_DAY, dates: [firstDate + day], breaks: pauses })
  }
  return [...shifts.values()]
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]
