// The cheapest staff of several groups, with several skills, that meets all requirements: cutting planes on simulation, then local search.
import type { Found, Search } from './search.ts'
import { type Desk, deskOf, isBetter, isSmall, type Point, searching, visit } from './skills-desk.ts'
import { fluidStaffing } from './skills-fluid.ts'
import type { Effects } from './skills-gradients.ts'
import { conflicting, setApartImpossible } from './skills-impossible.ts'
import { costOf } from './skills-layout.ts'
import { followCuts } from './skills-planes.ts'
import { type Solver, solverOf } from './skills-program.ts'
import { settle } from './skills-settle.ts'
import { showRemovals } from './skills-shown.ts'
import { trim } from './skills-trim.ts'
import { verified } from './skills-verify.ts'
import type { Staffing } from './staffing.ts'

/**
 * Searches for the staffing of least cost Σ cost × agents under requirements that only simulation can tell.
 *
 * 1. Start: agents who carry the offered load, a transportation problem an interval. Requirements that are missed with the least staff and with the most
 *    are impossible, and left out.
 * 2. Cutting planes: the staffing is simulated, and again with one agent more at every post (far-apart intervals together, same callers);
 *    each requirement gives a linear cut, and an integer program the cheapest staffing that keeps to all cuts, not too far from
 *    the one before. Repeated until nothing changes or improves.
 * 3. Local search: agents are taken away or replaced by cheaper ones, one interval at a time, as long as all requirements are met.
 * 4. Verification in replications that none of this has seen, more and more of them until every requirement is clear or `replications.most` is
 *    reached; what is missed is repaired, and local search goes on in these replications as far as its budget goes.
 *
 * Guaranteed: equal searches give equal results, whatever the threads. Of a search that ended by itself, `tally` is of replications that have
 * not led to the staffing (but by repairs and by the last local search), and every requirement that is not `impossible` keeps to its bound in
 * them by its value, unless 16 repairs did not do; one nearer to its bound than `most` replications can tell may still miss it.
 * Of a search that was stopped, `staffing` is the best so far and `tally` may be of few replications that the search has chosen by:
 * it flatters. What is `shown` to be missed was simulated, and missed beyond doubt.
 * `impossible` are requirements that were missed beyond doubt both with the least staff and with the most (the first kind), and those that
 * repairs could not mend beside others that pull the other way (the second kind): that none could is not proven.
 * Heuristic: that no cheaper staffing exists. Cuts are taken on a scale (log odds) on which measures are nearly straight in agents, yet may cut
 * off a staffing that is right; local search looks at single intervals.
 * @see Atlason, Epelman & Henderson 2004, Call Center Staffing with Simulation and Cutting Plane Methods
 * @see Cezik & L'Ecuyer 2008, Staffing Multiskill Call Centers via Linear Programming and Simulation
 */
export async function searchSkills(search: Search): Promise<Found> {
  const desk = deskOf(search)
  const shown = new Int32Array(search.start.length).fill(-1)
  const { point, complete } = await untilAborted(desk, shown)
  return {
    staffing: point?.staffing ?? search.start,
    tally: point?.tally,
    shown,
    complete,
    staffings: desk.staffings,
    replications: desk.replications,
    impossible: [...desk.impossible].sort((a, b) => a - b),
  }
}

type Result = { point: Point | undefined; complete: boolean }

async function untilAborted(desk: Desk, shown: Int32Array): Promise<Result> {
  try {
    return { point: await phases(desk, shown), complete: true }
  } catch (error) {
    if (!desk.search.signal?.aborted) throw error
    return { point: desk.best, complete: false }
  }
}

async function phases(desk: Desk, shown: Int32Array): Promise<Point> {
  const solver = await solverOf()
  await setApartImpossible(desk)
  const ends: End[] = []
  for (const start of await starts(desk, solver)) ends.push(await from(start, { desk, solver, shown }))
  const point = await verifiedBest(ends, { desk, solver, shown })
  for (const i of conflicting(desk, point)) desk.impossible.add(i)
  if (ends.length > 1) shown.fill(-1)
  await showRemovals(desk, point, shown)
  return point
}

type Work = { desk: Desk; solver: Solver; shown: Int32Array }

/** Replications of local search, for every one in which a staffing is judged at first. */
const TRIM = 4

type End = { point: Point; effects: Effects }

/** From one start to what nothing more can be taken from. */
async function from(start: Staffing, { desk, solver, shown }: Work): Promise<End> {
  const { first, most } = desk.search.replications
  desk.budget = desk.replications + searching(desk.search)
  // 2. Cutting planes.
  desk.phase = 'search'
  const { staffing, effects } = await followCuts(desk, solver, start)
  // 3. Local search, from a point that meets all in the same replications.
  desk.phase = 'trim'
  const few = Math.min(most, TRIM * first)
  const base = await settle({ desk, solver, effects, from: few, to: few }, staffing)
  return { point: await trim({ desk, point: base, effects, replications: few, chance: 0.06, shown }), effects }
}

/** 4. Verification and repair; local search again. What costs more already is not worth it. */
async function verifiedBest(ends: readonly End[], { desk, solver, shown }: Work): Promise<Point> {
  const { first, most } = desk.search.replications
  const inOrder = [...ends].sort((a, b) => (isBetter(desk, a.point, b.point) ? -1 : 1))
  let best: Point | undefined
  for (const { point, effects } of inOrder) {
    if (best && costOf(desk.search, point.staffing) >= costOf(desk.search, best.staffing)) continue
    const task = { desk, solver, effects, from: Math.min(most, TRIM * first), to: most, shown }
    const next = await verified(task, point)
    if (best === undefined || isBetter(desk, next, best)) best = next
  }
  return best!
}

/** Replications of a first look. */
const GLANCE = 16

/** How much an agent's further types are held to be worth: the second is for a search small enough to begin twice. */
const POOLING = [0.03, 0.4]

/** Staffings that carry the load, with few who serve several types and with many. */
async function starts(desk: Desk, solver: Solver): Promise<Staffing[]> {
  const { search } = desk
  const pooling = POOLING.slice(0, isSmall(search) ? 2 : 1)
  const fluid = pooling.map(each => fluidStaffing(desk, solver, each))
  // Something usable from the beginning: half as many again.
  const ample = fluid[0].map((agents, post) =>
    Math.min(search.most[post], Math.max(search.least[post], Math.ceil(agents * 1.5))),
  )
  await visit(desk, ample, GLANCE)
  await visit(desk, search.start, GLANCE)
  return fluid.filter((each, i) => fluid.findIndex(other => other.join() === each.join()) === i)
}
