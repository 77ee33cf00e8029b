// Workers for tests: real processes of the compiled program, killed when a test is over.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { Program } from '../src/experiment/sweep/program.ts'
import { build } from './cli/build.ts'

const MAIN = await build()

const compiled: typeof import('../src/experiment/sweep/program.ts') = await import(
  pathToFileURL(MAIN.replace(/cli.main\.js$/, 'experiment/sweep/program.js')).href
)

/** The program that the workers are: compiled, it is another one than its sources. */
export const workerProgram: Program = compiled.thisProgram()

export type WorkerProcess = {
  process: ChildProcess
  /** What it has said so far. */
  said(): string
  /** Waits until it has said this. */
  hears(text: string | RegExp): Promise<void>
  /** The processes in which it simulates. */
  children(): number[]
  /** Waits for its end: exit code, or signal. */
  ended: Promise<number | NodeJS.Signals | null>
}

const started: WorkerProcess[] = []

/** Starts `savlanut worker` with so many processes, and waits until it listens. */
export async function startWorker(url: string, processes = 1): Promise<WorkerProcess> {
  const how = ['--concurrency', String(processes), '--lost-after', '2', '--log-level', 'info']
  const child = spawn(process.execPath, [MAIN, 'worker', '--queue', url, ...how], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (text += data))
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  const worker: WorkerProcess = {
    process: child,
    said: () => text,
    hears: what =>
      until(
        () => (typeof what === 'string' ? text.includes(what) : what.test(text)),
        () => text,
      ),
    children: () => childrenOf(child.pid!),
    ended,
  }
  started.push(worker)
  await worker.hears('working for')
  return worker
}

/** Kills all that a test has started, with their children. */
export async function killWorkers(): Promise<void> {
  for (const { process: child, children } of started) {
    for (const pid of child.exitCode === null && child.signalCode === null ? children() : []) killIfThere(pid)
    child.kill('SIGKILL')
  }
  await Promise.all(started.splice(0).map(({ ended }) => ended))
}

export function killIfThere(pid: number): void {
  if (isThere(pid)) process.kill(pid, 'SIGKILL')
}

/** Whether a process runs; one that has ended and that nobody has asked after yet does not. */
export function isThere(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

/** Waits until something is the case. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: () => string = () => isSo.toString(),
): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 20) {
    if (waited > 15_000) throw new Error(`waited in vain: ${what()}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function childrenOf(parent: number): number[] {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' }).trim().split('\n')
  return rows.map(row => row.trim().split(/\s+/).map(Number)).flatMap(([pid, of]) => (of === parent ? [pid] : []))
}
