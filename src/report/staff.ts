// A staffing plan for people, in 80 columns: the answer first, then who is needed when and why, what it costs, how it was found.

import type { Need, StaffPlan, Total } from '../experiment/staff/plan.ts'
import { definitionOf } from '../measures/definitions.ts'
import { dayName, intervalName } from '../measures/names.ts'
import type { Verdict } from '../measures/verdict.ts'
import { whatWasRun } from './documents/common.ts'
import { erlangBlock } from './erlang.ts'
import { columns, short, WIDTH, widthOf, wrap } from './layout.ts'
import { currencyOf } from './names.ts'
import { formatInterval, formatValue, grouped, NONE } from './numbers.ts'
import { amount, staffAnswer } from './staff-answer.ts'
import {
  type BindingSeen,
  bindingsOf,
  briefOf,
  callsIn,
  groupsOf,
  leastSure,
  type Pattern,
  patternsOf,
  targetsSeen,
} from './staff-view.ts'
import { PLAIN, type Style } from './style.ts'
import { STAFF_WORDS } from './words/staff.ts'

const WORDS = STAFF_WORDS.en

/** Tables of days that differ, at most: the others are in the files. */
const MOST_PATTERNS = 7

/** The plan as text that ends with a line break. */
export function staffText(plan: StaffPlan, style: Style = PLAIN): string {
  const { run, whatIf } = plan
  const blocks = [
    wrap(staffAnswer(plan, 'en')).map(line => style.strong(line)),
    [
      short(plan.asked.title, WIDTH),
      whatWasRun({ run, lang: 'en' }),
      ...whatIf.flatMap(change => wrap(WORDS.whatIf(short(change, 200)))),
    ],
    targetLines(plan, style),
    ...groupsOf(plan).flatMap(group => groupBlocks(plan, group, style)),
    markLines(plan, style),
    bindingLines(plan, style),
    totalLines(plan, style),
    erlangBlock(run, { style, full: false }),
    searchLines(plan, style),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

// ── targets ────────────────────────────────────────────────────────────────────────────────────────────────────────

const SHOUTED: Readonly<Record<Verdict, string>> = { met: 'met', missed: 'MISSED', uncertain: 'UNCERTAIN' }

function targetLines(plan: StaffPlan, style: Style): string[] {
  const seen = targetsSeen(plan)
  if (seen.length === 0) return []
  const rows = seen.map(({ target, verdict, worst: { estimate } }) => {
    const { unit } = definitionOf(target.measure)
    const value = formatValue(estimate, unit, currencyOf(plan.asked))
    return [
      paintOf(style)[verdict](SHOUTED[verdict]),
      short(briefOf(target), 34),
      value,
      formatInterval(estimate, unit),
    ]
  })
  const lines = columns(rows, { align: ['left', 'left', 'right', 'left'] })
  const indent = ' '.repeat(2 + Math.max(...seen.map(({ verdict }) => SHOUTED[verdict].length)))
  const below = seen.map(each => style.faint(`${indent}${short(whereOf(plan, each), WIDTH - indent.length)}`))
  return [style.strong(WORDS.sections.targets), ...lines.flatMap((line, i) => [line, below[i]])]
}

/** For whom, in how many cells, and which decided. */
function whereOf(
  { run: { center } }: StaffPlan,
  { target: { scope }, worst, cells }: ReturnType<typeof targetsSeen>[number],
): string {
  const who = scope.type ?? scope.group
  const when = [
    ...(worst.day === undefined ? [] : [dayName(center, worst.day)]),
    ...(worst.slot === undefined || center.steady ? [] : [intervalName(center, worst.slot)]),
  ].join(' ')
  const counts = WORDS.unsure(cells.met, cells.missed, cells.uncertain)
  const isMet = cells.missed + cells.uncertain === 0
  const judged = when === '' ? WORDS.whole : `${counts}; ${WORDS.worst(when, isMet)}`
  return who === undefined ? judged : `${short(who, 24)}: ${judged}`
}

const paintOf = (style: Style) => ({ met: style.good, missed: style.bad, uncertain: style.unsure })

// ── intervals ──────────────────────────────────────────────────────────────────────────────────────────────────────

function groupBlocks(plan: StaffPlan, group: number, style: Style): string[][] {
  const patterns = patternsOf(plan, group)
  const shown = patterns.slice(0, MOST_PATTERNS)
  const rest = patterns.slice(MOST_PATTERNS).flatMap(({ days }) => days).length
  return [
    ...shown.map(pattern => [style.strong(headOf(plan, group, pattern)), ...intervalTable(plan, pattern, style)]),
    ...(rest > 0 ? [[`… and ${rest} days more: --json, --csv and --xlsx have them all`]] : []),
  ]
}

/** The group and its days: one by its date, several by their weekdays. */
function headOf({ run: { center } }: StaffPlan, group: number, { days }: Pattern): string {
  const name = short(center.groups[group].name, 40)
  if (center.steady) return name
  if (days.length === 1) return `${name}, ${dayName(center, days[0])}`
  const weekdays = [...new Set(days.map(day => dayName(center, day).slice(0, 3)))].join(', ')
  return `${name}, ${days.length} days alike: ${weekdays}`
}

/** What the marks behind intervals mean, where there are any. */
function markLines({ needs }: StaffPlan, style: Style): string[] {
  const marks = (['missed', 'uncertain'] as const).filter(word => needs.some(({ verdict }) => verdict === word))
  return marks.length === 0 ? [] : [style.faint(marks.map(word => `${MARK[word]} ${word}`).join(', '))]
}

const BINDING = 'binding target'
const MARK: Readonly<Record<Verdict, string>> = { met: '', missed: '✗', uncertain: '?' }
const ALIGN = ['left', 'right', 'right', 'right', 'left', 'right', 'left', 'right', 'left'] as const

function intervalTable(plan: StaffPlan, { needs }: Pattern, style: Style): string[] {
  const rows = (room: number) => [
    ['From', 'calls', 'net', 'gross', BINDING, 'value', '', 'chance', ''],
    ...needs.map(own => intervalRow(plan, own, { room, style })),
  ]
  const others = Math.max(...columns(rows(1), { align: ALIGN }).map(widthOf)) - widthOf(BINDING)
  const lines = columns(rows(Math.max(LEAST_TARGET, WIDTH - others)), { align: ALIGN })
  return lines.map(line => (widthOf(line) > WIDTH ? short(line, WIDTH) : line))
}

/** Room for a target, at least. */
const LEAST_TARGET = 10

type Row = { room: number; style: Style }

function intervalRow({ run, asked }: StaffPlan, own: readonly Need[], { room, style }: Row): string[] {
  const need = leastSure(own)
  const { group, slot, net, gross, binding, verdict, probability } = need
  const calls = own.reduce((sum, { day }) => sum + callsIn(run, group, { day, slot }), 0) / own.length
  const unit = binding && definitionOf(binding.target.measure).unit
  return [
    run.center.steady ? 'steady' : intervalName(run.center, slot),
    grouped(calls, calls < 100 ? 1 : 0),
    grouped(net),
    grouped(gross),
    binding ? short(briefOf(binding.target), room) : NONE,
    binding && unit ? formatValue(binding.estimate, unit, currencyOf(asked)) : '',
    binding && unit ? formatInterval(binding.estimate, unit) : '',
    chanceText(probability),
    paintOf(style)[verdict](MARK[verdict]),
  ]
}

/** Never 100 % where it is only nearly so. */
export function chanceText(probability: number): string {
  if (Number.isNaN(probability)) return NONE
  if (probability > 0.995 && probability < 1) return '>99 %'
  return probability > 0 && probability < 0.005 ? '<1 %' : `${Math.round(probability * 100)} %`
}

// ── what binds, what it costs ──────────────────────────────────────────────────────────────────────────────────────

function bindingLines(plan: StaffPlan, style: Style): string[] {
  const seen = bindingsOf(plan)
  if (seen.length === 0) return []
  const tell = ({ target, intervals, shown }: BindingSeen) =>
    wrap(WORDS.binds(short(briefOf(target), 50), intervals, shown), WIDTH - 2).map((line, i) =>
      i === 0 ? line : `  ${line}`,
    )
  return [style.strong(WORDS.sections.binding), ...seen.flatMap(tell)]
}

function totalLines({ totals, run: { center }, asked }: StaffPlan, style: Style): string[] {
  const { heads, all } = WORDS
  const told = totals.length === 2 ? totals.filter(({ group }) => group !== undefined) : totals
  const row = ({ group, netHours, grossHours, fte, cost, peak }: Total) => [
    group === undefined ? all : short(center.groups[group].name, 30),
    grouped(peak),
    grouped(netHours, 1),
    grouped(grossHours, 1),
    grouped(fte, 1),
    cost === undefined ? '' : amount(cost, currencyOf(asked)),
  ]
  const named = told.some(({ cost }) => cost !== undefined) ? heads.cost : ''
  const [head, ...lines] = columns([
    [WORDS.sections.totals, heads.peak, heads.netHours, heads.grossHours, heads.fte, named],
    ...told.map(row),
  ])
  const days = asked.days === 1 ? 'the day' : `all ${asked.days} days`
  const over = style.faint(asked.steady ? 'Hours are of one hour.' : `Hours are of ${days}; FTE by gross hours a week.`)
  return [style.strong(head), ...lines, over]
}

function searchLines({ search }: StaffPlan, style: Style): string[] {
  const { method, staffings, replications, complete, impossible } = search
  const effort = WORDS.effort(WORDS.method[method], grouped(staffings), grouped(replications))
  return [
    ...impossible.flatMap(cell => wrap(WORDS.impossible(short(cell, 300))).map(line => style.bad(line))),
    ...(complete ? [] : wrap(WORDS.incomplete).map(line => style.unsure(line))),
    ...wrap(effort).map(line => style.faint(line)),
  ]
}
