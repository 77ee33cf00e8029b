// What is added up while calls are tabulated: one vector of counters per slice. Everything a measure can be made of.

/** Offset of each counter in a vector; constants, as most are counted once a call. */
export const enum COUNT {
  /** Open seconds, of all days. */
  time,
  /** Days on which the slice is open. */
  days,
  fresh,
  answered,
  deliberate,
  incidental,
  balked,
  blocked,
  disconnected,
  closed,
  inside,
  /** Found no idle agent and was not blocked. */
  delayed,
  /** Callers who do not come back. */
  lost,
  competitor,
  waitAnswered,
  waitDeliberate,
  waitIncidental,
  /** Of those cut off at closing or still inside. */
  waitOther,
  talk,
  work,
  /** Calls whose virtual wait is known. */
  virtual,
  virtualWait,
  patience,
  /** Calls with a finite patience. */
  patient,
  /** Waiting in this interval, whenever the caller came. */
  queueTime,
  /** Agents' time on calls in this interval. */
  busyTime,
  scheduledTime,
  overtime,
  /** How many there are. */
  size,
}

export type CounterName = Exclude<keyof typeof COUNT, 'size'>

/** The same by name. */
export const COUNTER: Record<CounterName, number> = {
  time: COUNT.time,
  days: COUNT.days,
  fresh: COUNT.fresh,
  answered: COUNT.answered,
  deliberate: COUNT.deliberate,
  incidental: COUNT.incidental,
  balked: COUNT.balked,
  blocked: COUNT.blocked,
  disconnected: COUNT.disconnected,
  closed: COUNT.closed,
  inside: COUNT.inside,
  delayed: COUNT.delayed,
  lost: COUNT.lost,
  competitor: COUNT.competitor,
  waitAnswered: COUNT.waitAnswered,
  waitDeliberate: COUNT.waitDeliberate,
  waitIncidental: COUNT.waitIncidental,
  waitOther: COUNT.waitOther,
  talk: COUNT.talk,
  work: COUNT.work,
  virtual: COUNT.virtual,
  virtualWait: COUNT.virtualWait,
  patience: COUNT.patience,
  patient: COUNT.patient,
  queueTime: COUNT.queueTime,
  busyTime: COUNT.busyTime,
  scheduledTime: COUNT.scheduledTime,
  overtime: COUNT.overtime,
}

/** Counters per service-level threshold, after the others; the last of callbacks and of visits to desks. */
export const PER_THRESHOLD = ['answeredIn', 'abandonedIn', 'virtualIn', 'calledBackIn', 'visitIn'] as const

/** Offset of the counters of a threshold. */
export const thresholdOffset = (threshold: number): number => COUNT.size + threshold * PER_THRESHOLD.length

/** Calls of a case told apart by their number, for the decay curve; the last stands for all further ones too. */
export const CONTACTS = 6

/** Counters of the journey beyond the queue: after those of the thresholds, only where there is a journey. */
export const JOURNEY = {
  // Before the queue.
  ivr: 0,
  ivrTime: 1,
  ivrLoops: 2,
  selfServed: 3,
  selfBelieved: 4,
  hungUp: 5,
  // Wrong desks.
  misrouted: 6,
  answeredMisrouted: 7,
  waitMisrouted: 8,
  transferred: 9,
  transferredCold: 10,
  transferTime: 11,
  waitTransferred: 12,
  waitBefore: 13,
  // Callbacks.
  callbackOffered: 14,
  callback: 15,
  calledBack: 16,
  callbackDelay: 17,
  callbackBroken: 18,
  unreached: 19,
  callbackFailed: 20,
  // Resolution.
  contacts: 21,
  solved: 22,
  believed: 23,
  first: 24,
  firstSolved: 25,
  repeats: 26,
  hard: 27,
  // Cases.
  cases: 28,
  casesSolved: 29,
  casesGivenUp: 30,
  casesOpen: 31,
  caseCalls: 32,
  caseTransfers: 33,
  resolutionTime: 34,
  openTime: 35,
  firstResponses: 36,
  firstResponseTime: 37,
  // Satisfaction, churn, surveys.
  satisfaction: 38,
  contactSatisfaction: 39,
  answers: 40,
  surveyed: 41,
  rating: 42,
  ratedHigh: 43,
  saidSolved: 44,
  surveyedSolved: 45,
  left: 46,
  wonBack: 47,
  premium: 48,
  outreach: 49,
  sales: 50,
  // Population, per day.
  customers: 51,
  joined: 52,
  populationDays: 53,
  // Money.
  lineTime: 54,
  agentCost: 55,
  lineCost: 56,
  callbackCost: 57,
  errorCost: 58,
  policyCost: 59,
  valueLost: 60,
  valueSold: 61,
  // Population when a day begins, before those who join then, and when it is over.
  customersBefore: 62,
  customersAfter: 63,
  // The decay curve: sums of satisfaction, then numbers of calls.
  satisfactionBy: 64,
  callsBy: 64 + CONTACTS,
} as const

export type JourneyCounter = keyof typeof JOURNEY
const JOURNEY_SIZE = JOURNEY.callsBy + CONTACTS

/** Where the counters of the journey begin, after so many thresholds. */
export const journeyOffset = (thresholds: number): number => thresholdOffset(thresholds)

/** Length of a vector for so many thresholds. */
export const vectorLength = (thresholds: number, journey: boolean): number =>
  journeyOffset(thresholds) + (journey ? JOURNEY_SIZE : 0)
