// Where no number of people meets everything: the number that violates the requirements least.
import { type Constraint, readingOf, violationOf } from './constraints.ts'
import type { Work } from './queue-work.ts'
import type { Tally } from './tally.ts'

/** Requirements that the staffing misses though they are not held: too few people harm the one, too many the other. */
export function conflicts({ constraints, givenUp, confidence }: Work, tally: Tally): number[] {
  return [...givenUp].filter(
    index => violationOf(constraints[index], readingOf(constraints[index], tally, confidence).value) > 0,
  )
}

/**
 * Sets the posts of requirements that cannot be met to the number that violates least the worst of theirs, as the formula's steps
 * from what was seen tell; of equal ones the fewest.
 */
export function compromise(work: Work, tally: Tally): boolean {
  const posts = new Set(
    conflicts(work, tally).flatMap(index =>
      work.constraints[index].reach === 'cell' ? work.constraints[index].posts : [],
    ),
  )
  const next = work.staffing.slice()
  for (const post of posts) {
    if (work.fixed.has(post)) continue
    next[post] = leastViolating(work, post, tally)
    work.fixed.add(post)
  }
  const changed = next.some((people, post) => people !== work.staffing[post])
  work.staffing = next
  return changed
}

/** What is worth one person: a violation smaller by half a point. */
const WORTH = 0.005

function leastViolating(work: Work, post: number, tally: Tally): number {
  const { search, staffing, own, constraints } = work
  const most = staffing[post]
  const numbers = Array.from({ length: most - search.least[post] + 1 }, (_, i) => search.least[post] + i)
  const worst = numbers.map(people =>
    Math.max(0, ...own[post].map(index => expectedViolation(work, constraints[index], { post, people, tally }))),
  )
  const least = Math.min(...worst)
  return numbers[worst.findIndex(each => each <= least + WORTH)]
}

function expectedViolation(
  { formula, staffing, confidence }: Work,
  constraint: Constraint,
  { post, people, tally }: { post: number; people: number; tally: Tally },
): number {
  const { value } = readingOf(constraint, tally, confidence)
  const now = formula(post, staffing[post], constraint.figure)
  const then = formula(post, people, constraint.figure)
  if (now === undefined || then === undefined || Number.isNaN(value)) return 0
  const near = 1e-6
  return violationOf(constraint, then <= now ? (value * (then + near)) / (now + near) : value + then - now)
}
