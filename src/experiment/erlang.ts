// Erlang's formulas beside the simulation: what they say of the same interval, and why they say something else.
import { fractions } from '../measures/estimate.ts'
import { findSlice, isOpen, openIntervals, type Where } from '../measures/slices.ts'
import type { Target } from '../measures/targets.ts'
import type { Line } from '../stats/erlang.ts'
import { type Estimate, ratioEstimate } from '../stats/interval.ts'
import { type Cell, cellsOf, sharesOf, sum } from './erlang-cells.ts'
import {
  average,
  between,
  distance,
  type Figures,
  type Formula,
  formulaA,
  formulaC,
  type Level,
  leastAgents,
} from './erlang-figures.ts'
import { mixedPatience, type Patience, patienceOf } from './erlang-laws.ts'
import { type Pool, poolsOf } from './erlang-pools.ts'
import { reasonsOf } from './erlang-reasons.ts'
import { targetsOf } from './language.ts'
import type { Run } from './run.ts'

/** What a formula says of an interval. */
export type ErlangFigures = {
  /** By the definition and acceptable wait of the type; 0 where the queue grows without end. */
  serviceLevel: number
  abandonment: number
  /** Seconds; Infinity where the queue grows without end. */
  speedOfAnswer: number
  occupancy: number
  /** Least agents for the service-level target of the scenario; undefined without such a target. */
  least: number | undefined
}

export type SimulatedFigures = {
  serviceLevel: Estimate
  abandonment: Estimate
  speedOfAnswer: Estimate
  occupancy: Estimate
}

/** One type in one interval of the day (of the whole, in a steady-state study). */
export type ErlangRow = {
  type: number
  /** From midnight; undefined in a steady-state study. */
  slot: number | undefined
  /** First calls offered in the interval, mean over the open days; of the type's own demand, redials and repeats apart. */
  calls: number
  handleTime: number
  /** Agents present: mean over the interval, and over the days on which it is open. */
  agents: number
  erlangC: ErlangFigures
  /** Patience as the scenario writes it, made exponential with the same mean; undefined where callers are endlessly patient. */
  erlangA: ErlangFigures | undefined
  simulation: SimulatedFigures
  /** Why they differ, the heaviest first. */
  reasons: readonly Reason[]
}

/** A reason with the figure that shows its size; the words are the report's. */
export type Reason = { id: ReasonId; value: number }

export type ReasonId =
  /** Erlang C has callers wait without end: mean patience in s. */
  | 'patience'
  /** Redials and repeat calls on top of first calls: share. */
  | 'redials'
  | 'repeats'
  /** The queue or the busy agents that the interval before has left: calls waiting when it begins. */
  | 'carryOver'
  /** Load changes patience: mean patience in s as simulated. */
  | 'loadPatience'
  /** Handle time is not exponential: cv. */
  | 'handleLaw'
  /** Patience is not exponential: cv. */
  | 'patienceLaw'
  /** Days differ: cv of their volume. */
  | 'busyness'
  /** Agents are shared with other types, or other groups help: share of the calls answered by shared groups. */
  | 'skills'
  /** Handle times change with load, with the agent or with the call: mean handle time in s as simulated. */
  | 'handleTime'
  /** Blocked or balking callers: share. */
  | 'turnedAway'
  /** Agents absent at random, breaks, lateness: cv of those present. */
  | 'presence'
  /** Staffing, rates or handle times change within what is averaged. */
  | 'days'
  /** Callers leave the IVR, are misrouted, take callbacks …: share of the calls concerned. */
  | 'journey'

export type ErlangBeside = {
  rows: readonly ErlangRow[]
  excluded: readonly { type: number; why: 'skills' | 'chat' | 'email' }[]
}

/**
 * Erlang C and Erlang A beside what was simulated, for each type in each interval of the day that is open (of the whole, in a
 * steady-state study). The formulas are figured for each open day by itself and averaged, every call with the same weight.
 * Types that exactly the same groups serve stand in one queue: each has the figures of that queue, by its own acceptable wait.
 * @returns rows by type, then interval; types that no formula fits are `excluded`
 * @example erlangBeside(await run(scenario)).rows[0].erlangC.serviceLevel
 */
export function erlangBeside(run: Run): ErlangBeside {
  const { pools, excluded } = poolsOf(run.center, run.scenario)
  const rows = pools.flatMap(pool => rowsOf(run, pool))
  return { rows: rows.sort((a, b) => a.type - b.type || (a.slot ?? 0) - (b.slot ?? 0)), excluded }
}

/**
 * How far the better formula, Erlang A where callers have a patience, is from the simulation: the greatest difference of
 * service level, abandonment and occupancy, or of the speed of answer as a share of the longer and the acceptable wait; 0 to 1.
 */
export function disagreement({ erlangA, erlangC, simulation }: ErlangRow, within: number): number {
  return distance(erlangA ?? erlangC, valuesOf(simulation), within)
}

function rowsOf(run: Run, pool: Pool): ErlangRow[] {
  const { center, scenario } = run
  const cellOf = cellsOf(center, scenario, pool)
  const patiences = pool.types.map(type => patienceOf(scenario.types[center.types[type].name]))
  const targets = targetsOf(scenario)
  const known = new Map<number, InPool['formulas']>()
  return slotsOf(run).flatMap(({ slot, before, days }) => {
    const cells = days.map(day => cellOf({ day, slot: slot ?? 0 }))
    const shares = sharesOf(pool.types.map((_, i) => sum(cells.map(({ calls }) => calls[i]))))
    const patience = mixedPatience(patiences.map((each, i) => ({ ...each, share: shares[i] })))
    const formulas = known.get(patience.mean) ?? {
      c: byLevel(formulaC),
      a: byLevel(each => formulaA(patience.mean, each)),
    }
    known.set(patience.mean, formulas)
    const earlier = before && { slot: before.slot, cells: before.days.map(day => cellOf({ day, slot: before.slot })) }
    return pool.types.map(type => rowOf({ run, pool, type, slot, before: earlier, cells, patience, targets, formulas }))
  })
}

type Slot = {
  slot: number | undefined
  before: { slot: number; days: readonly number[] } | undefined
  days: readonly number[]
}

/** The intervals, with the one before where the center is open without a break, and the days that are open then. */
function slotsOf({ center }: Run): Slot[] {
  if (center.steady) return [{ slot: undefined, before: undefined, days: [0] }]
  const slots = openIntervals(center)
  const overnight = center.days.some(({ closes, open, close }) => !closes && open < close)
  const daysOf = (slot: number) => center.days.flatMap((_, day) => (isOpen(center, day, slot) ? [day] : []))
  return slots.map(slot => {
    const earlier = slot > 0 ? slot - 1 : overnight ? center.intervalsPerDay - 1 : -1
    const before = slots.includes(earlier) ? { slot: earlier, days: daysOf(earlier) } : undefined
    return { slot, before, days: daysOf(slot) }
  })
}

type InPool = {
  slot: number | undefined
  before: { slot: number; cells: readonly Cell[] } | undefined
  run: Run
  pool: Pool
  type: number
  cells: readonly Cell[]
  patience: Patience
  targets: readonly Target[]
  /** The formulas, by acceptable wait and definition: types of a pool that agree share what is figured. */
  formulas: { c: (level: Level) => Formula; a: (level: Level) => Formula }
}

function rowOf(asked: InPool): ErlangRow {
  const { run, pool, type, slot, cells, patience, targets, formulas } = asked
  const level = run.center.serviceLevels[type]
  const place = pool.types.indexOf(type)
  const own = sum(cells.map(({ calls }) => calls[place]))
  const target = targets.find(each => isServiceLevelOf(each, run.center.types[type].name))
  const figured = (formula: (level: Level) => Formula) => ({
    ...overDays(formula(level), asked),
    least: target && leastFor(formula(levelOf(target, level)), asked, target),
  })
  const c = figured(formulas.c)
  const a = patience.mean < Infinity ? figured(formulas.a) : undefined
  const simulation = simulated(asked)
  // Reasons ask the formulas a dozen times more: only of the rows that are looked at.
  let reasons: readonly Reason[] | undefined
  return {
    type,
    slot,
    calls: own / cells.length,
    handleTime:
      own > 0 ? sum(cells.map(({ calls, handle }) => calls[place] * handle[place])) / own : cells[0].handle[place],
    agents: sum(cells.map(({ agents }) => agents)) / cells.length,
    erlangC: c,
    erlangA: a,
    simulation,
    get reasons() {
      reasons ??= reasonsOf({ ...asked, level, c, a, simulated: valuesOf(simulation) })
      return reasons
    },
  }
}

function byLevel(formula: (level: Level) => Formula): (level: Level) => Formula {
  const known = new Map<string, Formula>()
  return level => {
    const key = `${level.within} ${level.definition}`
    const found = known.get(key) ?? between(formula(level))
    known.set(key, found)
    return found
  }
}

// ── formulas ───────────────────────────────────────────────────────────────────────────────────────────────────────

function lineOf({ run }: Pick<InPool, 'run'>, { all, agents, meanService }: Cell): Line {
  const length = run.center.steady ? 3600 : run.center.interval
  return { agents, arrivalRate: all / length, meanService }
}

const overDays = (formula: Formula, asked: InPool): Figures =>
  average(asked.cells.map(cell => ({ calls: cell.all, agents: cell.agents, figures: formula(lineOf(asked, cell)) })))

/** Least agents present on every open day alike, so that all calls together meet the target. */
function leastFor(formula: Formula, asked: InPool, { bound, comparison }: Target): number | undefined {
  if (!(sum(asked.cells.map(({ all }) => all)) > 0)) return 0
  const meets = (agents: number) => {
    const { serviceLevel } = overDays(formula, { ...asked, cells: asked.cells.map(cell => ({ ...cell, agents })) })
    return comparison === '>' ? serviceLevel > bound : serviceLevel >= bound
  }
  return leastAgents(1, meets)
}

const SERVICE_LEVEL = /^serviceLevel([1-5]?)$/

/** A bound below: of this type, or of all. */
function isServiceLevelOf({ measure, comparison, scope }: Target, name: string): boolean {
  const isBelow = comparison === '>=' || comparison === '>'
  return SERVICE_LEVEL.test(measure) && isBelow && scope.group === undefined && (scope.type ?? name) === name
}

/** Acceptable wait and definition of a target: its own, or those of the type. */
function levelOf({ measure, threshold }: Target, { within, definition }: Level): Level {
  const [, own] = SERVICE_LEVEL.exec(measure) ?? []
  return { within: threshold ?? within, definition: own ? Number(own) : definition }
}

// ── simulation ─────────────────────────────────────────────────────────────────────────────────────────────────────

function simulated({ run, pool, type, slot }: InPool): SimulatedFigures {
  const at: Where = slot === undefined ? { type } : { type, interval: slot }
  return {
    serviceLevel: run.estimate({ measure: 'serviceLevel' }, at),
    abandonment: run.estimate({ measure: 'abandonment' }, at),
    speedOfAnswer: run.estimate({ measure: 'speedOfAnswer' }, at),
    occupancy: occupancyOf(run, pool, slot),
  }
}

/** Of all groups of the pool together. */
function occupancyOf({ plan, observations, confidence }: Run, { groups }: Pool, slot: number | undefined): Estimate {
  const parts = groups.map(group =>
    fractions(plan, observations, {
      measure: 'occupancy',
      slice: findSlice(plan, slot === undefined ? { group } : { group, interval: slot }),
    }),
  )
  const added = (name: 'numerators' | 'denominators') =>
    observations.map((_, i) => sum(parts.map(part => part[name][i])))
  return ratioEstimate(added('numerators'), added('denominators'), confidence)
}

const valuesOf = ({ serviceLevel, abandonment, speedOfAnswer, occupancy }: SimulatedFigures): Figures => ({
  serviceLevel: serviceLevel.value,
  abandonment: abandonment.value,
  speedOfAnswer: speedOfAnswer.value,
  occupancy: occupancy.value,
})
