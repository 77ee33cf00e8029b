// Small centers of several skills, and searches for their staff.

import { targetsOf } from '../../../src/experiment/language.ts'
import { evaluatorOf } from '../../../src/experiment/staff/evaluator.ts'
import { requirementsOf } from '../../../src/experiment/staff/requirements.ts'
import type { Search } from '../../../src/experiment/staff/search.ts'
import { compile } from '../../../src/model/compile.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'

/** Types by group, as drawn in the literature. */
export const DESIGNS = {
  N: [[0], [0, 1]],
  W: [
    [0, 1],
    [1, 2],
  ],
  M: [[0], [1], [0, 1]],
  V: [[0, 1]],
} as const

export type Asked = { costs: readonly number[]; first?: number; most?: number; agents?: number } & Partial<
  Pick<Search, 'onProgress' | 'signal'>
> & { workers?: number; seed?: string }

export async function searchOf(object: unknown, asked: Asked): Promise<Search> {
  const { costs, first = 50, most = 1000, agents = 30, workers = 1, seed = 'skills', signal } = asked
  const scenario = parseScenarioObject(object)
  const center = compile(scenario)
  const requirements = requirementsOf(center, targetsOf(scenario), 'interval')
  const evaluator = await evaluatorOf(scenario, { watched: requirements, seed, workers, signal })
  const posts = evaluator.posts
  return {
    center,
    evaluator,
    requirements,
    start: new Int32Array(posts.length).fill(Math.min(10, agents)),
    least: new Int32Array(posts.length),
    most: new Int32Array(posts.length).fill(agents),
    costs: Float64Array.from(posts, ({ group }) => costs[group]),
    confidence: 0.95,
    replications: { first, most },
    onProgress: asked.onProgress ?? (() => {}),
    signal,
  }
}

/** Two types, one served by both groups, over an hour in two intervals. */
export const twoIntervals = (targets: readonly string[] = ['serviceLevel(20 s) >= 80%']) => ({
  title: 'Two intervals',
  start: '2026-03-02',
  days: 1,
  open: '08:00-09:00',
  interval: '30 min',
  types: {
    first: {
      arrivals: { perInterval: [30, 45] },
      handle: { law: 'exponential', mean: 200 },
      patience: { law: 'exponential', mean: 150 },
      targets,
    },
    second: {
      arrivals: { perInterval: [25, 20] },
      handle: { law: 'exponential', mean: 240 },
      patience: { law: 'exponential', mean: 200 },
      targets,
    },
  },
  groups: {
    specialists: { serves: ['first'], staffing: 5 },
    generalists: { serves: ['first', 'second'], staffing: 5 },
  },
})
