// Trials spread over worker threads. The only file of this folder that needs Node.
import Tinypool from 'tinypool'
import type { Axis } from '../measures/slices.ts'
import type { Observation } from '../measures/tabulation.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Runner, Trial } from './trials.ts'
import { workerFile } from './worker-file.ts'

/** What a worker is told when it starts. */
export type PoolData = { scenario: Scenario; thresholds: readonly number[]; axes?: readonly Axis[] }

const FILE = workerFile('./worker', import.meta.url)

/**
 * Starts worker threads; every one compiles the scenario for itself.
 * @param workers number of threads
 */
export function inWorkers(data: PoolData, workers: number): Runner {
  const pool = new Tinypool({
    filename: FILE,
    workerData: data,
    minThreads: workers,
    maxThreads: workers,
  })
  return {
    async run(trials, onDone) {
      const observations = trials.map(async (trial): Promise<Observation[]> => {
        const made = await pool.run(trial satisfies Trial)
        onDone()
        return made
      })
      return (await Promise.all(observations)).flat()
    },
    close: () => pool.destroy(),
  }
}
