// How long people wait: mean, percentiles and a histogram.
import type { Run } from '../experiment/run.ts'
import type { MeasureId } from '../measures/definitions.ts'
import { countsBetween, histogram } from '../measures/estimate.ts'
import { beside, columns } from './layout.ts'
import { formatInterval, formatSeconds, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

const PERCENTILES: readonly MeasureId[] = ['waitP50', 'waitP80', 'waitP90', 'waitP95', 'waitP99']

export function waits(run: Run, style: Style): string[] {
  return beside(
    [style.strong('Waiting, answered and abandoned'), ...figures(run)],
    [style.strong('Share of calls by wait'), ...bars(run, style)],
  )
}

function figures({ estimate }: Run): string[] {
  const rows = (['wait', ...PERCENTILES] as MeasureId[]).map(measure => {
    const value = estimate({ measure })
    const name = measure === 'wait' ? 'mean' : `${measure.slice(-2)} % at most`
    return [name, formatValue(value, 's'), formatInterval(value, 's')]
  })
  return columns(rows, { align: ['left', 'right', 'left'], gap: 1 })
}

// ── the histogram ──────────────────────────────────────────────────────────────────────────────────────────────────

const EDGES = [5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400]
const MOST_EDGES = 6
const BAR = 18

/** One bar a range of waits: the answered, then those who abandoned after such a wait. */
function bars({ plan, observations, estimate }: Run, style: Style): string[] {
  const counts = histogram(plan, observations)
  const edges = edgesUpTo(estimate({ measure: 'waitP99' }).value)
  const answered = countsBetween(counts.answered, edges)
  const abandoned = countsBetween(counts.abandoned, edges)
  const both = answered.map((count, i) => count + abandoned[i])
  const total = both.reduce((sum, count) => sum + count, 0)
  const most = Math.max(...both)
  if (total === 0) return ['nobody called']
  const rows = [...edges, Number.POSITIVE_INFINITY].map((edge, i) => [
    rangeName(edge),
    `${((both[i] / total) * 100).toFixed(1)} %`,
    bar(answered[i] / most, both[i] / most, style),
  ])
  return [...columns(rows, { align: ['left', 'right', 'left'], gap: 1 }), style.faint('█ answered  ░ abandoned')]
}

/** A bar of so much of the greatest length, the first part of it full. */
function bar(full: number, whole: number, style: Style): string {
  const [solid, length] = [Math.round(full * BAR), Math.round(whole * BAR)]
  const light = length > solid ? style.unsure('░'.repeat(length - solid)) : ''
  return `${'█'.repeat(solid)}${light}`
}

function rangeName(edge: number): string {
  if (edge === 0) return 'at once'
  return edge === Number.POSITIVE_INFINITY ? 'longer' : `to ${formatSeconds(edge)}`
}

/** 0, then round waits that lead up to the longest usual one. */
export function edgesUpTo(longest: number): number[] {
  const end = EDGES.findIndex(edge => edge >= (longest || 0))
  const upTo = EDGES.slice(0, (end < 0 ? EDGES.length : Math.max(end, 2)) + 1)
  return [0, ...upTo.slice(-MOST_EDGES)]
}
