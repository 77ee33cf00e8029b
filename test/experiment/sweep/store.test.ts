// The store of a study: what was stored is there, whatever happened since, or people are told what is wrong.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { estimatesOf } from '../../../src/experiment/sweep/estimates.ts'
import { pack } from '../../../src/experiment/sweep/packing.ts'
import { idOf, type Plan } from '../../../src/experiment/sweep/plan.ts'
import { pointsOf } from '../../../src/experiment/sweep/points.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import { BrokenStudyError } from '../../../src/experiment/sweep/store.ts'
import { createStore, type DuckStore, openStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import { pathColumns } from '../../../src/experiment/sweep/store-schema.ts'
import type { ChunkResult, Range, TrialResult } from '../../../src/experiment/sweep/trial.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { build } from '../../cli/build.ts'
import { planFor } from './plans.ts'

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'savlanut-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = () => join(folder, `${++files}.duckdb`)
const plan = planFor()
const program = thisProgram()
const begin = (file = newFile(), of: Plan = plan) => createStore(file, { plan: of, program, shard: null })

const work = workOn(plan)
const made = (point: number, from = 0, to = 6) => work([{ point, from, to }])
const chunkOf = (results: readonly TrialResult[]): ChunkResult => ({ results, failures: [], ms: 0 })

/** Replications of 3 kB that nobody has simulated. */
function bulky({ point, from, to }: Range): ChunkResult {
  const values = new Float64Array(plan.columns.length)
  const results = Array.from({ length: to - from }, (_, i) => {
    const rows = Float64Array.from({ length: 400 }, (_, k) => Math.sin((from + i + 1) * (k + 1) * 1e4))
    return { point, replication: from + i, ...pack([{ rows, waits: new Uint32Array(10) }]), values }
  })
  return chunkOf(results)
}

/** All that is stored, as one can compare it. */
async function contentOf(store: DuckStore) {
  const results: TrialResult[] = []
  for (const point of new Set((await store.done()).map(range => range.point)))
    for await (const part of store.results(point)) results.push(...part)
  return {
    manifest: store.manifest,
    results,
    failures: await store.failures(),
    estimates: await store.estimates(['abandonment', 'serviceLevel']),
  }
}

async function contentAt(file: string) {
  const store = await openStore(file)
  try {
    await store.verify()
    return await contentOf(store)
  } finally {
    await store.close()
  }
}

let wholeBytes: Buffer | undefined

/** A study with everything in it, closed. Made once. */
async function wholeStudy(file = newFile()): Promise<string> {
  wholeBytes ??= readFileSync(await makeWholeStudy(newFile()))
  writeFileSync(file, wholeBytes)
  return file
}

async function makeWholeStudy(file: string): Promise<string> {
  const store = await begin(file)
  for (const point of [0, 1, 2]) {
    await store.add(made(point))
    const { tabulation } = pointsOf(plan)(point)
    await store.saveEstimates(
      new Map([[point, await estimatesOf({ store, point, tabulation, replications: 6 }, 0.95)]]),
    )
  }
  await store.add({ results: [], failures: [{ point: 1, from: 7, to: 9, message: 'it failed' }], ms: 0 })
  await store.seal()
  await store.close()
  return file
}

// ── processes ──────────────────────────────────────────────────────────────────────────────────────────────────────

const COMPILED = join(dirname(await build()), '../experiment/sweep')
const MODULE = (name: string) => JSON.stringify(join(COMPILED, name))

/** What processes of their own may use. */
const PRELUDE = `
import { createStore, openStore } from ${MODULE('store-duckdb.js')}
import { pack } from ${MODULE('packing.js')}
import { thisProgram } from ${MODULE('program.js')}
const planFor = (changes = {}) => ({ ...${JSON.stringify(plan)}, ...changes })
import { writeSync } from 'node:fs'
const say = text => writeSync(1, text + '\\n')
const bulk = (columns, { point, from, to, doubles }) => Array.from({ length: to - from }, (_, i) => {
  const rows = Float64Array.from({ length: doubles }, (_, k) => Math.sin((from + i + 1) * (k + 1) * 1e4))
  const values = new Float64Array(columns).fill(rows[0])
  return { point, replication: from + i, ...pack([{ rows, waits: new Uint32Array(10) }]), values }
})
`

/** Runs code in a process of its own. */
function inProcess(code: string, args: readonly string[] = []) {
  const options = ['--input-type=module', '-e', PRELUDE + code]
  return spawn(process.execPath, [...options, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
}

async function firstLine(child: ReturnType<typeof inProcess>): Promise<string> {
  const [line] = await once(createInterface(child.stdout), 'line')
  return line as string
}

async function killed(child: ReturnType<typeof inProcess>): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

const pause = (ms: number) => new Promise(done => setTimeout(done, ms))

// ── tests ──────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('a study in a file', () => {
  test('holds what was put into it, after it was closed too', async () => {
    const file = await wholeStudy()
    const { manifest, results, failures, estimates } = await contentAt(file)
    expect(manifest.plan).toEqual(plan)
    expect(manifest).toMatchObject({ id: idOf(plan), program, shard: null, broken: null })
    expect(results).toEqual([0, 1, 2].flatMap(point => made(point).results))
    expect(failures).toEqual([{ point: 1, from: 7, to: 9, message: 'it failed' }])
    expect(estimates.map(({ point, measure }) => `${point} ${measure}`)).toContain('2 abandonment')
    expect(existsSync(`${file}.wal`)).toBe(false)
  })

  test('tells what is there in as few ranges as possible', async () => {
    const store = await begin()
    await store.add(work([{ point: 2, from: 3, to: 5 }]))
    await store.add(work([{ point: 0, from: 2, to: 4 }]))
    await store.add(work([{ point: 0, from: 0, to: 2 }]))
    await store.add(work([{ point: 0, from: 5, to: 6 }]))
    expect(await store.done()).toEqual([
      { point: 0, from: 0, to: 4 },
      { point: 0, from: 5, to: 6 },
      { point: 2, from: 3, to: 5 },
    ])
    await store.close()
  })

  test('gives the replications of a point in order, in whatever order they came', async () => {
    const store = await begin()
    await Promise.all([5, 1, 3, 0, 4, 2].map(replication => store.add(made(0, replication, replication + 1))))
    const seen: number[] = []
    for await (const trials of store.trials(0)) seen.push(...trials.map(({ replication }) => replication))
    expect(seen).toEqual([0, 1, 2, 3, 4, 5])
    await store.close()
  })

  test('has the same seal for the same results, however they came', async () => {
    const [one, other] = [await begin(), await begin()]
    for (const point of [0, 1, 2]) await one.add(made(point))
    for (const point of [2, 0, 1]) for (const at of [3, 0]) await other.add(made(point, at, at + 3))
    expect(await one.seal()).toBe(await other.seal())
    expect(one.manifest.results).toMatch(/^[0-9a-f]{64}$/)
    await Promise.all([one.close(), other.close()])
  })

  test('loses its seal when more is added', async () => {
    const store = await begin()
    await store.add(made(0))
    await store.seal()
    await store.add(made(1))
    expect(store.manifest.results).toBeNull()
    await store.close()
    const again = await openStore(store.file)
    expect(again.manifest.results).toBeNull()
    await again.close()
  })

  test('replaces the estimates of a point and keeps the others', async () => {
    const store = await openStore(await wholeStudy(), { write: true })
    const before = await store.estimates(['abandonment'])
    await store.saveEstimates(new Map([[1, []]]))
    expect(await store.estimated()).toEqual(new Set([0, 2]))
    expect(await store.estimates(['abandonment'])).toEqual(before.filter(({ point }) => point !== 1))
    await store.close()
  })

  test('forgets failures, to try again', async () => {
    const store = await openStore(await wholeStudy(), { write: true })
    await store.forgetFailures()
    expect(await store.failures()).toEqual([])
    await store.close()
  })

  test('keeps paths apart that differ in case alone, and numbers as numbers', async () => {
    const points = [['a.B=1', 'A.b=2 min'], ['a.B=2.5']]
    const odd = { ...plan, points, design: { kind: 'points' as const, points } }
    expect(pathColumns(odd)).toEqual(['a.B', 'A.b_2'])
    const store = await begin(newFile(), odd)
    await store.close()
    const instance = await DuckDBInstance.create(store.file)
    const connection = await instance.connect()
    const rows = (await connection.runAndReadAll('SELECT * FROM points ORDER BY point')).getRows()
    expect(rows).toEqual([
      [0, 1, '2 min'],
      [1, 2.5, null],
    ])
    connection.closeSync()
    instance.closeSync()
  })

  test('is closed safely twice, and refuses a file that exists', async () => {
    const store = await begin()
    await store.close()
    await store.close()
    await expect(begin(store.file)).rejects.toThrow(/exists already: go on with savlanut resume/)
  })

  test('is not begun where there is no folder', async () => {
    const file = join(folder, 'none', 'x.duckdb')
    await expect(begin(file)).rejects.toThrow(UserError)
    await expect(begin(file)).rejects.toThrow(`${file} cannot be made (No such file or directory)`)
  })

  test('is not begun beside the log of another that is gone', async () => {
    const file = newFile()
    writeFileSync(`${file}.wal`, 'left')
    await expect(begin(file)).rejects.toThrow(/left of a study that is gone/)
  })
})

describe('a replication that comes twice', () => {
  test('counts once when it is the same', async () => {
    const store = await begin()
    await store.add(made(0, 0, 4))
    await store.add(made(0, 2, 6))
    const twice = [...made(1).results, ...made(1).results]
    await store.add(chunkOf(twice))
    expect(await store.done()).toEqual([
      { point: 0, from: 0, to: 6 },
      { point: 1, from: 0, to: 6 },
    ])
    await store.verify()
    await store.close()
  })

  const changed = (result: TrialResult): TrialResult => ({ ...result, hash: 'f'.repeat(32) })

  test.each([
    ['from one chunk to the next', (results: readonly TrialResult[]) => [changed(results[3])]],
    ['within a chunk', (results: readonly TrialResult[]) => [results[5], changed(results[5])]],
  ])('breaks the study when it differs %s', async (_, second) => {
    const store = await begin()
    const { results } = made(0)
    await store.add(chunkOf(results.slice(0, 4)))
    await expect(store.add(chunkOf(second(results)))).rejects.toThrow(BrokenStudyError)
    expect(store.manifest.broken).toMatch(/^point 0, replication [35]: hash [0-9a-f]{32} in the study, f{32} now$/)
    expect(await store.done()).toEqual([{ point: 0, from: 0, to: 4 }])
    await store.close()

    const again = await openStore(store.file, { write: true })
    const { broken } = store.manifest
    expect(again.manifest.broken).toBe(broken)
    await expect(again.add(made(1))).rejects.toThrow(broken!)
    await expect(again.seal()).rejects.toThrow(BrokenStudyError)
    await expect(again.saveEstimates(new Map([[0, []]]))).rejects.toThrow(BrokenStudyError)
    await again.close()
  })
})

describe('a file that is no study', () => {
  const sql = async (file: string, ...statements: string[]) => {
    const instance = await DuckDBInstance.create(file)
    const connection = await instance.connect()
    for (const statement of statements) await connection.run(statement)
    connection.closeSync()
    instance.closeSync()
    return file
  }
  const written = (text: string) => {
    const file = newFile()
    writeFileSync(file, text)
    return file
  }
  const changedBy = async (statement: string) => sql(await wholeStudy(), statement)

  test.each([
    ['that is not there', async () => newFile(), /does not exist/],
    ['that is a folder', async () => folder, /is not a study/],
    ['that is empty', async () => written(''), /is not a study/],
    ['of text', async () => written('hello '.repeat(9999)), /is not a study/],
    ['of another database', () => sql(newFile(), 'CREATE TABLE t (a INT)'), /is a DuckDB file, but holds no study/],
    [
      'of a newer program',
      () => changedBy("UPDATE manifest SET value = '2' WHERE key = 'format'"),
      /is of format 2, of a newer savlanut .*reads format 1: use savlanut/,
    ],
    [
      'whose plan was changed',
      () => changedBy(`UPDATE manifest SET value = replace(value, '0.95', '0.99') WHERE key = 'plan'`),
      /is damaged: its plan cannot be read/,
    ],
  ])('%s is refused', async (_, file, says) => {
    const at = await file()
    for (const write of [false, true]) {
      await expect(openStore(at, { write })).rejects.toThrow(UserError)
      await expect(openStore(at, { write })).rejects.toThrow(says)
    }
  })

  test('whose tables do not agree is neither written to nor read', async () => {
    const file = await changedBy('DELETE FROM observations WHERE point = 1 AND replication = 3')
    for (const write of [false, true])
      await expect(openStore(file, { write })).rejects.toThrow(/damaged: its tables .* do not agree/)
  })

  test.each([
    [
      'a value that was edited',
      'UPDATE replications SET abandonment = 0.5 WHERE point = 1 AND replication = 2',
      /damaged: point 1, replication 2: its values are not those that were stored/,
    ],
    [
      'an estimate that was edited',
      "UPDATE estimates SET value = 2 * value WHERE point = 1 AND measure = 'waitP90'",
      /damaged: point 1: its estimates are not those that were stored/,
    ],
    [
      'an estimate that was removed',
      "DELETE FROM estimates WHERE point = 2 AND measure = 'waitP90'",
      /damaged: point 2: its estimates are not those that were stored/,
    ],
    [
      'a point that was edited',
      'UPDATE points SET "groups.desk.staffing" = 99 WHERE point = 1',
      /damaged: its table of points is not that of its plan \(point 1\)/,
    ],
    ['a point that was removed', 'DELETE FROM points WHERE point = 2', /its table of points lacks point 2/],
    ['a table that was removed', 'DROP TABLE points', /is damaged: Catalog Error/],
  ])('with %s is found, and is not sealed again', async (_, statement, says) => {
    const file = await changedBy(statement)
    await expect(contentAt(file)).rejects.toThrow(says)
    const store = await openStore(file, { write: true })
    await expect(store.seal()).rejects.toThrow(says)
    await store.close()
  })

  test('lacks the estimates of a point only until they are made again', async () => {
    const file = await changedBy('DELETE FROM estimates WHERE point = 1')
    await expect(contentAt(file)).rejects.toThrow(`${file} lacks the estimates of point 1`)
    const store = await openStore(file, { write: true })
    const { tabulation } = pointsOf(plan)(1)
    await store.saveEstimates(new Map([[1, await estimatesOf({ store, point: 1, tabulation, replications: 6 }, 0.95)]]))
    await store.verify()
    await store.close()
  })

  test.each([
    [
      'a replication that was changed',
      "UPDATE observations SET data = 'nonsense'::BLOB WHERE point = 1",
      /point 1, rep/,
    ],
    [
      'a replication that was removed',
      'DELETE FROM observations WHERE point = 2; DELETE FROM replications WHERE point = 2',
      /hash that was noted/,
    ],
    [
      'a replication that is there twice',
      'INSERT INTO observations FROM observations LIMIT 1; INSERT INTO replications FROM replications LIMIT 1',
      /is there twice/,
    ],
  ])('%s is found when the study is verified', async (_, statement, says) => {
    await expect(contentAt(await changedBy(statement))).rejects.toThrow(says)
  })
})

describe('damage', () => {
  /** Told, or without any effect. */
  async function expectHarmless(file: string, whole: unknown, what: string): Promise<boolean> {
    try {
      expect(await contentAt(file), what).toEqual(whole)
      return false
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      expect(error.message, what).toMatch(/is damaged: .*Take a copy of it|is not a study/)
      return true
    }
  }

  test('by flipped bytes is told or has no effect', async () => {
    const file = await wholeStudy()
    const whole = await contentAt(file)
    const bytes = readFileSync(file)
    const offsets = [...[0, 8, 12, 100, 4096, 4104, 5000, 8192, 8200, 9000, 12288, 12300]]
    for (let i = 0; i < 120; i++) offsets.push(Math.floor((bytes.length * (i + 0.5)) / 120))
    let told = 0
    for (const offset of offsets) {
      const copy = Buffer.from(bytes)
      copy[offset] ^= 1 << (offset % 8)
      writeFileSync(file, copy)
      if (await expectHarmless(file, whole, `byte ${offset}`)) told++
    }
    expect(told).toBeGreaterThan(20)
  })

  test('by cutting the file is told or has no effect', async () => {
    const file = await wholeStudy()
    const whole = await contentAt(file)
    const { length } = readFileSync(file)
    let told = 0
    for (let i = 19; i >= 0; i--) {
      truncateSync(file, Math.floor((length * i) / 20))
      if (await expectHarmless(file, whole, `${i} of 20 parts`)) told++
    }
    expect(told).toBeGreaterThan(10)
  })

  test('to the log of a process that was killed is told; one cut short loses whole chunks alone', async () => {
    const file = newFile()
    const child = inProcess(
      `const plan = planFor()
       const store = await createStore(process.argv[1], { plan, program: thisProgram(), shard: null })
       for (const point of [0, 1, 2])
         await store.add({ results: bulk(plan.columns.length, { point, from: 0, to: 6, doubles: 50 }), failures: [] })
       say('done')
       setInterval(() => {}, 1000)`,
      [file],
    )
    expect(await firstLine(child)).toBe('done')
    await killed(child)
    const [bytes, log] = [readFileSync(file), readFileSync(`${file}.wal`)]
    const readAfter = (changed: Buffer) => {
      writeFileSync(file, bytes)
      writeFileSync(`${file}.wal`, changed)
      return contentAt(file)
    }
    expect((await readAfter(log)).results.length).toBe(18)
    const offsets = Array.from({ length: 150 }, (_, i) => (i < 70 ? i : Math.floor((log.length * (i - 70)) / 80)))
    for (const offset of offsets) {
      const changed = Buffer.from(log)
      changed[offset] ^= 1 << (offset % 8)
      await expect(readAfter(changed), `byte ${offset}`).rejects.toThrow(/is damaged/)
    }
    for (let i = 0; i < 20; i++) {
      const { results } = await readAfter(log.subarray(0, Math.floor((log.length * i) / 20)))
      expect(results.length % 6).toBe(0)
    }
  })
})

describe('other processes', () => {
  const hold = (write: boolean, file: string) =>
    inProcess(
      `const store = await openStore(process.argv[1], { write: ${write} })
       say('open')
       process.stdin.on('end', async () => { await store.close(); process.exit() }).resume()`,
      [file],
    )

  test('that write keep everybody out, by name', async () => {
    const file = await wholeStudy()
    const child = hold(true, file)
    expect(await firstLine(child)).toBe('open')
    await expect(openStore(file)).rejects.toThrow(`is being written by process ${child.pid}`)
    await expect(openStore(file, { write: true })).rejects.toThrow(`is in use by process ${child.pid}`)
    await killed(child)
    expect((await contentAt(file)).results.length).toBe(18)
  })

  test('that read let others read', async () => {
    const file = await wholeStudy()
    const child = hold(false, file)
    expect(await firstLine(child)).toBe('open')
    expect((await contentAt(file)).results.length).toBe(18)
    await expect(openStore(file, { write: true })).rejects.toThrow(`is in use by process ${child.pid}`)
    child.stdin.end()
    await once(child, 'close')
    await (await openStore(file, { write: true })).close()
  })

  test('are not the only ones: within one process a file is written by one alone', async () => {
    const store = await begin()
    await expect(openStore(store.file)).rejects.toThrow(/in use by this very process/)
    await store.close()
    await (await openStore(store.file)).close()
  })
})

describe('a process that is killed', () => {
  test('while it writes loses nothing that was acknowledged, and leaves no half chunk', async () => {
    const file = newFile()
    const CHUNK = 40
    await (await begin(file, planFor({ replications: 100_000 }))).close()
    let acknowledged = 0
    for (let time = 0; time < 8; time++) {
      const child = inProcess(
        `const store = await openStore(process.argv[1], { write: true })
         const columns = store.manifest.plan.columns.length
         for (let from = (await store.done())[0]?.to ?? 0; ; from += ${CHUNK}) {
           await store.add({ results: bulk(columns, { point: 0, from, to: from + ${CHUNK}, doubles: 400 }), failures: [] })
           say(from + ${CHUNK})
         }`,
        [file],
      )
      createInterface(child.stdout).on('line', line => {
        acknowledged = Number(line)
      })
      await once(child.stdout, 'data')
      await pause(Math.random() * 500)
      await killed(child)
      const store = await openStore(file, { write: time % 2 === 0 })
      await store.verify()
      const [{ from, to }, ...others] = await store.done()
      await store.close()
      expect({ from, others }).toEqual({ from: 0, others: [] })
      expect(to % CHUNK).toBe(0)
      expect(to).toBeGreaterThanOrEqual(acknowledged)
      expect(to).toBeLessThanOrEqual(acknowledged + CHUNK)
    }
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('while it begins a study leaves a whole one or none', async () => {
    const here = join(folder, 'begun')
    mkdirSync(here)
    for (let time = 0; time < 4; time++) {
      const child = inProcess(
        `const [folder, time] = process.argv.slice(1)
         const study = { plan: planFor(), program: thisProgram(), shard: null }
         say('begin')
         for (let i = 0; ; i++) await (await createStore(folder + '/' + time + '-' + i + '.duckdb', study)).close()`,
        [here, String(time)],
      )
      await firstLine(child)
      await pause(100 + Math.random() * 400)
      await killed(child)
    }
    const begun = readdirSync(here).filter(name => name.endsWith('.duckdb'))
    expect(begun.length).toBeGreaterThan(0)
    for (const name of begun) expect((await contentAt(join(here, name))).manifest.id).toBe(idOf(plan))
  })
})

describe('room', () => {
  const disk = join(folder, 'small')
  let mounted = false
  beforeAll(() => {
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk], { stdio: 'pipe' })
      mounted = true
    } catch {
      // The test says so.
    }
  })
  afterAll(() => {
    if (mounted) execFileSync('umount', [disk])
  })

  test('that runs out on the disk is told, loses nothing, and the study goes on when there is more', async context => {
    if (!mounted && process.env.CI !== 'true') context.skip('a small disk cannot be mounted here: that takes root')
    expect(mounted).toBe(true)
    const file = join(disk, 'full.duckdb')
    const large = planFor({ replications: 100_000 })
    const store = await begin(file, large)
    let acknowledged = 0
    const fill = async () => {
      for (; ; acknowledged += 100) await store.add(bulky({ point: 0, from: acknowledged, to: acknowledged + 100 }))
    }
    await expect(fill()).rejects.toThrow(
      `no room is left on the disk of ${file}. What was stored is safe. Make room, then go on with: savlanut resume ${file}`,
    )
    expect(acknowledged).toBeGreaterThan(100)
    await store.close()
    await store.close()
    const other = join(disk, 'other.duckdb')
    await expect(begin(other)).rejects.toThrow(`no room is left on the disk of ${other}: the study was not begun`)
    expect(readdirSync(disk).filter(name => name.startsWith('other'))).toEqual([])

    execFileSync('mount', ['-o', 'remount,size=64m', disk])
    const again = await openStore(file, { write: true })
    const [{ to }] = await again.done()
    expect(to).toBeGreaterThanOrEqual(acknowledged)
    expect(to % 100).toBe(0)
    await again.add(bulky({ point: 1, from: 0, to: 500 }))
    await again.verify()
    expect(await again.done()).toEqual([
      { point: 0, from: 0, to },
      { point: 1, from: 0, to: 500 },
    ])
    await again.close()
  })

  test('that runs out while a study is begun leaves none, however little there is', async context => {
    if (!mounted && process.env.CI !== 'true') context.skip('a small disk cannot be mounted here: that takes root')
    const used = readdirSync(disk).reduce((sum, name) => sum + statSync(join(disk, name)).size, 0)
    let refused = 0
    for (const room of [8, 40, 100, 200, 300, 500, 4000]) {
      execFileSync('mount', ['-o', `remount,size=${Math.ceil(used / 4096) * 4 + room}k`, disk])
      const file = join(disk, 'tiny.duckdb')
      try {
        await (await begin(file)).close()
        expect((await contentAt(file)).manifest.id).toBe(idOf(plan))
      } catch (error) {
        expect((error as Error).message).toContain('the study was not begun')
        refused++
      }
      const left = readdirSync(disk).filter(name => name.startsWith('tiny'))
      expect(left.length).toBeLessThan(2)
      for (const name of left) rmSync(join(disk, name))
    }
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThan(7)
  })

  test('in memory is bounded, however large the study', async () => {
    const file = newFile()
    const child = inProcess(
      `import { statSync, existsSync } from 'node:fs'
       const [file] = process.argv.slice(1)
       const plan = planFor({ replications: 20_000 })
       const before = process.memoryUsage.rss()
       const store = await createStore(file, { plan, program: thisProgram(), shard: null })
       let log = 0
       for (let from = 0; from < 20_000; from += 200) {
         await store.add({ results: bulk(plan.columns.length, { point: 0, from, to: from + 200, doubles: 500 }), failures: [] })
         if (existsSync(file + '.wal')) log = Math.max(log, statSync(file + '.wal').size)
       }
       await store.seal()
       let read = 0
       for await (const trials of store.trials(0)) read += trials.length
       await store.close()
       say(JSON.stringify({ read, log: log / 1e6, grown: process.resourceUsage().maxRSS / 1e3 - before / 1e6 }))`,
      [file],
    )
    const { read, log, grown } = JSON.parse(await firstLine(child))
    expect(read).toBe(20_000)
    // Some 90 MB of observations; DuckDB may use 256 MB, parts are read 16 MB at once.
    expect(grown).toBeLessThan(600)
    expect(log).toBeLessThan(25)
  })

  test('is left in parts: large replications are read a few at a time', async () => {
    const store = await begin()
    const rows = Float64Array.from({ length: 400_000 }, (_, i) => Math.sin(i * 1e4))
    const packed = pack([{ rows, waits: new Uint32Array(1) }])
    const values = new Float64Array(plan.columns.length)
    for (let replication = 0; replication < 40; replication++)
      await store.add(chunkOf([{ point: 0, replication, ...packed, values }]))
    const sizes: number[] = []
    for await (const trials of store.trials(0)) sizes.push(trials.length)
    expect(sizes.reduce((a, b) => a + b)).toBe(40)
    expect(Math.max(...sizes)).toBeLessThan(40)
    await store.close()
  })
})
