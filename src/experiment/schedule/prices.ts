// Hours and what they weigh: premiums by time of day and weekday. Nights that other plans pay for count nothing here.
import type { Scenario } from '../../scenario/schema.ts'
import { weekdayOf } from '../../scenario/units.ts'
import { opensThrough } from './kinds.ts'

const DAY = 86400
const HOUR = 3600

export type Prices = {
  /** Paid hours of a stretch, plain and with premiums; in seconds from the first midnight. */
  between(from: number, to: number): { hours: number; weighted: number }
}

/** Where the center is open across the first or last midnight, hours beyond it belong to the plan of the days there. */
export function pricesOf(scenario: Scenario, step: number): Prices {
  const first = opensThrough(scenario, -1) ? 0 : -DAY
  const end = (scenario.days + (opensThrough(scenario, scenario.days - 1) ? 0 : 1)) * DAY
  const count = ((scenario.days + 2) * DAY) / step
  const hours = new Float64Array(count + 1)
  const weighted = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    const time = i * step - DAY
    const counted = time >= first && time < end ? step / HOUR : 0
    hours[i + 1] = hours[i] + counted
    weighted[i + 1] = weighted[i] + counted * factorAt(scenario, time)
  }
  const at = (time: number) => Math.min(count, Math.max(0, Math.round((time + DAY) / step)))
  return {
    between: (from, to) => ({
      hours: hours[at(to)] - hours[at(from)],
      weighted: weighted[at(to)] - weighted[at(from)],
    }),
  }
}

/** The highest premium of a moment; 1 without any. */
function factorAt({ rosters, start }: Scenario, time: number): number {
  const day = Math.floor(time / DAY)
  const second = time - day * DAY
  const factors = (rosters?.premiums ?? [])
    .filter(({ hours: [from, to], days }) => second >= from && second < to && days.includes(weekdayOf(start + day)))
    .map(({ factor }) => factor)
  return factors.length > 0 ? factors.reduce((a, b) => Math.max(a, b)) : 1
}
