// One process of a worker: fetches studies by their identity, runs chunks, puts results into the inbox.
//
// BullMQ starts it and gives it jobs; the worker who started it keeps their locks while it computes.
import { randomBytes } from 'node:crypto'
import type { SandboxedJob } from 'bullmq'
import { Redis } from 'ioredis'
import { idOf, type Plan } from './plan.ts'
import { toBytes } from './queue-bytes.ts'
import { lastingConnection } from './queue-connection.ts'
import { type ChunkJob, type ChunkReport, fieldOf, inboxKey, planKey, WEEK } from './queue-names.ts'
import { inPieces } from './queue-pieces.ts'
import type { Chunk, ChunkResult } from './trial.ts'
import { workOn } from './work.ts'

// Killed without a word, the worker leaves this behind: nobody would ever give it a job again.
process.on('disconnect', () => process.exit())
if (!process.connected) process.exit()

const redis = lastingConnection(Redis, process.env.SAVLANUT_QUEUE!)

type Work = (chunk: Chunk) => ChunkResult

/** Studies kept ready, the last ones. */
const KEPT = 4

/** Milliseconds of computing before others have their turn: at every 20 it would be a tenth slower. */
const AT_ONCE_MS = 200

/** Seconds for which Redis keeps a result of a study that seems to be over. */
const SHORTLY = 600

const kept = new Map<string, Work>()

export default async (job: SandboxedJob<ChunkJob>, token: string, signal: AbortSignal): Promise<ChunkReport> => {
  // The worker gives up a process that does not say so.
  await job.updateProgress(0)
  const work = await workFor(job.data)
  if (!work) return { results: 0, failures: 0, ms: 0, gone: true }
  const result = await inPieces(work, job.data.chunk, pauser(signal)).catch(async error => {
    if (error instanceof Stopped) await job.moveToWait(token)
    throw error
  })
  await deliver(job, result)
  const { results, failures, ms } = result
  return { results: results.length, failures: failures.length, ms, gone: false }
}

/** Thrown to end a chunk that another worker shall have. BullMQ knows by the name that it waits again. */
class Stopped extends Error {
  override name = 'WaitingError'
}

function pauser(signal: AbortSignal): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < AT_ONCE_MS) return
    await new Promise(resolve => setImmediate(resolve))
    if (signal.aborted) throw new Stopped('given back')
    since = performance.now()
  }
}

/** Undefined when the study is over. */
async function workFor({ study, program }: ChunkJob): Promise<Work | undefined> {
  const known = kept.get(study)
  if (known) return known
  const text = await redis.get(planKey(study, program))
  if (text === null) return undefined
  const plan = JSON.parse(text) as Plan
  if (idOf(plan) !== study) throw new Error(`the plan under ${planKey(study, program)} is not the one of this study`)
  if (kept.size === KEPT) kept.delete(kept.keys().next().value!)
  const work = workOn(plan)
  kept.set(study, work)
  return work
}

/** A result of a study that has ended meanwhile is kept a little: it may be about to be put back after a loss. */
async function deliver({ id, data }: SandboxedJob<ChunkJob>, result: ChunkResult): Promise<void> {
  const { study, program } = data
  const isOn = (await redis.exists(planKey(study, program))) === 1
  // One by one: commands of a transaction are not sent again when the connection breaks in between.
  await redis.hset(inboxKey(study, program), fieldOf(id!, randomBytes(8).toString('hex')), toBytes(result))
  await redis.expire(inboxKey(study, program), isOn ? WEEK : SHORTLY)
}
