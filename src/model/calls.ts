// The live calls: reusable slots of two typed arrays. A slot is taken on arrival (or when a caller starts to wait for his
// redial) and given back when its last trace is gone. A call's fields lie side by side, `times[call * TIMES + ARRIVED]`:
// an event touches most of them, and one array costs half as much as ten columns.

/** unused; in queue; left the queue but still remembered there; in talk; in after-call work; between calls. */
export const STATE = { free: 0, waiting: 1, gone: 2, talking: 3, working: 4, away: 5 } as const

/** Fields of `times`, in seconds unless said otherwise. The first five are those of a row of outcomes. */
export const TIMES = 12
export const ARRIVED = 0
/** End of the wait. */
export const LEFT = 1
/** End of the talk. */
export const ENDED = 2
/** End of after-call work. */
export const FREED = 3
/** Patience budget as drawn; on joining, as modified by load. */
export const BUDGET = 4
/** Talk and hold time, before any factor. */
export const TALK = 5
/** After-call work. */
export const WORK = 6
/** Time to incidental abandonment. */
export const INCIDENTAL = 7
/** Uniform number that decides on balking. */
export const BALK = 8
/** Wait the caller expects, where customers learn each by himself. */
export const EXPECTED = 9
/** Number of the caller within his type; with the attempt it names his random numbers. */
export const CALLER = 10

/** Fields of `facts`. */
export const FACTS = 8
export const IS = 0
export const TYPE = 1
export const SEGMENT = 2
/** Which of the caller's calls this is, from 0. */
export const ATTEMPT = 3
export const AGENT = 4
/** 1 when incidental abandonment comes before deliberate. */
export const DISTRACTED = 5
/** The slot of this caller's next call, or -1. */
export const AGAIN = 6

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
    this.facts[call * FACTS + IS] = STATE.free
    this.free[this.freeCount++] = call
  }

  private grow(): void {
    const from = this.free.length
    const size = Math.max(64, from * 2)
    const { times, facts } = this
    this.times = new Float64Array(size * TIMES)
    this.times.set(times)
    this.facts = new Int32Array(size * FACTS)
    this.facts.set(facts)
    this.free = new Int32Array(size)
    for (let call = size - 1; call >= from; call--) this.free[this.freeCount++] = call
  }
}
