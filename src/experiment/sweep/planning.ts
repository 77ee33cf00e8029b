// From what is asked to a plan: every file read, every point checked, before anything runs.
import type { Axis } from '../../measures/slices.ts'
import { thresholdsOf } from '../../measures/targets.ts'
import { type Problem, UserError } from '../../scenario/problems.ts'
import { parseVariants, resolveName, type Source } from '../../scenario/read.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { measureOf } from '../language.ts'
import { FIRST } from '../precision.ts'
import { type Design, designPoints } from './design.ts'
import { MORE_AXES, type Plan, USUAL_AXES } from './plan.ts'
import { columnsOf, tabulationOf } from './points.ts'

export type SweepRequest = {
  /** The scenario, as `source` knows it. */
  file: string
  source: Source
  /** Changes of every point, as `--set` takes them; default none. */
  set?: readonly string[]
  design: Design
  /** Of each point; default: as the scenario says, else 100, or 1 for a steady-state study. */
  replications?: number
  /** Replicates each point until this is reached; `replications`, and at least 10, are then where to begin. */
  precision?: { measure: string; relative: number; most?: number }
  /** Default: as the scenario says. */
  seed?: string
  confidence?: number
  /** Measures to show, and to tabulate at thresholds of their own. */
  measures?: readonly string[]
  /** What estimates are cut by beyond types, segments and groups. */
  by?: readonly (keyof typeof MORE_AXES)[]
}

const MOST = 10_000
const MOST_TOLD = 10

/**
 * Freezes a sweep.
 * @throws UserError with the problems of the files, the design and of all points
 */
export function planOf(request: SweepRequest, onPoint: (checked: number, of: number) => void = () => {}): Plan {
  const { set = [], design, precision, measures = [], by = [] } = request
  // 1. The scenario, and a record of everything that is read.
  const inputs: Record<string, string> = {}
  const scenario = nameOf(request.file)
  const variant = parseVariants(scenario, recording(request, inputs))
  const base = inPlace(request, () => variant(set).scenario)
  // 2. The points.
  const seed = request.seed ?? base.study.seed
  const points = designPoints(design, seed)
  refuseStudy(points)
  // 3. What they can tell.
  const asked = [...measures, ...(precision ? [precision.measure] : [])]
  const axes = [...USUAL_AXES, ...by.flatMap(word => MORE_AXES[word])]
  const columns = columnsOfPoints(
    { request, points, asked, axes, scenarioAt: number => variant([...set, ...points[number]]).scenario },
    onPoint,
  )
  return {
    scenario,
    inputs,
    set,
    design,
    points,
    replications: replicationsOf(request, base),
    precision: precision ? { most: MOST, ...precision } : null,
    seed,
    confidence: request.confidence ?? base.study.confidence,
    measures: asked,
    axes,
    columns,
  }
}

function replicationsOf({ replications, precision }: SweepRequest, { study, steady }: Scenario): number {
  if (precision) return Math.max(FIRST, replications ?? FIRST)
  return replications ?? study.replications ?? (steady ? 1 : 100)
}

/** Seed, replications and confidence belong to the whole sweep. */
function refuseStudy(points: readonly (readonly string[])[]): void {
  const [found] = points.flat().filter(assignment => assignment.startsWith('study.'))
  if (found !== undefined)
    throw new UserError(
      `${found.split('=')[0]} cannot vary: give the whole sweep its seed, replications and confidence`,
    )
}

// ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)

/** Names relative to the scenario; texts are kept as they are read. */
function recording({ file, source }: SweepRequest, inputs: Record<string, string>): Source {
  return {
    read(name) {
      inputs[name] = source.read(source.resolve(file, name))
      return inputs[name]
    },
    resolve: resolveName,
  }
}

/** Problems are told with the names of files as the user gave them. */
function inPlace<Value>(request: SweepRequest, act: () => Value): Value {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => placed(problem, request)))
  }
}

function placed(problem: Problem, { file, source }: SweepRequest): Problem {
  const own = problem.file === undefined || problem.file.startsWith('--')
  return own ? problem : { ...problem, file: source.resolve(file, problem.file!) }
}

// ── points ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Candidates = {
  request: SweepRequest
  points: readonly (readonly string[])[]
  asked: readonly string[]
  axes: readonly Axis[]
  scenarioAt: (point: number) => Scenario
}

function columnsOfPoints(
  { request, points, asked, axes, scenarioAt }: Candidates,
  onPoint: (checked: number, of: number) => void,
): string[] {
  const thresholds = thresholdsOf(asked.map(measureOf))
  const columns = new Set<string>()
  const wrong: Wrong = new Map()
  points.forEach((_, number) => {
    try {
      const scenario = inPlace(request, () => scenarioAt(number))
      for (const { name } of columnsOf(tabulationOf(scenario, thresholds, axes))) columns.add(name)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      note(wrong, error.problems, number)
    }
    onPoint(number + 1, points.length)
  })
  if (wrong.size > 0) throw new UserError(told(wrong, points))
  return [...columns]
}

/** The same problem is told once, with the points that have it. */
type Wrong = Map<string, { problem: Problem; at: number[] }>

function note(wrong: Wrong, problems: readonly Problem[], point: number): void {
  for (const problem of problems) {
    const key = JSON.stringify(problem)
    const known = wrong.get(key) ?? { problem, at: [] }
    wrong.set(key, known)
    known.at.push(point)
  }
}

function told(wrong: Wrong, points: readonly (readonly string[])[]): Problem[] {
  const all = [...wrong.values()].map(({ problem, at }) => {
    const [first] = at
    const where =
      at.length === points.length && at.length > 1
        ? 'at all points'
        : `point ${first}: ${points[first].join(' ')}${at.length > 1 ? `, and ${at.length - 1} more` : ''}`
    // What is wrong without any variation was told before: it is the variation that is.
    const file = problem.file === '--set' ? { file: '--vary' } : {}
    return { ...problem, ...file, message: `${problem.message} (${where})` }
  })
  const more = all.length - MOST_TOLD
  return [...all.slice(0, MOST_TOLD), ...(more > 0 ? [{ path: '', message: `and ${more} more problems` }] : [])]
}
