// What happens through the day: charts with intervals, and the table of all intervals.
import type { ErlangBeside, ErlangFigures } from '../../experiment/erlang.ts'
import type { Run } from '../../experiment/run.ts'
import type { MeasureId } from '../../measures/definitions.ts'
import type { Block, Chart, Point, Series } from '../document.ts'
import { formatValue } from '../numbers.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { type Asked, groupedBy, measureTable, type Part, rowsOn, type Told, timeOf } from './common.ts'
import { beginnings, charted, known, throughDay, throughDays, unitOf } from './common-charts.ts'
import { heatmapBlocks } from './run-heatmap.ts'
import { levelOf } from './run-level.ts'

const COLUMNS: readonly Asked[] = [
  { measure: 'offered' },
  { measure: 'serviceLevel', spread: true },
  { measure: 'abandonment', spread: true },
  { measure: 'speedOfAnswer', spread: true },
  { measure: 'queueLength' },
  { measure: 'agentsScheduled' },
  { measure: 'occupancy' },
  { measure: 'fcr', needs: 'resolution' },
  { measure: 'satisfaction', needs: 'satisfaction' },
  { measure: 'lost' },
]
const MOST_TYPES = 5
const MOST_DAYS = 14

/** Nothing of a steady-state study, which has no day. */
export function dayPart(said: Told, erlang?: ErlangBeside): Part {
  const { run, lang } = said
  const words = RUN[lang].day
  const rows = rowsOn(run, 'interval', slice => timeOf(run.center, slice.interval!))
  if (run.center.steady || rows.length === 0) return undefined
  const { table, measures } = measureTable(said, { caption: words.table, head: words.interval, rows, asked: COLUMNS })
  const several = run.center.days.length > 1
  const blocks: Block[] = [
    ...(several ? [{ kind: 'text', text: words.meanNote, tone: 'note' } as const] : []),
    ...chartsOf(said, erlang).map(chart => ({ kind: 'chart', chart }) as const),
    ...heatmapBlocks(said),
    { kind: 'table', table, folded: true },
  ]
  return {
    section: { id: 'day', title: several ? words.mean : words.title, blocks, sheet: words.interval },
    measures: [...measures, levelOf(run).measure, 'agentsBusy'],
  }
}

function chartsOf(said: Told, erlang: ErlangBeside | undefined): Chart[] {
  return [levelChart(said), queueChart(said), queueDaysChart(said), staffChart(said, erlang)].flatMap(chart =>
    chart && chart.series.length > 0 ? [chart] : [],
  )
}

// ── service level ──────────────────────────────────────────────────────────────────────────────────────────────────

function levelChart(said: Told): Chart {
  const { run, lang } = said
  const { measure, threshold, bound } = levelOf(run)
  const words = RUN[lang].day
  const { name } = measureWords(measure, lang)
  const series = known(byType(said, measure, threshold))
  const rules =
    bound === undefined ? [] : [{ axis: 'y' as const, value: bound, label: words.target(shown(said, bound)) }]
  return charted(
    {
      id: 'service-level',
      title: words.level,
      description: describe(said, series, measure),
      x: { label: words.time, scale: 'clock', unit: 's' },
      y: { label: name, scale: 'linear', unit: unitOf({ measure }), domain: [0, 1] },
      series,
      rules,
    },
    { lang },
  )
}

const shown = ({ lang }: Told, share: number) =>
  inSentence(formatValue({ value: share, low: Number.NaN, high: Number.NaN }, 'share').replace('.0 ', ' '), lang)

/** A line a type where there are a few, else one for all of them together. */
function byType({ run, lang }: Told, measure: MeasureId, threshold?: number): Series[] {
  const { types } = run.center
  const { name } = measureWords(measure, lang)
  if (types.length === 1 || types.length > MOST_TYPES)
    return [{ name, mark: 'step', points: throughDay(run, { measure, threshold }) }]
  return types.map(({ name }, type) => ({ name, mark: 'step', points: throughDay(run, { measure, threshold, type }) }))
}

/** Lowest and highest of each series, and when. */
function describe({ run, lang }: Told, series: readonly Series[], measure: MeasureId): string {
  const unit = unitOf({ measure })
  const extremes = series.map(each => {
    const points = beginnings(each).filter(({ y }) => Number.isFinite(y))
    const [low, high] = [least(points), greatest(points)]
    const text = ({ y, low = Number.NaN, high = Number.NaN }: Point) =>
      inSentence(formatValue({ value: y, low, high }, unit), lang)
    const at = ({ x }: Point) => inSentence(timeOf(run.center, Number(x) / run.center.interval).time, lang)
    const ends = { low: text(low), lowAt: at(low), high: text(high), highAt: at(high) }
    return RUN[lang].day.extremes({ name: each.name, ...ends })
  })
  const banded = series.some(({ points }) => points.some(({ low }) => low !== undefined))
  return [...extremes, ...(banded ? [RUN[lang].day.band] : [])].join(' ')
}

const least = (points: readonly Point[]) => points.reduce((a, b) => (b.y < a.y ? b : a))
const greatest = (points: readonly Point[]) => points.reduce((a, b) => (b.y > a.y ? b : a))

// ── queue ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function queueChart(said: Told): Chart {
  const { lang } = said
  const words = RUN[lang].day
  const series = known(byType(said, 'queueLength'))
  return charted(
    {
      id: 'queue',
      title: words.queue,
      description: describe(said, series, 'queueLength'),
      x: { label: words.time, scale: 'clock', unit: 's' },
      y: { label: words.waiting, scale: 'linear', unit: 'calls' },
      series,
    },
    { lang },
  )
}

/** Every day by itself, where the run is cut so. */
function queueDaysChart({ run, lang }: Told): Chart | undefined {
  const { days } = run.center
  const isCut = run.plan.slices.some(({ axis }) => axis === 'dayInterval')
  if (!isCut || days.length === 1 || days.length > MOST_DAYS) return undefined
  const words = RUN[lang].day
  const { name } = measureWords('queueLength', lang)
  const points = throughDays(run, { measure: 'queueLength' })
  return charted(
    {
      id: 'queue-days',
      title: words.queueDays,
      description: daysInWords({ run, lang }, points),
      x: { label: '', scale: 'clock', unit: 's', firstDay: days[0].date, domain: [0, days.length * 86_400] },
      y: { label: words.waiting, scale: 'linear', unit: 'calls' },
      series: known([{ name, mark: 'step', points }]),
    },
    { lang },
  )
}

function daysInWords({ run, lang }: Told, points: readonly Point[]): string {
  const known = points.filter(({ y }) => Number.isFinite(y))
  if (known.length === 0) return ''
  const [low, high] = [least(known), greatest(known)]
  const text = ({ y }: Point) => inSentence(formatValue({ value: y, low: Number.NaN, high: Number.NaN }, 'calls'), lang)
  const at = ({ x }: Point) => {
    const day = Math.floor(Number(x) / 86_400)
    const slot = (Number(x) - day * 86_400) / run.center.interval
    return inSentence(
      `${new Date((run.center.days[0].date + day) * 86_400_000).toISOString().slice(0, 10)} ${timeOf(run.center, slot).time}`,
      lang,
    )
  }
  const { name } = measureWords('queueLength', lang)
  return RUN[lang].day.extremes({ name, low: text(low), lowAt: at(low), high: text(high), highAt: at(high) })
}

// ── staff ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function staffChart({ run, lang }: Told, erlang: ErlangBeside | undefined): Chart {
  const words = RUN[lang].day
  const of = (measure: MeasureId): Series => ({
    name: measureWords(measure, lang).name,
    mark: 'step',
    points: throughDay(run, { measure }),
  })
  const needs = known([needOf(run, erlang, 'erlangC', words.needC), needOf(run, erlang, 'erlangA', words.needA)])
  const series = known([of('agentsScheduled'), of('agentsBusy'), ...needs])
  return charted(
    {
      id: 'staff',
      title: words.staff,
      description: staffInWords({ run, lang }, series, needs),
      x: { label: words.time, scale: 'clock', unit: 's' },
      y: { label: words.agents, scale: 'linear', unit: 'agents' },
      series,
    },
    { lang },
  )
}

/** The sum over all queues, each as its most demanding type has it; without points where a type has no such need. */
function needOf(run: Run, erlang: ErlangBeside | undefined, by: 'erlangC' | 'erlangA', name: string): Series {
  const rows = erlang === undefined || erlang.excluded.length > 0 ? [] : erlang.rows
  const bySlot = groupedBy(rows, ({ slot }) => slot)
  const leastOf = (figures: ErlangFigures | undefined) => figures?.least ?? Number.NaN
  const points = [...bySlot].flatMap(([slot, rows]): Point[] => {
    if (slot === undefined) return []
    const pools = [
      ...groupedBy(rows, ({ type }) => run.center.types[type].groups.toSorted((a, b) => a - b).join()).values(),
    ]
    const y = pools.reduce((sum, pool) => sum + Math.max(...pool.map(row => leastOf(row[by]))), 0)
    const x = slot * run.center.interval
    return [
      { x, y },
      { x: x + run.center.interval, y },
    ]
  })
  return { name, mark: 'step', points: withoutDoubles(points.sort((a, b) => Number(a.x) - Number(b.x))) }
}

/** Of a level that ends and one that begins at the same time only the second. */
const withoutDoubles = (points: readonly Point[]) => points.filter(({ x }, i) => points[i + 1]?.x !== x)

function staffInWords({ run, lang }: Told, [scheduled, busy]: readonly Series[], needs: readonly Series[]): string {
  const words = RUN[lang].day
  const text = (value: number) => inSentence(formatValue({ value, low: Number.NaN, high: Number.NaN }, 'agents'), lang)
  const time = ({ x }: Point) => inSentence(timeOf(run.center, Number(x) / run.center.interval).time, lang)
  if (!scheduled || !busy) return ''
  const top = greatest(beginnings(busy).filter(({ y }) => Number.isFinite(y)))
  const there = scheduled.points.find(({ x }) => x === top.x)
  const need = needs.length > 0 ? [greatest(needs[0].points)] : []
  return [
    words.staffing(text(there?.y ?? Number.NaN), text(top.y), time(top)),
    ...need.map(point => words.needs(text(point.y), time(point))),
  ].join(' ')
}
