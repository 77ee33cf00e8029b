// The live calls: reusable slots of two typed arrays. A slot is taken on arrival (or when a caller starts to wait for his
// redial) and given back when its last trace is gone. A call's fields lie side by side, `times[call * TIME.size + TIME.arrived]`:
// an event touches most of them, and one array costs half as much as ten columns. The names are constants that the compiler
// writes out as numbers, which is why they are const enums.

/**
 * Unused; in queue; left the queue but still remembered there; in talk; in after-call work; between calls; in the IVR;
 * to be called back in his place in the queue; to be called back within a time.
 */
export const enum STATE {
  free,
  waiting,
  gone,
  talking,
  working,
  away,
  ivr,
  held,
  promised,
}

/** Fields of `times`, in seconds unless said otherwise. The first five are those of a row of outcomes. */
export const enum TIME {
  arrived,
  /** End of the wait. */
  left,
  /** End of the talk. */
  ended,
  /** End of after-call work. */
  freed,
  /** Patience budget as drawn; on joining, as modified by load. */
  budget,
  /** Talk and hold time, before any factor. */
  talk,
  /** After-call work. */
  work,
  /** Time to incidental abandonment. */
  incidental,
  /** Uniform number that decides on balking. */
  balk,
  /** Wait the caller expects, where customers learn each by himself. */
  expected,
  /** Number of the caller within his type; with the attempt it names his random numbers. */
  caller,
  /** When the call came in, where it may be later that it joined a queue (`arrived`). */
  called,
  size = 12,
}

/** Fields of `facts`. */
export const enum FACT {
  /** STATE. */
  is,
  type,
  segment,
  /** Which of the caller's calls this is, from 0. */
  attempt,
  agent,
  /** 1 when incidental abandonment comes before deliberate. */
  distracted,
  /** The slot of this caller's next call, or -1. */
  again,
  /** The case this call is about, or -1; only where there is a journey. */
  case,
  size = 8,
}

export class Calls {
  times = new Float64Array(0)
  facts = new Int32Array(0)
  private free = new Int32Array(0)
  private freeCount = 0

  /** Number of slots, free ones included. */
  get slots(): number {
    return this.free.length
  }

  take(): number {
    if (this.freeCount === 0) this.grow()
    return this.free[--this.freeCount]
  }

  give(call: number): void {
    this.facts[call * FACT.size + FACT.is] = STATE.free
    this.free[this.freeCount++] = call
  }

  private grow(): void {
    const from = this.free.length
    const size = Math.max(64, from * 2)
    const { times, facts } = this
    this.times = new Float64Array(size * TIME.size)
    this.times.set(times)
    this.facts = new Int32Array(size * FACT.size)
    this.facts.set(facts)
    this.free = new Int32Array(size)
    for (let call = size - 1; call >= from; call--) this.free[this.freeCount++] = call
  }
}
