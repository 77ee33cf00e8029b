// One case: simulated, and each of its outputs beside the exact value.
import { estimate } from '../../measures/estimate.ts'
import { findSlice, type Where } from '../../measures/slices.ts'
import { evaluate, locate, type Terms } from '../../measures/terms.ts'
import { parseScenarioObject } from '../../scenario/read.ts'
import type { Scenario, ScenarioInput } from '../../scenario/schema.ts'
import { type Estimate, ratioEstimate } from '../../stats/interval.ts'
import { measureOf } from '../language.ts'
import { type Run, run } from '../run.ts'
import type { Case, Length, Output, Quotient } from './case.ts'

export type Comparison = {
  id: string
  output: string
  exact: number
  simulated: number
  /** Of the difference. */
  standardError: number
  /** Difference ÷ its standard error; 0 where both agree to the last digits. */
  z: number
}

/**
 * Runs a case; its seed is its id.
 * @param effort share of the length that the case asks for
 */
export async function compareCase(subject: Case, effort = 1): Promise<Comparison[]> {
  const { id, outputs } = subject
  const { scenario, replications } = scenarioFor(subject, effort)
  const result = await run(scenario, { seed: id, replications, measures: outputs.flatMap(thresholdOf) })
  return outputs.map(output => compare(id, output, estimateOf(result, output.read)))
}

// ── how long ───────────────────────────────────────────────────────────────────────────────────────────────────────

const WARM_UP = 10
const BATCHES = 200
const FEWEST = 50

function scenarioFor({ scenario, length }: Case, effort: number): { scenario: Scenario; replications: number } {
  if ('replications' in length) {
    const replications = Math.max(FEWEST, Math.round(length.replications * effort))
    return { scenario: parseScenarioObject(scenario), replications }
  }
  return { scenario: parseScenarioObject({ ...scenario, steady: steadyFor(length, effort) }), replications: 1 }
}

/** A shorter study has fewer batches too, so that they do not become too short to be independent. */
function steadyFor(
  { hours, warmUp = WARM_UP, batches = BATCHES }: Extract<Length, { hours: number }>,
  effort: number,
): ScenarioInput['steady'] {
  return {
    length: 3600 * (warmUp + hours * effort),
    warmUp: 3600 * warmUp,
    batches: Math.max(FEWEST, Math.round(batches * Math.sqrt(effort))),
  }
}

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Measures with a threshold of their own, which must be counted from the start. */
function thresholdOf({ read }: Output): string[] {
  if (typeof read === 'function') return []
  if ('measure' in read) return [read.measure]
  return read.threshold === undefined ? [] : [`serviceLevel(${read.threshold} s)`]
}

function estimateOf(result: Run, read: Output['read']): Estimate {
  if (typeof read === 'function') return read(result)
  if ('above' in read) return quotientOf(result, read)
  const { plan, observations } = result
  return estimate(plan, observations, { ...measureOf(read.measure), slice: findSlice(plan, read.where) })
}

function quotientOf(result: Run, { above, below, threshold, where = {}, whereBelow = where }: Quotient): Estimate {
  const numerators = sumsOf(result, above, { where, threshold })
  return ratioEstimate(numerators, sumsOf(result, below, { where: whereBelow, threshold }), result.confidence)
}

type At = { where: Where; threshold: number | undefined }

function sumsOf({ plan, observations }: Run, terms: Terms, { where, threshold }: At): number[] {
  const start = plan.slices.indexOf(findSlice(plan, where)) * plan.width
  const sum = locate(terms, plan, threshold === undefined ? 0 : plan.thresholds.indexOf(threshold))
  return observations.map(({ rows }) => evaluate(sum, rows, start))
}

// ── comparing ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Constants, such as the share of an impossible outcome, are computed to so many digits. */
const EQUAL = 1e-9

function compare(id: string, { name, exact, error = 0 }: Output, { value, standardError }: Estimate): Comparison {
  const difference = value - exact
  const same = Math.abs(difference) <= EQUAL * Math.max(Math.abs(exact), 1)
  const total = Math.hypot(standardError, error)
  return { id, output: name, exact, simulated: value, standardError: total, z: same ? 0 : difference / total }
}
