// What is asked of a search for staff: requirements, demand, where to begin, how much may be simulated.
import { FINE_AXES } from '../../measures/slices.ts'
import { tabulation } from '../../measures/tabulation.ts'
import type { Center } from '../../model/center.ts'
import { compile } from '../../model/compile.ts'
import { UserError } from '../../scenario/problems.ts'
import type { Scenario } from '../../scenario/schema.ts'
import { targetsOf } from '../language.ts'
import { constraintsOf } from './constraints.ts'
import { type Demand, demandOf } from './demand.ts'
import { formulaFor } from './formula.ts'
import { type Requirement, requirementsOf } from './requirements.ts'
import type { Search } from './search.ts'
import type { StaffOptions } from './staff.ts'
import { type Post, postsOf } from './staffing.ts'
import { type Bounds, boundsFor } from './start.ts'

export type Task = {
  scenario: Scenario
  center: Center
  posts: readonly Post[]
  requirements: readonly Requirement[]
  constraints: ReturnType<typeof constraintsOf>
  demand: Demand
  bounds: Bounds
  replications: Search['replications']
  /** Replications that tell of most cells whether they keep to their targets, and fit in memory. */
  enough: number
}

/** @throws as `staff` */
export function taskOf(
  scenario: Scenario,
  { stretch = 'interval', atLeast = 0, mostReplications, fullTime = 40 }: StaffOptions,
): Task {
  insist(Number.isInteger(atLeast) && atLeast >= 0, 'atLeast must be a whole number, at least 0', atLeast)
  insist(fullTime > 0, 'the hours of a full-time week must be greater than 0', fullTime)
  const targets = targetsOf(scenario)
  if (targets.length === 0)
    throw new UserError([
      {
        path: 'targets',
        message: 'staff needs targets to meet: write some, such as "serviceLevel(20 s) >= 80%" or "abandonment <= 5%"',
      },
    ])
  const center = compile(scenario)
  const posts = postsOf(center)
  const requirements = requirementsOf(center, targets, stretch)
  const demand = demandOf(scenario, center, posts)
  const plan = tabulation(center, [], { serviceLevel: scenario.serviceLevel, axes: [] })
  const constraints = constraintsOf(plan, posts, requirements)
  const formula = formulaFor(center, posts, demand)
  const bounds = boundsFor(center, posts, { demand, formula, constraints, requirements, atLeast })
  const most = mostReplications ?? affordable(center, demand)
  insist(Number.isInteger(most) && most >= 2, 'mostReplications must be a whole number, at least 2', most)
  const replications = { first: Math.max(2, Math.min(most, FIRST, Math.ceil(most / 8))), most }
  const enough = center.steady ? 1 : toReport(center, demand)
  return { scenario, center, posts, requirements, constraints, demand, bounds, replications, enough }
}

function insist(holds: boolean, rule: string, given: number): void {
  if (!holds) throw new RangeError(`${rule}, not ${given}`)
}

const FIRST = 32
const CALLS = 2e6
const [FEWEST, MOST] = [32, 4000]

const REPORTED = 1e6
const NUMBERS = 25e6

function toReport(center: Center, demand: Demand): number {
  const { slices, width } = tabulation(center, [], { also: FINE_AXES })
  const most = Math.min(1000, REPORTED / callsOf(center, demand), NUMBERS / (slices.length * width))
  return Math.max(100, Math.floor(most))
}

function callsOf({ steady }: Center, { lines }: Demand): number {
  const hours = steady ? steady.length / 3600 : 1
  return Math.max(
    1,
    lines.reduce((sum, line) => sum + line.calls * hours, 0),
  )
}

function affordable(center: Center, demand: Demand): number {
  const calls = callsOf(center, demand)
  return Math.min(MOST, Math.max(FEWEST, Math.floor(CALLS / calls)))
}
