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

/** Counters per service-level threshold, after the others. */
export const PER_THRESHOLD = ['answeredIn', 'abandonedIn', 'virtualIn'] as const

/** Length of a vector for so many thresholds. */
export const vectorLength = (thresholds: number): number => COUNT.size + thresholds * PER_THRESHOLD.length

/** Offset of the three counters of a threshold. */
export const thresholdOffset = (threshold: number): number => COUNT.size + threshold * PER_THRESHOLD.length
