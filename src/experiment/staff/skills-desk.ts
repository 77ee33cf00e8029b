// The desk that a search for skills works at: simulates, counts what it spends, keeps the best there is and tells how far it is.
import type { Job } from './evaluator.ts'
import type { Search, SearchProgress } from './search.ts'
import { costOf, hoursOf, type Layout, layoutOf } from './skills-layout.ts'
import { type Reading, readingOf } from './skills-reading.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'

/** A staffing with what it has shown, in replications from `origin` on. */
export type Point = { staffing: Staffing; tally: Tally; reading: Reading; origin: number }

/** Where the replications begin that the search does not see before it verifies. */
export const FRESH = 1_000_000

export type Desk = {
  search: Search
  layout: Layout
  staffings: number
  replications: number
  /** Replications after which no new question is asked, for now. */
  budget: number
  /** About how many it will take in all. */
  planned: number
  /** Replications are counted from here: 0, or FRESH. */
  origin: number
  best: Point | undefined
  phase: SearchProgress['phase']
  /** Requirements that nothing mends. */
  impossible: Set<number>
}

/** Replications of a search from one start, for every one in which a staffing is judged at first. */
const BUDGET = 250
/** Posts of a center that is small enough to begin twice, and to look closely at. */
const SMALL = 24
/** Replications of verification with what follows it, for every one in which a staffing is judged at most. */
const AFTER = { small: 12, large: 10 }

export const isSmall = ({ start }: Search): boolean => start.length <= SMALL

/** Replications that one verification may take with repairs and local search after it. */
export const afterwards = (search: Search): number =>
  (isSmall(search) ? AFTER.small : AFTER.large) * search.replications.most

/** Replications that a search from one start may take before it is verified. */
export const searching = ({ replications }: Search): number => BUDGET * replications.first

export function deskOf(search: Search): Desk {
  const budget = searching(search)
  const layout = layoutOf(search)
  return {
    search,
    layout,
    staffings: 0,
    replications: 0,
    budget,
    planned: budget + afterwards(search),
    origin: 0,
    best: undefined,
    phase: 'start',
    impossible: new Set(),
  }
}

export const isSpent = ({ replications, budget }: Desk): boolean => replications >= budget

/**
 * Simulates jobs, whose replications are counted from the origin.
 * @throws the reason of the signal, once it is aborted
 */
export async function simulated(desk: Desk, jobs: readonly Job[]): Promise<Tally[]> {
  const { search, origin } = desk
  const tallies = await search.evaluator.evaluate(
    jobs.map(({ staffing, from, to }) => ({ staffing, from: origin + from, to: origin + to })),
  )
  desk.staffings += jobs.filter(({ from }) => from === 0).length
  desk.replications += jobs.reduce((sum, { from, to }) => sum + to - from, 0)
  tell(desk)
  return tallies
}

/** Simulates one staffing in the first replications, and keeps it if it is the best. */
export async function visit(desk: Desk, staffing: Staffing, replications: number): Promise<Point> {
  const [tally] = await simulated(desk, [{ staffing, from: 0, to: replications }])
  return keep(desk, pointOf(desk, staffing, tally))
}

export function pointOf({ search, origin }: Desk, staffing: Staffing, tally: Tally): Point {
  return { staffing, tally, reading: readingOf(search.requirements, tally, search.confidence), origin }
}

/** Requirements of a point that fall short, those apart that nothing mends. */
export function shortOf({ impossible }: Desk, { slack }: Reading): number[] {
  return [...slack.keys()].filter(i => slack[i] < 0 && !impossible.has(i))
}

export function keep(desk: Desk, point: Point): Point {
  if (desk.best === undefined || isBetter(desk, point, desk.best)) desk.best = point
  tell(desk)
  return point
}

/** What was verified is better than what was not; else the better misses less, or as much and costs less. */
export function isBetter(desk: Desk, a: Point, b: Point): boolean {
  if (a.origin !== b.origin) return a.origin > b.origin
  const missed = ({ reading }: Point) => shortOf(desk, reading).length
  const more = missed(a) - missed(b)
  return more < 0 || (more === 0 && costOf(desk.search, a.staffing) < costOf(desk.search, b.staffing))
}

function tell(desk: Desk): void {
  const { search, best, phase, replications, planned } = desk
  search.onProgress({
    phase,
    done: replications,
    planned: Math.max(planned, replications),
    hours: best ? hoursOf(search, best.staffing) : 0,
    missed: best ? shortOf(desk, best.reading).length : search.requirements.length,
  })
}
