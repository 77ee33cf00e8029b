// What is still to be done, in order: pure bookkeeping, without a clock and without anybody who works.
import type { Chunk, Failure, Range } from './trial.ts'

export type ScheduleOptions = {
  points: number
  /** Of each point, before anything is known. */
  replications: number
  /** Whether this run takes care of a replication; default: of all. */
  mine?: (point: number, replication: number) => boolean
}

const enum MARK {
  none,
  /** Handed out. */
  out,
  done,
}

type State = {
  planned: number
  /** By replication; some beyond those planned may be done already. */
  marks: Uint8Array
  /** First replication that may be to hand out. */
  first: number
  /** Planned, this run's, and not done. */
  open: number
  failed: boolean
}

export class Schedule {
  private readonly states: State[]
  private readonly mine: NonNullable<ScheduleOptions['mine']>
  /** First point that may have something to hand out. */
  private first = 0
  /** Replications done and planned, of this run. */
  done = 0
  planned = 0

  constructor({ points, replications, mine = () => true }: ScheduleOptions) {
    this.mine = mine
    this.states = Array.from({ length: points }, newState)
    for (let point = 0; point < points; point++) this.plan(point, replications)
  }

  /** Plans so many replications of a point. */
  plan(point: number, replications: number): void {
    const state = this.states[point]
    reserve(state, replications)
    for (let replication = state.planned; replication < replications; replication++) {
      if (!this.mine(point, replication)) continue
      this.planned++
      if (state.marks[replication] === MARK.done) this.done++
      else state.open++
    }
    state.planned = Math.max(state.planned, replications)
    this.first = Math.min(this.first, point)
  }

  /** How many replications of a point are planned. */
  plannedOf(point: number): number {
    return this.states[point].planned
  }

  /** Nothing of what is planned for a point is missing, and nothing of it failed. */
  isComplete(point: number): boolean {
    const { open, failed } = this.states[point]
    return open === 0 && !failed
  }

  /** Notes what is done, planned or not. */
  finish({ point, from, to }: Range): void {
    const state = this.states[point]
    reserve(state, to)
    for (let replication = from; replication < to; replication++) {
      if (state.marks[replication] === MARK.done) continue
      state.marks[replication] = MARK.done
      if (replication >= state.planned || !this.mine(point, replication)) continue
      state.open--
      this.done++
    }
  }

  /** A point that has failed gets no more work. */
  fail({ point }: Failure): void {
    this.states[point].failed = true
  }

  /** Takes back what was handed out and is not done. */
  release(chunk: Chunk): void {
    for (const { point, from, to } of chunk) {
      const state = this.states[point]
      for (let replication = from; replication < to; replication++)
        if (state.marks[replication] === MARK.out) state.marks[replication] = MARK.none
      state.first = Math.min(state.first, from)
      this.first = Math.min(this.first, point)
    }
  }

  /** The next replications to hand out, at most so many; none when all are handed out. */
  next(most: number): Chunk {
    const chunk: Range[] = []
    let left = most
    for (let point = this.first; point < this.states.length && left > 0; point++) {
      const ranges = this.take(point, left)
      for (const { from, to } of ranges) left -= to - from
      chunk.push(...ranges)
      if (left > 0 && point === this.first) this.first++
    }
    return chunk
  }

  private take(point: number, most: number): Range[] {
    const state = this.states[point]
    const ranges: Range[] = []
    if (state.failed) return ranges
    for (let left = most; state.first < state.planned && left > 0; state.first++) {
      const replication = state.first
      if (state.marks[replication] !== MARK.none || !this.mine(point, replication)) continue
      state.marks[replication] = MARK.out
      left--
      const last = ranges.at(-1)
      if (last?.to === replication) last.to++
      else ranges.push({ point, from: replication, to: replication + 1 })
    }
    return ranges
  }
}

const newState = (): State => ({ planned: 0, marks: new Uint8Array(0), first: 0, open: 0, failed: false })

function reserve(state: State, size: number): void {
  if (size <= state.marks.length) return
  const marks = new Uint8Array(size)
  marks.set(state.marks)
  state.marks = marks
}
