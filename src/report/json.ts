// A run as JSON: what was run, the answer, targets and every estimate. What does not exist is null.
import type { Run } from '../experiment/run.ts'
import { namesOf } from '../measures/names.ts'
import { tidy } from '../measures/tidy.ts'
import type { Judgement } from '../measures/verdict.ts'
import { answer } from './answer.ts'
import type { Reported } from './text.ts'

/** One document for all runs. */
export function jsonReport(reported: readonly Reported[], { version }: { version: string }): string {
  return `${JSON.stringify({ savlanut: version, runs: reported.map(describe) }, null, 2)}\n`
}

function describe({ file, run }: Reported) {
  const { scenario, replications, seed, confidence, precision, targets } = run
  return {
    file,
    title: scenario.title,
    answer: answer(run),
    replications,
    seed,
    confidence,
    precision,
    targets: targets.map(judgement => describeTarget(run, judgement)),
    estimates: tidy(run.plan, run.observations, run.confidence),
  }
}

function describeTarget({ center }: Run, { target, verdict, estimate, slice, cells, confidence }: Judgement) {
  const { text, measure, threshold, comparison, bound, every, share } = target
  const where = namesOf(center, slice)
  return {
    target: text,
    verdict,
    measure,
    threshold,
    comparison,
    bound,
    every,
    share,
    ...where,
    estimate,
    cells,
    confidence,
  }
}
