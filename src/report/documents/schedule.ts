// A schedule as a report: who works when, how that covers the need, what it costs, and whether the targets hold.
import type { Coverage, Schedule, ShiftLine } from '../../experiment/schedule/plan.ts'
import { definitionOf } from '../../measures/definitions.ts'
import { namesOf } from '../../measures/names.ts'
import type { Block, Cell, Column, Fact, Figure, Report, Section, Table, VerdictItem } from '../document.ts'
import { currencyOf } from '../names.ts'
import { formatInterval } from '../numbers.ts'
import { aboveLeast, percentText } from '../schedule.ts'
import { formatClock } from '../schedule-clock.ts'
import { breaksText, differenceOf, hoursOff, inOrder, scheduleAnswer } from '../schedule-view.ts'
import type { Lang } from '../words/lang.ts'
import { SCHEDULE_WORDS } from '../words/schedule.ts'
import { inSentence } from '../words/units.ts'
import { dayIn, definitionsSection, factOf, figureOf, type Origin, tableBlock, timeOf, whatWasRun } from './common.ts'
import { inItsLanguage } from './language.ts'
import { coverageCharts, differenceMaps } from './schedule-charts.ts'
import { erlangSection, MOST_OPEN, SHOWN, staffManifest } from './staff.ts'
import { exactly, moneyOf } from './staff-figures.ts'

/** @param origin what the schedule follows from, and the language to tell it in */
export function scheduleDocument(schedule: Schedule, origin: Origin): Report {
  const { lang } = origin
  const { run, scheduled, solver } = schedule
  const manifest = staffManifest({ ...schedule.staff, run }, origin)
  const { solverName } = SCHEDULE_WORDS[lang]
  return inItsLanguage({
    lang,
    title: scheduled.title,
    subtitle: whatWasRun({ run, lang }),
    answer: scheduleAnswer(schedule, lang),
    sections: scheduleSections(schedule, lang),
    manifest: {
      ...manifest,
      facts: [...manifest.facts, { name: solverName, value: `HiGHS: ${solver.status}, ${percentText(solver.gap)}` }],
    },
  })
}

function scheduleSections(schedule: Schedule, lang: Lang): Section[] {
  const { sections, sheets } = SCHEDULE_WORDS[lang]
  const section = (id: keyof typeof sections, blocks: readonly Block[], sheet?: string): Section[] =>
    blocks.length === 0 ? [] : [{ id, title: sections[id], blocks, ...(sheet === undefined ? {} : { sheet }) }]
  return [
    ...section('answer', [glance(schedule, lang), ...remarks(schedule, lang)]),
    ...section('targets', targetBlocks(schedule, lang)),
    ...section('coverage', coverageCharts(schedule, lang)),
    ...section('pattern', differenceMaps(schedule, lang)),
    ...section('shifts', [tableBlock(shiftTable(schedule, lang), MOST_OPEN)], sheets.shifts),
    ...section('cover', [tableBlock(coverTable(schedule, lang))], sheets.cover),
    ...erlangSection(schedule.run, lang),
    definitionsOf(schedule, lang),
  ]
}

// ── at a glance ────────────────────────────────────────────────────────────────────────────────────────────────────

function glance(schedule: Schedule, lang: Lang): Block {
  const { shifts, customers } = SCHEDULE_WORDS[lang]
  const told = { run: schedule.run, lang }
  return {
    kind: 'facts',
    columns: [
      { title: shifts, facts: shiftFacts(schedule, lang) },
      { title: customers, facts: SHOWN.map(measure => factOf(told, measure)) },
    ],
  }
}

function shiftFacts(schedule: Schedule, lang: Lang): Fact[] {
  const { heads } = SCHEDULE_WORDS[lang]
  const { people, paidHours, cost, leastCost, solver, costUnit, scheduled } = schedule
  const { over, under } = hoursOff(schedule)
  const fact = (name: string, figure: Figure): Fact => ({ name, figure, interval: '' })
  const costOf = (value: number) => (costUnit === 'money' ? moneyOf(value, currencyOf(scheduled)) : exactly(value, 'h'))
  return [
    fact(heads.people, exactly(people, 'agents')),
    fact(heads.paid, exactly(paidHours, 'h')),
    fact(heads.cost, costOf(cost)),
    fact(heads.least, costOf(leastCost)),
    fact(heads.above, exactly(aboveLeast(schedule), 'share')),
    fact(heads.gap, exactly(solver.gap, 'share')),
    fact(heads.over, exactly(over, 'h')),
    fact(heads.under, exactly(under, 'h')),
  ]
}

/** What one has to know before one uses the schedule. */
function remarks({ impossible, complete, repairs }: Schedule, lang: Lang): Block[] {
  const words = SCHEDULE_WORDS[lang]
  return [
    ...impossible.map((what): Block => ({ kind: 'text', text: words.impossible(inSentence(what, lang)) })),
    ...(complete ? [] : [{ kind: 'text', text: words.incomplete } as const]),
    { kind: 'text', tone: 'note', text: words.repaired(repairs) },
  ]
}

// ── targets ────────────────────────────────────────────────────────────────────────────────────────────────────────

function targetBlocks({ run, scheduled }: Schedule, lang: Lang): Block[] {
  const items = run.targets.map(({ target, verdict, estimate, slice }): VerdictItem => {
    const { unit } = definitionOf(target.measure)
    const { type, group, interval } = namesOf(run.center, slice)
    const day = slice.day === undefined ? undefined : dayIn(run.center, slice.day, lang)
    const parts = [type ?? group, day, interval].filter(part => part !== undefined)
    return {
      verdict,
      target: target.text,
      where: parts.length === 0 ? SCHEDULE_WORDS[lang].whole : parts.join(', '),
      figure: figureOf(estimate, unit, currencyOf(scheduled)),
      interval: formatInterval(estimate, unit),
    }
  })
  return items.length === 0 ? [] : [{ kind: 'verdicts', items }]
}

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const start = (head: string): Column => ({ head })
const end = (head: string): Column => ({ head, align: 'end' })

function shiftTable(schedule: Schedule, lang: Lang): Table {
  const { heads, sections } = SCHEDULE_WORDS[lang]
  const { center } = schedule.run
  const row = (shift: ShiftLine): Cell[] => [
    center.groups[shift.group].name,
    dayIn(center, shift.day, lang),
    shift.kind,
    { time: formatClock(shift.start) },
    { time: formatClock(shift.start + shift.length) },
    inSentence(breaksText(shift), lang),
    exactly(shift.people, 'agents'),
  ]
  return {
    caption: sections.shifts,
    columns: [
      ...[heads.group, heads.day, heads.kind, heads.start, heads.end, heads.breaks].map(start),
      end(heads.people),
    ],
    rows: inOrder(schedule.shifts).map(row),
  }
}

function coverTable({ coverage, run: { center } }: Schedule, lang: Lang): Table {
  const { heads, sections } = SCHEDULE_WORDS[lang]
  const row = (line: Coverage): Cell[] => [
    center.groups[line.group].name,
    dayIn(center, line.day, lang),
    timeOf(center, line.slot),
    exactly(line.need, 'agents'),
    exactly(line.scheduled, 'agents'),
    exactly(differenceOf(line), 'agents'),
  ]
  return {
    caption: sections.cover,
    columns: [
      ...[heads.group, heads.day, heads.interval].map(start),
      ...[heads.need, heads.scheduled, heads.difference].map(end),
    ],
    rows: coverage.map(row),
  }
}

function definitionsOf({ run }: Schedule, lang: Lang): Section {
  const section = definitionsSection({ run, lang }, [{ measures: SHOWN, section: { id: '', title: '', blocks: [] } }])
  return { ...section, blocks: [{ kind: 'definitions', items: SCHEDULE_WORDS[lang].definitions }, ...section.blocks] }
}
