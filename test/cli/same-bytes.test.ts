// One study, run in every way there is: the exports are the same files.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { startRedis, withoutRedis } from '../redis.ts'
import { killWorkers, startWorker } from '../worker-process.ts'
import { folder, savlanut, write } from './process.ts'

vi.setConfig({ testTimeout: 120_000 })

write(
  'center.yaml',
  `title: Two types, three groups, a journey
open: { sun-thu: "09:00-12:00" }
days: 2
types:
  sales:
    arrivals: { perHour: 40 }
    handle: { law: lognormal, mean: 3 min, cv: 1.2 }
    patience: { law: exponential, mean: 2 min, load: { response: { slope: 0.2 } } }
    redial: { deliberate: 0.4 }
  help:
    arrivals: { perHour: 30 }
    handle: { law: exponential, mean: 4 min }
    patience: { law: exponential, mean: 3 min }
    resolution: { probability: 0.7, delay: { law: exponential, mean: 20 min } }
groups:
  front: { serves: [sales, help], staffing: 3 }
  back: { serves: [help], staffing: 1 }
study: { replications: 25, seed: same }
`,
)
const PLAN = [
  'sweep',
  'center.yaml',
  '--vary',
  'groups.front.staffing=2:4',
  '--vary',
  'types.sales.patience.load[0].response.slope=0,0.5',
]
const FORMATS = ['csv', 'jsonl', 'parquet']

const asked = [
  ['of so many replications', ['--by', 'interval', '--by', 'day']],
  ['until it is precise', ['--precision', '15%', '--measure', 'abandonment']],
] as const

/** Every file of every export of a study: its size, and a hash of its bytes. */
async function exported(store: string): Promise<Record<string, { size: number; hash: string }>> {
  const files: Awaited<ReturnType<typeof exported>> = {}
  for (const format of FORMATS) {
    const out = `${store}-${format}`
    expect(await savlanut(['export', store, '--format', format, '--out', out])).toMatchObject({ code: 0, err: '' })
    for (const file of readdirSync(join(folder, out)))
      files[`${format}/${file}`] = seen(readFileSync(join(folder, out, file)))
  }
  return files
}

const seen = (bytes: Buffer) => ({ size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') })

async function run(store: string, ...args: string[]): Promise<void> {
  expect(await savlanut([...args, '--store', store, '--quiet'])).toMatchObject({ code: 0, err: '' })
}

describe.each(asked)('a study %s', (_, options) => {
  const plan = [...PLAN, ...options]
  const name = options[0].slice(2)
  let whole: Awaited<ReturnType<typeof exported>>
  beforeAll(async () => {
    await run(`${name}-1.duckdb`, ...plan, '--workers', '1')
    whole = await exported(`${name}-1.duckdb`)
  })

  test('is exported in all formats, with all its tables', () => {
    const tables = ['points', 'replications', 'estimates', 'dictionary']
    for (const format of FORMATS)
      for (const table of tables) expect(whole[`${format}/${table}.${format}`]?.size).toBeGreaterThan(50)
    expect(whole['csv/manifest.json']).toBeDefined()
  })

  test('is the same on two threads', async () => {
    await run(`${name}-2.duckdb`, ...plan, '--workers', '2')
    expect(await exported(`${name}-2.duckdb`)).toEqual(whole)
  })

  test('is the same in three parts, merged', async () => {
    const parts = [1, 2, 3].map(part => `${name}-${part}-of-3.duckdb`)
    for (const [i, part] of parts.entries()) await run(part, ...plan, '--workers', '1', '--shard', `${i + 1}/3`)
    expect((await savlanut(['merge', `${name}-merged.duckdb`, ...parts.toReversed()])).code).toBe(0)
    expect(await exported(`${name}-merged.duckdb`)).toEqual(whole)
  })

  test.skipIf(withoutRedis)('is the same by three workers at a queue', async () => {
    const redis = await startRedis()
    try {
      await Promise.all([1, 2, 3].map(() => startWorker(redis.url)))
      await run(`${name}-queue.duckdb`, ...plan, '--queue', redis.url)
      expect(await exported(`${name}-queue.duckdb`)).toEqual(whole)
    } finally {
      await killWorkers()
      await redis.stop()
    }
  })
})
