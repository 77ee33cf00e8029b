// Scenario files as the commands read them: all of them before anything happens, all mistakes together.
import { checkTargets } from '../experiment/language.ts'
import { whatIfChanges } from '../experiment/what-if.ts'
import { fileSource, openScenario } from '../scenario/files.ts'
import { formatPath, type Problem, UserError } from '../scenario/problems.ts'
import type { Reading } from '../scenario/read.ts'
import { isSweepFile } from '../scenario/sweep-file.ts'
import { isStudy } from './study-file.ts'

/** @throws UserError with the problems of all files. */
export function openAll(files: readonly string[], set: readonly string[] = []): Reading[] {
  const problems: Problem[] = []
  const readings = files.flatMap(file => {
    try {
      const reading = openScenario(file, { set })
      const wrong = targetProblems(reading)
      problems.push(...wrong)
      return wrong.length > 0 ? [] : [reading]
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(...(otherThanScenario(file) ?? error.problems))
      return []
    }
  })
  if (problems.length > 0) throw new UserError(problems)
  return readings
}

/** A reading, and the changes it was read with. */
export type Changed = Reading & { set: readonly string[] }

/**
 * As `openAll`, with what-ifs, each of which comes to changes that depend on what the file says.
 * @throws UserError with the problems of all files, or of the what-ifs
 */
export function openWith(
  files: readonly string[],
  { set, whatIf }: { set: readonly string[]; whatIf: readonly string[] },
): Changed[] {
  const readings = openAll(files, set)
  if (whatIf.length === 0) return readings.map(reading => ({ ...reading, set }))
  return readings.map(({ file, scenario }) => {
    const changes = [...set, ...whatIfChanges(scenario, whatIf)]
    return { ...openAll([file], changes)[0], set: changes }
  })
}

/** A file that is no scenario but something else that the program knows. */
function otherThanScenario(file: string): Problem[] | undefined {
  if (isStudy(file)) return [{ path: '', file, message: `is a study, not a scenario: savlanut status ${file}` }]
  try {
    return isSweepFile(file, fileSource)
      ? [{ path: '', file, message: `is a sweep, not a scenario: savlanut sweep ${file}` }]
      : undefined
  } catch {
    return undefined
  }
}

function targetProblems({ scenario, locate }: Reading): Problem[] {
  return checkTargets(scenario).map(({ path, message }) => ({ path: formatPath(path), message, ...locate(path) }))
}
