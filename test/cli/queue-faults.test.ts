// A study through a queue while workers are killed, the conductor is killed, and Redis is restarted: nothing lost, nothing
// doubled, the same bytes.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startRedis, type TestRedis, withoutRedis } from '../redis.ts'
import { draws } from '../stats/lcg.ts'
import { killIfThere, killWorkers, startWorker, type WorkerProcess } from '../worker-process.ts'
import { writeBusyQueue } from './busy.ts'
import { command, folder, savlanut } from './process.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const KILLS = 20

writeBusyQueue(60)
const PLAN = ['sweep', 'busy.yaml', '--vary', 'groups.desk.staffing=10:21', '--quiet']

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function exported(store: string): Promise<Record<string, string>> {
  const out = join(folder, `${store}-out`)
  expect(await savlanut(['export', store, '--format', 'csv', '--out', out])).toMatchObject({ code: 0 })
  return Object.fromEntries(readdirSync(out).map(file => [file, readFileSync(join(out, file), 'utf8')]))
}

describe.skipIf(withoutRedis)('a study through a queue is the same', () => {
  let redis: TestRedis
  let whole: Record<string, string>

  beforeAll(async () => {
    await savlanut([...PLAN, '--store', 'whole.duckdb'])
    whole = await exported('whole.duckdb')
  })
  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await killWorkers()
    await redis.stop()
  })

  /** The study in a process of its own. */
  function conducted(store: string) {
    const child = spawn(...command([...PLAN, '--store', store, '--queue', redis.url]))
    let isOver = false
    const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
      child.once('exit', (code, signal) => {
        isOver = true
        resolve(code ?? signal)
      })
    })
    return { child, ended, isOver: () => isOver }
  }

  test('when workers are killed twenty times', async () => {
    const random = draws(31).uniform
    let workers: WorkerProcess[] = await Promise.all([1, 2].map(() => startWorker(redis.url)))
    const stores = ['workers-0.duckdb']
    let study = conducted(stores[0])
    for (let kills = 0; kills < KILLS; ) {
      await pause(100 + 700 * random())
      // On a fast machine a study may come to its end before its time: then workers of another one are killed.
      if (study.isOver()) {
        stores.push(`workers-${stores.length}.duckdb`)
        study = conducted(stores.at(-1)!)
        continue
      }
      const [victim, other] = random() < 0.5 ? workers : workers.toReversed()
      // The worker with all that it has begun, or only the process in which it simulates.
      if (random() < 0.5) victim.process.kill('SIGKILL')
      else for (const child of victim.children()) killIfThere(child)
      kills++
      workers = [other, victim.process.killed ? await startWorker(redis.url) : victim]
    }
    expect(await study.ended).toBe(0)
    for (const store of stores) expect(await exported(store)).toEqual(whole)
  })

  test('when its conductor is killed twenty times', async () => {
    const random = draws(32).uniform
    await Promise.all([1, 2].map(() => startWorker(redis.url)))
    const stores = ['conductor-0.duckdb']
    for (let kills = 0; kills < KILLS; ) {
      const { child, ended } = conducted(stores.at(-1)!)
      await pause(200 + 800 * random())
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') kills++
      else stores.push(`conductor-${stores.length}.duckdb`)
    }
    for (const store of stores) {
      expect((await savlanut([...PLAN, '--store', store, '--queue', redis.url])).code).toBe(0)
      expect(await exported(store)).toEqual(whole)
    }
  })

  test.each(['empty', 'with its data'] as const)('when Redis is restarted midway, %s', async how => {
    await Promise.all([1, 2].map(() => startWorker(redis.url)))
    const { ended, isOver } = conducted(`redis-${how[0]}.duckdb`)
    await pause(2500)
    expect(isOver()).toBe(false)
    await redis.restart(how)
    expect(await ended).toBe(0)
    expect(await exported(`redis-${how[0]}.duckdb`)).toEqual(whole)
  })
})
