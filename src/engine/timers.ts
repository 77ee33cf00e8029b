// Pending events: a 4-ary heap of (time, order, id). Equal times fire in order of scheduling, always.
//
// Three things make it fast, all measured: the arrays are padded with +Infinity so that the four children are compared
// without bounds; a hole sinks to a leaf before the new entry rises ("bottom-up", Wegener 1993), since an entry put at
// the top nearly always belongs near the bottom; and `replaceTop` does one sink instead of a pop and a push.

const PADDING = 4

export class Timers {
  /** Number of pending entries. */
  size = 0
  private times: Float64Array
  private ids: Int32Array
  /** Place of each id in the heap, -1 when it is not pending. */
  private places: Int32Array
  /** Order of scheduling of each id; compared only between equal times, modulo 2^32. */
  private orders: Int32Array
  /** Time of the entry that is being placed. */
  private entering = 0.5

  constructor(capacity = 16) {
    this.times = new Float64Array(capacity + PADDING).fill(Number.POSITIVE_INFINITY)
    this.ids = new Int32Array(capacity + PADDING)
    this.places = new Int32Array(capacity).fill(-1)
    this.orders = new Int32Array(capacity)
  }

  /** Time of the earliest entry, +Infinity when there is none. */
  get time(): number {
    return this.times[0]
  }

  /** Id of the earliest entry; meaningless when `size` is 0. */
  get id(): number {
    return this.ids[0]
  }

  /** Order of the earliest entry; meaningless when `size` is 0. */
  get order(): number {
    return this.orders[this.ids[0]]
  }

  has(id: number): boolean {
    return id < this.places.length && this.places[id] >= 0
  }

  timeOf(id: number): number {
    return this.times[this.places[id]]
  }

  /** Schedules `id`, which must not be pending, at a finite `time`. */
  push(id: number, time: number, order: number): void {
    this.note(id, time, order)
    this.insert(id)
  }

  /** Puts `id` in the place of the earliest entry. */
  replaceTop(id: number, time: number, order: number): void {
    this.note(id, time, order)
    this.places[this.ids[0]] = -1
    this.rise(this.size === 1 ? 0 : this.sink(0), id)
  }

  // Small enough to be inlined: a time handed to a function that is not would be put into an object first.
  private note(id: number, time: number, order: number): void {
    if (id >= this.places.length) this.growIds(id)
    this.entering = time
    this.orders[id] = order
  }

  private insert(id: number): void {
    if (this.size + PADDING >= this.times.length) this.growHeap()
    this.rise(this.size++, id)
  }

  /** Removes the earliest entry. */
  pop(): void {
    this.places[this.ids[0]] = -1
    this.fill(0)
  }

  /** Removes `id` if it is pending; tells whether it was. */
  cancel(id: number): boolean {
    const place = id < this.places.length ? this.places[id] : -1
    if (place < 0) return false
    this.places[id] = -1
    this.fill(place)
    return true
  }

  /** Fills a vacated place with the last entry. */
  private fill(place: number): void {
    const last = --this.size
    this.entering = this.times[last]
    const id = this.ids[last]
    this.times[last] = Number.POSITIVE_INFINITY
    if (place !== last) this.rise(this.sink(place), id)
  }

  /** Moves the hole at `place` down to a leaf, the earliest child up each time; returns the leaf. */
  private sink(place: number): number {
    const { times, ids, places, size } = this
    let hole = place
    for (let child = 4 * hole + 1; child < size; child = 4 * hole + 1) {
      const time1 = times[child + 1]
      const time2 = times[child + 2]
      const time3 = times[child + 3]
      let time = times[child]
      let least = child
      if (time1 <= time && (time1 < time || this.earlier(child + 1, least))) {
        time = time1
        least = child + 1
      }
      if (time2 <= time && (time2 < time || this.earlier(child + 2, least))) {
        time = time2
        least = child + 2
      }
      if (time3 <= time && (time3 < time || this.earlier(child + 3, least))) {
        time = time3
        least = child + 3
      }
      const id = ids[least]
      times[hole] = time
      ids[hole] = id
      places[id] = hole
      hole = least
    }
    return hole
  }

  /** Puts the entering entry into the hole at `place`, or higher up where it belongs. */
  private rise(place: number, id: number): void {
    const { times, ids, places, entering: time } = this
    let hole = place
    while (hole > 0) {
      const parent = (hole - 1) >> 2
      const t = times[parent]
      if (t < time || (t === time && ((this.orders[ids[parent]] - this.orders[id]) | 0) <= 0)) break
      const other = ids[parent]
      times[hole] = t
      ids[hole] = other
      places[other] = hole
      hole = parent
    }
    times[hole] = time
    ids[hole] = id
    places[id] = hole
  }

  // Orders wrap at 2^32: the sign of the difference still tells, as long as no entry waits through 2^31 schedulings.
  private earlier(place: number, than: number): boolean {
    return ((this.orders[this.ids[place]] - this.orders[this.ids[than]]) | 0) < 0
  }

  private growHeap(): void {
    const times = new Float64Array(this.times.length * 2).fill(Number.POSITIVE_INFINITY)
    times.set(this.times)
    this.times = times
    const ids = new Int32Array(times.length)
    ids.set(this.ids)
    this.ids = ids
  }

  private growIds(id: number): void {
    const places = new Int32Array(Math.max(this.places.length * 2, id + 1)).fill(-1)
    places.set(this.places)
    this.places = places
    const orders = new Int32Array(places.length)
    orders.set(this.orders)
    this.orders = orders
  }
}
