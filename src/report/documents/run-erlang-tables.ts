// Tables of Erlang's formulas beside the simulation.
import type { ErlangFigures, ErlangRow } from '../../experiment/erlang.ts'
import type { Cell, Column, Figure, Table } from '../document.ts'
import { formatHalfWidth } from '../numbers.ts'
import { ERLANG_WORDS } from '../words/erlang.ts'
import type { Lang } from '../words/lang.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { figureOf, type Told, timeOf } from './common.ts'

const UNITS = { serviceLevel: 'share', abandonment: 'share', speedOfAnswer: 's', occupancy: 'share' } as const
type Measure = keyof typeof UNITS
const FOUR = Object.keys(UNITS) as Measure[]

const end = (head: string): Column => ({ head, align: 'end' })
const plain = (value: number) => ({ value, low: Number.NaN, high: Number.NaN })
const agents = (value: number | undefined) => figureOf(plain(value ?? Number.NaN), 'agents')

function formulaCell(figures: ErlangFigures | undefined, measure: Measure, lang: Lang): Cell {
  const value = figures?.[measure] ?? Number.NaN
  return value === Number.POSITIVE_INFINITY ? ERLANG_WORDS[lang].endless : figureOf(plain(value), UNITS[measure])
}

// ── one interval ───────────────────────────────────────────────────────────────────────────────────────────────────

/** A row a source: both formulas, then the simulation with half the width of its intervals. */
export function busiestTable(
  { lang }: Told,
  row: ErlangRow,
  { caption, note }: { caption: string; note: string },
): Table {
  const names = ERLANG_WORDS[lang]
  const hasLeast = row.erlangC.least !== undefined
  const formula = (name: string, figures: ErlangFigures): Cell[] => [
    name,
    ...FOUR.map(measure => formulaCell(figures, measure, lang)),
    ...(hasLeast ? [agents(figures.least)] : []),
  ]
  return {
    caption,
    columns: [
      { head: RUN[lang].erlang.by },
      ...FOUR.map(measure => end(measureWords(measure, lang).name)),
      ...(hasLeast ? [end(names.least)] : []),
    ],
    rows: [
      formula(names.erlangC, row.erlangC),
      ...(row.erlangA ? [formula(names.erlangA, row.erlangA)] : []),
      [names.simulated, ...FOUR.map(measure => simulatedCell(row, measure)), ...(hasLeast ? [agents(undefined)] : [])],
    ],
    note,
  }
}

function simulatedCell({ simulation }: ErlangRow, measure: Measure): Figure {
  const figure = figureOf(simulation[measure], UNITS[measure])
  return { ...figure, text: `${figure.text} ${formatHalfWidth(simulation[measure], UNITS[measure])}`.trim() }
}

// ── all intervals ──────────────────────────────────────────────────────────────────────────────────────────────────

const MOST_REASONS = 3
type Source = 'simulated' | 'erlangC' | 'erlangA'
/** By which source each measure is shown: Erlang C has nobody abandon. */
const SHOWN: readonly (readonly [Measure, readonly Source[]])[] = [
  ['serviceLevel', ['simulated', 'erlangC', 'erlangA']],
  ['speedOfAnswer', ['simulated', 'erlangC', 'erlangA']],
  ['abandonment', ['simulated', 'erlangA']],
]

/** A row an interval; reasons by their short names. */
export function intervalTable({ run, lang }: Told, type: string, rows: readonly ErlangRow[]): Table {
  const words = RUN[lang].erlang
  const names = ERLANG_WORDS[lang]
  const hasA = rows.some(({ erlangA }) => erlangA)
  const hasLeast = rows.some(({ erlangC }) => erlangC.least !== undefined)
  const shown = SHOWN.flatMap(([measure, sources]) =>
    sources.filter(source => hasA || source !== 'erlangA').map(source => ({ measure, source })),
  )
  const formulas = hasLeast ? (['erlangC', ...(hasA ? ['erlangA'] : [])] as ('erlangC' | 'erlangA')[]) : []
  const heads = [
    ...[words.calls, words.agents],
    ...shown.map(({ measure, source }) => words.measure(measureWords(measure, lang).name, names[source])),
    ...formulas.map(formula => words.measure(names.least, names[formula])),
  ]
  const rowOf = (row: ErlangRow): Cell[] => [
    row.slot === undefined ? RUN[lang].cuts.whole : timeOf(run.center, row.slot),
    figureOf(plain(row.calls), 'calls'),
    figureOf(plain(row.agents), 'agents'),
    ...shown.map(({ measure, source }) =>
      source === 'simulated'
        ? figureOf(row.simulation[measure], UNITS[measure])
        : formulaCell(row[source], measure, lang),
    ),
    ...formulas.map(formula => agents(row[formula]?.least)),
    row.reasons
      .slice(0, MOST_REASONS)
      .map(({ id }) => names.short[id])
      .join(', '),
  ]
  return {
    caption: words.every(run.center.types.length > 1 ? inSentence(type, lang) : ''),
    columns: [{ head: RUN[lang].day.interval }, ...heads.map(end), { head: words.reasons }],
    rows: rows.map(rowOf),
  }
}
