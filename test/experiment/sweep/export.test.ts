import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { exportStudy } from '../../../src/experiment/sweep/export.ts'
import { FORMATS, type Format, withDraft, writeRows } from '../../../src/experiment/sweep/export-duckdb.ts'
import { inThisThread } from '../../../src/experiment/sweep/here.ts'
import type { Plan } from '../../../src/experiment/sweep/plan.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { planFor, SCENARIO } from './plans.ts'

const root = mkdtempSync(join(tmpdir(), 'savlanut-export-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A study of this plan in a file, as one thread makes it. */
async function study(name: string, plan: Plan): Promise<string> {
  const store = await createStore(join(root, name), { plan, program: thisProgram(), shard: null })
  await conduct(store, inThisThread(plan))
  await store.close()
  return store.file
}

/** The same in another order: replication by replication, backwards, in chunks of one. */
async function backwards(name: string, plan: Plan): Promise<string> {
  const store = await createStore(join(root, name), { plan, program: thisProgram(), shard: { index: 1, of: 1 } })
  const work = workOn(plan)
  for (let replication = plan.replications - 1; replication >= 0; replication--)
    for (let point = plan.points.length - 1; point >= 0; point--)
      await store.add(work([{ point, from: replication, to: replication + 1 }]))
  await store.close()
  return store.file
}

const bytesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name)).toString('base64')]))

/** Rows of a query about files. */
async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRows()
  connection.closeSync()
  instance.closeSync()
  return rows
}

let file: string
const folders = {} as Record<Format, string>
beforeAll(async () => {
  file = await study('queue.duckdb', planFor({ measures: ['serviceLevel(60 s)'] }))
  for (const format of FORMATS) {
    folders[format] = join(root, format)
    await exportStudy(file, folders[format], { format })
  }
})

describe('an export', () => {
  test.each(FORMATS)('as %s has the tables, a dictionary and a manifest, and nothing else', format => {
    const tables = ['dictionary', 'estimates', 'points', 'replications'].map(name => `${name}.${format}`)
    expect(readdirSync(folders[format]).sort()).toEqual([...tables, 'manifest.json'].sort())
  })

  test('says which files it wrote, and their rows', async () => {
    const { files, complete, points } = await exportStudy(file, join(root, 'told'), { format: 'csv' })
    expect([complete, points]).toEqual([true, { estimated: 3, planned: 3 }])
    const counted = files.flatMap(({ file, rows }) => (rows === undefined ? [] : [[file, rows]]))
    for (const [file, rows] of counted)
      expect(Papa.parse(readFileSync(String(file), 'utf8').trim(), { header: true }).data).toHaveLength(Number(rows))
    expect(counted.slice(0, 2).map(([, rows]) => rows)).toEqual([3, 18])
  })

  test.each(FORMATS)('as %s is the same bytes for a study that was made in another order', async format => {
    const plan = planFor({ measures: ['serviceLevel(60 s)'] })
    const other = await backwards(`other-${format}.duckdb`, plan)
    const { openStore } = await import('../../../src/experiment/sweep/store-duckdb.ts')
    const store = await openStore(other, { write: true })
    store.manifest.shard = null
    await conduct(store, inThisThread(plan))
    await store.close()
    const folder = join(root, `other-${format}`)
    await exportStudy(other, folder, { format })
    expect(bytesIn(folder)).toEqual(bytesIn(folders[format]))
  })

  test('differs for another seed', async () => {
    const other = await study('seed.duckdb', planFor({ measures: ['serviceLevel(60 s)'], seed: '2' }))
    await exportStudy(other, join(root, 'seed'), { format: 'csv' })
    const [one, two] = [folders.csv, join(root, 'seed')].map(bytesIn)
    for (const name of ['replications.csv', 'estimates.csv', 'manifest.json']) expect(one[name]).not.toBe(two[name])
    for (const name of ['points.csv', 'dictionary.csv']) expect(one[name]).toBe(two[name])
  })

  test('has the same values in every format as in the store', async () => {
    for (const table of ['points', 'replications', 'estimates']) {
      const { csv, jsonl, parquet } = folders
      const own = await query(`FROM '${parquet}/${table}.parquet'`)
      expect(own.length).toBeGreaterThan(2)
      const types = await query(`DESCRIBE FROM '${parquet}/${table}.parquet'`)
      const schema = types.map(([name, type]) => `'${name}': '${type}'`).join(', ')
      expect(await query(`FROM read_csv('${csv}/${table}.csv', columns = {${schema}})`)).toEqual(own)
      expect(await query(`FROM read_json('${jsonl}/${table}.jsonl', columns = {${schema}})`)).toEqual(own)
      const columns = types.map(([name]) => `"${name}"`).filter(name => !name.includes('staffing'))
      const stored = await query(`ATTACH '${file}' AS s (READ_ONLY); SELECT ${columns} FROM s.${table} ORDER BY ALL`)
      const exported = await query(`SELECT ${columns} FROM '${parquet}/${table}.parquet' ORDER BY ALL`)
      expect(exported).toEqual(stored)
    }
  })

  test('has what varies right after the point, so that one file can be plotted', async () => {
    const columns = await query(`DESCRIBE FROM '${folders.parquet}/estimates.parquet'`)
    expect(columns.slice(0, 4).map(([name, type]) => [name, type])).toEqual([
      ['point', 'INTEGER'],
      ['groups.desk.staffing', 'DOUBLE'],
      ['measure', 'VARCHAR'],
      ['unit', 'VARCHAR'],
    ])
    const pairs = await query(
      `SELECT DISTINCT point, "groups.desk.staffing" FROM '${folders.parquet}/estimates.parquet' ORDER BY 1`,
    )
    expect(pairs).toEqual([
      [0, 2],
      [1, 3],
      [2, 4],
    ])
  })

  test('has what varies under another name where the estimates have one of that name', async () => {
    const design = { kind: 'grid', factors: [{ path: 'interval', values: ['15 min', '30 min'] }] } as const
    const folder = join(root, 'interval')
    await exportStudy(await study('interval.duckdb', planFor({ design })), folder, { format: 'parquet' })
    const pairs = await query(`SELECT DISTINCT point, interval_varied FROM '${folder}/estimates.parquet' ORDER BY 1`)
    expect(pairs).toEqual([
      [0, '15 min'],
      [1, '30 min'],
    ])
  })

  test('begins with everything together, in the order of the measures', async () => {
    const rows = await query(`SELECT measure, type FROM '${folders.parquet}/estimates.parquet' WHERE point = 1 LIMIT 3`)
    expect(rows).toEqual([
      ['offered', null],
      ['fresh', null],
      ['redials', null],
    ])
  })

  test('replaces what was exported before, and leaves everything else', async () => {
    const folder = join(root, 'again')
    mkdirSync(folder)
    writeFileSync(join(folder, 'points.csv'), 'old')
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    await exportStudy(file, folder, { format: 'csv' })
    const { 'notes.txt': notes, ...own } = bytesIn(folder)
    expect(own).toEqual(bytesIn(folders.csv))
    expect(Buffer.from(notes, 'base64').toString()).toBe('mine')
  })

  test('names the study, its program, its question and whether it is complete, and no time or place', () => {
    const manifest = JSON.parse(readFileSync(join(folders.csv, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({
      complete: true,
      seed: '1',
      replications: 6,
      replicationsDone: 18,
      confidence: 0.95,
    })
    expect(manifest.inputs).toEqual({ 'queue.yaml': SCENARIO })
    expect([manifest.study, manifest.results, manifest.code].every(hash => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
    expect(manifest.v8).toBe(process.versions.v8)
    expect(manifest.design.kind).toBe('grid')
  })
})

describe('the dictionary', () => {
  test('has a row for every column of every table, in order, with its type', async () => {
    const folder = folders.parquet
    for (const table of ['points', 'replications', 'estimates', 'dictionary']) {
      const columns = await query(`DESCRIBE FROM '${folder}/${table}.parquet'`)
      const said = await query(`SELECT "column", type FROM '${folder}/dictionary.parquet' WHERE "table" = '${table}'`)
      expect(said).toEqual(columns.map(([name, type]) => [name, type]))
    }
  })

  test('says of measures their name, unit and formula, of what varies its path', async () => {
    const rows = await query(`SELECT "column", unit, meaning FROM '${folders.parquet}/dictionary.parquet'`)
    const said = new Map(rows.map(([column, ...rest]) => [column, rest]))
    expect(said.get('abandonment')).toEqual(['share', 'abandonment: abandoned ÷ offered'])
    expect(said.get('serviceLevel_60')?.[1]).toMatch(/^service level: .*; within 60 s$/)
    expect(said.get('serviceLevel')?.[1]).toMatch(/within the time that the scenario says$/)
    expect(said.get('groups.desk.staffing')?.[1]).toContain('groups.desk.staffing')
    expect(rows.every(([, , meaning]) => typeof meaning === 'string' && meaning.length > 3)).toBe(true)
  })
})

describe('values that are awkward', () => {
  const TEXTS = [
    'a"b',
    'a,b',
    'one\ntwo',
    'one\r\ntwo',
    'שלום, עולם',
    '',
    ' blank ',
    'NULL',
    "it's",
    '\\n',
    '=1+1',
    '12',
  ]
  const NUMBERS = [0.1 + 0.2, 1e-300, 5e-324, Number.MAX_VALUE, -0, 2 ** 53 + 2, 1e21, 1 / 3, 123456789012345680, 100]
  const sql = [
    ...TEXTS.map((text, i) => `(${i}, '${text.replaceAll("'", "''")}', NULL)`),
    ...NUMBERS.map((number, i) => `(${100 + i}, NULL, '${Object.is(number, -0) ? '-0.0' : number}'::DOUBLE)`),
  ].join(', ')
  const select = `SELECT * FROM (VALUES ${sql}) v(id, text, number) ORDER BY id`
  const written = async (format: Format) => {
    const target = join(root, `awkward.${format}`)
    await withDraft(root, {}, draft => writeRows(draft, { select, file: target, format }))
    return target
  }

  test('come back from Parquet', async () => {
    const rows = await query(`SELECT text, number FROM '${await written('parquet')}' ORDER BY id`)
    expect(rows).toEqual([...TEXTS.map(text => [text, null]), ...NUMBERS.map(number => [null, number])])
  })

  test('come back from CSV as another reader reads it, and lines end in LF', async () => {
    const text = readFileSync(await written('csv'), 'utf8')
    const { data, errors } = Papa.parse<string[]>(text.trimEnd(), { newline: '\n' })
    expect(errors).toEqual([])
    expect(data[0]).toEqual(['id', 'text', 'number'])
    expect(data.slice(1, 1 + TEXTS.length).map(row => row[1])).toEqual(TEXTS)
    expect(data.slice(1 + TEXTS.length).map(row => Number(row[2]))).toEqual(NUMBERS)
    expect(text.replace('one\r\ntwo', '')).not.toContain('\r')
    // An empty text is told from nothing by its quotes.
    expect(text).toContain('\n5,"",\n')
  })

  test('come back from lines of JSON', async () => {
    const lines = readFileSync(await written('jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    const rows = lines.map(line => JSON.parse(line) as { text: string | null; number: number | null })
    expect(rows.map(({ text, number }) => text ?? number)).toEqual([...TEXTS, ...NUMBERS])
  })

  test('come back out of a whole study: names of types, and texts that vary', async () => {
    const design = { kind: 'points', points: [['title=a, "b"'], ['title=שלום'], ['title=one']] } as const
    const name = 'שירות, "VIP"'
    const text = SCENARIO.replace('  calls:', `  ${JSON.stringify(name)}:`).replace('[calls]', JSON.stringify([name]))
    const folder = join(root, 'texts')
    await exportStudy(await study('texts.duckdb', planFor({ design }, text)), folder, { format: 'csv' })
    const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, 'estimates.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    expect(new Set(data.map(row => row.type))).toEqual(new Set(['', name]))
    expect(new Set(data.map(row => row.title))).toEqual(new Set(['a, "b"', 'שלום', 'one']))
  })
})

describe('a study that is not as it should be', () => {
  test('is written as far as it is there when it is incomplete, and says so', async () => {
    const plan = planFor()
    const store = await createStore(join(root, 'part.duckdb'), { plan, program: thisProgram(), shard: null })
    await store.add(workOn(plan)([{ point: 1, from: 0, to: 4 }]))
    await store.close()
    const folder = join(root, 'part')
    const exported = await exportStudy(store.file, folder, { format: 'jsonl' })
    expect(exported).toMatchObject({ complete: false, points: { estimated: 0, planned: 3 } })
    expect(exported.files.map(({ rows }) => rows).slice(0, 3)).toEqual([3, 4, 0])
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({ complete: false, results: null, replicationsDone: 4 })
  })

  test('is refused when it gave two results for one replication', async () => {
    const plan = planFor()
    const store = await createStore(join(root, 'broken.duckdb'), { plan, program: thisProgram(), shard: null })
    const result = workOn(plan)([{ point: 0, from: 0, to: 1 }])
    await store.add(result)
    const wrong = { ...result.results[0], hash: '0'.repeat(32) }
    await expect(store.add({ ...result, results: [wrong] })).rejects.toThrow()
    await store.close()
    const act = exportStudy(store.file, join(root, 'broken'), { format: 'csv' })
    await expect(act).rejects.toThrow(/broken\.duckdb is broken and not to be trusted/)
    expect(readdirSync(root)).not.toContain('broken')
  })

  test('is refused when a stored value is not what was stored', async () => {
    const damaged = await study('damaged.duckdb', planFor())
    const instance = await DuckDBInstance.create(damaged)
    const connection = await instance.connect()
    await connection.run("UPDATE observations SET data = 'nonsense'::BLOB WHERE point = 2 AND replication = 3")
    connection.closeSync()
    instance.closeSync()
    const act = exportStudy(damaged, join(root, 'damaged'), { format: 'csv' })
    await expect(act).rejects.toThrow(/point 2, replication 3/)
    await expect(act).rejects.toBeInstanceOf(UserError)
  })

  test('is told from a folder that cannot be made, and nothing is left behind', async () => {
    writeFileSync(join(root, 'file'), '')
    const act = exportStudy(file, join(root, 'file', 'folder'), { format: 'csv' })
    await expect(act).rejects.toThrow(/there is a file where a folder is needed/)
    await expect(act).rejects.toBeInstanceOf(UserError)
    expect(readdirSync(root).filter(name => name.startsWith('.'))).toEqual([])
  })
})
