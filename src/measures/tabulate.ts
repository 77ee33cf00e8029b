// From calls to counters: the one place that reads outcomes. Counts of a call go to the interval of its arrival, time in
// queue and on calls to the intervals in which it passes.
import { FLAG, KIND, type Outcomes, type Population, ROW_FACT, ROW_TIME } from '../model/outcomes.ts'
import type { Simulation } from '../model/simulate.ts'
import { BINS, binOf } from '../stats/histogram.ts'
import { COUNT, thresholdOffset } from './counters.ts'
import { fold, observeBatches } from './fold.ts'
import { type Lanes, lanesOf } from './lanes.ts'
import { FINE_AXES, type Slice } from './slices.ts'
import { countJourney } from './tabulate-journey.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import { divisions, TimeTable } from './time-table.ts'

/**
 * Adds up one replication: `add` takes the blocks of outcomes as they come, `finish` the rest, and gives the
 * observations: one, or one a batch in a steady-state study.
 */
export class Tabulator {
  readonly plan: Tabulation
  /** By interval of the day; by day and by interval of each day, where there are several; or by the last alone. */
  readonly tables: readonly TimeTable[]
  readonly lanes: Lanes
  /** Histograms by batch (one without batches) and segment: BINS of the answered, then of the abandoned. */
  readonly waits: Uint32Array
  population: readonly Population[] = []
  customersAtEnd = 0
  private readonly thresholds: Float64Array
  private readonly batched: boolean
  private readonly segments: number

  constructor(plan: Tabulation) {
    const { center, width } = plan
    this.plan = plan
    this.lanes = lanesOf(center)
    const fine = fineOf(plan.slices)
    this.thresholds = Float64Array.from(plan.thresholds)
    this.tables = divisions(center, { fine }).map(division => new TimeTable(this.lanes.count, width, division))
    this.batched = center.steady !== undefined
    this.segments = center.segments.length
    this.waits = new Uint32Array(center.segments.length * 2 * BINS * (this.batched ? this.tables[0].bins : 1))
  }

  add(block: Outcomes): void {
    const { journey } = this.plan.center
    for (const table of this.tables) {
      if (journey) countJourney(this, table, block)
      else this.count(table, block)
    }
  }

  finish(simulation: Simulation): Observation[] {
    this.addStaff(simulation)
    this.population = simulation.population
    this.customersAtEnd = simulation.customersAtEnd
    return this.batched ? observeBatches(this) : [fold(this)]
  }

  /** The calls of a block, into one division of time. The fields stand in locals: this runs once a call. */
  private count(table: TimeTable, block: Outcomes): void {
    const { times, facts, size } = block
    const { cells, length } = table
    const { laneOf, stride } = this.lanes
    const { thresholds } = this
    const isFirst = table === this.tables[0]
    for (let row = 0; row < size; row++) {
      const time = row * ROW_TIME.size
      const fact = row * ROW_FACT.size
      const kind = facts[fact + ROW_FACT.kind]
      const arrived = times[time + ROW_TIME.arrived]
      const left = times[time + ROW_TIME.left]
      const wait = left - arrived
      const segment = facts[fact + ROW_FACT.segment]
      const lane = laneOf[segment * stride + facts[fact + ROW_FACT.group] + 1]
      const bin = table.bin(arrived)
      const leftBin = wait > 0 ? table.bin(left) : bin
      const at = table.at(lane, bin)
      if (wait > 0 && kind !== KIND.virtual) {
        if (bin === leftBin && bin >= 0 && wait < length) cells[at + COUNT.queueTime] += wait
        else table.spread(lane, COUNT.queueTime, { from: arrived, to: left, times: 1 })
      }
      if (kind !== KIND.answered) {
        this.countOther(table, block, row, bin)
        continue
      }
      const ended = times[time + ROW_TIME.ended]
      const freed = times[time + ROW_TIME.freed]
      const busyTo = Math.min(freed, table.until)
      const busy = busyTo - left
      if (leftBin >= 0 && busy < length && table.bin(busyTo) === leftBin)
        cells[table.at(lane, leftBin) + COUNT.busyTime] += busy
      else table.spread(lane, COUNT.busyTime, { from: left, to: busyTo, times: 1 })
      if (bin < 0) continue
      if (isFirst) this.countWait(segment, bin, 0, wait)
      cells[at + COUNT.fresh] += facts[fact + ROW_FACT.flags] & FLAG.fresh
      cells[at + COUNT.answered]++
      cells[at + COUNT.talk] += ended - left
      if (freed > ended) cells[at + COUNT.work] += freed - ended
      if (wait > 0) {
        cells[at + COUNT.delayed]++
        cells[at + COUNT.waitAnswered] += wait
        countPatience(cells, at, times[time + ROW_TIME.patience])
      }
      for (let k = 0; k < thresholds.length; k++) cells[at + thresholdOffset(k)] += wait <= thresholds[k] ? 1 : 0
    }
  }

  /** A call without an answer, a virtual wait, or a call still inside at the end. */
  private countOther(table: TimeTable, { times, facts }: Outcomes, row: number, bin: number): void {
    const time = row * ROW_TIME.size
    const fact = row * ROW_FACT.size
    const kind = facts[fact + ROW_FACT.kind]
    const flags = facts[fact + ROW_FACT.flags]
    const group = facts[fact + ROW_FACT.group]
    const left = times[time + ROW_TIME.left]
    const wait = left - times[time + ROW_TIME.arrived]
    const { cells } = table
    const lane = this.lanes.laneOf[facts[fact + ROW_FACT.segment] * this.lanes.stride + group + 1]
    if (kind === KIND.inside && group >= 0)
      table.spread(lane, COUNT.busyTime, { from: left, to: times[time + ROW_TIME.freed], times: 1 })
    if (bin < 0) return
    const at = table.at(lane, bin)
    cells[at + COUNTER_OF[kind]]++
    cells[at + WAIT_OF[kind]] += wait
    if (IN_TIME_OF[kind] === 1 && table === this.tables[0]) this.countWait(facts[fact + ROW_FACT.segment], bin, 1, wait)
    if (IN_TIME_OF[kind] > 0)
      for (let k = 0; k < this.thresholds.length; k++)
        if (wait <= this.thresholds[k]) cells[at + thresholdOffset(k) + IN_TIME_OF[kind]]++
    if (kind === KIND.virtual) return
    if (JOINED[kind] > 0 && group < 0) countPatience(cells, at, times[time + ROW_TIME.patience])
    cells[at + COUNT.fresh] += flags & FLAG.fresh
    cells[at + COUNT.delayed] += DELAYED_OF[kind]
    cells[at + COUNT.lost] += (flags & FLAG.final) > 0 ? 1 : 0
    cells[at + COUNT.competitor] += (flags & FLAG.competitor) > 0 ? 1 : 0
  }

  /** Counts a wait in its histogram: 0 of the answered, 1 of those who abandoned. */
  countWait(segment: number, bin: number, which: number, wait: number): void {
    const batch = this.batched ? bin : 0
    this.waits[((batch * this.segments + segment) * 2 + which) * BINS + binOf(wait)]++
  }

  /** Agents paid for, from the changes of their number. */
  private addStaff({ levels, end }: Simulation): void {
    const { center } = this.plan
    const current = center.groups.map(() => ({ time: 0, scheduled: 0, surplus: 0 }))
    const until = Math.max(end, center.end)
    const close = (group: number, time: number) => {
      const { time: since, scheduled, surplus } = current[group]
      const { share } = this.lanes
      for (const table of this.tables) {
        const lane = this.lanes.staff[group]
        if (scheduled > 0)
          table.spread(lane, COUNT.scheduledTime, { from: since, to: time, times: scheduled * share[group] })
        if (surplus > 0) table.spread(lane, COUNT.overtime, { from: since, to: time, times: surplus * share[group] })
      }
    }
    for (const { group, time, scheduled, surplus } of levels) {
      close(group, time)
      current[group] = { time, scheduled, surplus }
    }
    center.groups.forEach((_, group) => {
      close(group, until)
    })
  }
}

function fineOf(slices: readonly Slice[]): 'none' | 'some' | 'all' {
  const isFine = ({ axis }: Slice) => FINE_AXES.includes(axis)
  return slices.length > 0 && slices.every(isFine) ? 'all' : slices.some(isFine) ? 'some' : 'none'
}

/** Patience is counted of those who joined the queue: only theirs met the load it depends on. */
function countPatience(cells: Float64Array, at: number, patience: number): void {
  if (patience === Number.POSITIVE_INFINITY) return
  cells[at + COUNT.patience] += patience
  cells[at + COUNT.patient]++
}

// By kind: the counter, the sum of waits, whether the caller found no idle agent, whether he joined a queue, and which of
// a threshold's counters.
const COUNTER_OF = Uint8Array.of(
  COUNT.answered,
  COUNT.deliberate,
  COUNT.incidental,
  COUNT.balked,
  COUNT.blocked,
  COUNT.disconnected,
  COUNT.closed,
  COUNT.inside,
  COUNT.virtual,
)
const WAIT_OF = Uint8Array.of(
  COUNT.waitAnswered,
  COUNT.waitDeliberate,
  COUNT.waitIncidental,
  COUNT.waitOther,
  COUNT.waitOther,
  COUNT.waitOther,
  COUNT.waitOther,
  COUNT.waitOther,
  COUNT.virtualWait,
)
const DELAYED_OF = Uint8Array.of(0, 1, 1, 1, 0, 1, 0, 0, 0)
const JOINED = Uint8Array.of(1, 1, 1, 0, 0, 1, 0, 1, 0)
const IN_TIME_OF = Uint8Array.of(0, 1, 1, 0, 0, 0, 0, 0, 2)
