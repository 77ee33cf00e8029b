// The report cut by type, group, interval and day.
import type { Run } from '../experiment/run.ts'
import { dayName, intervalName } from '../measures/names.ts'
import type { Slice } from '../measures/slices.ts'
import { stretchOf } from './names.ts'
import { has } from './parts.ts'
import type { Style } from './style.ts'
import { type Column, measureTable, type Row } from './table.ts'

const ABANDONED: Column = { measure: 'abandonment', title: 'abandoned', spread: true }
const IN_TIME: Column = { measure: 'serviceLevel', title: 'in time', spread: true }
const ANSWER: Column = { measure: 'speedOfAnswer', title: 'ASA' }

/** Where answers are asked whether they solve: none of the tables shows work without what came of it. */
const SOLVED: Column = { measure: 'resolution', title: 'solved', needs: 'resolution' }
const FIRST: Column = { measure: 'fcr', title: 'FCR', needs: 'resolution' }
const SATISFIED: Column = { measure: 'satisfaction', title: 'satisfied', needs: 'satisfaction' }
const CONTENT: Column = { measure: 'contactSatisfaction', title: 'satisfied', needs: 'satisfaction' }

export const BY_TYPE: readonly Column[] = [
  { measure: 'offered', title: 'offered' },
  ABANDONED,
  IN_TIME,
  ANSWER,
  FIRST,
  SATISFIED,
  { measure: 'patienceImplied', title: 'patience' },
  { measure: 'redials', title: 'redials' },
  { measure: 'lost', title: 'lost' },
]

export const BY_GROUP: readonly Column[] = [
  { measure: 'answered', title: 'answered' },
  ANSWER,
  { measure: 'handleTime', title: 'handle time' },
  { measure: 'occupancy', title: 'occupancy', spread: true },
  SOLVED,
  CONTENT,
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
  FIRST,
  { measure: 'lost', title: 'lost' },
]

export const BY_DAY: readonly Column[] = [
  { measure: 'offered', title: 'offered' },
  ABANDONED,
  IN_TIME,
  ANSWER,
  FIRST,
  SATISFIED,
  { measure: 'redials', title: 'redials' },
  { measure: 'lost', title: 'lost' },
]

export const OF_POPULATION: readonly Column[] = [
  { measure: 'customersBefore', title: 'start' },
  { measure: 'newCustomers', title: 'new' },
  { measure: 'customersGone', title: 'gone' },
  { measure: 'customersAfter', title: 'end' },
  { measure: 'churn', title: 'churn', spread: true },
  { measure: 'costPerSolvedCase', title: 'cost a case', needs: 'money' },
]

/** Days shown of a run longer than this, unless all are asked for. */
const MOST_DAYS = 14
const SOME_DAYS = 7
/** Columns of `Sun 2026-03-01`. */
const A_DAY = 14

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
  const shown = folded(days, full)
  return [
    ...measureTable(run, { head: 'Day', rows: shown, asked: BY_DAY, least: A_DAY }, style),
    ...rest(days, shown, style),
  ]
}

const folded = (days: readonly Row[], full: boolean) =>
  full || days.length <= MOST_DAYS ? days : days.slice(0, SOME_DAYS)

function rest(days: readonly Row[], shown: readonly Row[], style: Style): string[] {
  const more = days.length - shown.length
  return more === 0 ? [] : [style.faint(`… and ${more} days more: --full shows them`)]
}

/** Who joins and who leaves, day by day and in all. */
export function population(run: Run, { style, full }: Cutting): string[] {
  if (!has(run, 'customers') || run.scenario.steady) return []
  const days = rowsOf(run, ['day'], slice => dayName(run.center, slice.day!))
  const shown = days.length > 1 ? folded(days, full) : []
  const all = { name: stretchOf(run.scenario), slice: run.plan.slices[0] }
  const table = measureTable(
    run,
    { head: 'Customers', rows: [...shown, all], asked: OF_POPULATION, least: A_DAY },
    style,
  )
  return [...table, ...(shown.length > 0 ? rest(days, shown, style) : [])]
}
