// What a search over queues of one group each carries along.
import { type Constraint, constraintsOf, isKept, readingOf, standingOf } from './constraints.ts'
import type { Demand } from './demand.ts'
import { type Formula, formulaFor } from './formula.ts'
import { type Judge, judgeFor } from './judge.ts'
import type { Search, SearchProgress } from './search.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'

/** A search for groups that share no callers; their posts are all that are not held by `least` = `most`. */
export type QueueSearch = Search & {
  demand: Demand
  /** Whether formulas say of a group exactly what simulation would, given time. */
  isExact: (group: number) => boolean
}

export type Work = {
  search: QueueSearch
  constraints: readonly Constraint[]
  formula: Formula
  judge: Judge
  /** By post: constraints of cells that its people can touch, and those of a day or of everything. */
  near: readonly (readonly number[])[]
  wide: readonly (readonly number[])[]
  /** By post: constraints of its own cell. */
  own: readonly (readonly number[])[]
  /** Intervals from one post to the next whose people touch none of the same cells. */
  stride: number
  /** Of the intervals that decide: raised, so that all looks together are as sure as was asked. */
  confidence: number
  /** The best so far. */
  staffing: Staffing
  tally: Tally | undefined
  /** Constraints that are not held any more: no number of people meets them. */
  givenUp: Set<number>
  /** Posts that stay as they are: a compromise. */
  fixed: Set<number>
  /** By post: the requirement that one fewer missed surely, and the one it missed or comes nearest to. */
  shown: Int32Array
  deciding: Int32Array
}

/** A cell is touched by the people of the interval before (who serve its last callers) to some after (which inherit its queue). */
const BEFORE = 1

export function workFor(search: QueueSearch): Work {
  const { center, evaluator, requirements, confidence, replications } = search
  const { posts, plan } = evaluator
  const constraints = constraintsOf(plan, posts, requirements)
  const stride = strideOf(search)
  const looks = 1 + Math.ceil(Math.log2(Math.max(1, replications.most / replications.first)))
  const cells = new Map<string, number[]>()
  const wide = posts.map((): number[] => [])
  const own = posts.map((): number[] => [])
  const keyAt = (group: number, time: number) => `${group},${time}`
  const timeOf = (post: number) => posts[post].day * center.intervalsPerDay + posts[post].slot
  constraints.forEach(({ reach, posts: its }, index) => {
    if (reach !== 'cell') for (const post of its) wide[post].push(index)
    else
      for (const post of its) {
        own[post].push(index)
        const key = keyAt(posts[post].group, timeOf(post))
        cells.set(key, [...(cells.get(key) ?? []), index])
      }
  })
  const near = posts.map(({ group }, post) =>
    Array.from({ length: stride }, (_, i) => cells.get(keyAt(group, timeOf(post) - BEFORE + i)) ?? []).flat(),
  )
  return {
    search,
    constraints,
    formula: formulaFor(center, posts, search.demand),
    judge: judgeFor(search),
    near,
    wide,
    own,
    stride,
    confidence: 1 - (1 - confidence) / looks,
    staffing: search.start.slice(),
    tally: undefined,
    givenUp: new Set(constraints.flatMap(({ pull }, index) => (pull === 1 ? [] : [index]))),
    fixed: new Set(posts.flatMap((_, post) => (search.least[post] >= search.most[post] ? [post] : []))),
    shown: new Int32Array(posts.length).fill(-1),
    deciding: new Int32Array(posts.length).fill(-1),
  }
}

/** Two handle times after an interval little is left of what it did. */
function strideOf({ center, demand: { lines } }: QueueSearch): number {
  const handle = lines.reduce((most, line) => Math.max(most, line.calls > 0 ? line.handle : 0), 0)
  return 1 + BEFORE + (center.steady ? 0 : Math.min(16, Math.ceil((2 * handle) / center.interval)))
}

/**
 * Whether a constraint is kept by what a tally shows: by its interval where that decides, else by its value; and where a formula
 * is exact, by the formula, for then a tie is only noise.
 */
export function holds(work: Work, index: number, { tally, staffing }: { tally: Tally; staffing: Staffing }): boolean {
  const constraint = work.constraints[index]
  if (isDeserted(work, constraint, staffing)) return false
  const estimate = readingOf(constraint, tally, work.confidence)
  const standing = standingOf(constraint, estimate)
  if (standing !== 'uncertain') return standing === 'met'
  const { figure, posts, reach } = constraint
  const [post] = posts
  const { isExact, evaluator } = work.search
  if (reach !== 'cell' || !isExact(evaluator.posts[post].group)) return isKept(constraint, estimate)
  const value = work.formula(post, staffing[post], figure)
  return value === undefined ? isKept(constraint, estimate) : isKept(constraint, { ...estimate, value })
}

/** Whether a requirement is met, by its interval alone. */
export function standing(work: Work, index: number, { tally, staffing }: { tally: Tally; staffing: Staffing }) {
  const constraint = work.constraints[index]
  if (isDeserted(work, constraint, staffing)) return 'missed'
  return standingOf(constraint, readingOf(constraint, tally, work.confidence))
}

/** Calls come and nobody is there: nobody waits for an answer, for there is none. Whatever was asked, this was not meant. */
function isDeserted({ search }: Work, { pull, posts }: Constraint, staffing: Staffing): boolean {
  return (
    pull === 1 && posts.every(post => staffing[post] === 0) && posts.some(post => search.demand.lines[post].calls > 0)
  )
}

export const missedBy = (work: Work, tally: Tally, staffing: Staffing): number[] =>
  work.constraints.flatMap((_, index) =>
    work.givenUp.has(index) || holds(work, index, { tally, staffing }) ? [] : [index],
  )

/** Simulates the staffing as it stands, and says how far the search is. */
export async function look(
  work: Work,
  staffing: Staffing,
  { replications, phase }: { replications: number; phase: SearchProgress['phase'] },
) {
  const [tally] = await work.judge.see([staffing], replications)
  tell(work, { phase, missed: missedBy(work, tally, staffing).length })
  return tally
}

function tell(
  { search, judge, staffing }: Work,
  { phase, missed }: { phase: SearchProgress['phase']; missed: number },
) {
  const { interval, steady } = search.center
  const people = staffing.reduce((sum, each) => sum + each, 0)
  const done = judge.counted().replications
  search.onProgress({
    phase,
    done,
    planned: Math.max(done, search.replications.most * LOOKS),
    hours: (people * (steady ? 3600 : interval)) / 3600,
    missed,
  })
}

/** Staffings that a search simulates as a rule, in units of the most replications of one. */
const LOOKS = 13
