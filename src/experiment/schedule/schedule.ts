// Shifts of least cost for a staff plan: they cover its need, are simulated, and repaired where that misses the targets.
import { FINE_AXES } from '../../measures/slices.ts'
import { verdict } from '../../measures/verdict.ts'
import { UserError } from '../../scenario/problems.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { type Run, run } from '../run.ts'
import type { StaffPlan } from '../staff/plan.ts'
import { type Aim, aimsOf, missedIn, surelyMissedIn } from './aims.ts'
import { type Covering, coveringOf, problemOf } from './covering.ts'
import { coverageOf, linesOf, totalsOf } from './lines.ts'
import type { Coverage, Schedule, ShiftLine } from './plan.ts'
import { raisedNeeds } from './raise.ts'
import { withShifts } from './rostered.ts'
import { shortagesOf } from './shortage.ts'
import { type Solved, type Solver, solver } from './solve.ts'

export type ScheduleOptions = {
  /** The need that the shifts are to cover. */
  staff: StaffPlan
  /** Of each simulation; default: as in the scenario, else 100. */
  replications?: number
  seed?: string | number
  workers?: number
  /** When aborted, the best so far is given back. */
  signal?: AbortSignal
  onProgress?: (progress: ScheduleProgress) => void
}

export type ScheduleProgress = {
  /** What it does: shifts are searched for, simulated, simulated a last time with callers not seen before. */
  phase: 'cover' | 'simulate' | 'verify'
  /** Number of the schedule, from 1, and replications of it done and planned. */
  round: number
  done: number
  planned: number
  /** Cost of the schedule, and aims that the last simulated one missed; NaN before there is any. */
  cost: number
  missed: number
}

/** A schedule that was tried. */
type Round = {
  needs: Int32Array
  solved: Solved
  lines: readonly ShiftLine[]
  coverage: readonly Coverage[]
  scheduled: Scenario
  cost: number
  paidHours: number
  run?: Run
  missed: readonly Aim[]
}

type Search = {
  covering: Covering
  solve: Solver['solve']
  aims: readonly Aim[]
  scenario: Scenario
  options: ScheduleOptions
  /** Schedules simulated, and of these how many with needs raised. */
  rounds: number
  repairs: number
  best: Round | undefined
}

const MOST_ROUNDS = 10
/** Replications of a schedule that was not to be simulated any more. */
const HASTY = 5

/**
 * Searches for shifts of least cost that cover the need of a staff plan, simulates them, raises the need where targets of the plan
 * are missed, and so on; gives the cheapest that holds, or else the one that misses least, simulated with callers not seen before.
 * @param scenario what the plan was asked about (`staff.asked`), whose `rosters` say what shifts there are; default full time and part time
 * @throws UserError for a steady-state study
 */
export async function schedule(scenario: Scenario, options: ScheduleOptions): Promise<Schedule> {
  if (scenario.steady) throw new UserError('a steady-state study has no days on which shifts could be')
  const { staff, signal } = options
  const covering = coveringOf(scenario, staff.needs)
  const { solve } = await solver()
  const search: Search = {
    covering,
    solve,
    aims: aimsOf(staff),
    scenario,
    options,
    rounds: 0,
    repairs: 0,
    best: undefined,
  }
  const needs = Int32Array.from(staff.needs, ({ gross }) => gross)
  const first = await roundFor(search, needs)
  try {
    await settle(search, first)
    await lower(search, needs)
    return scheduleOf(search, await verified(search), true)
  } catch (error) {
    if (!signal?.aborted) throw error
    return scheduleOf(search, await hasty(search, first), false)
  }
}

/** Covers needs at the least cost. */
async function roundFor(search: Search, needs: Int32Array, signal?: AbortSignal): Promise<Round> {
  const { covering, solve, scenario, options } = search
  tell(search, { phase: 'cover', done: 0, planned: 0, cost: Number.NaN })
  const solved = await solve(problemOf(covering, needs), signal)
  const lines = linesOf(covering, solved.values)
  const coverage = coverageOf(covering, { values: solved.values, needs: options.staff.needs.map(({ gross }) => gross) })
  const scheduled = withShifts(scenario, lines)
  return { needs, solved, lines, coverage, scheduled, ...totalsOf(covering, solved.values), missed: [] }
}

/** Simulates and raises needs until every aim holds, nothing changes any more, or enough was tried. */
async function settle(search: Search, first: Round): Promise<void> {
  const raised = new Int32Array(first.needs.length)
  for (let round = first; ; ) {
    const shown = await tried(search, round)
    if (shown.missed.length === 0 || search.rounds >= MOST_ROUNDS) return
    const scheduled = shown.coverage.map(cell => cell.scheduled)
    const situation = { run: shown.run!, cells: search.covering.cells, needs: shown.needs, scheduled, raised }
    round = await roundFor(search, raisedNeeds(shown.missed, situation), search.options.signal)
    if (sameLines(round, shown)) return
    search.repairs++
  }
}

/** Once: one fewer wherever needs were raised and the targets are now held with room to spare. */
async function lower(search: Search, asked: Int32Array): Promise<void> {
  const { best, aims, covering } = search
  if (!best?.run || best.missed.length > 0) return
  const { run } = best
  const tight = new Set(
    aims.flatMap(({ target, cell: { type, group, day, slot } }) => {
      if (day === undefined || slot === undefined) return []
      const estimate = run.estimate(target, { type, group, day, interval: slot })
      return verdict(estimate, target) === 'met' ? [] : [`${day} ${slot}`]
    }),
  )
  const needs = best.needs.map((need, i) => {
    const { day, slot } = covering.cells[i]
    return need > asked[i] && !tight.has(`${day} ${slot}`) ? need - 1 : need
  })
  const round = await roundFor(search, needs, search.options.signal)
  if (round.cost < best.cost) await tried(search, round)
}

/** Simulates the best with callers not seen before; what they show to be missed is repaired once more. */
async function verified(search: Search): Promise<Round> {
  const fresh = async () => {
    const round = search.best!
    return { ...round, run: await simulated(search, round, 'verify') }
  }
  const round = await fresh()
  const missed = surelyMissedIn(round.run, search.aims)
  if (missed.length === 0 || search.rounds >= MOST_ROUNDS) return round
  const { cells } = search.covering
  const scheduled = round.coverage.map(cell => cell.scheduled)
  const situation = { run: round.run, cells, needs: round.needs, scheduled, raised: new Int32Array(cells.length) }
  const again = await roundFor(search, raisedNeeds(missed, situation), search.options.signal)
  search.best = undefined
  search.repairs++
  await settle(search, again)
  return fresh()
}

/** What there is when time is up: the best that was simulated, or else the first, simulated in a hurry. */
async function hasty({ best, options }: Search, first: Round): Promise<Round> {
  if (best) return best
  const replications = Math.min(HASTY, options.replications ?? HASTY)
  return { ...first, run: await run(first.scheduled, { replications, seed: options.seed, axes: FINE_AXES }) }
}

// ── one schedule ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Simulates a schedule; the best is that which misses least, and of those the cheapest. */
async function tried(search: Search, round: Round): Promise<Round> {
  search.rounds++
  const shown = await simulated(search, round, 'simulate')
  const told = { ...round, run: shown, missed: missedIn(shown, search.aims) }
  const { best } = search
  const worse = best && (told.missed.length - best.missed.length || told.cost - best.cost)
  if (worse === undefined || worse < 0) search.best = told
  return told
}

async function simulated(search: Search, round: Round, phase: 'simulate' | 'verify'): Promise<Run> {
  const { scenario, options, aims } = search
  const { signal, workers, replications } = options
  const seed = String(options.seed ?? scenario.study.seed)
  const measures = aims.filter(({ target }) => target.threshold !== undefined).map(({ target }) => leftOf(target.text))
  signal?.throwIfAborted()
  return run(round.scheduled, {
    replications,
    workers,
    seed: phase === 'verify' ? seed : `${seed}, repairs`,
    axes: FINE_AXES,
    measures: [...new Set(measures)],
    onProgress: ({ done, planned }) => {
      signal?.throwIfAborted()
      tell(search, { phase, done, planned, cost: round.cost })
    },
  })
}

/** The measure of a target as written. */
const leftOf = (text: string) => text.split(/[<>=≤≥]/)[0].trim()

const sameLines = (a: Round, b: Round) => JSON.stringify(a.lines) === JSON.stringify(b.lines)

function tell({ rounds, best, options }: Search, progress: Omit<ScheduleProgress, 'round' | 'missed'>): void {
  const round = progress.phase === 'cover' ? rounds + 1 : rounds
  options.onProgress?.({ ...progress, round, missed: best?.missed.length ?? Number.NaN })
}

// ── the result ─────────────────────────────────────────────────────────────────────────────────────────────────────

function scheduleOf(
  { covering, options, scenario, rounds, repairs, aims }: Search,
  round: Round,
  complete: boolean,
): Schedule {
  const { solved, lines, coverage, scheduled, cost, paidHours } = round
  const short = shortagesOf(covering, coverage)
  const missed = round.run ? surelyMissedIn(round.run, aims).length : 0
  const still = missed > 0 ? [`targets are missed in ${missed} of ${aims.length} cells after ${rounds} rounds`] : []
  return {
    staff: options.staff,
    scheduled,
    shifts: lines,
    coverage,
    cost,
    leastCost: solved.bound,
    costUnit: scenario.economics ? 'money' : 'h',
    paidHours,
    people: peopleOf(lines),
    run: round.run!,
    repairs,
    solver: {
      status: short.length > 0 ? 'infeasible' : solved.proven ? 'optimal' : 'feasible',
      gap: cost > 0 ? Math.max(0, (cost - solved.bound) / cost) : 0,
    },
    complete,
    impossible: [...short, ...still],
    notes: covering.notes,
  }
}

/** People on the day that has most of them. */
function peopleOf(lines: readonly ShiftLine[]): number {
  const byDay = new Map<number, number>()
  for (const { day, people } of lines) byDay.set(day, (byDay.get(day) ?? 0) + people)
  return [...byDay.values()].reduce((a, b) => Math.max(a, b), 0)
}
