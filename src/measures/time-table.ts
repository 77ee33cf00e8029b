// Counters in bins of time.
import type { Center } from '../model/center.ts'

const DAY = 86400

/**
 * Counters by lane (each segment, then each group) and bin of time. Bins are `length` seconds long from `from` on;
 * what comes after the last belongs to the last, or where they `repeat` to the first again (intervals of every day).
 */
export class TimeTable {
  readonly cells: Float64Array
  readonly from: number
  readonly length: number
  readonly bins: number
  readonly repeat: boolean
  readonly width: number
  /** Time that comes after is left out: the end of a steady-state study, in the middle of everything. */
  readonly until: number
  private readonly perSecond: number

  constructor(lanes: number, width: number, { from, length, bins, repeat, until }: Division) {
    this.cells = new Float64Array(lanes * bins * width)
    this.from = from
    this.length = length
    this.bins = bins
    this.repeat = repeat
    this.width = width
    this.until = until
    this.perSecond = 1 / length
  }

  /** The bin of a time; negative before `from`. */
  bin(time: number): number {
    if (time < this.from) return -1
    const bin = ((time - this.from) * this.perSecond) | 0
    return bin < this.bins ? bin : this.place(bin)
  }

  /** Where the counters of a lane in a bin begin. */
  at(lane: number, bin: number): number {
    return (lane * this.bins + bin) * this.width
  }

  /** Adds a stretch of time, times so many, to the bins it passes through. */
  spread(lane: number, counter: number, { from, to, times }: { from: number; to: number; times: number }): void {
    let start = Math.max(from, this.from)
    let bin = Math.floor((start - this.from) * this.perSecond)
    const upTo = Math.min(to, this.until)
    while (start < upTo) {
      const last = !this.repeat && bin >= this.bins - 1
      const end = last ? upTo : Math.min(upTo, this.from + (bin + 1) * this.length)
      if (end > start) this.cells[(lane * this.bins + this.place(bin)) * this.width + counter] += (end - start) * times
      start = Math.max(start, end)
      bin++
    }
  }

  private place(bin: number): number {
    return bin < this.bins ? bin : this.repeat ? bin % this.bins : this.bins - 1
  }
}

type Division = { from: number; length: number; bins: number; repeat: boolean; until: number }

/** Number of fine batches from which a steady-state study finds its warm-up and then makes its batches. */
export const FINE = 10

/**
 * How time is cut up: by interval of the day; by day, where there are several; where it is asked for then also by every
 * interval of every day, or by that alone. A steady-state study is cut by fine batches.
 * @param fine whether any slice is an interval of a day by itself: none, some, or all
 */
export function divisions(
  { steady, days, interval, intervalsPerDay }: Center,
  { fine }: { fine: 'none' | 'some' | 'all' },
): Division[] {
  if (steady) {
    const from = steady.warmUp === 'auto' ? 0 : steady.warmUp
    const bins = steady.batches * (steady.warmUp === 'auto' ? FINE : 1)
    return [{ from, length: (steady.length - from) / bins, bins, repeat: false, until: steady.length }]
  }
  const byInterval = { from: 0, length: interval, bins: intervalsPerDay, repeat: true, until: Number.POSITIVE_INFINITY }
  const byDay = { from: 0, length: DAY, bins: days.length, repeat: false, until: Number.POSITIVE_INFINITY }
  const byCell = { ...byInterval, bins: intervalsPerDay * days.length, repeat: false }
  if (days.length === 1) return [byInterval]
  if (fine === 'all') return [byCell]
  return fine === 'some' ? [byInterval, byDay, byCell] : [byInterval, byDay]
}
