// What a scheduling study gives: who works when, what it costs, and whether the targets hold when it is simulated.
import type { Scenario } from '../../scenario/schema.ts'
import type { StaffPlan } from '../staff/plan.ts'

export type Schedule = {
  /** The need that the shifts were made to cover. */
  staff: StaffPlan
  /** The scenario with these shifts in it. */
  scheduled: Scenario
  shifts: readonly ShiftLine[]
  /** By group, day and open interval: need and what the shifts give, people scheduled and not on a break. */
  coverage: readonly Coverage[]
  /** Cost of the shifts, and the least possible by the relaxed problem. */
  cost: number
  leastCost: number
  /** Unit of cost: money where the scenario counts it, else paid hours. */
  costUnit: 'money' | 'h'
  paidHours: number
  people: number
  /** The schedule simulated: its targets are what counts. */
  run: StaffPlan['run']
  /** Times the schedule was simulated and the need raised where targets were missed. */
  repairs: number
  solver: { status: 'optimal' | 'feasible' | 'infeasible'; gap: number }
  complete: boolean
  /** What could not be covered and why, in words. */
  impossible: readonly string[]
  /** What was taken for granted where the scenario is silent, in words. */
  notes?: readonly string[]
}

/** A shift that people work: several people may work the same. */
export type ShiftLine = {
  group: number
  /** Name of the kind of shift in the scenario. */
  kind: string
  day: number
  /** Seconds after midnight of the day; may end after midnight. */
  start: number
  length: number
  breaks: readonly { start: number; length: number }[]
  people: number
}

export type Coverage = { group: number; day: number; slot: number; need: number; scheduled: number }
