// Integer programs, solved by HiGHS (https://highs.dev).
import type { Highs } from 'highs'

/** least ≤ Σ value × variable. */
export type Row = { variables: readonly number[]; values: readonly number[]; least: number }

/** Minimise Σ cost × variable subject to the rows and to low ≤ variable ≤ high; variables under `whole` are integers. */
export type Program = {
  costs: ArrayLike<number>
  low: ArrayLike<number>
  high: ArrayLike<number>
  whole: (variable: number) => boolean
  rows: readonly Row[]
}

export type Solver = (program: Program) => Float64Array | undefined

/** Within this share of the best; HiGHS stops after so many nodes, never after a time: equal programs have equal solutions. */
const OPTIONS = { output_flag: false, mip_rel_gap: 0.003, mip_max_nodes: 300 } as const

/** Loads the solver: a WebAssembly module, once. */
export async function solverOf(): Promise<Solver> {
  // Its types are those of a CommonJS module; what is imported is the ES module.
  const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> }
  const highs: Highs = await load()
  return program => {
    if (program.costs.length === 0) return new Float64Array(0)
    // A solver that gives up on numbers has no solution, like one that finds none.
    const solution = attempt(() => highs.solve(textOf(program), OPTIONS))
    if (solution === undefined) return undefined
    const { Columns: columns } = solution as { Columns: Record<string, { Primal?: number }> }
    const values = Float64Array.from(program.costs, (_, i) => columns[`y${i}`]?.Primal ?? Number.NaN)
    return values.some(Number.isNaN) || !meets(program, values) ? undefined : values
  }
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** What HiGHS gives after a limit may be no solution; one that meets all rows is good enough, whatever it is called. */
function meets({ rows, low, high, whole }: Program, values: Float64Array): boolean {
  const inside = values.every((value, i) => value > low[i] - 1e-5 && value < high[i] + 1e-5)
  const isWhole = values.every((value, i) => !whole(i) || Math.abs(value - Math.round(value)) < 1e-4)
  return (
    inside &&
    isWhole &&
    rows.every(({ variables, values: factors, least }) => {
      const sum = variables.reduce((total, variable, k) => total + factors[k] * values[variable], 0)
      return sum >= least - 1e-4 * (1 + Math.abs(least))
    })
  )
}

/** In CPLEX's LP format. */
function textOf({ costs, low, high, whole, rows }: Program): string {
  const indices = Array.from(costs, (_, i) => i)
  const general = indices.filter(whole).map(i => ` y${i}`)
  return [
    'Minimize',
    ` cost: ${sumOf(indices, Array.from(costs))}`,
    'Subject To',
    ...rows.map(({ variables, values, least }, r) => ` r${r}: ${sumOf(variables, values)} >= ${figure(least)}`),
    'Bounds',
    ...indices.map(i => ` ${figure(low[i])} <= y${i} <= ${figure(high[i])}`),
    ...(general.length > 0 ? ['Generals', ...general] : []),
    'End',
    '',
  ].join('\n')
}

const sumOf = (variables: readonly number[], values: readonly number[]): string =>
  variables.map((variable, k) => `${values[k] < 0 ? '-' : '+'} ${figure(Math.abs(values[k]))} y${variable}`).join('\n ')

const figure = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? '1e30' : String(Number(value.toPrecision(9)))
