// One replication of a study again, alone: the same, byte for byte, or else it is told.
import { type Points, pointsOf } from '../experiment/sweep/points.ts'
import type { Store } from '../experiment/sweep/store.ts'
import { runOne } from '../experiment/sweep/work.ts'
import { UserError } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/schema.ts'
import { UsageError } from './failure.ts'
import type { ReplayRequest } from './replay-one.ts'

export type ReplayedStudy = { scenario: Scenario; seed: string; sameness: string }

/**
 * The scenario of a point, and whether its replication is what the study holds.
 * @throws UserError when the replication is another one than was stored
 */
export async function replayStudy({ file, point, replication, set, seed }: ReplayRequest): Promise<ReplayedStudy> {
  if (set.length > 0 || seed !== undefined)
    throw new UsageError('a study says itself what it changes and its seed: --set and --seed are for scenarios')
  const { openStore } = await import('../experiment/sweep/store-duckdb.ts')
  const store = await openStore(file)
  try {
    const { plan } = store.manifest
    if (point >= plan.points.length)
      throw new UserError(
        `${file} has ${plan.points.length} points, from 0 to ${plan.points.length - 1}: there is no point ${point}`,
      )
    const points = pointsOf(plan)
    const sameness = await compareStored(store, points, { point, replication })
    return { scenario: points(point).scenario, seed: plan.seed, sameness }
  } finally {
    await store.close()
  }
}

type Which = { point: number; replication: number }

async function compareStored(store: Store, points: Points, which: Which): Promise<string> {
  const { file, manifest } = store
  const { hash } = runOne(manifest.plan, points, which)
  const stored = await storedHash(store, which)
  if (stored === undefined) return `${file} does not hold this replication yet.`
  if (stored === hash) return `The same, byte for byte, as in ${file} (${hash.slice(0, 12)}).`
  const { refuseProgram } = await import('./study.ts')
  await refuseProgram(store)
  throw new UserError(
    `${file}: point ${which.point}, replication ${which.replication} is stored as ${stored.slice(0, 12)}, but is ${hash.slice(0, 12)} now: the store was changed, or this machine does not compute alike`,
  )
}

async function storedHash(store: Store, { point, replication }: Which): Promise<string | undefined> {
  for await (const trials of store.trials(point)) {
    const found = trials.find(each => each.replication === replication)
    if (found) return found.hash
  }
  return undefined
}
