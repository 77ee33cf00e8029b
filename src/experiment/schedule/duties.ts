// Duties: what somebody may work on a day, a shift of a kind, its start and its length. Breaks are placed by the search.
import type { Scenario } from '../../scenario/schema.ts'
import { weekdayOf } from '../../scenario/units.ts'
import { type Kind, opensThrough } from './kinds.ts'
import type { Prices } from './prices.ts'

const DAY = 86400

export type Duty = {
  group: number
  /** -1: begins the evening before the first day. */
  day: number
  kind: number
  /** Seconds after midnight of the day. */
  start: number
  length: number
  breaks: readonly DutyBreak[]
}

export type DutyBreak = {
  /** Where it may begin, in seconds after the start of the shift. */
  places: readonly number[]
  length: number
  paid: boolean
}

/** All duties that stand in the days, on a grid of steps. */
export function dutiesOf(scenario: Scenario, kinds: readonly Kind[], step: number): Duty[] {
  const groups = Object.keys(scenario.groups)
  const days = Array.from({ length: scenario.days + 1 }, (_, i) => i - 1)
  return groups.flatMap((name, group) =>
    days.flatMap(day =>
      kinds.flatMap((kind, k) => {
        if (!kind.worksOn(name, weekdayOf(scenario.start + day))) return []
        return kind.lengths.flatMap(length =>
          kind
            .startsOn(day, length)
            .filter(start => day >= 0 || (start + length > DAY && opensThrough(scenario, -1)))
            .map(start => ({ group, day, kind: k, start, length, breaks: breaksOf(scenario, kind, { length, step }) })),
        )
      }),
    ),
  )
}

function breaksOf({ interval }: Scenario, kind: Kind, { length, step }: { length: number; step: number }): DutyBreak[] {
  return kind.breaksOf(length).map(({ from, to, length: lasts, paid }) => {
    const every = Math.max(step, Math.floor(Math.min(interval, lasts) / step) * step)
    const count = Math.floor((to - lasts - from) / every) + 1
    return { places: Array.from({ length: count }, (_, i) => from + i * every), length: lasts, paid }
  })
}

/** The longest step on which everything begins and ends: intervals, shifts, breaks. */
export function stepOf(scenario: Scenario, kinds: readonly Kind[]): number {
  const days = Array.from({ length: scenario.days + 1 }, (_, i) => i - 1)
  const times = kinds.flatMap(kind =>
    kind.lengths.flatMap(length => [
      length,
      ...days.flatMap(day => kind.startsOn(day, length)),
      ...kind.breaksOf(length).flatMap(pause => [pause.from, pause.length]),
    ]),
  )
  const premiums = (scenario.rosters?.premiums ?? []).flatMap(({ hours }) => hours)
  return [...new Set([...times, ...premiums])].reduce(greatestDivisor, scenario.interval)
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

// ── what they cost ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Cost and paid hours of somebody who works a duty, his breaks not yet taken off. */
export function worthOf(duty: Duty, kinds: readonly Kind[], prices: Prices): { cost: number; hours: number } {
  const from = duty.day * DAY + duty.start
  return scaled(prices.between(from, from + duty.length), kinds[duty.kind].rate)
}

/** What an unpaid break takes off; nothing for a paid one. */
export function savedBy(
  duty: Duty,
  { pause, place }: { pause: DutyBreak; place: number },
  { kinds, prices }: { kinds: readonly Kind[]; prices: Prices },
): { cost: number; hours: number } {
  if (pause.paid) return { cost: 0, hours: 0 }
  const from = duty.day * DAY + duty.start + place
  return scaled(prices.between(from, from + pause.length), kinds[duty.kind].rate)
}

const scaled = ({ hours, weighted }: { hours: number; weighted: number }, rate: number) => ({
  hours,
  cost: weighted * rate,
})
