// The calls of a run, in a file.
import type { Run } from '../experiment/run.ts'
import { simulate } from '../model/simulate.ts'
import { interruptible } from './interrupt.ts'
import { progressBar } from './progress.ts'

/**
 * Simulates the replications of a run again and writes their calls to a Parquet file.
 * @returns how many rows
 */
export async function writeRunCalls(file: string, { center, seed, replications }: Run): Promise<number> {
  const { writeCalls } = await import('../experiment/sweep/calls.ts')
  const bar = await progressBar(file)
  let done = 0
  const trials = Array.from({ length: replications }, (_, replication) => ({ point: 0, replication }))
  return interruptible(signal =>
    writeCalls(file, trials, {
      journey: center.journey !== undefined,
      centerOf: () => center,
      play: ({ replication }, onBlock) => void simulate(center, { seed, replication, onBlock }),
      onTrial: () => bar.show({ done: ++done, planned: replications }),
      signal,
    }),
  ).finally(bar.stop)
}
