// Erlang's formulas beside the simulation: of the busiest interval at a glance, and why they differ; of all intervals to be opened.
import type { ErlangBeside, ErlangRow } from '../../experiment/erlang.ts'
import type { MeasureId } from '../../measures/definitions.ts'
import type { Block } from '../document.ts'
import { busiestOf, reasonInWords, sizeOf } from '../erlang.ts'
import { formatSeconds } from '../numbers.ts'
import { ERLANG_WORDS } from '../words/erlang.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { groupedBy, type Part, type Told, timeOf } from './common.ts'
import { erlangChart } from './run-erlang-chart.ts'
import { busiestTable, intervalTable } from './run-erlang-tables.ts'

const MEASURES: readonly MeasureId[] = ['serviceLevel', 'abandonment', 'speedOfAnswer', 'occupancy']
/** Queues that have a chart, those with most calls first. */
const MOST_CHARTS = 3

/** Nothing where no formula says anything. */
export function erlangPart(said: Told, erlang: ErlangBeside | undefined): Part {
  const called = erlang?.rows.filter(({ calls }) => calls > 0) ?? []
  if (erlang === undefined || called.length === 0) return undefined
  const { run, lang } = said
  const words = RUN[lang].erlang
  const blocks: Block[] = [
    { kind: 'text', text: words.about },
    ...atAGlance(said, busiestOf(called)),
    ...excludedNote(said, erlang),
    ...charts(said, called),
    ...[...groupedBy(called, ({ type }) => type)].flatMap(([type, rows]): Block[] =>
      rows.length < 2
        ? []
        : [{ kind: 'table', table: intervalTable(said, run.center.types[type].name, rows), folded: true }],
    ),
  ]
  return { section: { id: 'erlang', title: words.title, blocks, sheet: 'Erlang' }, measures: MEASURES }
}

/** The busiest interval alone, of several runs in one report: each under its name. */
export function erlangGlances(runs: readonly { name: string; said: Told; erlang: ErlangBeside }[]): Part {
  const blocks = runs.flatMap(({ name, said, erlang }): Block[] => {
    const called = erlang.rows.filter(({ calls }) => calls > 0)
    if (called.length === 0) return []
    return [{ kind: 'text', text: `${name}:` }, ...atAGlance(said, busiestOf(called)), ...excludedNote(said, erlang)]
  })
  if (blocks.length === 0) return undefined
  const { title, about } = RUN[runs[0].said.lang].erlang
  return {
    section: { id: 'erlang', title, blocks: [{ kind: 'text', text: about }, ...blocks], sheet: 'Erlang' },
    measures: MEASURES,
  }
}

// ── the busiest interval ───────────────────────────────────────────────────────────────────────────────────────────

function atAGlance(said: Told, row: ErlangRow): Block[] {
  const { run, lang } = said
  const words = RUN[lang].erlang
  const { types } = run.center
  const place = [
    ...(types.length > 1 ? [types[row.type].name] : []),
    ...(row.slot === undefined ? [] : [timeOf(run.center, row.slot).time]),
  ].map(word => inSentence(word, lang))
  const caption = row.slot === undefined ? words.hour(place.join(', ')) : words.busiest(place.join(', '))
  return [
    { kind: 'table', table: busiestTable(said, row, { caption, note: whatIsThere(said, row) }) },
    { kind: 'text', text: whyInWords(said, row) },
  ]
}

function whatIsThere({ run, lang }: Told, { calls, handleTime, agents, type }: ErlangRow): string {
  const text = (value: number, unit: 'calls' | 's' | 'agents') => inSentence(sizeOf(value, unit), lang)
  const within = inSentence(formatSeconds(run.center.serviceLevels[type].within), lang)
  return RUN[lang].erlang.there({
    calls: text(calls, 'calls'),
    handleTime: text(handleTime, 's'),
    agents: text(agents, 'agents'),
    within,
  })
}

/** All of them, once. */
function whyInWords({ lang }: Told, { reasons }: ErlangRow): string {
  const words = RUN[lang].erlang
  if (reasons.length === 0) return words.noReasons
  return words.why(reasons.map(reason => reasonInWords(reason, lang)).join('; '))
}

function excludedNote({ run, lang }: Told, { excluded }: ErlangBeside): Block[] {
  if (excluded.length === 0) return []
  const { excluded: whyNot } = ERLANG_WORDS[lang]
  const named = excluded.map(({ type, why }) => `${inSentence(run.center.types[type].name, lang)} (${whyNot[why]})`)
  return [{ kind: 'text', text: RUN[lang].erlang.excluded(named.join(', ')), tone: 'note' }]
}

// ── over the day ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Types that exactly the same groups serve stand in one queue: the one with most calls shows it. */
function charts(said: Told, rows: readonly ErlangRow[]): Block[] {
  const { types } = said.run.center
  const byType = [...groupedBy(rows, ({ type }) => type)].map(([type, own]) => ({
    type,
    own,
    calls: own.reduce((sum, { calls }) => sum + calls, 0),
  }))
  const ordered = byType.toSorted((a, b) => b.calls - a.calls)
  const queues = groupedBy(ordered, ({ type }) => types[type].groups.toSorted((a, b) => a - b).join())
  return [...queues.values()].slice(0, MOST_CHARTS).flatMap(([{ type, own }]) => {
    const chart = erlangChart(said, type, own)
    return chart ? [{ kind: 'chart', chart } as const] : []
  })
}
