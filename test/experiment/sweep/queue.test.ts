import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { conduct } from '../../../src/experiment/sweep/conduct.ts'
import { inThisThread } from '../../../src/experiment/sweep/here.ts'
import { idOf, type Plan } from '../../../src/experiment/sweep/plan.ts'
import { openQueue, type QueueOptions } from '../../../src/experiment/sweep/queue.ts'
import { toBytes } from '../../../src/experiment/sweep/queue-bytes.ts'
import { addressOf, unfitBecause } from '../../../src/experiment/sweep/queue-connection.ts'
import {
  connectedIn,
  fieldOf,
  inboxKey,
  jobIdOf,
  planKey,
  programMark,
  queueName,
} from '../../../src/experiment/sweep/queue-names.ts'
import { BrokenStudyError, type Store } from '../../../src/experiment/sweep/store.ts'
import { createStore } from '../../../src/experiment/sweep/store-duckdb.ts'
import type { Backend, Chunk, ChunkResult } from '../../../src/experiment/sweep/trial.ts'
import { workOn } from '../../../src/experiment/sweep/work.ts'
import { UserError } from '../../../src/scenario/problems.ts'
import { freePort, startRedis, type TestRedis, withoutRedis } from '../../redis.ts'
import { killIfThere, killWorkers, startWorker, until, workerProgram } from '../../worker-process.ts'
import { planFor } from './plans.ts'

const plan = planFor({ replications: 5000 })
const id = idOf(plan)
const mark = programMark(workerProgram)

/** Ten small chunks, some of two points. */
const CHUNKS: Chunk[] = Array.from({ length: 10 }, (_, i) => [
  { point: i % 3, from: 20 * i, to: 20 * i + 20 },
  { point: (i + 1) % 3, from: 20 * i + 3, to: 20 * i + 5 },
])

/** One that takes seconds. */
const LONG: Chunk = [{ point: 1, from: 0, to: 1000 }]

const work = workOn(plan)

/** What a result is compared by; how long it took is nobody's business. */
const hashes = ({ results, failures }: ChunkResult) => [
  ...results.map(({ point, replication, hash, values }) => `${point} ${replication} ${hash} ${values}`),
  ...failures,
]

let redis: TestRedis
let open: Backend[] = []
const strays: ChunkResult[] = []

/** Opens the queue of the study; closed when the test is over. */
async function opened(options: Partial<QueueOptions> = {}, of: Plan = plan): Promise<Backend> {
  const study = { id: idOf(of), plan: of, program: workerProgram }
  const onStray = (result: ChunkResult) => void strays.push(result)
  const queue = await openQueue(study, { url: redis.url, check: 0.2, poll: 0.02, onStray, ...options })
  open.push(queue)
  return queue
}

/** Something said to Redis beside the program. */
async function withRedis<Value>(act: (client: Redis) => Promise<Value>): Promise<Value> {
  const client = new Redis(redis.url)
  try {
    return await act(client)
  } finally {
    client.disconnect()
  }
}

const inbox = () => withRedis(client => client.hkeys(inboxKey(id, mark)))
const keysOfStudy = async () => {
  const keys = await withRedis(client => client.keys('*'))
  return keys.filter(key => key.includes(id.slice(0, 16)))
}

/** Whether a worker has it. */
const isUnderWay = (chunk: Chunk) =>
  withRedis(async client => (await client.exists(`bull:${queueName(workerProgram)}:${jobIdOf(id, chunk)}:lock`)) === 1)

/** Runs it and says that it is stored. */
async function ran(queue: Backend, chunk: Chunk): Promise<string> {
  const result = await queue.run(chunk)
  await queue.taken?.(chunk)
  return JSON.stringify(hashes(result))
}

const here = (chunk: Chunk) => JSON.stringify(hashes(work(chunk)))

describe.skipIf(withoutRedis)('a study over workers', () => {
  beforeAll(async () => {
    redis = await startRedis()
  })

  beforeEach(() => {
    strays.length = 0
  })

  afterEach(async () => {
    await Promise.all(open.map(queue => queue.close()))
    open = []
    await killWorkers()
    await redis.restart('empty')
  })

  afterAll(() => redis.stop())

  test('has exactly the results that it has here, and leaves nothing of itself in Redis', async () => {
    const queue = await opened()
    await Promise.all([1, 2, 3].map(() => startWorker(redis.url)))
    const results = await Promise.all(CHUNKS.map(chunk => ran(queue, chunk)))
    expect(results).toEqual(CHUNKS.map(here))
    expect(await keysOfStudy()).toContain(planKey(id, mark))
    await queue.close()
    expect(await keysOfStudy()).toEqual([])
    expect(strays).toEqual([])
  })

  test('has work for twice as many as its workers have processes', async () => {
    const queue = await opened()
    expect(queue.slots()).toBe(4)
    await startWorker(redis.url, 3)
    await startWorker(redis.url)
    await until(() => queue.slots() === 8)
  })

  test('brings failures of trials as results, once', async () => {
    const broken = { ...plan, points: [['groups.desk.staffing=none']] }
    const queue = await opened({}, broken)
    await startWorker(redis.url)
    const chunk = [{ point: 0, from: 0, to: 5 }]
    const { results, failures } = await queue.run(chunk)
    expect({ results, failures }).toEqual({ results: [], failures: workOn(broken)(chunk).failures })
  })

  test('goes on elsewhere when a worker is killed with all its processes', async () => {
    const queue = await opened()
    const victim = await startWorker(redis.url)
    const result = ran(queue, LONG)
    await until(() => victim.children().length === 1)
    const processes = victim.children()
    victim.process.kill('SIGKILL')
    processes.forEach(killIfThere)
    expect(await inbox()).toEqual([])
    await startWorker(redis.url)
    expect(await result).toBe(here(LONG))
  })

  test.each([
    ['while it starts', 'its process did not start', 0],
    ['while it computes', 'Unexpected exit code', 1],
  ])('goes on in the same worker when one of its processes is killed %s', async (_, told, chunks) => {
    const queue = await opened()
    const worker = await startWorker(redis.url)
    for (const chunk of CHUNKS.slice(0, chunks)) await ran(queue, chunk)
    const result = ran(queue, LONG)
    await until(async () => worker.children().length === 1 && (await isUnderWay(LONG)))
    worker.children().forEach(killIfThere)
    expect(await result).toBe(here(LONG))
    expect(worker.said()).toContain(told)
  })

  test.each(['empty', 'with its data'] as const)('survives a Redis that is killed and comes back %s', async how => {
    const queue = await opened()
    const worker = await startWorker(redis.url)
    const results = [...CHUNKS.slice(0, 3), LONG, ...CHUNKS.slice(3)].map(chunk => ran(queue, chunk))
    await Promise.all(results.slice(0, 3))
    await redis.restart(how)
    expect(await Promise.all(results)).toEqual([...CHUNKS.slice(0, 3), LONG, ...CHUNKS.slice(3)].map(here))
    expect(worker.said()).toContain('Redis is back')
    // What was computed twice is the same.
    for (const stray of strays) expect(hashes(stray)).toEqual(hashes(work(chunkOf(stray))))
  })

  test('ends when Redis stays away too long, and says what to do', async () => {
    const queue = await opened({ patience: 1 })
    const result = queue.run(LONG)
    await redis.kill()
    await expect(result).rejects.toThrow(
      /^Redis at redis:\/\/127.* has not answered for 1 s. What is stored is safe: start it again, then go on with `savlanut resume`$/,
    )
    await expect(queue.run(LONG)).rejects.toThrow(UserError)
  })

  test('keeps a result in Redis until it is stored', async () => {
    const queue = await opened()
    await startWorker(redis.url)
    await queue.run(CHUNKS[0])
    expect(await inbox()).toHaveLength(1)
    await queue.taken?.(CHUNKS[0])
    await until(async () => (await inbox()).length === 0)
    expect(strays).toEqual([])
  })

  test('hands on what nobody waits for: a second result, and what an earlier run has left', async () => {
    const left = work(CHUNKS[1])
    await put(CHUNKS[1], left)
    const queue = await opened()
    expect(strays.map(hashes)).toEqual([left].map(hashes))
    await startWorker(redis.url)
    await ran(queue, CHUNKS[0])
    const other = work(CHUNKS[0])
    const second = { ...other, results: other.results.map(result => ({ ...result, hash: 'f'.repeat(32) })) }
    await put(CHUNKS[0], second)
    await until(() => strays.length === 2)
    expect(hashes(strays[1])).toEqual(hashes(second))
    await until(async () => (await inbox()).length === 0)
  })

  test('ends with what is thrown by who takes such a result', async () => {
    const broken = new Error('another result for the same replication')
    const queue = await opened({ onStray: () => Promise.reject(broken) })
    const result = queue.run(LONG)
    await put(CHUNKS[0], work(CHUNKS[0]))
    await expect(result).rejects.toBe(broken)
    await withRedis(client => client.del(inboxKey(id, mark)))
  })

  test('runs a chunk again whose result was damaged on its way', async () => {
    const queue = await opened()
    const result = ran(queue, CHUNKS[0])
    const bytes = toBytes(work(CHUNKS[0]))
    bytes[50] ^= 1
    await withRedis(client => client.hset(inboxKey(id, mark), fieldOf(jobIdOf(id, CHUNKS[0]), 'x'), bytes))
    await startWorker(redis.url)
    expect(await result).toBe(here(CHUNKS[0]))
  })

  test('gives up a chunk that no worker can run', async () => {
    const queue = await opened()
    const result = queue.run(CHUNKS[0])
    await withRedis(client => client.set(planKey(id, mark), JSON.stringify({ ...plan, seed: 'of somebody else' })))
    await startWorker(redis.url)
    await expect(result).rejects.toThrow(
      /^no worker could run a chunk \(point 0, replications 0 to 19; point 1, replications 3 to 4\).*; last: the plan under .* is not the one of this study/,
    )
  })

  test('removes the jobs that a killed run has left', async () => {
    const jobs = () => withRedis(client => client.llen(`bull:${queueName(workerProgram)}:wait`))
    const queue = await opened()
    void queue.run(CHUNKS[0]).catch(() => {})
    await until(async () => (await jobs()) === 1)
    // Its connection ends as that of a killed process does.
    const of = await withRedis(client => client.client('LIST'))
    expect(connectedIn(String(of), { queue: '', study: id }).conductors).toHaveLength(1)
    await killed(queue)
    await opened()
    expect(await jobs()).toBe(0)
  })

  test('is conducted by one process at a time', async () => {
    await opened()
    await expect(opened()).rejects.toThrow(
      /^another process is conducting this study over redis:\/\/127.*: wait for its end, or stop it and try again$/,
    )
    await expect(opened({}, planFor({ seed: 'another study' }))).resolves.toBeDefined()
  })

  test('says once that nobody listens, or only other programs', async () => {
    const told: string[] = []
    const onIdle = (message: string) => void told.push(message)
    const queue = await opened({ onIdle })
    void queue.run(CHUNKS[0]).catch(() => {})
    await until(() => told.length > 0)
    expect(told).toEqual([
      `no workers are listening on ${redis.url}: start some with \`savlanut worker --queue ${redis.url}\` (program ${queueName(workerProgram).slice(9)}, savlanut ${workerProgram.version})`,
    ])
    await startWorker(redis.url)
    const other = { id, plan, program: { ...workerProgram, v8: 'another' } }
    await queue.close()
    const second = await openQueue(other, { url: redis.url, check: 0.2, onStray: () => {}, onIdle })
    open.push(second)
    void second.run(CHUNKS[0]).catch(() => {})
    await until(() => told.length > 1)
    expect(told[1]).toContain('; 1 of other programs are there, which would compute something else')
  })
})

const chunkOf = ({ results }: ChunkResult): Chunk =>
  results.map(({ point, replication }) => ({ point, from: replication, to: replication + 1 }))

/** Puts a result into the inbox, as a worker does. */
const put = (chunk: Chunk, result: ChunkResult) =>
  withRedis(client => client.hset(inboxKey(id, mark), fieldOf(jobIdOf(id, chunk), `${Math.random()}`), toBytes(result)))

// ── with the file of a study ───────────────────────────────────────────────────────────────────────────────────────

describe.skipIf(withoutRedis)('a study in a file, conducted over workers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'savlanut-queue-'))
  const small = planFor({ replications: 40 })
  const begin = (name: string) => createStore(join(folder, name), { plan: small, program: workerProgram, shard: null })

  beforeAll(async () => {
    redis = await startRedis()
    await startWorker(redis.url)
    await startWorker(redis.url)
  })

  afterAll(async () => {
    await killWorkers()
    await redis.stop()
    rmSync(folder, { recursive: true })
  })

  /** Conducts it to its end. */
  async function conducted(store: Store, backend: Backend) {
    try {
      return await conduct(store, backend)
    } finally {
      await backend.close()
      await store.close()
    }
  }

  test('is the same as conducted here', async () => {
    const alone = await conducted(await begin('here.duckdb'), inThisThread(small))
    const store = await begin('queue.duckdb')
    const onStray = (result: ChunkResult) => store.add(result)
    const spread = await conducted(store, await openQueue(store.manifest, { url: redis.url, onStray }))
    expect(spread).toEqual(alone)
    expect(spread).toMatchObject({ complete: true, done: 120 })
  })

  test('is marked broken by a second result that differs', async () => {
    const store = await begin('broken.duckdb')
    const onStray = (result: ChunkResult) => store.add(result)
    const queue = await openQueue(store.manifest, { url: redis.url, onStray })
    const chunk = [{ point: 0, from: 0, to: 2 }]
    const result = await queue.run(chunk)
    await store.add(result)
    await queue.taken?.(chunk)
    const { id } = store.manifest
    const other = { ...result, results: result.results.map(each => ({ ...each, hash: '0'.repeat(32) })) }
    const field = fieldOf(jobIdOf(id, chunk), 'second')
    await withRedis(client => client.hset(inboxKey(id, mark), field, toBytes(other)))
    await expect(conducted(store, queue)).rejects.toThrow(BrokenStudyError)
    expect(store.manifest.broken).not.toBeNull()
  })
})

/** Ends a queue as if its process had been killed: nothing is tidied up. */
async function killed(queue: Backend): Promise<void> {
  open = open.filter(each => each !== queue)
  await redis.kill()
  await queue.close()
  await redis.restart('with its data')
}

describe.skipIf(withoutRedis)('a queue is refused, and it is said why,', () => {
  const study = { id, plan, program: workerProgram }
  const refusal = (url: string) => expect(openQueue(study, { url, onStray: () => {} })).rejects
  let own: TestRedis | undefined

  afterEach(() => own?.stop())

  test.each(['localhost:6379', 'http://localhost', 'redis://', 'day.yaml'])('at %s', async url => {
    await refusal(url).toThrow(
      `--queue: expected the address of a Redis such as redis://localhost:6379, or rediss:// with TLS, not "${url}"`,
    )
  })

  test('where nothing answers', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`
    await refusal(url).toThrow(`no Redis answers at ${url} (connect ECONNREFUSED 127.0.0.1`)
    await refusal('redis://nowhere.invalid').toThrow('no Redis answers at redis://nowhere.invalid:6379 (getaddrinfo')
  })

  test('without the password, with another one, and none of them is shown', async () => {
    own = await startRedis('--requirepass', 'secret')
    const { host } = new URL(own.url)
    await refusal(`redis://${host}`).toThrow(
      `Redis at redis://${host} wants a password: write redis://:password@${host}`,
    )
    await refusal(`redis://:wrong@${host}`).toThrow(
      `Redis at redis://${host} does not know this user and password: write`,
    )
    await (await openQueue(study, { url: own.url, onStray: () => {} })).close()
  })

  test('for a database that there is not', async () => {
    own = await startRedis()
    await refusal(`${own.url}/99`).toThrow(`Redis at ${own.url}/99 has no such database`)
  })

  test('where jobs may be thrown away', async () => {
    own = await startRedis('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')
    await refusal(own.url).toThrow('(maxmemory-policy allkeys-lru), and jobs with it: `redis-cli config set')
    await own.ask('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    await (await openQueue(study, { url: own.url, onStray: () => {} })).close()
  })

  test('but not where Redis keeps to itself what it is and who is connected', async () => {
    own = await startRedis()
    await own.ask('ACL', 'SETUSER', 'guest', 'on', '>pw', '~*', '+@all', '-info', '-config', '-client')
    const url = own.url.replace('//', '//guest:pw@')
    const queue = await openQueue(study, { url, poll: 0.02, onStray: () => {} })
    await startWorker(url)
    expect(await ran(queue, CHUNKS[0])).toBe(here(CHUNKS[0]))
    expect(queue.slots()).toBe(8)
    await queue.close()
    await killWorkers()
  })

  test('when Redis is full', async () => {
    own = await startRedis()
    const queue = await openQueue(study, { url: own.url, onStray: () => {} })
    await own.ask('CONFIG', 'SET', 'maxmemory', '1')
    await expect(queue.run(LONG)).rejects.toThrow(/^Redis at .* refuses to go on: OOM .* `savlanut resume`$/)
    await queue.close()
  })
})

test.each([
  ['redis_version:4.0.9', 'is version 4.0.9; a queue needs 5.0.0 or later, 6.2 better'],
  ['redis_version:5.0.0\r\nrole:master\r\ncluster_enabled:0', undefined],
  ['redis_version:10.1', undefined],
  ['cluster_enabled:1', 'is part of a cluster, where a queue cannot live: use one of its own'],
  ['role:slave', 'is a copy of another, and takes no jobs: give the address of that one'],
  ['maxmemory:0\r\nmaxmemory_policy:allkeys-lru', undefined],
])('a Redis that says %j is unfit because it %s', (info, why) => {
  expect(unfitBecause(info, '5.0.0')).toBe(why)
})

test('addresses are shown without user, password and options', () => {
  expect(addressOf('rediss://user:secret@example.org/2?family=6')).toBe('rediss://example.org:6379/2')
  for (const url of ['http://user:secret@host', 'user:secret@host', '//:secret@h', 'host?password=secret'])
    expect(() => addressOf(url)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }))
})
