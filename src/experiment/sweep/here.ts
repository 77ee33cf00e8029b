// Chunks run in this thread, which it leaves to others in between.
import type { Plan } from './plan.ts'
import type { Backend } from './trial.ts'
import { workOn } from './work.ts'

/** Nobody works: what is stored is estimated, nothing is added. */
export const NOBODY: Backend = {
  name: 'nobody',
  chunkSeconds: 1,
  slots: () => 0,
  run: () => Promise.reject(new Error('nobody works here')),
  async close() {},
}

/** One chunk at a time, in this thread. */
export function inThisThread(plan: Plan): Backend {
  const work = workOn(plan)
  return {
    name: 'this thread',
    chunkSeconds: 0.1,
    slots: () => 1,
    async run(chunk) {
      await new Promise(resolve => setImmediate(resolve))
      return work(chunk)
    },
    async close() {},
  }
}
