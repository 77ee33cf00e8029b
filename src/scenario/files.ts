// Scenarios in files of this machine.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, normalize } from 'node:path'
import { suggest, UserError } from './problems.ts'
import { parseScenario, type Reading, type Source } from './read.ts'
import type { Scenario } from './schema.ts'

/** Files of this machine; relative names stay relative, as people like to read them. */
export const fileSource: Source = {
  read: readText,
  resolve: (from, path) => (isAbsolute(path) ? normalize(path) : join(dirname(from), path)),
}

/**
 * Reads and checks a scenario file.
 * @param options.set changes of the form `groups.front.staffing=12`.
 * @throws UserError with all problems.
 */
export function readScenario(path: string, options: { set?: readonly string[] } = {}): Scenario {
  return openScenario(path, options).scenario
}

/** As `readScenario`, with where every part was written and which files were read. */
export function openScenario(path: string, options: { set?: readonly string[] } = {}): Reading {
  return parseScenario(path, fileSource, options)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(whyUnread(path, (error as NodeJS.ErrnoException).code))
  }
}

const REASONS: Record<string, string> = {
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  ENAMETOOLONG: 'the name is too long',
}

function whyUnread(path: string, code = 'unknown'): string {
  const name = JSON.stringify(path)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return `cannot read ${name}: ${REASONS[code] ?? code}`
  const near = suggest(basename(path), namesIn(dirname(path)))
  return `there is no file ${name}${near === undefined ? '' : ` — did you mean ${JSON.stringify(join(dirname(path), near))}?`}`
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
