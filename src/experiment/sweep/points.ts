// The points of a plan as scenarios, centers and tabulations. Reads the texts in the plan, never the files they came from.
import type { Reference } from '../../measures/estimate.ts'
import type { Axis } from '../../measures/slices.ts'
import { type Tabulation, tabulation } from '../../measures/tabulation.ts'
import { thresholdsOf } from '../../measures/targets.ts'
import { askedOf } from '../../measures/tidy.ts'
import { compile } from '../../model/compile.ts'
import { parseVariants, textSource } from '../../scenario/read.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { measureOf, targetsOf } from '../language.ts'
import type { Plan } from './plan.ts'

/** A point ready to be simulated. */
export type Point = {
  scenario: Scenario
  tabulation: Tabulation
  /** One observation a replication; else one a batch, of the only replication of a steady-state study. */
  whole: boolean
}

/** Points by number, made when asked for. The last few are kept, as replications of a point follow each other. */
export type Points = (point: number) => Point

const KEPT = 8

/** @throws UserError, when asked for a point that is no scenario */
export function pointsOf(plan: Plan): Points {
  const scenarioAt = scenariosOf(plan)
  const thresholds = thresholdsOf(plan.measures.map(measureOf))
  const kept = new Map<number, Point>()
  return number => {
    const known = kept.get(number)
    if (known) return known
    const scenario = scenarioAt(number)
    const point = {
      scenario,
      tabulation: tabulationOf(scenario, thresholds, plan.axes),
      whole: !scenario.steady || plan.replications > 1 || plan.precision !== null,
    }
    if (kept.size === KEPT) kept.delete(kept.keys().next().value!)
    kept.set(number, point)
    return point
  }
}

export function tabulationOf(scenario: Scenario, thresholds: readonly number[], axes: readonly Axis[]): Tabulation {
  const all = [...thresholds, ...thresholdsOf(targetsOf(scenario))]
  return tabulation(compile(scenario), all, { serviceLevel: scenario.serviceLevel, axes })
}

/** The scenario of each point. */
function scenariosOf({ scenario, inputs, set, points }: Plan): (point: number) => Scenario {
  const variant = parseVariants(scenario, textSource(inputs))
  return number => variant([...set, ...points[number]]).scenario
}

/** A measure of everything together, under the name of its column. */
export type Column = { name: string; asked: Reference }

/** The columns that a point fills: `serviceLevel` at its own threshold, `serviceLevel_60` at another. */
export function columnsOf(tabulation: Tabulation): Column[] {
  const seen = new Set<string>()
  return askedOf(tabulation).map(({ measure, threshold }) => {
    const name = seen.has(measure) ? `${measure}_${threshold}` : measure
    seen.add(measure)
    return { name, asked: { measure, threshold } }
  })
}
