// What all designs have in common: how many points, in how many dimensions.

/** The size of a design: whole numbers, at least 1. */
export type Size = { points: number; dimensions: number }

export const MOST_POINTS = 1_000_000

/** @throws RangeError unless it is a whole number from `least` to `most` */
export function insistWhole(name: string, value: number, [least, most]: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  const range = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `from ${least} to ${most}`
  throw new RangeError(`${name} must be a whole number ${range}, not ${value}`)
}

/** Rows of columns of the same length. */
export function transposed(columns: readonly (readonly number[])[]): number[][] {
  return columns[0].map((_, row) => columns.map(column => column[row]))
}
