import Papa from 'papaparse'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Schedule } from '../../src/experiment/schedule/plan.ts'
import { widthOf } from '../../src/report/layout.ts'
import { scheduleText } from '../../src/report/schedule.ts'
import { scheduleCsv, scheduleJson } from '../../src/report/schedule-data.ts'
import { hoursOff, scheduleAnswer } from '../../src/report/schedule-view.ts'
import { scheduleOf } from './schedule-plans.ts'
import { oneQueue, planOf } from './staff-plans.ts'

vi.setConfig({ testTimeout: 60_000 })

let schedule: Schedule
beforeAll(async () => {
  schedule = scheduleOf(await planOf(oneQueue()))
}, 60_000)

describe('a schedule in words', () => {
  test('answers first: shifts, hours, money and the least possible, targets', () => {
    expect(scheduleAnswer(schedule, 'en')).toBe(
      '19 shifts of 2 kinds, 95 paid hours, 2,850 € (least possible 2,736 €); 0 of 2 targets met, 2 uncertain.',
    )
    expect(scheduleAnswer({ ...schedule, costUnit: 'h', cost: 95, leastCost: 91.2 }, 'en')).toContain(
      '95 paid hours (least possible 91.2 h); ',
    )
  })

  test('says that there is none where there is none', () => {
    const solver = { status: 'infeasible', gap: Number.NaN } as const
    expect(scheduleAnswer({ ...schedule, solver }, 'en')).toBe('No schedule of these shifts is possible.')
  })

  test('lists shifts by their start, with breaks and people', () => {
    expect(scheduleText(schedule)).toMatch(
      /^08:00 {2}13:00 {2}early, with a break {6}10 {2}10:00–10:30\n13:00 {2}18:00 {2}late +9$/m,
    )
  })

  test('shows where there are too few', () => {
    const text = scheduleText(schedule)
    expect(text).toMatch(/^09:30 +10 +10$/m)
    expect(text).toMatch(/^10:00 +10 +0 +−10$/m)
    expect(text).toMatch(/^13:00 +10 +9 +−1$/m)
    // Half an hour without ten, five hours without one.
    expect(hoursOff(schedule)).toEqual({ over: 0, under: 10 })
  })

  test('stands in 80 columns, and says what could not be covered', () => {
    const impossible = ['sales on Sun 2026-01-04 at 08:00: no shift begins before 09:00, '.repeat(3)]
    const text = scheduleText({ ...schedule, impossible, complete: false })
    for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThan(81)
    expect(text).toContain('Cannot be covered: sales on')
    expect(text).toContain('perhaps not the cheapest')
  })

  test('tells times after midnight by the day on which the shift began', () => {
    const night = { ...schedule.shifts[0], start: 22 * 3600, length: 8 * 3600 }
    expect(scheduleText({ ...schedule, shifts: [night] })).toMatch(/^22:00 {2}30:00 {2}late/m)
  })
})

describe('a schedule for programs', () => {
  test('is CSV with a row a shift', () => {
    const { data } = Papa.parse<Record<string, string>>(scheduleCsv(schedule), { header: true, skipEmptyLines: true })
    expect(data).toEqual([
      {
        group: 'agents',
        day: '2026-01-04',
        shift: 'early, with a break',
        start: '08:00',
        end: '13:00',
        breaks: '10:00-10:30',
        people: '10',
      },
      { group: 'agents', day: '2026-01-04', shift: 'late', start: '13:00', end: '18:00', breaks: '', people: '9' },
    ])
  })

  test('is JSON with shifts, coverage and the need behind it', () => {
    const read = JSON.parse(scheduleJson(schedule, { file: 'one.yaml', version: '1.2.3' }))
    expect(read).toMatchObject({ savlanut: '1.2.3', people: 19, cost: 2850, costUnit: 'money' })
    expect(read.coverage).toHaveLength(20)
    expect(read.staff.needs).toHaveLength(20)
    expect(read.shifts[0].breaks).toEqual([{ start: '10:00', end: '10:30' }])
  })
})
