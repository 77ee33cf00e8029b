// From factors to scenarios: what `--set` takes for a point of a design.
import { UserError } from '../../scenario/problems.ts'
import { combinations, type Factor, type Range, type Variation } from '../vary.ts'
import { type Input, lawText, quantileOf } from './inputs.ts'
import { insistWhole, MOST_POINTS } from './size.ts'

/** Significant digits of a number written into an assignment. */
const DIGITS = 12
const MOST_WHOLE = 10 ** DIGITS - 1

/**
 * All combinations of the values of factors, as assignments for `--set`, the last factor moving fastest. A whole range
 * stands for all its values.
 * @param factors lists and whole ranges; none give one empty combination
 * @throws UserError for a continuous range or a law, which have no end of values, and for more than 1,000,000 combinations
 * @throws RangeError for an empty list or a range that is none
 * @example grid([{ path: 'a', from: 1, to: 2, whole: true }, { path: 'b', values: ['x', 'y'] }])
 * // => [['a=1', 'b=x'], ['a=1', 'b=y'], ['a=2', 'b=x'], ['a=2', 'b=y']]
 */
export function grid(inputs: readonly Input[]): string[][] {
  const factors = inputs.map(finite)
  const size = factors.reduce((product, factor) => product * countOf(factor), 1)
  if (size > MOST_POINTS)
    throw new UserError(`a grid of ${size} points: at most ${MOST_POINTS}, or take another design`)
  return combinations(factors.map(listed))
}

/**
 * A point of the unit cube as assignments for `--set`, one a factor. Of a list, and of a whole range, every value takes an
 * equal part of the unit interval; a continuous range is gone through evenly, an input with a law of its own by its quantiles. Numbers have at most 12 significant digits,
 * and stay within their range when its ends have no more.
 * @param unitPoint a coordinate from 0 to 1 for each factor, as rows of `latinHypercube` and `sobolSequence` are
 * @returns `path=value`, in order of the factors
 * @throws RangeError for a point of other dimensions or outside of the cube, an empty list, a range that is none
 * @example assignmentsOf([factorOf('groups.front.staffing=8:11'), factorOf('x=0.5..2')], [0.75, 0.5])
 * // => ['groups.front.staffing=11', 'x=1.25']
 */
export function assignmentsOf(factors: readonly Input[], unitPoint: readonly number[]): string[] {
  if (unitPoint.length !== factors.length)
    throw new RangeError(`a point of ${unitPoint.length} dimensions for ${factors.length} factors`)
  const outside = unitPoint.find(u => !(u >= 0 && u <= 1))
  if (outside !== undefined) throw new RangeError(`coordinates must lie from 0 to 1, not ${outside}`)
  return factors.map((factor, i) => `${factor.path}=${valueAt(factor, unitPoint[i])}`)
}

function valueAt(factor: Input, u: number): string {
  if ('law' in factor) return written(quantileOf(factor, u))
  const count = countOf(factor)
  if (isContinuous(factor)) return written(factor.from * (1 - u) + factor.to * u)
  return nth(factor, Math.min(Math.floor(u * count), count - 1))
}

const isContinuous = (factor: Factor): factor is Range => !('values' in factor) && !factor.whole

/** How many values there are; infinitely many of a continuous range. */
function countOf(factor: Factor): number {
  if (!('values' in factor)) return countOfRange(factor)
  if (factor.values.length === 0) throw new RangeError(`${factor.path}: no values`)
  return factor.values.length
}

function countOfRange({ path, from, to, whole }: Range): number {
  if (whole) insistWhole(`${path}: from`, from, [-MOST_WHOLE, MOST_WHOLE])
  if (whole) insistWhole(`${path}: to`, to, [from, MOST_WHOLE])
  if (whole) return to - from + 1
  if (Number.isFinite(from) && Number.isFinite(to) && from < to) return Number.POSITIVE_INFINITY
  throw new RangeError(`${path}: expected a range from one number to a greater one, not from ${from} to ${to}`)
}

function finite(input: Input): Factor {
  if (!('law' in input) && !isContinuous(input)) return input
  const { path } = input
  const what = 'law' in input ? 'has no end of values' : 'is a continuous range'
  throw new UserError(`${path}=${lawText(input)} ${what}: a grid takes values, such as ${path}=8:14:2`)
}

function listed(factor: Factor): Variation {
  return { path: factor.path, values: Array.from({ length: countOf(factor) }, (_, i) => nth(factor, i)) }
}

/** A value of a list or a whole range, from 0. */
function nth(factor: Factor, index: number): string {
  return 'values' in factor ? factor.values[index] : written(factor.from + index)
}

const written = (value: number) => String(Number(value.toPrecision(DIGITS)))
