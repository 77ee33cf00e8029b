// How a study is run, wherever it comes from: threads or a queue, what a failure does, how its progress is shown.
import { availableParallelism } from 'node:os'
import type { OnFailure } from '../experiment/sweep/conduct.ts'
import type { Values } from './command.ts'
import type { OptionReader } from './options.ts'

export type Execution = {
  /** Worker threads; undefined: by the size of the study. */
  workers: number | undefined
  /** Address of Redis, whose workers do it instead. */
  queue: string | undefined
  onFailure: OnFailure
  retryFailed: boolean
  logLevel: string
}

/** What every command that runs a study takes. */
export const EXECUTION_OPTIONS = {
  workers: { type: 'string', requiresArg: true, describe: 'Worker threads (default: all processors)' },
  queue: { type: 'string', requiresArg: true, describe: 'Let workers at this Redis do it: redis://host:6379' },
  'fail-fast': { type: 'boolean', describe: 'Stop at the first replication that fails, at once' },
  'keep-going': { type: 'boolean', describe: 'Do all the rest when a replication fails' },
  'retry-failed': { type: 'boolean', describe: 'Try again what failed before' },
} as const

export function readExecution(read: OptionReader, values: Values): Execution {
  const workers = read.whole('workers', [1, 256])
  const queue = read.text('queue')
  if (workers !== undefined && queue !== undefined) read.refuse('--workers and --queue exclude each other')
  const [fast, go] = [read.flag('fail-fast'), read.flag('keep-going')]
  if (fast && go) read.refuse('--fail-fast and --keep-going exclude each other')
  return {
    workers,
    queue,
    onFailure: fast ? 'fast' : go ? 'go' : 'stop',
    retryFailed: read.flag('retry-failed'),
    logLevel: String(values.logLevel),
  }
}

export const threadsFor = ({ workers }: Execution) => workers ?? availableParallelism()
