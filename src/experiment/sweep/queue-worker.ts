// A worker of this machine: takes chunks from the queue of its program and lets processes of its own run them.
import type { Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { thisProgram } from './program.ts'
import { addressOf, connectTo, loadLibraries } from './queue-connection.ts'
import { type ChunkJob, type ChunkReport, queueName, workerName } from './queue-names.ts'

export type WorkerOptions = {
  /** `redis://[:password@]host:6379` */
  url: string
  /** Chunks run at once, each in a process. */
  processes: number
  /** Seconds after which others take over what a dead worker had; default 15. */
  lostAfter?: number
  onChunk?: (chunk: ChunkReport & { study: string; job: string }) => void
  /** Something went wrong that the worker survives. */
  onTrouble?: (message: string) => void
  /** Redis is gone (false), or back. */
  onRedis?: (isThere: boolean) => void
}

export type QueueWorker = {
  /** Without password. */
  address: string
  /** Of the queue. */
  name: string
  /** Takes no more; finishes what is under way, or gives it back after so many seconds. */
  finish(seconds: number): Promise<void>
}

const LOST_AFTER = 15

/** Times that a chunk may be taken over from workers that died; each is told to who waits for it when it is too many. */
const MOST_TAKEOVERS = 20

const FILE = new URL(`./queue-processor${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** @throws UserError for a Redis that cannot be used: see `connectTo` */
export async function startWorker(options: WorkerOptions): Promise<QueueWorker> {
  const { url, processes, lostAfter = LOST_AFTER, onChunk, onTrouble } = options
  const name = queueName(thisProgram())
  const libraries = await loadLibraries()
  const connection = await connectTo(libraries, url)
  const quiet = tellWhenLost(connection, options)
  const worker = new (watching(libraries.bullmq.Worker))(name, FILE, {
    connection,
    name: workerName(processes, process.pid),
    concurrency: processes,
    lockDuration: 1000 * lostAfter,
    stalledInterval: Math.ceil((1000 * lostAfter) / 3),
    maxStalledCount: MOST_TAKEOVERS,
    // Checked when it was opened; BullMQ would print what it thinks of it.
    skipVersionCheck: true,
    workerForkOptions: { env: { ...process.env, SAVLANUT_QUEUE: url } },
  })
  worker.on('completed', (job, report) => onChunk?.({ ...report, study: job.data.study, job: job.id! }))
  worker.on('failed', (_, { message }) => onTrouble?.(`a chunk failed here: ${message}`))
  worker.on('error', ({ message }) => {
    if (connection.status === 'ready') onTrouble?.(message)
  })
  const finish = async (seconds: number) => {
    quiet()
    const giveBack = setTimeout(() => worker.cancelAllJobs('finish'), 1000 * seconds)
    await worker.close().finally(() => clearTimeout(giveBack))
    await connection.quit()
  }
  return { address: addressOf(url), name, finish }
}

type WorkerClass = typeof Worker<ChunkJob, ChunkReport>
type ChunkJobOfBull = Job<ChunkJob, ChunkReport>

/** Locks that a process may take to start, which takes it a second. */
const START_LOCKS = 2

/**
 * BullMQ waits for ever for a process that dies while it starts, and keeps the lock of its job. Every process says when
 * it begins with a chunk; where that is not heard in time, the chunk fails here and is tried again.
 */
function watching(WorkerClass: WorkerClass): WorkerClass {
  return class extends WorkerClass {
    protected override async callProcessJob(job: ChunkJobOfBull, token: string, signal?: AbortSignal) {
      let begun = (_: ChunkJobOfBull) => {}
      const done = super.callProcessJob(job, token, signal)
      const inTime = new Promise<ChunkReport>((_, reject) => {
        const late = setTimeout(
          () => reject(new Error('its process did not start')),
          START_LOCKS * this.opts.lockDuration!,
        )
        begun = of => {
          if (of.id === job.id) clearTimeout(late)
        }
        this.on('progress', begun)
      })
      try {
        return await Promise.race([done, inTime])
      } finally {
        begun(job)
        this.off('progress', begun)
        // Where it was given up nobody waits for it any more.
        done.catch(() => {})
      }
    }
  }
}

/** @returns what ends the telling */
function tellWhenLost(redis: Redis, { onRedis }: WorkerOptions): () => void {
  let isThere = true
  const tell = (now: boolean) => {
    if (now !== isThere) onRedis?.(now)
    isThere = now
  }
  const [lost, back] = [() => tell(false), () => tell(true)]
  redis.on('close', lost).on('ready', back)
  return () => redis.off('close', lost).off('ready', back)
}
