// The calls of a study: nothing of them is stored, they are simulated again, and each replication must show what it showed.
import { UserError } from '../../scenario/problems.ts'
import { runTrial } from '../trials.ts'
import { type CallTrial, writeCalls } from './calls.ts'
import { refuseBroken } from './export.ts'
import { pack } from './packing.ts'
import { type Points, pointsOf } from './points.ts'
import { programDifferences, thisProgram } from './program.ts'
import type { Manifest } from './store.ts'
import { Database } from './store-database.ts'
import { openStore } from './store-duckdb.ts'
import type { Range as Trials } from './trial.ts'

/** From `from` up to but not including `to`. */
export type Numbers = { from: number; to: number }

export type StudyCallsOptions = {
  /** Which points, and which replications of each, of those that are stored; default all. */
  points?: readonly Numbers[]
  replications?: readonly Numbers[]
  onProgress?: (progress: { done: number; planned: number }) => void
  signal?: AbortSignal
}

/**
 * Simulates replications of a study again and writes their calls to a Parquet file.
 * @returns how many replications, and rows
 * @throws UserError for points and replications that the study does not have, and where a replication does not show what
 * is stored of it
 */
export async function exportCalls(
  file: string,
  target: string,
  { points, replications, onProgress = () => {}, signal }: StudyCallsOptions = {},
): Promise<{ trials: number; rows: number }> {
  const { manifest, done } = await readStudy(file)
  refuseMissing(file, manifest, points)
  const chosen = chosenOf(done, { points, replications })
  const planned = chosen.reduce((sum, { from, to }) => sum + to - from, 0)
  if (planned === 0)
    throw new UserError(`${file} has none of these replications: savlanut status ${file} says what it has`)
  const known = pointsOf(manifest.plan)
  const numbers = [...new Set(chosen.map(({ point }) => point))]
  let count = 0
  const rows = await writeCalls(target, storedTrials(file, chosen), {
    journey: numbers.some(number => known(number).tabulation.center.journey !== undefined),
    centerOf: number => known(number).tabulation.center,
    play: (trial, onBlock) => playAgain(trial as StoredHash, { file, manifest, known }, onBlock),
    onTrial: () => onProgress({ done: ++count, planned }),
    signal,
  })
  return { trials: planned, rows }
}

async function readStudy(file: string): Promise<{ manifest: Manifest; done: Trials[] }> {
  const store = await openStore(file)
  try {
    refuseBroken(file, store.manifest)
    return { manifest: store.manifest, done: await store.done() }
  } finally {
    await store.close()
  }
}

function refuseMissing(file: string, { plan }: Manifest, points: readonly Numbers[] = []): void {
  const last = plan.points.length - 1
  const beyond = points.find(({ to }) => to - 1 > last)
  if (beyond) throw new UserError(`${file} has points 0 to ${last}, not ${beyond.to - 1}`)
}

type Wanted = Pick<StudyCallsOptions, 'points' | 'replications'>

const EVERY: readonly Numbers[] = [{ from: 0, to: Number.POSITIVE_INFINITY }]

/** Of what is there, what is wanted: in order, nothing twice. */
function chosenOf(done: readonly Trials[], { points = EVERY, replications = EVERY }: Wanted): Trials[] {
  const wanted = merged(replications)
  return done
    .filter(({ point }) => points.some(({ from, to }) => from <= point && point < to))
    .flatMap(range =>
      wanted.map(({ from, to }) => ({ ...range, from: Math.max(from, range.from), to: Math.min(to, range.to) })),
    )
    .filter(({ from, to }) => from < to)
}

/** Ranges in order, those that overlap as one. */
function merged(ranges: readonly Numbers[]): Numbers[] {
  const all: Numbers[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}

// ── each again ─────────────────────────────────────────────────────────────────────────────────────────────────────

type StoredHash = CallTrial & { hash: string }

async function* storedTrials(file: string, chosen: readonly Trials[]): AsyncIterable<StoredHash> {
  const database = await Database.open(file, 'reading')
  try {
    for (const { point, from, to } of chosen) {
      const sql = `SELECT replication, hash FROM replications
        WHERE point = $1 AND replication >= $2 AND replication < $3 ORDER BY replication`
      const rows = await database.exclusively(() => database.rows(sql, [point, from, to]))
      for (const [replication, hash] of rows) yield { point, replication: Number(replication), hash: String(hash) }
    }
  } finally {
    await database.close()
  }
}

type Study = { file: string; manifest: Manifest; known: Points }

function playAgain(
  { point, replication, hash }: StoredHash,
  { file, manifest, known }: Study,
  onBlock: Parameters<typeof runTrial>[2],
): void {
  const { tabulation, whole } = known(point)
  const observations = runTrial(tabulation, { seed: manifest.plan.seed, replication, whole }, onBlock)
  if (pack(observations).hash === hash) return
  const head = `point ${point}, replication ${replication} of ${file} does not show again what is stored of it`
  const programs = programDifferences(manifest.program, thisProgram())
  const why =
    programs.length > 0
      ? programs
      : ['the program is the same: the file was changed, or this machine computes otherwise']
  throw new UserError([head, ...why].map(message => ({ path: '', message })))
}
