// Kinds of shift: groups that exist, breaks that fit into every length and do not meet, times on a grid.
import type { Report } from './check.ts'
import { formatHours } from './hours.ts'
import { type Path, unknownWord } from './problems.ts'
import type { Rosters, ShiftKind } from './rosters.ts'
import type { TabledScenario } from './schema.ts'
import { formatDate, formatDuration } from './units.ts'

type Rostered = TabledScenario & { rosters?: Rosters }
type At = { path: Path; report: Report }

const DAY = 86400
/** Starts, lengths and breaks are multiples of it, so that all stand on one grid. */
const GRID = 300

export function checkRosters(scenario: Rostered, report: Report): void {
  const { rosters, steady, groups } = scenario
  checkDates(scenario, report)
  if (!rosters) return
  if (steady) report(['rosters'], 'has no meaning in a steady-state study')
  const kinds = Object.entries(rosters.kinds ?? {})
  if (rosters.kinds && kinds.length === 0) report(['rosters', 'kinds'], 'needs at least one kind of shift')
  for (const [name, kind] of kinds) checkKind(kind, scenario, { path: ['rosters', 'kinds', name], report })
  for (const name of Object.keys(rosters.limits))
    checkGroup(name, groups, { path: ['rosters', 'limits', name], report })
  for (const [i, { hours }] of rosters.premiums.entries())
    for (const time of hours.filter(isOffGrid).slice(0, 1))
      report(['rosters', 'premiums', i, 'hours'], `${formatHours(hours)} must be in steps of 5 min${asWritten(time)}`)
}

/** A shift may begin the evening before the first day, when it lasts beyond midnight. */
function checkDates({ groups, start, days }: Rostered, report: Report): void {
  for (const [name, { shifts = [] }] of Object.entries(groups))
    shifts.forEach(({ dates = [], start: begin, length }, i) => {
      const first = begin + length > DAY ? start - 1 : start
      dates.forEach((date, j) => {
        if (date < first || date >= start + days)
          report(['groups', name, 'shifts', i, 'dates', j], `${formatDate(date)} is not one of the simulated days`)
      })
    })
}

const isOffGrid = (seconds: number) => seconds % GRID !== 0
const asWritten = (seconds: number) => `, not ${formatDuration(seconds)}`

function checkGroup(name: string, groups: TabledScenario['groups'], { path, report }: At): void {
  if (!Object.hasOwn(groups, name)) report(path, unknownWord('group', name, Object.keys(groups)))
}

function checkKind(kind: ShiftKind, { groups, economics }: Rostered, { path, report }: At): void {
  kind.groups?.forEach((name, i) => {
    checkGroup(name, groups, { path: [...path, 'groups', i], report })
  })
  if (kind.agentHour !== undefined && !economics) report([...path, 'agentHour'], 'needs economics')
  if (kind.starts?.some(isOffGrid)) report([...path, 'starts'], 'must be in steps of 5 min')
  for (const length of kind.length) checkLength(length, { path: [...path, 'length'], report })
  kind.breaks.forEach((pause, i) => {
    const at = { path: [...path, 'breaks', i], report }
    if (isOffGrid(pause.length)) report([...at.path, 'length'], `must be in steps of 5 min${asWritten(pause.length)}`)
    for (const length of kind.length) checkFits(pause, length, at)
  })
  checkApart(kind, { path: [...path, 'breaks'], report })
}

function checkLength(length: number, { path, report }: At): void {
  if (length > DAY) report(path, `at most 24 h, not ${formatDuration(length)}`)
  if (isOffGrid(length)) report(path, `must be in steps of 5 min${asWritten(length)}`)
}

function checkFits(pause: ShiftKind['breaks'][number], length: number, { path, report }: At): void {
  const [from, to] = stretchOf(pause, length)
  const long = `the shift of ${formatDuration(length)}`
  if (pause.within?.some(isOffGrid)) report([...path, 'within'], 'must be in steps of 5 min')
  else if (to > length) report([...path, 'within'], `is not inside ${long}`)
  else if (to - from < pause.length) report(path, `is too long for its stretch of ${long}`)
}

/** Where a break may lie, after the start of a shift of this length; the middle half unless it says so itself. */
export function stretchOf({ within }: ShiftKind['breaks'][number], length: number): [number, number] {
  const quarter = Math.floor(length / 4 / GRID) * GRID
  return within ?? [quarter, length - quarter]
}

/** Breaks in stretches apart never meet, wherever in them they are placed. */
function checkApart({ breaks, length }: ShiftKind, { path, report }: At): void {
  for (const each of length) {
    const stretches = breaks.map((pause, i) => ({ i, at: stretchOf(pause, each) })).sort((a, b) => a.at[0] - b.at[0])
    const next = stretches.find(({ at }, i) => i > 0 && at[0] < stretches[i - 1].at[1])
    if (next)
      return report([...path, next.i], 'has a stretch that overlaps that of another break: give each its own `within`')
  }
}
