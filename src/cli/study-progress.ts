// How far a study is: a bar for people, a line now and then in the log, and a small file for `status`, as nobody else can
// read the store while it is being written.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { SweepProgress } from '../experiment/sweep/conduct.ts'
import { progressBar } from './progress.ts'

export type RunningStudy = SweepProgress & { process: number; perSecond: number; secondsLeft: number | null }

const FILE_MS = 1000
const LOG_MS = 10_000

export type StudyProgress = { show(progress: SweepProgress): void; stop(): void }

/** Tells how far the study in this file is. */
export async function studyProgress(store: string, log: Logger): Promise<StudyProgress> {
  const bar = await progressBar(store)
  const since = performance.now()
  let first: number | undefined
  let written = -Infinity
  let logged = since
  return {
    show(progress) {
      const now = performance.now()
      first ??= progress.done
      bar.show({ done: progress.done, planned: progress.planned })
      const running = { ...progress, ...rateOf(progress, progress.done - first, now - since) }
      if (now - written >= FILE_MS) {
        written = now
        writeRunning(store, running)
      }
      if (now - logged < LOG_MS) return
      logged = now
      log.info(running, 'progress')
    },
    stop() {
      bar.stop()
      rmSync(runningFile(store), { force: true })
    },
  }
}

function rateOf({ done, planned }: SweepProgress, fresh: number, ms: number) {
  const perSecond = fresh / (ms / 1000)
  return {
    process: process.pid,
    perSecond: Number(perSecond.toPrecision(3)),
    secondsLeft: perSecond > 0 ? Math.round((planned - done) / perSecond) : null,
  }
}

/** How far the study in this file was when its process last told. */
export function readRunning(store: string): RunningStudy | undefined {
  try {
    return JSON.parse(readFileSync(runningFile(store), 'utf8')) as RunningStudy
  } catch {
    return undefined
  }
}

const runningFile = (store: string) => `${store}.running.json`

/** In one step, so that nobody reads half of it. A full disk must not end a study. */
function writeRunning(store: string, running: RunningStudy): void {
  const draft = `${runningFile(store)}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify(running)}\n`)
    renameSync(draft, runningFile(store))
  } catch {
    rmSync(draft, { force: true })
  }
}
