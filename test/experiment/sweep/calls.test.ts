import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { writeCalls } from '../../../src/experiment/sweep/calls.ts'
import { CALL_COLUMNS, JOURNEY_COLUMNS } from '../../../src/experiment/sweep/calls-columns.ts'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { exportCalls } from '../../../src/experiment/sweep/export-calls.ts'
import { inThisThread } from '../../../src/experiment/sweep/here.ts'
import type { Plan } from '../../../src/experiment/sweep/plan.ts'
import { pointsOf } from '../../../src/experiment/sweep/points.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import type { Center } from '../../../src/model/center.ts'
import { compile } from '../../../src/model/compile.ts'
import type { Outcomes } from '../../../src/model/outcomes.ts'
import { rowsOf } from '../../../src/model/rows.ts'
import { simulate } from '../../../src/model/simulate.ts'
import { readScenario } from '../../../src/scenario/files.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { build } from '../../cli/build.ts'
import { planFor } from './plans.ts'

const root = mkdtempSync(join(tmpdir(), 'savlanut-calls-'))
afterAll(() => rmSync(root, { recursive: true }))

async function rowsIn(file: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(`FROM '${file}'`)).getRowObjects()
  connection.closeSync()
  instance.closeSync()
  return rows
}

/** As `rowsOf` has them, with what the table adds; nothing is null there. */
const expected = (center: Center, seed: string, { point, replication }: { point: number; replication: number }) =>
  rowsOf(center, simulate(center, { seed, replication }).outcomes).map((row, number) => {
    const known = Object.entries(row).map(([name, value]) => [name, value ?? null] as const)
    return { point, replication, row: number, ...Object.fromEntries(known) }
  })

const sourceOf = (center: Center, seed: string) => ({
  journey: center.journey !== undefined,
  centerOf: () => center,
  play: ({ replication }: { replication: number }, onBlock: (block: Outcomes) => void) =>
    void simulate(center, { seed, replication, onBlock }),
})

async function studyOf(name: string, plan: Plan): Promise<string> {
  const store = await createStore(join(root, name), { plan, program: thisProgram(), shard: null })
  await conduct(store, inThisThread(plan))
  await store.close()
  return store.file
}

describe('a table of calls', () => {
  test.each(['bank-day', 'skills-with-overflow', 'emergency-line', 'wrong-bill-month', 'virtual-hold'])(
    'has the rows of %s as people read them',
    async name => {
      const center = compile(readScenario(`scenarios/${name}.yaml`))
      const file = join(root, `${name}.parquet`)
      const trials = [0, 3].map(replication => ({ point: 7, replication }))
      const count = await writeCalls(file, trials, sourceOf(center, 'seed'))
      const rows = await rowsIn(file)
      const all = trials.flatMap(trial => expected(center, 'seed', trial))
      expect(count).toBe(all.length)
      expect(rows.length).toBe(all.length)
      expect(Object.keys(rows[0])).toEqual(Object.keys(all[0]))
      const wrong = all.findIndex((row, i) =>
        Object.entries(row).some(([key, value]) => !Object.is(rows[i][key], value)),
      )
      expect([rows[wrong], all[wrong]]).toEqual([undefined, undefined])
    },
  )

  test('has the columns that the dictionary explains', async () => {
    const center = compile(readScenario('scenarios/omnichannel.yaml'))
    const file = join(root, 'columns.parquet')
    await writeCalls(file, [{ point: 0, replication: 0 }], sourceOf(center, '1'))
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const told = (await connection.runAndReadAll(`DESCRIBE FROM '${file}'`)).getRows()
    expect(told.map(([name, type]) => [name, type])).toEqual(
      [...CALL_COLUMNS, ...JOURNEY_COLUMNS].map(({ name, type }) => [name, type]),
    )
    connection.closeSync()
    instance.closeSync()
  })

  test('leaves nothing behind when a simulation fails, and keeps the file that was there', async () => {
    const place = mkdtempSync(join(root, 'fails-'))
    writeFileSync(join(place, 'calls.parquet'), 'before')
    const center = compile(readScenario('scenarios/one-queue.yaml'))
    const source = sourceOf(center, '1')
    const play: typeof source.play = (trial, onBlock) => {
      if (trial.replication === 1) throw new Error('as it happens')
      source.play(trial, onBlock)
    }
    const trials = [0, 1].map(replication => ({ point: 0, replication }))
    const act = writeCalls(join(place, 'calls.parquet'), trials, { ...source, play })
    await expect(act).rejects.toThrow('as it happens')
    expect(readdirSync(place)).toEqual(['calls.parquet'])
  })

  test('leaves nothing behind when it is interrupted', async () => {
    const place = mkdtempSync(join(root, 'stops-'))
    const interrupt = new AbortController()
    const center = compile(readScenario('scenarios/one-queue.yaml'))
    const trials = [0, 1, 2].map(replication => ({ point: 0, replication }))
    const onTrial = () => interrupt.abort()
    const { signal } = interrupt
    const act = writeCalls(join(place, 'calls.parquet'), trials, { ...sourceOf(center, '1'), onTrial, signal })
    await expect(act).rejects.toThrow(/abort/i)
    expect(readdirSync(place)).toEqual([])
  })

  test('takes no more memory for a million rows than for few', async () => {
    const dist = new URL('..', `file://${await build()}`)
    const code = `
      const [{ writeCalls }, { compile }, { readScenario }, { simulate }] = await Promise.all(
        ['experiment/sweep/calls.js', 'model/compile.js', 'scenario/files.js', 'model/simulate.js']
          .map(name => import(new URL(name, ${JSON.stringify(dist.href)}).href)))
      const center = compile(readScenario('scenarios/omnichannel.yaml'))
      const trials = Array.from({ length: 20 }, (_, replication) => ({ point: 0, replication }))
      const rows = await writeCalls(${JSON.stringify(join(root, 'many.parquet'))}, trials, {
        journey: true, centerOf: () => center,
        play: ({ replication }, onBlock) => void simulate(center, { replication, onBlock }) })
      console.log(JSON.stringify({ rows, megabytes: process.resourceUsage().maxRSS / 1024 }))`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    const { rows, megabytes } = JSON.parse(out)
    expect(rows).toBeGreaterThan(1_000_000)
    expect(megabytes).toBeLessThan(400)
  })
})

describe('the calls of a study', () => {
  test('are those of the points and replications asked for, in order', async () => {
    const plan = planFor()
    const file = await studyOf('some.duckdb', plan)
    const target = join(root, 'some.parquet')
    const points = [
      { from: 2, to: 3 },
      { from: 0, to: 1 },
    ]
    const replications = [
      { from: 4, to: 9 },
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]
    const { trials, rows } = await exportCalls(file, target, { points, replications })
    const all = [0, 2].flatMap(point =>
      [1, 4, 5].flatMap(replication => {
        const { center } = pointsOf(plan)(point).tabulation
        return expected(center, plan.seed, { point, replication })
      }),
    )
    expect([trials, rows]).toEqual([6, all.length])
    expect(await rowsIn(target)).toEqual(all)
  })

  test('are the same bytes every time', async () => {
    const file = await studyOf('twice.duckdb', planFor())
    const [one, two] = ['one', 'two'].map(name => join(root, `${name}.parquet`))
    await exportCalls(file, one)
    await exportCalls(file, two)
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
  })

  test('have columns of the journey where some point has one, with nothing in them elsewhere', async () => {
    const ivr = 'types.calls.ivr={steps: {main: {time: {law: constant, value: 10 s}, next: {queue: 1}}}}'
    const plan = planFor({ design: { kind: 'points', points: [['groups.desk.staffing=2'], [ivr]] }, replications: 2 })
    const file = await studyOf('journey.duckdb', plan)
    const target = join(root, 'journey.parquet')
    await exportCalls(file, target)
    const rows = await rowsIn(target)
    const inIvr = (point: number) =>
      new Set(rows.filter(row => row.point === point && row.kind === 'answered').map(row => row.inIvr))
    expect([inIvr(0), inIvr(1)]).toEqual([new Set([null]), new Set([10])])
  })

  test('of a steady-state study are checked batch by batch', async () => {
    const text = `title: One queue for ever
steady: { length: 40 h, warmUp: 2 h }
types: { calls: { arrivals: { perHour: 60 }, handle: { law: exponential, mean: 2 min }, patience: { law: exponential, mean: 1 min } } }
groups: { desk: { serves: [calls], staffing: 2 } }
`
    const file = await studyOf('steady.duckdb', planFor({}, text))
    const { trials, rows } = await exportCalls(file, join(root, 'steady.parquet'))
    expect(trials).toBe(3)
    expect(rows).toBeGreaterThan(3 * 40 * 50)
  })

  test('are not written where a replication does not show again what is stored', async () => {
    const file = await studyOf('other.duckdb', planFor())
    const instance = await DuckDBInstance.create(file)
    const connection = await instance.connect()
    for (const table of ['replications', 'observations'])
      await connection.run(`UPDATE ${table} SET hash = repeat('0', 32) WHERE point = 1 AND replication = 3`)
    connection.closeSync()
    instance.closeSync()
    const target = join(root, 'other.parquet')
    const act = exportCalls(file, target)
    await expect(act).rejects.toThrow(/point 1, replication 3 of .*other\.duckdb does not show again what is stored/)
    await expect(act).rejects.toBeInstanceOf(UserError)
    expect(readdirSync(root)).not.toContain('other.parquet')
    // What does show it again is written.
    expect((await exportCalls(file, target, { points: [{ from: 0, to: 1 }] })).trials).toBe(6)
  })

  test('of points and replications that are not there are asked for in vain', async () => {
    const file = await studyOf('vain.duckdb', planFor())
    const target = join(root, 'vain.parquet')
    await expect(exportCalls(file, target, { points: [{ from: 2, to: 9 }] })).rejects.toThrow(
      'has points 0 to 2, not 8',
    )
    const none = exportCalls(file, target, { replications: [{ from: 6, to: 9 }] })
    await expect(none).rejects.toThrow(/has none of these replications/)
  })
})
