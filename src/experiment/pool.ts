// Trials spread over worker threads. The only file of this folder that needs Node.
import Tinypool from 'tinypool'
import type { Observation } from '../measures/tabulation.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Runner, Trial } from './trials.ts'

/** What a worker is told when it starts. */
export type PoolData = { scenario: Scenario; thresholds: readonly number[] }

const FILE = import.meta.url.endsWith('.ts') ? fromSources() : new URL('./worker.js', import.meta.url).href

/** Where the program itself runs from TypeScript, as tests do, each worker has to learn first to read it. */
function fromSources(): string {
  const tsx = import.meta.resolve('tsx/esm/api')
  const worker = new URL('./worker.ts', import.meta.url).href
  const code = `import { register } from '${tsx}'; register(); export default (await import('${worker}')).default`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

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
