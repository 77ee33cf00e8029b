// Why a simulation says something else than a formula: what the formula leaves out, by how much it would change what it says.
import type { MeasureId } from '../measures/definitions.ts'
import type { Where } from '../measures/slices.ts'
import type { Segment } from '../model/center.ts'
import type { Line } from '../stats/erlang.ts'
import type { Estimate } from '../stats/interval.ts'
import { mmng } from '../stats/mmng.ts'
import type { Reason, ReasonId } from './erlang.ts'
import { type Cell, sum } from './erlang-cells.ts'
import {
  average,
  between,
  distance,
  type Figures,
  type Formula,
  formulaA,
  formulaC,
  formulaOf,
  type Level,
} from './erlang-figures.ts'
import { cvOf, type Patience, patienceOf } from './erlang-laws.ts'
import type { Pool } from './erlang-pools.ts'
import type { Run } from './run.ts'

/** A row, and what is known of it. */
export type Situation = {
  run: Run
  pool: Pool
  type: number
  slot: number | undefined
  /** The interval before, where the center is open then. */
  before: { slot: number; cells: readonly Cell[] } | undefined
  level: Level
  patience: Patience
  /** Of the open days, the formulas and the simulation. */
  cells: readonly Cell[]
  c: Figures
  a: Figures | undefined
  simulated: Figures
}

/** How far the formula moves when a reason is put into it, 0 to 1; what moves it by less is no reason. */
const LEAST = 0.005

type Candidate = Reason & { weight: number }

/** Reasons that apply, the heaviest first. */
export function reasonsOf(situation: Situation): Reason[] {
  const { cells, pool } = situation
  if (!(sum(cells.map(({ all }) => all)) > 0) || pool.groups.length === 0) return []
  const asked = { ...situation, ...mean(situation) }
  return CANDIDATES.flatMap(candidate => candidate(asked) ?? [])
    .filter(({ weight, value }) => weight >= LEAST && !Number.isNaN(value))
    .sort((x, y) => y.weight - x.weight)
    .map(({ id, value }) => ({ id, value }))
}

type Asked = Situation & {
  /** Of the mean day: the queue, the formula that leaves out least, and what it says. */
  line: Line
  formula: Formula
  base: Figures
}

/** The mean of all days: what a reason changes is seen there as well as on each. */
function mean({ run, cells, patience, level }: Situation) {
  const line = meanLine(run, cells)
  const formula = between(patience.mean < Infinity ? formulaA(patience.mean, level) : formulaC(level))
  return { line, formula, base: formula(line) }
}

function meanLine({ center }: Run, cells: readonly Cell[]): Line {
  const length = center.steady ? 3600 : center.interval
  const calls = sum(cells.map(({ all }) => all))
  return {
    agents: sum(cells.map(({ agents }) => agents)) / cells.length,
    arrivalRate: calls / cells.length / length,
    meanService: calls > 0 ? sum(cells.map(({ all, meanService }) => all * meanService)) / calls : 0,
  }
}

/** What the formula says of another queue, and how far that is from what it says of this one. */
const moved = ({ formula, base, line, level }: Asked, change: Partial<Line>): number =>
  distance(formula({ ...line, ...change }), base, level.within)

/** The same for a queue that is now more and now less: once above and once below the mean by the standard deviation. */
function spread({ formula, base, line, level }: Asked, name: 'agents' | 'arrivalRate', cv: number): number {
  const parts = [1 - cv, 1 + cv].map(factor => {
    const changed = { ...line, [name]: Math.max(0, line[name] * factor) }
    return { calls: changed.arrivalRate, agents: changed.agents, figures: formula(changed) }
  })
  return distance(average(parts), base, level.within)
}

const value = ({ run, type, slot }: Asked, measure: MeasureId): number =>
  run.estimate({ measure }, where({ type, slot })).value

const where = ({ type, group, slot }: { type?: number; group?: number; slot: number | undefined }): Where => ({
  ...(type === undefined ? {} : { type }),
  ...(group === undefined ? {} : { group }),
  ...(slot === undefined ? {} : { interval: slot }),
})

/** A share on top of the calls, or missing from them. */
function share(asked: Asked, id: ReasonId, part: number): Candidate[] {
  const weight = part > 0 ? moved(asked, { arrivalRate: asked.line.arrivalRate * (1 + part) }) : 0
  return [{ id, value: Math.abs(part), weight }]
}

function less(asked: Asked, id: ReasonId, part: number): Candidate[] {
  const weight = part > 0 ? moved(asked, { arrivalRate: asked.line.arrivalRate * Math.max(0, 1 - part) }) : 0
  return [{ id, value: part, weight }]
}

const CANDIDATES: readonly ((asked: Asked) => Candidate[] | undefined)[] = [
  patience,
  redials,
  repeats,
  carryOver,
  loadPatience,
  handleTime,
  handleLaw,
  patienceLaw,
  busyness,
  skills,
  turnedAway,
  presence,
  days,
  journey,
]

// ── callers ────────────────────────────────────────────────────────────────────────────────────────────────────────

function patience({ patience: { meanOfFinite }, c, a, simulated, level }: Asked): Candidate[] | undefined {
  if (Number.isNaN(meanOfFinite)) return undefined
  return [{ id: 'patience', value: meanOfFinite, weight: distance(c, a ?? simulated, level.within) }]
}

function patienceLaw({ patience: law, line, base, level }: Asked): Candidate[] | undefined {
  if (law.exponential || !(law.mean < Infinity)) return undefined
  const weight = distance(between(formulaOf(law.survival, level))(line), base, level.within)
  return [{ id: 'patienceLaw', value: cvOf(law), weight }]
}

/**
 * Patience as simulated ÷ as stated. Where load changes the budget on joining it is seen in the budgets themselves; where it acts
 * during the wait, in all waiting ÷ deliberate abandonments, beside what that would be without load.
 */
function loadPatience(asked: Asked): Candidate[] | undefined {
  const { run, type, base, line, level, patience: pooled } = asked
  const own = run.center.types[type].segments.map(segment => run.center.segments[segment])
  const during = own.some(({ clock }) => clock > 0)
  const onJoining = own.some(each => each.loadOnArrival.length > 0 || each.experience || each.announcement)
  if ((!during && !onJoining) || !(pooled.mean < Infinity)) return undefined
  const stated = patienceOf(run.scenario.types[run.center.types[type].name]).meanOfFinite
  const ratio = during
    ? value(asked, 'patienceImplied') / impliedBy(pooled, line)
    : value(asked, 'patience') / meanBudget(own)
  if (!(ratio > 0 && ratio < Infinity)) return undefined
  const changed = between(formulaA(pooled.mean * ratio, level))(line)
  return [{ id: 'loadPatience', value: stated * ratio, weight: distance(changed, base, level.within) }]
}

/** All waiting ÷ abandonments in the queue of this patience, without load. */
function impliedBy({ survival }: Patience, line: Line): number {
  const { meanWait, pAbandon } = mmng({ ...line, agents: Math.max(1, Math.round(line.agents)) }, survival)
  return meanWait / pAbandon
}

function meanBudget(segments: readonly Segment[]): number {
  const means = segments.flatMap(({ budget }) => (budget && budget.mean < Infinity ? [budget.mean] : []))
  return sum(means) / means.length
}

function redials(asked: Asked): Candidate[] | undefined {
  if (asked.run.center.types[asked.type].redial === undefined) return undefined
  return share(asked, 'redials', value(asked, 'redials') / value(asked, 'fresh'))
}

function repeats(asked: Asked): Candidate[] | undefined {
  if (asked.run.center.types[asked.type].journey?.resolution === undefined) return undefined
  return share(asked, 'repeats', value(asked, 'repeatCalls') / value(asked, 'fresh'))
}

function turnedAway(asked: Asked): Candidate[] | undefined {
  return less(asked, 'turnedAway', value(asked, 'balking') + value(asked, 'blocking'))
}

function journey(asked: Asked): Candidate[] | undefined {
  const { journey: own } = asked.run.center.types[asked.type]
  if (!own?.ivr && !own?.misrouting && !own?.callback) return undefined
  const left = value(asked, 'leftIvr') / value(asked, 'offered')
  return less(asked, 'journey', Math.min(1, left + value(asked, 'misrouted') + value(asked, 'callbackTaken')))
}

/** A gamma factor of this shape has the cv 1 ÷ √shape; types that share it rise and fall together. */
function busyness(asked: Asked): Candidate[] | undefined {
  const { run, pool, cells } = asked
  const factors = pool.types.map((type, i) => {
    const busy = run.scenario.types[run.center.types[type].name].arrivals.busyness
    const calls = sum(cells.map(cell => cell.calls[i]))
    return { shared: busy?.shared ?? false, spread: busy ? calls / Math.sqrt(busy.shape) : 0 }
  })
  const joint = sum(factors.map(({ shared, spread }) => (shared ? spread : 0)))
  const own = factors.map(({ shared, spread }) => (shared ? 0 : spread ** 2))
  const cv = Math.sqrt(joint ** 2 + sum(own)) / sum(cells.map(({ all }) => all))
  return cv > 0 ? [{ id: 'busyness', value: cv, weight: spread(asked, 'arrivalRate', cv) }] : undefined
}

// ── agents ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Waits grow with (1 + cv²) ÷ 2, as those of M/G/1 do (Pollaczek and Khinchine) and of many agents nearly so. */
function handleLaw({ cells, level, line, base, patience: { mean } }: Asked): Candidate[] | undefined {
  const cv = sum(cells.map(({ handleCv, all }) => handleCv * all)) / sum(cells.map(({ all }) => all))
  if (Math.abs(cv - 1) < 0.01) return undefined
  const factor = (1 + cv ** 2) / 2
  const shorter = { ...level, within: level.within / factor }
  const scaled = between(mean < Infinity ? formulaA(mean / factor, shorter) : formulaC(shorter))(line)
  const waits = { ...scaled, speedOfAnswer: scaled.speedOfAnswer * factor }
  return [{ id: 'handleLaw', value: cv, weight: distance(waits, base, level.within) }]
}

function handleTime(asked: Asked): Candidate[] | undefined {
  const { run, pool, type, cells } = asked
  const { loadAtStart, serviceClock, journey: own } = run.center.types[type]
  const byAgent = pool.groups.some(group => run.center.groups[group].profile !== undefined)
  if (!loadAtStart && serviceClock === 0 && !own?.hardCalls && !own?.lookUp && !byAgent) return undefined
  const simulated = value(asked, 'handleTime')
  const place = pool.types.indexOf(type)
  const stated = sum(cells.map(({ handle }) => handle[place])) / cells.length
  return [
    {
      id: 'handleTime',
      value: simulated,
      weight: moved(asked, { meanService: (asked.line.meanService * simulated) / stated }),
    },
  ]
}

/** Of types that share agents each has its own waits; and groups that help late are no part of one queue. */
function skills(asked: Asked): Candidate[] | undefined {
  const { run, pool, slot, type, level, simulated, cells } = asked
  const helping = run.center.types[type].overflow.map(({ group }) => group)
  if (pool.types.length === 1 && helping.length === 0 && run.center.types[type].ranks.length < 2) return undefined
  const answers = pool.groups.map(group => run.estimate({ measure: 'answered' }, where({ group, slot })).value)
  const own = run.estimate({ measure: 'answered' }, where({ type, slot })).value
  const shared = pool.types.length > 1 ? 1 : 1 - own / Math.max(own, sum(answers))
  const others = pool.types.filter(each => each !== type)
  const differs = others.some(other =>
    SHARES.some(measure =>
      surelyDiffer(
        ...pairOf(run, measure, [
          { type, slot },
          { type: other, slot },
        ]),
      ),
    ),
  )
  const parts = pool.types.map((each, i) => ({
    calls: sum(cells.map(({ calls }) => calls[i])),
    agents: 0,
    figures: figuresOf(run, each, slot),
  }))
  const weight = differs || helping.length > 0 ? distance(average(parts), simulated, level.within) : 0
  return [{ id: 'skills', value: shared, weight }]
}

const figuresOf = (run: Run, type: number, slot: number | undefined): Figures => {
  const of = (measure: MeasureId) => run.estimate({ measure }, where({ type, slot })).value
  return {
    serviceLevel: of('serviceLevel'),
    abandonment: of('abandonment'),
    speedOfAnswer: of('speedOfAnswer'),
    occupancy: Number.NaN,
  }
}

function presence(asked: Asked): Candidate[] | undefined {
  const { run, pool, cells } = asked
  const breaks = pool.groups.some(group => {
    const { shifts, lateness } = run.center.groups[group]
    return lateness !== undefined || shifts.some(shift => shift.breaks.length > 0)
  })
  const of = ({ absence, course }: Cell) => Math.hypot(absence, breaks ? course : 0)
  return present(asked, 'presence', sum(cells.map(of)) / cells.length)
}

/** Shifts that begin or end within the interval, and what interventions change from a date on. */
function days(asked: Asked): Candidate[] | undefined {
  const { run, cells, pool, slot, line } = asked
  const breaks = pool.groups.some(group => run.center.groups[group].shifts.some(shift => shift.breaks.length > 0))
  const course = breaks ? 0 : sum(cells.map(each => each.course)) / cells.length
  if (run.scenario.interventions.length === 0) return present(asked, 'days', course)
  const staff = pool.groups.map(group => run.estimate({ measure: 'agentsScheduled' }, where({ group, slot })).value)
  const weight = moved(asked, { agents: sum(staff) })
  return [{ id: 'days', value: Math.abs(sum(staff) / line.agents - 1), weight }]
}

const present = (asked: Asked, id: ReasonId, cv: number): Candidate[] | undefined =>
  cv > 0 ? [{ id, value: cv, weight: spread(asked, 'agents', cv) }] : undefined

// ── time ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Calls waiting when the interval begins: between the mean queues before and in it. Until these calls and the ones in
 * service are done, about one handle time and their own, the interval still looks like the one before.
 */
function carryOver(asked: Asked): Candidate[] | undefined {
  const { run, pool, slot, before, line } = asked
  if (slot === undefined) return undefined
  const queue = (at: number) =>
    sum(pool.types.map(each => run.estimate({ measure: 'queueLength' }, where({ type: each, slot: at })).value))
  const waiting = before === undefined ? 0 : (queue(before.slot) + queue(slot)) / 2
  const time = line.meanService * (1 + waiting / Math.max(line.agents, 1))
  const part = Math.min(1, time / run.center.interval)
  return [{ id: 'carryOver', value: waiting, weight: part * changedSince(asked) }]
}

/** How far the interval is from the one before: by the formula, or by the simulation where it surely differs. */
function changedSince(asked: Asked): number {
  const { run, type, slot, before, base, formula, level, simulated } = asked
  if (before === undefined) return distance(EMPTY, base, level.within)
  const stated = distance(formula(meanLine(run, before.cells)), base, level.within)
  if (
    !SHARES.some(measure =>
      surelyDiffer(
        ...pairOf(run, measure, [
          { type, slot: before.slot },
          { type, slot },
        ]),
      ),
    )
  )
    return stated
  const seen = distance(figuresOf(run, type, before.slot), { ...simulated, occupancy: Number.NaN }, level.within)
  return Math.max(stated, seen)
}

const SHARES: readonly MeasureId[] = ['serviceLevel', 'abandonment']

type Place = { type: number; slot: number | undefined }

const pairOf = (run: Run, measure: MeasureId, [a, b]: [Place, Place]): [Estimate, Estimate] => [
  run.estimate({ measure }, where(a)),
  run.estimate({ measure }, where(b)),
]

/** Further apart than chance explains: by half as much again as the intervals of both together. */
function surelyDiffer(a: Estimate, b: Estimate): boolean {
  return Math.abs(a.value - b.value) > 0.75 * Math.hypot(a.high - a.low, b.high - b.low)
}

/** The day begins with idle agents and nobody waiting. */
const EMPTY: Figures = { serviceLevel: 1, abandonment: 0, speedOfAnswer: 0, occupancy: Number.NaN }
