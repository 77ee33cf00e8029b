import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../../src/experiment/run.ts'
import { type ConductOptions, conduct } from '../../../src/experiment/sweep/conduct.ts'
import { inThisThread, NOBODY } from '../../../src/experiment/sweep/here.ts'
import type { Plan } from '../../../src/experiment/sweep/plan.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import type { Shard, Store } from '../../../src/experiment/sweep/store.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import { inThreads } from '../../../src/experiment/sweep/threads.ts'
import type { Backend, Chunk, ChunkResult } from '../../../src/experiment/sweep/trial.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { parseScenario, textSource } from '../../../src/scenario/read.ts'
import { planFor, SCENARIO } from './plans.ts'

const root = mkdtempSync(join(tmpdir(), 'savlanut-conduct-'))
afterAll(() => rmSync(root, { recursive: true }))

let files = 0
async function withStore<Value>(
  plan: Plan,
  act: (store: Store) => Promise<Value>,
  shard: Shard | null = null,
): Promise<Value> {
  const store = await createStore(join(root, `${files++}.duckdb`), { plan, program: thisProgram(), shard })
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

/** Works in this thread, except where something else is to happen. */
function backend(
  plan: Plan,
  instead: (chunk: Chunk, work: () => ChunkResult) => ChunkResult | Promise<ChunkResult>,
): Backend {
  const work = workOn(plan)
  return {
    name: 'test',
    chunkSeconds: 0.001,
    slots: () => 2,
    run: async chunk => instead(chunk, () => work(chunk)),
    async close() {},
  }
}

/** Replication 1 of point 1 fails. One chunk at a time, so that no other of that point is under way then. */
const failing = (plan: Plan): Backend => ({
  ...backend(plan, (_, work) => {
    const { results, ms } = work()
    const isBad = ({ point, replication }: { point: number; replication: number }) => point === 1 && replication >= 1
    const bad = results.find(isBad)
    const failures = bad ? [{ point: 1, from: bad.replication, to: 6, message: 'no memory' }] : []
    return { results: results.filter(each => !isBad(each)), failures, ms }
  }),
  slots: () => 1,
})

const doneOf = async (store: Store) => {
  const done = await store.done()
  return done.reduce((sum, { from, to }) => sum + to - from, 0)
}

describe('a study', () => {
  test('is complete when every replication is stored, and estimated as a run of each point is', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      const ended = await conduct(store, inThisThread(plan))
      expect(ended).toMatchObject({ complete: true, done: 18, planned: 18, failures: 0 })
      expect(ended.results).toMatch(/^[0-9a-f]{64}$/)
      const estimates = await store.estimates(['waitP90'])
      const { scenario } = parseScenario('queue.yaml', textSource({ 'queue.yaml': SCENARIO }), {
        set: ['groups.desk.staffing=3'],
      })
      const alone = (await run(scenario)).estimate('waitP90')
      expect(estimates[1]).toMatchObject({ point: 1, value: alone.value, low: alone.low, high: alone.high, n: 6 })
    })
  })

  test.each<[string, ConductOptions, (done: number) => boolean]>([
    ['begins nothing more after a failure', {}, done => done < 13],
    ['does all the rest when told to keep going', { onFailure: 'go' }, done => done === 13],
    ['drops what is under way when told to fail fast', { onFailure: 'fast' }, done => done < 13],
  ])('%s', async (_, options, isRight) => {
    const plan = planFor()
    await withStore(plan, async store => {
      const ended = await conduct(store, failing(plan), options)
      expect(ended).toMatchObject({ complete: false, failures: 1 })
      expect(await doneOf(store)).toSatisfy(isRight)
      expect(await store.failures()).toEqual([expect.objectContaining({ point: 1, message: 'no memory' })])
    })
  })

  test('leaves alone what failed, until it is told to try again', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      await conduct(store, failing(plan), { onFailure: 'go' })
      expect(await conduct(store, inThisThread(plan))).toMatchObject({ complete: false, done: 13, failures: 1 })
      expect(await conduct(store, inThisThread(plan), { retryFailed: true })).toMatchObject({
        complete: true,
        failures: 0,
      })
      expect(await store.failures()).toEqual([])
    })
  })

  test('keeps what is stored when nobody can work any more', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      let chunks = 0
      const dying = backend(plan, (_, work) => {
        if (++chunks === 4) throw new Error('the machine is gone')
        return work()
      })
      await expect(conduct(store, dying)).rejects.toThrow('the machine is gone')
      const before = await doneOf(store)
      expect(before).toBeGreaterThan(0)
      expect(await conduct(store, inThisThread(plan))).toMatchObject({ complete: true, done: 18 })
    })
  })

  test('says so when a thread dies, and keeps what is stored', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      // Threads that cannot even read their plan.
      const threads = inThreads({ ...plan, inputs: {} }, 2)
      await expect(conduct(store, threads)).rejects.toThrow(/a worker thread has died: .*What was stored is safe/)
      await threads.close()
      expect(await conduct(store, inThisThread(plan))).toMatchObject({ complete: true })
    })
  })

  test('ends when it is interrupted, and goes on', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      const interrupt = new AbortController()
      const never = backend(plan, (chunk, work) => {
        if (chunk[0].point < 1) return work()
        setTimeout(() => interrupt.abort(), 20)
        return new Promise(() => {})
      })
      const ended = await conduct(store, never, { signal: interrupt.signal })
      expect(ended).toMatchObject({ complete: false, failures: 0 })
      expect(await conduct(store, inThisThread(plan))).toMatchObject({ complete: true })
    })
  })

  test('is estimated without anybody who works when all is there', async () => {
    const plan = planFor()
    await withStore(plan, async store => {
      await store.add(workOn(plan)([0, 1, 2].map(point => ({ point, from: 0, to: 6 }))))
      expect(await conduct(store, NOBODY)).toMatchObject({ complete: true, points: { done: 3, planned: 3 } })
    })
  })

  test('asks for the same replications of a precision however it was interrupted', async () => {
    const plan = planFor({ precision: { measure: 'abandonment', relative: 0.25 } })
    const once = await withStore(plan, async store => (await conduct(store, inThisThread(plan))).results)
    // Stopped when the last round of some point was stored in part.
    const pieces = await withStore(plan, async store => {
      for (;;) {
        let chunks = 0
        const short = backend(plan, (_, work) => {
          if (++chunks > 3) throw new Error('enough')
          return work()
        })
        const ended = await conduct(store, short).catch(() => undefined)
        if (ended) return ended.results
      }
    })
    expect(pieces).toBe(once)
  })

  test('of which a part is asked for does that part', async () => {
    const plan = planFor({ replications: 60 })
    const shard = { index: 2, of: 3 }
    await withStore(
      plan,
      async store => {
        expect(await conduct(store, inThisThread(plan), {})).toMatchObject({
          complete: false,
          done: 60,
          planned: 60,
          failures: 0,
        })
        expect(await store.done()).toEqual(
          [0, 1, 2].flatMap(point => [10, 40].map(from => ({ point, from, to: from + 10 }))),
        )
      },
      shard,
    )
  })
})
