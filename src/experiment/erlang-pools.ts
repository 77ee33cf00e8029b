// Which types share a queue: those that the same agents serve. Formulas know one queue before one pool of agents.
import type { Center } from '../model/center.ts'
import type { Scenario } from '../scenario/schema.ts'

/** Types that exactly the same groups serve, and no others. */
export type Pool = { types: readonly number[]; groups: readonly number[] }

export type Excluded = { type: number; why: 'skills' | 'chat' | 'email' }

/** The pools that a formula fits, and the types that it does not. */
export function poolsOf(center: Center, scenario: Scenario): { pools: Pool[]; excluded: Excluded[] } {
  const pools: Pool[] = []
  const excluded: Excluded[] = []
  for (const types of connected(center)) {
    const { groups } = center.types[types[0]]
    const why = types.map(type => channelOf(center, scenario, type))
    const alike = types.every(type => sameMembers(center.types[type].groups, groups))
    if (alike && why.every(each => each === undefined)) pools.push({ types, groups })
    else excluded.push(...types.map((type, i) => ({ type, why: why[i] ?? ('skills' as const) })))
  }
  return { pools, excluded: excluded.sort((a, b) => a.type - b.type) }
}

/** Types that are joined by groups that serve both, directly or through others. */
function connected({ types }: Center): number[][] {
  const parts: { types: number[]; groups: Set<number> }[] = []
  types.forEach(({ groups }, type) => {
    const touching = parts.filter(part => groups.some(group => part.groups.has(group)))
    const joined = {
      types: [...touching.flatMap(part => part.types), type],
      groups: new Set([...groups, ...touching.flatMap(part => [...part.groups])]),
    }
    parts.splice(0, parts.length, ...parts.filter(part => !touching.includes(part)), joined)
  })
  return parts.map(part => part.types.sort((a, b) => a - b))
}

/** A chat is one of several at a time; an e-mail waits over night. */
function channelOf({ types, groups }: Center, scenario: Scenario, type: number): 'chat' | 'email' | undefined {
  const { channel } = scenario.types[types[type].name]
  if (channel !== 'voice') return channel
  return types[type].groups.some(group => groups[group].concurrency) ? 'chat' : undefined
}

const sameMembers = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every(each => b.includes(each))
