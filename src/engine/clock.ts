import { Timers } from './timers.ts'

/**
 * Timers on a clock whose speed changes. A budget of b runs out when the clock has advanced by b; everything on one clock
 * keeps its order whatever the speed does, so a change of speed reschedules nothing: only `due`, the real time of the
 * first entry, is computed again.
 */
export class ClockTimers {
  /** Real time at which the first entry fires; +Infinity when there is none. */
  due = Number.POSITIVE_INFINITY
  private readonly timers = new Timers()
  /** Reading of the clock at real time `since`. */
  private reading = 0
  private since = 0
  private speed = 1
  /** 1 ÷ speed: real seconds in a second of the clock. */
  private stretch = 1

  get id(): number {
    return this.timers.id
  }

  get order(): number {
    return this.timers.order
  }

  get size(): number {
    return this.timers.size
  }

  has(id: number): boolean {
    return this.timers.has(id)
  }

  /** From `now` on the clock takes `stretch` real seconds for one of its own. */
  setStretch(now: number, stretch: number): void {
    if (stretch === this.stretch) return
    this.reading += (now - this.since) * this.speed
    this.since = now
    this.stretch = stretch
    this.speed = 1 / stretch
    this.look()
  }

  /** Starts a finite budget, in seconds of the clock. */
  push(id: number, now: number, budget: number, order: number): void {
    this.timers.push(id, this.reading + (now - this.since) * this.speed + budget, order)
    this.look()
  }

  pop(): void {
    this.timers.pop()
    this.look()
  }

  /** Removes `id` if it is pending; tells whether it was. */
  cancel(id: number): boolean {
    if (!this.timers.cancel(id)) return false
    this.look()
    return true
  }

  /** What is left of a budget, in seconds of the clock. */
  left(id: number, now: number): number {
    return this.timers.timeOf(id) - this.reading - (now - this.since) * this.speed
  }

  private look(): void {
    this.due = this.since + (this.timers.time - this.reading) * this.stretch
  }
}
