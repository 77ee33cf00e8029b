// Tables of a staffing plan: need by interval, what binds, totals.
import type { Need, StaffPlan, Total } from '../../experiment/staff/plan.ts'
import { definitionOf } from '../../measures/definitions.ts'
import type { Cell, Column, Table } from '../document.ts'
import { currencyOf } from '../names.ts'
import { formatInterval } from '../numbers.ts'
import { chanceText } from '../staff.ts'
import { bindingsOf, briefOf, callsIn } from '../staff-view.ts'
import type { Lang } from '../words/lang.ts'
import { STAFF_WORDS } from '../words/staff.ts'
import { dayIn, figureOf, timeOf } from './common.ts'
import { exactly, moneyOf } from './staff-figures.ts'

const start = (head: string): Column => ({ head })
const end = (head: string): Column => ({ head, align: 'end' })

/** A row an interval of a group, all days one below another. */
export function intervalTable(plan: StaffPlan, lang: Lang): Table {
  const { heads, sections, callsNote } = STAFF_WORDS[lang]
  const { steady } = plan.run.center
  const when = steady ? [] : [start(heads.day), start(heads.interval)]
  const numbers = [end(heads.calls), end(heads.net), end(heads.gross)]
  const why = [start(heads.binding), end(heads.value), end(heads.confidence)]
  return {
    caption: sections.staffing,
    columns: [start(heads.group), ...when, ...numbers, ...why, end(heads.chance), start(heads.verdict)],
    rows: plan.needs.map(need => intervalRow(plan, need, lang)),
    note: callsNote,
  }
}

function intervalRow({ run, asked }: StaffPlan, need: Need, lang: Lang): Cell[] {
  const { center } = run
  const { group, day, slot, net, gross, binding, probability, verdict } = need
  const unit = binding && definitionOf(binding.target.measure).unit
  const why: Cell[] =
    binding && unit
      ? [
          briefOf(binding.target),
          figureOf(binding.estimate, unit, currencyOf(asked)),
          formatInterval(binding.estimate, unit),
        ]
      : ['', '', '']
  return [
    center.groups[group].name,
    ...(center.steady ? [] : [dayIn(center, day, lang), timeOf(center, slot)]),
    exactly(callsIn(run, group, need), 'calls'),
    exactly(net, 'agents'),
    exactly(gross, 'agents'),
    ...why,
    { text: chanceText(probability), value: probability, unit: 'share' },
    { verdict },
  ]
}

/** In how many intervals each target binds. */
export function bindingTable(plan: StaffPlan, lang: Lang): Table {
  const { heads, sections } = STAFF_WORDS[lang]
  return {
    caption: sections.binding,
    columns: [start(heads.binding), end(heads.intervals), end(heads.shown)],
    rows: bindingsOf(plan).map(({ target, intervals, shown }) => [
      briefOf(target),
      exactly(intervals, 'number'),
      exactly(shown, 'number'),
    ]),
  }
}

export function totalTable({ totals, run: { center }, asked }: StaffPlan, lang: Lang): Table {
  const { heads, sections, all } = STAFF_WORDS[lang]
  const counted = totals.some(({ cost }) => cost !== undefined)
  const row = ({ group, netHours, grossHours, fte, cost, peak }: Total): Cell[] => [
    group === undefined ? all : center.groups[group].name,
    exactly(peak, 'agents'),
    exactly(netHours, 'h'),
    exactly(grossHours, 'h'),
    exactly(fte, 'number'),
    ...(counted ? [moneyOf(cost ?? Number.NaN, currencyOf(asked))] : []),
  ]
  return {
    caption: sections.totals,
    columns: [
      start(heads.group),
      ...[heads.peak, heads.netHours, heads.grossHours, heads.fte, ...(counted ? [heads.cost] : [])].map(end),
    ],
    rows: totals.map(row),
  }
}
