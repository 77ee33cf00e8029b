// Where a search begins: the formula's least staff for every interval by itself, and the bounds of the search.

import { keeps } from '../../measures/verdict.ts'
import type { Center } from '../../model/center.ts'
import type { Constraint } from './constraints.ts'
import type { Demand } from './demand.ts'
import type { Formula } from './formula.ts'
import type { Requirement } from './requirements.ts'
import type { Post, Staffing } from './staffing.ts'

export type Bounds = { start: Staffing; least: Staffing; most: Staffing }

export type StartOptions = {
  demand: Demand
  formula: Formula
  constraints: readonly Constraint[]
  requirements: readonly Requirement[]
  atLeast: number
}

/** Start, least and most by post. Where nobody calls, as many as the calls before are still expected to keep busy. */
export function boundsFor(center: Center, posts: readonly Post[], options: StartOptions): Bounds {
  const { demand, constraints, atLeast } = options
  const byPost = posts.map((): Constraint[] => [])
  for (const constraint of constraints)
    if (constraint.pull === 1) for (const post of constraint.posts) byPost[post].push(constraint)
  const places = ({ group }: Post) => center.groups[group].presence * (center.groups[group].concurrency?.chats ?? 1)
  const loads = posts.map((post, i) => (demand.lines[i].rate * demand.lines[i].handle) / Math.max(places(post), 1e-9))
  const start = posts.map((_, post) => startAt(post, loads[post], { ...options, own: byPost[post] }))
  const least = posts.map(() => atLeast)
  const most = posts.map((_, post) => mostAt(loads[post], start[post]))
  return {
    start: Int32Array.from(start, (people, post) => Math.max(people, least[post])),
    least: Int32Array.from(least),
    most: Int32Array.from(most, (people, post) => Math.max(people, least[post])),
  }
}

/** More than twice the work, with room for chance, is more than any target needs that staff can meet. */
const mostAt = (load: number, start: number) => Math.max(Math.ceil(2 * load + 6 * Math.sqrt(load) + 10), 2 * start)

const MOST_STEPS = 400

function startAt(
  post: number,
  load: number,
  { demand, formula, own, requirements }: StartOptions & { own: readonly Constraint[] },
): number {
  const guess = Math.ceil(load)
  const { calls } = demand.lines[post]
  if (calls === 0 || own.length === 0) return guess
  const does = (people: number) =>
    own.every(({ figure, requirements: [index] }) => {
      const value = formula(post, people, figure)
      return value === undefined ? people >= load + Math.sqrt(load) : keeps(value, requirements[index].target)
    })
  let people = guess
  if (does(people)) while (people > 0 && does(people - 1)) people--
  else while (people < guess + MOST_STEPS && people < mostAt(load, 0) && !does(people)) people++
  return people
}
