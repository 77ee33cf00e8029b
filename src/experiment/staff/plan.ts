// What a staffing study gives: how many people in every interval, why so many, how surely, at what cost.
import type { Target } from '../../measures/targets.ts'
import type { Verdict } from '../../measures/verdict.ts'
import type { Scenario } from '../../scenario/schema.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'

export type StaffPlan = {
  /** What was asked about, what-ifs applied. */
  asked: Scenario
  /** The same with the staff that was found: gross figures by date, shrinkage as before. */
  staffed: Scenario
  /** By group, day and open interval, in this order. */
  needs: readonly Need[]
  /** Of every group, and of all together (`group` undefined), last. */
  totals: readonly Total[]
  /** The staffed scenario simulated with replications the search has not seen; tabulated by day and interval too. */
  run: Run
  /** How each target comes out where it was asked: in every cell it concerns. */
  cells: readonly CellVerdict[]
  search: {
    method: 'erlang-a' | 'cutting-planes'
    /** Staffings simulated, and replications in all. */
    staffings: number
    replications: number
    /** False when it was stopped from outside: what it has is usable, perhaps not least. A spent budget of replications is an end like any other. */
    complete: boolean
    /** Cells that no number of agents mends (a target that conflicts, calls that nobody serves), in words. */
    impossible: readonly string[]
  }
  /** What was asked as what-if, as written: `volume=+10%`. */
  whatIf: readonly string[]
}

export type Need = {
  /** Index of the group. */
  group: number
  day: number
  /** Interval of the day, from midnight. */
  slot: number
  /** Present at least. */
  net: number
  /** Scheduled, so that so many are present after shrinkage: net ÷ Π(1 − component), rounded up. */
  gross: number
  /** The target that one agent fewer would miss, or that is nearest to its bound; undefined where nobody calls. */
  binding: Binding | undefined
  /** Of all targets that concern these callers in this interval. */
  verdict: Verdict
  /** Share of the replications in which this interval's own figures meet all of them; NaN where nobody calls. */
  probability: number
}

export type Binding = {
  target: Target
  estimate: Estimate
  /** True when simulation shows that one agent fewer misses it; false when it is only the nearest. */
  shown: boolean
}

/** Hours are of the whole simulated stretch; in a steady-state study of one hour. */
export type Total = {
  group: number | undefined
  /** Agent-hours present, and scheduled. */
  netHours: number
  grossHours: number
  /** Full-time equivalents: gross hours a week ÷ hours of a full-time week. */
  fte: number
  /** grossHours × cost of an agent-hour; undefined where the scenario counts no money. */
  cost: number | undefined
  /** Most scheduled at a time. */
  peak: number
}

export type CellVerdict = {
  target: Target
  type: number | undefined
  group: number | undefined
  day: number | undefined
  slot: number | undefined
  estimate: Estimate
  verdict: Verdict
}
