// From counters by lane and time to one vector per slice of the report.
import type { Center } from '../model/center.ts'
import { BINS } from '../stats/histogram.ts'
import { mser5 } from '../stats/steady.ts'
import { COUNTER, PER_THRESHOLD, thresholdOffset } from './counters.ts'
import { isOpen, openDays, openIntervals, type Slice } from './slices.ts'
import type { Observation, Tabulation } from './tabulation.ts'
import { FINE, type TimeTable } from './time-table.ts'

const C = COUNTER

/** What a tabulator has added up. */
export type Counted = { plan: Tabulation; tables: readonly TimeTable[]; cross: TimeTable; waits: Uint32Array }

/** The observation of a replication with days and intervals. */
export function fold({ plan, tables, cross, waits }: Counted): Observation {
  const rows = new Float64Array(plan.slices.length * plan.width)
  plan.slices.forEach((slice, index) => {
    const row = rows.subarray(index * plan.width, (index + 1) * plan.width)
    const byDay = slice.day !== undefined && tables.length > 1
    const table = byDay ? tables[1] : tables[0]
    const bins = byDay ? [slice.day!] : slice.interval !== undefined ? [slice.interval] : everyBin(table)
    addSlice(row, slice, { plan, table, cross, bins, crossBins: [0] })
    addOpenTime(row, slice, plan.center)
    addAnsweredToVirtual(row, plan)
  })
  return { rows, waits }
}

/** The observations of a steady-state study: one a batch, after the warm-up. */
export function observeBatches({ plan, tables, cross, waits }: Counted): Observation[] {
  const [table] = tables
  const { batches, warmUp } = plan.center.steady!
  const cut = warmUp === 'auto' ? warmUpBins(plan, table) : 0
  const size = Math.floor((table.bins - cut) / batches)
  const first = table.bins - size * batches
  return Array.from({ length: batches }, (_, batch) => {
    const bins = Array.from({ length: size }, (_, i) => first + batch * size + i)
    return foldBatch(bins, { plan, table, cross, waits })
  })
}

type Parts = { plan: Tabulation; table: TimeTable; cross: TimeTable; waits: Uint32Array }

function foldBatch(bins: number[], { plan, table, cross, waits }: Parts): Observation {
  const rows = new Float64Array(plan.slices.length * plan.width)
  plan.slices.forEach((slice, index) => {
    const row = rows.subarray(index * plan.width, (index + 1) * plan.width)
    addSlice(row, slice, { plan, table, cross, bins, crossBins: bins })
    row[C.time] = bins.length * table.length
    row[C.days] = 1
    addAnsweredToVirtual(row, plan)
  })
  const perBin = plan.center.segments.length * 2 * BINS
  const sum = new Uint32Array(perBin)
  for (const bin of bins) for (let i = 0; i < perBin; i++) sum[i] += waits[bin * perBin + i]
  return { rows, waits: sum }
}

/**
 * Bins to cut off at the start: MSER-5 (White 1997) on the mean queue per bin, the slowest of the usual outputs to
 * settle; a start from empty shows there first.
 */
function warmUpBins(plan: Tabulation, table: TimeTable): number {
  const series = everyBin(table).map(bin =>
    plan.center.segments.reduce(
      (sum, _, lane) => sum + cell(table, lane, bin)[C.queueTime] + cell(table, lane, bin)[C.busyTime],
      0,
    ),
  )
  return Math.min(mser5(series), table.bins - (table.bins / FINE) * (FINE / 2))
}

type Source = { plan: Tabulation; table: TimeTable; cross: TimeTable; bins: number[]; crossBins: number[] }

/** Callers from the lanes of the segments, agents from those of the groups. */
function addSlice(row: Float64Array, slice: Slice, { plan, table, cross, bins, crossBins }: Source): void {
  const { segments, groups } = plan.center
  if (slice.type !== undefined && slice.group !== undefined) {
    for (const bin of crossBins) addAll(row, cell(cross, slice.type * groups.length + slice.group, bin))
    return
  }
  for (const bin of bins) {
    if (slice.group === undefined)
      segments.forEach((segment, lane) => {
        if (slice.segment === undefined ? (slice.type ?? segment.type) === segment.type : slice.segment === lane)
          addAll(row, cell(table, lane, bin))
      })
    groups.forEach((_, group) => {
      const values = cell(table, segments.length + group, bin)
      if (slice.group === group) addAll(row, values)
      else if (slice.group === undefined && slice.type === undefined) {
        row[C.scheduledTime] += values[C.scheduledTime]
        row[C.overtime] += values[C.overtime]
        row[C.busyTime] += values[C.busyTime]
      }
    })
  }
}

function addAll(row: Float64Array, values: Float64Array): void {
  for (let i = 0; i < row.length; i++) row[i] += values[i]
}

function cell(table: TimeTable, lane: number, bin: number): Float64Array {
  const at = (lane * table.bins + bin) * table.width
  return table.cells.subarray(at, at + table.width)
}

function everyBin(table: TimeTable): number[] {
  return Array.from({ length: table.bins }, (_, bin) => bin)
}

function addOpenTime(row: Float64Array, { interval, day }: Slice, center: Center): void {
  const days = day === undefined ? openDays(center) : [day]
  const slots = interval === undefined ? openIntervals(center) : [interval]
  for (const d of days) for (const slot of slots) if (isOpen(center, d, slot)) row[C.time] += center.interval
  row[C.days] = interval === undefined ? 1 : days.filter(d => isOpen(center, d, interval)).length
}

/** The virtual wait of the answered is the wait they had. */
function addAnsweredToVirtual(row: Float64Array, { thresholds }: Tabulation): void {
  row[C.virtual] += row[C.answered]
  row[C.virtualWait] += row[C.waitAnswered]
  thresholds.forEach((_, k) => {
    const [answeredIn, , virtualIn] = PER_THRESHOLD.map((_, i) => thresholdOffset(k) + i)
    row[virtualIn] += row[answeredIn]
  })
}

/** Adds the observations of several batches, or of parts, into one. */
export function sumObservations(observations: readonly Observation[]): Observation {
  const [first, ...others] = observations.map(({ rows, waits }) => ({ rows: rows.slice(), waits: waits.slice() }))
  for (const { rows, waits } of others) {
    for (let i = 0; i < rows.length; i++) first.rows[i] += rows[i]
    for (let i = 0; i < waits.length; i++) first.waits[i] += waits[i]
  }
  return first
}
