// Parts of one study, made apart, put together.
import { existsSync, realpathSync } from 'node:fs'
import { UserError } from '../../scenario/problems.ts'
import { checkPacked, DamagedError } from './packing.ts'
import { type Plan, planDifferences } from './plan.ts'
import { programDifferences } from './program.ts'
import { shareOf } from './sharding.ts'
import { BrokenStudyError, type Manifest, type Shard, type Store } from './store.ts'
import { createStore, type DuckStore, openStore } from './store-duckdb.ts'
import { damageOf } from './store-errors.ts'
import type { Failure, Range } from './trial.ts'

export type MergeProgress = { file: string; done: number; planned: number }

/**
 * Puts the parts of a study together in one file, new or of the same study, and leaves it open for writing. Estimates
 * are left to `conduct`, and what is missing is told by `missingOf`.
 * @throws UserError when the parts are not of one study, one of them is damaged or in use; BrokenStudyError when two of
 * them have different results for one replication: the new file is then marked broken
 */
export async function mergeStores(
  out: string,
  parts: readonly string[],
  onProgress: (progress: MergeProgress) => void = () => {},
): Promise<Store> {
  refuseFiles(out, parts)
  const first = await lookAt(parts[0])
  const differing: string[] = []
  for (const part of parts.slice(1)) differing.push(...differencesOf(parts[0], first, part, await lookAt(part)))
  if (differing.length > 0) throw several(`these are not parts of one study`, differing)
  const store = await openOut(out, first)
  try {
    for (const part of parts) await withPart(part, from => copyResults(store, from, onProgress))
    for (const part of parts) await withPart(part, from => copyFailures(store, from))
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function refuseFiles(out: string, parts: readonly string[]): void {
  if (parts.length === 0) throw new UserError('name at least one part to merge')
  const seen = new Set(existsSync(out) ? [realpathSync(out)] : [])
  for (const part of parts) {
    if (!existsSync(part)) throw new UserError(`${part} does not exist`)
    const path = realpathSync(part)
    if (existsSync(out) && path === realpathSync(out))
      throw new UserError(`${part} is also what is to be made: give the whole study its own file`)
    if (seen.has(path)) throw new UserError(`${part} is named twice`)
    seen.add(path)
  }
}

async function withPart<Value>(file: string, act: (store: DuckStore) => Promise<Value>): Promise<Value> {
  const store = await openStore(file)
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

/** Which parts these files were made as; none for a whole study. */
export async function shardsOf(parts: readonly string[]): Promise<Shard[]> {
  const shards: Shard[] = []
  for (const part of parts)
    await withPart(part, async ({ manifest }) => void (manifest.shard && shards.push(manifest.shard)))
  return shards
}

/** @throws BrokenStudyError for a part that is not to be trusted itself */
function lookAt(file: string): Promise<Manifest> {
  return withPart(file, async ({ manifest }) => {
    if (manifest.broken !== null) throw new BrokenStudyError(`${file} is broken: ${manifest.broken}`)
    return manifest
  })
}

/** What keeps two files from being parts of one study, a sentence each. */
function differencesOf(fileA: string, a: Manifest, fileB: string, b: Manifest): string[] {
  const plans = a.id === b.id ? [] : planDifferences(a.plan, b.plan)
  const differences = [...plans, ...programDifferences(a.program, b.program)]
  if (a.id !== b.id && plans.length === 0) differences.push('their plans')
  return differences.map(difference => `${fileA} and ${fileB} differ: ${difference}`)
}

const several = (head: string, sentences: readonly string[]) =>
  new UserError([head, ...sentences].map(message => ({ path: '', message })))

/** A study that is there is gone on with: merging may be done again when more parts have come. */
async function openOut(out: string, { plan, program }: Manifest): Promise<DuckStore> {
  if (!existsSync(out)) return createStore(out, { plan, program, shard: null })
  const store = await openStore(out, { write: true })
  try {
    refuseOut(store, { plan, program })
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function refuseOut({ file, manifest }: Store, { plan, program }: Pick<Manifest, 'plan' | 'program'>): void {
  if (manifest.shard !== null)
    throw new UserError(
      `${file} is part ${nameOf(manifest.shard)} of a study itself: give the whole study its own file`,
    )
  const differences = [...planDifferences(manifest.plan, plan), ...programDifferences(manifest.program, program)]
  if (differences.length > 0) throw several(`${file} holds another study`, differences)
}

const nameOf = ({ index, of }: Shard) => `${index} of ${of}`

async function copyResults(
  store: Store,
  from: DuckStore,
  onProgress: (progress: MergeProgress) => void,
): Promise<void> {
  const ranges = await from.done()
  const planned = countOf(ranges)
  let done = 0
  for (const point of new Set(ranges.map(range => range.point)))
    for await (const results of from.results(point)) {
      for (const result of results) refuseDamaged(from.file, result)
      await naming(from.file, () => store.add({ results, failures: [], ms: 0 }))
      done += results.length
      onProgress({ file: from.file, done, planned })
    }
}

function refuseDamaged(
  file: string,
  result: Parameters<typeof checkPacked>[0] & { point: number; replication: number },
) {
  try {
    checkPacked(result)
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error
    throw damageOf(file, `point ${result.point}, replication ${result.replication}: ${error.message}`)
  }
}

async function naming(part: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof BrokenStudyError)) throw error
    throw new BrokenStudyError(`${error.message} (from ${part})`)
  }
}

/** What has failed in one part and is there from another has not failed. */
async function copyFailures(store: Store, from: Store): Promise<void> {
  const [failures, known, done] = [await from.failures(), await store.failures(), await store.done()]
  const isKnown = (failure: Failure) => known.some(other => JSON.stringify(other) === JSON.stringify(failure))
  const isDone = ({ point, from: at }: Failure) =>
    done.some(range => range.point === point && range.from <= at && at < range.to)
  const open = failures.filter(failure => !isKnown(failure) && !isDone(failure))
  await store.add({ results: [], failures: open, ms: 0 })
}

// ── what is missing ────────────────────────────────────────────────────────────────────────────────────────────────

const countOf = (ranges: readonly Range[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0)

/** What a plan has and `done` has not; with a precision, of the replications each point begins with. */
export function missingOf({ points, replications }: Plan, done: readonly Range[]): Range[] {
  const byPoint: Range[][] = points.map(() => [])
  for (const range of done) byPoint[range.point].push(range)
  return byPoint.flatMap((ranges, point) => gapsOf(point, ranges, replications))
}

function gapsOf(point: number, done: readonly Range[], replications: number): Range[] {
  const gaps: Range[] = []
  let at = 0
  for (const { from, to } of done) {
    if (from > at && at < replications) gaps.push({ point, from: at, to: Math.min(from, replications) })
    at = to
  }
  if (at < replications) gaps.push({ point, from: at, to: replications })
  return gaps
}

/** How many missing replications fall to each of `of` shards, the first one first. */
export function missingByShard(plan: Plan, missing: readonly Range[], of: number): number[] {
  return Array.from({ length: of }, (_, i) => {
    const isMine = shareOf(plan, { index: i + 1, of })
    let count = 0
    for (const { point, from, to } of missing)
      for (let replication = from; replication < to; replication++) if (isMine(point, replication)) count++
    return count
  })
}
