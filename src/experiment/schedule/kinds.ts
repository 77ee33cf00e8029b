// The kinds of shift that a scenario offers; where it offers none, those of the trade: full time and part time.
import { stretchOf } from '../../scenario/check-rosters.ts'
import { hoursOfWeekday, openingHours } from '../../scenario/hours.ts'
import type { ShiftKind } from '../../scenario/rosters.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { formatDuration } from '../../scenario/units.ts'

const DAY = 86400
const HOUR = 3600
/** Steps of starts that nobody has written. */
const HALF_HOUR = 1800

/** A kind of shift as the search needs it; times in seconds. */
export type Kind = {
  name: string
  /** Cost of a paid hour without premium: money, or 1 where the scenario counts none. */
  rate: number
  most: number
  mostShare: number
  lengths: readonly number[]
  worksOn(group: string, weekday: number): boolean
  startsOn(day: number, length: number): readonly number[]
  /** Where each break of a shift of this length may begin, after its start, but for the grid. */
  breaksOf(length: number): readonly Pause[]
}

export type Pause = { from: number; to: number; length: number; paid: boolean }

/** The kinds of a scenario, and in words what was taken for granted. */
export function kindsOf(scenario: Scenario): { kinds: Kind[]; notes: string[] } {
  const written = scenario.rosters?.kinds
  const kinds = Object.entries(written ?? usualKinds(scenario)).map(([name, kind]) => compileKind(scenario, name, kind))
  return { kinds, notes: [...(written ? [] : [usualNote(kinds)]), ...twiceNotes(scenario, kinds)] }
}

function compileKind(scenario: Scenario, name: string, kind: ShiftKind): Kind {
  const { starts, days, groups, most = Number.POSITIVE_INFINITY, mostShare, breaks } = kind
  return {
    name,
    rate: scenario.economics ? (kind.agentHour ?? scenario.economics.agentHour) : 1,
    most,
    mostShare,
    lengths: kind.length,
    worksOn: (group, weekday) => days.includes(weekday) && (groups?.includes(group) ?? true),
    startsOn: (day, length) => starts ?? usualStarts(scenario, day, length),
    breaksOf: length =>
      breaks.map(pause => {
        const [from, to] = stretchOf(pause, length)
        return { from, to, length: pause.length, paid: pause.paid }
      }),
  }
}

/** Every half hour (every interval, where these are longer) from opening, as long as the shift ends by closing; at least at opening. */
function usualStarts(scenario: Scenario, day: number, length: number): number[] {
  const hours = hoursOn(scenario, day)
  if (!hours) return []
  const [open, close] = hours
  const last = opensThrough(scenario, day) ? DAY - 1 : Math.max(open, close - length)
  const step = Math.max(HALF_HOUR, scenario.interval)
  return Array.from({ length: Math.floor((last - open) / step) + 1 }, (_, i) => open + i * step)
}

/** Opening hours of a day that may lie before the first or after the last. */
export const hoursOn = (scenario: Scenario, day: number) =>
  hoursOfWeekday(scenario, (((scenario.start + day + 4) % 7) + 7) % 7)

/** Whether the center is open across the midnight at the end of a day. */
export function opensThrough(scenario: Scenario, day: number): boolean {
  return hoursOn(scenario, day)?.[1] === DAY && hoursOn(scenario, day + 1)?.[0] === 0
}

/** Groups whose breaks are in the shrinkage and in the shifts as well: they are paid for twice. */
function twiceNotes({ groups }: Scenario, kinds: readonly Kind[]): string[] {
  const haveBreaks = kinds.some(kind => kind.lengths.some(length => kind.breaksOf(length).length > 0))
  return Object.entries(groups).flatMap(([name, { shrinkage = {} }]) =>
    Object.keys(shrinkage)
      .filter(component => haveBreaks && /break/i.test(component))
      .map(component => `${name}: shrinkage.${component} is taken off beside the breaks of the shifts`),
  )
}

const ALWAYS = { days: [0, 1, 2, 3, 4, 5, 6] }

function usualKinds(scenario: Scenario): Record<string, ShiftKind> {
  const longest = Array.from({ length: Math.min(scenario.days, 7) }, (_, day) => {
    const [open, close] = openingHours(scenario, day) ?? [0, 0]
    return opensThrough(scenario, day) ? DAY : close - open
  }).reduce((a, b) => Math.max(a, b))
  const full = Math.min(8 * HOUR, longest)
  const middle: [number, number] = [3 * HOUR, 5 * HOUR]
  const breaks = full === 8 * HOUR ? [{ within: middle, length: HALF_HOUR, paid: false }] : []
  const part = { ...ALWAYS, length: [4 * HOUR], breaks: [], mostShare: 0.3 }
  return { full: { ...ALWAYS, length: [full], breaks, mostShare: 1 }, ...(full > 4 * HOUR ? { part } : {}) }
}

function usualNote([full]: readonly Kind[]): string {
  const pause = full.breaksOf(full.lengths[0]).length > 0 ? ' with an unpaid break of 30 min in the middle' : ''
  const part = full.lengths[0] > 4 * HOUR ? ', and 4 h for at most 30% of the people' : ''
  return `the scenario has no rosters.kinds: shifts of ${formatDuration(full.lengths[0])}${pause}${part} were taken`
}
