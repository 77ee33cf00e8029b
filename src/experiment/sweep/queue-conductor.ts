// Who conducts a study over a queue: puts jobs there, takes results from the inbox, and looks after both.
import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { UserError } from '../../scenario/problems.ts'
import { DamagedError } from './packing.ts'
import type { Queued, QueueOptions } from './queue.ts'
import { fromBytes } from './queue-bytes.ts'
import {
  type ChunkJob,
  type Connected,
  connectedIn,
  inboxKey,
  jobIdOf,
  jobOfField,
  planKey,
  programMark,
  WEEK,
} from './queue-names.ts'
import type { Backend, Chunk, ChunkResult } from './trial.ts'

type Awaited = {
  chunk: Chunk
  result: Promise<ChunkResult>
  resolve: (result: ChunkResult) => void
  reject: (error: unknown) => void
}

type Parts = { study: Queued; options: QueueOptions; address: string; redis: Redis; queue: Queue<ChunkJob> }

/** Times that a chunk is begun before it is given up, and the pause in between. */
const TRIES = { attempts: 10, backoff: { type: 'fixed', delay: 1000 } }

/** Seconds that it may take to leave Redis tidy at the end. */
const TIDY_SECONDS = 5

const LEAST_SLOTS = 4

/** Opened by `begin`, before anything else. */
export class Conductor implements Backend {
  readonly name: string
  readonly chunkSeconds = 10
  private readonly study: Queued
  private readonly options: QueueOptions
  private readonly address: string
  private readonly redis: Redis
  private readonly queue: Queue<ChunkJob>
  private readonly awaited = new Map<string, Awaited>()
  /** Results handed over and not yet stored by who got them: their place in the inbox, by job. */
  private readonly handed = new Map<string, string>()
  /** Who is connected; undefined while that is not known. */
  private connected: Connected | undefined
  private looksWithoutWorkers = 0
  /** Milliseconds since Redis last answered. */
  private silent = 0
  private failure: unknown
  private isClosing = false
  private watching: Promise<void> | undefined
  private alarm: NodeJS.Timeout | undefined

  constructor({ study, options, address, redis, queue }: Parts) {
    this.study = study
    this.options = options
    this.address = address
    this.redis = redis
    this.queue = queue
    this.name = `workers at ${address}`
  }

  slots(): number {
    return Math.max(LEAST_SLOTS, 2 * (this.connected?.processes ?? LEAST_SLOTS))
  }

  async begin(): Promise<void> {
    await this.lookAround()
    await this.refuseSecond()
    await this.putPlan()
    await this.removeLeftovers()
    await this.readInbox()
    this.watching = this.watch()
    this.alarm = setInterval(() => this.countSilence(), ALARM_MS)
  }

  async run(chunk: Chunk): Promise<ChunkResult> {
    if (this.failure !== undefined) throw this.failure
    const jobId = jobIdOf(this.study.id, chunk)
    const known = this.awaited.get(jobId)
    if (known) return known.result
    const { promise: result, resolve, reject } = deferred<ChunkResult>()
    this.awaited.set(jobId, { chunk, result, resolve, reject })
    this.put(jobId, chunk).catch(error => this.fail(error))
    return result
  }

  /** Does not wait for Redis, which may be away. */
  async taken(chunk: Chunk): Promise<void> {
    const jobId = jobIdOf(this.study.id, chunk)
    const field = this.handed.get(jobId)
    if (field === undefined) return
    this.redis.hdel(this.inbox, field).then(
      () => this.handed.delete(jobId),
      error => this.fail(error),
    )
  }

  /** Takes with it what Redis has of the study. What workers are computing just now comes to nothing. */
  async close(): Promise<void> {
    this.isClosing = true
    clearInterval(this.alarm)
    const tidy = this.isThere ? this.tidy() : Promise.resolve()
    tidy.catch(() => {})
    try {
      await Promise.race([tidy, sleep(TIDY_SECONDS, { unref: true })])
    } finally {
      for (const { result, reject } of this.awaited.values()) {
        result.catch(() => {})
        reject(new Error('the queue was closed before this chunk had come back'))
      }
      await this.queue.close()
      this.redis.disconnect()
      // A command that waits for a Redis that never came back does so for ever.
      await Promise.race([this.watching, sleep(1, { unref: true })])
    }
  }

  private get program(): string {
    return programMark(this.study.program)
  }

  private get inbox(): string {
    return inboxKey(this.study.id, this.program)
  }

  private get planAt(): string {
    return planKey(this.study.id, this.program)
  }

  private get isThere(): boolean {
    return this.redis.status === 'ready'
  }

  private async tidy(): Promise<void> {
    await Promise.all([...this.awaited.keys()].map(jobId => this.queue.remove(jobId)))
    // What was handed over and never stored belongs to nobody now.
    this.handed.clear()
    const awaited = [...this.awaited]
    this.awaited.clear()
    try {
      await this.readInbox()
    } finally {
      for (const [jobId, each] of awaited) this.awaited.set(jobId, each)
      await this.redis.del(this.planAt, this.inbox)
    }
  }

  // ── what goes to Redis ───────────────────────────────────────────────────────────────────────────────────────────

  private async putPlan(): Promise<void> {
    const { plan } = this.study
    await this.redis.set(this.planAt, JSON.stringify(plan), 'EX', WEEK)
  }

  /** A job that is there already stays as it is. */
  private async put(jobId: string, chunk: Chunk): Promise<void> {
    const data: ChunkJob = { study: this.study.id, program: this.program, chunk }
    await this.queue.add('chunk', data, { ...TRIES, jobId, removeOnComplete: true, removeOnFail: { age: WEEK } })
  }

  /** Jobs of a run that did not come to its end: this one hands out what is missing in chunks of its own. */
  private async removeLeftovers(): Promise<void> {
    const jobs = await this.queue.getJobs(['waiting', 'delayed', 'failed'])
    const own = jobs.filter(({ data }) => data.study === this.study.id)
    await Promise.all(own.map(job => this.queue.remove(job.id!)))
  }

  // ── what comes back ──────────────────────────────────────────────────────────────────────────────────────────────

  private async readInbox(): Promise<void> {
    const { inbox } = this
    const handed = new Set(this.handed.values())
    for (const field of await this.redis.hkeys(inbox)) {
      if (handed.has(field)) continue
      const bytes = await this.redis.hgetBuffer(inbox, field)
      if (bytes) await this.handOver(field, bytes)
    }
  }

  private async handOver(field: string, bytes: Uint8Array): Promise<void> {
    const result = readable(bytes)
    const jobId = jobOfField(field)
    const waiting = this.awaited.get(jobId)
    if (result && waiting && !this.handed.has(jobId)) {
      this.handed.set(jobId, field)
      this.awaited.delete(jobId)
      waiting.resolve(result)
      // A second worker may be about to begin it, after the first one was taken for dead.
      await this.queue.remove(jobId)
      return
    }
    if (result) await this.options.onStray(result)
    await this.redis.hdel(this.inbox, field)
  }

  // ── looking after it ─────────────────────────────────────────────────────────────────────────────────────────────

  private async watch(): Promise<void> {
    const { poll = 0.075, check = 1.5 } = this.options
    for (let looked = performance.now(); !this.isClosing; ) {
      await sleep(poll)
      if (this.isClosing) return
      try {
        await this.readInbox()
        if (performance.now() - looked >= 1000 * check) {
          await this.lookAround()
          await this.putBackWhatIsLost()
          looked = performance.now()
        }
        this.silent = 0
      } catch (error) {
        this.fail(error)
      }
    }
  }

  /** Who is connected; where Redis does not tell, nobody is missed. */
  private async lookAround(): Promise<void> {
    const names = { queue: this.queue.name, study: this.study.id }
    this.connected = await this.redis.client('LIST').then(
      list => connectedIn(String(list), names),
      () => undefined,
    )
    const isAlone = this.connected?.processes === 0 && this.awaited.size > 0
    this.looksWithoutWorkers = isAlone ? this.looksWithoutWorkers + 1 : 0
    // One look may be too early, for instance when Redis has just come back.
    if (this.looksWithoutWorkers === 2) this.options.onIdle?.(this.nobodyListens())
  }

  private nobodyListens(): string {
    const { program } = this.study
    const others = this.connected?.others ?? 0
    const hint = others > 0 ? `; ${others} of other programs are there, which would compute something else` : ''
    return `no workers are listening on ${this.address}${hint}: start some with \`savlanut worker --queue ${this.address}\` (program ${programMark(program)}, savlanut ${program.version})`
  }

  private async refuseSecond(): Promise<void> {
    const conductors = this.connected?.conductors ?? []
    if (conductors.length < 2) return
    const own = await this.redis.client('ID')
    if (conductors.every(id => id >= own)) return
    throw new UserError(
      `another process is conducting this study over ${this.address}: wait for its end, or stop it and try again`,
    )
  }

  /** Redis may have come back without what it held: a job that is neither there nor done is put back. */
  private async putBackWhatIsLost(): Promise<void> {
    const wanted = [...this.awaited]
    const hasPlan = (await this.redis.expire(this.planAt, WEEK)) === 1
    const jobs = await Promise.all(wanted.map(([jobId]) => this.jobState(jobId)))
    // Results come before their jobs go: what has gone by now and is not in the inbox is lost.
    await this.readInbox()
    if (!hasPlan) await this.putPlan()
    for (const [i, [jobId, { chunk }]] of wanted.entries()) {
      if (!this.awaited.has(jobId)) continue
      if (!jobs[i].exists) await this.put(jobId, chunk)
      else if (jobs[i].failed !== null) await this.giveUp(jobId, jobs[i].failed)
    }
  }

  private async jobState(jobId: string): Promise<{ exists: boolean; failed: string | null }> {
    const [name, ended, reason] = await this.redis.hmget(this.queue.toKey(jobId), 'name', 'finishedOn', 'failedReason')
    return { exists: name !== null, failed: ended === null ? null : (reason ?? 'for no known reason') }
  }

  private async giveUp(jobId: string, reason: string): Promise<void> {
    const { chunk, reject } = this.awaited.get(jobId)!
    this.awaited.delete(jobId)
    await this.queue.remove(jobId)
    const what = chunk.map(({ point, from, to }) => `point ${point}, replications ${from} to ${to - 1}`).join('; ')
    reject(
      new UserError(
        `no worker could run a chunk (${what}), and it is not tried again; last: ${reason}. What is stored is safe: see to the workers, then go on with \`savlanut resume\``,
      ),
    )
  }

  // ── when nothing works ───────────────────────────────────────────────────────────────────────────────────────────

  /** Counts seconds of this process, not of the clock: it may have been busy, or the machine asleep. */
  private countSilence(): void {
    const { patience = 60 } = this.options
    this.silent += ALARM_MS
    if (this.silent > 1000 * patience)
      this.fail(
        new UserError(
          `Redis at ${this.address} has not answered for ${patience} s. What is stored is safe: start it again, then go on with \`savlanut resume\``,
        ),
      )
  }

  private fail(error: unknown): void {
    if (this.isClosing || this.failure !== undefined) return
    this.failure = told(error, this.address)
    for (const { reject } of this.awaited.values()) reject(this.failure)
    this.awaited.clear()
  }
}

const ALARM_MS = 250

/** What Redis refuses is no bug: it is full, or forbids something. */
function told(error: unknown, address: string): unknown {
  if (!(error instanceof Error) || error.name !== 'ReplyError') return error
  return new UserError(
    `Redis at ${address} refuses to go on: ${error.message}. What is stored is safe: see to it, then go on with \`savlanut resume\``,
  )
}

/** Undefined when it is damaged: its job has gone, so that it will be missed and run again. */
function readable(bytes: Uint8Array): ChunkResult | undefined {
  try {
    return fromBytes(bytes)
  } catch (error) {
    if (error instanceof DamagedError) return undefined
    throw error
  }
}

function deferred<Value>() {
  let resolve!: (value: Value) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<Value>((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
}

const sleep = (seconds: number, { unref = false } = {}) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, 1000 * seconds)
    if (unref) timer.unref()
  })
