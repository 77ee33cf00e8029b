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
  const most = posts.map(({ group }, post) => {
    const generous = mostAt(loads[post], start[post])
    return isPlain(center, group)
      ? Math.min(generous, Math.max(amplyAt(post, loads[post], options), start[post]))
      : generous
  })
  return {
    start: Int32Array.from(start, (people, post) => Math.max(people, least[post])),
    least: Int32Array.from(least),
    most: Int32Array.from(most, (people, post) => Math.max(people, least[post])),
  }
}

/** More than twice the work, with room for chance, is more than any target needs that staff can meet. */
const mostAt = (load: number, start: number) => Math.max(Math.ceil(2 * load + 6 * Math.sqrt(load) + 10), 2 * start)

/** With so many hardly anybody waits at all: more is noise, or another queue's need. */
const AMPLE = { figure: { measure: 'serviceLevel', within: 1, definition: 1 }, share: 0.999, spare: 2 } as const

/** Least people with whom 99.9 % are answered in a second, as the formula says, and two. */
function amplyAt(post: number, load: number, { formula }: StartOptions): number {
  let people = Math.ceil(load)
  while (people < mostAt(load, 0) && (formula(post, people, AMPLE.figure) ?? 1) < AMPLE.share) people++
  return people + AMPLE.spare
}

/** Whether the formula knows all that makes work at a group: its own calls, Poisson by the interval, by people who are there. */
function isPlain({ types, groups, journey }: Center, group: number): boolean {
  const { presence, concurrency } = groups[group]
  if (journey || presence !== 1 || concurrency) return false
  return types
    .filter(type => type.groups.includes(group))
    .every(
      ({ groups: serving, busyness, redial, trace, bursts, loadAtStart, pattern, serviceClock }) =>
        serving.length === 1 &&
        bursts.length === 0 &&
        serviceClock === 0 &&
        !(busyness || redial || trace || loadAtStart || pattern),
    )
}

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
