// `--set groups.front.staffing=12`: one value of a scenario changed from outside of its file.
import { dropLawFields, type Fields, isFields, type Place, type Places } from './places.ts'
import { formatPath, type Path, UserError, unknownWord } from './problems.ts'
import { parseYaml } from './yaml.ts'

const FILE = '--set'

/** Applies `path=value` to a written scenario, in place; the value is YAML, null deletes. */
export function applySet(root: Fields, assignment: string, places: Places): void {
  const { path, value } = parseAssignment(assignment, places)
  let holder: unknown = root
  for (const [i, step] of path.slice(0, -1).entries()) holder = stepInto(holder, step, { path, i, places })
  put(holder, path, { value, places })
}

/**
 * Reads `path=value`; the value is YAML.
 * @throws UserError
 */
export function parseAssignment(
  assignment: string,
  places: Places = new WeakMap(),
): { path: (string | number)[]; value: unknown } {
  const equals = equalsIn(assignment)
  const path = equals < 0 ? undefined : parsePath(assignment.slice(0, equals).trim())
  if (!path) refuse([], `expected path=value such as groups.front.staffing=12, not ${JSON.stringify(assignment)}`)
  if (path[0] === 'extends') refuse(path, 'can only be changed in the file')
  return { path, value: valueAt(path, assignment.slice(equals + 1), places) }
}

/** The first = that stands in no quoted name. */
function equalsIn(assignment: string): number {
  const [before] = /^(?:[^="]|"(?:[^"\\]|\\.)*")*/.exec(assignment)!
  return assignment[before.length] === '=' ? before.length : -1
}

function valueAt(path: Path, text: string, places: Places): unknown {
  try {
    return parseYaml(text, { file: FILE, places, noLines: true })
  } catch (error) {
    if (error instanceof UserError) refuse(path, error.problems.map(problem => problem.message).join('; '))
    throw error
  }
}

/** `groups.front.serves[0]`, also `groups.front.serves.0` and `types["credit cards"].handle`; or undefined. */
export function parsePath(text: string): (string | number)[] | undefined {
  const step = /\.?(?:([^.[\]"=]+)|\[(\d+)\]|(\["(?:[^"\\]|\\.)*"\]))/y
  const path: (string | number)[] = []
  while (step.lastIndex < text.length) {
    const match = step.exec(text)
    if (!match) return undefined
    const [, name, index, quoted] = match
    const word = quoted === undefined ? name : unquoted(quoted)
    if (word === '__proto__' || (word === undefined && index === undefined)) return undefined
    path.push(quoted === undefined && /^\d+$/.test(index ?? name) ? Number(index ?? name) : word!)
  }
  return path.length > 0 ? path : undefined
}

/** The name in `["a name"]`, a JSON string; undefined where it is none. */
function unquoted(text: string): string | undefined {
  try {
    return (JSON.parse(text) as [string])[0]
  } catch {
    return undefined
  }
}

type Walk = { path: Path; i: number; places: Places }

function stepInto(holder: unknown, step: string | number, { path, i, places }: Walk): unknown {
  const name = nameIn(holder, step)
  if (name === undefined) return holder
  const parts = partsOf(holder, path.slice(0, i))
  if (Object.hasOwn(parts, name) && parts[name] !== null) return parts[name]
  // A new type or group is written whole; a path into one that is not there is a slip of the pen.
  if (i === 1 && (path[0] === 'types' || path[0] === 'groups'))
    refuse(path.slice(0, 2), unknownWord(path[0] === 'types' ? 'call type' : 'group', String(name), Object.keys(parts)))
  if (Array.isArray(holder)) refuse(path.slice(0, i + 1), `the list has ${holder.length} items, counted from 0`)
  parts[name] = {}
  mark(parts, name, places)
  return parts[name]
}

function put(holder: unknown, path: Path, { value, places }: { value: unknown; places: Places }): void {
  const last = path[path.length - 1]
  const parts = partsOf(holder, path.slice(0, -1))
  const length = Array.isArray(holder) ? holder.length : undefined
  if (length !== undefined && (typeof last !== 'number' || last > length))
    refuse(path, `the list has ${length} items, counted from 0`)
  if (last === 'law' && parts.law !== value) dropLawFields(parts, { law: value })
  parts[last] = value
  mark(parts, last, places)
}

/** A single dependence may be written without a list: then `load[0]` is `load` itself. */
function nameIn(holder: unknown, step: string | number): string | number | undefined {
  return step === 0 && isFields(holder) && !Object.hasOwn(holder, '0') ? undefined : step
}

function partsOf(holder: unknown, path: Path): Fields {
  if (typeof holder === 'object' && holder !== null) return holder as Fields
  return refuse(path, 'has no fields to set')
}

function mark(parts: object, name: string | number, places: Places): void {
  const place: Place = { file: FILE }
  const spots = places.get(parts) ?? new Map()
  spots.set(String(name), { name: place, value: place })
  places.set(parts, spots)
}

function refuse(path: Path, message: string): never {
  throw new UserError([{ file: FILE, path: formatPath(path), message }])
}
