// Which points a sweep looks at.
import { UserError } from '../../scenario/problems.ts'
import type { Input } from '../designs/inputs.ts'
import { assignmentsOf, grid, latinHypercube, sobolSequence } from '../designs.ts'
import { isSensitivity, type SensitivityDesign, unitPoints } from './sensitivity-designs.ts'

/** Designs that take a number of points. */
type Sampled = 'latin-hypercube' | 'sobol'

export type Design =
  /** Every combination of the values. */
  | { kind: 'grid'; factors: readonly Input[] }
  /** The first values together, then the second …; as many of each factor. */
  | { kind: 'list'; factors: readonly Input[] }
  | { kind: Sampled; factors: readonly Input[]; points: number }
  /** As they are written. */
  | { kind: 'points'; points: readonly (readonly string[])[] }
  /** For the question which uncertain input matters. */
  | SensitivityDesign

/**
 * The points of a design: assignments each, as `--set` takes them.
 * @param seed of designs that are random
 * @throws UserError for factors that the design cannot take
 */
export function designPoints(design: Design, seed: string): string[][] {
  if (isSensitivity(design)) return unitPoints(design, seed).map(point => assignmentsOf(design.inputs, point))
  switch (design.kind) {
    case 'grid':
      return grid(design.factors)
    case 'list':
      return together(design.factors)
    case 'points':
      return design.points.map(point => [...point])
    default: {
      const size = { points: design.points, dimensions: design.factors.length }
      const unit = design.kind === 'sobol' ? sobolSequence(size) : latinHypercube({ ...size, seed })
      return unit.map(point => assignmentsOf(design.factors, point))
    }
  }
}

function together(factors: readonly Input[]): string[][] {
  const lists = factors.map(factor => grid([factor]).map(([assignment]) => assignment))
  const length = lists[0]?.length ?? 0
  const odd = factors.find((_, i) => lists[i].length !== length)
  if (odd)
    throw new UserError(
      `a list takes as many values of each factor: ${length} of ${factors[0].path}, ${lists[factors.indexOf(odd)].length} of ${odd.path}`,
    )
  return Array.from({ length }, (_, i) => lists.map(list => list[i]))
}
