// A run: a scenario replicated as often as asked for, or until one measure is known precisely enough.
import { estimate, type Reference } from '../measures/estimate.ts'
import { findSlice, type Slice, type Where } from '../measures/slices.ts'
import { type Observation, type Tabulation, tabulation } from '../measures/tabulation.ts'
import { thresholdsOf } from '../measures/targets.ts'
import { type Judgement, judge } from '../measures/verdict.ts'
import type { Center } from '../model/center.ts'
import { compile } from '../model/compile.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Estimate } from '../stats/interval.ts'
import { measureOf, targetsOf } from './language.ts'
import { nextCount, relativeHalfWidth } from './precision.ts'
import { type RunOptions, type Study, studyOf } from './study.ts'
import { inThisThread, type Runner, type Trial } from './trials.ts'

export type Run = {
  scenario: Scenario
  center: Center
  plan: Tabulation
  /** In order of replication: one each, or one a batch of a steady-state study of one replication. */
  observations: readonly Observation[]
  replications: number
  seed: string
  confidence: number
  /** How precisely the measure is known that a precision was asked of. */
  precision: { reached: number; asked: number } | undefined
  /** The targets of the scenario, judged. */
  targets: readonly Judgement[]
  /**
   * A measure with its confidence interval: of everything together, or of a type, group, interval, day.
   * @throws UserError for an unknown measure; RangeError for one that does not exist there or was not tabulated
   * @example estimate('serviceLevel(20 s)', { type: 'sales' })
   */
  estimate(measure: string | Reference, where?: Where | Slice): Estimate
}

/**
 * Runs a scenario.
 * @param scenario as `readScenario`, `parseScenario` or `parseScenarioObject` give it
 * @throws UserError for targets or measures that make no sense; RangeError for numbers out of range
 * @example (await run(readScenario('day.yaml'), { replications: 200 })).estimate('abandonment').value
 */
export async function run(scenario: Scenario, options: RunOptions = {}): Promise<Run> {
  // 1. What is asked.
  const study = studyOf(scenario, options)
  const targets = targetsOf(scenario)
  // 2. The center, what is counted in it, and where its replications run.
  const center = compile(scenario)
  const thresholds = thresholdsOf([...targets, ...study.asked])
  const plan = tabulation(center, thresholds, { serviceLevel: scenario.serviceLevel, also: study.axes })
  const runner = await runnerFor(scenario, plan, study)
  try {
    // 3. Replications.
    const { observations, replications, precision } = await replicate(plan, runner, study)
    // 4. What they say.
    const { seed, confidence } = study
    const judgements = targets.map(target => judge(plan, observations, { target, confidence }))
    const ask = askerOf(plan, observations, confidence)
    return {
      scenario,
      center,
      plan,
      observations,
      replications,
      seed,
      confidence,
      precision,
      targets: judgements,
      estimate: ask,
    }
  } finally {
    await runner.close()
  }
}

async function runnerFor(
  scenario: Scenario,
  plan: Tabulation,
  { workers, replications, precision, axes }: Study,
): Promise<Runner> {
  const threads = precision ? workers : Math.min(workers, replications)
  if (threads === 1) return inThisThread(plan)
  const { inWorkers } = await import('./pool.ts')
  return inWorkers({ scenario, thresholds: plan.thresholds, axes }, threads)
}

type Replicated = Pick<Run, 'observations' | 'replications' | 'precision'>

/** Adds replications until they are enough. How many that are follows from their results alone, never from the workers. */
async function replicate(plan: Tabulation, runner: Runner, study: Study): Promise<Replicated> {
  const { precision, seed, confidence } = study
  const whole = study.replications > 1
  let observations: readonly Observation[] = []
  let done = 0
  for (let planned = study.replications; ; ) {
    const trials = Array.from({ length: planned - done }, (_, i): Trial => ({ seed, replication: done + i, whole }))
    const onDone = () => study.onProgress({ done: ++done, planned })
    observations = [...observations, ...(await runner.run(trials, onDone))]
    if (!precision) return { observations, replications: planned, precision: undefined }
    const { asked, where, relative } = precision
    const reached = relativeHalfWidth(askerOf(plan, observations, confidence)(asked, where))
    const next = nextCount(planned, reached, precision)
    if (next === planned) return { observations, replications: planned, precision: { reached, asked: relative } }
    planned = next
  }
}

function askerOf(plan: Tabulation, observations: readonly Observation[], confidence: number): Run['estimate'] {
  return (measure, where = {}) => {
    const reference = typeof measure === 'string' ? measureOf(measure) : measure
    return estimate(plan, observations, {
      ...reference,
      slice: 'axis' in where ? where : findSlice(plan, where),
      confidence,
    })
  }
}
