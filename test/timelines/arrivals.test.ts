// When callers call; from 8 o'clock on, times in seconds after 8.
import { describe, expect, test } from 'vitest'
import { at, centerOf, constant, EIGHT, oneQueue, type Row, simulated, story } from '../support.ts'

const arrivalsOf = (rows: readonly Row[], type = 0) =>
  rows.filter(row => row.type === type && row.kind !== 'virtual').map(row => row.arrived)

/** Standard errors of a Poisson count from its mean. */
const z = (count: number, mean: number) => Math.abs(count - mean) / Math.sqrt(mean)

test('a trace is replayed exactly, in whatever order it was written', () => {
  expect(story(oneQueue({ arrivals: at([100, 0, 200]) }))).toEqual([
    '0: answered 0, done 60',
    '100: answered 100, done 160',
    '200: answered 200, done 260',
  ])
})

test('rates per hour and per interval mean the same, and are those of each interval', () => {
  const perHour = centerOf(oneQueue({ arrivals: { perHour: [800, 0, 1600, 400] } }, { lines: 1 }))
  const perInterval = centerOf(oneQueue({ arrivals: { perInterval: [400, 0, 800, 200] } }, { lines: 1 }))
  const times = arrivalsOf(simulated(perHour).rows)
  expect(arrivalsOf(simulated(perInterval).rows)).toEqual(times)
  const counts = [0, 1, 2, 3].map(i => times.filter(time => Math.floor((time - EIGHT) / 1800) === i).length)
  expect(counts[1]).toBe(0)
  for (const [i, mean] of [400, 800, 200].entries()) expect(z(counts[[0, 2, 3][i]], mean)).toBeLessThan(4)
})

describe('a burst', () => {
  const burst = { at: '08:10', calls: 200, spread: constant(30) }

  test('comes beside other calls, from its time on', () => {
    const arrivals = { ...at([0]), bursts: [burst] }
    const times = arrivalsOf(simulated(centerOf(oneQueue({ arrivals }, { lines: 1 }))).rows)
    expect(times[0]).toBe(EIGHT)
    expect(new Set(times.slice(1))).toEqual(new Set([EIGHT + 630]))
    expect(z(times.length - 1, 200)).toBeLessThan(4)
  })

  test('on a later day comes on that day', () => {
    const arrivals = { ...at([0]), bursts: [{ ...burst, at: '2026-01-05 08:10' }] }
    const times = arrivalsOf(simulated(centerOf(oneQueue({ arrivals }, { lines: 1, days: 2 }))).rows)
    expect(new Set(times.slice(1))).toEqual(new Set([86400 + EIGHT + 630]))
  })

  test('is of fresh callers with patience and handling like others', () => {
    const calls = { arrivals: { ...at([0]), bursts: [burst] }, handle: constant(3600), patience: constant(30) }
    const { rows } = simulated(centerOf(oneQueue(calls)))
    for (const row of rows.filter(row => row.arrived > EIGHT && row.kind !== 'virtual'))
      expect(row).toMatchObject({ kind: 'deliberate', left: EIGHT + 660, fresh: true, final: true })
  })
})

describe('busyness', () => {
  const counts = (shared: boolean, replication: number) => {
    const type = { arrivals: { perHour: 5000, busyness: { shape: 2, shared } }, handle: constant(60) }
    const groups = { front: { serves: ['billing', 'sales'], staffing: 1 } }
    const center = centerOf({
      title: 'busy',
      open: '08:00-09:00',
      lines: 1,
      types: { billing: type, sales: type },
      groups,
    })
    const { rows } = simulated(center, { replication })
    return [0, 1].map(type => arrivalsOf(rows, type).length / 5000)
  }

  test('that is shared multiplies the rates of both types by one factor', () => {
    const pairs = Array.from({ length: 20 }, (_, replication) => counts(true, replication))
    for (const [one, other] of pairs) expect(Math.abs(one - other)).toBeLessThan(4 * Math.sqrt((one + other) / 5000))
    expect(Math.max(...pairs.map(([one]) => one)) / Math.min(...pairs.map(([one]) => one))).toBeGreaterThan(2)
  })

  test('that is not shared gives each its own', () => {
    const pairs = Array.from({ length: 20 }, (_, replication) => counts(false, replication))
    expect(pairs.some(([one, other]) => Math.abs(one - other) > 0.3)).toBe(true)
  })

  test('is 1 on average, with the cv of its shape, and drawn anew every day', () => {
    const arrivals = { perHour: 5000, busyness: { shape: 4 } }
    const center = centerOf(oneQueue({ arrivals }, { open: '08:00-09:00', days: 200, lines: 1 }))
    const days = new Float64Array(200)
    for (const time of arrivalsOf(simulated(center).rows)) days[Math.floor(time / 86400)] += 1 / 5000
    const mean = days.reduce((a, b) => a + b) / 200
    const variance = days.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 199
    expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(0.25 / 200))
    expect(variance / 0.25).toBeGreaterThan(0.6)
    expect(variance / 0.25).toBeLessThan(1.5)
  })
})
