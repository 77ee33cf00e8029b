// Small plans for tests: a queue of two agents, a few points, nothing read from files.
import type { Design } from '../../../src/experiment/sweep/design.ts'
import type { Plan } from '../../../src/experiment/sweep/plan.ts'
import { planOf, type SweepRequest } from '../../../src/experiment/sweep/planning.ts'
import { textSource } from '../../../src/scenario/read.ts'

export const SCENARIO = `title: Two agents
open: "09:00-10:00"
types:
  calls:
    arrivals: { perHour: 60 }
    handle: { law: exponential, mean: 2 min }
    patience: { law: exponential, mean: 1 min }
groups: { desk: { serves: [calls], staffing: 2 } }
study: { replications: 6 }
`

export const GRID: Design = { kind: 'grid', factors: [{ path: 'groups.desk.staffing', values: ['2', '3', '4'] }] }

/** Three points of six replications, unless asked otherwise. */
export const planFor = (request: Partial<SweepRequest> = {}, text = SCENARIO): Plan =>
  planOf({ file: 'queue.yaml', source: textSource({ 'queue.yaml': text }), design: GRID, ...request })
