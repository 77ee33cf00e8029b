// Measures and targets in the language of scenario files.
import type { Reference } from '../measures/estimate.ts'
import { type Language, parseReference } from '../measures/reference.ts'
import { parseTarget, readTargets, type Target, type TargetProblem } from '../measures/targets.ts'
import { formatPath, UserError, unknownWord } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/schema.ts'
import { parseDuration } from '../scenario/units.ts'

const LANGUAGE: Language = { duration: parseDuration, unknown: unknownWord }

/**
 * Reads a measure as people write it.
 * @throws UserError that names the measures there are
 * @example measureOf('serviceLevel(20 s)') // => { measure: 'serviceLevel', threshold: 20 }
 */
export function measureOf(text: string): Reference {
  const { value, problem } = parseReference(text, LANGUAGE)
  if (value) return value
  throw new UserError(problem)
}

/** What is wrong with the targets of a scenario, by path, so that a reader of files can say where it stands. */
export function checkTargets(scenario: Scenario): TargetProblem[] {
  return readTargets(scenario, LANGUAGE).problems
}

/**
 * The targets of a scenario, its types and its groups.
 * @throws UserError with everything wrong with them
 */
export function targetsOf(scenario: Scenario): Target[] {
  const { targets, problems } = readTargets(scenario, LANGUAGE)
  if (problems.length === 0) return targets
  throw new UserError(problems.map(({ path, message }) => ({ path: formatPath(path), message })))
}

/**
 * Reads a target for everybody, as people write it.
 * @throws UserError
 * @example targetOf('occupancy <= 85%')
 */
export function targetOf(text: string, steady = false): Target {
  const { value, problem } = parseTarget(text, LANGUAGE, { scope: {}, steady })
  if (value) return value
  throw new UserError(problem)
}
