// A worker at the command line: listens until a signal ends it.

import { thisProgram } from '../experiment/sweep/program.ts'
import { programMark } from '../experiment/sweep/queue-names.ts'
import { type QueueWorker, startWorker } from '../experiment/sweep/queue-worker.ts'
import { openLog } from './log.ts'
import type { WorkerRequest } from './worker-request.ts'

/** Seconds in which a chunk under way may come to its end. */
const LAST_SECONDS = 10

/** Seconds in which it may then be given back. */
const GIVE_BACK_SECONDS = 3

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Works until the first signal, then ends in order. */
export async function work(request: WorkerRequest, logLevel: string): Promise<void> {
  const log = await openLog(logLevel)
  const worker = await startWorker({
    ...request,
    onChunk: ({ study, job, results, failures, ms, gone }) =>
      log.info({ study: study.slice(0, 12), job, results, failures, ms: Math.round(ms) }, gone ? 'too late' : 'chunk'),
    onTrouble: message => log.warn(message),
    onRedis: isThere => say(isThere ? 'Redis is back' : 'Redis is gone: waiting for it'),
  })
  const { version } = thisProgram()
  say(
    `working for ${worker.address}: ${request.processes} ${request.processes === 1 ? 'process' : 'processes'}, queue ${worker.name} (program ${programMark(thisProgram())}, savlanut ${version}); Ctrl-C ends it`,
  )
  await firstSignal()
  await end(worker)
}

/** From then on another signal takes its usual course, at once. */
const firstSignal = () =>
  new Promise<void>(resolve => {
    const heard = () => {
      for (const signal of SIGNALS) process.removeListener(signal, heard)
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, heard)
  })

async function end(worker: QueueWorker): Promise<void> {
  say(
    `finishing what is under way, at most ${LAST_SECONDS} s; what is not done then goes back to the queue. Once more: at once`,
  )
  // Without Redis nothing can be finished or given back; others take it over in time.
  const tooLong = setTimeout(() => process.exit(), 1000 * (LAST_SECONDS + GIVE_BACK_SECONDS))
  await worker.finish(LAST_SECONDS)
  clearTimeout(tooLong)
  say('ended')
}

const say = (message: string) => void process.stderr.write(`${message}\n`)
