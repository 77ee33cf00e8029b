// What is added up while calls are tabulated: one vector of counters per slice. Everything a measure can be made of.

const NAMES = [
  'time', // open seconds, of all days
  'days', // days on which the slice is open
  'fresh',
  'answered',
  'deliberate',
  'incidental',
  'balked',
  'blocked',
  'disconnected',
  'closed',
  'inside',
  'delayed', // found no idle agent and was not blocked
  'lost', // callers who do not come back
  'competitor',
  'waitAnswered',
  'waitDeliberate',
  'waitIncidental',
  'waitOther', // of those cut off at closing or still inside
  'talk',
  'work',
  'virtual', // calls whose virtual wait is known
  'virtualWait',
  'patience',
  'patient', // calls with a finite patience
  'queueTime', // waiting in this interval, whenever the caller came
  'busyTime', // agents' time on calls in this interval
  'scheduledTime',
  'overtime',
] as const

export type CounterName = (typeof NAMES)[number]

/** Offset of each counter in a vector. */
export const COUNTER = Object.fromEntries(NAMES.map((name, i) => [name, i])) as Record<CounterName, number>

/** Counters per service-level threshold, after the others. */
export const PER_THRESHOLD = ['answeredIn', 'abandonedIn', 'virtualIn'] as const

/** Length of a vector for so many thresholds. */
export const vectorLength = (thresholds: number): number => NAMES.length + thresholds * PER_THRESHOLD.length

/** Offset of the three counters of a threshold. */
export const thresholdOffset = (threshold: number): number => NAMES.length + threshold * PER_THRESHOLD.length
