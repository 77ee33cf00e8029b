// What `worker` is asked to do.
import { availableParallelism } from 'node:os'
import { addressOf } from '../experiment/sweep/queue-connection.ts'
import type { Values } from './command.ts'
import { OptionReader } from './options.ts'

export type WorkerRequest = { url: string; processes: number; lostAfter: number | undefined }

/** @throws UsageError with everything wrong with the options */
export function workerRequest(values: Values): WorkerRequest {
  const read = new OptionReader(values)
  const url = read.text('queue') ?? ''
  const lostAfter = read.whole('lost-after', [1, 3600])
  const processes = read.whole('concurrency', [1, 1024]) ?? availableParallelism()
  if (!read.given('queue')) read.refuse('--queue: say where the jobs come from: --queue redis://localhost:6379')
  read.done()
  addressOf(url)
  return { url, processes, lostAfter }
}
