// Erlang's formulas as a calculator: how many agents an interval needs, net and gross.

import { erlangC, type Line } from '../stats/erlang.ts'
import { erlangA } from '../stats/erlang-a.ts'
import { leastAgents } from './erlang-figures.ts'
import { scheduledFor } from './staff/gross.ts'

/** Times in seconds, shares of 1. What is not given is not asked for. */
export type ErlangAsked = {
  /** In the interval. */
  calls: number
  interval: number
  /** Mean, after-call work included. */
  handleTime: number
  /** Default: no target, and an acceptable wait of 20 s. */
  serviceLevel?: { target?: number; within: number }
  /** Share of the scheduled agents who are away, by component; they compound. */
  shrinkage?: Readonly<Record<string, number>>
  /** Mean, of Erlang A; without it there is only Erlang C. */
  patience?: number
  /** At most. */
  occupancy?: number
  /** At most; Erlang C knows none. */
  abandonment?: number
  /** Speed of answer at most. */
  asa?: number
}

/** What so many agents give. */
export type Staffing = {
  /** Agents present. */
  net: number
  /** Agents scheduled, so that so many are present. */
  gross: number
  /** Share of calls that have to wait. */
  pWait: number
  /** Answered in time ÷ offered. */
  serviceLevel: number
  /** Seconds; Infinity where the queue grows without end. */
  speedOfAnswer: number
  occupancy: number
  abandonment: number
}

export type ErlangNeed = {
  /** Erlangs: calls × handle time ÷ interval. */
  load: number
  erlangC: Staffing
  /** Undefined without a patience. */
  erlangA: Staffing | undefined
}

/**
 * Least agents that meet everything asked for, by Erlang C and, where a patience is given, by Erlang A. Where nobody calls
 * nobody is needed.
 * @throws RangeError for numbers out of range, and where no number of agents will do
 * @example erlangNeed({ calls: 100, interval: 1800, handleTime: 180, serviceLevel: { target: 0.8, within: 20 }, shrinkage: { all: 0.3 } }).erlangC.gross // => 20
 */
export function erlangNeed(asked: ErlangAsked): ErlangNeed {
  check(asked)
  const load = loadOf(asked)
  // Below the load Erlang C has no answer: the search begins where the queue does not grow without end.
  return {
    load,
    erlangC: least(asked, staffingC, Math.floor(load) + 1),
    erlangA: asked.patience === undefined ? undefined : least(asked, staffingA, 1),
  }
}

/** What so many agents give, by both formulas. @throws RangeError as `erlangNeed` */
export function erlangWith(asked: ErlangAsked, agents: number): ErlangNeed {
  check(asked)
  return {
    load: loadOf(asked),
    erlangC: staffingC(asked, agents),
    erlangA: asked.patience === undefined ? undefined : staffingA(asked, agents),
  }
}

export type Calculated = {
  asked: ErlangAsked
  /** What was found, or what the given number of agents gives. */
  result: ErlangNeed
  /** Whether agents were given, in place of a search. */
  given: boolean
  /** The same for the numbers of agents around: by net agents, increasing. */
  around: readonly ErlangNeed[]
}

const BESIDE = 2

/**
 * The least agents, or those given, with a few fewer and a few more.
 * @throws RangeError as `erlangNeed`
 */
export function calculated(asked: ErlangAsked, agents?: number): Calculated {
  const result = agents === undefined ? erlangNeed(asked) : erlangWith(asked, agents)
  const found = [result.erlangC.net, result.erlangA?.net ?? result.erlangC.net]
  const [low, high] = [Math.max(1, Math.min(...found) - BESIDE), Math.max(...found) + BESIDE]
  const shown =
    found[0] === 0
      ? []
      : Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(n =>
          found.some(each => Math.abs(each - n) <= BESIDE),
        )
  return { asked, result, given: agents !== undefined, around: shown.map(net => erlangWith(asked, net)) }
}

/**
 * Agents to schedule, so that so many are present: net ÷ Π(1 − component), rounded up.
 * @example grossOf(14, { breaks: 0.1, absence: 0.06 }) // => 17
 */
export function grossOf(net: number, shrinkage: Readonly<Record<string, number>> = {}): number {
  const present = Object.values(shrinkage).reduce((product, component) => product * (1 - component), 1)
  return scheduledFor(net, present)
}

type Formula = (asked: ErlangAsked, agents: number) => Staffing

function least(asked: ErlangAsked, formula: Formula, from: number): Staffing {
  if (asked.calls === 0) return formula(asked, 0)
  const agents = leastAgents(from, each => meets(formula(asked, each), asked))
  if (agents === undefined) throw new RangeError('no number of agents up to a million meets what is asked for')
  return formula(asked, agents)
}

function meets(staffing: Staffing, { serviceLevel, occupancy = 1, abandonment = 1, asa = Infinity }: ErlangAsked) {
  return (
    staffing.serviceLevel >= (serviceLevel?.target ?? 0) &&
    staffing.occupancy <= occupancy &&
    staffing.abandonment <= abandonment &&
    staffing.speedOfAnswer <= asa
  )
}

const ACCEPTABLE = 20

function staffingC(asked: ErlangAsked, agents: number): Staffing {
  if (agents === 0 || asked.calls === 0) return idle(asked, agents)
  const { pWait, meanWait, occupancy, within } = erlangC(lineOf(asked, agents))
  return {
    net: agents,
    gross: grossOf(agents, asked.shrinkage),
    pWait,
    serviceLevel: within(asked.serviceLevel?.within ?? ACCEPTABLE),
    speedOfAnswer: meanWait,
    occupancy,
    abandonment: 0,
  }
}

function staffingA(asked: ErlangAsked, agents: number): Staffing {
  if (agents === 0 || asked.calls === 0) return idle(asked, agents)
  const queue = erlangA(lineOf(asked, agents), asked.patience!)
  return {
    net: agents,
    gross: grossOf(agents, asked.shrinkage),
    pWait: queue.pWait,
    serviceLevel: queue.within(asked.serviceLevel?.within ?? ACCEPTABLE).ofOffered,
    speedOfAnswer: queue.meanWaitAnswered,
    occupancy: queue.occupancy,
    abandonment: queue.pAbandon,
  }
}

/** Nobody calls: there is no call to say anything of. */
function idle({ calls, shrinkage }: ErlangAsked, agents: number): Staffing {
  if (calls > 0) throw new RangeError(`agents must be at least 1: ${agents}`)
  const none = Number.NaN
  return {
    net: agents,
    gross: grossOf(agents, shrinkage),
    pWait: none,
    serviceLevel: none,
    speedOfAnswer: none,
    occupancy: agents > 0 ? 0 : none,
    abandonment: none,
  }
}

const loadOf = ({ calls, interval, handleTime }: ErlangAsked) => (calls * handleTime) / interval

const lineOf = ({ calls, interval, handleTime }: ErlangAsked, agents: number): Line => ({
  agents,
  arrivalRate: calls / interval,
  meanService: handleTime,
})

function check(asked: ErlangAsked): void {
  const { calls, interval, handleTime, serviceLevel, shrinkage = {}, patience = 1, occupancy, abandonment, asa } = asked
  const rules: [boolean, string, unknown][] = [
    [calls >= 0 && calls < Infinity, 'calls must be at least 0', calls],
    [interval > 0 && interval < Infinity, 'interval must be above 0', interval],
    [handleTime > 0 && handleTime < Infinity, 'handleTime must be above 0', handleTime],
    [patience > 0 && patience < Infinity, 'patience must be above 0', patience],
    [isShare(serviceLevel?.target ?? 0), 'the service level must be at least 0 and below 1', serviceLevel?.target],
    [(serviceLevel?.within ?? 0) >= 0, 'the acceptable wait must be at least 0', serviceLevel?.within],
    [Object.values(shrinkage).every(isShare), 'shrinkage must be at least 0 and below 1', Object.values(shrinkage)],
    [occupancy === undefined || (occupancy > 0 && occupancy <= 1), 'occupancy must be above 0, up to 1', occupancy],
    [abandonment === undefined || (abandonment > 0 && abandonment <= 1), 'abandonment must be above 0', abandonment],
    [asa === undefined || asa > 0, 'asa must be above 0', asa],
  ]
  const broken = rules.find(([good]) => !good)
  if (broken) throw new RangeError(`${broken[1]}: ${broken[2]}`)
}

const isShare = (value: number) => value >= 0 && value < 1
