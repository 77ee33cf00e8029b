// Staffing plans whose reports are looked at: real runs, with needs that are given by hand.
import { type Run, run } from '../../src/experiment/run.ts'
import type { CellVerdict, Need, StaffPlan, Total } from '../../src/experiment/staff/plan.ts'
import { FINE_AXES, openCells } from '../../src/measures/slices.ts'
import { verdict } from '../../src/measures/verdict.ts'
import { readScenario } from '../../src/scenario/files.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import type { Scenario } from '../../src/scenario/schema.ts'

const REPLICATIONS = 20
/** A third of the time of those who are paid is not spent at the telephone. */
const PRESENT = 0.9
const FULL_WEEK = 40

/** Two targets that hold for every interval; 9 agents meet them in most. */
export const oneQueue = (): Scenario => ({
  ...readScenario('scenarios/one-queue.yaml'),
  targets: ['serviceLevel(20 s) >= 80% in every interval', 'abandonment <= 5%'],
})

/** Two groups over a week of two kinds of days, with money, and names that are hard on spreadsheets and tables. */
export const twoGroups = (): Scenario =>
  parseScenarioObject({
    title: '=1+1 is a title, and so is this',
    days: 7,
    open: { 'sun-thu': '08:00-12:00', fri: '08:00-10:00' },
    economics: { agentHour: 30 },
    types: {
      'sales: new, "old" and/or [other]': {
        arrivals: { perHour: { 'sun-wed': 30, thu: 60, fri: 20 } },
        handle: { law: 'exponential', mean: '4 min' },
        patience: { law: 'exponential', mean: '3 min' },
        targets: ['serviceLevel(20 s) >= 80% in every interval'],
      },
      תמיכה: {
        arrivals: { perHour: 20 },
        handle: { law: 'exponential', mean: '6 min' },
        patience: { law: 'exponential', mean: '5 min' },
      },
    },
    groups: {
      'sales: new, "old" and/or [other]': { serves: ['sales: new, "old" and/or [other]'], staffing: 5 },
      תמיכה: { serves: ['תמיכה'], staffing: 4, shrinkage: { breaks: 0.1 } },
    },
    targets: ['abandonment <= 8%'],
  })

/** One endless interval. */
export const steady = (): Scenario =>
  parseScenarioObject({
    title: 'Steady',
    steady: { length: '10 h', warmUp: '1 h' },
    types: {
      q: {
        arrivals: { perHour: 60 },
        handle: { law: 'exponential', mean: 240 },
        patience: { law: 'exponential', mean: 120 },
      },
    },
    groups: { g: { serves: ['q'], staffing: 6 } },
    targets: ['abandonment <= 4.5%'],
  })

/** A plan that says what the run of a scenario shows, with the staff that the scenario has. */
export async function planOf(scenario: Scenario, changed: Partial<StaffPlan> = {}): Promise<StaffPlan> {
  const done = await run(scenario, { replications: REPLICATIONS, axes: FINE_AXES })
  const cells = cellsOf(done)
  const needs = needsOf(done, cells)
  return {
    asked: scenario,
    staffed: scenario,
    needs,
    totals: totalsOf(done, needs),
    run: done,
    cells,
    search: { method: 'cutting-planes', staffings: 57, replications: 5700, complete: true, impossible: [] },
    whatIf: [],
    ...changed,
  }
}

const momentsOf = ({ center }: Run) => (center.steady ? [{ day: 0, interval: 0 }] : openCells(center))

function cellsOf(done: Run): CellVerdict[] {
  const { center, targets } = done
  const judge = (cell: Omit<CellVerdict, 'estimate' | 'verdict'>): CellVerdict => {
    const { measure, threshold } = cell.target
    const where = { type: cell.type, group: cell.group, day: cell.day, interval: cell.slot }
    const estimate = done.estimate({ measure, threshold }, where)
    return { ...cell, estimate, verdict: verdict(estimate, cell.target) }
  }
  return targets.flatMap(({ target }) => {
    const named = center.types.findIndex(({ name }) => name === target.scope.type)
    const who = { type: named < 0 ? undefined : named, group: undefined }
    const when = target.every ? openCells(center) : [{ day: undefined, interval: undefined }]
    return when.map(({ day, interval }) => judge({ target, ...who, day, slot: interval }))
  })
}

function needsOf(done: Run, cells: readonly CellVerdict[]): Need[] {
  return done.center.groups.flatMap((_, group) =>
    momentsOf(done).map(({ day, interval: slot }): Need => {
      const own = cells.find(cell => cell.day === day && cell.slot === slot) ?? cells.at(-1)!
      const net = Math.round(scheduledIn(done, group, { day, slot }))
      const { target, estimate } = own
      const binding = { target, estimate, shown: slot % 2 === 0 }
      const probability = own.verdict === 'met' ? 0.95 : own.verdict === 'missed' ? 0.2 : 0.6
      return { group, day, slot, net, gross: Math.ceil(net / PRESENT), binding, verdict: own.verdict, probability }
    }),
  )
}

const scheduledIn = ({ center, estimate }: Run, group: number, { day, slot }: { day: number; slot: number }) =>
  estimate('agentsScheduled', center.steady ? { group } : { group, day, interval: slot }).value

function totalsOf({ center, scenario }: Run, needs: readonly Need[]): Total[] {
  const hours = center.steady ? 1 : center.interval / 3600
  const weeks = center.steady ? 1 / (24 * 7) : Math.max(1, scenario.days / 7)
  const groups = [...center.groups.keys(), undefined]
  return groups.map(group => {
    const own = needs.filter(need => group === undefined || need.group === group)
    const sum = (of: (need: Need) => number) => own.reduce((total, need) => total + of(need) * hours, 0)
    const peaks = new Map<string, number>()
    for (const { day, slot, gross } of own) peaks.set(`${day} ${slot}`, (peaks.get(`${day} ${slot}`) ?? 0) + gross)
    const grossHours = sum(({ gross }) => gross)
    const cost = scenario.economics && grossHours * scenario.economics.agentHour
    const netHours = sum(({ net }) => net)
    return { group, netHours, grossHours, fte: grossHours / weeks / FULL_WEEK, cost, peak: Math.max(...peaks.values()) }
  })
}
