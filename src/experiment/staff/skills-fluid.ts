// Where a search for skills begins: agents who carry the load that callers offer, with a reserve that grows with its square root.
import type { Center } from '../../model/center.ts'
import type { Search } from './search.ts'
import type { Layout } from './skills-layout.ts'
import type { Program, Row, Solver } from './skills-program.ts'
import type { Staffing } from './staffing.ts'

/** Agents beyond the load of a type, in square roots of it; groups that serve several types share their reserves. */
const RESERVE = 0.5

/**
 * The cheapest staffing that carries the load of first calls, group by group and cell by cell: a transportation problem with flows of work from
 * types to groups, its agents rounded. Callers beyond first calls, and what one interval leaves to the next, are left to simulation.
 * @param pooling share of the cost of an agent that each further type he serves is held to be worth: his reserve is theirs together
 */
export function fluidStaffing({ search, layout }: Fluid, solver: Solver, pooling: number): Staffing {
  const staffing = search.least.slice()
  const known = new Map<string, ArrayLike<number>>()
  for (let cell = 0; cell < layout.cells; cell++) {
    const program = cellProgram({ search, layout }, cell, pooling)
    const key = JSON.stringify(program)
    const solution = known.get(key) ?? solver(program) ?? program.high
    known.set(key, solution)
    for (let group = 0; group < layout.groups; group++)
      staffing[group * layout.cells + cell] = Math.round(solution[group])
  }
  return staffing
}

type Fluid = { search: Search; layout: Layout }

/** Agents of the groups, then the work of every type that its groups do, in erlangs of theirs. */
function cellProgram({ search, layout }: Fluid, cell: number, pooling: number): Program {
  const { center, costs, least, most } = search
  const { groups, cells, loads } = layout
  const flows = center.types.flatMap(({ groups: serving }, type) => serving.map(group => ({ type, group })))
  const posts = center.groups.map((_, group) => group * cells + cell)
  const carried: Row[] = loads.flatMap((load, type) => {
    const own = flows.flatMap((flow, k) => (flow.type === type ? [k] : []))
    if (load[cell] === 0 || own.length === 0) return []
    const factors = own.map(k => 1 / (center.groups[flows[k].group].factors[type] || 1))
    return [
      { variables: own.map(k => groups + k), values: factors, least: load[cell] + RESERVE * Math.sqrt(load[cell]) },
    ]
  })
  const done: Row[] = center.groups.map((group, g) => {
    const own = flows.flatMap((flow, k) => (flow.group === g ? [k] : []))
    return { variables: [g, ...own.map(k => groups + k)], values: [capacityOf(group), ...own.map(() => -1)], least: 0 }
  })
  return {
    costs: [
      ...posts.map((post, g) => costs[post] * (1 - Math.min(0.9, pooling * (center.groups[g].serves.length - 1)))),
      ...flows.map(() => 0),
    ],
    low: [...posts.map(post => least[post]), ...flows.map(() => 0)],
    high: [...posts.map(post => most[post]), ...flows.map(() => Number.POSITIVE_INFINITY)],
    whole: () => false,
    rows: [...carried, ...done],
  }
}

/** Erlangs that one who is planned can do: those absent do nothing, several contacts at once are so many places. */
const capacityOf = ({ presence, concurrency }: Center['groups'][number]): number => presence * (concurrency?.chats ?? 1)
