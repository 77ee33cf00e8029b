// Cutting planes: simulate, cut, solve, and again.
import { type Cut, cheapest, claimOf, cutsAt } from './skills-cuts.ts'
import { type Desk, type Point, visit } from './skills-desk.ts'
import { type Effects, effectsAt } from './skills-gradients.ts'
import { costOf } from './skills-layout.ts'
import type { Solver } from './skills-program.ts'
import type { Staffing } from './staffing.ts'

const ROUNDS = 12
/** Share of the budget that this part may spend. */
const SHARE = 0.4
/** A cut that denies what a later simulation shows, by more than this on its scale, is given up. */
const DENIAL = 0.3

/**
 * Simulates a staffing, takes cuts there and goes on with the cheapest that keeps to all cuts and is not too far away, since a cut is true
 * near the place it was taken at. Cuts stay, unless a later point shows that they had asked too much.
 * @returns the last staffing, and what agents do there
 */
export async function followCuts(
  desk: Desk,
  solver: Solver,
  start: Staffing,
): Promise<{ staffing: Staffing; effects: Effects }> {
  const { search, layout } = desk
  const before = desk.replications
  const seen = new Set<string>()
  let staffing = start
  let effects: Effects = []
  let cuts: Cut[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const point = await visit(desk, staffing, search.replications.first)
    effects = await effectsAt(desk, point, Math.max(8, Math.ceil(search.replications.first / 2)))
    cuts = [...cuts.filter(cut => !isDenied(cut, point)), ...cutsAt(desk, point, effects)]
    seen.add(staffing.join())
    const next = cheapest({ search, layout, cuts, ...around(desk, staffing) }, solver)
    const perRound = (desk.replications - before) / (round + 1)
    const isLast = seen.has(next.join()) || isStill(desk, [staffing, next], round) || isPast(desk, before, perRound)
    if (isLast) return { staffing: next, effects }
    staffing = next
  }
  return { staffing, effects }
}

/** Three rounds at least, and then hardly a change of cost. */
const isStill = ({ search }: Desk, [now, next]: readonly Staffing[], round: number): boolean =>
  round >= 2 && Math.abs(costOf(search, next) - costOf(search, now)) < 0.002 * costOf(search, now)

const isPast = ({ replications, budget }: Desk, before: number, perRound: number): boolean =>
  replications - before + perRound > SHARE * (budget - before)

const isDenied = (cut: Cut, { staffing, reading }: Point): boolean =>
  claimOf(cut, staffing) < reading.scaled[cut.requirement] - DENIAL

/** How far a round goes: a sixth fewer, a third more, but one and two at least. */
function around({ search }: Desk, staffing: Staffing): { low: Staffing; high: Staffing } {
  return {
    low: staffing.map((agents, post) => Math.max(search.least[post], agents - Math.max(1, Math.floor(agents / 6)))),
    high: staffing.map((agents, post) => Math.min(search.most[post], agents + Math.max(2, Math.ceil(agents / 3)))),
  }
}
