// A small center whose every number can be checked by hand, and observations made of counters.
import { findSlice, type Where } from '../../src/measures/slices.ts'
import { type Observation, type Tabulation, tabulation } from '../../src/measures/tabulation.ts'
import { locate, type Term } from '../../src/measures/terms.ts'
import { compile } from '../../src/model/compile.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { BINS } from '../../src/stats/histogram.ts'

/**
 * One agent, calls of one minute, patience of half a minute. The second and third caller lose patience 20 and 10 seconds
 * before the agent is free; the fourth waits 10 seconds.
 */
export const FOUR_CALLS = {
  title: 'four calls',
  open: '08:00-09:00',
  types: {
    calls: {
      arrivals: { trace: ['08:00:00', '08:00:10', '08:00:20', '08:00:50'] },
      handle: { law: 'constant', value: 45, afterCallWork: 15 },
      patience: { law: 'constant', value: 30 },
    },
  },
  groups: { front: { serves: ['calls'], staffing: 1 } },
}

export const scenarioOf = (object: object): Scenario => parseScenarioObject(object)

export const planOf = (object: object, thresholds: number[] = []): Tabulation =>
  tabulation(compile(scenarioOf(object)), thresholds)

/** An observation with these counters in one slice; those kept by threshold belong to the first. */
export function observed(plan: Tabulation, counters: Partial<Record<Term, number>>, where: Where = {}): Observation {
  const rows = new Float64Array(plan.slices.length * plan.width)
  const start = plan.slices.indexOf(findSlice(plan, where)) * plan.width
  for (const [term, value] of Object.entries(counters)) {
    rows[start + locate({ [term]: 1 }, plan, 0).offsets[0]] = value ?? 0
  }
  return { rows, waits: new Uint32Array(plan.center.segments.length * 2 * BINS) }
}
