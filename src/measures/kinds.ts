// What the row of each kind is counted as, where calls have a journey beyond the queue.
import { FLAG, KIND } from '../model/outcomes.ts'
import { COUNT, JOURNEY } from './counters.ts'

export const has = (flags: number, flag: number) => ((flags & flag) > 0 ? 1 : 0)

const byKind = (values: Partial<Record<number, number>>, otherwise = 0) =>
  Int8Array.from({ length: KIND.case + 1 }, (_, kind) => values[kind] ?? otherwise)

const ones = (...kinds: number[]) => byKind(Object.fromEntries(kinds.map(kind => [kind, 1])))

/** Came in as a call, and is counted once. */
export const CAME_IN = ones(
  KIND.answered,
  KIND.deliberate,
  KIND.incidental,
  KIND.balked,
  KIND.blocked,
  KIND.disconnected,
  KIND.closed,
  KIND.inside,
  KIND.selfServed,
  KIND.hungUp,
  KIND.callback,
)
/** Has spent time in this queue. */
export const IN_QUEUE = ones(
  KIND.answered,
  KIND.deliberate,
  KIND.incidental,
  KIND.disconnected,
  KIND.inside,
  KIND.transferred,
  KIND.calledBack,
  KIND.unreached,
)
export const ABANDONED = ones(KIND.deliberate, KIND.incidental)
export const JOINED = ones(KIND.deliberate, KIND.incidental, KIND.disconnected, KIND.inside)
export const DELAYED = ones(KIND.deliberate, KIND.incidental, KIND.balked, KIND.disconnected, KIND.callback)
export const NO_ANSWER = ones(
  KIND.deliberate,
  KIND.incidental,
  KIND.balked,
  KIND.blocked,
  KIND.disconnected,
  KIND.closed,
  KIND.hungUp,
)
export const COUNTER_OF = byKind(
  {
    [KIND.deliberate]: COUNT.deliberate,
    [KIND.incidental]: COUNT.incidental,
    [KIND.balked]: COUNT.balked,
    [KIND.blocked]: COUNT.blocked,
    [KIND.disconnected]: COUNT.disconnected,
    [KIND.closed]: COUNT.closed,
    [KIND.inside]: COUNT.inside,
    [KIND.virtual]: COUNT.virtual,
  },
  -1,
)
export const WAIT_OF = byKind(
  {
    [KIND.deliberate]: COUNT.waitDeliberate,
    [KIND.incidental]: COUNT.waitIncidental,
    [KIND.disconnected]: COUNT.waitOther,
    [KIND.inside]: COUNT.waitOther,
    [KIND.virtual]: COUNT.virtualWait,
  },
  -1,
)
export const JOURNEY_OF: Readonly<Record<number, ((flags: number) => number) | undefined>> = {
  [KIND.selfServed]: flags => (has(flags, FLAG.solved) === 1 ? JOURNEY.selfServed : JOURNEY.selfBelieved),
  [KIND.hungUp]: () => JOURNEY.hungUp,
  [KIND.callback]: () => JOURNEY.callback,
}
