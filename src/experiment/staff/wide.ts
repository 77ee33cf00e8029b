// Requirements of a day or of everything: agents go where they help most, and are taken away where they are missed least.
import { type Constraint, readingOf } from './constraints.ts'
import { expectedToHold } from './prediction.ts'
import type { Work } from './queue-work.ts'
import type { Staffing } from './staffing.ts'
import { estimateOf, type Tally } from './tally.ts'

type Following = { tally: Tally; ways: 'both' | 'up'; missed: ReadonlySet<number> }

/** Adds what is expected to be missing, or takes away what is expected to be too much, by the formula's steps. */
export function followWide(work: Work, next: Staffing, { tally, ways, missed }: Following): void {
  const left = new Map<number, number>()
  work.constraints.forEach((constraint, index) => {
    if (constraint.reach === 'cell' || work.givenUp.has(index)) return
    const slack = slackOf(constraint, tally, work.confidence)
    if (Number.isNaN(slack)) return
    if (missed.has(index)) addFor(work, next, { constraint, missing: Math.max(0, -slack) })
    left.set(index, missed.has(index) ? 0 : Math.max(0, slack) * CAUTION)
  })
  if (ways === 'both' && left.size > 0) takeAway(work, next, { left, tally })
}

/** By how much the value, or for a share of the days the mean of a day's value, may fall; negative: has to rise. */
function slackOf(constraint: Constraint, tally: Tally, confidence: number): number {
  const { value } = readingOf(constraint, tally, confidence)
  if (!constraint.ofDays) return beyond(constraint, value)
  const days = constraint.requirements.map(index => estimateOf(tally, index, confidence))
  const spread = days.reduce((sum, { standardError, n }) => sum + standardError * Math.sqrt(n), 0) / days.length
  return (normalQuantile(value) - normalQuantile(constraint.bound)) * spread
}

function beyond({ comparison, bound }: Constraint, value: number): number {
  return comparison === '>=' || comparison === '>' ? value - bound : bound - value
}

/** Tukey's λ 0.1349 of the normal quantile: two digits, for a step. Ends are where a search has seen nothing yet. */
function normalQuantile(p: number): number {
  const share = Math.min(Math.max(p, 0.002), 0.998)
  return (share ** 0.1349 - (1 - share) ** 0.1349) / 0.1975
}

/** What one agent more at a post is worth to the value of a day or of everything: his post's share of it times the formula's step. */
function worthOf({ formula, search }: Work, constraint: Constraint) {
  const { lines } = search.demand
  const sum = constraint.posts.reduce((all, post) => all + lines[post].calls, 0)
  return (post: number, people: number): number => {
    const from = formula(post, people, constraint.figure)
    const to = formula(post, people + 1, constraint.figure)
    const proxy = 0.3 / (1 + lines[post].rate * lines[post].handle)
    const step = from === undefined || to === undefined ? constraint.bound * proxy : Math.abs(to - from)
    return (sum > 0 ? lines[post].calls / sum : 0) * Math.min(step, MOST_STEP * Math.max(constraint.bound, 1))
  }
}

const MOST_STEP = 100

/** In one sweep the posts of a requirement get so many more at most, as a share of who is there, and one of them its share and one. */
const MOST_ADDED = 0.1
const MOST_ADDED_AT_POST = 0.2

function addFor(
  work: Work,
  next: Staffing,
  { constraint, missing }: { constraint: Constraint; missing: number },
): void {
  const worth = worthOf(work, constraint)
  const open = constraint.posts.filter(post => !work.fixed.has(post))
  const capOf = (post: number) =>
    Math.min(work.search.most[post], Math.floor(work.staffing[post] * (1 + MOST_ADDED_AT_POST)) + 1)
  const people = constraint.posts.reduce((sum, post) => sum + work.staffing[post], 0)
  const most = Math.min(MOST_CHANGES, Math.max(1, Math.floor(people * MOST_ADDED)))
  let added = 0
  for (let left = missing; (left > 0 || added === 0) && added < most; added++) {
    const able = open.filter(post => next[post] < capOf(post))
    if (able.length === 0) return
    const best = able.reduce((a, b) => (worth(b, next[b]) > worth(a, next[a]) ? b : a))
    left -= worth(best, next[best])
    next[best]++
  }
}

const MOST_CHANGES = 2000
/** Of what is to spare: the formula may be too hopeful. */
const CAUTION = 0.8

type Sparing = { left: Map<number, number>; tally: Tally }

/** One after another whoever is missed least, while everything that he helps to meet can spare him. */
function takeAway(work: Work, next: Staffing, { left, tally }: Sparing): void {
  const worth = new Map([...left.keys()].map(index => [index, worthOf(work, work.constraints[index])]))
  const lossesOf = (post: number) =>
    work.wide[post].flatMap(index => {
      const of = worth.get(index)
      return of ? [{ index, loss: of(post, next[post] - 1) }] : []
    })
  const painOf = (post: number) => Math.max(...lossesOf(post).map(({ index, loss }) => loss / left.get(index)!))
  const open = [...next.keys()].filter(post => work.wide[post].some(index => worth.has(index)))
  for (let taken = 0; taken < MOST_CHANGES; taken++) {
    const able = open.flatMap(post => {
      if (work.fixed.has(post) || next[post] <= work.search.least[post]) return []
      const pain = painOf(post)
      return pain <= 1 && isSpared(work, post, { people: next[post] - 1, tally }) ? [{ post, pain }] : []
    })
    if (able.length === 0) return
    const { post } = able.reduce((a, b) => (b.pain < a.pain ? b : a))
    for (const { index, loss } of lossesOf(post)) left.set(index, left.get(index)! - loss)
    next[post]--
  }
}

/** Whether the constraints of the post's own cell are expected to bear it. */
function isSpared(work: Work, post: number, { people, tally }: { people: number; tally: Tally }): boolean {
  return work.own[post].every(index => {
    if (work.givenUp.has(index)) return true
    const { value } = readingOf(work.constraints[index], tally, work.confidence)
    return (
      Number.isNaN(value) ||
      expectedToHold(work.formula, work.constraints[index], { post, people: work.staffing[post], value })(people)
    )
  })
}
