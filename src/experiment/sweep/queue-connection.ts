// The way to Redis: opened with everything checked that could go wrong later, kept however often it breaks.
import type { Redis, RedisOptions } from 'ioredis'
import { quote, UserError } from '../../scenario/problems.ts'

/** The libraries, which a machine needs only where studies are spread over several. */
export type Libraries = { bullmq: typeof import('bullmq'); Redis: RedisClass }

type RedisClass = typeof Redis

/** @throws UserError when they are not installed */
export async function loadLibraries(): Promise<Libraries> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')])
    return { bullmq, Redis }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error
    throw new UserError('--queue needs two packages that are not installed: npm install bullmq ioredis')
  }
}

/**
 * An address as messages may show it: without user, password and options.
 * @throws UserError for one that is not Redis's
 */
export function addressOf(url: string): string {
  const { protocol, hostname, port, pathname } = URL.canParse(url) ? new URL(url) : NOWHERE
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || hostname === '')
    throw new UserError(
      `--queue: expected the address of a Redis such as redis://localhost:6379, or rediss:// with TLS, not ${quote(withoutSecrets(url))}`,
    )
  return `${protocol}//${hostname}:${port || '6379'}${pathname === '/' ? '' : pathname}`
}

const NOWHERE = { protocol: '', hostname: '', port: '', pathname: '' }

const withoutSecrets = (text: string) => text.replace(/^(.*?\/\/)?.*@/, '$1…@').replace(/\?.*$/, '')

/** Milliseconds that Redis may take to answer the first call. */
const FIRST_CALL_MS = 5000

const SLOWEST_RETRY_MS = 1000

/**
 * A connection that comes back by itself whenever it is lost, and whose commands wait until then.
 * @param RedisClass of the library
 * @param url whose host need not be there yet
 */
export function lastingConnection(RedisClass: RedisClass, url: string, options: RedisOptions = {}): Redis {
  const redis = new RedisClass(url, {
    maxRetriesPerRequest: null,
    connectTimeout: FIRST_CALL_MS,
    retryStrategy: times => Math.min(50 * 2 ** Math.min(times, 10), SLOWEST_RETRY_MS),
    ...options,
  })
  // Without a listener each failed attempt would be printed.
  redis.on('error', () => {})
  return redis
}

/**
 * Connects, and makes sure that it is a Redis that keeps what it is given.
 * @throws UserError when there is none, it wants another password, or it is not fit for a queue
 */
export async function connectTo({ bullmq, Redis }: Libraries, url: string, options: RedisOptions = {}): Promise<Redis> {
  const address = addressOf(url)
  await tryToConnect(Redis, url, options)
  const redis = lastingConnection(Redis, url, options)
  const least = bullmq.RedisConnection.minimumVersion
  const unfit = unfitBecause(await infoOf(redis), least)
  if (unfit === undefined) return redis
  redis.disconnect()
  throw new UserError(`Redis at ${address} ${unfit}`)
}

/** One attempt, so that a mistake in the address is told at once instead of being tried again for ever. */
async function tryToConnect(RedisClass: RedisClass, url: string, options: RedisOptions): Promise<void> {
  const redis = lastingConnection(RedisClass, url, {
    ...options,
    connectionName: undefined,
    lazyConnect: true,
    retryStrategy: () => null,
  })
  let reason: Error | undefined
  redis.on('error', error => {
    reason ??= error
  })
  try {
    await redis.connect()
  } catch (error) {
    throw refusedBecause(reason ?? (error as Error), addressOf(url))
  } finally {
    redis.disconnect()
  }
  // A database that does not exist is complained of, then the first one is used.
  if (reason) throw refusedBecause(reason, addressOf(url))
}

function refusedBecause(error: Error, address: string): UserError {
  const { message } = error
  const { protocol, host } = new URL(address)
  if (/^NOAUTH|without any password/.test(message))
    return new UserError(`Redis at ${address} wants a password: write ${protocol}//:password@${host}`)
  if (/^WRONGPASS|invalid password/.test(message))
    return new UserError(
      `Redis at ${address} does not know this user and password: write ${protocol}//user:password@${host}, or ${protocol}//:password@${host}`,
    )
  if (/DB index/.test(message)) return new UserError(`Redis at ${address} has no such database: ${message}`)
  return new UserError(
    `no Redis answers at ${address} (${message}): start one with \`redis-server\` or \`docker run -p 6379:6379 redis\`, or give the address of another`,
  )
}

/** What Redis says of itself; nothing where it may not be asked. */
async function infoOf(redis: Redis): Promise<string> {
  try {
    return await redis.info()
  } catch {
    return ''
  }
}

/**
 * Why a Redis cannot hold a queue, to follow `Redis at …`; undefined when it can.
 * @param info what it says to `INFO`
 * @param least oldest version
 */
export function unfitBecause(info: string, least: string): string | undefined {
  const facts = new Map(info.split(/\r?\n/).map(line => line.split(':', 2) as [string, string]))
  const version = facts.get('redis_version')
  if (version !== undefined && isOlder(version, least))
    return `is version ${version}; a queue needs ${least} or later, 6.2 better`
  if (facts.get('cluster_enabled') === '1') return 'is part of a cluster, where a queue cannot live: use one of its own'
  if (facts.get('role') === 'slave') return 'is a copy of another, and takes no jobs: give the address of that one'
  const policy = facts.get('maxmemory_policy') ?? 'noeviction'
  if (Number(facts.get('maxmemory') ?? 0) > 0 && policy !== 'noeviction')
    return `throws away what it holds when its memory is full (maxmemory-policy ${policy}), and jobs with it: \`redis-cli config set maxmemory-policy noeviction\``
  return undefined
}

function isOlder(version: string, least: string): boolean {
  const [here, there] = [version, least].map(text => text.split('.').map(Number))
  const at = there.findIndex((part, i) => (here[i] ?? 0) !== part)
  return at >= 0 && (here[at] ?? 0) < there[at]
}
