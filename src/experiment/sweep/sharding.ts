// Which part of a study falls to whom, when several machines share it without knowing of each other.
import type { Plan } from './plan.ts'
import type { Shard } from './store.ts'

/** Replications that stay together: enough to make reading their scenario worth while. */
const BLOCK = 10

/**
 * Whether a shard takes care of a replication. Blocks of replications are dealt out in turn, so that shards have equal
 * shares even of a few points. With a precision whole points are, as one point's replications decide on each other.
 */
export function shareOf(
  { replications, precision }: Plan,
  shard: Shard | null,
): (point: number, replication: number) => boolean {
  if (shard === null) return () => true
  const { index, of } = shard
  if (precision !== null) return point => point % of === index - 1
  const blocks = Math.ceil(replications / BLOCK)
  return (point, replication) => (point * blocks + Math.floor(replication / BLOCK)) % of === index - 1
}
