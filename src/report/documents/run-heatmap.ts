// The service level of every interval at a glance: of every day, or of every call type.
import type { Run } from '../../experiment/run.ts'
import { isOpen, openDays, type Slice } from '../../measures/slices.ts'
import type { Block, Figure, HeatCell, Heatmap } from '../document.ts'
import { formatValue } from '../numbers.ts'
import { COMMON } from '../words/common.ts'
import { measureWords } from '../words/measures.ts'
import { RUN } from '../words/run.ts'
import { inSentence } from '../words/units.ts'
import { measured, type Told, timeOf } from './common.ts'
import { dayGrid } from './day-grid.ts'
import { levelOf } from './run-level.ts'

/** The bound where no target names one. */
const USUAL_BOUND = 0.8
/** How far below the bound each level begins. */
const STEPS = [0, 0.1, 0.2, 0.4]
/** Times of day beside one another; more stand below one another. */
const MOST_TIMES = 48

type Grid = Pick<Heatmap, 'corner' | 'columns' | 'rows'>

export function heatmapBlocks(said: Told): Block[] {
  const { run } = said
  const byDay = run.plan.slices.some(({ axis }) => axis === 'dayInterval') && openDays(run.center).length > 1
  if (!byDay && run.center.types.length === 1) return []
  const grid = byDay ? gridByDay(said) : gridByType(said)
  return grid.rows.length === 0 ? [] : [{ kind: 'heatmap', heatmap: heatmapOf(said, grid) }]
}

function heatmapOf({ run, lang }: Told, grid: Grid): Heatmap {
  const { measure, bound = USUAL_BOUND } = levelOf(run)
  return {
    ...grid,
    id: 'heatmap',
    title: RUN[lang].heat.title(measureWords(measure, lang).name),
    description: describe({ run, lang }, grid, bound),
    legend: legendOf({ run, lang }, bound),
  }
}

// ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function gridByDay({ run, lang }: Told): Grid {
  const { center } = run
  const type = center.types.findIndex(({ name }) => name === levelOf(run).type)
  const ofType = type >= 0 && run.plan.slices.some(({ axis }) => axis === 'typeDayInterval')
  const of = ofType ? ({ axis: 'typeDayInterval', type } as const) : ({ axis: 'dayInterval' } as const)
  return dayGrid(center, lang, ({ day, slot }) =>
    isOpen(center, day, slot) ? heatCell(run, { ...of, day, interval: slot } as Slice) : undefined,
  )
}

function gridByType({ run, lang }: Told): Grid {
  const { center, plan } = run
  const { all, types } = RUN[lang].heat
  const slices = plan.slices.filter(({ axis }) => axis === 'typeInterval' || axis === 'interval')
  const times = [...new Set(slices.map(({ interval }) => interval!))].sort((a, b) => a - b)
  const rows = [undefined, ...center.types.keys()].map(type => {
    const own = new Map(slices.filter(slice => slice.type === type).map(slice => [slice.interval!, slice]))
    const cells = times.map(time => own.get(time)).map(slice => slice && heatCell(run, slice))
    return { head: type === undefined ? all : center.types[type].name, cells }
  })
  const grid = { corner: types, columns: times.map(time => timeOf(center, time).time), rows }
  return times.length <= MOST_TIMES ? grid : turned(grid, COMMON[lang].heads.slot)
}

const turned = ({ columns, rows }: Grid, corner: string): Grid => ({
  corner,
  columns: rows.map(({ head }) => head),
  rows: columns.map((head, i) => ({ head, cells: rows.map(({ cells }) => cells[i]) })),
})

function heatCell(run: Run, slice: Slice): HeatCell {
  const { measure, threshold, bound = USUAL_BOUND } = levelOf(run)
  const figure = measured(run, { measure, threshold }, slice)
  return { figure: { ...figure, text: figure.text.replace(/\.\d+ /, ' ') }, level: heatLevel(figure, bound) }
}

function heatLevel({ value }: Figure, bound: number): HeatCell['level'] {
  if (!Number.isFinite(value)) return 0
  return STEPS.filter(step => value < bound - step).length as HeatCell['level']
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const shareText = (value: number) =>
  formatValue({ value, low: Number.NaN, high: Number.NaN }, 'share').replace('.0 ', ' ')

function legendOf({ lang }: Told, bound: number): string[] {
  const words = RUN[lang].heat
  const edges = STEPS.map(step => bound - step).filter(edge => edge > 0)
  const text = (edge: number) => inSentence(shareText(edge), lang)
  const between = edges.slice(1).map((edge, i) => inSentence(`${shareText(edge)} – ${shareText(edges[i])}`, lang))
  return [words.from(text(edges[0])), ...between, words.below(text(edges.at(-1)!))]
}

function describe({ lang }: Told, { columns, rows }: Grid, bound: number): string {
  const known = rows.flatMap(({ head, cells }) =>
    cells.flatMap((cell, i) =>
      cell && Number.isFinite(cell.figure.value) ? [{ ...cell, head, column: columns[i] }] : [],
    ),
  )
  if (known.length === 0) return ''
  const worst = known.reduce((a, b) => (b.figure.value < a.figure.value ? b : a))
  const below = known.filter(({ figure }) => figure.value < bound).length
  const words = RUN[lang].heat
  return [
    words.describe(known.length, below, inSentence(shareText(bound), lang)),
    words.worst(inSentence(worst.figure.text, lang), `${worst.column}, ${worst.head}`),
  ].join(' ')
}
