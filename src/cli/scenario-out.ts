// A scenario that extends the one it was made of, as a file: only what has changed stands in it.
import { existsSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { Document, isScalar, isSeq, visit } from 'yaml'
import { readScenario } from '../scenario/files.ts'
import { formatHours } from '../scenario/hours.ts'
import { isFields } from '../scenario/places.ts'
import { UserError } from '../scenario/problems.ts'
import type { Scenario } from '../scenario/schema.ts'
import { parseAssignment } from '../scenario/set.ts'
import { formatDate, formatDuration, formatTimeOfDay, WEEKDAYS } from '../scenario/units.ts'
import { writeNew, writeOver } from './write.ts'

type Out = { file: string; out: string; force: boolean; set: readonly string[] }

/** Writes the staff of a scenario, and the changes that were made to get there, as an extension of its file. */
export function writeScenario({ title, groups }: Scenario, { file, out, force, set }: Out): void {
  const base = readScenario(file)
  const written: Fields = { extends: relative(dirname(out), file), title }
  for (const assignment of set) put(written, assignment, base)
  for (const [name, group] of Object.entries(groups))
    Object.assign(fieldsAt(fieldsAt(written, 'groups'), name), staffOf(group))
  const text = `# Made from ${basename(file)} by savlanut.\n${yamlOf(written)}`
  if (force) writeOver(out, text)
  else writeNew(out, text)
}

/** As people write it: lists of numbers in a line. */
function yamlOf(written: Fields): string {
  const document = new Document(written)
  visit(document, {
    Seq: (_, list) => {
      if (isSeq(list)) list.flow = list.items.every(isScalar)
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

type Group = Scenario['groups'][string]
type Shift = NonNullable<Group['shifts']>[number]

/** Staff as people write it; null takes away what the file had. */
const staffOf = ({ staffing, shifts, shrinkage }: Group): Fields =>
  shifts
    ? { staffing: null, shifts: shifts.map(shiftOf), ...(shrinkage ? {} : { shrinkage: null }) }
    : { shifts: null, lateness: null, staffing }

function shiftOf({ start, length, days, dates, breaks, ...shift }: Shift): Fields {
  return {
    ...shift,
    start: formatTimeOfDay(start),
    length: formatDuration(length),
    ...(dates ? { dates: dates.map(formatDate) } : { days: days.map(day => WEEKDAYS[day]).join(',') }),
    breaks: breaks.map(({ after, window, length }) => ({
      ...(window ? { window: formatHours(window) } : { after: formatDuration(after!) }),
      length: formatDuration(length),
    })),
  }
}

/** @throws UserError when the file would be overwritten, before anything is simulated */
export function refuseExisting(out: string | undefined, force: boolean): void {
  if (out !== undefined && !force && existsSync(out))
    throw new UserError(
      `${JSON.stringify(out)} exists already and is not overwritten; name another file or give --force`,
    )
}

/** @throws UserError when the file is one that the scenario is read from: it would extend itself, whatever is forced */
export function refuseInput(out: string | undefined, inputs: readonly string[]): void {
  if (out !== undefined && inputs.some(input => resolve(input) === resolve(out)))
    throw new UserError(`--out ${out} would write over what the scenario is made from: name another file`)
}

type Fields = { [name: string]: unknown }

function fieldsAt(holder: Fields, name: string): Fields {
  const inner = (holder[name] ?? {}) as Fields
  holder[name] = inner
  return inner
}

function put(written: Fields, assignment: string, base: Scenario): void {
  const { path, value } = parseAssignment(assignment)
  const steps = path.map(step => {
    if (typeof step === 'string') return step
    throw new UserError(`--out cannot hold a change of one item of a list: ${assignment}`)
  })
  const holder = steps.slice(0, -1).reduce(fieldsAt, written)
  const before = steps.reduce<unknown>((fields, step) => (isFields(fields) ? fields[step] : undefined), base)
  holder[steps.at(-1)!] = inPlaceOf(before, value)
}

/** A value that is set replaces what was there, while files that extend others add to it: what is to go is said to go. */
function inPlaceOf(before: unknown, value: unknown): unknown {
  if (!isFields(before) || !isFields(value)) return value
  const gone = Object.keys(before).filter(name => !Object.hasOwn(value, name))
  const kept = Object.entries(value).map(([name, each]) => [name, inPlaceOf(before[name], each)])
  return Object.fromEntries([...gone.map(name => [name, null]), ...kept])
}
