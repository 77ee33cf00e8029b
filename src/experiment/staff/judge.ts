// Remembers what staffings have shown, so that none is simulated twice in the same replications.
import type { Job } from './evaluator.ts'
import type { Search } from './search.ts'
import type { Staffing } from './staffing.ts'
import { mergeTallies, type Tally } from './tally.ts'

export type Judge = {
  /** What each staffing shows in the first so many replications. */
  see(staffings: readonly Staffing[], replications: number): Promise<Tally[]>
  counted(): { staffings: number; replications: number }
}

export function judgeFor({ evaluator }: Search): Judge {
  const known = new Map<string, Tally>()
  let replications = 0
  const see: Judge['see'] = async (staffings, upTo) => {
    const keys = staffings.map(staffing => staffing.join())
    const jobs = new Map<string, Job>()
    staffings.forEach((staffing, i) => {
      const from = known.get(keys[i])?.replications ?? 0
      if (from < upTo) jobs.set(keys[i], { staffing, from, to: upTo })
    })
    const tallies = await evaluator.evaluate([...jobs.values()])
    ;[...jobs].forEach(([key, { from, to }], i) => {
      const before = known.get(key)
      known.set(key, before ? mergeTallies([before, tallies[i]]) : tallies[i])
      replications += to - from
    })
    return keys.map(key => known.get(key)!)
  }
  return { see, counted: () => ({ staffings: known.size, replications }) }
}
