// From calls to counters: the one place that reads outcomes. Counts of a call go to the interval of its arrival, time in
// queue and on calls to the intervals in which it passes.
import {
  COMPETITOR,
  FINAL,
  FRESH,
  KIND,
  type Outcomes,
  ROW_ARRIVED,
  ROW_ENDED,
  ROW_FACTS,
  ROW_FLAGS,
  ROW_FREED,
  ROW_GROUP,
  ROW_KIND,
  ROW_LEFT,
  ROW_PATIENCE,
  ROW_SEGMENT,
  ROW_TIMES,
} from '../model/outcomes.ts'
import type { Simulation } from '../model/simulate.ts'
import { BINS, binOf } from '../stats/histogram.ts'
import { COUNTER, thresholdOffset } from './counters.ts'
import { fold, observeBatches } from './fold.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import { divisions, TimeTable } from './time-table.ts'

const C = COUNTER

/**
 * Adds up one replication: `add` takes the blocks of outcomes as they come, `finish` the rest, and gives the
 * observations: one, or one a batch in a steady-state study of one replication.
 */
export class Tabulator {
  readonly plan: Tabulation
  /** By interval of the day, by day, or both where there is more than one of each. */
  readonly tables: readonly TimeTable[]
  /** By type and group. */
  readonly cross: TimeTable
  readonly waits: Uint32Array
  private readonly types: Uint16Array
  private readonly thresholds: Float64Array
  private readonly groups: number
  private readonly segments: number
  private readonly crossed: boolean

  constructor(plan: Tabulation) {
    const { center, width } = plan
    const lanes = center.segments.length + center.groups.length
    this.plan = plan
    this.groups = center.groups.length
    this.segments = center.segments.length
    this.crossed = center.types.length > 1 || center.groups.length > 1
    this.types = Uint16Array.from(center.segments, segment => segment.type)
    this.thresholds = Float64Array.from(plan.thresholds)
    this.tables = divisions(center).map(division => new TimeTable(lanes, width, division))
    const total = center.steady ? divisions(center)[0] : { from: 0, length: Number.MAX_VALUE, bins: 1, repeat: false }
    this.cross = new TimeTable(center.types.length * this.groups, width, total)
    this.waits = new Uint32Array(center.segments.length * 2 * BINS * total.bins)
  }

  add(block: Outcomes): void {
    for (let row = 0; row < block.size; row++) {
      const kind = block.facts[row * ROW_FACTS + ROW_KIND]
      if (kind === KIND.answered) this.addAnswered(block, row)
      else if (kind === KIND.virtual) this.addVirtual(block, row)
      else this.addOther(block, row, kind)
    }
  }

  finish(simulation: Simulation): Observation[] {
    const { center } = this.plan
    this.addStaff(simulation)
    return center.steady ? observeBatches(this) : [fold(this)]
  }

  private addAnswered(block: Outcomes, row: number): void {
    const { times, facts } = block
    const time = row * ROW_TIMES
    const arrived = times[time + ROW_ARRIVED]
    const left = times[time + ROW_LEFT]
    const ended = times[time + ROW_ENDED]
    const freed = times[time + ROW_FREED]
    const fact = row * ROW_FACTS
    const segment = facts[fact + ROW_SEGMENT]
    const group = facts[fact + ROW_GROUP]
    const wait = left - arrived
    const { tables, thresholds } = this
    const lane = this.segments + group
    for (let i = 0; i < tables.length; i++) {
      const table = tables[i]
      const { cells } = table
      if (wait > 0) table.spread(segment, C.queueTime, arrived, left)
      table.spread(lane, C.busyTime, left, freed)
      const at = table.at(segment, arrived)
      if (at < 0) continue
      cells[at + C.answered]++
      cells[at + C.waitAnswered] += wait
      cells[at + C.talk] += ended - left
      cells[at + C.work] += freed - ended
      addCaller(cells, at, times[time + ROW_PATIENCE], facts[fact + ROW_FLAGS])
      if (wait > 0) cells[at + C.delayed]++
      for (let k = 0; k < thresholds.length; k++) if (wait <= thresholds[k]) cells[at + thresholdOffset(k)]++
      addHandled(cells, table.at(lane, arrived), { wait, talk: ended - left, work: freed - ended })
    }
    if (this.crossed)
      addHandled(this.cross.cells, this.cross.at(this.types[segment] * this.groups + group, arrived), {
        wait,
        talk: ended - left,
        work: freed - ended,
      })
    this.addWait(segment, 0, wait, arrived)
  }

  private addVirtual(block: Outcomes, row: number): void {
    const arrived = block.times[row * ROW_TIMES + ROW_ARRIVED]
    const wait = block.times[row * ROW_TIMES + ROW_LEFT] - arrived
    const segment = block.facts[row * ROW_FACTS + ROW_SEGMENT]
    for (const table of this.tables) {
      const at = table.at(segment, arrived)
      if (at < 0) continue
      table.cells[at + C.virtual]++
      table.cells[at + C.virtualWait] += wait
      for (let k = 0; k < this.thresholds.length; k++)
        if (wait <= this.thresholds[k]) table.cells[at + thresholdOffset(k) + 2]++
    }
  }

  private addOther(block: Outcomes, row: number, kind: number): void {
    const { times, facts } = block
    const time = row * ROW_TIMES
    const arrived = times[time + ROW_ARRIVED]
    const left = times[time + ROW_LEFT]
    const fact = row * ROW_FACTS
    const segment = facts[fact + ROW_SEGMENT]
    const group = facts[fact + ROW_GROUP]
    const flags = facts[fact + ROW_FLAGS]
    const wait = left - arrived
    for (const table of this.tables) {
      const { cells } = table
      if (wait > 0) table.spread(segment, C.queueTime, arrived, left)
      if (kind === KIND.inside && group >= 0)
        table.spread(this.segments + group, C.busyTime, left, times[time + ROW_FREED])
      const at = table.at(segment, arrived)
      if (at < 0) continue
      addCaller(cells, at, times[time + ROW_PATIENCE], flags)
      cells[at + COUNTER_OF[kind]]++
      cells[at + C.delayed] += WAITED[kind]
      cells[at + WAIT_OF[kind]] += wait
      if (flags & FINAL) cells[at + C.lost]++
      if (flags & COMPETITOR) cells[at + C.competitor]++
      if (kind === KIND.deliberate || kind === KIND.incidental)
        for (let k = 0; k < this.thresholds.length; k++)
          if (wait <= this.thresholds[k]) cells[at + thresholdOffset(k) + 1]++
    }
    if (kind === KIND.deliberate || kind === KIND.incidental) this.addWait(segment, 1, wait, arrived)
  }

  private addWait(segment: number, answeredOr: number, wait: number, arrived: number): void {
    const batch = this.cross.at(0, arrived) / this.cross.width
    if (batch >= 0) this.waits[((batch * this.types.length + segment) * 2 + answeredOr) * BINS + binOf(wait)]++
  }

  /** Agents paid for, from the changes of their number. */
  private addStaff({ levels, end }: Simulation): void {
    const { center } = this.plan
    const current = center.groups.map(() => ({ time: 0, scheduled: 0, surplus: 0 }))
    const until = Math.max(end, center.end)
    const close = (group: number, time: number) => {
      const { time: since, scheduled, surplus } = current[group]
      for (const table of this.tables) {
        const lane = center.segments.length + group
        if (scheduled > 0) table.spreadFar(lane, C.scheduledTime, { from: since, to: time, times: scheduled })
        if (surplus > 0) table.spreadFar(lane, C.overtime, { from: since, to: time, times: surplus })
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

/** What is counted of every call. */
function addCaller(cells: Float64Array, at: number, patience: number, flags: number): void {
  cells[at + C.fresh] += flags & FRESH
  if (patience < Number.POSITIVE_INFINITY) {
    cells[at + C.patience] += patience
    cells[at + C.patient]++
  }
}

/** What is counted of an answered call for the group that answered it. */
function addHandled(
  cells: Float64Array,
  at: number,
  { wait, talk, work }: { wait: number; talk: number; work: number },
): void {
  if (at < 0) return
  cells[at + C.answered]++
  cells[at + C.waitAnswered] += wait
  cells[at + C.talk] += talk
  cells[at + C.work] += work
}

const COUNTER_OF = Uint8Array.of(
  C.answered,
  C.deliberate,
  C.incidental,
  C.balked,
  C.blocked,
  C.disconnected,
  C.closed,
  C.inside,
)
const WAIT_OF = Uint8Array.of(
  C.waitAnswered,
  C.waitDeliberate,
  C.waitIncidental,
  C.waitOther,
  C.waitOther,
  C.waitOther,
  C.waitOther,
  C.waitOther,
)
/** Found no idle agent, by kind. */
const WAITED = Uint8Array.of(0, 1, 1, 1, 0, 1, 0, 0)
