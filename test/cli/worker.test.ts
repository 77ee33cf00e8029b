import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idOf } from '../../src/experiment/sweep/plan.ts'
import { openQueue } from '../../src/experiment/sweep/queue.ts'
import { jobIdOf, queueName } from '../../src/experiment/sweep/queue-names.ts'
import type { Backend, Chunk } from '../../src/experiment/sweep/trial.ts'
import { planFor } from '../experiment/sweep/plans.ts'
import { freePort, startRedis, type TestRedis, withoutRedis } from '../redis.ts'
import { isThere, killWorkers, startWorker, until, workerProgram } from '../worker-process.ts'
import { command, savlanut } from './process.ts'

const plan = planFor({ replications: 100_000 })
const id = idOf(plan)

/** Seconds of work. */
const LONG: Chunk = [{ point: 0, from: 0, to: 500 }]

/** Much more than anybody waits for. */
const ENDLESS: Chunk = [{ point: 0, from: 0, to: 100_000 }]

describe.skipIf(withoutRedis)('savlanut worker', () => {
  let redis: TestRedis
  let queue: Backend

  beforeAll(async () => {
    redis = await startRedis('--requirepass', 'secret')
  })

  beforeEach(async () => {
    queue = await openQueue({ id, plan, program: workerProgram }, { url: redis.url, onStray: () => {} })
  })

  afterEach(async () => {
    await queue.close()
    await killWorkers()
    await redis.restart('empty')
  })

  afterAll(() => redis.stop())

  const ask = async <Value>(act: (client: Redis) => Promise<Value>) => {
    const client = new Redis(redis.url)
    return act(client).finally(() => client.disconnect())
  }
  const keyOf = (name: string) => `bull:${queueName(workerProgram)}:${name}`
  const isUnderWay = (chunk: Chunk) =>
    ask(async client => (await client.exists(keyOf(`${jobIdOf(id, chunk)}:lock`))) === 1)

  /** A worker in the middle of a chunk. */
  async function busy(chunk: Chunk) {
    const worker = await startWorker(redis.url)
    const result = queue.run(chunk)
    result.catch(() => {})
    await until(async () => worker.children().length === 1 && (await isUnderWay(chunk)))
    return { worker, result }
  }

  test('says where it listens and what it has done, never the password', async () => {
    const worker = await startWorker(redis.url, 2)
    const { host } = new URL(redis.url)
    const mark = queueName(workerProgram).slice(9)
    expect(worker.said()).toBe(
      `working for redis://${host}: 2 processes, queue savlanut-${mark} (program ${mark}, savlanut ${workerProgram.version}); Ctrl-C ends it\n`,
    )
    await queue.run([{ point: 1, from: 4, to: 7 }])
    await worker.hears('"results":3,"failures":0')
    await redis.restart('with its data')
    await worker.hears('Redis is gone: waiting for it\nRedis is back\n')
    expect(worker.said()).not.toContain('secret')
  })

  test('finishes what is under way when it is asked to end', async () => {
    const { worker, result } = await busy(LONG)
    worker.process.kill('SIGTERM')
    expect((await result).results).toHaveLength(500)
    expect(await worker.ended).toBe(0)
    expect(worker.said()).toMatch(/\nfinishing what is under way, at most 10 s; .*\n(.*\n)?ended\n$/)
  })

  test('gives back after ten seconds what is not finished', async () => {
    const { worker } = await busy(ENDLESS)
    worker.process.kill('SIGINT')
    expect(await worker.ended).toBe(0)
    const waiting = await ask(client => client.lrange(keyOf('wait'), 0, -1))
    expect(waiting).toEqual([jobIdOf(id, ENDLESS)])
  })

  test('ends at once at the second signal, and its processes with it', async () => {
    const { worker } = await busy(ENDLESS)
    const [child] = worker.children()
    worker.process.kill('SIGTERM')
    await worker.hears('finishing')
    worker.process.kill('SIGTERM')
    expect(await worker.ended).toBe('SIGTERM')
    await until(() => !isThere(child))
  })

  test('takes its processes with it when it is killed, busy or not', async () => {
    const { worker } = await busy(ENDLESS)
    const other = await startWorker(redis.url)
    await queue.run([{ point: 2, from: 0, to: 2 }])
    const children = [...worker.children(), ...other.children()]
    expect(children).toHaveLength(2)
    for (const each of [worker, other]) each.process.kill('SIGKILL')
    await until(() => !children.some(isThere))
  })

  test('ends although Redis is gone', async () => {
    const worker = await startWorker(redis.url)
    await redis.kill()
    await worker.hears('Redis is gone')
    worker.process.kill('SIGTERM')
    expect(await worker.ended).toBe(0)
  })
})

describe('savlanut worker refuses', () => {
  test('to guess where its work comes from', async () => {
    const { code, err } = await savlanut(['worker'])
    expect(code).toBe(2)
    expect(err).toBe(
      '--queue: say where the jobs come from: --queue redis://localhost:6379\nSee: savlanut worker --help\n',
    )
  })

  test('what is no address, and what does not answer, without showing passwords', async () => {
    const bad = await savlanut(['worker', '--queue', 'http://:secret@localhost', '--concurrency', '0'])
    expect(bad).toMatchObject({
      code: 2,
      err: expect.stringContaining('--concurrency: expected a whole number from 1 to 1024'),
    })
    const port = await freePort()
    const away = await savlanut(['worker', '--queue', `redis://:secret@127.0.0.1:${port}`])
    expect(away).toMatchObject({
      code: 2,
      err: expect.stringContaining(`no Redis answers at redis://127.0.0.1:${port} (`),
    })
    expect(bad.err + away.err).not.toContain('secret')
  })

  test('to begin without the packages it needs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'savlanut-bare-'))
    const [node, [main]] = command([])
    const dist = dirname(dirname(main))
    cpSync(dist, join(folder, 'dist'), { recursive: true })
    cpSync(join(dist, '../package.json'), join(folder, 'package.json'))
    mkdirSync(join(folder, 'node_modules'))
    const modules = join(import.meta.dirname, '../../node_modules')
    for (const name of readdirSync(modules).filter(each => each !== 'bullmq' && !each.startsWith('.')))
      symlinkSync(join(modules, name), join(folder, 'node_modules', name))
    // An empty folder, so that none further up is found instead.
    mkdirSync(join(folder, 'node_modules/bullmq'))
    const args = [join(folder, 'dist/cli/main.js'), 'worker', '--queue', 'redis://localhost']
    const err = await new Promise(resolve => execFile(node, args, (_, __, text) => resolve(text)))
    expect(err).toBe('--queue needs two packages that are not installed: npm install bullmq ioredis\n')
    rmSync(folder, { recursive: true })
  })
})
