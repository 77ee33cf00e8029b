// What a simulation leaves behind: typed rows, one a call (and one a virtual wait), in order of completion.

/** How a call ended. */
export const KIND = {
  answered: 0,
  deliberate: 1,
  incidental: 2,
  balked: 3,
  blocked: 4,
  disconnected: 5,
  closed: 6,
  /** Still waiting or talking when the simulation ended. */
  inside: 7,
  /** Not a call: the wait that one who left would have had. */
  virtual: 8,
} as const

export const FRESH = 1 // first call of a caller
export const FINAL = 2 // the caller does not come back
export const COMPETITOR = 4 // … and goes to a competitor

/** Fields of `times`, in seconds from the first midnight. */
export const ROW_TIMES = 5
export const ROW_ARRIVED = 0
/** End of the wait: service start, abandonment, or the arrival itself. */
export const ROW_LEFT = 1
/** End of the talk; not for calls without an answer. */
export const ROW_ENDED = 2
/** End of after-call work; not for calls without an answer. */
export const ROW_FREED = 3
/** Patience budget on joining; +Infinity for those who wait for ever. */
export const ROW_PATIENCE = 4

/** Fields of `facts`. */
export const ROW_FACTS = 4
export const ROW_KIND = 0
export const ROW_FLAGS = 1
export const ROW_SEGMENT = 2
/** The group that answered, or -1. */
export const ROW_GROUP = 3

/** A block of outcomes; row r has its times from `r * ROW_TIMES` on, its facts from `r * ROW_FACTS` on. */
export class Outcomes {
  /** Only the first `size` rows count. */
  size = 0
  readonly capacity: number
  readonly times: Float64Array
  readonly facts: Int32Array

  constructor(capacity: number) {
    this.capacity = capacity
    this.times = new Float64Array(capacity * ROW_TIMES)
    this.facts = new Int32Array(capacity * ROW_FACTS)
  }
}

/** A change in the number of agents of a group: those on duty, and those working on beyond their end. */
export type Level = { group: number; time: number; scheduled: number; surplus: number }
