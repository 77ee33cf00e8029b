// Agent groups as the simulation needs them: staffing by day and interval, shifts with breaks.
import { type Law, sampler } from '../engine/laws.ts'
import type { Scenario, Group as ScenarioGroup } from '../scenario/schema.ts'
import type { Clock, Group, Service, Shift } from './center.ts'
import { compileProfile } from './compile-journey.ts'

const DAY = 86400

type Around = { typeNames: readonly string[]; clocks: Clock[] }

export function compileGroup(scenario: Scenario, name: string, { typeNames, clocks }: Around): Group {
  const group = scenario.groups[name]
  const places = group.concurrency?.chats ?? 1
  if (places > 1) clocks.push({ of: 'chats', type: -1, loads: [] })
  const { presence: presenceKind = 'fixed', ...components } = group.shrinkage ?? {}
  const share = Object.values(components as Record<string, number>).reduce((product, s) => product * (1 - s), 1)
  const headcount = (agents: number) => places * (presenceKind === 'fixed' ? Math.round(agents * share) : agents)
  const levels = byDay(scenario, scenario.calendar.staffing[name], headcount)
  const shifts = (group.shifts ?? []).map(shift => compileShift(shift, headcount(shift.agents), places))
  const serves = typeNames.flatMap((type, index): Service[] => {
    const service = group.serves[type]
    return service ? [{ ...service, type: index }] : []
  })
  const factors = new Float64Array(typeNames.length)
  for (const { type, handleFactor } of serves)
    factors[type] = scenario.types[typeNames[type]].handle.factor * handleFactor * group.handleFactor
  return {
    name,
    serves,
    factors,
    hasOverflow: serves.some(service => service.after > 0),
    callChoice: group.callChoice ?? scenario.routing.callChoice,
    levels,
    shifts,
    presence: presenceKind === 'fixed' ? 1 : share,
    lateness: group.lateness && sampler(group.lateness as Law),
    agents: group.shifts
      ? shifts.reduce((sum, shift) => sum + shift.agents, 0)
      : levels.reduce((most, day) => day.reduce((a, b) => Math.max(a, b), most), 0) + places * movedTo(scenario, name),
    profile: compileProfile(scenario, name),
    concurrency: group.concurrency && places > 1 ? { ...group.concurrency, clock: clocks.length - 1 } : undefined,
  }
}

/** The places of an agent who handles several contacts at once have their breaks together. */
function compileShift(shift: NonNullable<ScenarioGroup['shifts']>[number], agents: number, places: number): Shift {
  const people = agents / places
  return {
    start: shift.start,
    length: shift.length,
    agents,
    weekdays: new Set(shift.days),
    dates: shift.dates && new Set(shift.dates),
    breaks: shift.breaks.map(pause => {
      const [from, to] = pause.window ?? [shift.start + pause.after!, shift.start + pause.after! + pause.length]
      // A window before the start of the shift is that of the next day: shifts may cross midnight.
      const first = from >= shift.start ? from - shift.start : from + DAY - shift.start
      const room = to - from - pause.length
      return {
        starts: Float64Array.from(
          { length: agents },
          (_, i) => first + (people > 1 ? (room * Math.floor(i / places)) / (people - 1) : 0),
        ),
        length: pause.length,
      }
    }),
  }
}

/**
 * Figures per day and interval from midnight; 0 outside the opening hours. Days with the same figures and opening share one array.
 */
export function byDay(
  scenario: Scenario,
  figures: readonly (readonly number[])[] | undefined,
  scale: (figure: number) => number,
) {
  const { steady, interval, calendar } = scenario
  const seen = new Map<number, Map<readonly number[], Float64Array>>()
  return (figures ?? []).map((values, day) => {
    const first = steady ? 0 : Math.round((calendar.days[day].open - day * DAY) / interval)
    const fromThere = seen.get(first) ?? new Map<readonly number[], Float64Array>()
    seen.set(first, fromThere)
    const known = fromThere.get(values)
    if (known) return known
    const array = new Float64Array(steady ? 1 : DAY / interval)
    values.forEach((value, i) => {
      array[first + i] = scale(value)
    })
    fromThere.set(values, array)
    return array
  })
}

/** Agents whom interventions may move to a group. */
function movedTo({ interventions }: Scenario, name: string): number {
  return interventions.reduce((sum, { reassign }) => sum + (reassign?.to === name ? reassign.agents : 0), 0)
}
