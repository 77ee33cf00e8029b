// HiGHS on linear problems in whole numbers. The same problem gives the same answer on every machine: its work is
// limited in nodes of the search tree, never in seconds.
import highsLoader, { type Highs } from 'highs'
import { type Linear, partsOf, type Row } from './linear.ts'

/** The package's types are those of its CommonJS form, where the loader lies one level deeper. */
const load = highsLoader as unknown as (typeof highsLoader)['default']

/** How near to the least possible is near enough, as a share of the cost. */
const GAP = 0.005
const MOST_NODES = 2000

export type Solved = {
  values: Float64Array
  /** Cost, and the least that any answer can have. */
  cost: number
  bound: number
  /** Whether the cost is within the gap of the least possible, and whether every row is kept. */
  proven: boolean
  kept: boolean
}

export type Solver = {
  /**
   * Solves a problem part by part, leaving the thread to others in between; rows that are to be covered may fall short where they must.
   * @throws the reason of the signal, once it is aborted
   */
  solve(problem: Linear, signal?: AbortSignal): Promise<Solved>
}

/** A solver that remembers what it has solved: days alike, and days that stay as they are from one round to the next. */
export async function solver(): Promise<Solver> {
  const highs = await load()
  const known = new Map<string, Solved>()
  const solveOnce = (problem: Linear): Solved => {
    const name = JSON.stringify(problem)
    if (!known.has(name)) known.set(name, solvePart(highs, problem))
    return known.get(name)!
  }
  return {
    async solve(problem, signal) {
      const values = new Float64Array(problem.costs.length)
      const whole = { values, cost: 0, bound: 0, proven: true, kept: !problem.rows.some(isHopeless) }
      for (const part of partsOf(problem)) {
        await new Promise(resolve => setTimeout(resolve))
        signal?.throwIfAborted()
        const solved = solveOnce(part.problem)
        part.columns.forEach((column, i) => {
          values[column] = solved.values[i]
        })
        whole.cost += solved.cost
        whole.bound += solved.bound
        whole.proven &&= solved.proven
        whole.kept &&= solved.kept
      }
      return whole
    },
  }
}

/** A need in which no column stands. */
const isHopeless = ({ terms, least }: Row) => terms.length === 0 && least > 0

function solvePart(highs: Highs, problem: Linear): Solved {
  const first = minimise(highs, problem)
  if (first) return { ...first, kept: true }
  // As little as possible falls short, then at the least cost.
  const count = problem.costs.length
  const loose = loosened(problem)
  const short = minimise(highs, { ...loose, costs: loose.costs.map((_, i) => (i < count ? 0 : 1)) }, 0)
  if (!short) throw new Error('no shifts at all do not keep the limits')
  const slacks = loose.costs.map((_, column) => ({ column, factor: 1 })).slice(count)
  const limit: Row = { least: 0, most: Math.round(short.cost), terms: slacks, cover: false }
  const second = minimise(highs, { ...loose, rows: [...loose.rows, limit] }) ?? short
  const values = second.values.subarray(0, count)
  const cost = problem.costs.reduce((sum, each, i) => sum + each * values[i], 0)
  return { values, cost, bound: Math.min(second.bound, cost), proven: short.proven && second.proven, kept: false }
}

/** The problem with a column for what each row falls short of its need. */
function loosened({ costs, most, rows }: Linear): Linear {
  const extra: number[] = []
  const loose = rows.map(row => {
    if (!row.cover) return row
    extra.push(row.least)
    return { ...row, terms: [...row.terms, { column: costs.length + extra.length - 1, factor: 1 }] }
  })
  return { costs: [...costs, ...extra.map(() => 0)], most: [...most, ...extra], rows: loose }
}

/** @returns undefined when nothing keeps all rows, or nothing was found that does */
function minimise(highs: Highs, { costs, most, rows }: Linear, gap = GAP): Omit<Solved, 'kept'> | undefined {
  const terms = rows.flatMap(row => row.terms)
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i] + row.terms.length
  })
  const model = highs.createModel({
    numCols: costs.length,
    numRows: rows.length,
    colCost: Float64Array.from(costs),
    colLower: new Float64Array(costs.length),
    colUpper: Float64Array.from(most),
    rowLower: Float64Array.from(rows, row => row.least),
    rowUpper: Float64Array.from(rows, row => row.most),
    integrality: new Int32Array(costs.length).fill(1),
    matrix: {
      format: 'csr',
      numCols: costs.length,
      numRows: rows.length,
      starts,
      indices: Int32Array.from(terms, term => term.column),
      values: Float64Array.from(terms, term => term.factor),
    },
  })
  try {
    // Without presolve, which costs more than it saves: rows and columns are as few as they can be.
    model.options.set({ output_flag: false, presolve: 'off', mip_rel_gap: gap, mip_max_nodes: MOST_NODES })
    model.run()
    const { modelStatus } = highs.constants
    const status = model.getModelStatus()
    const values = Float64Array.from(model.getSolution().colValue, value => Math.round(value))
    if (status === modelStatus.infeasible || !keepsAll(rows, values)) return undefined
    const cost = costs.reduce((sum, each, i) => sum + each * values[i], 0)
    const bound = Math.min(cost, Number(model.info.get('mip_dual_bound')))
    return { values, cost, bound, proven: status === modelStatus.optimal }
  } finally {
    model.dispose()
  }
}

const CLOSE = 1e-6

function keepsAll(rows: readonly Row[], values: Float64Array): boolean {
  return rows.every(({ least, most, terms }) => {
    const value = terms.reduce((sum, { column, factor }) => sum + factor * (values[column] ?? Number.NaN), 0)
    return value >= least - CLOSE && value <= most + CLOSE
  })
}
