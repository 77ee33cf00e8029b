// What documents of runs share: figures, facts, tables of measures, definitions of what is shown, and what a run follows from.
import type { Run } from '../../experiment/run.ts'
import { definitionOf, existsOn, type MeasureId, type Unit } from '../../measures/definitions.ts'
import { type Reference, serviceLevelOf } from '../../measures/estimate.ts'
import { intervalName } from '../../measures/names.ts'
import type { Slice } from '../../measures/slices.ts'
import type { Block, Cell, Column, DefinitionItem, Fact, Figure, Manifest, Section, Table } from '../document.ts'
import { SUFFIX } from '../items.ts'
import { currencyOf } from '../names.ts'
import { formatHalfWidth, formatInterval, formatSeconds, formatValue, grouped, type Valued } from '../numbers.ts'
import { has, type Part as ScenarioPart } from '../parts.ts'
import { COMMON } from '../words/common.ts'
import type { Lang } from '../words/lang.ts'
import { measureWords } from '../words/measures.ts'
import { inSentence } from '../words/units.ts'

/** A section and the measures whose figures it shows; undefined where the scenario has nothing for it. */
export type Part = { section: Section; measures: readonly MeasureId[] } | undefined

/** What a document is made of: a run, and the language to tell it in. */
export type Told = { run: Run; lang: Lang }

// ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const figureOf = (estimate: Valued, unit: Unit, currency = ''): Figure => ({
  text: formatValue(estimate, unit, currency),
  value: estimate.value,
  unit,
})

/** A measure of a slice (default: everything together) as text and number. */
export function measured(run: Run, { measure, threshold }: Reference, slice?: Slice): Figure {
  const { unit } = definitionOf(measure)
  const figure = figureOf(run.estimate({ measure, threshold }, slice), unit, currencyOf(run.scenario))
  return { ...figure, text: `${figure.text}${SUFFIX[measure] ?? ''}` }
}

/** Half the width of its interval as text and number. */
export function halfWidth(estimate: Valued, unit: Unit): Figure {
  return { text: formatHalfWidth(estimate, unit), value: (estimate.high - estimate.low) / 2, unit }
}

export function factOf({ run, lang }: Told, measure: MeasureId): Fact {
  const interval = formatInterval(run.estimate({ measure }), definitionOf(measure).unit)
  return { name: measureWords(measure, lang).name, figure: measured(run, { measure }), interval }
}

/** A value as part of a sentence: it runs from left to right in every language. */
export const told = (estimate: Valued, unit: Unit, lang: Lang): string => inSentence(formatValue(estimate, unit), lang)

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A measure to be a column; `spread`: also half the width of its interval, in a column of its own. */
export type Asked = { measure: MeasureId; spread?: true; needs?: ScenarioPart }
export type Row = { head: Cell; slice: Slice }

/** More rows are to be opened: nobody reads a hundred of them to come to what stands below. */
const MOST_ROWS = 14

export const tableBlock = (table: Table, most = MOST_ROWS): Block =>
  table.rows.length > most ? { kind: 'table', table, folded: true } : { kind: 'table', table }

/** A row a slice, a column a measure, as far as they exist there and the scenario asks about them. */
export function measureTable(
  { run, lang }: Told,
  { caption, head, rows, asked }: { caption: string; head: string; rows: readonly Row[]; asked: readonly Asked[] },
): { table: Table; measures: MeasureId[] } {
  const known = asked.filter(({ measure, needs }) => has(run, needs) && existsOn(measure, rows[0].slice.axis))
  const columns: Column[] = known.flatMap(({ measure, spread }) => {
    const { name } = measureWords(measure, lang)
    const wide: Column = { head: COMMON[lang].halfWidth(name), align: 'end' }
    return [{ head: name, align: 'end' as const }, ...(spread ? [wide] : [])]
  })
  const cellsOf = (slice: Slice) =>
    known.flatMap(({ measure, spread }) => {
      const figure = measured(run, { measure }, slice)
      return spread ? [figure, halfWidth(run.estimate({ measure }, slice), figure.unit)] : [figure]
    })
  return {
    table: {
      caption,
      columns: [{ head }, ...columns],
      rows: rows.map(({ head, slice }) => [head, ...cellsOf(slice)]),
    },
    measures: known.map(({ measure }) => measure),
  }
}

/** Rows of all slices of an axis. */
export const rowsOn = ({ plan }: Run, axis: Slice['axis'], head: (slice: Slice) => Cell): Row[] =>
  plan.slices.filter(slice => slice.axis === axis).map(slice => ({ head: head(slice), slice }))

/** `Sun 2026-03-01`, in the language. */
export function dayIn({ days }: Run['center'], day: number, lang: Lang): string {
  const moment = new Date((days[0].date + day) * 86_400_000)
  return `${COMMON[lang].weekdays[moment.getUTCDay()]} ${inSentence(moment.toISOString().slice(0, 10), lang)}`
}

/** `Sun 1 Mar`: where there is little room, and a year says nothing. */
export function shortDayIn({ days }: Run['center'], day: number, lang: Lang): string {
  return dateIn(days[0].date + day, lang)
}

/** A date in days since 1970-01-01, short. */
export function dateIn(date: number, lang: Lang): string {
  const { weekdays, date: dated } = COMMON[lang]
  const moment = new Date(date * 86_400_000)
  return `${weekdays[moment.getUTCDay()]} ${dated(moment.getUTCDate(), moment.getUTCMonth())}`
}

export const timeOf = (center: Run['center'], slot: number): { time: string } => ({ time: intervalName(center, slot) })

/** Lists by key, in the order in which the keys come first. */
export function groupedBy<Key, Each>(all: readonly Each[], keyOf: (each: Each) => Key): Map<Key, Each[]> {
  const groups = new Map<Key, Each[]>()
  for (const each of all) {
    const key = keyOf(each)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return groups
}

// ── definitions ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every measure that the parts show, once, in the order in which they are shown first. */
export function definitionsSection({ run, lang }: Told, parts: readonly Part[]): Section {
  const shown = [...new Set(parts.flatMap(part => part?.measures ?? []))]
  return {
    id: 'definitions',
    title: COMMON[lang].definitions,
    blocks: [{ kind: 'definitions', items: shown.map(measure => definitionItem({ run, lang }, measure)) }],
  }
}

export function definitionItem({ run, lang }: Told, measure: MeasureId): DefinitionItem {
  const { name, unit } = measureWords(measure, lang)
  const currency = currencyOf(run.scenario)
  const isMoney = definitionOf(measure).unit === 'money' && currency !== ''
  return { term: name, unit: isMoney ? currency : unit, text: formulaIn({ run, lang }, measure), id: measure }
}

/** Of the service level, the definition and acceptable wait that the scenario chooses, where its types agree on one. */
function formulaIn({ run, lang }: Told, measure: MeasureId): string {
  const { formula } = measureWords(measure, lang)
  if (definitionOf(measure).parameter !== 'threshold') return formula
  const { within, definition } = serviceLevelOf(run.plan, run.plan.slices[0])
  const inTime = COMMON[lang].inTime(inSentence(formatSeconds(within), lang))
  const levels = run.center.serviceLevels
  if (levels.some(level => level.within !== within)) return formula
  if (measure !== 'serviceLevel' || levels.some(level => level.definition !== definition))
    return `${formula}. ${inTime}`
  return `${measureWords(`serviceLevel${definition}` as MeasureId, lang).formula}. ${inTime}`
}

// ── what was run ───────────────────────────────────────────────────────────────────────────────────────────────────

export type Origin = {
  lang: Lang
  /** As given on the command line; several, where there are several. */
  file: string
  command: string
  version: string
  scenarioText: string
  /** Of the scenario, where the caller has one. */
  hash?: string
}

/** `5 days from Sun 2026-03-01, 100 replications, seed 1, 95 % intervals` */
export function whatWasRun({ run, lang }: Told): string {
  const words = COMMON[lang]
  const { seed, precision } = run
  const intervals = run.observations.length > 1 ? words.intervals(percent(run.confidence)) : words.noIntervals
  return [
    howLong({ run, lang }),
    howOften({ run, lang }),
    words.seed(seed),
    intervals,
    ...(precision ? [words.precision(percent(precision.reached), percent(precision.asked))] : []),
  ].join(', ')
}

export const percent = (share: number): string => `${Number((share * 100).toPrecision(4))} %`

export function howLong({ run: { scenario, center }, lang }: Told): string {
  const { steady, days } = scenario
  if (!steady) return COMMON[lang].days(days, dayIn(center, 0, lang))
  return COMMON[lang].hours(grouped(steady.length / 3600, steady.length % 3600 === 0 ? 0 : 1))
}

export function howOften({ run: { replications, observations }, lang }: Told): string {
  if (replications === 1 && observations.length > 1) return COMMON[lang].batches(observations.length)
  return COMMON[lang].replications(grouped(replications))
}

/** What counts are counted over, in words. */
export function stretchIn({ run, lang }: Told): string {
  const { steady, days } = run.scenario
  const { hour, day, days: several } = COMMON[lang].stretch
  return steady ? hour : days === 1 ? day : several(days)
}

export function manifestOf(said: Told, { command, file, version, scenarioText, hash }: Origin): Manifest {
  const { run, lang } = said
  const words = COMMON[lang].manifest
  const { replications, observations } = run
  const batches = replications === 1 && observations.length > 1
  return {
    command,
    facts: [
      { name: words.version, value: version },
      { name: words.files, value: file },
      { name: words.days, value: howLong(said) },
      { name: words.replications, value: grouped(replications) },
      ...(batches ? [{ name: words.batches, value: String(observations.length) }] : []),
      { name: words.seed, value: run.seed },
      { name: words.confidence, value: percent(run.confidence) },
      ...(hash === undefined ? [] : [{ name: words.hash, value: hash }]),
    ],
    scenario: scenarioText,
  }
}
