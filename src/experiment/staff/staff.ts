// The least staff that meets all targets, found by simulation.
import { FINE_AXES } from '../../measures/slices.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { run } from '../run.ts'
import { presenceOf, scheduledFor } from './gross.ts'
import { impossibleWords } from './impossible.ts'
import { cellsOf, needsOf } from './needs.ts'
import { searchAll } from './parts.ts'
import type { StaffPlan } from './plan.ts'
import type { Stretch } from './requirements.ts'
import type { SearchProgress } from './search.ts'
import { staffedScenario } from './staffed.ts'
import type { Post, Staffing } from './staffing.ts'
import { type Task, taskOf } from './task.ts'
import { totalsOf } from './totals.ts'

export type StaffOptions = {
  /** Where targets that say no more are to hold; default: in every interval. */
  stretch?: Stretch
  /** Targets beside those of the scenario: "occupancy <= 85%". */
  targets?: readonly string[]
  /** People in every open interval of every group, at least; default 0. */
  atLeast?: number
  /** Replications of the run that the plan is reported with; default: as in the scenario, else 100 to 1,000, fewer of busier centers. */
  replications?: number
  /** Most replications in which one staffing is judged; default: as many as two million calls are, at least 32, at most 4,000. */
  mostReplications?: number
  seed?: string | number
  confidence?: number
  /** Hours of a full-time week; default 40. */
  fullTime?: number
  whatIf?: readonly string[]
  workers?: number
  /** When aborted, the best so far is given back. */
  signal?: AbortSignal
  onProgress?: (progress: SearchProgress) => void
}

/**
 * Finds the least staff with which all targets hold, interval by interval, as far as simulation can tell; simulates it afresh.
 * Targets are those of the scenario and `options.targets`; what they are asked of is said by themselves ("in every day") or by
 * `stretch`. Shifts and lateness go; shrinkage stays: with fixed shrinkage it finds who is to be present, with random presence who
 * is to be scheduled.
 * @throws UserError without any target, for targets that make no sense or that no search can be led by; RangeError for numbers out of range
 * @example (await staff(readScenario('day.yaml'), { targets: ['occupancy <= 85%'] })).needs[0].gross
 */
export async function staff(scenario: Scenario, options: StaffOptions = {}): Promise<StaffPlan> {
  // 1. What is asked, and of whom.
  const asked = { ...scenario, targets: [...scenario.targets, ...(options.targets ?? [])] }
  const task = taskOf(asked, options)
  // 2. Components one after another: first all queues of one group together, then each of several skills.
  const found = await searchAll(task, options)
  // 3. The scenario with what was found, simulated afresh.
  const people = peopleOf(asked, task.posts, found.staffing)
  const staffed = staffedScenario(asked, task.posts, people.gross)
  const result = await run(staffed, runOptions(task, options))
  // 4. What that says.
  const { requirements, posts, constraints } = task
  const cells = cellsOf({ run: result, requirements })
  const needs = needsOf({ run: result, posts, requirements, constraints, ...people, ...found }, cells)
  const { method, staffings, replications, complete } = found
  return {
    asked,
    staffed,
    needs,
    totals: totalsOf(asked, { posts, ...people }, options.fullTime ?? FULL_TIME),
    run: result,
    cells,
    search: {
      method,
      staffings,
      replications,
      complete,
      impossible: impossibleWords(asked, requirements, found.impossible),
    },
    whatIf: options.whatIf ?? [],
  }
}

const FULL_TIME = 40

/** People present and people scheduled, by post. */
function peopleOf(
  { groups }: Scenario,
  posts: readonly Post[],
  staffing: Staffing,
): { net: Int32Array; gross: Int32Array } {
  const presence = Object.values(groups).map(presenceOf)
  const net = staffing.map((people, post) => {
    const { share, random } = presence[posts[post].group]
    return random ? Math.round(people * share) : people
  })
  const gross = staffing.map((people, post) => {
    const { share, random } = presence[posts[post].group]
    return random ? people : scheduledFor(people, share)
  })
  return { net, gross }
}

/** Replications of a plan whose search was stopped: it is wanted at once. */
const IN_HASTE = 10

function runOptions(
  { scenario: { steady, study }, enough }: Task,
  { signal, replications, seed, confidence, workers }: StaffOptions,
) {
  const usual = replications ?? study.replications ?? enough
  return {
    replications: signal?.aborted ? Math.min(IN_HASTE, usual) : usual,
    seed: seed ?? study.seed,
    confidence,
    workers,
    axes: steady ? [] : FINE_AXES,
  }
}
