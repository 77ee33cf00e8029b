// A compiled call center: indices, seconds, flat arrays. Frozen; shared by every replication.
import type { Sampler } from '../engine/laws.ts'
import type { AgentChoice, CallChoice, Day, Estimator, LoadMeasure } from '../scenario/schema.ts'
import type { Journey, Profile, TypeJourney } from './center-journey.ts'

export const enum FORM {
  steps,
  linear,
  power,
}

/** A load and what follows from it: a factor, or for balking a probability. */
export type Load = {
  measure: LoadMeasure
  estimator: Estimator
  form: FORM
  /** Steps: from each load on its value; `below` before the first. */
  from: Float64Array
  values: Float64Array
  below: number
  /** Linear: 1 + coefficient · load; power: (1 + load)^coefficient. */
  coefficient: number
  min: number
  max: number
}

export type Balk =
  | { kind: 'fixed'; probability: number }
  | { kind: 'queue'; beta: number }
  | { kind: 'steps'; load: Load }

/** Callers of one type who share a patience; a type without segments has exactly one. */
export type Segment = {
  name: string
  type: number
  /** Budget in seconds; undefined: waits for ever. */
  budget: Sampler | undefined
  /** Multiply the budget on joining. */
  loadOnArrival: readonly Load[]
  /** Clock of the budgets: 0 is real time. */
  clock: number
  experience: Experience | undefined
  announcement: Announcement | undefined
  balk: Balk | undefined
  /** Mean time to incidental abandonment in seconds; undefined: never. */
  incidental: Sampler | undefined
}

export type Experience = {
  gain: number
  smoothing: number
  ofCustomer: boolean
  observation: 'virtualWait' | 'estimate'
  initial: number
}

/** `growth` per second: beyond the announced delay the budget is consumed at speed exp(growth · seconds over). */
export type Announcement = { delay: number | undefined; estimator: Estimator; balk: number; growth: number }

export type Redial = {
  /** Probability of a redial by kind of outcome. */
  probability: Float64Array
  sameDay: Sampler
  nextDay: number
  attempts: number
  competitor: number
}

export type Burst = { at: number; calls: number; spread: Sampler; errors: DataErrors | undefined }

/** Errors in customers' data that a burst is about. */
export type DataErrors = { customers: number; rate: number; prevented: number; corrected: number }

export type CallType = {
  name: string
  /** Calls per second by day and interval of the day (from midnight); the same array serves all days alike. */
  rates: readonly Float64Array[]
  /** Recorded arrivals, increasing; replaces the rates. */
  trace: Float64Array | undefined
  busyness: { gamma: Sampler; shared: boolean } | undefined
  bursts: readonly Burst[]
  segments: readonly number[]
  /** Cumulative shares of the segments. */
  shares: Float64Array
  talk: Sampler
  hold: Sampler | undefined
  afterCallWork: Sampler | undefined
  /** Mean handle time, for anticipated waits. */
  meanHandle: number
  loadAtStart: Load | undefined
  /** Factor of the handle time by day and interval of the day (from midnight); undefined where it is 1 all the time. */
  pattern: readonly Float64Array[] | undefined
  /** Clock of the calls in progress; 0 is real time. */
  serviceClock: number
  priority: number
  /** Gain of score per second of waiting. */
  slope: number
  waitingRoom: number
  agentChoice: AgentChoice
  /** Groups asked on arrival, rank by rank. */
  ranks: readonly (readonly number[])[]
  /** Groups that help after a delay in the queue. */
  overflow: readonly { group: number; after: number }[]
  /** All groups that serve this type. */
  groups: readonly number[]
  redial: Redial | undefined
  /** What happens beyond the queue; undefined in a center without any of it. */
  journey: TypeJourney | undefined
}

export type Service = { type: number; after: number; priority: number; handleFactor: number }

export type Shift = {
  start: number
  length: number
  agents: number
  weekdays: ReadonlySet<number>
  /** Days since 1970-01-01 on which it begins, in place of weekdays. */
  dates: ReadonlySet<number> | undefined
  /** Starts by agent of the shift, in seconds after its start. */
  breaks: readonly { starts: Float64Array; length: number }[]
}

export type Group = {
  name: string
  serves: readonly Service[]
  /** Handle factor by type index: of the type itself, for this group, and of the group. */
  factors: Float64Array
  /** True when a call must have waited before this group takes it. */
  hasOverflow: boolean
  callChoice: CallChoice
  /** Scheduled agents by day and interval of the day (from midnight), before random shrinkage. */
  levels: readonly Float64Array[]
  shifts: readonly Shift[]
  /** Probability that an agent is there on a day; 1 with fixed shrinkage, which is already in the levels. */
  presence: number
  lateness: Sampler | undefined
  /** Most agents at any time; of those who handle several contacts at once, most places. */
  agents: number
  profile: Profile | undefined
  /** Contacts an agent handles at once, what each further one adds to the handle factor, and the clock they run on. */
  concurrency: { chats: number; slowdown: number; clock: number } | undefined
}

export type Center = {
  types: readonly CallType[]
  groups: readonly Group[]
  segments: readonly Segment[]
  /** Clock 0 is real time; the others are slowed by the load of a type, for a segment's patience or a type's service. */
  clocks: readonly Clock[]
  /** Clocks to set when the queue of a type, the busy agents of a group, the staff of a group change. */
  clocksOnQueue: readonly (readonly number[])[]
  clocksOnBusy: readonly (readonly number[])[]
  clocksOnStaff: readonly (readonly number[])[]
  days: readonly Day[]
  /** Seconds; +Infinity in a steady-state study. */
  interval: number
  intervalsPerDay: number
  /** End of the last day, or the length of a steady-state study. */
  end: number
  steady: { length: number; warmUp: number | 'auto'; batches: number } | undefined
  clearAtClose: boolean
  lines: number
  waitingRoom: number
  /** By type: acceptable waiting time in seconds and definition (1 to 5). */
  serviceLevels: readonly { within: number; definition: number }[]
  anyExperience: boolean
  journey: Journey | undefined
}

export type Clock = { of: 'patience' | 'service' | 'chats'; type: number; loads: readonly Load[] }
