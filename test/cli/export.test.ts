import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conduct } from '../../src/experiment/sweep/conduct.ts'
import { inThisThread } from '../../src/experiment/sweep/here.ts'
import { thisProgram } from '../../src/experiment/sweep/program.ts'
import { createStore } from '../../src/experiment/sweep/store-duckdb.ts'
import { workOn } from '../../src/experiment/sweep/work.ts'
import { planFor, SCENARIO } from '../experiment/sweep/plans.ts'
import { command, folder, savlanut, write } from './process.ts'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function rowsIn(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRows()
  connection.closeSync()
  instance.closeSync()
  return rows
}

write('queue.yaml', SCENARIO)

beforeAll(async () => {
  const plan = planFor()
  const whole = await createStore(join(folder, 'queue.duckdb'), { plan, program: thisProgram(), shard: null })
  await conduct(whole, inThisThread(plan))
  await whole.close()
  const part = await createStore(join(folder, 'part.duckdb'), { plan, program: thisProgram(), shard: null })
  await part.add(workOn(plan)([{ point: 0, from: 0, to: 2 }]))
  await part.close()
})

describe('export', () => {
  test('writes Parquet beside the study and says what', async () => {
    const { code, out, err } = await savlanut(['export', 'queue.duckdb'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^queue-export\/points\.parquet +3 rows$/m)
    expect(out).toMatch(/^queue-export\/replications\.parquet +18 rows$/m)
    expect(out).toMatch(/^queue-export\/estimates\.parquet +[\d,]+ rows$/m)
    expect(out).toMatch(/^queue-export\/manifest\.json$/m)
    const files = readdirSync(join(folder, 'queue-export'))
    expect(files.sort()).toEqual([
      'dictionary.parquet',
      'estimates.parquet',
      'manifest.json',
      'points.parquet',
      'replications.parquet',
    ])
  })

  test('writes another format into another folder', async () => {
    const { code } = await savlanut(['export', 'queue.duckdb', '--format', 'csv', '--out', 'deep/csv'])
    expect(code).toBe(0)
    const text = readFileSync(join(folder, 'deep/csv/points.csv'), 'utf8')
    expect(text).toBe('point,groups.desk.staffing\n0,2.0\n1,3.0\n2,4.0\n')
  })

  test('also writes the calls of some replications', async () => {
    const calls = ['--calls', 'calls.parquet', '--points', '0,2', '--replications', '1:2,5']
    const { code, out, err } = await savlanut(['export', 'queue.duckdb', ...calls])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^calls\.parquet +[\d,]+ rows$/m)
    const trials = await rowsIn(
      `SELECT DISTINCT point, replication FROM '${join(folder, 'calls.parquet')}' ORDER BY ALL`,
    )
    expect(trials).toEqual([0, 2].flatMap(point => [1, 2, 5].map(replication => [point, replication])))
  })

  test('writes what is there of a study that is not complete, and says so', async () => {
    const { code, out, err } = await savlanut(['export', 'part.duckdb', '--format', 'jsonl'])
    expect(code).toBe(0)
    expect(err).toBe(
      'part.duckdb is not complete: 0 of 3 points have estimates. What is there is written; go on with: savlanut resume part.duckdb\n',
    )
    expect(out).toMatch(/^part-export\/replications\.jsonl +2 rows$/m)
  })

  test('tells all mistakes at once', async () => {
    const wrong = ['--format', 'xls', '--points', '3:1', '--replications', 'all', '--points', '2']
    const { code, err } = await savlanut(['export', 'queue.duckdb', ...wrong])
    expect(code).toBe(2)
    expect(err.split('\n').slice(0, 4)).toEqual([
      '--points is given 2 times',
      '--replications: expected numbers and ranges such as 0,3:5, not "all"',
      '--points and --replications need --calls: they say whose calls are written',
      '--format: expected parquet, csv, jsonl, not "xls"',
    ])
    const backwards = await savlanut(['export', 'queue.duckdb', '--calls', 'calls.csv', '--points', '3:1'])
    expect(backwards.err).toContain('--points: the range 3:1 is empty: write 1:3')
    expect(backwards.err).toContain('--calls: expected the name of a Parquet file such as calls.parquet')
  })

  test('needs a study', async () => {
    const missing = await savlanut(['export', 'nowhere.duckdb'])
    expect(missing).toMatchObject({ code: 2, err: 'nowhere.duckdb does not exist\n' })
    const other = await savlanut(['export', 'queue.yaml'])
    expect(other.code).toBe(2)
    expect(other.err).toContain('queue.yaml is not a study')
    expect(existsSync(join(folder, 'queue.yaml-export'))).toBe(false)
  })

  test('on a full disk says so and leaves what was there', async () => {
    // Files may have 2 KiB here: what a full disk is to whoever writes.
    const [node, args, options] = command(['export', 'queue.duckdb', '--out', 'small', '--format', 'csv'])
    mkdirSync(join(folder, 'small'))
    write('small/estimates.csv', 'before')
    const limited = ['-c', 'ulimit -f 2; exec "$0" "$@"', node, ...args]
    const { code, err } = await new Promise<{ code: number | null; err: string }>(resolve => {
      const child = execFile('/bin/bash', limited, options, (_, __, err) => resolve({ code: child.exitCode, err }))
    })
    expect(err).toBe('cannot write to small: files may not be that large there\n')
    expect(code).toBe(2)
    expect(readFileSync(join(folder, 'small/estimates.csv'), 'utf8')).toBe('before')
    expect(readdirSync(join(folder, 'small')).filter(name => name.startsWith('.'))).toEqual([])
  })
})

describe('run --calls', () => {
  test('writes every call of all replications, and reports as ever', async () => {
    const args = ['run', 'queue.yaml', '--replications', '4', '--json']
    const [plain, { code, out, err }] = await Promise.all([
      savlanut(args),
      savlanut([...args, '--calls', 'run.parquet']),
    ])
    expect([code, out]).toEqual([plain.code, plain.out])
    expect(err).toMatch(/^run\.parquet +[\d,]+ rows\n$/)
    const file = join(folder, 'run.parquet')
    const [[answered]] = await rowsIn(`SELECT count(*) FROM '${file}' WHERE kind = 'answered'`)
    const estimates = JSON.parse(out).runs[0].estimates as { measure: string; type?: string; value: number }[]
    const mean = estimates.find(({ measure, type }) => measure === 'answered' && !type)!.value
    expect(Number(answered)).toBeCloseTo(4 * mean, 6)
    expect(await rowsIn(`SELECT DISTINCT replication FROM '${file}' ORDER BY 1`)).toEqual([[0], [1], [2], [3]])
  })

  test('takes one scenario, and a name of a Parquet file', async () => {
    const { code, err } = await savlanut(['run', 'queue.yaml', 'queue.yaml', '--calls', 'calls.txt'])
    expect(code).toBe(2)
    expect(err).toContain('--calls takes the calls of one scenario, not of 2')
    expect(err).toContain('--calls: expected the name of a Parquet file')
  })
})
