// The journey ledger: callers, calls, answers and cases, what becomes of them, what it costs, and how satisfaction decays.
import type { Run } from '../../experiment/run.ts'
import type { MeasureId } from '../../measures/definitions.ts'
import type { Block, Cell, Chart, Column, Figure, Point, Table } from '../document.ts'
import { type Step, stepsOf } from '../ledger.ts'
import type { LedgerRow } from '../ledger-rows.ts'
import { currencyOf } from '../names.ts'
import type { Valued } from '../numbers.ts'
import { has } from '../parts.ts'
import { COMMON } from '../words/common.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { figureOf, halfWidth, measured, type Part, stretchIn, type Told, told } from './common.ts'
import { charted, pointOf } from './common-charts.ts'

/** Nothing of a center without a journey. */
export function journeyPart(said: Told): Part {
  const { run, lang } = said
  if (!has(run, 'journey')) return undefined
  const steps = stepsOf(run)
  const decay = decayChart(said)
  const title = RUN[lang].journey.title(stretchIn(said))
  const blocks: Block[] = [
    ...(steps.some(({ number }) => number) ? [{ kind: 'chart', chart: ledgerChart(said, steps) } as const] : []),
    { kind: 'table', table: ledgerTable(said, steps, title) },
    ...(decay ? [{ kind: 'chart', chart: decay } as const] : []),
  ]
  return {
    section: { id: 'journey', title, blocks, sheet: RUN[lang].journey.step },
    measures: [
      ...steps.flatMap(({ row }) => (row.satisfaction && has(run, 'satisfaction') ? [row.satisfaction] : [])),
      ...(has(run, 'money') ? (['netValue', 'costPerSolvedCase'] as const) : []),
      ...(decay ? DECAY.filter(measure => Number.isFinite(run.estimate({ measure }).value)) : []),
    ],
  }
}

// ── the ledger ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Steps further in are what became of the one above them. */
const nameOf = ({ lang }: Told, { name, level }: LedgerRow): string =>
  `${'– '.repeat(level)}${RUN[lang].journey.rows[name] ?? name}`

function ledgerChart(said: Told, steps: readonly Step[]): Chart {
  const { run, lang } = said
  const words = RUN[lang].journey
  const counted = steps.filter(({ number }) => number && number.value > 0)
  const of = (name: string) => counted.find(({ row }) => row.name === name && row.level === 0)?.number
  const text = (number: Valued | undefined) => told(number ?? { value: 0, low: 0, high: 0 }, 'calls', lang)
  const solved = has(run, 'resolution')
    ? [words.solved(told(run.estimate({ measure: 'casesSolved' }), 'cases', lang))]
    : []
  return charted(
    {
      id: 'journey',
      title: words.chart,
      description: [words.describe(text(of('callers')), text(of('calls')), text(of('answers'))), ...solved].join(' '),
      x: { label: words.step, scale: 'category', unit: 'number' },
      y: { label: words.axis(stretchIn(said)), scale: 'linear', unit: 'calls' },
      series: [{ name: words.number, mark: 'bar', points: unique(said, counted) }],
    },
    { lang },
  )
}

/** Bars need names of their own: of two steps that are called the same, the second says what it is a part of. */
function unique(said: Told, steps: readonly Step[]): Point[] {
  const seen = new Set<string>()
  let whole = ''
  return steps.map(({ row, number }) => {
    const name = nameOf(said, row)
    if (row.level === 0) whole = name.split(',')[0]
    const own = seen.has(name) ? `${name} (${whole})` : name
    seen.add(own)
    return pointOf(own, number!)
  })
}

function ledgerTable(said: Told, steps: readonly Step[], caption: string): Table {
  const { run, lang } = said
  const words = RUN[lang].journey
  const money = has(run, 'money')
  const satisfied = has(run, 'satisfaction')
  const end = (head: string): Column => ({ head, align: 'end' })
  const sign = currencyOf(run.scenario) || words.money
  const { halfWidth: wide } = COMMON[lang]
  const heads = [
    ...[words.number, wide(words.number), words.share].map(end),
    ...(satisfied ? [end(words.satisfied)] : []),
    ...(money ? [end(sign), end(wide(sign))] : []),
  ]
  const rows = steps.map(step => [
    nameOf(said, step.row),
    ...(step.number ? [figureOf(step.number, 'calls'), halfWidth(step.number, 'calls')] : ['', '']),
    step.share === undefined ? '' : shareFigure(step.share),
    ...(satisfied ? [step.row.satisfaction ? measured(run, { measure: step.row.satisfaction }) : ''] : []),
    ...(money ? moneyCells(run, step.money) : []),
  ])
  return {
    caption,
    columns: [{ head: words.step }, ...heads],
    rows: [...rows, ...(money ? balance(said, heads.length) : [])],
  }
}

const shareFigure = (value: number): Figure => figureOf({ value, low: Number.NaN, high: Number.NaN }, 'share')

const moneyCells = ({ scenario }: Run, money: Valued | undefined): Cell[] =>
  money ? [figureOf(money, 'money', currencyOf(scenario)), halfWidth(money, 'money')] : ['', '']

/** What all steps together have earned or cost, and what each solved case has. */
function balance({ run, lang }: Told, columns: number): Cell[][] {
  return (['netValue', 'costPerSolvedCase'] as const).map(measure => [
    measureWords(measure, lang).name,
    ...Array.from({ length: columns - 2 }, () => ''),
    ...moneyCells(run, run.estimate({ measure })),
  ])
}

// ── decay ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const DECAY = [1, 2, 3, 4, 5].map(call => `satisfactionAfter${call}` as MeasureId)

/** Each further call about the same case costs satisfaction; nothing where nobody has called twice. */
function decayChart({ run, lang }: Told): Chart | undefined {
  if (!has(run, 'satisfaction')) return undefined
  const words = RUN[lang].journey
  const seen = DECAY.map((measure, i) => ({ call: i + 1, estimate: run.estimate({ measure }) }))
  const known = seen.filter(({ estimate }) => Number.isFinite(estimate.value))
  if (known.length < 2) return undefined
  const [first, last] = [known[0], known[known.length - 1]]
  return charted(
    {
      id: 'decay',
      title: words.decay,
      description: words.decayed(told(first.estimate, 'share', lang), told(last.estimate, 'share', lang), last.call),
      x: { label: words.contact, scale: 'category', unit: 'number' },
      y: { label: words.satisfied, scale: 'linear', unit: 'share', domain: [0, 1] },
      series: [
        {
          name: words.satisfied,
          mark: 'line',
          points: known.map(({ call, estimate }) => pointOf(String(call), estimate)),
        },
      ],
    },
    { lang },
  )
}
