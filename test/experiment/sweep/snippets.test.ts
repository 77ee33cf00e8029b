// What the README shows of reading a study is run, as it stands there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { exportStudy } from '../../../src/experiment/sweep/export.ts'
import { exportCalls } from '../../../src/experiment/sweep/export-calls.ts'
import { inThisThread } from '../../../src/experiment/sweep/here.ts'
import { thisProgram } from '../../../src/experiment/sweep/program.ts'
import type { PointEstimate } from '../../../src/experiment/sweep/store.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import { planFor, SCENARIO } from './plans.ts'

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

/** The block after `<!-- study:sql -->`, say. */
function snippet(language: string): string {
  const [, block] = new RegExp(`<!-- study:${language} -->\\s*\`\`\`${language}\n(.*?)\`\`\``, 's').exec(README) ?? []
  if (block === undefined) throw new Error(`README.md has no block after <!-- study:${language} -->`)
  return block
}

// Where a reader stands: a study of three points, exported, with calls.
const place = mkdtempSync(join(tmpdir(), 'savlanut-snippets-'))
afterAll(() => rmSync(place, { recursive: true }))
let abandonment: PointEstimate[]
beforeAll(async () => {
  const design = { kind: 'grid', factors: [{ path: 'groups.agents.staffing', values: ['2', '3', '4'] }] } as const
  const plan = planFor({ design }, SCENARIO.replace('desk', 'agents'))
  const store = await createStore(join(place, 'one-queue.duckdb'), { plan, program: thisProgram(), shard: null })
  await conduct(store, inThisThread(plan))
  abandonment = await store.estimates(['abandonment'])
  await store.close()
  for (const format of ['parquet', 'csv'] as const)
    await exportStudy(store.file, join(place, 'one-queue-export'), { format })
  await exportCalls(store.file, join(place, 'calls.parquet'))
})

/** Runs statements one after another in that place; the rows of those that have any. */
function sql(statements: readonly string[]): unknown[][][] {
  const library = createRequire(import.meta.url).resolve('@duckdb/node-api')
  const code = `
    const { DuckDBInstance } = require(${JSON.stringify(library)})
    const run = async () => {
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      const all = []
      for (const statement of ${JSON.stringify(statements)})
        all.push((await connection.runAndReadAll(statement)).getRowsJson())
      process.stdout.write(JSON.stringify(all))
    }
    run()`
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: place, encoding: 'utf8' }))
}

test('the SQL in the README reads the study, its export and its calls', () => {
  const statements = snippet('sql')
    .split(';')
    .map(text => text.trim())
    .filter(text => text !== '')
  const tables = sql(statements)
  statements.forEach((statement, i) => {
    if (statement.startsWith('SELECT')) expect(tables[i].length, statement).toBeGreaterThan(2)
  })
  const estimates = tables[statements.findIndex(text => text.includes('estimates.parquet'))]
  expect(estimates).toEqual(abandonment.map(({ value, low, high }, point) => [point + 2, value, low, high]))
})

const withoutPython = spawnSync('python3', ['--version']).status !== 0 && process.env.CI !== 'true'
if (withoutPython) process.stderr.write('the Python in the README is not run: python3 is not installed\n')

test.skipIf(withoutPython)('the Python in the README does, with nothing installed', () => {
  const out = execFileSync('python3', ['-c', snippet('python')], { cwd: place, encoding: 'utf8' })
  const [first, ...rows] = out.trimEnd().split('\n')
  expect(first).toMatch(/^[0-9a-f]{12} complete$/)
  expect(rows.map(row => row.split(' ').map(Number))).toEqual(
    abandonment.map(({ value, low, high }, point) => [point + 2, value, low, high]),
  )
})
