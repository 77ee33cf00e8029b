// Simulates staffings and adds up what they show, with the same callers for every one; on as many threads as there are.
import { type Axis, FINE_AXES } from '../../measures/slices.ts'
import { type Tabulation, tabulation } from '../../measures/tabulation.ts'
import { thresholdsOf } from '../../measures/targets.ts'
import { compile } from '../../model/compile.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { runTrial } from '../trials.ts'
import type { Watched } from './requirements.ts'
import { type Post, postsOf, type Staffing, withStaffing } from './staffing.ts'
import { addTo, emptyTally, mergeTallies, type Tally, type Watch, watchOf } from './tally.ts'

/** A staffing and the replications it is to be simulated in: from, and up to but without, to. */
export type Job = { staffing: Staffing; from: number; to: number }

export type Evaluator = {
  plan: Tabulation
  posts: readonly Post[]
  /**
   * A tally of every job, in their order. Equal jobs have equal bytes, whatever the threads. The sums of several calls may be
   * merged as long as their replications differ.
   * @throws the reason of the signal, once it is aborted
   */
  evaluate(jobs: readonly Job[]): Promise<Tally[]>
  close(): Promise<void>
}

export type EvaluatorOptions = {
  watched: readonly Watched[]
  seed: string
  workers: number
  signal?: AbortSignal
}

/** What a thread is told when it starts. */
export type EvaluatorData = { scenario: Scenario; watched: readonly Watched[]; seed: string }

/** Replications of one piece of work: enough to be worth sending, few enough to share out. They are added up piece by piece. */
const PIECE = 4

export async function evaluatorOf(scenario: Scenario, options: EvaluatorOptions): Promise<Evaluator> {
  const { watched, seed, workers, signal } = options
  const data: EvaluatorData = { scenario, watched, seed }
  const { plan, posts, watch } = benchOf(data)
  const pieces =
    workers > 1 ? await (await import('./pool.ts')).inThreads(data, workers) : alone(data, { plan, posts, watch })
  const evaluate = async (jobs: readonly Job[]): Promise<Tally[]> => {
    const tallies = await Promise.all(
      jobs.map(job =>
        Promise.all(
          piecesOf(job).map(async piece => {
            signal?.throwIfAborted()
            const tally = await pieces.run(piece)
            signal?.throwIfAborted()
            return tally
          }),
        ),
      ),
    )
    return tallies.map(each => mergeTallies(each))
  }
  return { plan, posts, evaluate, close: pieces.close }
}

/** Where pieces of jobs are simulated. */
export type Pieces = { run(piece: Job): Promise<Tally>; close(): Promise<void> }

function piecesOf({ staffing, from, to }: Job): Job[] {
  const count = Math.ceil((to - from) / PIECE)
  return Array.from({ length: count }, (_, i) => ({
    staffing,
    from: from + i * PIECE,
    to: Math.min(to, from + (i + 1) * PIECE),
  }))
}

/** What a thread needs to simulate any staffing of a scenario. */
export type Bench = { plan: Tabulation; posts: readonly Post[]; watch: Watch }

export function benchOf({ scenario, watched }: EvaluatorData): Bench {
  const center = compile(scenario)
  const axes: readonly Axis[] = [...new Set(watched.map(({ slice }) => slice.axis))]
  const fine = axes.filter(axis => FINE_AXES.includes(axis))
  const layout = { serviceLevel: scenario.serviceLevel, axes, also: fine }
  const plan = tabulation(center, thresholdsOf(watched), layout)
  return { plan, posts: postsOf(center), watch: watchOf(plan, watched) }
}

/** Simulates a piece, replication after replication. */
export function runPiece(seed: string, { plan, posts, watch }: Bench, { staffing, from, to }: Job): Tally {
  const staffed = { ...plan, center: withStaffing(plan.center, posts, staffing) }
  const tally = emptyTally(watch.watched.length)
  for (let replication = from; replication < to; replication++)
    for (const observation of runTrial(staffed, { seed, replication, whole: true })) addTo(tally, observation, watch)
  return tally
}

/** One after another in this thread, which it leaves to others in between. */
function alone({ seed }: EvaluatorData, bench: Bench): Pieces {
  let last: Promise<unknown> = Promise.resolve()
  const run = (piece: Job): Promise<Tally> => {
    const tally = last.then(async () => {
      await new Promise(resolve => setImmediate(resolve))
      return runPiece(seed, bench, piece)
    })
    last = tally.catch(() => {})
    return tally
  }
  return { run, close: async () => {} }
}
