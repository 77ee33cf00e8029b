// From the points of a chart to its two scales: in the unit shown, with round ends and ticks.
import type { Chart, ChartAxis } from '../document.ts'
import { scaleOf } from '../numbers.ts'
import { COMMON } from '../words/common.ts'
import type { Lang } from '../words/lang.ts'
import { clockTicks, linearTicks, logTicks, multiples, niceStep, type Tick } from './ticks.ts'

export type Scale = {
  log: boolean
  domain: readonly [number, number]
  ticks: readonly Tick[]
  label: string
  /** In the unit shown; NaN where it cannot stand on the scale. */
  of(value: number | string): number
}

type Asked = { lang: Lang; most: number }

const MOST_X = 9
const MOST_Y = 6

export function scalesOf(chart: Chart, lang: Lang): { x: Scale; y: Scale } {
  const x = chart.x.scale === 'category' ? categoryScale(chart) : numericScale(chart, 'x', { lang, most: MOST_X })
  return { x, y: numericScale(chart, 'y', { lang, most: MOST_Y }) }
}

/** Categories stand at 0, 1, 2 … */
function categoryScale({ series, x }: Chart): Scale {
  const names = [...new Set(series.flatMap(({ points }) => points.map(point => String(point.x))))]
  return {
    log: false,
    domain: [-0.5, Math.max(1, names.length) - 0.5],
    ticks: names.map((label, at) => ({ at, label })),
    label: x.label,
    of: value => names.indexOf(String(value)),
  }
}

function numericScale(chart: Chart, side: 'x' | 'y', { lang, most }: Asked): Scale {
  const axis = chart[side]
  const values = valuesOf(chart, side)
  const size = Math.max(...(axis.domain ?? []).map(Math.abs), ...values.map(Math.abs), 0)
  const { factor, suffix } = axis.scale === 'clock' ? { factor: 1, suffix: '' } : scaleOf(axis.unit, size)
  const shown = values.map(value => value * factor)
  const asked = axis.domain && ([axis.domain[0] * factor, axis.domain[1] * factor] as const)
  const domain = asked ?? DOMAINS[axis.scale]({ values: shown, fromZero: side === 'y', most })
  return {
    log: axis.scale === 'log',
    domain,
    ticks: ticksOf(axis, domain, { lang, most }),
    label: labelOf(axis, suffix.trim(), lang),
    of: value => placed(Number(value) * factor, axis.scale),
  }
}

const placed = (value: number, scale: ChartAxis['scale']) =>
  Number.isFinite(value) && (scale !== 'log' || value > 0) ? value : Number.NaN

function ticksOf(axis: ChartAxis, domain: readonly [number, number], { lang, most }: Asked): Tick[] {
  if (axis.scale === 'clock') return clockTicks(domain, { lang, firstDay: axis.firstDay })
  return axis.scale === 'log' ? logTicks(domain) : linearTicks(domain, most)
}

function labelOf({ label, unit, scale }: ChartAxis, suffix: string, lang: Lang): string {
  const words = COMMON[lang]
  const word = scale === 'clock' ? '' : (words.scaled[suffix] ?? words.axisUnit[unit] ?? '')
  return word === '' ? label : `${label} (${word})`
}

/** All numbers that are to be seen along a side. */
function valuesOf({ series, rules = [], x, y }: Chart, side: 'x' | 'y'): number[] {
  const across = rules.filter(rule => rule.axis === side).map(({ value }) => value)
  const points = series.flatMap(each => each.points)
  const along = points.flatMap(({ x, y, low, high }) => (side === 'x' ? [Number(x)] : [y, low, high]))
  const log = (side === 'x' ? x : y).scale === 'log'
  return [...along, ...across].filter((value): value is number => Number.isFinite(value) && (!log || value! > 0))
}

type Span = { values: readonly number[]; fromZero: boolean; most: number }

const DOMAINS: Readonly<Record<ChartAxis['scale'], (span: Span) => readonly [number, number]>> = {
  linear({ values, fromZero, most }) {
    const [low, high] = spanOf(fromZero ? [...values, 0] : values)
    const step = niceStep(high - low, most)
    return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step]
  },
  log({ values }) {
    const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 10]
    return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) + (high > low ? 0 : 1e-3))]
  },
  clock({ values }) {
    const [low, high] = spanOf(values, 3600)
    const ends = multiples([low, high], 1800)
    return [Math.min(low, ends[0] ?? low), Math.max(high, ends.at(-1) ?? high)]
  },
  category: () => [-0.5, 0.5],
}

/** From the least to the greatest; never nothing. */
function spanOf(values: readonly number[], least = 1): [number, number] {
  if (values.length === 0) return [0, least]
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  if (high > low) return [low, high]
  return high === 0 ? [0, least] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2]
}
