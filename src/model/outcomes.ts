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
  // The following exist only where a scenario has a journey beyond the queue.
  /** Left the IVR or the bot without an agent: served by it, or so he believes. */
  selfServed,
  /** Hung up in the IVR or the bot. */
  hungUp,
  /** Accepted a callback in place of waiting. */
  callback,
  /** Not a call that came in: an agent called back and reached the customer. */
  calledBack,
  /** Not a call that came in: the last attempt to call back reached nobody. */
  unreached,
  /** Not a call of its own: a desk has passed the call on. */
  transferred,
  /** Not a call: a case that ended, or was still open at the end. */
  case,
}

export const enum FLAG {
  /** First call of a caller. */
  fresh = 1,
  /** The caller does not come back … */
  final = 2,
  /** … and goes to a competitor. */
  competitor = 4,
  // Of calls.
  misrouted = 8,
  /** The contact has solved the case; the case was solved. */
  solved = 16,
  /** Unsolved, but the customer believes that all is well. */
  believed = 32,
  /** First answered contact of the case. */
  first = 64,
  /** The customer had been answered before in this case. */
  repeat = 128,
  /** A callback was offered. */
  offered = 256,
  /** A callback later than promised. */
  broken = 512,
  hard = 1024,
  /** The signs of an unsolved contact were seen, and the customer is called; rightly or not. */
  outreach = 2048,
  /** The story had to be told again. */
  cold = 4096,
  // Of cases.
  /** The customer has left. */
  left = 8192,
  /** The customer gave up after an answer; without this and `solved` he was never answered, or the case is open. */
  gaveUp = 16_384,
  open = 32_768,
  wonBack = 65_536,
  /** Not for sale by price: would pay a competitor more. */
  premium = 131_072,
  /** The customer answered the survey and said that it is solved. */
  saidSolved = 262_144,
  sale = 524_288,
  /** Came through an IVR or a bot. */
  ivr = 1_048_576,
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

/** Fields of `journeys`, kept only where a scenario has a journey beyond the queue; ROW_TIME.arrived is then the call itself. */
export const enum ROW_JOURNEY {
  /** When this queue, or this agent, was reached. */
  joined,
  /** Time in earlier queues of the same call. */
  before,
  /** Time in the IVR or the bot, and returns to its steps. */
  inIvr,
  loops,
  /** Of the customer, at the end of the call or the case. */
  satisfaction,
  /** Which of the customer's calls for this case, from 1; of a case, how many. */
  contact,
  /** Answered contacts of the case so far, and transfers. */
  served,
  transfers,
  /** When the case began; when a person first answered (NaN: not yet). */
  opened,
  firstAnswer,
  /** Rating of the survey, 1 to 5; 0: none. */
  rating,
  size,
}

/** A block of outcomes; row r has its times from `r * ROW_TIME.size` on, its facts from `r * ROW_FACT.size` on. */
export class Outcomes {
  /** Only the first `size` rows count. */
  size = 0
  readonly capacity: number
  readonly times: Float64Array
  readonly facts: Int32Array
  /** Row r from `r * ROW_JOURNEY.size` on; empty where there is no journey. */
  readonly journeys: Float64Array

  constructor(capacity: number, journey = false) {
    this.capacity = capacity
    this.journeys = new Float64Array(journey ? capacity * ROW_JOURNEY.size : 0)
    this.times = new Float64Array(capacity * ROW_TIME.size)
    this.facts = new Int32Array(capacity * ROW_FACT.size)
  }
}

/** A change in the number of agents of a group: those on duty, and those working on beyond their end. */
export type Level = { group: number; time: number; scheduled: number; surplus: number }

/** The population at a midnight, before the day begins. */
export type Population = { day: number; customers: number; joined: number }
