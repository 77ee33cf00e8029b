// Parts of a study put together: the same as if it had been run in one, or told why not.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, test, vi } from 'vitest'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { inThisThread, NOBODY } from '../../../src/experiment/sweep/here.ts'
import { mergeStores, missingByShard, missingOf } from '../../../src/experiment/sweep/merge.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import { BrokenStudyError, type Shard } from '../../../src/experiment/sweep/store.ts'
import { createStore, openStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import type { Failure, TrialResult } from '../../../src/experiment/sweep/trial.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { planFor } from './plans.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = mkdtempSync(join(tmpdir(), 'savlanut-merge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = () => join(folder, `${++files}.duckdb`)
const plan = planFor({ replications: 25 })
const program = thisProgram()
const work = workOn(plan)

/** A part, run by itself to its end. */
async function part(shard: Shard | null, of = plan): Promise<string> {
  const store = await createStore(newFile(), { plan: of, program, shard })
  await conduct(store, inThisThread(of))
  await store.close()
  return store.file
}

type Content = { results?: readonly TrialResult[]; failures?: readonly Failure[] }

/** A part that holds just this. */
async function partWith({ results = [], failures = [] }: Content, facts = { plan, program }): Promise<string> {
  const store = await createStore(newFile(), { ...facts, shard: null })
  await store.add({ results, failures, ms: 0 })
  await store.close()
  return store.file
}

async function merged(parts: readonly string[], out = newFile()) {
  const store = await mergeStores(out, parts)
  const [done, failures] = [await store.done(), await store.failures()]
  await store.close()
  return { out, done, failures }
}

/** Everything in a file, table by table. */
async function tablesOf(file: string) {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  const tables: Record<string, unknown> = {}
  for (const table of ['manifest', 'inputs', 'points', 'replications', 'observations', 'estimates', 'failures'])
    tables[table] = (await connection.runAndReadAll(`SELECT * FROM ${table} ORDER BY ALL`)).getRowsJson()
  connection.closeSync()
  instance.closeSync()
  return tables
}

test('three shards make the study that one machine would have made', async () => {
  const parts = await Promise.all([1, 2, 3].map(index => part({ index, of: 3 })))
  const told: number[] = []
  const store = await mergeStores(newFile(), parts, ({ done, planned }) => told.push(done / planned))
  expect(store.manifest.shard).toBeNull()
  const { complete } = await conduct(store, NOBODY)
  await store.close()
  expect(complete).toBe(true)
  expect(told.filter(share => share === 1)).toHaveLength(3)
  expect(await tablesOf(store.file)).toEqual(await tablesOf(await part(null)))
})

test('parts may come one after another, and may overlap', async () => {
  const { results } = work([{ point: 0, from: 0, to: 20 }])
  const [a, b] = [await partWith({ results: results.slice(0, 12) }), await partWith({ results: results.slice(8) })]
  const { out } = await merged([a])
  expect((await merged([b, a], out)).done).toEqual([{ point: 0, from: 0, to: 20 }])
})

test('a replication with two results breaks the whole, and says where and whose', async () => {
  const { results } = work([{ point: 1, from: 0, to: 8 }])
  const other = { ...work([{ point: 2, from: 5, to: 6 }]).results[0], point: 1 }
  const [a, b] = [await partWith({ results }), await partWith({ results: [other] })]
  const out = newFile()
  const merging = mergeStores(out, [a, b])
  await expect(merging).rejects.toThrow(BrokenStudyError)
  await expect(merging).rejects.toThrow(new RegExp(`point 1, replication 5: hash .* \\(from ${b}\\)`))
  const store = await openStore(out)
  expect(store.manifest.broken).toMatch(/point 1, replication 5/)
  await store.close()
  await expect(mergeStores(newFile(), [a, out])).rejects.toThrow(`${out} is broken`)
})

test('a failure is kept where no part has the replication', async () => {
  const { results } = work([{ point: 0, from: 0, to: 8 }])
  const [here, there] = [
    { point: 0, from: 6, to: 25, message: 'out of memory' },
    { point: 2, from: 3, to: 25, message: 'out of memory' },
  ]
  const [a, b] = [await partWith({ failures: [here, there] }), await partWith({ results, failures: [there] })]
  expect((await merged([a, b])).failures).toEqual([there])
})

test('a part that is damaged is named, and nothing of it is believed', async () => {
  const { results } = work([{ point: 0, from: 0, to: 3 }])
  const odd = { ...results[1], hash: 'f'.repeat(32) }
  const a = await partWith({ results: [results[0], odd] })
  await expect(mergeStores(newFile(), [a])).rejects.toThrow(
    `the study ${a} is damaged: point 0, replication 1: its content does not have its hash`,
  )
})

test('a part whose values were edited is named, and nothing of it is believed', async () => {
  const a = await partWith({ results: work([{ point: 0, from: 0, to: 3 }]).results })
  const instance = await DuckDBInstance.create(a)
  const connection = await instance.connect()
  await connection.run('UPDATE replications SET abandonment = 0.5 WHERE replication = 2')
  connection.closeSync()
  instance.closeSync()
  await expect(mergeStores(newFile(), [a])).rejects.toThrow(
    `the study ${a} is damaged: point 0, replication 2: its values are not those that were stored`,
  )
})

test.each([
  ['of other plans', async () => partWith({}, { plan: planFor({ replications: 25, seed: '7' }), program }), /seed: /],
  ['of other programs', async () => partWith({}, { plan, program: { ...program, version: '0.0.9' } }), /0\.0\.9/],
])('parts %s are not merged', async (_, other, says) => {
  const [a, b, out] = [await partWith({}), await other(), newFile()]
  for (const parts of [
    [a, b],
    [b, a],
  ]) {
    const merging = mergeStores(out, parts)
    await expect(merging).rejects.toThrow(UserError)
    await expect(merging).rejects.toThrow(/not parts of one study/)
    await expect(merging).rejects.toThrow(says)
  }
  const { out: whole } = await merged([a])
  await expect(mergeStores(whole, [b])).rejects.toThrow(/holds another study/)
})

test.each([
  ['no part', () => [], /name at least one part/],
  ['a part that is not there', () => ['none.duckdb'], /none.duckdb does not exist/],
  ['a part twice', (file: string) => [file, file], /named twice/],
])('%s cannot be merged', async (_, parts, says) => {
  await expect(mergeStores(newFile(), parts(await partWith({})))).rejects.toThrow(says)
})

test('neither a part nor a shard is overwritten with the whole', async () => {
  const [a, shard] = [await partWith({}), await part({ index: 1, of: 2 })]
  await expect(mergeStores(a, [a])).rejects.toThrow(/also what is to be made/)
  await expect(mergeStores(shard, [a])).rejects.toThrow(/is part 1 of 2 of a study itself/)
})

test('after a merge that was refused the parts and the whole are free for others', async () => {
  const [a, shard] = [await partWith({}), await part({ index: 1, of: 2 })]
  await expect(mergeStores(shard, [a])).rejects.toThrow(UserError)
  for (const file of [a, shard]) await (await openStore(file, { write: true })).close()
})

test('what is missing is told, by shard too', async () => {
  const { done } = await merged([await part({ index: 2, of: 3 })])
  const missing = missingOf(plan, done)
  const count = missing.reduce((sum, { from, to }) => sum + to - from, 0)
  const [first, second, third] = missingByShard(plan, missing, 3)
  expect(second).toBe(0)
  expect(first + third).toBe(count)
  expect(first).toBeGreaterThan(0)
  expect(
    missingOf(plan, [
      { point: 1, from: 2, to: 4 },
      { point: 1, from: 20, to: 30 },
    ]),
  ).toEqual([
    { point: 0, from: 0, to: 25 },
    { point: 1, from: 0, to: 2 },
    { point: 1, from: 4, to: 20 },
    { point: 2, from: 0, to: 25 },
  ])
})
