// A sweep as people write it down: which scenario, what varies, how often.
import { z } from 'zod'
import { explain } from './explain.ts'
import { atLeast0, text, whole } from './fields.ts'
import { find, isFields, type Places } from './places.ts'
import { formatPath, type Path, type Problem, UserError } from './problems.ts'
import type { Source } from './read.ts'
import { parseYaml } from './yaml.ts'

const MOST_POINTS = 1_000_000
const MOST_REPLICATIONS = 10_000_000

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())])

const SHARE = 'expected a share such as 2% or 0.02'

const relative = (describe: string) =>
  z
    .union([z.number(), z.string()], { error: SHARE })
    .transform((written, context): number => {
      const share = typeof written === 'number' ? written : Number(/^([\d.]+)\s*%$/.exec(written)?.[1]) / 100
      if (share > 0 && share < 1) return share
      context.addIssue({ code: 'custom', message: SHARE, input: written })
      return z.NEVER
    })
    .describe(describe)

const sweepSchema = z.strictObject({
  scenario: text('The scenario file, relative to this one.'),
  set: z
    .record(z.string(), value)
    .default({})
    .describe('Changes of every point: a path of the scenario and its value.'),
  design: z
    .enum(['grid', 'list', 'latin-hypercube', 'sobol'])
    .default('grid')
    .describe('grid: every combination (default); list: the first values together, then the second; or a sample.'),
  points: whole('How many, of a latin-hypercube or a sobol design.', [1, MOST_POINTS]).optional(),
  vary: z
    .record(z.string(), z.union([z.string(), z.number(), z.array(value).min(1)]))
    .optional()
    .describe('A path of the scenario and its values: a list, "8:14", "8:14:2", or "60..300" in a sample.'),
  cases: z.array(z.record(z.string(), value)).min(1).optional().describe('Instead of vary: each point as its changes.'),
  replications: whole('Of each point; default: as the scenario says.', [1, MOST_REPLICATIONS]).optional(),
  precision: z
    .strictObject({
      measure: text('Such as abandonment or "serviceLevel(20 s)".'),
      relative: relative('Half the width of its interval ÷ its value, at most: 0.02 or 2%.'),
      most: whole('Replications of a point at most; default 10,000.', [10, MOST_REPLICATIONS]).optional(),
    })
    .optional()
    .describe('Replicates each point until this is reached.'),
  measures: z
    .array(text('A measure.'))
    .default([])
    .describe('Shown first; with thresholds of their own if they have any.'),
  by: z
    .array(z.enum(['interval', 'day']))
    .default([])
    .describe('Keeps estimates by interval or day too.'),
  seed: z
    .union([z.string(), atLeast0('')])
    .optional()
    .describe('Default: as the scenario says.'),
  confidence: z.number().gt(0).lt(1).optional().describe('Of the intervals; default: as the scenario says.'),
})

type Written = z.output<typeof sweepSchema>

/** A sweep file, checked; values are texts as `--set` and `--vary` take them. */
export type SweepFile = Omit<Written, 'set' | 'vary' | 'cases' | 'seed'> & {
  /** As the source knows it. */
  scenario: string
  set: readonly string[]
  /** `path=values`. */
  vary: readonly string[]
  /** `path=value` of each point. */
  cases: readonly (readonly string[])[] | undefined
  seed: string | undefined
}

/** Whether a file is a sweep rather than a scenario: it names its scenario. */
export function isSweepFile(file: string, source: Source): boolean {
  const written = read(file, source, new WeakMap())
  return isFields(written) && 'scenario' in written && !('types' in written)
}

/**
 * Reads a sweep file.
 * @throws UserError with everything wrong with it and where
 */
export function readSweepFile(file: string, source: Source): SweepFile {
  const places: Places = new WeakMap()
  const written = read(file, source, places)
  const start = { file, line: 1, column: 1 }
  const problemAt = (path: Path, message: string, name = false): Problem => {
    const { path: asWritten, spot } = find(written, path, { places, whole: { name: start, value: start } })
    return { path: formatPath(asWritten), message, ...(name ? spot.name : spot.value) }
  }
  const { data, error } = sweepSchema.safeParse(written)
  const problems = explain(error?.issues ?? [], sweepSchema, written).map(({ path, message, aboutKey }) =>
    problemAt(path, message, aboutKey),
  )
  if (data) problems.push(...disagreements(data).map(([path, message]) => problemAt(path, message)))
  if (problems.length > 0 || !data) throw new UserError(problems)
  return {
    ...data,
    scenario: source.resolve(file, data.scenario),
    set: assignments(data.set),
    vary: Object.entries(data.vary ?? {}).map(([path, values]) => `${path}=${valuesOf(values)}`),
    cases: data.cases?.map(assignments),
    seed: data.seed === undefined ? undefined : String(data.seed),
  }
}

function disagreements({ vary, cases, design, points }: Written): [Path, string][] {
  const sampled = design === 'latin-hypercube' || design === 'sobol'
  return [
    ...(vary && cases ? [[['cases'], 'give either vary or cases'] as [Path, string]] : []),
    ...(!vary && !cases ? [[[], 'nothing varies: give vary or cases'] as [Path, string]] : []),
    ...(sampled && points === undefined ? [[['design'], `${design} needs points: how many`] as [Path, string]] : []),
    ...(!sampled && points !== undefined
      ? [[['points'], `a ${design} has as many points as its values give`] as [Path, string]]
      : []),
  ]
}

const assignments = (changes: Record<string, unknown>) =>
  Object.entries(changes).map(([path, change]) => `${path}=${textOf(change)}`)

const valuesOf = (values: string | number | unknown[]) =>
  Array.isArray(values) ? values.map(textOf).join(',') : String(values)

/** JSON is YAML: lists and objects are written as such, and so are words that YAML or a list would take for something else. */
const textOf = (one: unknown) => (typeof one === 'string' && isPlain(one) ? one : JSON.stringify(one))

const isPlain = (word: string) => /^[\w .%:/+-]*$/.test(word) && !/^\s*(null|true|false)\s*$/i.test(word)

function read(file: string, source: Source, places: Places): unknown {
  try {
    return parseYaml(source.read(file), { file, places })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => ({ file, ...problem })))
  }
}
