// The open cases: what one customer's problem has been through so far. A case begins with the first call and goes on
// over redials, transfers, callbacks and repeat calls until it is solved, given up or lost. Slots as in calls.ts.

/** Fields of `values`; times in seconds. The second part is about the present call and begins anew with each. */
export const enum CASE {
  opened,
  satisfaction,
  /** Calls made; of them, answered. */
  calls,
  served,
  transfers,
  /** When a person first answered; NaN: not yet. */
  firstAnswer,
  /** Of the population, or -1. */
  customer,
  /** Calls without an answer since the last answer. */
  redials,
  segment,

  /** When this queue or agent was reached. */
  joined,
  /** Time in earlier queues. */
  before,
  inIvr,
  loops,
  /** Bits of FLAG that the row of the call will have. */
  flags,
  /** Bits of MARK. */
  marks,
  /** Talk and after-call work at the right desk, while the call is at a wrong one. */
  ownTalk,
  ownWork,
  /** Chance of resolution, as it stands when the answer begins. */
  chance,
  /** Handle factor of this answer; talk that is left after a point at which the call may be handed over, or the break after it. */
  factor,
  rest,
  /** When a callback is due, and attempts so far. */
  due,
  attempts,
  /** Rating given in the survey; 0: none. */
  rating,
  size,
}

/** What is going on in the present call. */
export const enum MARK {
  /** At the wrong desk. */
  wrongDesk = 1,
  /** The agent called, not the customer. */
  calledBack = 2,
  /** This attempt to call back reaches nobody. */
  noAnswer = 4,
  /** The agent loses control of a hard call. */
  outOfControl = 8,
}

export class Cases {
  values = new Float64Array(0)
  live = new Uint8Array(0)
  private free = new Int32Array(0)
  private freeCount = 0

  get slots(): number {
    return this.live.length
  }

  take(): number {
    if (this.freeCount === 0) this.grow()
    const slot = this.free[--this.freeCount]
    this.live[slot] = 1
    return slot
  }

  give(slot: number): void {
    this.live[slot] = 0
    this.free[this.freeCount++] = slot
  }

  private grow(): void {
    const from = this.slots
    const size = Math.max(64, from * 2)
    const { values, live } = this
    this.values = new Float64Array(size * CASE.size)
    this.values.set(values)
    this.live = new Uint8Array(size)
    this.live.set(live)
    this.free = new Int32Array(size)
    for (let slot = size - 1; slot >= from; slot--) this.free[this.freeCount++] = slot
  }
}
