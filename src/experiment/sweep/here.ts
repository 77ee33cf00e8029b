// Chunks run in this thread, which it leaves to others in between.
import type { Plan } from './plan.ts'
import type { Backend } from './trial.ts'
import { workOn } from './work.ts'

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
