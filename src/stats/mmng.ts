// Exact results for the M/M/n+G queue: Poisson arrivals, exponential handle times, n agents, patience of any law, first come first served.
import { integral } from './chebyshev.ts'
import { erlangB, type Line } from './erlang.ts'
import { type Panel, type Survival, waitLaw } from './virtual-wait.ts'

/** Shares of calls by an acceptable waiting time T, and service level in its five definitions (Jouini, Koole & Roubos 2013). */
export type ServiceLevels = {
  /** answered ≤ T ÷ offered */
  answered: number
  /** abandoned ≤ T ÷ offered */
  abandoned: number
  /** 1. answered ≤ T ÷ offered */
  ofOffered: number
  /** 2. answered ≤ T ÷ answered */
  ofAnswered: number
  /** 3. (answered ≤ T + abandoned ≤ T) ÷ offered */
  withAbandoned: number
  /** 4. answered ≤ T ÷ (offered − abandoned ≤ T) */
  withoutAbandoned: number
  /** 5. virtual wait ≤ T */
  virtual: number
}

/** Shares are of all calls that arrive; a quotient of two that are 0 (nobody waits, nobody abandons) is NaN. */
export type ImpatientQueue = {
  /** Share of calls that find all agents busy, whether they then stay or not. */
  pWait: number
  /** Share of calls that wait longer than 0: less than pWait when some balk. */
  pWaitPositive: number
  pAbandon: number
  pAbandonGivenWait: number
  /** Mean waits in seconds: of all calls, of the answered (ASA), of the abandoned, of a caller who never loses patience. */
  meanWait: number
  meanWaitAnswered: number
  meanWaitAbandoned: number
  meanVirtualWait: number
  meanQueue: number
  occupancy: number
  /** Shares of calls answered and abandoned within so many seconds (≥ 0), and the five service levels. */
  within: (seconds: number) => ServiceLevels
}

/** A function of the wait x, the survival S(x) and the mean patience used up by then ∫₀ˣ S. */
type OfWait = (x: number, survival: number, patience: number) => number

/**
 * The M/M/n+G queue with patience given by its survival function, which may jump (a deterministic patience; a share that
 * balks at once as S(0) < 1) and need not reach 0 if the load then stays below n. Relative accuracy about 1e-11.
 * @param line calls a second and seconds; at least one agent
 * @throws RangeError when the queue grows without end
 * @see Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005, Queueing Systems 51
 * @example mmng({ agents: 20, arrivalRate: 390 / 3600, meanService: 180 }, x => (x < 120 ? 1 : 0)).pAbandon // => 0.0400495446881
 */
export function mmng(line: Line, survival: Survival): ImpatientQueue {
  const { agents, arrivalRate, meanService } = line
  const load = arrivalRate * meanService
  const law = waitLaw(line, survival)
  // Weight of an idle agent beside that of the density at 0: 1 ÷ (λ B(n − 1)), on the scale of the panels.
  const idleWeight = Math.exp(-law.peak) / (arrivalRate * erlangB(agents - 1, load))
  const busyWeight = integrate(law.panels, () => 1)
  const scale = 1 / (idleWeight + busyWeight)
  const pIdle = idleWeight === Infinity ? 1 : idleWeight * scale
  const mean = (of: OfWait, panels = law.panels) => scale * integrate(panels, of)

  const pWait = busyWeight * scale
  const pAbandon = mean(lost)
  const pAnswered = pIdle + mean(kept)
  const meanWait = mean((_x, _s, patience) => patience)
  const within = (seconds: number): ServiceLevels => {
    const panels = law.upTo(seconds)
    const reached = mean(() => 1, panels)
    const answered = pIdle + mean(kept, panels)
    const abandoned = mean(lost, panels) + (1 - survival(seconds)) * Math.max(pWait - reached, 0)
    return levels({ answered, abandoned, pAnswered, virtual: pIdle + reached })
  }
  return {
    pWait,
    pWaitPositive: pWait * survival(0),
    pAbandon,
    pAbandonGivenWait: pAbandon / pWait,
    meanWait,
    meanWaitAnswered: mean((x, s) => x * s) / pAnswered,
    meanWaitAbandoned: mean((x, s, patience) => patience - x * s) / pAbandon,
    meanVirtualWait: mean(x => x),
    meanQueue: arrivalRate * meanWait,
    occupancy: (load * pAnswered) / agents,
    within,
  }
}

const kept: OfWait = (_x, survival) => survival
const lost: OfWait = (_x, survival) => 1 - survival

function integrate(panels: readonly Panel[], of: OfWait): number {
  let sum = 0
  for (const { width, waits, survival, patience, weight } of panels) {
    sum += integral(
      weight.map((each, j) => each * of(waits[j], survival[j], patience[j])),
      width,
    )
  }
  return sum
}

type Shares = { answered: number; abandoned: number; pAnswered: number; virtual: number }

function levels({ answered, abandoned, pAnswered, virtual }: Shares): ServiceLevels {
  return {
    answered,
    abandoned,
    ofOffered: answered,
    ofAnswered: answered / pAnswered,
    withAbandoned: answered + abandoned,
    withoutAbandoned: answered / (1 - abandoned),
    virtual,
  }
}
