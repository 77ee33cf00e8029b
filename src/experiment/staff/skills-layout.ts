// Where posts and requirements lie in time, and how far one agent more or less is felt.
import type { Center } from '../../model/center.ts'
import type { Requirement } from './requirements.ts'
import type { Search } from './search.ts'
import type { Staffing } from './staffing.ts'

/** Open intervals are numbered through all days: cells. A post of group g in cell c is g × cells + c, as `postsOf` orders them. */
export type Layout = {
  groups: number
  cells: number
  /** Cells after its own in which an agent is still felt: by the queue and the busy agents that he spares them. */
  reach: number
  /** First and last cell of every requirement. */
  spans: readonly Span[]
  /** Groups that may matter to a requirement: all that share callers with it, directly or by other groups. */
  related: readonly (readonly boolean[])[]
  /** First and last cell of the day, by cell. */
  days: readonly Span[]
  /** Erlangs offered by first calls, by type and cell; handle factors of groups apart. */
  loads: readonly Float64Array[]
}

export type Span = { from: number; to: number }

export const isWide = ({ from, to }: Span): boolean => to > from

export const meet = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to

export function layoutOf({ center, evaluator, requirements }: Search): Layout {
  const posts = evaluator.posts.filter(({ group }) => group === 0)
  const cells = posts.length
  const at = new Map(posts.map(({ day, slot }, cell) => [`${day} ${slot}`, cell]))
  const days = posts.map(({ day }) => ({
    from: posts.findIndex(post => post.day === day),
    to: posts.findLastIndex(post => post.day === day),
  }))
  const spanOf = ({ slice: { day, interval } }: Requirement): Span => {
    if (day === undefined) return { from: 0, to: cells - 1 }
    const cell = interval === undefined ? -1 : (at.get(`${day} ${interval}`) ?? -1)
    if (cell >= 0) return { from: cell, to: cell }
    return days[posts.findIndex(post => post.day === day)] ?? { from: 0, to: cells - 1 }
  }
  const kin = kinOf(center)
  return {
    groups: center.groups.length,
    cells,
    reach: reachOf(center),
    spans: requirements.map(spanOf),
    related: requirements.map(({ slice: { type, group } }) => {
      const first = group ?? (type === undefined ? undefined : center.types[type].groups[0])
      return center.groups.map((_, g) => (first === undefined ? type === undefined : kin[g] === kin[first]))
    }),
    days,
    loads: center.types.map(type => loadsOf(center, type, posts)),
  }
}

/** Groups that share types, directly or over others, have one number. */
function kinOf({ types, groups }: Center): number[] {
  const kin = groups.map((_, g) => g)
  for (const { groups: serving } of types) {
    const merged = serving.map(g => kin[g])
    for (let g = 0; g < kin.length; g++) if (merged.includes(kin[g])) kin[g] = Math.min(...merged)
  }
  return kin
}

/** Three mean handle times after an interval hardly a call is left that it began with. */
function reachOf({ steady, types, interval }: Center): number {
  if (steady) return 0
  const handle = types.reduce((longest, { meanHandle }) => Math.max(longest, meanHandle), 0)
  return Math.min(4, Math.max(1, Math.ceil((2 * handle) / interval)))
}

function loadsOf(center: Center, type: Center['types'][number], posts: Search['evaluator']['posts']): Float64Array {
  const { steady, interval } = center
  return Float64Array.from(
    posts.filter(({ group }) => group === 0),
    ({ day, slot }) => {
      const from = day * 86400 + (steady ? 0 : slot * interval)
      const length = steady ? steady.length : interval
      const recorded = type.trace?.filter(time => time >= from && time < from + length).length
      const rate = recorded === undefined ? (type.rates[day]?.[slot] ?? 0) : recorded / length
      return rate * type.meanHandle
    },
  )
}

/** Agent-hours of a staffing, for people who wait. */
export function hoursOf({ center }: Search, staffing: Staffing): number {
  return staffing.reduce((sum, agents) => sum + agents, 0) * (center.steady ? 1 : center.interval / 3600)
}

export function costOf({ costs }: Pick<Search, 'costs'>, staffing: Staffing): number {
  return staffing.reduce((sum, agents, post) => sum + agents * costs[post], 0)
}
