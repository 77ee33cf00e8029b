// The parts of a center that have nothing to do with one another, searched one after another.
import { type Component, componentsOf, concerns } from './components.ts'
import { isExact } from './demand.ts'
import { evaluatorOf } from './evaluator.ts'
import { presenceOf, scheduledFor } from './gross.ts'
import type { StaffPlan } from './plan.ts'
import { searchQueue } from './queue.ts'
import type { Found, Search } from './search.ts'
import { withoutSpikes } from './spikes.ts'
import type { StaffOptions } from './staff.ts'
import type { Staffing } from './staffing.ts'
import { type StretchSearch, searchStretches } from './stretches.ts'
import type { Task } from './task.ts'

/** What was found, by post and requirement of the task. */
export type AllFound = {
  staffing: Staffing
  shown: Int32Array
  deciding: Int32Array
  impossible: number[]
  complete: boolean
  staffings: number
  replications: number
  method: StaffPlan['search']['method']
}

/** All queues of one group together, then each component of several skills; once stopped, the others stay where they began. */
export async function searchAll(task: Task, options: StaffOptions): Promise<AllFound> {
  const components = componentsOf(task.center, task.requirements)
  const queues = components.filter(({ length }) => length === 1).flat()
  const skills = components.filter(({ length }) => length > 1)
  const all: AllFound = {
    staffing: task.bounds.start.slice(),
    shown: new Int32Array(task.posts.length).fill(-1),
    deciding: new Int32Array(task.posts.length).fill(-1),
    impossible: [],
    complete: true,
    staffings: 0,
    replications: 0,
    method: skills.length > 0 ? 'cutting-planes' : 'erlang-a',
  }
  const parts = [...(queues.length > 0 ? [queues] : []), ...skills]
  for (const part of parts) {
    if (options.signal?.aborted) all.complete = false
    else await searchPart(task, all, { part, isQueue: part === queues, options })
  }
  return all
}

type Part = { part: Component; isQueue: boolean; options: StaffOptions }

/** Searches the posts of a part, with those of the others as they stand, and adds what is found. */
async function searchPart(task: Task, all: AllFound, { part, isQueue, options }: Part): Promise<void> {
  const { scenario, center, posts, demand, bounds } = task
  const { workers = 1, signal, onProgress = () => {} } = options
  const indices = task.requirements.flatMap((each, index) => (concerns(center, each, part) ? [index] : []))
  const requirements = indices.map(index => task.requirements[index])
  const costs = Float64Array.from(posts, () => (center.steady ? 1 : center.interval / 3600))
  const isHere = (post: number) => part.includes(posts[post].group)
  const pinned = (bound: Staffing) => bound.map((people, post) => (isHere(post) ? people : all.staffing[post]))
  const ask: Ask = async (asked, bounded) => {
    const seed = `${options.seed ?? scenario.study.seed} staffing`
    const evaluator = await evaluatorOf(scenario, { watched: asked, seed, workers, signal })
    const confidence = options.confidence ?? scenario.study.confidence
    const search: Search = { ...bounded, center, evaluator, requirements: asked, costs, confidence, onProgress, signal }
    try {
      const found = isQueue
        ? await searchQueue({ ...search, demand, isExact: group => isExact(scenario, center, group) })
        : await (await import('./skills.ts')).searchSkills(search)
      return await unlessAborted(search, found)
    } finally {
      await evaluator.close()
    }
  }
  const bounded = {
    start: all.staffing.slice(),
    least: pinned(bounds.least),
    most: pinned(bounds.most),
    replications: task.replications,
  }
  const asked = { ...bounded, center, requirements, ask, costOf: costOf(task), mayMove: isQueue }
  const found = await searchStretches(asked)
  add(all, found, { indices, isHere })
}

type Ask = StretchSearch['ask']

/** Stopped in the end, it is what was found before. */
async function unlessAborted(search: Search, found: Found): Promise<Found> {
  try {
    return await withoutSpikes(search, found)
  } catch (error) {
    if (!search.signal?.aborted) throw error
    return { ...found, complete: false }
  }
}

/** People scheduled, whom rounding may make more where fewer are present. */
function costOf({ scenario: { groups }, posts }: Task): (staffing: Staffing) => number {
  const presence = Object.values(groups).map(presenceOf)
  return staffing =>
    staffing.reduce((sum, people, post) => {
      const { share, random } = presence[posts[post].group]
      return sum + (random ? people : scheduledFor(people, share))
    }, 0)
}

type Where = { indices: readonly number[]; isHere: (post: number) => boolean }

function add(all: AllFound, found: Found, { indices, isHere }: Where): void {
  const wide = (index: number) => (index < 0 ? index : indices[index])
  found.staffing.forEach((people, post) => {
    if (!isHere(post)) return
    all.staffing[post] = people
    all.shown[post] = wide(found.shown[post])
    all.deciding[post] = wide(found.deciding?.[post] ?? -1)
  })
  all.impossible.push(...found.impossible.map(wide))
  all.complete &&= found.complete
  all.staffings += found.staffings
  all.replications += found.replications
}
