// What so many people more or fewer would do: the formula's step, taken from what was simulated.
import { definitionOf } from '../../measures/definitions.ts'
import { keeps } from '../../measures/verdict.ts'
import type { Constraint } from './constraints.ts'
import type { Formula } from './formula.ts'

/** A post and its people, and the value that was simulated with them. */
export type Seen = { post: number; people: number; value: number }

/**
 * Whether a constraint is expected to hold with other people at the post. Simulated and formula's values are compared on a scale without
 * ends, on which an agent's step hardly depends on the load: log-odds of shares, logarithms of all else.
 */
export function expectedToHold(formula: Formula, constraint: Constraint, { post, people, value }: Seen) {
  const scale = scaleOf(constraint)
  const from = formula(post, people, constraint.figure)
  const offset = from === undefined ? undefined : scale(value) - scale(from)
  const { comparison } = constraint
  const bound = scale(constraint.bound)
  return (others: number): boolean => {
    if (others === people) return keeps(value, constraint)
    if (offset === undefined) return keeps(blind(constraint, scale(value), others - people), { comparison, bound })
    return keeps(offset + scale(formula(post, others, constraint.figure)!), { comparison, bound })
  }
}

/** Where no formula knows the measure: a modest step, as of one agent in twenty or so. */
const STEP = 0.3

function blind({ pull, comparison }: Constraint, value: number, more: number): number {
  const wants = comparison === '>=' || comparison === '>' ? 1 : -1
  return value + pull * wants * STEP * more
}

const NEAR = 1e-3

function scaleOf({ figure, bound }: Constraint): (value: number) => number {
  if (definitionOf(figure.measure).unit !== 'share') return value => Math.log(Math.max(value, 0) + NEAR * bound + 1e-9)
  const near = Math.min(NEAR, bound > 0 && bound < 1 ? Math.min(bound, 1 - bound) / 4 : NEAR)
  return value => {
    const share = Math.min(Math.max(value, near), 1 - near)
    return Math.log(share / (1 - share))
  }
}

/** Least people within these limits with which all of these are expected to hold; of constraints that more people help. */
export function leastExpected(
  holds: readonly ((people: number) => boolean)[],
  { people, least, most }: { people: number; least: number; most: number },
): number {
  const all = (n: number) => holds.every(each => each(n))
  let n = people
  if (all(n)) {
    while (n > least && all(n - 1)) n--
    return n
  }
  while (n < most && !all(n)) n++
  return n
}
