// What a schedule says when it is read along its shifts and intervals.
import type { Coverage, Schedule, ShiftLine } from '../experiment/schedule/plan.ts'
import { currencyOf } from './names.ts'
import { formatClock } from './schedule-clock.ts'
import { amount, brief } from './staff-answer.ts'
import { countOf } from './staff-view.ts'
import { COMMON } from './words/common.ts'
import type { Lang } from './words/lang.ts'
import { SCHEDULE_WORDS } from './words/schedule.ts'

/** `26 shifts of 3 kinds, 208 paid hours, 6,240 € (least possible 6,105 €); all 2 targets met.` */
export function scheduleAnswer(schedule: Schedule, lang: Lang): string {
  const { answer } = SCHEDULE_WORDS[lang]
  const { met, missed, uncertain } = countOf(schedule.run.targets.map(({ verdict }) => verdict))
  if (schedule.solver.status === 'infeasible') return `${answer.infeasible}.`
  const kinds = new Set(schedule.shifts.map(({ group, kind }) => `${group} ${kind}`)).size
  const figures = [
    answer.people(brief(schedule.people), kinds),
    answer.hours(brief(schedule.paidHours)),
    ...(schedule.costUnit === 'money' ? [answer.cost(costText(schedule, schedule.cost, lang))] : []),
  ]
  const least = answer.least(costText(schedule, schedule.leastCost, lang))
  return `${figures.join(', ')} (${least}); ${answer.targets(met, missed, uncertain)}.`
}

/** Money, or paid hours where money is not counted. */
export function costText({ costUnit, scheduled }: Schedule, value: number, lang: Lang): string {
  return costUnit === 'money' ? amount(value, currencyOf(scheduled)) : `${brief(value)} ${COMMON[lang].scaled.h}`
}

/** Agent-hours scheduled above need, and missing below it. */
export function hoursOff({ coverage, run: { center } }: Schedule): { over: number; under: number } {
  const hours = center.interval / 3600
  const sum = (of: (line: Coverage) => number) =>
    coverage.reduce((total, line) => total + Math.max(0, of(line)) * hours, 0)
  return { over: sum(differenceOf), under: sum(line => -differenceOf(line)) }
}

export const differenceOf = ({ scheduled, need }: Coverage): number => scheduled - need

/** Groups by index, in order of the coverage. */
export const groupsCovered = ({ coverage }: Schedule): number[] => [...new Set(coverage.map(({ group }) => group))]

/** By group, day and start. */
export const inOrder = (shifts: readonly ShiftLine[]): ShiftLine[] =>
  shifts.toSorted((a, b) => a.group - b.group || a.day - b.day || a.start - b.start || a.length - b.length)

/** `10:00–10:15, 12:30–13:00` */
export const breaksText = ({ breaks }: ShiftLine): string =>
  breaks.map(({ start, length }) => `${formatClock(start)}–${formatClock(start + length)}`).join(', ')
