// Hours, full-time equivalents, money and the peak of a plan.
import type { Scenario } from '../../scenario/schema.ts'
import type { Total } from './plan.ts'
import type { Post } from './staffing.ts'

type People = { posts: readonly Post[]; net: ArrayLike<number>; gross: ArrayLike<number> }

const WEEK_HOURS = 168

/** Of every group, and of all together, last. */
export function totalsOf(scenario: Scenario, people: People, fullTime: number): Total[] {
  const groups = Object.keys(scenario.groups).map((_, group) => group)
  return [...groups, undefined].map(group => totalOf(scenario, people, { group, fullTime }))
}

function totalOf(
  { steady, interval, days, economics }: Scenario,
  { posts, net, gross }: People,
  { group, fullTime }: { group: number | undefined; fullTime: number },
): Total {
  const hours = steady ? 1 : interval / 3600
  const perWeek = steady ? WEEK_HOURS : 7 / days
  const sums = { net: 0, gross: 0 }
  const levels = new Map<string, number>()
  posts.forEach(({ group: its, day, slot }, post) => {
    if (group !== undefined && its !== group) return
    sums.net += net[post]
    sums.gross += gross[post]
    levels.set(`${day},${slot}`, (levels.get(`${day},${slot}`) ?? 0) + gross[post])
  })
  const grossHours = sums.gross * hours
  return {
    group,
    netHours: sums.net * hours,
    grossHours,
    fte: (grossHours * perWeek) / fullTime,
    cost: economics && grossHours * economics.agentHour,
    peak: Math.max(0, ...levels.values()),
  }
}
