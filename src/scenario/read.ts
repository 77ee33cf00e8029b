// From a scenario file to a checked scenario. Files are read through a `Source`, so this runs in a browser too.
import { calendarOf } from './calendar.ts'
import { check, checkServes } from './check.ts'
import { type Csv, parseCsv } from './csv.ts'
import { explain } from './explain.ts'
import {
  copyWithPlaces,
  dropNulls,
  type Fields,
  find,
  isFields,
  merge,
  type Place,
  type Places,
  plainCopy,
  type Spot,
} from './places.ts'
import { formatPath, type Path, type Problem, UserError } from './problems.ts'
import { type Scenario, scenarioSchema } from './schema.ts'
import { applySet } from './set.ts'
import { type Files, readTables } from './tables.ts'
import { parseYaml } from './yaml.ts'

/** Where files come from: `read` throws a UserError for one it cannot read, `resolve` names a file from another. */
export type Source = { read(path: string): string; resolve(from: string, path: string): string }

/** A scenario with where its parts were written and which files it was read from. */
export type Reading = {
  scenario: Scenario
  file: string
  locate(path: Path): Place
  inputs: readonly string[]
}

type Options = { set?: readonly string[] }
/** What one reading shares: where parts stand, which files were read. */
type Session = { source: Source; places: Places; inputs: string[]; whole: Spot }

const DEEPEST = 20
const MOST_TOLD = 100

/**
 * Reads and checks a scenario.
 * @param options.set changes of the form `groups.front.staffing=12`, applied in order after the files are merged.
 * @throws UserError with all problems.
 */
export function parseScenario(file: string, source: Source, { set = [] }: Options = {}): Reading {
  const session = sessionFor(file, source)
  const written = load(file, [], session)
  return finish(written, { file, set, session })
}

/**
 * Reads the files of a scenario once, to be checked with many different changes.
 * @returns gives the scenario with changes as `parseScenario` does, with the same errors
 * @throws UserError for what is wrong with the files themselves
 */
export function parseVariants(file: string, source: Source): (set: readonly string[]) => Reading {
  const session = sessionFor(file, source)
  const written = load(file, [], session)
  return set => {
    const own = { ...session, inputs: [...session.inputs] }
    return finish(copyWithPlaces(written, session.places), { file, set, session: own })
  }
}

/**
 * Checks a scenario given as an object of the same form as a file.
 * @param options.source needed when the object names files; `options.file` is what their paths are relative to.
 */
export function parseScenarioObject(
  object: unknown,
  { file = '', source = noFiles, set = [] }: Options & { file?: string; source?: Source } = {},
): Scenario {
  const session = sessionFor(file, source)
  const written = extended(asScenario(plainCopy(object), file), file, { seen: [], session })
  return finish(written, { file, set, session }).scenario
}

/** A source of texts held in memory, by name; names may have folders. */
export function textSource(texts: Readonly<Record<string, string>>): Source {
  return {
    read(path) {
      if (Object.hasOwn(texts, path)) return texts[path]
      throw new UserError(`there is no file ${JSON.stringify(path)}`)
    },
    resolve: resolveName,
  }
}

/** The name of a file as another names it: relative to its folder, unless it begins with a slash. */
export function resolveName(from: string, path: string): string {
  const whole = path.startsWith('/') ? path : `${from.slice(0, from.lastIndexOf('/') + 1)}${path}`
  const steps: string[] = []
  for (const step of whole.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return `${whole.startsWith('/') ? '/' : ''}${steps.join('/')}`
}

const noFiles: Source = {
  read: path => {
    throw new UserError(`cannot read ${JSON.stringify(path)}: files need a source`)
  },
  resolve: (_, path) => path,
}

function sessionFor(file: string, source: Source): Session {
  const start = file === '' ? { file } : { file, line: 1, column: 1 }
  return { source, places: new WeakMap(), inputs: [], whole: { name: start, value: start } }
}

// ── files that extend files ────────────────────────────────────────────────────────────────────────────────────────

function load(file: string, seen: string[], session: Session): Fields {
  const text = session.source.read(file)
  session.inputs.push(file)
  const written = asScenario(parseAt(text, file, session.places), file)
  return extended(written, file, { seen, session })
}

function parseAt(text: string, file: string, places: Places): unknown {
  try {
    return parseYaml(text, { file, places })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => ({ file, ...problem })))
  }
}

function asScenario(value: unknown, file: string): Fields {
  if (isFields(value)) return value
  const message = 'expected a scenario: fields such as title, types and groups'
  throw new UserError([{ path: '', message, ...(file === '' ? {} : { file, line: 1, column: 1 }) }])
}

function extended(written: Fields, file: string, { seen, session }: { seen: string[]; session: Session }): Fields {
  if (typeof written.extends !== 'string' || written.extends === '') return written
  const base = session.source.resolve(file, written.extends)
  const chain = [...seen, file]
  const { spot } = find(written, ['extends'], session)
  const refuse = (message: string): never => {
    throw new UserError([{ path: 'extends', message, ...spot.value }])
  }
  if (chain.includes(base)) refuse(`goes round in a circle: ${[...chain, base].join(' → ')}`)
  if (chain.length > DEEPEST) refuse(`a chain of more than ${DEEPEST} files`)
  const below = readOr(() => load(base, chain, session), refuse)
  delete below.extends
  return merge(below, written, session.places)
}

/** Runs `read`; a file that cannot be read is the mistake of the place that names it. */
function readOr<T>(read: () => T, refuse: (message: string) => never): T {
  try {
    return read()
  } catch (error) {
    const unread = error instanceof UserError && error.problems.every(problem => problem.file === undefined)
    if (unread) refuse(error.message)
    throw error
  }
}

// ── checks ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function finish(
  written: Fields,
  { file, set, session }: { file: string; set: readonly string[]; session: Session },
): Reading {
  const problems: Problem[] = []
  // 1. Changes from outside, then what was deleted goes.
  for (const assignment of set) collect(problems, () => applySet(written, assignment, session.places))
  dropNulls(written)
  const report = (path: Path, message: string) => problems.push(problemAt(path, message, { written, session }))
  // 2. The form of every field; names in `serves` even when something else is wrong.
  const parsed = scenarioSchema.safeParse(written)
  for (const complaint of explain(parsed.error?.issues ?? [], scenarioSchema, written))
    problems.push(problemAt(complaint.path, complaint.message, { written, session, name: complaint.aboutKey }))
  checkServes(written, report)
  refuseIfAny(problems)
  // 3. Columns of files, then everything that must agree.
  const scenario = readTables(parsed.data!, filesFor(written, { session, problems }))
  check(scenario, written, report)
  refuseIfAny(problems)
  const locate = (path: Path) => find(written, path, session).spot.value
  return { scenario: { ...scenario, calendar: calendarOf(scenario) }, file, locate, inputs: session.inputs }
}

function collect(problems: Problem[], act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    problems.push(...error.problems)
  }
}

function refuseIfAny(problems: readonly Problem[]): void {
  const different = [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()]
  if (different.length === 0) return
  const files = [...new Set(different.map(problem => problem.file))]
  const told = files.flatMap(file => different.filter(problem => problem.file === file).sort(byPlace))
  const more = told.length > MOST_TOLD ? [{ path: '', message: 'and more problems like these' }] : []
  throw new UserError([...told.slice(0, MOST_TOLD), ...more])
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

type Written = { written: Fields; session: Session; name?: boolean }

function problemAt(path: Path, message: string, { written, session, name = false }: Written): Problem {
  const { path: asWritten, spot } = find(written, path, session)
  return { path: formatPath(asWritten), message, ...(name ? spot.name : spot.value) }
}

/** CSV files, each read once; their names are relative to the file that names them. */
function filesFor(written: Fields, { session, problems }: { session: Session; problems: Problem[] }): Files {
  const read = new Map<string, Csv | undefined>()
  const report = (path: Path, message: string) => problems.push(problemAt(path, message, { written, session }))
  const open = (file: string, path: Path): Csv | undefined => {
    try {
      const text = session.source.read(file)
      session.inputs.push(file)
      return parseCsv(text, file, problem => problems.push(problem))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      report(path, error.message)
      return undefined
    }
  }
  const csv = (name: string, path: Path) => {
    const from = find(written, path, session).spot.value.file
    const file = session.source.resolve(from === '--set' ? session.whole.name.file : from, name)
    if (!read.has(file)) read.set(file, open(file, path))
    return read.get(file)
  }
  return { csv, report, reportCell: problem => problems.push(problem) }
}
