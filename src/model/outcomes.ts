// What a simulation leaves behind: typed rows, one a call (and one a virtual wait), in order of completion.

/** How a call ended. */
export const enum KIND {
  answered,
  deliberate,
  incidental,
  balked,
  blocked,
  disconnected,
  closed,
  /** Still waiting or talking when the simulation ended. */
  inside,
  /** Not a call: the wait that one who left would have had. */
  virtual,
}

export const enum FLAG {
  /** First call of a caller. */
  fresh = 1,
  /** The caller does not come back … */
  final = 2,
  /** … and goes to a competitor. */
  competitor = 4,
}

/** Fields of `times`, in seconds from the first midnight. */
export const enum ROW_TIME {
  arrived,
  /** End of the wait: service start, abandonment, or the arrival itself. */
  left,
  /** End of the talk; not for calls without an answer. */
  ended,
  /** End of after-call work; not for calls without an answer. */
  freed,
  /** Patience budget on joining; +Infinity for those who wait for ever. */
  patience,
  size,
}

/** Fields of `facts`. */
export const enum ROW_FACT {
  kind,
  flags,
  segment,
  /** The group that answered, or -1. */
  group,
  size,
}

/** A block of outcomes; row r has its times from `r * ROW_TIME.size` on, its facts from `r * ROW_FACT.size` on. */
export class Outcomes {
  /** Only the first `size` rows count. */
  size = 0
  readonly capacity: number
  readonly times: Float64Array
  readonly facts: Int32Array

  constructor(capacity: number) {
    this.capacity = capacity
    this.times = new Float64Array(capacity * ROW_TIME.size)
    this.facts = new Int32Array(capacity * ROW_FACT.size)
  }
}

/** A change in the number of agents of a group: those on duty, and those working on beyond their end. */
export type Level = { group: number; time: number; scheduled: number; surplus: number }
