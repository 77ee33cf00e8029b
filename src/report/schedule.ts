// A schedule for people, in 80 columns: the answer first, then who works when, how it covers the need, what it costs.

import type { Coverage, Schedule, ShiftLine } from '../experiment/schedule/plan.ts'
import { dayName, intervalName } from '../measures/names.ts'
import { whatWasRun } from './documents/common.ts'
import { erlangBlock } from './erlang.ts'
import { columns, short, WIDTH, wrap } from './layout.ts'
import { grouped } from './numbers.ts'
import { formatClock } from './schedule-clock.ts'
import {
  breaksText,
  costText,
  differenceOf,
  groupsCovered,
  hoursOff,
  inOrder,
  scheduleAnswer,
} from './schedule-view.ts'
import { brief } from './staff-answer.ts'
import { PLAIN, type Style } from './style.ts'
import { targets } from './targets.ts'
import { SCHEDULE_WORDS } from './words/schedule.ts'

const WORDS = SCHEDULE_WORDS.en

/** Days that are told one by one, at most: the others are in the files. */
const MOST_DAYS = 7

/** The schedule as text that ends with a line break. */
export function scheduleText(schedule: Schedule, style: Style = PLAIN): string {
  const { run, scheduled } = schedule
  const blocks = [
    wrap(scheduleAnswer(schedule, 'en')).map(line => style.strong(line)),
    [short(scheduled.title, WIDTH), whatWasRun({ run, lang: 'en' })],
    targets(run, style),
    ...groupsCovered(schedule).flatMap(group => groupBlocks(schedule, group, style)),
    costLines(schedule, style),
    erlangBlock(schedule.run, { style, full: false }),
    remarkLines(schedule, style),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

// ── shifts and coverage ────────────────────────────────────────────────────────────────────────────────────────────

function groupBlocks(schedule: Schedule, group: number, style: Style): string[][] {
  const { center } = schedule.run
  const days = daysOf(schedule, group)
  const blocks = days.slice(0, MOST_DAYS).flatMap(day => {
    const isThat = (line: { group: number; day: number }) => line.group === group && line.day === day
    const head = `${short(center.groups[group].name, 40)}, ${dayName(center, day)}`
    const shifts = inOrder(schedule.shifts).filter(isThat)
    const covered = schedule.coverage.filter(isThat)
    return [[style.strong(head), ...shiftTable(shifts)], covered.length > 0 ? coverTable(schedule, covered, style) : []]
  })
  const rest = days.length - MOST_DAYS
  return rest > 0 ? [...blocks, [`… and ${rest} days more: --json, --csv and --xlsx have them all`]] : blocks
}

/** Days on which anybody works or is needed; a night shift may begin the evening before the first. */
function daysOf({ coverage, shifts }: Schedule, group: number): number[] {
  const own = [...coverage, ...shifts].filter(line => line.group === group)
  return [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b)
}

function shiftTable(shifts: readonly ShiftLine[]): string[] {
  if (shifts.length === 0) return ['nobody']
  const rows = shifts.map(shift => [
    formatClock(shift.start),
    formatClock(shift.start + shift.length),
    short(shift.kind, 20),
    grouped(shift.people),
    short(breaksText(shift), 35),
  ])
  return columns([['Start', 'end', 'shift', 'people', 'breaks'], ...rows], {
    align: ['left', 'left', 'left', 'right', 'left'],
  })
}

function coverTable({ run: { center } }: Schedule, lines: readonly Coverage[], style: Style): string[] {
  const rows = lines.map(line => {
    const difference = differenceOf(line)
    const text = difference > 0 ? `+${grouped(difference)}` : difference === 0 ? '' : style.bad(grouped(difference))
    return [intervalName(center, line.slot), grouped(line.need), grouped(line.scheduled), text]
  })
  const [head, ...table] = columns([['Interval', 'need', 'scheduled', 'difference'], ...rows])
  return [head, ...table]
}

// ── cost ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function costLines(schedule: Schedule, style: Style): string[] {
  const { cost, leastCost, paidHours, solver } = schedule
  const { heads, sections } = WORDS
  const { over, under } = hoursOff(schedule)
  const rows = [
    [heads.cost, costText(schedule, cost, 'en')],
    [heads.least, costText(schedule, leastCost, 'en')],
    [heads.above, percentText(aboveLeast(schedule))],
    [heads.gap, `${percentText(solver.gap)}, ${WORDS.solver[solver.status]}`],
    [heads.paid, brief(paidHours)],
    [heads.over, brief(over)],
    [heads.under, brief(under)],
  ]
  return [style.strong(sections.cost), ...columns(rows, { align: ['left', 'left'] })]
}

/** Share of the least possible cost. */
export const aboveLeast = ({ cost, leastCost }: Pick<Schedule, 'cost' | 'leastCost'>): number =>
  leastCost > 0 ? cost / leastCost - 1 : Number.NaN

export const percentText = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '–')

function remarkLines({ impossible, complete, repairs }: Schedule, style: Style): string[] {
  return [
    ...impossible.flatMap(what => wrap(WORDS.impossible(short(what, 300))).map(line => style.bad(line))),
    ...(complete ? [] : wrap(WORDS.incomplete).map(line => style.unsure(line))),
    ...wrap(WORDS.repaired(repairs)).map(line => style.faint(line)),
  ]
}
