// What a staffing study answers, in a sentence, in every language.
import type { StaffPlan, Total } from '../experiment/staff/plan.ts'
import { currencyOf } from './names.ts'
import { grouped } from './numbers.ts'
import { countOf, intervalsOf, targetsSeen } from './staff-view.ts'
import type { Lang } from './words/lang.ts'
import { STAFF_WORDS } from './words/staff.ts'

/** `31 agents at the peak, 212 hours (26.5 FTE), 6,360 € a day; all targets met in 47 of 48 intervals, 1 uncertain.` */
export function staffAnswer(plan: StaffPlan, lang: Lang): string {
  const { answer, stretch } = STAFF_WORDS[lang]
  const { steady, days } = plan.asked
  const { peak, grossHours, fte, cost } = allOf(plan)
  const figures = [
    answer.peak(peak),
    answer.hours(brief(grossHours), brief(fte)),
    ...(cost === undefined
      ? []
      : [answer.cost(amount(cost, currencyOf(plan.asked)), stretch(days, steady !== undefined))]),
  ]
  const verdicts = plan.cells.length === 0 ? answer.noTargets : verdictsIn(plan, lang)
  return `${figures.join(', ')}; ${verdicts}.`
}

/** By interval; where no target is of intervals, by target. */
function verdictsIn(plan: StaffPlan, lang: Lang): string {
  const { answer } = STAFF_WORDS[lang]
  const ofIntervals = plan.cells.some(({ slot }) => slot !== undefined)
  const counted = ofIntervals ? intervalsOf(plan) : countOf(targetsSeen(plan).map(({ verdict }) => verdict))
  const { met, missed, uncertain } = counted
  return (ofIntervals ? answer.targets : answer.wide)(met, missed, uncertain)
}

/** All groups together. */
export const allOf = ({ totals }: StaffPlan): Total => totals.find(({ group }) => group === undefined) ?? totals.at(-1)!

/** With one digit where it says anything. */
export const brief = (value: number): string => grouped(value, Math.abs(value) >= 1000 ? 0 : 1).replace(/\.0$/, '')

/** Money: nobody counts the cents of hundreds. */
export function amount(value: number, currency: string): string {
  const text = grouped(value, Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2)
  return currency === '' ? text : `${text} ${currency}`
}
