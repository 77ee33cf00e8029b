// The report of a comparison: what differs, for how sure, and how the scenarios stand beside one another.

import type { Comparison } from '../../experiment/compare.ts'
import { erlangBeside } from '../../experiment/erlang.ts'
import type { Run } from '../../experiment/run.ts'
import { definitionOf, type MeasureId } from '../../measures/definitions.ts'
import type { Block, Cell, Chart, Column, Report, Series } from '../document.ts'
import { OPERATIONS, OUTCOMES } from '../items.ts'
import { currencyOf } from '../names.ts'
import { formatInterval } from '../numbers.ts'
import { COMMON } from '../words/common.ts'
import { COMPARE } from '../words/compare.ts'
import type { Lang } from '../words/lang.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import {
  definitionsSection,
  figureOf,
  halfWidth,
  manifestOf,
  measured,
  type Origin,
  type Part,
  percent,
  whatWasRun,
} from './common.ts'
import { charted, known, throughDay, unitOf } from './common-charts.ts'
import { answerOf, type Compared, differencesPart, nameOf } from './compare-differences.ts'
import { inItsLanguage } from './language.ts'
import { shownOf } from './run-answer.ts'
import { erlangGlances } from './run-erlang.ts'
import { levelOf } from './run-level.ts'

/** Scenarios in a chart of the day: the first, and those that come next. */
const MOST_SERIES = 6

/** The report of a comparison; definitions and manifest are those of the first scenario, which the others are held against. */
export function compareDocument(comparison: Comparison, options: Origin): Report {
  const { lang } = options
  const said = { comparison, lang }
  const { names, runs } = comparison
  const first = { run: runs[0], lang }
  const parts = [differencesPart(said), rankingPart(said), dayPart(said), figuresPart(said), erlangOf(said)]
  const shownNames = names.map(name => inSentence(name, lang))
  return inItsLanguage({
    lang,
    title: COMPARE[lang].title(shownNames),
    subtitle: `${COMPARE[lang].scenarios(names.length)}, ${whatWasRun(first)}`,
    answer: answerOf(said),
    sections: [...parts.flatMap(part => (part ? [part.section] : [])), definitionsSection(first, parts)],
    manifest: manifestOf(first, options),
  })
}

/** Erlang's formulas beside the first scenarios. */
function erlangOf({ comparison: { names, runs }, lang }: Compared): Part {
  const shown = runs.slice(0, MOST_SERIES)
  return erlangGlances(
    shown.map((run, i) => ({ name: inSentence(names[i], lang), said: { run, lang }, erlang: erlangBeside(run) })),
  )
}

// ── ranking ────────────────────────────────────────────────────────────────────────────────────────────────────────

function rankingPart({ comparison: { selection, runs }, lang }: Compared): Part {
  if (!selection) return undefined
  const words = COMPARE[lang]
  const { measure, ranking, probability } = selection
  const { unit } = definitionOf(measure.measure)
  const heads = [nameOf(measure, lang), COMMON[lang].heads.interval]
  const columns: Column[] = [
    { head: words.rank },
    { head: words.scenario },
    ...heads.map(head => ({ head, align: 'end' as const })),
  ]
  const currency = currencyOf(runs[0].scenario)
  const rows = ranking.map(({ name, value }, i): Cell[] => [
    String(i + 1),
    name,
    figureOf(value, unit, currency),
    formatInterval(value, unit),
  ])
  return {
    section: {
      id: 'ranking',
      title: words.ranking,
      blocks: [
        { kind: 'table', table: { caption: words.ranking, columns, rows } },
        { kind: 'text', text: words.surely(inSentence(percent(probability), lang)) },
      ],
    },
    measures: [measure.measure],
  }
}

// ── the day ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Service level and queue by interval, a line a scenario; nothing where one has no day. */
function dayPart(said: Compared): Part {
  const { comparison, lang } = said
  if (comparison.runs.some(({ center }) => center.steady)) return undefined
  const words = COMPARE[lang]
  const { measure, threshold, bound } = levelOf(comparison.runs[0])
  const level = chartOf(said, { id: 'service-level', title: words.level, measure, threshold, bound })
  const queue = chartOf(said, { id: 'queue', title: words.queue, measure: 'queueLength' })
  const charts = [level, queue].filter(({ series }) => series.length > 0)
  if (charts.length === 0) return undefined
  const blocks: Block[] = charts.map(chart => ({ kind: 'chart', chart }))
  return { section: { id: 'day', title: words.day, blocks }, measures: [measure, 'queueLength'] }
}

type Asked = { id: string; title: string; measure: MeasureId; threshold?: number; bound?: number }

function chartOf({ comparison, lang }: Compared, { id, title, measure, threshold, bound }: Asked): Chart {
  const unit = unitOf({ measure })
  const isShare = unit === 'share'
  const series = known(
    comparison.runs.slice(0, MOST_SERIES).map(
      (run, i): Series => ({
        name: comparison.names[i],
        mark: 'step',
        points: throughDay(run, { measure, threshold: tabulated(run, threshold) }),
      }),
    ),
  )
  const target =
    bound === undefined
      ? []
      : [{ axis: 'y' as const, value: bound, label: RUN[lang].day.target(inSentence(percent(bound), lang)) }]
  return charted(
    {
      id,
      title,
      description: describe({ comparison, lang }, measure, threshold),
      x: { label: RUN[lang].day.time, scale: 'clock', unit: 's' },
      y: {
        label: isShare ? measureWords(measure, lang).name : RUN[lang].day.waiting,
        scale: 'linear',
        unit,
        ...(isShare ? { domain: [0, 1] as const } : {}),
      },
      series,
      rules: target,
    },
    { lang },
  )
}

/** Another scenario may have no target with this acceptable wait: then its own. */
const tabulated = ({ plan }: Run, threshold: number | undefined) =>
  threshold !== undefined && plan.thresholds.includes(threshold) ? threshold : undefined

/** Each scenario over the whole day. */
function describe({ comparison, lang }: Compared, measure: MeasureId, threshold?: number): string {
  const { name } = measureWords(measure, lang)
  const values = comparison.runs.slice(0, MOST_SERIES).map((run, i) => {
    const figure = measured(run, { measure, threshold: tabulated(run, threshold) })
    return `${inSentence(comparison.names[i], lang)} ${inSentence(figure.text, lang)}`
  })
  return `${name}: ${values.join(', ')}.`
}

// ── figures ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Operations never without what became of the customers: a row a measure, two columns a scenario. */
function figuresPart({ comparison, lang }: Compared): Part {
  const { names, runs } = comparison
  const words = COMPARE[lang]
  const panel = (title: string, items: typeof OPERATIONS) => {
    const shown = [...new Set(runs.flatMap(run => shownOf(run, items)))]
    const heads = names.flatMap(name => [name, COMMON[lang].halfWidth(name)])
    const columns: Column[] = [{ head: words.measure }, ...heads.map(head => ({ head, align: 'end' as const }))]
    return {
      shown,
      block: { kind: 'table', table: { caption: title, columns, rows: rowsOf(runs, shown, lang) } } as const,
    }
  }
  const panels = [panel(RUN[lang].facts.operations, OPERATIONS), panel(RUN[lang].facts.outcomes, OUTCOMES)]
  return {
    section: { id: 'figures', title: words.figures, blocks: panels.map(({ block }) => block), sheet: words.figures },
    measures: panels.flatMap(({ shown }) => shown),
  }
}

const rowsOf = (runs: readonly Run[], measures: readonly MeasureId[], lang: Lang): Cell[][] =>
  measures.map(measure => [
    measureWords(measure, lang).name,
    ...runs.flatMap(run => [
      measured(run, { measure }),
      halfWidth(run.estimate({ measure }), definitionOf(measure).unit),
    ]),
  ])
