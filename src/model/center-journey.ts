// The compiled journey beyond the queue.
import type { Sampler } from '../engine/laws.ts'
import type { Estimator, Scenario } from '../scenario/schema.ts'
import type { Load } from './center.ts'

/** Where an edge of the IVR leads: a step from 0 on, or one of these; a call type t is `type - t`. */
export const enum EXIT {
  queue = -1,
  solved = -2,
  believedSolved = -3,
  hangUp = -4,
  type = -10,
}

export type Ivr = {
  start: number
  steps: readonly { time: Sampler; upTo: Float64Array; to: Int32Array }[]
  /** Time to hanging up; undefined: never. */
  hangUp: Sampler | undefined
  /** The last walk that came through each step; scratch space of the walks. */
  visited: Float64Array
}

export type Misrouting = {
  /** Undefined: most · (1 − data quality). */
  probability: number | undefined
  most: number
  /** Wrong types, with cumulative weights. */
  to: Int32Array
  upTo: Float64Array
  /** Undefined: a full talk of the wrong type. */
  diagnosis: Sampler | undefined
  warm: boolean
  retell: number
  continues: boolean
}

export type Callback = {
  /** Offered from this anticipated wait, or from so many waiting. */
  wait: number | undefined
  queue: number | undefined
  estimator: Estimator
  accept: number
  keepPlace: boolean
  window: number
  reserve: number
  urgent: number
  noAnswer: number
  ring: number
  retries: number
  retryAfter: number
}

export type Resolution = {
  probability: number
  dataQuality: number
  hurry: Load | undefined
  believed: number
  repeat: number
  delay: Sampler
  contacts: number
}

export type HardCalls = { share: number; angry: number; handleFactor: number; satisfaction: number; control: number }

/** The journey of the callers of a type. */
export type TypeJourney = {
  ivr: Ivr | undefined
  misrouting: Misrouting | undefined
  callback: Callback | undefined
  resolution: Resolution | undefined
  hardCalls: HardCalls | undefined
  lookUp: Sampler | undefined
  /** Types whose desks these calls may reach by mistake. */
  wrongTypes: readonly number[]
  /** Waits over night and needs no line. */
  deferred: boolean
  /** Waiting that does not annoy yet. */
  tolerance: number
  /** Calls come from the population. */
  ofPopulation: boolean
}

export type Profile = NonNullable<Scenario['groups'][string]['profile']>

export type Intervention = Omit<Scenario['interventions'][number], 'from' | 'groups' | 'reassign'> & {
  /** Seconds from the first midnight. */
  at: number
  groups: readonly number[]
  reassign: { from: number; to: number; agents: number } | undefined
}

export type Churn = {
  /** From each satisfaction on, that probability. */
  from: Float64Array
  values: Float64Array
  unresolved: number
  logistic: NonNullable<Scenario['churn']>['logistic']
}

export type Journey = {
  dataQuality: number
  satisfaction: Scenario['satisfaction']
  survey: Scenario['survey']
  churn: Churn | undefined
  wordOfMouth: Scenario['wordOfMouth']
  customers: Scenario['customers']
  economics: Scenario['economics']
  interventions: readonly Intervention[]
}
