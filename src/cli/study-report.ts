// What a study has found and where it stands, told.
import { existsSync } from 'node:fs'
import { measureOf } from '../experiment/language.ts'
import { relativeHalfWidth } from '../experiment/precision.ts'
import type { Conducted } from '../experiment/sweep/conduct.ts'
import { type Plan, pathsOf, valueAt } from '../experiment/sweep/plan.ts'
import type { PointEstimate, Store } from '../experiment/sweep/store.ts'
import type { Reference } from '../measures/estimate.ts'
import { grouped } from '../report/numbers.ts'
import { SHOWN, type SweepColumn, type SweepTable, sweepTable } from '../report/sweep.ts'
import { formatDuration } from '../scenario/units.ts'
import { styleFor } from './colour.ts'
import type { Execution } from './execution.ts'
import { endOf, runStudy } from './study.ts'
import { type RunningStudy, readRunning } from './study-progress.ts'

type Form = 'text' | 'json' | 'quiet'

/** Runs a study to its end, tells it, closes it. */
export async function finishStudy(store: Store, execution: Execution, form: Form): Promise<void> {
  try {
    const ended = await runStudy(store, execution)
    process.stdout.write(await tellStudy(store, ended, { form, end: endOf(store, ended) }))
  } finally {
    await store.close()
  }
}

/** How a study ended, its points before. */
export async function tellStudy(
  store: Store,
  ended: Conducted,
  { form, end }: { form: Form; end: string },
): Promise<string> {
  if (form === 'quiet') return `${end}\n`
  const [table, imprecise] = [await tableOf(store), await impreciseOf(store)]
  return form === 'json'
    ? jsonOf(store, ended, { table, imprecise })
    : textOf(store.manifest.plan, table, { end, imprecise })
}

function textOf(
  plan: Plan,
  table: SweepTable,
  { end, imprecise }: { end: string; imprecise: readonly number[] },
): string {
  const style = styleFor(process.stdout)
  const lines = table.columns.some(({ cells }) => cells.size > 0) ? [...sweepTable(table, style), ''] : []
  const short = shortOf(plan, imprecise)
  return `${[...lines, style.faint(describePlan(plan)), ...(short ? [style.unsure(short)] : []), end].join('\n')}\n`
}

/** `7 points, 100 replications each, seed 1, 95 % intervals` */
function describePlan({ points, replications, precision, seed, confidence }: Plan): string {
  const each = precision
    ? `replications until ${precision.measure} is known to ± ${percent(precision.relative)}`
    : `${counted(replications, 'replication')} each`
  return `${counted(points.length, 'point')}, ${each}, seed ${seed}, ${percent(confidence)} intervals`
}

const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`
const counted = (n: number, word: string) => `${grouped(n)} ${word}${n === 1 ? '' : 's'}`

// ── precision ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Points that have had all the replications they may, and are not as precise as asked. */
async function impreciseOf(store: Store): Promise<number[]> {
  const { precision } = store.manifest.plan
  if (precision === null) return []
  const { measure, threshold } = measureOf(precision.measure)
  const seen = new Set<number>()
  return (await store.estimates([measure]))
    .filter(
      each =>
        (threshold === undefined || each.threshold === threshold) && !seen.has(each.point) && seen.add(each.point),
    )
    .filter(each => relativeHalfWidth(each) > precision.relative)
    .map(({ point }) => point)
}

function shortOf({ precision }: Plan, imprecise: readonly number[]): string | undefined {
  if (precision === null || imprecise.length === 0) return undefined
  const which = `${imprecise.slice(0, 10).join(', ')}${imprecise.length > 10 ? ' …' : ''}`
  return `Not as precise after ${grouped(precision.most)} replications, the most allowed: ${imprecise.length === 1 ? 'point' : 'points'} ${which}`
}

// ── the table ──────────────────────────────────────────────────────────────────────────────────────────────────────

async function tableOf(store: Store): Promise<SweepTable> {
  const { plan } = store.manifest
  const asked: Reference[] = [...plan.measures.map(measureOf), ...SHOWN.map(measure => ({ measure }))]
  const all = await store.estimates([...new Set(asked.map(({ measure }) => measure))])
  const paths = pathsOf(plan)
  const different = [...new Map(asked.map(each => [JSON.stringify(each), each])).values()]
  return {
    paths,
    points: plan.points.map((point, number) => ({ point: number, values: paths.map(path => valueAt(point, path)) })),
    columns: different.map(each => ({ measure: each.measure, cells: cellsOf(all, each) })).filter(isNew),
  }
}

/** At the threshold asked for, else at each point's own, which stands first. */
function cellsOf(all: readonly PointEstimate[], { measure, threshold }: Reference): Map<number, PointEstimate> {
  const cells = new Map<number, PointEstimate>()
  for (const each of all) {
    const isMeant = each.measure === measure && (threshold === undefined || each.threshold === threshold)
    if (isMeant && !cells.has(each.point)) cells.set(each.point, each)
  }
  return cells
}

/** A threshold that was asked for may be that of all points. */
function isNew({ measure, cells }: SweepColumn, index: number, columns: readonly SweepColumn[]): boolean {
  const isSame = (other: SweepColumn) =>
    other.measure === measure &&
    [...cells].every(([point, cell]) => other.cells.get(point)?.threshold === cell.threshold)
  return !columns.slice(0, index).some(isSame)
}

type Told = { table: SweepTable; imprecise: readonly number[] }

function jsonOf({ file, manifest }: Store, ended: Conducted, { table, imprecise }: Told): string {
  const { id, plan } = manifest
  const points = table.points.map(({ point }) => ({
    point,
    assignments: plan.points[point],
    estimates: table.columns.flatMap(({ cells }) => cells.get(point) ?? []).map(({ point: _, ...rest }) => rest),
  }))
  const { complete, results, done, planned, failures } = ended
  const facts = { study: id, store: file, complete, results, done, planned, failures, imprecise, points }
  return `${JSON.stringify(facts, null, 2)}\n`
}

// ── status ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where the study in a file stands; of one that is being written, what its process last told. */
export async function statusOf(file: string, form: Exclude<Form, 'quiet'>): Promise<string> {
  const running = existsSync(file) ? readRunning(file) : undefined
  const { openStore } = await import('../experiment/sweep/store-duckdb.ts')
  const { InUseError } = await import('../experiment/sweep/store-errors.ts')
  try {
    const store = await openStore(file)
    try {
      return await standing(store, form)
    } finally {
      await store.close()
    }
  } catch (error) {
    // What a process that was killed has left says nothing of the one that has the file now.
    const id = error instanceof InUseError ? (error.process ?? running?.process) : undefined
    if (running === undefined || running.process !== id || !isAlive(id)) throw error
    return form === 'json' ? `${JSON.stringify({ store: file, running }, null, 2)}\n` : runningText(file, running)
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch {
    return false
  }
}

function runningText(
  file: string,
  { process: id, done, planned, points, failures, perSecond, secondsLeft }: RunningStudy,
) {
  const left = secondsLeft === null ? '' : `, about ${formatDuration(secondsLeft)} left`
  return `${file} is being run by process ${id}: ${grouped(done)} of ${grouped(planned)} replications, ${grouped(points.done)} of ${grouped(points.planned)} points, ${failures} failed; ${perSecond}/s${left}.\n`
}

async function standing(store: Store, form: Exclude<Form, 'quiet'>): Promise<string> {
  const { file, manifest } = store
  const { id, plan, program, shard, broken, results } = manifest
  const ranges = await store.done()
  const done = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
  const estimated = (await store.estimated()).size
  const failures = await store.failures()
  const state =
    broken !== null ? 'broken' : results !== null ? 'complete' : failures.length > 0 ? 'failed' : 'incomplete'
  const facts = {
    study: id,
    store: file,
    state,
    broken,
    results,
    program,
    shard,
    points: plan.points.length,
    estimated,
    done,
    failures,
  }
  if (form === 'json') return `${JSON.stringify(facts, null, 2)}\n`
  const rows: [string, string][] = [
    ['study', `${id.slice(0, 12)}, of ${plan.scenario}, by savlanut ${program.version} (${program.code.slice(0, 12)})`],
    ['state', broken ?? state],
    ...(shard ? ([['part', `${shard.index} of ${shard.of}`]] as [string, string][]) : []),
    ['points', `${grouped(estimated)} of ${grouped(plan.points.length)} estimated`],
    [
      'replications',
      `${grouped(done)} stored${plan.precision ? '' : ` of ${grouped(plan.points.length * plan.replications)}`}`,
    ],
    ...(results ? ([['results', results.slice(0, 12)]] as [string, string][]) : []),
    ...failures
      .slice(0, 10)
      .map(({ point, from, message }): [string, string] => [
        'failed',
        `point ${point}, replication ${from}: ${message}`,
      ]),
    ...(state === 'incomplete' ? ([['next', `savlanut resume ${file}`]] as [string, string][]) : []),
    ...(state === 'failed' ? ([['next', `savlanut resume ${file} --retry-failed`]] as [string, string][]) : []),
  ]
  return `${rows.map(([name, text]) => `${name.padEnd(12)}  ${text}`).join('\n')}\n`
}
