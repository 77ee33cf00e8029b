// A study from the command line: opened or begun, run to its end, told.
import { existsSync } from 'node:fs'
import type { Conducted } from '../experiment/sweep/conduct.ts'
import type { Plan } from '../experiment/sweep/plan.ts'
import type { Shard, Store } from '../experiment/sweep/store.ts'
import type { Backend } from '../experiment/sweep/trial.ts'
import { UserError } from '../scenario/problems.ts'
import { type Execution, threadsFor } from './execution.ts'
import { EXIT } from './exit-codes.ts'

type Wanted = { plan: Plan; shard: Shard | null }

/**
 * The study in a file: begun, or the one that is there if it is the same.
 * @throws UserError that says how they differ
 */
export async function beginStudy(file: string, { plan, shard }: Wanted): Promise<Store> {
  const { createStore, openStore } = await import('../experiment/sweep/store-duckdb.ts')
  const { thisProgram } = await import('../experiment/sweep/program.ts')
  if (!existsSync(file)) return createStore(file, { plan, program: thisProgram(), shard })
  const store = await openStore(file, { write: true })
  try {
    await refuseOther(store, { plan, shard })
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

async function refuseOther({ file, manifest }: Store, { plan, shard }: Wanted): Promise<void> {
  const { canonical, idOf, planDifferences } = await import('../experiment/sweep/plan.ts')
  const differences = manifest.id === idOf(plan) ? [] : planDifferences(manifest.plan, plan)
  const [was, is] = [manifest.shard, shard].map(canonical)
  if (was !== is) differences.push(`shard: ${was} in the study, ${is} now`)
  if (differences.length > 0 || manifest.id !== idOf(plan))
    throw new UserError(
      [`${file} holds another study; give this one its own file with --store`, ...differences].map(message => ({
        path: '',
        message,
      })),
    )
  await refuseProgram({ file, manifest })
}

/** @throws UserError when another program made the study */
export async function refuseProgram({ file, manifest }: Pick<Store, 'file' | 'manifest'>): Promise<void> {
  const { programDifferences, thisProgram } = await import('../experiment/sweep/program.ts')
  const differences = programDifferences(manifest.program, thisProgram())
  if (differences.length === 0) return
  const head = `${file} was made by another program: its results and new ones may not be mixed`
  throw new UserError([head, ...differences].map(message => ({ path: '', message })))
}

/** Runs what a study lacks; Ctrl-C ends it in order. */
export async function runStudy(store: Store, execution: Execution): Promise<Conducted> {
  const { conduct } = await import('../experiment/sweep/conduct.ts')
  const { openLog } = await import('./log.ts')
  const { studyProgress } = await import('./study-progress.ts')
  const log = await openLog(execution.logLevel)
  const backend = await backendFor(store, execution)
  const progress = await studyProgress(store.file, log)
  const { signal, ended } = interruption(() => {
    progress.stop()
    process.stderr.write(`Stopped at once; what was stored is safe. Go on with: savlanut resume ${store.file}\n`)
  })
  log.debug({ study: store.manifest.id, store: store.file, where: backend.name }, 'running')
  try {
    const { onFailure, retryFailed } = execution
    return await conduct(store, backend, { onFailure, retryFailed, signal, onProgress: progress.show })
  } finally {
    progress.stop()
    await backend.close()
    ended()
  }
}

/** A shell and npx may both pass on the same Ctrl-C. */
const SAME_MS = 500

/**
 * The first signal to end is for ending in order, until everything is told and closed; another one ends the process as it
 * would have without us.
 */
function interruption(atOnce: () => void): { signal: AbortSignal; ended: () => void } {
  const interrupt = new AbortController()
  let since = 0
  const stop = (name: NodeJS.Signals) => {
    if (!interrupt.signal.aborted) {
      since = performance.now()
      return interrupt.abort()
    }
    if (performance.now() - since < SAME_MS) return
    forget()
    atOnce()
    process.kill(process.pid, name)
  }
  const forget = () => void process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop)
  process.on('SIGINT', stop).on('SIGTERM', stop)
  return { signal: interrupt.signal, ended: () => interrupt.signal.aborted || forget() }
}

async function backendFor(store: Store, execution: Execution): Promise<Backend> {
  const { plan } = store.manifest
  if (execution.queue !== undefined) {
    const { openQueue } = await import('../experiment/sweep/queue.ts')
    const say = (message: string) => void process.stderr.write(`${message}\n`)
    return openQueue(store.manifest, { url: execution.queue, onStray: result => store.add(result), onIdle: say })
  }
  const threads = threadsFor(execution)
  if (threads === 1) {
    const { inThisThread } = await import('../experiment/sweep/here.ts')
    return inThisThread(plan)
  }
  const { inThreads } = await import('../experiment/sweep/threads.ts')
  return inThreads(plan, threads)
}

/** How a study ended, in words; sets the exit code. */
export function endOf({ file, manifest }: Store, ended: Conducted): string {
  const { done, planned, failures } = ended
  const isDone = done === planned && failures === 0
  process.exitCode = isDone ? EXIT.ok : EXIT.incomplete
  if (ended.complete) return `Complete: ${file} holds it all. Next: savlanut export ${file}`
  if (isDone && manifest.shard)
    return `Part ${manifest.shard.index} of ${manifest.shard.of} is complete. When all are: savlanut merge whole.duckdb ${file} …`
  const what = failures > 0 ? `${failures} failed (savlanut status ${file})` : 'interrupted'
  const how = failures > 0 ? `savlanut resume ${file} --retry-failed, or --keep-going` : `savlanut resume ${file}`
  return `Not complete, ${what}: ${done} of ${planned} replications are stored. Go on with: ${how}`
}
