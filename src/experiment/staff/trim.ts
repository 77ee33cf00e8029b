// Takes away whoever is not needed. Posts far apart are tried in one simulated staffing, as no cell is touched by two of them.
import type { Constraint } from './constraints.ts'
import { readingOf } from './constraints.ts'
import { holds, look, standing, type Work } from './queue-work.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'

export type TrimOptions = {
  replications: number
  /** `surely`: only who is surely not needed. `finally`: by the values, as there are no more replications. */
  accepts: 'surely' | 'finally'
}

const PASSES = 30

/** Takes away until no single removal is accepted; gives how many posts, and cells, are not decided yet. */
export async function trim(work: Work, { replications, accepts }: TrimOptions): Promise<number> {
  const tried = new Set<number>()
  const open = new Set<number>()
  for (let pass = 0; pass < PASSES; pass++) {
    const classes = classesOf(work, candidatesOf(work, tried))
    if (classes.length === 0) break
    const staffings = classes.map(posts => without(work.staffing, posts))
    const tallies = await work.judge.see(staffings, replications)
    const accepted: number[] = []
    classes.forEach((posts, i) => {
      for (const post of posts) {
        tried.add(post)
        const outcome = tryOut(work, post, { tally: tallies[i], staffing: staffings[i], accepts })
        if (outcome === 'open') open.add(post)
        else open.delete(post)
        if (outcome === 'spare') accepted.push(post)
      }
    })
    if (accepted.length === 0) break
    const taken = await takeAway(work, accepted, replications)
    for (const post of taken) for (const other of neighbours(work, post)) tried.delete(other)
    for (const post of accepted) if (!taken.includes(post)) tried.add(post)
  }
  return open.size + undecided(work)
}

function without(staffing: Staffing, posts: readonly number[]): Staffing {
  const fewer = staffing.slice()
  for (const post of posts) fewer[post]--
  return fewer
}

// ── who is tried ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Of the posts of a requirement of a day or of everything, so many at once: those the formula misses least. */
const WIDE_TRIED = 6

function candidatesOf(work: Work, tried: ReadonlySet<number>): number[] {
  const { search, staffing, fixed, shown } = work
  const posts = search.evaluator.posts
    .map((_, post) => post)
    .filter(post => staffing[post] > search.least[post] && !fixed.has(post) && shown[post] < 0 && !tried.has(post))
  const wideTried = new Map<number, number>()
  return posts
    .map(post => ({ post, loss: lossOf(work, post) }))
    .sort((a, b) => a.loss - b.loss || a.post - b.post)
    .filter(({ post }) => {
      const most = Math.max(0, ...work.wide[post].map(index => wideTried.get(index) ?? 0))
      if (work.wide[post].length > 0 && most >= WIDE_TRIED) return false
      for (const index of work.wide[post]) wideTried.set(index, (wideTried.get(index) ?? 0) + 1)
      return true
    })
    .map(({ post }) => post)
    .sort((a, b) => a - b)
}

/** What the wide requirements lose by one agent fewer, as far as formulas tell. */
function lossOf({ wide, constraints, formula, staffing, search }: Work, post: number): number {
  return wide[post].reduce((sum, index) => {
    const { figure } = constraints[index]
    const [now, then] = [staffing[post], staffing[post] - 1].map(people => formula(post, people, figure) ?? 0)
    return sum + search.demand.lines[post].calls * Math.abs(now - then)
  }, 0)
}

/** Posts in as few staffings as there must be: in each, those that touch no requirement together. */
function classesOf({ near, wide, givenUp }: Work, candidates: readonly number[]): number[][] {
  const classes: { posts: number[]; touched: Set<number> }[] = []
  for (const post of candidates) {
    const touches = [...near[post], ...wide[post]].filter(index => !givenUp.has(index))
    const free = classes.find(({ touched }) => touches.every(index => !touched.has(index)))
    const where = free ?? { posts: [], touched: new Set<number>() }
    if (!free) classes.push(where)
    where.posts.push(post)
    for (const index of touches) where.touched.add(index)
  }
  return classes.map(({ posts }) => posts)
}

// ── what came of it ────────────────────────────────────────────────────────────────────────────────────────────────

type Trial = { tally: Tally; staffing: Staffing; accepts: TrimOptions['accepts'] }

function tryOut(work: Work, post: number, { tally, staffing, accepts }: Trial): 'needed' | 'spare' | 'open' {
  const touched = [...work.near[post], ...work.wide[post]].filter(index => !work.givenUp.has(index))
  const surely = touched.filter(index => standing(work, index, { tally, staffing }) === 'missed')
  const missed = touched.filter(index => !holds(work, index, { tally, staffing }))
  const [first] = worstFirst(work, surely.length > 0 ? surely : missed, tally)
  if (first !== undefined) work.deciding[post] = work.constraints[first].requirements[0]
  if (surely.length > 0) {
    work.shown[post] = work.constraints[first].requirements[0]
    return 'needed'
  }
  if (missed.length > 0) return 'open'
  return accepts === 'finally' || touched.every(index => standing(work, index, { tally, staffing }) === 'met')
    ? 'spare'
    : 'open'
}

/** The requirement that a removal misses by most standard errors comes first. */
function worstFirst({ constraints, confidence }: Work, missed: readonly number[], tally: Tally): number[] {
  const distance = (constraint: Constraint) => {
    const { value, standardError } = readingOf(constraint, tally, confidence)
    return Math.abs(value - constraint.bound) / (standardError || Number.MIN_VALUE)
  }
  return [...missed].sort((a, b) => distance(constraints[b]) - distance(constraints[a]) || a - b)
}

/** Those accepted go together; where that is too much, they come back one by one, where something is missed. */
async function takeAway(work: Work, accepted: readonly number[], replications: number): Promise<number[]> {
  let taken = [...accepted]
  while (taken.length > 0) {
    const staffing = without(work.staffing, taken)
    const tally = await look(work, staffing, { replications, phase: 'trim' })
    const wrong = new Set(
      work.constraints.flatMap((_, index) =>
        work.givenUp.has(index) || holds(work, index, { tally, staffing }) ? [] : [index],
      ),
    )
    const back = returning(work, taken, wrong)
    if (back.size === 0) {
      for (const post of taken) work.shown[post] = -1
      work.staffing = staffing
      work.tally = tally
      return taken
    }
    taken = taken.filter(post => !back.has(post))
  }
  return taken
}

/** For each requirement that is missed one of those who touch it. */
function returning(work: Work, taken: readonly number[], wrong: ReadonlySet<number>): Set<number> {
  const back = new Set<number>()
  for (const index of wrong) {
    const touching = taken.filter(post => work.near[post].includes(index) || work.wide[post].includes(index))
    if (touching.length > 0 && !touching.some(post => back.has(post))) back.add(touching[touching.length - 1])
  }
  return back
}

function neighbours({ near, wide, search }: Work, post: number): number[] {
  const touched = new Set([...near[post], ...wide[post]])
  return search.evaluator.posts.flatMap((_, other) =>
    [...near[other], ...wide[other]].some(index => touched.has(index)) ? [other] : [],
  )
}

/** Constraints whose bound still lies inside their interval. */
function undecided(work: Work): number {
  const { tally, staffing } = work
  if (!tally) return 0
  return work.constraints.filter(
    (_, index) => !work.givenUp.has(index) && standing(work, index, { tally, staffing }) === 'uncertain',
  ).length
}
