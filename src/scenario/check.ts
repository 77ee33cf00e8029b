// What the schema alone cannot see: fields that must agree with one another. After this a scenario is trusted.

import { callsOfCustomers, checkCustomers, checkPerCustomer } from './check-customers.ts'
import { checkGroups } from './check-groups.ts'
import { checkInterventions } from './check-interventions.ts'
import { checkJourney } from './check-journey.ts'
import { atOnce, checkLaw, checkPatiences, checkResponse, exactlyOne } from './check-laws.ts'
import { checkRosters } from './check-rosters.ts'
import type { Moment, Table } from './fields.ts'
import {
  figuresIn,
  figuresOf,
  formatHours,
  hoursOfKey,
  hoursOfWeekday,
  intervalsIn,
  openingHours,
  openWeekdays,
  secondsTo,
  type Timetable,
} from './hours.ts'
import { type Fields, isFields } from './places.ts'
import { type Path, quote, unknownWord } from './problems.ts'
import type { CallType, ScenarioLaw, TabledScenario } from './schema.ts'
import { formatDate, formatDuration, parseDate, WEEKDAYS, weekdayOf } from './units.ts'

export type Report = (path: Path, message: string) => void

const MOST_CALLS_PER_HOUR = 1e7
const MOST_CALLS = 1e8
const MOST_AGENTS = 1e6

/** Reports everything in a scenario that does not agree; `written` is the same scenario as people wrote it. */
export function check(scenario: TabledScenario, written: Fields, report: Report): void {
  const hoursFit = checkTime(scenario, written, report)
  const names = Object.keys(scenario.types)
  if (names.length === 0) report(['types'], 'needs at least one call type')
  if (Object.keys(scenario.groups).length === 0) report(['groups'], 'needs at least one agent group')
  for (const name of names) checkType(scenario, name, { report, hoursFit })
  checkBusyness(scenario, report)
  checkServed(scenario, report)
  checkGroups(scenario, {
    report,
    checkStaffing: (table, path) => checkStaffing(table, path, { scenario, report, hoursFit }),
  })
  checkRosters(scenario, report)
  checkJourney(scenario, report)
  checkCustomers(scenario, written, report)
  checkInterventions(scenario, {
    report,
    checkMoment: (moment, path) => checkMoment(scenario, moment, { path, report }),
  })
  everyLaw(scenario, [], (law, path) => checkLaw(law, path, report))
}

/** Names in `serves` that are no call types; works on whatever was written, even where the rest is wrong. */
export function checkServes(written: Fields, report: Report): void {
  const known = isFields(written.types) ? Object.keys(written.types) : []
  const types = new Set(known)
  for (const [name, group] of Object.entries(isFields(written.groups) ? written.groups : {})) {
    const serves = isFields(group) ? group.serves : undefined
    const path = ['groups', name, 'serves']
    const listed = Array.isArray(serves) ? serves : isFields(serves) ? Object.keys(serves) : []
    const seen = new Set<string>()
    for (const [i, type] of listed.entries()) {
      if (typeof type !== 'string' || type === '') continue
      const here = [...path, Array.isArray(serves) ? i : type]
      if (!types.has(type)) report(here, unknownWord('call type', type, known))
      if (seen.has(type)) report(here, `names ${quote(type)} a second time`)
      seen.add(type)
    }
  }
}

// ── time ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const NOT_STEADY = ['start', 'days', 'open', 'interval', 'closing']

/** @returns whether opening hours and interval fit, so that lists of figures can be counted against them. */
function checkTime(scenario: TabledScenario, written: Fields, report: Report): boolean {
  const { steady } = scenario
  if (steady) {
    for (const name of NOT_STEADY)
      if (Object.hasOwn(written, name)) report([name], 'has no meaning in a steady-state study')
    if (steady.warmUp !== 'auto' && steady.warmUp >= steady.length)
      report(['steady', 'warmUp'], `must be shorter than the length, ${formatDuration(steady.length)}`)
    return true
  }
  if (openWeekdays(scenario).length === 0) report(['open'], 'is closed on every simulated day')
  return checkInterval(scenario, report)
}

function checkInterval(timetable: Timetable, report: Report): boolean {
  const { interval, open } = timetable
  if (interval < 60 || !Number.isInteger(86400 / interval)) {
    report(['interval'], `must be at least 1 min and divide a day, not ${formatDuration(interval)}`)
    return false
  }
  const hours = Array.isArray(open) ? [{ path: ['open'], range: open }] : []
  for (const [day, range] of Object.entries(Array.isArray(open) ? {} : open)) hours.push({ path: ['open', day], range })
  const off = hours.filter(({ range }) => range.some(time => time % interval !== 0))
  for (const { path, range } of off)
    report(path, `${formatHours(range)} does not begin and end with an interval of ${formatDuration(interval)}`)
  return off.length === 0
}

/** A factor that several types share has one shape. */
function checkBusyness({ types }: TabledScenario, report: Report): void {
  const shared = Object.entries(types).filter(([, { arrivals }]) => arrivals.busyness?.shared)
  const [first] = shared
  for (const [name, { arrivals }] of Object.entries(types))
    if (arrivals.busyness && arrivals.trace)
      report(['types', name, 'arrivals', 'busyness'], 'has no effect on a trace, whose calls are given')
  for (const [name, { arrivals }] of shared.slice(1))
    if (arrivals.busyness!.shape !== first[1].arrivals.busyness!.shape)
      report(
        ['types', name, 'arrivals', 'busyness', 'shape'],
        `is shared with ${quote(first[0])}, whose shape is ${first[1].arrivals.busyness!.shape}: one factor has one shape`,
      )
}

// ── types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Around = { report: Report; hoursFit: boolean }

function checkType(scenario: TabledScenario, name: string, { report, hoursFit }: Around): void {
  const type = scenario.types[name]
  const path = ['types', name]
  if (name.trim() === '') report(path, 'needs a name')
  checkArrivals(scenario, name, { report, hoursFit })
  checkPatiences(type, path, report)
  checkPattern(scenario, name, { report, hoursFit })
  if (type.handle.load) {
    const { when, measure, response } = type.handle.load
    checkResponse(response, [...path, 'handle', 'load', 'response'], report)
    if (when === 'during' && measure === 'anticipatedWait')
      report([...path, 'handle', 'load', 'measure'], 'anticipatedWait cannot act during a call; use when: start')
  }
  checkRedial(type, path, report)
}

const MOST_FACTOR = 1000

function checkPattern(scenario: TabledScenario, name: string, { report, hoursFit }: Around): void {
  const { pattern } = scenario.types[name].handle
  const path = ['types', name, 'handle', 'pattern']
  if (pattern === undefined) return
  if (scenario.steady) report(path, 'has no meaning in a steady-state study; use factor')
  else checkTable(pattern, path, { scenario, report, hoursFit, most: MOST_FACTOR })
  eachFigure(pattern, path, (figure, here) => {
    if (figure <= 0) report(here, `a factor of the handle time must be greater than 0, not ${figure}`)
  })
}

function checkArrivals(scenario: TabledScenario, name: string, { report, hoursFit }: Around): void {
  const { arrivals } = scenario.types[name]
  const path = ['types', name, 'arrivals']
  if (arrivals.perCustomer !== undefined) checkPerCustomer(scenario, name, report)
  else exactlyOne(arrivals, ['perHour', 'perInterval', 'trace', 'perCustomer'], { path, report })
  if (arrivals.trace && arrivals.factor !== 1)
    report([...path, 'factor'], 'has no effect on a trace, whose calls are given')
  checkTotal(scenario, name, report)
  if (scenario.steady) {
    checkSteadyArrivals(arrivals, path, report)
    return
  }
  const perHour = { scenario, report, hoursFit, most: MOST_CALLS_PER_HOUR }
  const perInterval = { ...perHour, most: (MOST_CALLS_PER_HOUR * scenario.interval) / 3600 }
  if (arrivals.perHour !== undefined) checkTable(arrivals.perHour, [...path, 'perHour'], perHour)
  if (arrivals.perInterval !== undefined) checkTable(arrivals.perInterval, [...path, 'perInterval'], perInterval)
  for (const [i, moment] of (arrivals.trace ?? []).entries())
    checkMoment(scenario, moment, { path: [...path, 'trace', i], report })
  for (const [i, { at }] of arrivals.bursts.entries())
    checkMoment(scenario, at, { path: [...path, 'bursts', i, 'at'], report })
}

function checkSteadyArrivals(arrivals: CallType['arrivals'], path: Path, report: Report): void {
  for (const name of ['perInterval', 'trace'] as const)
    if (arrivals[name] !== undefined) report([...path, name], 'has no meaning in a steady-state study; give perHour')
  if (arrivals.bursts.length > 0) report([...path, 'bursts'], 'has no meaning in a steady-state study')
  if (arrivals.perHour !== undefined && typeof arrivals.perHour !== 'number')
    report([...path, 'perHour'], 'a steady-state study takes one number')
  else if ((arrivals.perHour ?? 0) > MOST_CALLS_PER_HOUR)
    report([...path, 'perHour'], `must be at most ${MOST_CALLS_PER_HOUR.toLocaleString('en')}`)
}

// A replication that would not end in a day's patience, or not fit in memory, is refused.
function checkTotal(scenario: TabledScenario, name: string, report: Report): void {
  const { arrivals } = scenario.types[name]
  const bursts = arrivals.bursts.reduce((sum, burst) => sum + burst.calls, 0)
  const others =
    arrivals.perCustomer === undefined
      ? callsByTable(scenario, arrivals)
      : callsOfCustomers(scenario, arrivals.perCustomer)
  if (others + bursts > MOST_CALLS)
    report(
      ['types', name, 'arrivals'],
      `more than ${MOST_CALLS.toLocaleString('en')} calls in one replication: simulate fewer days or calls`,
    )
}

/** Not fewer calls than a table gives: every hour and day is taken for the fullest. */
function callsByTable(scenario: TabledScenario, { perHour, perInterval }: CallType['arrivals']): number {
  const hours = scenario.steady ? scenario.steady.length / 3600 : scenario.days * 24
  const scale = perHour === undefined ? 3600 / scenario.interval : 1
  const average = figuresIn(perHour ?? perInterval ?? 0).reduce((most, list) => Math.max(most, mean(list)), 0)
  return average * scale * hours
}

const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / Math.max(list.length, 1)

function checkMoment(scenario: TabledScenario, moment: Moment, { path, report }: { path: Path; report: Report }): void {
  const seconds = secondsTo(moment, scenario)
  if (seconds >= 0 && seconds < scenario.days * 86400) return
  const last = formatDate(scenario.start + scenario.days - 1)
  const on = formatDate(moment.day ?? scenario.start)
  report(path, `${on} is not one of the simulated days, ${formatDate(scenario.start)} to ${last}`)
}

function checkRedial({ redial }: CallType, path: Path, report: Report): void {
  if (redial?.attempts !== 'unlimited') return
  if (atOnce(redial.sameDay)) report([...path, 'redial', 'sameDay'], 'must be at least 1 s when attempts are unlimited')
}

function checkServed({ types, groups }: TabledScenario, report: Report): void {
  const served = new Set(Object.values(groups).flatMap(group => Object.keys(group.serves)))
  for (const name of Object.keys(types)) if (!served.has(name)) report(['types', name], 'is served by no group')
}

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type TableContext = { scenario: TabledScenario; report: Report; hoursFit: boolean; most?: number }

function checkStaffing(table: Table, path: Path, context: TableContext): void {
  checkTable(table, path, { ...context, most: MOST_AGENTS })
  eachFigure(table, path, (figure, here) => {
    if (!Number.isInteger(figure)) context.report(here, `agents must be a whole number, not ${figure}`)
  })
}

function checkTable(table: Table, path: Path, context: TableContext): void {
  const { scenario, report, hoursFit, most = Number.POSITIVE_INFINITY } = context
  eachFigure(table, path, (figure, here) => {
    if (figure > most) report(here, `must be at most ${most.toLocaleString('en')}, not ${figure}`)
  })
  if (scenario.steady) {
    if (typeof table !== 'number') report(path, 'a steady-state study takes one number')
    return
  }
  if (hoursFit) checkCounts(table, path, context)
  checkCovered(table, path, context)
}

function eachFigure(table: Table, path: Path, see: (figure: number, path: Path) => void): void {
  if (typeof table === 'number') see(table, path)
  else if (Array.isArray(table)) for (const [i, figure] of table.entries()) see(figure, [...path, i])
  else for (const [day, figures] of Object.entries(table)) eachFigure(figures, [...path, day], see)
}

/** A list has one figure per interval of the opening hours of every day it is for. */
function checkCounts(table: Table, path: Path, { scenario, report }: TableContext): void {
  if (typeof table === 'number') return
  const days = Array.isArray(table)
    ? openWeekdays(scenario).map(weekday => ({ figures: table, path, hours: hoursOfWeekday(scenario, weekday) }))
    : Object.entries(table).map(([day, figures]) => ({
        figures,
        path: [...path, day],
        hours: hoursOfKey(scenario, day),
      }))
  for (const { figures, path, hours } of days) {
    if (!Array.isArray(figures) || figures.length === 0 || !hours) continue
    const count = intervalsIn(scenario, hours)
    const expected = `${count} intervals of ${formatDuration(scenario.interval)} in ${formatHours(hours)}`
    if (figures.length !== count)
      report(path, `${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}, but ${expected}`)
  }
}

/** Every simulated day on which the center is open has figures. */
function checkCovered(table: Table, path: Path, { scenario, report }: TableContext): void {
  if (typeof table === 'number' || Array.isArray(table) || Object.keys(table).length === 0) return
  const missing = new Set<string>()
  const weekdays = Object.keys(table).some(key => parseDate(key) === undefined)
  for (let day = 0; day < scenario.days && missing.size < 7; day++) {
    if (!openingHours(scenario, day) || figuresOf(table, scenario, day) !== undefined) continue
    const date = scenario.start + day
    missing.add(weekdays ? WEEKDAYS[weekdayOf(date)] : formatDate(date))
  }
  if (missing.size > 0) report(path, `no figures for ${[...missing].join(', ')}, when the center is open`)
}

function everyLaw(value: unknown, path: Path, see: (law: ScenarioLaw, path: Path) => void): void {
  if (typeof value !== 'object' || value === null) return
  if ('law' in value && typeof value.law === 'string') see(value as ScenarioLaw, path)
  for (const [name, part] of Object.entries(value))
    everyLaw(part, [...path, Array.isArray(value) ? Number(name) : name], see)
}
