// Studies: threads against one thread, what handing out and storing costs, a hundred thousand replications, and a queue of
// machines where Redis is installed. Beside the rates stands what should come out.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { conduct } from '../src/experiment/sweep/conduct.ts'
import { exportStudy } from '../src/experiment/sweep/export.ts'
import { inThisThread } from '../src/experiment/sweep/here.ts'
import { idOf, type Plan, valueAt } from '../src/experiment/sweep/plan.ts'
import { planOf } from '../src/experiment/sweep/planning.ts'
import { thisProgram } from '../src/experiment/sweep/program.ts'
import { openQueue } from '../src/experiment/sweep/queue.ts'
import type { Store } from '../src/experiment/sweep/store.ts'
import { createStore } from '../src/experiment/sweep/store-duckdb.ts'
import { inThreads } from '../src/experiment/sweep/threads.ts'
import type { Backend } from '../src/experiment/sweep/trial.ts'
import { workOn } from '../src/experiment/sweep/work.ts'
import { textSource } from '../src/scenario/read.ts'
import { erlangA } from '../src/stats/erlang-a.ts'
import { criticalValue } from '../src/stats/interval.ts'
import { heading } from './measure.ts'

const HANDLE = 240
const PATIENCE = 180
const PATHS = { rate: 'types.calls.arrivals.perHour', staff: 'groups.agents.staffing' }

const scenario = (hours: number) => `title: M/M/n+M
steady: { length: ${hours} h, warmUp: 1 h }
types:
  calls:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: ${HANDLE} }
    patience: { law: exponential, mean: ${PATIENCE} }
groups: { agents: { serves: [calls], staffing: 5 } }
`

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))

/** So many arrival rates by four staffings. */
function planFor(rates: number, replications: number, hours = 20): Plan {
  const factors = [
    { path: PATHS.rate, values: range(50, 49 + rates) },
    { path: PATHS.staff, values: range(4, 7) },
  ]
  const source = textSource({ 'queue.yaml': scenario(hours) })
  return planOf({ file: 'queue.yaml', source, design: { kind: 'grid', factors }, replications })
}

const folder = mkdtempSync(join(tmpdir(), 'savlanut-bench-'))
let files = 0

/** Runs a study in a file of its own; gives the seconds it took, and what `look` sees in it. */
async function timed<Seen>(plan: Plan, open: () => Promise<Backend> | Backend, look: (store: Store) => Promise<Seen>) {
  const store = await createStore(join(folder, `${files++}.duckdb`), { plan, program: thisProgram(), shard: null })
  const since = performance.now()
  const backend = await open()
  const { complete } = await conduct(store, backend)
  const seconds = (performance.now() - since) / 1000
  await backend.close()
  if (!complete) throw new Error('the study is not complete')
  const seen = await look(store)
  await store.close()
  return { seconds, seen }
}

/** How far abandonment is from Erlang A. Points share their callers, and with them their luck. */
async function deviations(store: Store): Promise<string> {
  const { points, replications } = store.manifest.plan
  const t = criticalValue(replications, 0.95)
  const scores = (await store.estimates(['abandonment'])).map(({ point, value, low, high }) => {
    const [rate, agents] = [PATHS.rate, PATHS.staff].map(path => Number(valueAt(points[point], path)))
    const exact = erlangA({ agents, arrivalRate: rate / 3600, meanService: HANDLE }, PATIENCE).pAbandon
    return (value - exact) / ((high - low) / 2 / t)
  })
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const largest = Math.max(...scores.map(Math.abs))
  return `against Erlang A: mean z ${mean.toFixed(2)}, largest |z| ${largest.toFixed(1)} (< 4)`
}

const say = (name: string, figure: string, value = '') =>
  process.stdout.write(`${name.padEnd(44)} ${figure.padEnd(30)} ${value}\n`)

const ms = (seconds: number, n: number) => `${((seconds * 1000) / n).toFixed(3)} ms a replication`

// ── threads ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function threads(): Promise<void> {
  heading('A sweep of 200 points')
  const plan = planFor(50, 40)
  const turns = await inTurns([
    () => timed(plan, () => inThisThread(plan), deviations),
    () => timed(plan, () => inThreads(plan, 2), deviations),
  ])
  const [one, two] = turns
  const [alone, together] = await inTurns([1, 2].map(n => () => simulated(plan, n)))
  say('one thread', `${one.seconds.toFixed(1)} s`, one.seen)
  say('two threads', `${two.seconds.toFixed(1)} s, ${(one.seconds / two.seconds).toFixed(2)} × (>= 1.85)`, two.seen)
  say('two threads that only simulate', `${(alone.seconds / together.seconds).toFixed(2)} ×`, 'what the machine gives')
}

const TURNS = 3

/** The same work on so many threads without a study: what this machine gives. */
async function simulated(plan: Plan, threads: number) {
  const backend = inThreads(plan, threads)
  const chunks = plan.points.map((_, point) => [{ point, from: 0, to: 10 }])
  await Promise.all(chunks.slice(0, 10).map(chunk => backend.run(chunk)))
  const since = performance.now()
  await Promise.all(chunks.map(chunk => backend.run(chunk)))
  const seconds = (performance.now() - since) / 1000
  await backend.close()
  return { seconds }
}

/** Each in turn, three times; that of the median ratio between the last and the first. */
async function inTurns<Result extends { seconds: number }>(
  runs: readonly (() => Promise<Result>)[],
): Promise<Result[]> {
  const turns: Result[][] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const results: Result[] = []
    for (const run of runs) results.push(await run())
    turns.push(results)
  }
  const ratio = (results: Result[]) => results.at(-1)!.seconds / results[0].seconds
  return turns.sort((a, b) => ratio(a) - ratio(b))[Math.floor(TURNS / 2)]
}

// ── handing out and storing ────────────────────────────────────────────────────────────────────────────────────────

const SAMPLES = 500

/** Gives some replications again and again, at once: what is left is handing out, storing, estimating. */
function atOnce(plan: Plan): Backend {
  const samples = workOn(plan)([{ point: 0, from: 0, to: SAMPLES }]).results
  return {
    name: 'at once',
    chunkSeconds: 0.3,
    slots: () => 3,
    async run(chunk) {
      const results = chunk.flatMap(({ point, from, to }) =>
        Array.from({ length: to - from }, (_, i) => ({
          ...samples[(from + i) % SAMPLES],
          point,
          replication: from + i,
        })),
      )
      return { results, failures: [], ms: results.length * 5 }
    },
    async close() {},
  }
}

async function storing(): Promise<void> {
  heading('Handing out and storing, without the simulation')
  const plan = planFor(50, 100)
  const { seconds } = await timed(
    plan,
    () => atOnce(plan),
    async () => undefined,
  )
  say('20,000 replications of 200 points', `${ms(seconds, 20_000)} (< 2)`)
  process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'many'], { encoding: 'utf8' }))
}

/** In a process of its own, whose memory is then that of this alone. */
async function many(): Promise<void> {
  for (const [points, replications] of [
    [100, 1000],
    [4, 25_000],
  ]) {
    const plan = planFor(points / 4, replications)
    const file = join(folder, `${files}.duckdb`)
    const look = (store: Store) => store.estimates(['abandonment'])
    const { seconds, seen } = await timed(plan, () => atOnce(plan), look)
    const since = performance.now()
    await exportStudy(file, join(folder, 'export'), { format: 'parquet' })
    const exporting = (performance.now() - since) / 1000
    const size = sizeOf(file) + sizeOf(join(folder, 'export'))
    const peak = process.resourceUsage().maxRSS / 1024
    const figure = `${seconds.toFixed(0)} s, exported in ${exporting.toFixed(0)} s`
    say(
      `100,000 replications of ${points} points`,
      figure,
      `memory ${peak.toFixed(0)} MB (<= 1024), disk ${(size / 1e6).toFixed(0)} MB, n = ${seen[0].n}`,
    )
  }
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

// ── a queue ────────────────────────────────────────────────────────────────────────────────────────────────────────

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  existsSync,
)
const PORT = 16_379
const QUEUE = `redis://127.0.0.1:${PORT}`

async function queue(): Promise<void> {
  heading('Chunks of ten seconds through a queue')
  if (REDIS === undefined) {
    say('not measured', 'redis-server is not installed')
    return
  }
  const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))
  const processes: ChildProcess[] = [
    spawn(REDIS, ['--port', String(PORT), '--save', '', '--dir', folder], { stdio: 'ignore' }),
  ]
  await new Promise(resolve => setTimeout(resolve, 1000))
  processes.push(spawn(process.execPath, [main, 'worker', '--queue', QUEUE, '--concurrency', '2'], { stdio: 'ignore' }))
  try {
    const plan = planFor(1, 60, 20_000)
    const look = async () => undefined
    const [direct, queued] = await inTurns([
      () => timed(plan, () => inThreads(plan, 2), look),
      () =>
        timed(
          plan,
          () => openQueue({ id: idOf(plan), plan, program: thisProgram() }, { url: QUEUE, onStray() {} }),
          look,
        ),
    ])
    say('two threads', `${direct.seconds.toFixed(1)} s`)
    say(
      'two processes of a worker',
      `${queued.seconds.toFixed(1)} s, ${((queued.seconds / direct.seconds - 1) * 100).toFixed(1)} % more (< 5)`,
    )
  } finally {
    for (const each of processes) each.kill()
  }
}

const PARTS: Record<string, () => Promise<void>> = { threads, storing, many, queue }

// `node sweep.js storing` runs a part alone.
const asked = process.argv.slice(2)
try {
  for (const name of asked.length > 0 ? asked : ['threads', 'storing', 'queue']) await PARTS[name]()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
