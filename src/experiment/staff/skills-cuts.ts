// Cuts: linear conditions on the staffing that simulation suggests, and the cheapest staffing that keeps to them.
import type { Search } from './search.ts'
import type { Desk, Point } from './skills-desk.ts'
import type { Effects } from './skills-gradients.ts'
import { isWide, type Layout } from './skills-layout.ts'
import type { Program, Row, Solver } from './skills-program.ts'
import type { Staffing } from './staffing.ts'

/** least ≤ Σ slope × agents at the post. */
export type Cut = { requirement: number; posts: number[]; slopes: number[]; least: number }

/** No single agent is believed to do more. */
const STEEPEST = 6

/**
 * A cut for every requirement: scaled slack + Σ effect × (agents − agents now) ≥ 0. Where one is missed and nothing seems to help, an
 * agent more among those who serve it.
 */
export function cutsAt({ search, layout, impossible }: Desk, { staffing, reading }: Point, effects: Effects): Cut[] {
  const cuts = search.requirements.map((_, requirement): Cut => ({ requirement, posts: [], slopes: [], least: 0 }))
  effects.forEach((map, post) => {
    for (const [i, effect] of map) {
      cuts[i].posts.push(post)
      cuts[i].slopes.push(Math.max(-STEEPEST, Math.min(STEEPEST, effect)))
    }
  })
  for (const cut of cuts) {
    const i = cut.requirement
    if (reading.slack[i] < 0 && cut.slopes.every(slope => Math.abs(slope) < 0.01)) helpers(search, layout, cut)
    const now = cut.posts.reduce((sum, post, k) => sum + cut.slopes[k] * staffing[post], 0)
    cut.least = now - reading.scaled[i]
  }
  return cuts.filter(
    ({ requirement: i, posts }) =>
      posts.length > 0 && reading.scaled[i] !== Number.POSITIVE_INFINITY && !impossible.has(i),
  )
}

/** One agent more of those who serve the callers mends half a unit of the scale, say. */
function helpers({ center, requirements }: Search, { cells, spans, groups }: Layout, cut: Cut): void {
  const { type, group } = requirements[cut.requirement].slice
  const { from, to } = spans[cut.requirement]
  const serving =
    type === undefined ? (group === undefined ? [...Array(groups).keys()] : [group]) : center.types[type].groups
  const weight = 0.5 / (to - from + 1)
  cut.posts = serving.flatMap(g => Array.from({ length: to - from + 1 }, (_, k) => g * cells + from + k))
  cut.slopes = cut.posts.map(() => weight)
}

/** What a cut says of a staffing: its scaled slack, at most. */
export const claimOf = ({ posts, slopes, least }: Cut, staffing: Staffing): number =>
  posts.reduce((sum, post, k) => sum + slopes[k] * staffing[post], 0) - least

// ── the cheapest staffing that keeps to all cuts ───────────────────────────────────────────────────────────────────

export type Master = { search: Search; layout: Layout; cuts: readonly Cut[]; low: Staffing; high: Staffing }

/** So few posts are one integer program. */
const SMALL = 16
/** So many posts, bound together by requirements for long stretches, are rounded. */
const LARGE = 800

/**
 * Integer programming by relax and fix: interval after interval gets whole agents, those after it count as parts of agents, those
 * before it are fixed. Where requirements bind all intervals of many together, one linear program is rounded so that
 * the agents of a group are right when added up over the day (as Cezik & L'Ecuyer do where integer programs grow too large).
 * Within `low` and `high`; a cut that cannot be kept to is kept to as far as can be.
 */
export function cheapest(master: Master, solver: Solver): Staffing {
  const { layout, low } = master
  const { cells, groups } = layout
  const staffing = Float64Array.from(low)
  const wide = master.cuts.some(({ requirement }) => isWide(layout.spans[requirement]))
  const ahead = low.length <= SMALL || wide ? cells : layout.reach + 2
  const rounds = wide && low.length > LARGE
  for (let cell = 0; cell < cells; cell++) {
    const last = Math.min(cells, cell + ahead)
    const posts = Array.from({ length: groups }, (_, g) =>
      Array.from({ length: last - cell }, (_, k) => g * cells + cell + k),
    ).flat()
    const whole = (post: number) => !rounds && (low.length <= SMALL || post % cells === cell)
    const values = solvePart(master, { posts, staffing, whole, last }, solver)
    posts.forEach((post, k) => {
      staffing[post] = whole(post) ? Math.round(values[k]) : values[k]
    })
    if (rounds || low.length <= SMALL) break
  }
  return rounds ? rounded(staffing, master) : Int32Array.from(staffing, Math.round)
}

type Part = { posts: readonly number[]; staffing: Float64Array; whole: (post: number) => boolean; last: number }

function solvePart({ search, layout, cuts, low, high }: Master, part: Part, solver: Solver): ArrayLike<number> {
  const { posts, staffing, whole, last } = part
  const place = new Map(posts.map((post, k) => [post, k]))
  const inside = cuts.filter(cut => cut.posts.every(post => post % layout.cells < last))
  const rows = inside.flatMap(cut => rowOf(cut, { place, staffing, low, high }))
  const program = (kept: readonly Row[]): Program => ({
    costs: posts.map(post => search.costs[post]),
    low: posts.map(post => low[post]),
    high: posts.map(post => high[post]),
    whole: variable => whole(posts[variable]),
    rows: kept,
  })
  const rising = rows.filter(({ values }) => values.every(value => value > 0))
  // Where falling shares ask for fewer agents than the others need, these decide.
  return solver(program(rows)) ?? solver(program(rising)) ?? posts.map(post => high[post])
}

type Bounds = { place: ReadonlyMap<number, number>; staffing: Float64Array; low: Staffing; high: Staffing }

/** A cut as a row of the free posts; none where it cannot bind. */
function rowOf({ posts, slopes, least }: Cut, { place, staffing, low, high }: Bounds): Row[] {
  const variables: number[] = []
  const values: number[] = []
  let [rest, fewest, greatest] = [least, 0, 0]
  posts.forEach((post, k) => {
    const variable = place.get(post)
    const slope = slopes[k]
    if (variable === undefined) rest -= slope * staffing[post]
    else {
      variables.push(variable)
      values.push(slope)
      fewest += slope * (slope > 0 ? low : high)[post]
      greatest += slope * (slope > 0 ? high : low)[post]
    }
  })
  const bound = Math.min(rest, greatest - 1e-6)
  return variables.length === 0 || fewest >= bound ? [] : [{ variables, values, least: bound }]
}

/** Whole agents; what one interval is rounded by is owed to the next. */
function rounded(staffing: Float64Array, { layout: { groups, cells }, low, high }: Master): Staffing {
  const whole = new Int32Array(staffing.length)
  for (let group = 0; group < groups; group++) {
    let owed = 0
    for (let post = group * cells; post < (group + 1) * cells; post++) {
      whole[post] = Math.min(high[post], Math.max(low[post], Math.round(staffing[post] + owed)))
      owed += staffing[post] - whole[post]
    }
  }
  return whole
}
