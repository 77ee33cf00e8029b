// A staffing plan as a report: how many people, whether the targets hold, when and why, what it costs, how it was found.

import { erlangBeside } from '../../experiment/erlang.ts'
import type { Run } from '../../experiment/run.ts'
import type { StaffPlan } from '../../experiment/staff/plan.ts'
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import type { Block, Fact, Figure, Report, Section, VerdictItem } from '../document.ts'
import { currencyOf } from '../names.ts'
import { formatInterval, grouped } from '../numbers.ts'
import { allOf, staffAnswer } from '../staff-answer.ts'
import { bindingsOf, type TargetSeen, targetsSeen } from '../staff-view.ts'
import type { Lang } from '../words/lang.ts'
import { STAFF_WORDS } from '../words/staff.ts'
import { inSentence } from '../words/units.ts'
import {
  dayIn,
  definitionsSection,
  factOf,
  figureOf,
  manifestOf,
  type Origin,
  tableBlock,
  timeOf,
  whatWasRun,
} from './common.ts'
import { inItsLanguage } from './language.ts'
import { erlangPart } from './run-erlang.ts'
import { achievedCharts, needCharts } from './staff-charts.ts'
import { exactly, moneyOf } from './staff-figures.ts'
import { patternBlocks } from './staff-heatmaps.ts'
import { bindingTable, intervalTable, totalTable } from './staff-tables.ts'

/** Rows of the tables that a plan is made for: a day is open. */
export const MOST_OPEN = 48

/** Told of the customers beside the staff. */
export const SHOWN: readonly MeasureId[] = [
  'serviceLevel',
  'abandonment',
  'speedOfAnswer',
  'callerAbandonment',
  'lost',
  'occupancy',
]

/** @param origin what the plan follows from, and the language to tell it in */
export function staffDocument(plan: StaffPlan, origin: Origin): Report {
  const { lang } = origin
  return inItsLanguage({
    lang,
    title: plan.asked.title,
    subtitle: whatWasRun({ run: plan.run, lang }),
    answer: staffAnswer(plan, lang),
    sections: staffSections(plan, lang),
    manifest: staffManifest(plan, origin),
  })
}

/** The sections of a staffing plan, in order. */
export function staffSections(plan: StaffPlan, lang: Lang): Section[] {
  const { sections, sheets } = STAFF_WORDS[lang]
  const section = (id: keyof typeof sections, blocks: readonly Block[], sheet?: string): Section[] =>
    blocks.length === 0 ? [] : [{ id, title: sections[id], blocks, ...(sheet === undefined ? {} : { sheet }) }]
  const binding: Block[] = bindingsOf(plan).length === 0 ? [] : [{ kind: 'table', table: bindingTable(plan, lang) }]
  return [
    ...section('answer', [...glance(plan, lang), ...remarks(plan, lang)]),
    ...section('targets', targetBlocks(plan, lang)),
    ...section('need', needCharts(plan, lang)),
    ...section('achieved', achievedCharts(plan, lang)),
    ...section('pattern', patternBlocks(plan, lang)),
    ...section('staffing', [tableBlock(intervalTable(plan, lang), MOST_OPEN)], sheets.staffing),
    ...section('binding', binding),
    ...section('totals', [{ kind: 'table', table: totalTable(plan, lang) }], sheets.totals),
    ...erlangSection(plan.run, lang),
    definitionsOf(plan.run, lang),
  ]
}

/** Erlang's formulas beside a plan that was simulated. */
export function erlangSection(run: StaffPlan['run'], lang: Lang): Section[] {
  const part = erlangPart({ run, lang }, erlangBeside(run))
  return part ? [part.section] : []
}

// ── at a glance ────────────────────────────────────────────────────────────────────────────────────────────────────

function glance(plan: StaffPlan, lang: Lang): Block[] {
  const { staff, customers } = STAFF_WORDS[lang]
  const told = { run: plan.run, lang }
  return [
    {
      kind: 'facts',
      columns: [
        { title: staff, facts: staffFacts(plan, lang) },
        { title: customers, facts: SHOWN.map(measure => factOf(told, measure)) },
      ],
    },
  ]
}

function staffFacts(plan: StaffPlan, lang: Lang): Fact[] {
  const { heads } = STAFF_WORDS[lang]
  const { peak, netHours, grossHours, fte, cost } = allOf(plan)
  const fact = (name: string, figure: Figure): Fact => ({ name, figure, interval: '' })
  return [
    fact(heads.peak, exactly(peak, 'agents')),
    fact(heads.netHours, exactly(netHours, 'h')),
    fact(heads.grossHours, exactly(grossHours, 'h')),
    fact(heads.fte, exactly(fte, 'number')),
    ...(cost === undefined ? [] : [fact(heads.cost, moneyOf(cost, currencyOf(plan.asked)))]),
  ]
}

/** What one has to know before one uses the plan. */
function remarks({ whatIf, search }: StaffPlan, lang: Lang): Block[] {
  const words = STAFF_WORDS[lang]
  const { method, staffings, replications, complete, impossible } = search
  const effort = words.effort(words.method[method], grouped(staffings), grouped(replications))
  return [
    ...(whatIf.length === 0 ? [] : [text(words.whatIf(whatIf.map(each => inSentence(each, lang)).join(', ')))]),
    ...impossible.map(cell => text(words.impossible(inSentence(cell, lang)))),
    ...(complete ? [] : [text(words.incomplete)]),
    { kind: 'text', tone: 'note', text: effort },
  ]
}

const text = (words: string): Block => ({ kind: 'text', text: words })

// ── targets ────────────────────────────────────────────────────────────────────────────────────────────────────────

function targetBlocks(plan: StaffPlan, lang: Lang): Block[] {
  const items = targetsSeen(plan).map(seen => verdictItem(plan, seen, lang))
  return items.length === 0 ? [] : [{ kind: 'verdicts', items }]
}

function verdictItem({ run, asked }: StaffPlan, seen: TargetSeen, lang: Lang): VerdictItem {
  const { target, verdict, worst } = seen
  const { unit } = definitionOf(target.measure)
  return {
    verdict,
    target: target.text,
    where: whereOf(run, seen, lang),
    figure: figureOf(worst.estimate, unit, currencyOf(asked)),
    interval: formatInterval(worst.estimate, unit),
  }
}

function whereOf({ center }: Run, { target, worst: { day, slot }, cells }: TargetSeen, lang: Lang): string {
  const words = STAFF_WORDS[lang]
  const who = target.scope.type ?? target.scope.group
  const when = [
    ...(day === undefined ? [] : [dayIn(center, day, lang)]),
    ...(slot === undefined || center.steady ? [] : [timeOf(center, slot).time]),
  ].join(' ')
  const isMet = cells.missed + cells.uncertain === 0
  const judged =
    when === '' ? words.whole : `${words.unsure(cells.met, cells.missed, cells.uncertain)}; ${words.worst(when, isMet)}`
  return who === undefined ? judged : `${who}: ${judged}`
}

// ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The measures that are shown, and the words of staffing. */
function definitionsOf(run: Run, lang: Lang): Section {
  const section = definitionsSection({ run, lang }, [{ measures: SHOWN, section: { id: '', title: '', blocks: [] } }])
  const own: Block = { kind: 'definitions', items: STAFF_WORDS[lang].definitions }
  return { ...section, blocks: [own, ...section.blocks] }
}

export function staffManifest(plan: StaffPlan, origin: Origin): Report['manifest'] {
  const { made } = STAFF_WORDS[origin.lang]
  const manifest = manifestOf({ run: plan.run, lang: origin.lang }, origin)
  const { method, staffings, replications } = plan.search
  return {
    ...manifest,
    facts: [
      ...manifest.facts,
      ...(plan.whatIf.length === 0 ? [] : [{ name: made.whatIf, value: plan.whatIf.join(' ') }]),
      { name: made.search, value: `${method}, ${grouped(staffings)}, ${grouped(replications)}` },
    ],
  }
}
