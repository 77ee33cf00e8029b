// Sums of counters that several measures share.
import { plus, sum } from './terms.ts'

export const ABANDONED = sum('deliberate', 'incidental')
/** Left the IVR or the bot without an agent. */
export const LEFT_IVR = sum('selfServed', 'selfBelieved', 'hungUp')
export const OFFERED = plus(
  plus(sum('answered', 'balked', 'blocked', 'disconnected', 'inside', 'callback'), ABANDONED),
  LEFT_IVR,
)
export const WAITED = plus(sum('answered'), ABANDONED)
export const WAIT_ABANDONED = sum('waitDeliberate', 'waitIncidental')
export const WAIT = plus(sum('waitAnswered'), WAIT_ABANDONED)
/** Calls that agents have talked through. */
export const HANDLED = sum('answered', 'calledBack')
export const HOURS = 1 / 3600
