// Conducts a study: hands out what is missing, stores what comes back, estimates points that are complete.
import type { TidyRow } from '../../measures/tidy.ts'
import { enoughFor, estimatesOf } from './estimates.ts'
import { type Points, pointsOf } from './points.ts'
import { Schedule } from './schedule.ts'
import { shareOf } from './sharding.ts'
import type { Store } from './store.ts'
import type { Backend, Chunk, ChunkResult, Failure } from './trial.ts'

/**
 * After a failure: `stop` hands out nothing more and keeps what is under way; `fast` gives that up too; `go` does all the rest.
 */
export type OnFailure = 'stop' | 'fast' | 'go'

export type ConductOptions = {
  onFailure?: OnFailure
  /** Tries again what failed before. */
  retryFailed?: boolean
  onProgress?: (progress: SweepProgress) => void
  /** Ends early: what is under way is given up, what is stored stays. */
  signal?: AbortSignal
}

export type SweepProgress = {
  /** Replications done and planned; with a precision more may follow. */
  done: number
  planned: number
  points: { done: number; planned: number }
  failures: number
}

export type Conducted = SweepProgress & {
  /** Complete: everything is there and has its estimates. */
  complete: boolean
  /** Hash of all results, when complete. */
  results: string | null
}

/**
 * Runs what a study lacks.
 * @throws BrokenStudyError when a replication gives two different results; what the backend or the store throw
 */
export async function conduct(store: Store, backend: Backend, options: ConductOptions = {}): Promise<Conducted> {
  const study = await openStudy(store, options)
  try {
    await handOut(study, backend)
  } finally {
    study.progress(true)
  }
  return study.conclude()
}

/** Milliseconds of a replication that nobody has timed yet. */
const UNKNOWN_MS = 20

/** Most replications in a chunk: what is lost when its worker dies. */
const MOST_IN_CHUNK = 5000

async function handOut(study: Study, backend: Backend): Promise<void> {
  const underWay = new Map<Chunk, Promise<void>>()
  let broken: unknown
  let msEach = UNKNOWN_MS
  const stopped = () => broken !== undefined || study.mustStop
  const start = (chunk: Chunk) => {
    const ended = backend.run(chunk).then(async result => {
      const size = result.results.length
      if (size > 0) msEach = msEach === UNKNOWN_MS ? result.ms / size : (msEach + result.ms / size) / 2
      if (!study.mustDrop) await study.take(chunk, result, backend)
    })
    underWay.set(
      chunk,
      ended
        .catch(error => {
          broken ??= error
          study.schedule.release(chunk)
        })
        .finally(() => underWay.delete(chunk)),
    )
  }
  for (;;) {
    while (!stopped() && underWay.size < backend.slots()) {
      const chunk = study.schedule.next(sizeOf(study.schedule, backend, msEach))
      if (chunk.length === 0) break
      start(chunk)
    }
    if (underWay.size === 0 || study.mustDrop) break
    await Promise.race([...underWay.values(), study.dropped])
  }
  // What is being stored is stored, whatever else is given up.
  await study.stored
  if (broken !== undefined) throw broken
}

/** As many as take the time that suits the backend, but no more than leaves something for everybody at the end. */
function sizeOf({ planned, done }: Schedule, backend: Backend, msEach: number): number {
  const timely = (backend.chunkSeconds * 1000) / Math.max(msEach, 0.001)
  const fair = (planned - done) / (2 * backend.slots())
  return Math.max(1, Math.min(Math.floor(timely), Math.ceil(fair), MOST_IN_CHUNK))
}

// ── the state of a study while it is conducted ─────────────────────────────────────────────────────────────────────

class Study {
  readonly store: Store
  readonly schedule: Schedule
  readonly points: Points
  readonly dropped: Promise<void>
  readonly failures: Failure[]
  private readonly options: ConductOptions
  private readonly finished: Set<number>
  private hasFailed = false
  private aborted = false
  private lastTold = 0
  /** Settled when everything taken so far is stored. */
  stored: Promise<void> = Promise.resolve()

  constructor(
    store: Store,
    parts: { schedule: Schedule; failures: Failure[]; finished: Set<number>; options: ConductOptions },
  ) {
    this.store = store
    this.schedule = parts.schedule
    this.failures = parts.failures
    this.finished = parts.finished
    this.options = parts.options
    this.points = pointsOf(store.manifest.plan)
    const { signal } = this.options
    this.aborted = signal?.aborted ?? false
    this.dropped = new Promise(resolve => {
      signal?.addEventListener('abort', () => {
        this.aborted = true
        resolve()
      })
    })
  }

  /** Nothing more is to be handed out. */
  get mustStop(): boolean {
    return this.aborted || (this.hasFailed && this.options.onFailure !== 'go')
  }

  /** What is under way is to be given up. */
  get mustDrop(): boolean {
    return this.aborted || (this.hasFailed && this.options.onFailure === 'fast')
  }

  /** Stores a result; one after another. */
  take(chunk: Chunk, result: ChunkResult, backend: Backend): Promise<void> {
    const taken = this.stored.then(() => this.takeOne(chunk, result)).then(() => backend.taken?.(chunk))
    this.stored = taken.catch(() => {})
    return taken
  }

  private async takeOne(chunk: Chunk, result: ChunkResult): Promise<void> {
    await this.store.add(result)
    for (const { point, replication } of result.results)
      this.schedule.finish({ point, from: replication, to: replication + 1 })
    for (const failure of result.failures) {
      this.failures.push(failure)
      this.schedule.fail(failure)
      this.hasFailed = true
    }
    this.schedule.release(chunk)
    await this.settle([...new Set(chunk.map(range => range.point))], result)
    this.progress()
  }

  /** Estimates points that are complete, or plans more of them. */
  async settle(points: readonly number[], latest?: ChunkResult): Promise<void> {
    const estimates = new Map<number, TidyRow[]>()
    for (const point of points) {
      const rows = await this.estimatesOf(point, latest)
      if (rows) estimates.set(point, rows)
    }
    if (estimates.size === 0) return
    await this.store.saveEstimates(estimates)
    for (const point of estimates.keys()) this.finished.add(point)
  }

  private async estimatesOf(point: number, latest?: ChunkResult): Promise<TidyRow[] | undefined> {
    const { plan, shard } = this.store.manifest
    // Part of a point only: whoever merges the parts estimates it.
    if (shard !== null && plan.precision === null) return undefined
    if (this.finished.has(point) || !this.schedule.isComplete(point)) return undefined
    const replications = this.schedule.plannedOf(point)
    const of = {
      store: wholeOf(point, replications, latest) ?? this.store,
      point,
      tabulation: this.points(point).tabulation,
      replications,
    }
    const next = await enoughFor(of, plan)
    if (next === replications) return estimatesOf(of, plan.confidence)
    this.schedule.plan(point, next)
    return this.estimatesOf(point)
  }

  progress(always = false): void {
    const now = performance.now()
    if (!always && now - this.lastTold < 50) return
    this.lastTold = now
    this.options.onProgress?.(this.state())
  }

  state(): SweepProgress {
    const { done, planned } = this.schedule
    const points = { done: this.finished.size, planned: this.store.manifest.plan.points.length }
    return { done, planned, points, failures: this.failures.length }
  }

  async conclude(): Promise<Conducted> {
    const state = this.state()
    const complete = state.points.done === state.points.planned
    return { ...state, complete, results: complete ? await this.store.seal() : null }
  }
}

async function openStudy(store: Store, options: ConductOptions): Promise<Study> {
  const { plan, shard } = store.manifest
  const schedule = new Schedule({
    points: plan.points.length,
    replications: plan.replications,
    mine: shareOf(plan, shard),
  })
  for (const range of await store.done()) schedule.finish(range)
  if (options.retryFailed) await store.forgetFailures()
  const failures = await store.failures()
  for (const failure of failures) schedule.fail(failure)
  const study = new Study(store, { schedule, failures, finished: await store.estimated(), options })
  // What was stored last may have completed a point whose estimates were never written.
  const points = plan.points.map((_, point) => point)
  for (let from = 0; from < points.length; from += SETTLED_AT_ONCE)
    await study.settle(points.slice(from, from + SETTLED_AT_ONCE))
  return study
}

/** Points whose estimates are written together. */
const SETTLED_AT_ONCE = 100

/** A point that came all at once need not be read again. */
function wholeOf(point: number, replications: number, latest?: ChunkResult): Pick<Store, 'trials'> | undefined {
  const own = latest?.results.filter(each => each.point === point) ?? []
  if (own.length !== replications) return undefined
  const inOrder = own.toSorted((a, b) => a.replication - b.replication)
  return {
    async *trials() {
      yield inOrder
    },
  }
}
