// From counters by lane and time to one vector per slice of the report.
import type { Center } from '../model/center.ts'
import type { Population } from '../model/outcomes.ts'
import { BINS } from '../stats/histogram.ts'
import { mser5 } from '../stats/steady.ts'
import { COUNT, PER_THRESHOLD, thresholdOffset } from './counters.ts'
import { type Lanes, lanesOfSlice } from './lanes.ts'
import { addCustomers, addMoney } from './money.ts'
import { isOpen, openDays, openIntervals, type Slice } from './slices.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import type { TimeTable } from './time-table.ts'

/** What a tabulator has added up. */
export type Counted = {
  plan: Tabulation
  lanes: Lanes
  tables: readonly TimeTable[]
  waits: Uint32Array
  population: readonly Population[]
  customersAtEnd: number
}

/** The observation of a replication with days and intervals. */
export function fold({ plan, lanes, tables, waits, population, customersAtEnd }: Counted): Observation {
  const lanesFor = remembered(slice => lanesOfSlice(lanes, slice, plan.center))
  const rows = rowsOf(plan, (row, slice) => {
    const { table, bins } = whereIs(slice, tables, plan.center)
    addLanes(row, table, { lanes: lanesFor(slice), bins })
    addOpenTime(row, slice, plan.center)
    if (plan.center.journey) addCustomers(row, slice, { plan, population, customersAtEnd })
  })
  return { rows, waits }
}

/** Many slices are of the same callers and staff, at other times. */
function remembered(lanesOf: (slice: Slice) => number[]): (slice: Slice) => number[] {
  const known = new Map<string, number[]>()
  return slice => {
    const who = `${slice.type},${slice.segment},${slice.group}`
    const lanes = known.get(who) ?? lanesOf(slice)
    known.set(who, lanes)
    return lanes
  }
}

/** The bins that a slice adds up. With one day its intervals are those of every day. */
function whereIs(
  { day, interval }: Slice,
  tables: readonly TimeTable[],
  { intervalsPerDay, days }: Center,
): { table: TimeTable; bins: number[] } {
  const [byInterval, byDay, byCell] = tables
  // Where every slice is an interval of a day there is no other table.
  if (byDay === undefined && days.length > 1)
    return { table: byInterval, bins: [(day ?? 0) * intervalsPerDay + (interval ?? 0)] }
  if (day === undefined || byDay === undefined)
    return { table: byInterval, bins: interval === undefined ? everyBin(byInterval) : [interval] }
  if (interval === undefined) return { table: byDay, bins: [day] }
  return { table: byCell, bins: [day * intervalsPerDay + interval] }
}

/** The observations of a steady-state study: one a batch, after the warm-up. */
export function observeBatches(counted: Counted): Observation[] {
  const { plan, tables } = counted
  const [table] = tables
  const { batches, warmUp } = plan.center.steady!
  const cut = warmUp === 'auto' ? warmUpBins(table) : 0
  const size = Math.floor((table.bins - cut) / batches)
  const first = table.bins - size * batches
  return Array.from({ length: batches }, (_, batch) => {
    const bins = Array.from({ length: size }, (_, i) => first + batch * size + i)
    return foldBatch(bins, counted)
  })
}

function foldBatch(bins: number[], { plan, lanes, tables, waits }: Counted): Observation {
  const rows = rowsOf(plan, (row, slice) => {
    addLanes(row, tables[0], { lanes: lanesOfSlice(lanes, slice, plan.center), bins })
    row[COUNT.time] = bins.length * tables[0].length
    row[COUNT.days] = 1
  })
  const perBin = plan.center.segments.length * 2 * BINS
  const sum = new Uint32Array(perBin)
  for (const bin of bins) for (let i = 0; i < perBin; i++) sum[i] += waits[bin * perBin + i]
  return { rows, waits: sum }
}

function rowsOf(plan: Tabulation, fill: (row: Float64Array, slice: Slice) => void): Float64Array {
  const rows = new Float64Array(plan.slices.length * plan.width)
  const offsets = plan.thresholds.map((_, k) => PER_THRESHOLD.map((_, i) => thresholdOffset(k) + i))
  plan.slices.forEach((slice, index) => {
    const row = rows.subarray(index * plan.width, (index + 1) * plan.width)
    fill(row, slice)
    addAnsweredToVirtual(row, plan, offsets)
    if (plan.center.journey) addMoney(row, plan, slice)
  })
  return rows
}

/**
 * Bins to cut off at the start: MSER-5 (White 1997) on the calls inside per bin; a start from empty shows there
 * most plainly.
 */
function warmUpBins(table: TimeTable): number {
  const load = new Float64Array(table.bins)
  const lanes = Array.from({ length: table.cells.length / (table.bins * table.width) }, (_, lane) => lane)
  for (const bin of everyBin(table)) {
    const row = new Float64Array(table.width)
    addLanes(row, table, { lanes, bins: [bin] })
    load[bin] = row[COUNT.queueTime] + row[COUNT.busyTime]
  }
  return Math.min(mser5(load), table.bins / 2)
}

function addLanes(row: Float64Array, table: TimeTable, { lanes, bins }: { lanes: number[]; bins: number[] }): void {
  const { cells, width } = table
  for (const lane of lanes) {
    for (const bin of bins) {
      const at = table.at(lane, bin)
      for (let i = 0; i < width; i++) row[i] += cells[at + i]
    }
  }
}

function everyBin(table: TimeTable): number[] {
  return Array.from({ length: table.bins }, (_, bin) => bin)
}

function addOpenTime(row: Float64Array, { interval, day }: Slice, center: Center): void {
  const days = day === undefined ? openDays(center) : [day]
  const slots = interval === undefined ? openIntervals(center) : [interval]
  for (const d of days) for (const slot of slots) if (isOpen(center, d, slot)) row[COUNT.time] += center.interval
  row[COUNT.days] = interval === undefined ? 1 : days.filter(d => isOpen(center, d, interval)).length
}

/** The virtual wait of the answered is the wait they had. */
function addAnsweredToVirtual(row: Float64Array, { center }: Tabulation, offsets: readonly number[][]): void {
  row[COUNT.virtual] += row[COUNT.answered]
  row[COUNT.virtualWait] += row[COUNT.waitAnswered]
  for (const [answeredIn, , virtualIn, , visitIn] of offsets) {
    row[virtualIn] += row[answeredIn]
    // Without a journey every answered call is one visit to a desk.
    if (!center.journey) row[visitIn] = row[answeredIn]
  }
}

/** Adds the observations of several batches, or of parts, into one; a single one is its own sum. */
export function sumObservations([head, ...others]: readonly Observation[]): Observation {
  if (others.length === 0) return head
  const first = { rows: head.rows.slice(), waits: head.waits.slice() }
  for (const { rows, waits } of others) {
    for (let i = 0; i < rows.length; i++) first.rows[i] += rows[i]
    for (let i = 0; i < waits.length; i++) first.waits[i] += waits[i]
  }
  return first
}
