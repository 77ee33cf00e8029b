// Staff plans made by hand: a need curve, and what the staff of that need shows when it is simulated.
import { targetsOf } from '../../../src/experiment/language.ts'
import { run } from '../../../src/experiment/run.ts'
import type { StaffPlan } from '../../../src/experiment/staff/plan.ts'
import { requirementsOf } from '../../../src/experiment/staff/requirements.ts'
import { FINE_AXES } from '../../../src/measures/slices.ts'
import { verdict } from '../../../src/measures/verdict.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'
import type { Scenario } from '../../../src/scenario/schema.ts'

export type Cell = { group: number; day: number; slot: number }

/** Open intervals by group and day. */
export function cellsOf({ groups, calendar, interval }: Scenario): Cell[] {
  return Object.keys(groups).flatMap((_, group) =>
    calendar.days.flatMap(({ open, close }, day) =>
      Array.from({ length: (close - open) / interval }, (_, i) => ({
        group,
        day,
        slot: (open - day * 86400) / interval + i,
      })),
    ),
  )
}

/** A plan with so many in every cell, of which the staffing of the written scenario shows whether the targets hold. */
export async function planOf(scenario: Scenario, need: (cell: Cell) => number, replications = 40): Promise<StaffPlan> {
  const shown = await run(scenario, { replications, axes: FINE_AXES })
  const needs = cellsOf(scenario).map(cell => ({
    ...cell,
    net: need(cell),
    gross: need(cell),
    binding: undefined,
    verdict: 'met' as const,
    probability: 1,
  }))
  const cells = requirementsOf(shown.center, targetsOf(scenario), 'interval').map(({ target, slice }) => {
    const estimate = shown.estimate(target, slice)
    const { type, group, day, interval } = slice
    return { target, type, group, day, slot: interval, estimate, verdict: verdict(estimate, target) }
  })
  const search = { method: 'erlang-a' as const, staffings: 1, replications, complete: true, impossible: [] }
  return { asked: scenario, staffed: scenario, needs, totals: [], run: shown, cells, search, whatIf: [] }
}

/** One queue with one group; `fields` change the scenario. */
export const center = (fields: Record<string, unknown>): Scenario =>
  parseScenarioObject({
    title: 'shifts',
    open: '08:00-12:00',
    interval: '60 min',
    types: { calls: { arrivals: { perHour: 0 }, handle: { law: 'exponential', mean: '3 min' } } },
    groups: { front: { serves: ['calls'], staffing: 1 } },
    ...fields,
  })
