// The points of sensitivity studies: one input at a time, Morris's trajectories, Saltelli's matrices.
//
// All follow from the design and the seed alone, so that whoever analyses a study knows them without being told.
import { stream } from '../../engine/random.ts'
import { UserError } from '../../scenario/problems.ts'
import { morrisTrajectories } from '../../stats/morris.ts'
import { type SaltelliPoints, saltelliPoints } from '../../stats/sobol-indices.ts'
import { type Input, lawText } from '../designs/inputs.ts'
import { MOST_POINTS } from '../designs/size.ts'
import { sobolSequence } from '../designs/sobol.ts'

/** Two probabilities: inputs move between the values that they stay below so often. */
export type Between = readonly [low: number, high: number]

/** Everything at its median, then each input alone at its low and at its high value: 2k + 1 points. */
export type Tornado = { kind: 'tornado'; inputs: readonly Input[]; between: Between }

/** Morris's screening: trajectories (k + 1) points. Levels lie evenly from the low to the high probability. */
export type Screening = {
  kind: 'morris'
  inputs: readonly Input[]
  trajectories: number
  levels: number
  between: Between
}

/** Saltelli's design for Sobol' indices: samples (k + 2) points. */
export type Indices = { kind: 'indices'; inputs: readonly Input[]; samples: number }

export type SensitivityDesign = Tornado | Screening | Indices

export const BETWEEN: Between = [0.05, 0.95]
export const TRAJECTORIES = 20
export const LEVELS = 4
/** A power of two, for which the points fill the space most evenly. */
export const SAMPLES = 256

export const isSensitivity = (design: { kind: string }): design is SensitivityDesign =>
  ['tornado', 'morris', 'indices'].includes(design.kind)

/**
 * The points of a design in the unit cube, a coordinate an input: probabilities, of which the laws of the inputs make values.
 * @throws UserError for inputs or sizes that it cannot take
 */
export function unitPoints(design: SensitivityDesign, seed: string): number[][] {
  checkInputs(design)
  switch (design.kind) {
    case 'tornado':
      return tornadoPoints(design)
    case 'morris':
      return trajectoriesOf(design, seed).flatMap(points => points.map(point => point.map(within(design.between))))
    case 'indices': {
      const { a, b, ab } = matricesOf(design, seed)
      return [...a, ...b, ...ab.flat()]
    }
  }
}

const MEDIAN = 0.5

function tornadoPoints({ inputs, between }: Tornado): number[][] {
  const base = inputs.map(() => MEDIAN)
  return [base, ...inputs.flatMap((_, i) => between.map(u => base.with(i, u)))]
}

/** Morris's trajectories on the levels from 0 to 1. */
export function trajectoriesOf({ inputs, trajectories, levels }: Screening, seed: string): number[][][] {
  const generator = stream(seed, 0, 'morris', 'trajectories')
  return morrisTrajectories({ trajectories, dimensions: inputs.length, levels, uniform: () => generator.uniform() })
}

const within =
  ([low, high]: Between) =>
  (level: number) =>
    low + (high - low) * level

/** Both base samples are halves of one Sobol' sequence, whose evenness makes the indices far more exact. */
function matricesOf({ inputs, samples }: Indices, seed: string): SaltelliPoints {
  const k = inputs.length
  const rows = sobolSequence({ points: samples, dimensions: 2 * k, seed })
  return saltelliPoints(
    rows.map(row => row.slice(0, k)),
    rows.map(row => row.slice(k)),
  )
}

/** Of the sequence, two dimensions an input. */
const MOST_INDICES = 32

function checkInputs(design: SensitivityDesign): void {
  const { inputs, kind } = design
  const k = inputs.length
  if (k === 0) throw new UserError('nothing is uncertain: give inputs such as types.calls.patience.mean=60..300')
  const twice = inputs.find(({ path }, i) => inputs.findIndex(other => other.path === path) < i)
  if (twice) throw new UserError(`${twice.path} is given twice: an input has one law, now ${lawText(twice)}`)
  if (kind === 'indices' && k > MOST_INDICES)
    throw new UserError(
      `${k} inputs are too many for Sobol' indices, at most ${MOST_INDICES}: screen them by Morris first`,
    )
  const points = sizeOf(design)
  if (points > MOST_POINTS) throw new UserError(`${points} points are too many: at most ${MOST_POINTS}`)
}

/** How many points a design has. */
export function sizeOf(design: SensitivityDesign): number {
  const k = design.inputs.length
  if (design.kind === 'tornado') return 2 * k + 1
  return design.kind === 'morris' ? design.trajectories * (k + 1) : design.samples * (k + 2)
}
