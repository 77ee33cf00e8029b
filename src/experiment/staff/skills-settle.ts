// More and more replications until all is clear; what is missed is repaired by the cuts that the same simulation suggests.
import { cheapest, cutsAt } from './skills-cuts.ts'
import { type Desk, keep, type Point, pointOf, shortOf, simulated } from './skills-desk.ts'
import type { Effects } from './skills-gradients.ts'
import type { Solver } from './skills-program.ts'
import { directionOf, isMissed, isOpenQuestion } from './skills-reading.ts'
import type { Staffing } from './staffing.ts'
import { mergeTallies } from './tally.ts'

export type Settling = { desk: Desk; solver: Solver; effects: Effects; from: number; to: number }

/** Repairs after which what is still missed is left so; every one adds an agent at least. */
const REPAIRS = 16

/** Agents that a repair may add to a post, and take where falling shares need it. */
const STEP = 2

/**
 * Simulates a staffing in `from` replications, and twice as many while anything is uncertain, up to `to`; adds agents where something is missed
 * and begins again. At the end the point decides: a requirement is met whose value keeps to its bound.
 */
export async function settle(task: Settling, start: Staffing): Promise<Point> {
  const { desk } = task
  let point = await judged(task, start)
  for (let repair = 0; repair < REPAIRS && shortOf(desk, point.reading).length > 0; repair++) {
    const short = toMend(task, point)
    const next = repaired(task, point, short)
    if (next.every((agents, post) => agents === point.staffing[post])) break
    point = await judged(task, next)
    const still = new Set(shortOf(desk, point.reading))
    for (const i of short) if (still.has(i)) trustThoseWhoServe(task, i)
  }
  return point
}

/** Before the last replication only what is missed beyond doubt is mended: the rest may be noise. */
function toMend({ desk, to }: Settling, { reading, tally }: Point): number[] {
  const short = shortOf(desk, reading)
  const sure = short.filter(i => isMissed(reading, i))
  return tally.replications < to && sure.length > 0 ? sure : short
}

/** What one of those who serve the callers adds at least, on the scale of cuts, where what was believed has not helped. */
const LEAST_EFFECT = 0.25

/** Where a repair has not helped, what was believed was noise: from now on those who serve the callers help. */
function trustThoseWhoServe({ desk: { search, layout }, effects }: Settling, requirement: number): void {
  const direction = directionOf(search.requirements[requirement])
  const { type } = search.requirements[requirement].slice
  if (direction === 0 || type === undefined) return
  const { from, to } = layout.spans[requirement]
  for (const group of search.center.types[type].groups)
    for (let post = group * layout.cells + from; post <= group * layout.cells + to; post++) {
      const believed = Math.abs(effects[post].get(requirement) ?? 0)
      effects[post].set(requirement, direction * Math.max(believed, LEAST_EFFECT / (to - from + 1)))
    }
  effects.forEach((map, post) => {
    const serves = search.center.types[type].groups.includes(Math.floor(post / layout.cells))
    if (!serves) map.delete(requirement)
  })
}

/** Stops early when something is missed beyond doubt, or nothing is uncertain. */
async function judged({ desk, from, to }: Settling, staffing: Staffing): Promise<Point> {
  const [first] = await simulated(desk, [{ staffing, from: 0, to: from }])
  let point = pointOf(desk, staffing, first)
  while (point.tally.replications < to && isUncertain(desk, point)) {
    const have = point.tally.replications
    const [more] = await simulated(desk, [{ staffing, from: have, to: Math.min(to, have * 2) }])
    point = pointOf(desk, staffing, mergeTallies([point.tally, more]))
  }
  return keep(desk, point)
}

function isUncertain({ search, impossible }: Desk, { reading }: Point): boolean {
  const all = search.requirements.flatMap((_, i) => (impossible.has(i) ? [] : [i]))
  return !all.some(i => isMissed(reading, i)) && all.some(i => isOpenQuestion(reading, i))
}

/** The cheapest addition by which what is `missing` is met, as far as the effects tell. */
function repaired({ desk, solver, effects }: Settling, point: Point, missing: readonly number[]): Staffing {
  const { search, layout } = desk
  const { staffing } = point
  const cuts = cutsAt(desk, point, effects)
  const short = new Set(missing)
  const falls = cuts.some(({ requirement, slopes }) => short.has(requirement) && slopes[0] < 0)
  const kept = falls ? cuts : cuts.filter(({ requirement }) => short.has(requirement))
  const low = staffing.map((agents, post) => Math.max(search.least[post], falls ? agents - STEP : agents))
  const high = staffing.map((agents, post) => Math.min(search.most[post], agents + STEP))
  return cheapest({ search, layout, cuts: kept, low, high }, solver)
}
