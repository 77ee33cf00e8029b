// The report cut by type, group, interval and day.
import type { Run } from '../experiment/run.ts'
import type { Slice } from '../measures/slices.ts'
import { dayName, intervalName } from './names.ts'
import type { Style } from './style.ts'
import { type Column, measureTable, type Row } from './table.ts'

const ABANDONED: Column = { measure: 'abandonment', title: 'abandoned', spread: true }
const IN_TIME: Column = { measure: 'serviceLevel', title: 'in time', spread: true }
const ANSWER: Column = { measure: 'speedOfAnswer', title: 'ASA' }

const BY_TYPE: readonly Column[] = [
  { measure: 'offered', title: 'offered' },
  ABANDONED,
  IN_TIME,
  ANSWER,
  { measure: 'patienceImplied', title: 'patience' },
  { measure: 'redials', title: 'redials' },
  { measure: 'lost', title: 'lost' },
]

const BY_GROUP: readonly Column[] = [
  { measure: 'answered', title: 'answered' },
  ANSWER,
  { measure: 'handleTime', title: 'handle time' },
  { measure: 'occupancy', title: 'occupancy', spread: true },
  { measure: 'agentsScheduled', title: 'agents' },
  { measure: 'overtime', title: 'overtime' },
]

const BY_INTERVAL: readonly Column[] = [
  { measure: 'offered', title: 'offered' },
  ABANDONED,
  IN_TIME,
  ANSWER,
  { measure: 'agentsScheduled', title: 'agents' },
  { measure: 'occupancy', title: 'busy' },
  { measure: 'lost', title: 'lost' },
]

const BY_DAY: readonly Column[] = [
  { measure: 'offered', title: 'offered' },
  ABANDONED,
  IN_TIME,
  ANSWER,
  { measure: 'redials', title: 'redials' },
  { measure: 'lost', title: 'lost' },
]

/** Days shown of a run longer than this, unless all are asked for. */
const MOST_DAYS = 14
const SOME_DAYS = 7

export type Cutting = { style: Style; full: boolean }

/** A block of lines for each cut that has more than one part. */
export function cuts(run: Run, { style, full }: Cutting): string[][] {
  const { center } = run
  const types = rowsOf(run, ['type', 'segment'], slice =>
    slice.segment === undefined ? center.types[slice.type!].name : `  ${center.segments[slice.segment].name}`,
  )
  const groups = rowsOf(run, ['group'], slice => center.groups[slice.group!].name)
  const intervals = rowsOf(run, ['interval'], slice => intervalName(center, slice.interval!))
  const days = rowsOf(run, ['day'], slice => dayName(center, slice.day!))
  const blocks: string[][] = []
  if (types.length > 1)
    blocks.push(measureTable(run, { head: 'Call type', rows: byType(types), asked: BY_TYPE }, style))
  if (groups.length > 1) blocks.push(measureTable(run, { head: 'Group', rows: groups, asked: BY_GROUP }, style))
  if (intervals.length > 1)
    blocks.push(measureTable(run, { head: intervalHead(run), rows: intervals, asked: BY_INTERVAL }, style))
  if (days.length > 1) blocks.push(dayTable(run, days, { style, full }))
  return blocks
}

const intervalHead = ({ center }: Run) => (center.days.length > 1 ? 'Interval, mean day' : 'Interval')

function rowsOf({ plan }: Run, axes: readonly Slice['axis'][], name: (slice: Slice) => string): Row[] {
  return plan.slices.filter(({ axis }) => axes.includes(axis)).map(slice => ({ name: name(slice), slice }))
}

/** Segments below the type they are of. */
function byType(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.slice.type! - b.slice.type! || (a.slice.segment ?? -1) - (b.slice.segment ?? -1))
}

function dayTable(run: Run, days: readonly Row[], { style, full }: Cutting): string[] {
  const shown = full || days.length <= MOST_DAYS ? days : days.slice(0, SOME_DAYS)
  const table = measureTable(run, { head: 'Day', rows: shown, asked: BY_DAY }, style)
  if (shown.length === days.length) return table
  return [...table, style.faint(`… and ${days.length - SOME_DAYS} days more: --full shows them`)]
}
