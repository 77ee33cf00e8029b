// From a need to shifts that hold the targets: callers who redial, breaks that come late, all of it simulated.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Schedule } from '../../../src/experiment/schedule/plan.ts'
import { schedule } from '../../../src/experiment/schedule/schedule.ts'
import type { StaffPlan } from '../../../src/experiment/staff/plan.ts'
import { staff } from '../../../src/experiment/staff/staff.ts'
import { verdict } from '../../../src/measures/verdict.ts'
import { parseScenarioObject } from '../../../src/scenario/read.ts'
import { center, planOf } from './plans.ts'

const NEED = [5, 6, 7, 8, 8, 8, 7, 7, 7, 7, 6, 6, 5, 5, 5, 5]

const redialing = center({
  open: '08:00-16:00',
  interval: '30 min',
  targets: ['serviceLevel(20 s) >= 70% in every interval'],
  economics: { agentHour: 30 },
  types: {
    calls: {
      arrivals: { perHour: NEED.map(need => 15 * (need - 2)) },
      handle: { law: 'exponential', mean: '3 min' },
      patience: { law: 'exponential', mean: '2 min' },
      redial: { deliberate: 0.5, sameDay: { law: 'exponential', mean: '5 min' } },
    },
  },
  groups: { front: { serves: ['calls'], staffing: NEED } },
  rosters: {
    kinds: {
      full: { starts: '08:00', length: '8 h', breaks: [{ within: '3 h-5 h', length: '30 min' }] },
      part: { starts: '08:00-13:00 every 30 min', length: ['3 h', '4 h'], mostShare: 0.6 },
    },
  },
})

const OPTIONS = { replications: 40, seed: 7 }
let plan: StaffPlan
let made: Schedule
beforeAll(async () => {
  plan = await planOf(redialing, ({ slot }) => NEED[slot - 16])
  made = await schedule(redialing, { staff: plan, ...OPTIONS })
}, 120_000)

describe('a schedule of a center whose callers redial', () => {
  test('covers the need and holds every target that the plan holds, when it is simulated', () => {
    expect(made.solver.status).toBe('optimal')
    expect(made.impossible).toEqual([])
    expect(made.complete).toBe(true)
    expect(made.coverage.filter(({ need, scheduled }) => scheduled < need)).toEqual([])
    expect(plan.cells.filter(cell => cell.verdict !== 'missed').length).toBeGreaterThan(10)
    const held = plan.cells.filter(cell => cell.verdict !== 'missed')
    const shown = held.map(({ target, day, slot }) => {
      const estimate = made.run.estimate(target, { day, interval: slot })
      return { slot, verdict: verdict(estimate, target) }
    })
    expect(shown.filter(cell => cell.verdict === 'missed')).toEqual([])
    expect(made.run.scenario).toBe(made.scheduled)
  })

  test('costs what its people are paid, not less than the least possible', () => {
    const hours = made.shifts.reduce(
      (sum, { length, breaks, people }) => sum + (people * (length - breaks.reduce((a, b) => a + b.length, 0))) / 3600,
      0,
    )
    expect(made.paidHours).toBeCloseTo(hours, 6)
    expect(made.cost).toBeCloseTo(30 * hours, 6)
    expect(made.costUnit).toBe('money')
    expect(made.leastCost).toBeLessThanOrEqual(made.cost)
    expect(made.people).toBe(made.shifts.reduce((sum, { people }) => sum + people, 0))
  })

  test('is a scenario with shifts on its dates in place of the staffing', () => {
    const [shift] = made.scheduled.groups.front.shifts!
    expect(shift.dates).toEqual([redialing.start])
    expect(made.scheduled.groups.front.staffing).toBeUndefined()
  })

  test('is the same every time', async () => {
    const again = await schedule(redialing, { staff: plan, ...OPTIONS })
    const bytes = ({ shifts, coverage, cost, leastCost, repairs }: Schedule) =>
      JSON.stringify({ shifts, coverage, cost, leastCost, repairs })
    expect(bytes(again)).toBe(bytes(made))
    expect(again.run.observations).toEqual(made.run.observations)
  }, 120_000)
})

describe('a schedule that falls short in simulation', () => {
  test('is repaired: the need is raised until the targets hold', async () => {
    // The plan holds with its staffing; its need is said to be three less everywhere.
    const stingy = { ...plan, needs: plan.needs.map((need, i) => ({ ...need, gross: NEED[i] - 3, net: NEED[i] - 3 })) }
    const repaired = await schedule(redialing, { staff: stingy, ...OPTIONS })
    expect(repaired.repairs).toBeGreaterThan(0)
    expect(repaired.impossible).toEqual([])
    const held = plan.cells.filter(cell => cell.verdict !== 'missed')
    const missed = held.filter(
      ({ target, day, slot }) => verdict(repaired.run.estimate(target, { day, interval: slot }), target) === 'missed',
    )
    expect(missed).toEqual([])
  }, 120_000)

  test('and cannot be repaired is given as far as it goes, and said to miss', async () => {
    const limits = { front: { people: 4 } }
    const limited = { ...redialing, rosters: { ...redialing.rosters!, limits } }
    const tried = await schedule(limited, { staff: plan, ...OPTIONS, replications: 10 })
    expect(tried.solver.status).toBe('infeasible')
    expect(tried.people).toBeLessThanOrEqual(4)
    expect(tried.impossible[0]).toMatch(/^front, 2026-01-04 08:00-.*short: the limits allow no more people/)
    expect(tried.impossible.at(-1)).toMatch(/^targets are missed in \d+ of \d+ cells/)
  }, 120_000)
})

describe('a schedule for the least staff', () => {
  test('holds the targets by its shifts, too', async () => {
    const least = await staff(redialing, { seed: 3, replications: 40, mostReplications: 200 })
    const { run, impossible, coverage } = await schedule(least.asked, { staff: least, ...OPTIONS })
    expect(impossible).toEqual([])
    expect(coverage.every(({ need, scheduled }) => scheduled >= need)).toBe(true)
    expect(run.targets.map(target => target.verdict)).not.toContain('missed')
  }, 180_000)
})

describe('a schedule that is stopped', () => {
  test('gives what there is, and says that it is not complete', async () => {
    const stop = new AbortController()
    const onProgress = ({ phase, done }: { phase: string; done: number }) => {
      if (phase === 'simulate' && done === 3) stop.abort()
    }
    const stopped = await schedule(redialing, { staff: plan, ...OPTIONS, signal: stop.signal, onProgress })
    expect(stopped.complete).toBe(false)
    expect(stopped.run.replications).toBeLessThan(40)
    expect(stopped.coverage.every(({ need, scheduled }) => scheduled >= need)).toBe(true)
  }, 60_000)

  test('and a steady-state study has no days for shifts', async () => {
    const { types, groups } = {
      types: { calls: { arrivals: { perHour: 10 }, handle: { law: 'exponential', mean: 60 } } },
      groups: { front: { serves: ['calls'], staffing: 1 } },
    }
    const steady = parseScenarioObject({ title: 'endless', steady: { length: '10 h' }, types, groups })
    await expect(schedule(steady, { staff: plan })).rejects.toThrow('a steady-state study has no days')
  })
})
