// What a sweep would do, and about how long it would take.
import { idOf, type Plan, pathsOf } from '../experiment/sweep/plan.ts'
import { Schedule } from '../experiment/sweep/schedule.ts'
import { shareOf } from '../experiment/sweep/sharding.ts'
import type { Shard } from '../experiment/sweep/store.ts'
import { workOn } from '../experiment/sweep/work.ts'
import { grouped } from '../report/numbers.ts'
import { formatDuration } from '../scenario/units.ts'
import { type Execution, threadsFor } from './execution.ts'

type Where = { file: string; shard: Shard | null; execution: Execution }

/** Points that are tried: the first, the middle, the last. */
const TRIED = [0, 0.5, 1]

/** A database has its tables; besides its observations a replication leaves its figures, a point its estimates. */
const BYTES_OF_STORE = 3e6
const BYTES_EACH = 500
const BYTES_PER_POINT = 6000

/** Text for people; times and sizes are of a try of a few replications on this machine. */
export function dryRunText(plan: Plan, { file, shard, execution }: Where): string {
  const { points, replications, precision } = plan
  const trials = countOf(plan, shard)
  const { ms, bytes } = tryOut(plan)
  const threads = execution.queue === undefined ? threadsFor(execution) : undefined
  const seconds = (trials * ms) / 1000
  const rows: [string, string][] = [
    ['study', idOf(plan).slice(0, 12)],
    ['scenario', plan.scenario],
    ['points', `${grouped(points.length)} (${plan.design.kind})`],
    ['varies', pathsOf(plan).join(', ') || 'nothing'],
    [
      'replications',
      precision
        ? `from ${grouped(replications)} to ${grouped(precision.most)} each, until ${precision.measure} is known to ± ${100 * precision.relative} %`
        : `${grouped(replications)} each, ${grouped(trials)} in all`,
    ],
    ...(shard ? ([['part', `${shard.index} of ${shard.of}`]] as [string, string][]) : []),
    [
      'time',
      `${precision ? 'at least ' : ''}about ${formatDuration(seconds)} of one processor${threads === undefined ? '' : `, ${formatDuration(seconds / threads)} on ${threads} threads`}`,
    ],
    [
      'disk',
      `${precision ? 'at least ' : ''}about ${sizeOf(BYTES_OF_STORE + trials * (bytes + BYTES_EACH) + points.length * BYTES_PER_POINT)}`,
    ],
    ['store', file],
    ['first point', points[0]?.join(' ') ?? ''],
    ['last point', points.at(-1)?.join(' ') ?? ''],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return `${rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n')}\n`
}

/** What the schedule of such a study would hold. */
const countOf = (plan: Plan, shard: Shard | null) =>
  new Schedule({ points: plan.points.length, replications: plan.replications, mine: shareOf(plan, shard) }).planned

function tryOut(plan: Plan): { ms: number; bytes: number } {
  const work = workOn(plan)
  const last = plan.points.length - 1
  const tried = [...new Set(TRIED.map(share => Math.round(share * last)))]
  // The first one is slow: nothing is compiled yet.
  work([{ point: 0, from: 0, to: 1 }])
  const to = Math.min(2, plan.replications)
  const { results, ms } = work(tried.map(point => ({ point, from: 0, to })))
  const bytes = results.reduce((sum, { data }) => sum + data.length, 0)
  return { ms: ms / Math.max(results.length, 1), bytes: bytes / Math.max(results.length, 1) }
}

function sizeOf(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toPrecision(2)} GB`
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`
}
