// Which uncertain input matters: from a finished study to effects, shares of variance and swings.
import type { Reference } from '../../measures/estimate.ts'
import { UserError } from '../../scenario/problems.ts'
import { lawText } from '../designs/inputs.ts'
import { measureOf } from '../language.ts'
import { type Plan, valueAt } from './plan.ts'
import { isSensitivity, type SensitivityDesign } from './sensitivity-designs.ts'
import { type IndicesResult, indicesOf, type ScreeningResult, screeningOf } from './sensitivity-effects.ts'
import { type Analysed, type Outcome, outcomesOf } from './sensitivity-outcomes.ts'
import { type TornadoResult, tornadoOf } from './sensitivity-tornado.ts'

export type Sensitivity = {
  measure: Reference
  /** In the order in which they were given; results name them by number. */
  inputs: readonly { path: string; law: string }[]
  points: number
  /** Of each point. */
  replications: number
  seed: string
  confidence: number
  /** Points at which the measure has no value. */
  undefinedPoints: number
  result: TornadoResult | ScreeningResult | IndicesResult
}

/**
 * How measures of everything together depend on the inputs of a sensitivity study, one analysis each. Nothing is simulated,
 * so that any measure may be asked about; one with a threshold only if the study has counted it.
 * @throws UserError for a study that is of another design or not complete, and for a measure that it cannot tell
 * @example const [{ result }] = await sensitivityOf(store, ['abandonment'])
 */
export async function sensitivityOf(
  store: Analysed,
  measures: readonly (string | Reference)[],
): Promise<Sensitivity[]> {
  const { plan } = store.manifest
  const design = designOf(plan, store.file)
  const asked = measures.map(each => (typeof each === 'string' ? measureOf(each) : each))
  const outcomes = await outcomesOf(store, asked)
  return asked.map((measure, i) => analysisOf(design, outcomes[i], { plan, measure }))
}

type Context = { plan: Plan; measure: Reference }

function analysisOf(design: SensitivityDesign, outcomes: readonly Outcome[], { plan, measure }: Context): Sensitivity {
  return {
    measure,
    inputs: design.inputs.map(input => ({ path: input.path, law: lawText(input) })),
    points: plan.points.length,
    replications: plan.replications,
    seed: plan.seed,
    confidence: plan.confidence,
    undefinedPoints: outcomes.filter(({ value }) => Number.isNaN(value.value)).length,
    result: resultOf(design, outcomes, { plan, measure }),
  }
}

function designOf({ design }: Plan, file: string): SensitivityDesign {
  if (isSensitivity(design)) return design
  throw new UserError(
    `${file} is a sweep (${design.kind}), whose points do not tell which input matters: begin a study with savlanut sensitivity <scenario> --vary path=low..high`,
  )
}

function resultOf(
  design: SensitivityDesign,
  outcomes: readonly Outcome[],
  { plan, measure }: Context,
): Sensitivity['result'] {
  const { seed, confidence } = plan
  switch (design.kind) {
    case 'tornado': {
      const values = (point: number, input: number) => valueAt(plan.points[point], design.inputs[input].path)!
      return tornadoOf(design, outcomes, { measure, confidence, values })
    }
    case 'morris':
      return screeningOf(design, outcomes, { measure, seed, confidence })
    case 'indices':
      return indicesOf(design, outcomes, { measure, seed, confidence })
  }
}
