// One replication again, alone, with what happened in it.
import { measureOf, targetsOf } from '../experiment/language.ts'
import type { Run } from '../experiment/run.ts'
import { estimate } from '../measures/estimate.ts'
import { sumObservations } from '../measures/fold.ts'
import { findSlice } from '../measures/slices.ts'
import { Tabulator } from '../measures/tabulate.ts'
import { tabulation } from '../measures/tabulation.ts'
import { thresholdsOf } from '../measures/targets.ts'
import { compile } from '../model/compile.ts'
import { simulate } from '../model/simulate.ts'
import { type TracedEvent, tracer } from '../model/trace.ts'
import { summary, textReport } from '../report/text.ts'
import { TRACE_HEAD, traceLine } from '../report/trace.ts'
import { UserError, unknownWord } from '../scenario/problems.ts'
import type { Reading } from '../scenario/read.ts'
import type { Scenario } from '../scenario/schema.ts'
import { styleFor } from './colour.ts'
import type { Values } from './command.ts'
import { OptionReader } from './options.ts'

export type ReplayRequest = {
  file: string
  set: readonly string[]
  /** Of a study. */
  point: number
  replication: number
  seed: string | undefined
  trace: boolean
  type: string | undefined
  /** Most events shown. */
  limit: number
}

/** @throws UsageError with everything wrong with the options */
export function replayRequest(values: Values): ReplayRequest {
  const read = new OptionReader(values)
  const limit = read.whole('limit', [0, 1e9]) ?? 200
  const request = {
    file: String(values.file),
    set: read.list('set'),
    point: read.whole('point', [0, 1e9]) ?? 0,
    replication: read.whole('replication', [0, 1e9]) ?? 0,
    seed: read.text('seed'),
    trace: read.flag('trace'),
    type: read.text('type'),
    limit: limit === 0 ? Number.POSITIVE_INFINITY : limit,
  }
  if (!request.trace && (read.given('type') || read.given('limit'))) read.refuse('--type and --limit need --trace')
  read.done()
  return request
}

/** Its figures; or the answer alone, then the events. */
export function replayText({ scenario }: Pick<Reading, 'scenario'>, request: ReplayRequest): string {
  const { trace, type, limit } = request
  const types = Object.keys(scenario.types)
  if (type !== undefined && !types.includes(type)) throw new UserError(unknownWord('call type', type, types))
  const lines: string[] = []
  let events = 0
  const hear = (event: TracedEvent) => {
    if (type !== undefined && event.type !== type) return
    if (events++ < limit) lines.push(traceLine(event))
  }
  const run = replicateOne(scenario, request, trace ? hear : undefined)
  const options = { style: styleFor(process.stdout), replication: request.replication }
  if (!trace) return textReport(run, options)
  if (events > limit) lines.push(`… and ${(events - limit).toLocaleString('en-US')} events more: --limit 0 shows all`)
  return [summary(run, options), '', TRACE_HEAD, ...lines, ''].join('\n')
}

type Asked = { replication: number; seed?: string }

/** A run of one replication, by its number; observed as in a run of many. */
export function replicateOne(
  scenario: Scenario,
  { replication, seed }: Asked,
  hear?: (event: TracedEvent) => void,
): Run {
  const name = seed ?? scenario.study.seed
  const center = compile(scenario)
  const plan = tabulation(center, thresholdsOf(targetsOf(scenario)), { serviceLevel: scenario.serviceLevel })
  const tabulator = new Tabulator(plan)
  const simulation = simulate(center, {
    seed: name,
    replication,
    onBlock: block => tabulator.add(block),
    tell: hear && tracer(hear),
  })
  const observations = [sumObservations(tabulator.finish(simulation))]
  const { confidence } = scenario.study
  return {
    scenario,
    center,
    plan,
    observations,
    replications: 1,
    seed: name,
    confidence,
    precision: undefined,
    targets: [],
    estimate(measure, where = {}) {
      const reference = typeof measure === 'string' ? measureOf(measure) : measure
      return estimate(plan, observations, { ...reference, slice: findSlice(plan, where), confidence })
    },
  }
}
