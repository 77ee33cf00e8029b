// Chunks spread over worker threads of this machine.
import Tinypool from 'tinypool'
import { workerFile } from '../worker-file.ts'
import type { Plan } from './plan.ts'
import type { Backend, Chunk } from './trial.ts'

const FILE = workerFile('./worker', import.meta.url)

/** @param workers number of threads */
export function inThreads(plan: Plan, workers: number): Backend {
  const pool = new Tinypool({ filename: FILE, workerData: plan, minThreads: workers, maxThreads: workers })
  return {
    name: `${workers} threads`,
    chunkSeconds: 0.3,
    // One more than there are threads, so that none waits while the last result is stored.
    slots: () => workers + 1,
    run: chunk => pool.run(chunk satisfies Chunk),
    close: () => pool.destroy(),
  }
}
