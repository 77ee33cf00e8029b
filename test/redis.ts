// A Redis of its own for a test: a process on a free port, with its data in a folder that is removed afterwards.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

export type TestRedis = {
  url: string
  /** Killed at once: what it has not written down is lost. */
  kill(): Promise<void>
  /** Started again on the same port. */
  restart(how: 'empty' | 'with its data'): Promise<void>
  /** One command, as `redis-cli` takes it. */
  ask(...command: string[]): Promise<unknown>
  /** Killed, its folder removed. */
  stop(): Promise<void>
}

const isInstalled = spawnSync('redis-server', ['--version']).status === 0

/** Why tests with Redis are skipped; undefined when they run. With CI=true they always do, and fail where it is missing. */
export const withoutRedis: string | undefined =
  isInstalled || process.env.CI === 'true'
    ? undefined
    : 'redis-server is not installed: apt-get install redis-server, brew install redis'

if (withoutRedis) process.stderr.write(`tests of queues are skipped: ${withoutRedis}\n`)

/** @param options as on its command line: `--requirepass`, `secret` */
export async function startRedis(...options: string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'savlanut-redis-'))
  const port = await freePort()
  const password = options[options.indexOf('--requirepass') + 1]
  const auth = options.includes('--requirepass') ? `:${password}@` : ''
  const url = `redis://${auth}127.0.0.1:${port}`
  const start = async () => {
    const all = ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', ...options]
    const child = spawn('redis-server', [...all, '--save', ''], { stdio: 'ignore' })
    await answer(url)
    return child
  }
  let child = await start()
  const kill = () => ended(child)
  return {
    url,
    kill,
    async restart(how) {
      await kill()
      if (how === 'empty') for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true })
      child = await start()
    },
    ask: (...command) => asking(url, redis => redis.call(command[0], ...command.slice(1))),
    async stop() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

const answer = (url: string) => asking(url, redis => redis.ping())

async function asking<Value>(url: string, act: (redis: Redis) => Promise<Value>): Promise<Value> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 })
  redis.on('error', () => {})
  try {
    return await act(redis)
  } finally {
    redis.disconnect()
  }
}

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
