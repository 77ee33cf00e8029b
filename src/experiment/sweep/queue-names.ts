// What things are called in Redis. Who conducts a study and who works on it agree by these names alone.
import { createHash } from 'node:crypto'
import { canonical } from './plan.ts'
import type { Program } from './program.ts'
import type { Chunk } from './trial.ts'

/** What a job says: which study, which replications. The study itself lies under `planKey`. */
export type ChunkJob = { study: string; program: string; chunk: Chunk }

/** What a worker says of a chunk; its result went into the inbox. */
export type ChunkReport = {
  results: number
  failures: number
  /** Milliseconds of simulating. */
  ms: number
  /** The study was over before the chunk began: nothing was done. */
  gone: boolean
}

/** Seconds for which Redis keeps what nobody has come back for. */
export const WEEK = 7 * 24 * 3600

/** Of BullMQ's own keys. */
const PREFIX = 'bull'

/** The queue of one program: workers of another one never see its jobs. */
export const queueName = (program: Program) => `savlanut-${programMark(program)}`

/** What a program is recognised by, twelve digits of it. */
export const programMark = ({ code, v8 }: Program) => hashOf(`${code}\n${v8}`).slice(0, 12)

export const planKey = (study: string, program: string) => `savlanut:${study}:${program}:plan`

/**
 * A hash: results by job, each with a mark of its own, so that a second result never hides the first. Results of another
 * program never get there, also of the same study.
 */
export const inboxKey = (study: string, program: string) => `savlanut:${study}:${program}:inbox`

/** The same for the same replications, whoever hands them out. */
export const jobIdOf = (study: string, chunk: Chunk) => `${study.slice(0, 16)}-${hashOf(canonical(chunk)).slice(0, 32)}`

/** Under which name a result lies in the inbox. */
export const fieldOf = (jobId: string, mark: string) => `${jobId}.${mark}`

export const jobOfField = (field: string) => field.slice(0, field.indexOf('.'))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

// ── who is connected: names that Redis lists ───────────────────────────────────────────────────────────────────────

/** Name of the connection of who conducts a study. */
export const conductorName = (study: string) => `savlanut:${study}:conductor`

/** Name of a worker, under which BullMQ connects it: says how many chunks it runs at once. */
export const workerName = (processes: number, pid: number) => `${processes}-${pid}`

const WORKER = new RegExp(`^${PREFIX}:([A-Za-z0-9+/=]+):w:(\\d+)-\\d+$`)

export type Connected = {
  /** Chunks that workers of this queue run at once. */
  processes: number
  /** Workers of other programs. */
  others: number
  /** Connections that conduct the study. */
  conductors: number[]
}

/** Who is connected, from what Redis says to `CLIENT LIST`. */
export function connectedIn(list: string, { queue, study }: { queue: string; study: string }): Connected {
  const connected: Connected = { processes: 0, others: 0, conductors: [] }
  for (const line of list.split('\n')) {
    const facts = new Map(line.split(' ').map(fact => [fact.slice(0, fact.indexOf('=')), fact]))
    const fact = (name: string) => facts.get(name)?.slice(name.length + 1) ?? ''
    if (fact('name') === conductorName(study)) connected.conductors.push(Number(fact('id')))
    const [, of, processes] = WORKER.exec(fact('name')) ?? []
    const name = of === undefined ? '' : Buffer.from(of, 'base64').toString()
    if (name === queue) connected.processes += Number(processes)
    else if (name.startsWith('savlanut-')) connected.others++
  }
  return connected
}
