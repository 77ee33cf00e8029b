// Follows what was seen until every requirement is met: each interval by the formula's step, sweep after sweep, as what one interval
// leaves undone falls on the next ones.

import { readingOf } from './constraints.ts'
import { expectedToHold, leastExpected } from './prediction.ts'
import { look, missedBy, standing, type Work } from './queue-work.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'
import { followWide } from './wide.ts'

/** Sweeps at most; a requirement that is missed in so many of them in a row is given up. */
const SWEEPS = 16
const STUBBORN = 4
const HOPELESS = 10
/** Whatever happens, the end: what is missed then is given up. */
const LAST = SWEEPS + 3 * HOPELESS

export type SettleOptions = {
  replications: number
  /** `both`: also takes away what the formula says is too much. `up`: only adds. */
  ways: 'both' | 'up'
  /** What counts as missed: by its value, or surely; before the last look values are followed once, not chased. */
  misses: 'surely' | 'byValue'
}

/** Changes the staffing until nothing is missed. What it has then is in `work.staffing`, what that has shown in `work.tally`. */
export async function settle(work: Work, { replications, ways, misses }: SettleOptions): Promise<void> {
  const { posts } = work.search.evaluator
  const floors = work.search.least.slice()
  const stubborn = new Map<number, number>()
  for (let sweep = 0; ; sweep++) {
    const tally = await look(work, work.staffing, {
      replications,
      phase: sweep === 0 && ways === 'both' ? 'start' : 'search',
    })
    work.tally = tally
    const missed = new Set(
      missedBy(work, tally, work.staffing).filter(
        index => misses === 'byValue' || standing(work, index, { tally, staffing: work.staffing }) === 'missed',
      ),
    )
    for (const index of stubborn.keys()) if (!missed.has(index)) stubborn.delete(index)
    for (const index of missed) stubborn.set(index, (stubborn.get(index) ?? 0) + 1)
    giveUp(work, missed, stubborn)
    for (const index of missed)
      for (const post of work.constraints[index].posts) floors[post] = Math.max(floors[post], work.staffing[post] + 1)
    const down = ways === 'both' && sweep < SWEEPS / 2
    const next = work.staffing.slice()
    posts.forEach((_, post) => {
      if (!work.fixed.has(post))
        next[post] = followed(work, post, { tally, missed, least: down ? floors[post] : work.staffing[post] })
    })
    followWide(work, next, { tally, ways: down ? 'both' : 'up', missed })
    for (const index of missed) if ((stubborn.get(index) ?? 0) >= STUBBORN) helpFromBeside(work, next, index)
    if (sameStaff(next, work.staffing)) return
    if (sweep >= SWEEPS && missed.size === 0) return
    if (sweep >= LAST) {
      for (const index of missed) work.givenUp.add(index)
      return
    }
    forget(work, next)
    work.staffing = next
  }
}

type Following = { tally: Tally; missed: ReadonlySet<number>; least: number }

/** People at a post by its own constraints: enough for all of them, if the formula's steps are right. */
function followed(work: Work, post: number, { tally, missed, least }: Following): number {
  const { search, formula, constraints, staffing } = work
  const people = staffing[post]
  const own = work.own[post].filter(index => !work.givenUp.has(index))
  const seen = own.flatMap(index => {
    const { value } = readingOf(constraints[index], tally, work.confidence)
    return Number.isNaN(value) ? [] : [{ index, value }]
  })
  if (seen.length === 0)
    return own.some(index => missed.has(index)) ? Math.max(people, Math.min(people + 1, search.most[post])) : people
  const expected = seen.map(({ index, value }) => expectedToHold(formula, constraints[index], { post, people, value }))
  if (!own.some(index => missed.has(index)))
    return leastExpected(
      expected.map(each => (n: number) => n === people || each(n)),
      {
        people,
        least: Math.max(Math.min(least, people), Math.floor(people * (1 - MOST_CHANGE)) - 1),
        most: people,
      },
    )
  const most = Math.min(search.most[post], Math.ceil(people * (1 + MOST_CHANGE)) + 2)
  const strict = expected.map(each => (n: number) => n > people && each(n))
  return leastExpected(strict, { people, least: people, most: Math.max(most, people) })
}

/** A sweep changes no post by more than this share, and a little: the formula may be far from the truth. */
const MOST_CHANGE = 0.4

/** Its own people do not help: those before and after it. */
function helpFromBeside({ constraints, search, fixed }: Work, next: Staffing, index: number): void {
  const { posts, reach } = constraints[index]
  if (reach !== 'cell') return
  const all = search.evaluator.posts
  for (const post of posts)
    for (const beside of [post - 1, post + 1])
      if (all[beside]?.group === all[post].group && !fixed.has(beside))
        next[beside] = Math.min(search.most[beside], next[beside] + 1)
}

function giveUp(
  { constraints, search, staffing, givenUp }: Work,
  missed: Set<number>,
  stubborn: ReadonlyMap<number, number>,
): void {
  for (const index of missed) {
    const times = stubborn.get(index) ?? 0
    const full = constraints[index].posts.every(post => staffing[post] >= search.most[post])
    if (times < HOPELESS && !full) continue
    givenUp.add(index)
    missed.delete(index)
  }
}

/** Where people are added, nothing is known any more of what those nearby were shown to be needed for. */
export function forget(work: Work, next: Staffing): void {
  const { posts } = work.search.evaluator
  const { intervalsPerDay } = work.search.center
  const timeOf = (post: number) => posts[post].day * intervalsPerDay + posts[post].slot
  next.forEach((people, post) => {
    if (people <= work.staffing[post]) return
    for (let other = 0; other < posts.length; other++)
      if (posts[other].group === posts[post].group && Math.abs(timeOf(other) - timeOf(post)) < work.stride) {
        work.shown[other] = -1
        work.deciding[other] = -1
      }
  })
  next.forEach((people, post) => {
    if (people !== work.staffing[post]) work.shown[post] = -1
  })
}

export const sameStaff = (a: Staffing, b: Staffing): boolean => a.every((people, post) => people === b[post])
