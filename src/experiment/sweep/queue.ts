// Chunks spread over machines: handed out through a queue in Redis, run by whoever listens with `savlanut worker`.
//
// Redis holds the study under its identity, jobs that name replications of it, and an inbox for results. Nothing there is
// precious: what Redis forgets is put back, what a worker takes to its grave is handed to another one.
import { Conductor } from './queue-conductor.ts'
import { addressOf, connectTo, loadLibraries } from './queue-connection.ts'
import { type ChunkJob, conductorName, queueName } from './queue-names.ts'
import type { Manifest } from './store.ts'
import type { Backend, ChunkResult } from './trial.ts'

export type QueueOptions = {
  /** `redis://[:password@]host:6379`, or `rediss://` with TLS. */
  url: string
  /**
   * Takes a result that nobody waits for: that came twice, late, or for a run before this one. What it throws ends the
   * chunks under way.
   */
  onStray: (result: ChunkResult) => Promise<void> | void
  /** Told, once each time, that nobody listens. */
  onIdle?: (message: string) => void
  /** Seconds that Redis may be away before chunks under way are given up; default 60. */
  patience?: number
  /** Seconds between looks into the inbox; default 0.075. */
  poll?: number
  /** Seconds between looks at whether all that is awaited is still there; default 1.5. */
  check?: number
}

/** What a queue has to know of a study. */
export type Queued = Pick<Manifest, 'id' | 'plan' | 'program'>

/**
 * Opens the queue of a study. What an earlier run of the study left in Redis is taken first.
 * @throws UserError for a Redis that cannot be used, and while another process conducts the same study there
 */
export async function openQueue(study: Queued, options: QueueOptions): Promise<Backend> {
  const address = addressOf(options.url)
  const libraries = await loadLibraries()
  const redis = await connectTo(libraries, options.url, {
    connectionName: conductorName(study.id),
    // It asks all the time: a connection that says nothing is dead, even if nobody has closed it.
    socketTimeout: 20_000,
  })
  const queue = new libraries.bullmq.Queue<ChunkJob>(queueName(study.program), {
    connection: redis,
    // Checked when it was opened; BullMQ would print what it thinks of it.
    skipVersionCheck: true,
    streams: { events: { maxLen: 100 } },
  })
  queue.on('error', () => {})
  const conductor = new Conductor({ study, options, address, redis, queue })
  try {
    await conductor.begin()
    return conductor
  } catch (error) {
    await queue.close()
    redis.disconnect()
    throw error
  }
}
