// Exact queues of patient callers: Erlang B (nobody waits), Erlang C (everybody waits), M/M/n/K (a limited number waits).
// Callers who abandon: erlang-a.ts and mmng.ts.
import { expected, stationary } from './birth-death.ts'
import { gammaCdf } from './special.ts'

/** A queue of one kind of call: Poisson arrivals, exponential handle times. Seconds, and calls a second. */
export type Line = { agents: number; arrivalRate: number; meanService: number }

/**
 * Erlang B: share of calls blocked by n busy agents when nobody may wait. Depends on handle times only through their mean.
 * By the recursion B(n) = A B(n − 1) ÷ (n + A B(n − 1)), which neither overflows nor loses digits.
 * @param load offered load A in erlangs (arrival rate × mean handle time), any size, need not be whole
 * @see Erlang 1917
 * @example erlangB(10, 8) // => 0.12166106425295149
 */
export function erlangB(agents: number, load: number): number {
  let blocked = 1
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked)
  return blocked
}

export type ErlangC = {
  /** Share of calls that find all agents busy. */
  pWait: number
  /** ASA: mean wait of all calls, zeros included, seconds. */
  meanWait: number
  meanWaitIfDelayed: number
  meanQueue: number
  occupancy: number
  /** Service level: share answered within so many seconds, at once included. */
  within: (seconds: number) => number
  /** The wait, in seconds, that a share p of calls does not exceed; 0 up to 1 − pWait. */
  waitQuantile: (p: number) => number
}

/**
 * Erlang C, the M/M/n queue of endless patience: C = n B ÷ (n − A(1 − B)); waits of those who wait are exponential with
 * rate (n − A) ÷ mean handle time. At or above full load everybody waits, forever.
 * @see Erlang 1917; Gans, Koole & Mandelbaum 2003, §4.1
 * @example erlangC({ agents: 14, arrivalRate: 200 / 3600, meanService: 180 }).pWait // => 0.174131933595
 */
export function erlangC({ agents, arrivalRate, meanService }: Line): ErlangC {
  const load = arrivalRate * meanService
  const blocked = erlangB(agents, load)
  const pWait = load < agents ? (agents * blocked) / (agents - load * (1 - blocked)) : 1
  const meanWaitIfDelayed = load < agents ? meanService / (agents - load) : Infinity
  const meanWait = pWait === 0 ? 0 : pWait * meanWaitIfDelayed
  return {
    pWait,
    meanWait,
    meanWaitIfDelayed,
    meanQueue: arrivalRate * meanWait,
    occupancy: Math.min(load / agents, 1),
    within: seconds => (seconds < 0 ? 0 : 1 - pWait * Math.exp(-seconds / meanWaitIfDelayed)),
    waitQuantile: p => (p <= 1 - pWait ? 0 : meanWaitIfDelayed * Math.log(pWait / (1 - p))),
  }
}

export type LimitedQueue = {
  /** Share of all calls that find every place taken. */
  pBlock: number
  /** Share of all calls that have to wait. */
  pWait: number
  meanQueue: number
  /** Mean wait of accepted calls, zeros included, seconds. */
  meanWaitAccepted: number
  occupancy: number
  /** Share of all calls (blocked ones count as missed) answered within so many seconds. */
  within: (seconds: number) => number
}

/**
 * M/M/n/K: a call that finds all `places` taken (in service and waiting together) is blocked; the others wait without end.
 * @param places K, at least the number of agents
 * @see Gross & Harris 1998, §2.5
 */
export function limitedQueue({ agents, arrivalRate, meanService, places }: Line & { places: number }): LimitedQueue {
  const states = stationary(
    state => (state < places ? arrivalRate : 0),
    state => Math.min(state, agents) / meanService,
    { atLeast: agents },
  )
  const pBlock = states[places] ?? 0
  const meanQueue = expected(states, state => Math.max(state - agents, 0))
  // Finding j calls, one waits for j − agents + 1 departures.
  const answeredBy = (seconds: number) => (state: number) => {
    if (state === places) return 0
    return state < agents ? 1 : gammaCdf(state - agents + 1, (agents * seconds) / meanService)
  }
  return {
    pBlock,
    pWait: expected(states, state => (state >= agents && state < places ? 1 : 0)),
    meanQueue,
    meanWaitAccepted: meanQueue / (arrivalRate * (1 - pBlock)),
    occupancy: expected(states, state => Math.min(state, agents)) / agents,
    within: seconds => (seconds < 0 ? 0 : expected(states, answeredBy(seconds))),
  }
}
