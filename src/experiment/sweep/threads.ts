// Chunks spread over worker threads of this machine.
import Tinypool from 'tinypool'
import { UserError } from '../../scenario/problems.ts'
import { workerFile } from '../worker-file.ts'
import type { Plan } from './plan.ts'
import type { Backend, Chunk } from './trial.ts'

const FILE = workerFile('./worker', import.meta.url)

/** @param workers number of threads */
export function inThreads(plan: Plan, workers: number): Backend {
  const pool = new Tinypool({ filename: FILE, workerData: plan, minThreads: workers, maxThreads: workers })
  // A thread that dies without a chunk in its hands is told to the pool alone.
  const death = new Promise<never>((_, reject) => {
    pool.on('error', reject)
  })
  death.catch(() => {})
  return {
    name: `${workers} threads`,
    chunkSeconds: 0.3,
    // One more than there are threads, so that none waits while the last result is stored.
    slots: () => workers + 1,
    run: chunk => Promise.race([pool.run(chunk satisfies Chunk), death]).catch(explain),
    close: () => pool.destroy(),
  }
}

/** What goes wrong within a replication is a result; here a thread itself has died, of memory most likely. */
function explain(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error)
  throw new UserError(
    `a worker thread has died: ${why}. What was stored is safe; resume, with fewer --workers if memory is short`,
  )
}
