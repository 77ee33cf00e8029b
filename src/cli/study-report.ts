// What a study has found and where it stands, told.
import { existsSync } from 'node:fs'
import { measureOf } from '../experiment/language.ts'
import type { Conducted } from '../experiment/sweep/conduct.ts'
import { type Plan, pathsOf, valueAt } from '../experiment/sweep/plan.ts'
import type { PointEstimate, Store } from '../experiment/sweep/store.ts'
import { grouped } from '../report/numbers.ts'
import { SHOWN, type SweepTable, sweepTable } from '../report/sweep.ts'
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
  const table = await tableOf(store)
  return form === 'json' ? jsonOf(store, ended, table) : textOf(store.manifest.plan, table, end)
}

function textOf(plan: Plan, table: SweepTable, end: string): string {
  const style = styleFor(process.stdout)
  const lines = table.estimates.length > 0 ? [...sweepTable(table, style), ''] : []
  return `${[...lines, style.faint(describePlan(plan)), end].join('\n')}\n`
}

/** `7 points, 100 replications each, seed 1, 95 % intervals` */
function describePlan({ points, replications, precision, seed, confidence }: Plan): string {
  const each = precision
    ? `replications until ${precision.measure} is known to ± ${100 * precision.relative} %`
    : `${grouped(replications)} replications each`
  return `${grouped(points.length)} points, ${each}, seed ${seed}, ${Number((confidence * 100).toFixed(4))} % intervals`
}

async function tableOf(store: Store): Promise<SweepTable> {
  const { plan } = store.manifest
  const asked = plan.measures.map(measureOf)
  const all = await store.estimates([...new Set(asked.map(({ measure }) => measure)), ...SHOWN])
  const paths = pathsOf(plan)
  return {
    paths,
    points: plan.points.map((point, number) => ({ point: number, values: paths.map(path => valueAt(point, path)) })),
    estimates: chosen(all, [...asked, ...SHOWN.map(measure => ({ measure }))]),
  }
}

type Asked = { measure: string; threshold?: number }

/** In the order asked for; of several thresholds the one that was meant, else the point's own, which stands first. */
function chosen(all: readonly PointEstimate[], asked: readonly Asked[]): PointEstimate[] {
  const seen = new Set<string>()
  return asked.flatMap(({ measure, threshold }) => {
    const own = all.filter(
      each => each.measure === measure && (threshold === undefined || each.threshold === threshold),
    )
    return own.filter(({ point, threshold: t }) => {
      const key = threshold === undefined ? `${measure} ${point}` : `${measure} ${point} ${t}`
      return !seen.has(key) && seen.add(key)
    })
  })
}

function jsonOf({ file, manifest }: Store, ended: Conducted, { points, estimates }: SweepTable): string {
  const { id, plan } = manifest
  const byPoint = points.map(({ point }) => ({
    point,
    assignments: plan.points[point],
    estimates: estimates.filter(each => each.point === point).map(({ point: _, ...rest }) => rest),
  }))
  const { complete, results, done, planned, failures } = ended
  return `${JSON.stringify({ study: id, store: file, complete, results, done, planned, failures, points: byPoint }, null, 2)}\n`
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
