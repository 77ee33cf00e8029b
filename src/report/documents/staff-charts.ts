// Charts of a staffing plan: need against work, and what is achieved against what is asked.
import type { CellVerdict, Need, StaffPlan } from '../../experiment/staff/plan.ts'
import { definitionOf } from '../../measures/definitions.ts'
import { openDays } from '../../measures/slices.ts'
import type { Block, Chart, Point } from '../document.ts'
import { formatValue } from '../numbers.ts'
import { briefOf, groupsOf, ofGroup, startOf } from '../staff-view.ts'
import type { Lang } from '../words/lang.ts'
import { measureWords } from '../words/measures.ts'
import { STAFF_WORDS } from '../words/staff.ts'
import { inSentence } from '../words/units.ts'
import { dayIn, timeOf, told } from './common.ts'
import { charted, pointOf } from './common-charts.ts'
import type { Place } from './day-grid.ts'

/** More cannot be told apart in one chart. */
export const MOST_DAYS = 7
/** Targets that have a chart, at most. */
const MOST_TARGETS = 3

// ── need and work ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Of every group: who is scheduled, who is needed, who is busy. A steady-state study has no day to show. */
export function needCharts(plan: StaffPlan, lang: Lang): Block[] {
  if (plan.run.center.steady) return []
  return groupsOf(plan).map(group => ({ kind: 'chart', chart: needChart(plan, group, lang) }))
}

function needChart(plan: StaffPlan, group: number, lang: Lang): Chart {
  const { run } = plan
  const { heads, charts } = STAFF_WORDS[lang]
  const needs = firstDays(plan).filter(need => need.group === group)
  const busyIn = (need: Need) => ofGroup(run, 'agentsBusy', need)
  const peak = needs.reduce((a, b) => (b.gross > a.gross ? b : a))
  const seen = charts.needSeen({
    peak: peak.gross,
    at: momentText(plan, peak, lang),
    busy: told(busyIn(peak), 'agents', lang),
  })
  const level = (of: (need: Need) => Point['y']) => steps(plan, needs, need => ({ y: of(need) }))
  const chart: Omit<Chart, 'table'> = {
    id: `need-${group + 1}`,
    title: charts.need(run.center.groups[group].name),
    description: [seen, ...partly(plan, lang)].join(' '),
    x: clock(plan, lang),
    y: { label: heads.agents, scale: 'linear', unit: 'agents' },
    series: [
      { name: heads.gross, mark: 'step', points: level(({ gross }) => gross) },
      { name: heads.net, mark: 'step', points: level(({ net }) => net) },
      { name: heads.busy, mark: 'step', points: steps(plan, needs, need => pointOf(0, busyIn(need))) },
    ],
  }
  return charted(chart, { lang })
}

// ── what is achieved ───────────────────────────────────────────────────────────────────────────────────────────────

/** Of every target that holds for intervals: how each comes out, and the bound. */
export function achievedCharts(plan: StaffPlan, lang: Lang): Block[] {
  if (plan.run.center.steady) return []
  const shown = new Set(firstDays(plan).map(({ day }) => day))
  const cells = plan.cells.filter(({ day, slot }) => slot !== undefined && day !== undefined && shown.has(day))
  const kinds = [...new Set(cells.map(keyOf))].slice(0, MOST_TARGETS)
  return kinds.map((kind, i) => ({
    kind: 'chart',
    chart: achievedChart(plan, { cells: cells.filter(cell => keyOf(cell) === kind), id: `achieved-${i + 1}` }, lang),
  }))
}

type Asked = { cells: readonly CellVerdict[]; id: string }

const keyOf = ({ target: { text, scope } }: CellVerdict) => JSON.stringify([text, scope.type, scope.group])
const placed = (cell: CellVerdict): CellVerdict & Place => ({ ...cell, day: cell.day!, slot: cell.slot! })

function achievedChart(plan: StaffPlan, { cells, id }: Asked, lang: Lang): Chart {
  const { charts } = STAFF_WORDS[lang]
  const [{ target }] = cells
  const { unit, parameter } = definitionOf(target.measure)
  const { name } = measureWords(target.measure, lang)
  const who = target.scope.type ?? target.scope.group
  const title = charts.achieved([name, ...(who === undefined ? [] : [who])].join(', '))
  const bound = inSentence(formatValue({ value: target.bound, low: Number.NaN, high: Number.NaN }, unit), lang)
  const chart: Omit<Chart, 'table'> = {
    id,
    title,
    description: [achievedInWords(plan, cells, { bound, lang }), ...partly(plan, lang)].join(' '),
    x: clock(plan, lang),
    y: { label: name, scale: 'linear', unit, ...(unit === 'share' && parameter ? { domain: [0, 1] } : {}) },
    series: [{ name, mark: 'step', points: steps(plan, cells.map(placed), ({ estimate }) => pointOf(0, estimate)) }],
    rules: [{ axis: 'y', value: target.bound, label: briefOf(target) }],
  }
  return charted(chart, { lang })
}

function achievedInWords(
  plan: StaffPlan,
  cells: readonly CellVerdict[],
  { bound, lang }: { bound: string; lang: Lang },
): string {
  const known = cells.filter(({ estimate }) => Number.isFinite(estimate.value))
  if (known.length === 0) return ''
  const sign = cells[0].target.comparison.startsWith('>') ? 1 : -1
  const worst = known.reduce((a, b) => (sign * b.estimate.value < sign * a.estimate.value ? b : a))
  const value = told(worst.estimate, definitionOf(worst.target.measure).unit, lang)
  return STAFF_WORDS[lang].charts.achievedSeen({ worst: value, at: momentText(plan, placed(worst), lang), bound })
}

// ── over time ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Levels that end with the last interval before the center closes. */
export function steps<Item extends Place>(
  { run }: Pick<StaffPlan, 'run'>,
  items: readonly Item[],
  of: (item: Item) => Omit<Point, 'x'>,
): Point[] {
  const { interval } = run.center
  return items.flatMap((item, i) => {
    const x = startOf(run, item)
    const level = of(item)
    const next = items[i + 1] && startOf(run, items[i + 1])
    const end = x + interval
    const point = { ...level, x }
    if (next === undefined) return [point, { ...level, x: end }]
    return next > end ? [point, { ...level, x: end }, { x: end, y: Number.NaN }] : [point]
  })
}

/** A single day is told by the time of the day, several with their dates. */
export function clock({ run: { center } }: Pick<StaffPlan, 'run'>, lang: Lang): Chart['x'] {
  const axis = { label: STAFF_WORDS[lang].heads.time, scale: 'clock', unit: 's' } as const
  return center.days.length > 1 ? { ...axis, firstDay: center.days[0].date } : axis
}

function firstDays({ needs, run }: StaffPlan): Need[] {
  const shown = new Set(openDays(run.center).slice(0, MOST_DAYS))
  return needs.filter(({ day }) => shown.has(day))
}

export const partly = ({ run }: Pick<StaffPlan, 'run'>, lang: Lang): string[] =>
  openDays(run.center).length > MOST_DAYS ? [STAFF_WORDS[lang].charts.firstDays(MOST_DAYS)] : []

/** `Sun 2026-01-04 09:30` */
export const momentText = ({ run: { center } }: Pick<StaffPlan, 'run'>, { day, slot }: Place, lang: Lang): string =>
  `${dayIn(center, day, lang)} ${timeOf(center, slot).time}`
