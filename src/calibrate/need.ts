// How many agents an interval needs, by Erlang A: a starting point for those who plan, not a plan.
import { erlangA } from '../stats/erlang-a.ts'

/** Seconds; calls are answered `within` these for a share of `level`, and at most `abandonment` of them give up. */
export type Aim = { meanHandle: number; meanPatience: number; within: number; level: number; abandonment: number }

/** Loads are rounded up by at most this share, so that a year of intervals needs a few hundred answers only. */
const STEP = 1.05

/**
 * The fewest agents for each of the loads (erlangs: calls × handle time ÷ length of the interval).
 * The load is rounded up by at most 5 %; no load needs nobody.
 * @see stats/erlang-a.ts
 */
export function agentsNeeded(loads: Float64Array, aim: Aim): Int32Array {
  const stepOf = (load: number) => Math.ceil(Math.log(Math.max(load, 0.01)) / Math.log(STEP))
  const steps = [...new Set([...loads].filter(load => load > 0).map(stepOf))].sort((a, b) => a - b)
  const needed = new Map<number, number>()
  let agents = 1
  for (const step of steps) {
    agents = fewest(STEP ** step, agents, aim)
    needed.set(step, agents)
  }
  return Int32Array.from(loads, load => (load > 0 ? needed.get(stepOf(load))! : 0))
}

/** More load never needs fewer: the search goes on from the agents of the load before. */
function fewest(load: number, from: number, aim: Aim): number {
  const meets = (agents: number) => {
    const queue = erlangA({ agents, arrivalRate: load / aim.meanHandle, meanService: aim.meanHandle }, aim.meanPatience)
    return queue.within(aim.within).ofOffered >= aim.level && queue.pAbandon <= aim.abandonment
  }
  let agents = Math.max(from, Math.floor(load * (1 - aim.abandonment)), 1)
  while (!meets(agents)) agents++
  return agents
}
