// Satisfaction of a customer, in [0, 1], over a case.
import { CASE } from './cases.ts'
import type { JourneyState } from './journey-state.ts'

/** Takes away a loss: a share of what is left, or the loss itself where losses are additive. */
export function lose({ cases, additive }: JourneyState, place: number, loss: number): void {
  if (loss === 0) return
  const at = place + CASE.satisfaction
  const s = cases.values[at]
  cases.values[at] = Math.max(0, additive ? s - loss : s * (1 - Math.min(1, loss)))
}

/** Changes satisfaction by a share of itself, up or down. */
export function change({ cases }: JourneyState, place: number, share: number): void {
  const at = place + CASE.satisfaction
  cases.values[at] = Math.min(1, Math.max(0, cases.values[at] * (1 + share)))
}

/** Gives back a share of what has been lost since the customer was entirely satisfied. */
export function restore({ cases, initial }: JourneyState, place: number, share: number): void {
  const at = place + CASE.satisfaction
  const s = cases.values[at]
  if (s < initial) cases.values[at] = s + share * (initial - s)
}
