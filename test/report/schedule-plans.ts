// Schedules whose reports are looked at: real runs, with shifts that are given by hand.
import type { Coverage, Schedule, ShiftLine } from '../../src/experiment/schedule/plan.ts'
import type { StaffPlan } from '../../src/experiment/staff/plan.ts'

import type { Scenario } from '../../src/scenario/schema.ts'

const HOUR = 3600

/** Two kinds of shifts of five hours on every day of a plan, the early one with a break; one agent too few from 12:00 on. */
export function scheduleOf(staff: StaffPlan, changed: Partial<Schedule> = {}): Schedule {
  const { center } = staff.run
  const days = [...new Set(staff.needs.map(({ day }) => day))]
  const shifts = days.flatMap((day): ShiftLine[] => {
    const start = center.days[day].open - day * 86_400
    const late = start + 5 * HOUR
    const breaks = [{ start: start + 2 * HOUR, length: HOUR / 2 }]
    return [
      { group: 0, kind: 'late', day, start: late, length: 5 * HOUR, breaks: [], people: 9 },
      { group: 0, kind: 'early, with a break', day, start, length: 5 * HOUR, breaks, people: 10 },
    ]
  })
  const people = shifts.reduce((sum, shift) => sum + shift.people, 0)
  return {
    staff,
    scheduled: { ...staff.asked, economics: { currency: '€' } as Scenario['economics'] },
    shifts,
    coverage: staff.needs.filter(({ group }) => group === 0).map(need => coverageOf(shifts, need, center.interval)),
    cost: people * 5 * 30,
    leastCost: people * 5 * 30 * 0.96,
    costUnit: 'money',
    paidHours: people * 5,
    people,
    run: staff.run,
    repairs: 1,
    solver: { status: 'optimal', gap: 0 },
    complete: true,
    impossible: [],
    ...changed,
  }
}

type Need = StaffPlan['needs'][number]

function coverageOf(shifts: readonly ShiftLine[], { group, day, slot, gross }: Need, interval: number): Coverage {
  const time = slot * interval
  const covers = ({ start, length }: { start: number; length: number }) => start <= time && time < start + length
  const there = shifts.filter(shift => shift.day === day && covers(shift) && !shift.breaks.some(covers))
  return { group, day, slot, need: gross, scheduled: there.reduce((sum, { people }) => sum + people, 0) }
}
