// What a scenario says of an interval of a day: calls, agents, handle time. No simulation is asked.
import { type Law, survival } from '../engine/laws.ts'
import type { Center, Group } from '../model/center.ts'
import type { Scenario } from '../scenario/schema.ts'
import { cvOf, handleOf } from './erlang-laws.ts'
import type { Pool } from './erlang-pools.ts'

const DAY = 86400
const HOUR = 3600

/** A pool in one interval of one day. */
export type Cell = {
  /** First calls, by type of the pool, in its order; in a steady-state study of an hour. */
  calls: readonly number[]
  /** Of all types of the pool. */
  all: number
  /** Mean over the interval. */
  agents: number
  /** Coefficient of variation of the agents present: by chance from day to day, and in the course of the interval. */
  absence: number
  course: number
  /** Of a call of each type, and of all together; seconds. */
  handle: readonly number[]
  meanService: number
  /** Coefficient of variation of handle times, of all types together. */
  handleCv: number
}

export type When = { day: number; slot: number }

/** What the scenario says of a pool in any interval; days that are alike are looked at once. */
export function cellsOf(center: Center, scenario: Scenario, pool: Pool): (when: When) => Cell {
  const handles = pool.types.map(type => handleOf(scenario.types[center.types[type].name]))
  const demands = pool.types.map(type => demandOf(center, scenario, type))
  const staffs = pool.groups.map(group => staffOf(center, center.groups[group]))
  return when => {
    const calls = demands.map(demand => demand(when))
    const staff = staffs.map(each => each(when))
    const factors = pool.types.map(type => factorOf(center, pool, { type, agents: staff.map(({ mean }) => mean) }))
    const handle = handles.map(({ mean }, i) => mean * factors[i])
    const squares = handles.map(({ square }, i) => square * factors[i] ** 2)
    const shares = sharesOf(calls)
    const meanService = dot(shares, handle)
    return {
      calls,
      all: sum(calls),
      ...together(staff),
      handle,
      meanService,
      handleCv: cvOf({ mean: meanService, square: dot(shares, squares) }),
    }
  }
}

export const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

export const dot = (weights: readonly number[], values: readonly number[]): number =>
  sum(weights.map((weight, i) => weight * values[i]))

/** Parts of a whole; equal ones where there is nothing. */
export function sharesOf(values: readonly number[]): number[] {
  const all = sum(values)
  return values.map(value => (all > 0 ? value / all : 1 / values.length))
}

// ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Demand = (when: When) => number

/** First calls of a type: its rates or its recorded arrivals, and its bursts. */
export function demandOf(center: Center, scenario: Scenario, type: number): Demand {
  const { name, rates, trace } = center.types[type]
  const length = center.steady ? HOUR : center.interval
  const { bursts } = scenario.types[name].arrivals
  const compiled = center.types[type].bursts
  const late = bursts.map(({ spread }) => survival(spread as Law))
  const from = ({ day, slot }: When) => (center.steady ? 0 : day * DAY + slot * center.interval)
  const burst = (when: When) =>
    sum(compiled.map(({ at, calls }, i) => calls * (late[i](from(when) - at) - late[i](from(when) + length - at))))
  const usual = trace ? recorded(trace, length) : ({ day, slot }: When) => rates[day][slot] * length
  return when => (trace ? usual({ day: from(when), slot: 0 }) : usual(when)) + (bursts.length > 0 ? burst(when) : 0)
}

/** Arrivals of a trace in a stretch that begins at `day` seconds. */
function recorded(trace: Float64Array, length: number): Demand {
  const before = (time: number) => {
    let [low, high] = [0, trace.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (trace[middle] < time) low = middle + 1
      else high = middle
    }
    return low
  }
  return ({ day: from }) => before(from + length) - before(from)
}

// ── agents ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Presence = { mean: number; absence: number; course: number }

/** Agents of a group who are present, with the cv of their number by chance and in the course of an interval. */
export function staffOf(center: Center, group: Group): (when: When) => Presence {
  const { presence, levels, shifts } = group
  const byChance = (scheduled: number) => (presence < 1 ? Math.sqrt((1 - presence) / (presence * scheduled)) : 0)
  const known = new Map<string, Presence>()
  return ({ day, slot }) => {
    if (shifts.length === 0) {
      const scheduled = levels[day][slot]
      return { mean: scheduled * presence, absence: scheduled > 0 ? byChance(scheduled) : 0, course: 0 }
    }
    const { weekday } = center.days[day]
    const key = `${weekday} ${slot}`
    const { mean, cv } = onShift(group, { weekday, slot, interval: center.interval })
    const found = known.get(key) ?? { mean: mean * presence, absence: mean > 0 ? byChance(mean) : 0, course: cv }
    known.set(key, found)
    return found
  }
}

const LOOKS = 30

/** Agents on shift and not in a break, looked at so many times in the interval; each as late as all are on average. */
function onShift(group: Group, { weekday, slot, interval }: { weekday: number; slot: number; interval: number }) {
  const counts = Array.from({ length: LOOKS }, (_, i) =>
    presentAt(group, weekday, (slot + (i + 0.5) / LOOKS) * interval),
  )
  const mean = sum(counts) / LOOKS
  return { mean, cv: cvOf({ mean, square: sum(counts.map(count => count ** 2)) / LOOKS }) }
}

function presentAt({ shifts, lateness }: Group, weekday: number, time: number): number {
  const late = lateness?.mean ?? 0
  return sum(
    shifts.flatMap(({ start, length, agents, weekdays, breaks }) =>
      // Shifts of the evening before may go on after midnight.
      [time, time + DAY].map((at, before) => {
        const on = weekdays.has((weekday + 7 - before) % 7) && at >= start + late && at < start + length
        if (!on) return 0
        const isAway = (agent: number) =>
          breaks.some(({ starts, length: pause }) => at >= start + starts[agent] && at < start + starts[agent] + pause)
        return Array.from({ length: agents }, (_, agent) => (isAway(agent) ? 0 : 1)).reduce((a: number, b) => a + b, 0)
      }),
    ),
  )
}

/** The groups of a pool together. */
function together(staff: readonly Presence[]): { agents: number; absence: number; course: number } {
  const agents = sum(staff.map(({ mean }) => mean))
  const spread = (name: 'absence' | 'course') => Math.sqrt(sum(staff.map(each => (each[name] * each.mean) ** 2)))
  const cv = (name: 'absence' | 'course') => (agents > 0 ? spread(name) / agents : 0)
  return { agents, absence: cv('absence'), course: cv('course') }
}

/** What the groups of a pool, as many as they are, multiply handle times of a type by. */
function factorOf(
  { groups }: Center,
  pool: Pool,
  { type, agents }: { type: number; agents: readonly number[] },
): number {
  const factors = pool.groups.map(group => groups[group].factors[type])
  return dot(sharesOf(agents), factors)
}
