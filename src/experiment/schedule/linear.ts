// A linear problem in whole numbers, built row by row, and its parts that have nothing to do with one another.

/** Minimise cost·x, with whole x from 0 to most, and least ≤ row·x ≤ most for every row. */
export type Linear = {
  costs: readonly number[]
  most: readonly number[]
  rows: readonly Row[]
}

export type Row = { least: number; most: number; terms: readonly Term[]; cover: boolean }
export type Term = { column: number; factor: number }

/** A part of a problem: a problem of its own, and which columns and rows of the whole it has. */
export type Part = { problem: Linear; columns: readonly number[]; rows: readonly number[] }

/** Splits a problem where no row holds its columns together: days from days, groups from groups. */
export function partsOf({ costs, most, rows }: Linear): Part[] {
  const root = unionFind(costs.length)
  for (const { terms } of rows) for (const { column } of terms.slice(1)) root.join(terms[0].column, column)
  const parts = new Map<number, { columns: number[]; rows: number[] }>()
  costs.forEach((_, column) => {
    const at = root.of(column)
    if (!parts.has(at)) parts.set(at, { columns: [], rows: [] })
    parts.get(at)!.columns.push(column)
  })
  rows.forEach(({ terms }, row) => {
    if (terms.length > 0) parts.get(root.of(terms[0].column))!.rows.push(row)
  })
  return [...parts.values()].map(part => {
    const place = new Map(part.columns.map((column, i) => [column, i]))
    const own = part.rows.map(row => ({
      ...rows[row],
      terms: rows[row].terms.map(({ column, factor }) => ({ column: place.get(column)!, factor })),
    }))
    const problem = { costs: part.columns.map(c => costs[c]), most: part.columns.map(c => most[c]), rows: own }
    return { problem, ...part }
  })
}

function unionFind(count: number) {
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  const of = (item: number): number => {
    let at = item
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }
  return {
    of,
    join(a: number, b: number) {
      parent[of(a)] = of(b)
    },
  }
}
