// Pending events in great number: a calendar queue (Brown 1988). Time is cut into days of equal width, each with a bucket;
// days that are a whole number of years apart share one. A bucket is a short list sorted by time, so scheduling and firing
// cost the same for ten entries and for ten thousand, where a heap costs three times as much (bench/engine.ts).
// Equal times fire in order of scheduling, always.

const FIRST_BUCKETS = 16
/** Firings after which the width of a day is looked at again; the first time sooner. */
const LOOK_FIRST = 64
const LOOK_EVERY = 2048
/** Mean number of events a day is made for. */
const PER_DAY = 2
const LAST_DAY = 2 ** 31 - 2

export class Calendar {
  /** Number of pending entries. */
  size = 0
  /** Time of the earliest entry, +Infinity when there is none. */
  time = Number.POSITIVE_INFINITY
  /** Id of the earliest entry; meaningless when `size` is 0. */
  id = -1

  // By id.
  private times = new Float64Array(FIRST_BUCKETS)
  private days = new Int32Array(FIRST_BUCKETS)
  private next = new Int32Array(FIRST_BUCKETS)
  private orders = new Int32Array(FIRST_BUCKETS)

  // By bucket: first and last entry, or -1.
  private heads = new Int32Array(FIRST_BUCKETS).fill(-1)
  private tails = new Int32Array(FIRST_BUCKETS).fill(-1)
  private mask = FIRST_BUCKETS - 1

  /** Where day 0 begins, and days per second. */
  private origin = 0
  private perSecond = 1
  private fired = 0
  private firedAt = 0
  private look = LOOK_FIRST
  private lookedAt = 0

  /** Order of the earliest entry; meaningless when `size` is 0. */
  get order(): number {
    return this.orders[this.id]
  }

  /** Schedules `id`, which must not be pending, at a finite `time` not before the last that fired. */
  push(id: number, time: number, order: number): void {
    this.note(id, time, order)
    this.insert(id)
  }

  /** Puts `id` in the place of the earliest entry. */
  replaceTop(id: number, time: number, order: number): void {
    this.note(id, time, order)
    this.insertForTop(id)
  }

  // Small enough to be inlined: a time handed to a function that is not would be put into an object first.
  private note(id: number, time: number, order: number): void {
    if (id >= this.times.length) this.growIds(id)
    this.times[id] = time
    this.orders[id] = order
  }

  private insert(id: number): void {
    if (this.size > this.mask) this.rebuild((this.mask + 1) * 2, this.perSecond)
    this.size++
    this.link(id)
    if (this.times[id] < this.time) {
      this.time = this.times[id]
      this.id = id
    }
  }

  private insertForTop(id: number): void {
    const day = this.days[this.id]
    this.unlinkTop()
    this.link(id)
    this.find(day)
    if (++this.fired === this.look) this.adapt()
  }

  /** Removes the earliest. */
  pop(): void {
    const day = this.days[this.id]
    this.unlinkTop()
    this.size--
    if (this.size === 0) {
      this.time = Number.POSITIVE_INFINITY
      return
    }
    this.find(day)
    if (++this.fired === this.look) this.adapt()
  }

  private link(id: number): void {
    const { times, next, heads, tails } = this
    const time = times[id]
    // The day of a time is computed once and kept: rounding can then never put an event on two days.
    const place = (time - this.origin) * this.perSecond
    const day = place < LAST_DAY ? place | 0 : LAST_DAY
    const bucket = day & this.mask
    const tail = tails[bucket]
    this.days[id] = day
    if (tail < 0) {
      heads[bucket] = id
      tails[bucket] = id
      next[id] = -1
    } else if (time >= times[tail]) {
      next[tail] = id
      tails[bucket] = id
      next[id] = -1
    } else {
      let before = -1
      let after = heads[bucket]
      while (times[after] <= time) {
        before = after
        after = next[after]
      }
      next[id] = after
      if (before < 0) heads[bucket] = id
      else next[before] = id
    }
  }

  private unlinkTop(): void {
    const bucket = this.days[this.id] & this.mask
    const after = this.next[this.id]
    this.firedAt = this.time
    this.heads[bucket] = after
    if (after < 0) this.tails[bucket] = -1
  }

  /** Finds the earliest entry from a day on: the first of a bucket whose day has come. */
  private find(from: number): void {
    const { heads, days, mask } = this
    for (let day = from; day <= from + mask; day++) {
      const id = heads[day & mask]
      if (id >= 0 && days[id] === day) {
        this.id = id
        this.time = this.times[id]
        return
      }
    }
    this.findFar()
  }

  /** Nothing within a year: the earliest of all buckets. */
  private findFar(): void {
    const { heads, times, orders } = this
    let best = -1
    for (let bucket = 0; bucket < heads.length; bucket++) {
      const id = heads[bucket]
      if (id < 0) continue
      if (best < 0 || times[id] < times[best] || (times[id] === times[best] && ((orders[id] - orders[best]) | 0) < 0))
        best = id
    }
    this.id = best
    this.time = times[best]
  }

  /** Makes the days as wide as the events are apart. */
  private adapt(): void {
    const now = this.firedAt
    const perSecond = this.fired / (now - this.lookedAt) / PER_DAY
    const off = perSecond / this.perSecond
    this.lookedAt = now
    this.fired = 0
    this.look = LOOK_EVERY
    if (Number.isFinite(perSecond) && (off > 2 || off < 0.5 || (now - this.origin) * perSecond > LAST_DAY / 2))
      this.rebuild(this.mask + 1, perSecond)
  }

  private rebuild(buckets: number, perSecond: number): void {
    const { heads, next } = this
    this.heads = new Int32Array(buckets).fill(-1)
    this.tails = new Int32Array(buckets).fill(-1)
    this.mask = buckets - 1
    this.perSecond = perSecond
    if (this.size > 0) this.origin = Math.max(this.origin, this.lookedAt)
    for (const head of heads) {
      for (let id = head; id >= 0; ) {
        const after = next[id]
        this.link(id)
        id = after
      }
    }
  }

  private growIds(id: number): void {
    const size = Math.max(this.times.length * 2, id + 1)
    this.times = extend(this.times, new Float64Array(size))
    this.days = extend(this.days, new Int32Array(size))
    this.next = extend(this.next, new Int32Array(size))
    this.orders = extend(this.orders, new Int32Array(size))
  }
}

function extend<Column extends Int32Array | Float64Array>(column: Column, larger: Column): Column {
  larger.set(column)
  return larger
}
