import { Timers } from './timers.ts'

/** Rare events of any kind: a time, a kind and two numbers that say the rest. */
export class Agenda {
  readonly timers = new Timers()
  private kinds = new Uint8Array(16)
  private subjects = new Int32Array(16)
  private values = new Float64Array(16)
  private free: number[] = []
  private used = 0

  /** Kind of the earliest event. */
  get kind(): number {
    return this.kinds[this.timers.id]
  }

  /** What the earliest event is about. */
  get subject(): number {
    return this.subjects[this.timers.id]
  }

  get value(): number {
    return this.values[this.timers.id]
  }

  schedule(time: number, order: number, kind: number, subject: number, value = 0): void {
    const id = this.free.pop() ?? this.used++
    if (id >= this.kinds.length) this.grow()
    this.kinds[id] = kind
    this.subjects[id] = subject
    this.values[id] = value
    this.timers.push(id, time, order)
  }

  pop(): void {
    this.free.push(this.timers.id)
    this.timers.pop()
  }

  private grow(): void {
    const size = this.kinds.length * 2
    const kinds = new Uint8Array(size)
    kinds.set(this.kinds)
    this.kinds = kinds
    const subjects = new Int32Array(size)
    subjects.set(this.subjects)
    this.subjects = subjects
    const values = new Float64Array(size)
    values.set(this.values)
    this.values = values
  }
}
