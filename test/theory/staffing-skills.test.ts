// Staff of several skills against every staffing that would be cheaper by more than one agent: none of them meets the targets.
import { describe, expect, test } from 'vitest'
import type { Search } from '../../src/experiment/staff/search.ts'
import { searchSkills } from '../../src/experiment/staff/skills.ts'
import { costOf } from '../../src/experiment/staff/skills-layout.ts'
import { readingOf } from '../../src/experiment/staff/skills-reading.ts'
import type { Staffing } from '../../src/experiment/staff/staffing.ts'
import { DESIGNS, searchOf } from '../experiment/staff/skills-cases.ts'

/** Numbers between 0 and 1 that depend on the case alone: a congruential generator of 31 bits. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

type Case = { name: string; cells: number; steady: boolean; seed: number }

const CASES: Case[] = Array.from({ length: 10 }, (_, i) => ({
  name: ['N', 'W', 'M', 'N', 'V'][i % 5],
  cells: i === 3 ? 2 : [1, 1, 1, 1, 3][i % 5],
  steady: i % 5 < 3 && i % 2 === 0,
  seed: 1000 + i,
}))

function centerOf({ name, cells, steady, seed }: Case) {
  const chance = chances(seed * 7919)
  for (let i = 0; i < 5; i++) chance()
  const serves = DESIGNS[name as keyof typeof DESIGNS]
  const count = Math.max(...serves.flat()) + 1
  const type = () => {
    const mean = Math.round(120 + 240 * chance())
    const perInterval = Array.from({ length: cells }, () => Math.round(((1.5 + 3 * chance()) * 1800) / mean))
    return {
      arrivals: steady ? { perHour: 2 * perInterval[0] } : { perInterval },
      handle: { law: 'exponential', mean },
      patience: { law: 'exponential', mean: Math.round(60 + 240 * chance()) },
      targets: [
        `serviceLevel(${20 + 10 * Math.floor(3 * chance())} s) >= ${70 + 5 * Math.floor(4 * chance())}%`,
        ...(chance() < 0.5 ? ['abandonment <= 6%'] : []),
      ],
    }
  }
  const types = Object.fromEntries(Array.from({ length: count }, (_, t) => [`type${t}`, type()]))
  const groups = Object.fromEntries(
    serves.map((s, g) => [`group${g}`, { serves: s.map(t => `type${t}`), staffing: 5 }]),
  )
  const costs = serves.map(s => 1 + Math.round(30 * (s.length - 1) * chance()) / 100)
  const end = `${String(8 + Math.floor(cells / 2)).padStart(2, '0')}:${cells % 2 ? '30' : '00'}`
  const when = steady
    ? { steady: { length: '2 h', warmUp: '20 min' } }
    : { start: '2026-03-02', days: 1, interval: '30 min', open: `08:00-${end}` }
  return { object: { title: `${name} ${seed}`, ...when, types, groups }, costs }
}

/** Replications that no search has seen. */
const FRESH = 50_000

/**
 * Staffings that cost less than a limit and to which no agent can be added within it. More agents never break these targets, so if any
 * staffing below the limit meets them, one of these does.
 */
function fullest({ costs, most }: Search, limit: number): Staffing[] {
  const all: Staffing[] = []
  const fill = (post: number, left: number, agents: readonly number[]): void => {
    if (post === costs.length - 1) {
      const last = Math.min(most[post], Math.ceil(left / costs[post]) - 1)
      if (last >= 0) all.push(Int32Array.from([...agents, last]))
      return
    }
    for (let n = 0; n * costs[post] < left && n <= most[post]; n++)
      fill(post + 1, left - n * costs[post], [...agents, n])
  }
  fill(0, limit, [])
  return all
}

/** Those of the staffings that are not shown to miss a target, in more and more replications. */
async function notMissing({ evaluator, requirements }: Search, staffings: readonly Staffing[]): Promise<Staffing[]> {
  let left = staffings
  for (const replications of [8, 40, 400, 2000]) {
    const tallies = await evaluator.evaluate(
      left.map(staffing => ({ staffing, from: FRESH, to: FRESH + replications })),
    )
    const readings = tallies.map(tally => readingOf(requirements, tally, replications < 100 ? 0.999 : 0.95))
    left = left.filter((_, i) => readings[i].slack.every((slack, r) => slack + readings[i].half[r] >= 0))
  }
  return [...left]
}

describe('the staff found', () => {
  test.each(CASES)('for $name with $cells intervals ($seed) is cheapest but for one agent', async each => {
    const { object, costs } = centerOf(each)
    const search = await searchOf(object, { costs, agents: 30, first: 24, most: each.steady ? 1000 : 2000 })
    const { staffing } = await searchSkills(search)
    // Misses no target in replications of its own; all requirements of all cases together are wronged once in twenty such tests.
    const [tally] = await search.evaluator.evaluate([{ staffing, from: FRESH, to: FRESH + 2000 }])
    const { slack, half } = readingOf(search.requirements, tally, 0.999)
    expect([...slack.keys()].filter(i => slack[i] + half[i] < 0)).toEqual([])
    const dearest = Math.max(...search.costs)
    const cheaper = fullest(search, costOf(search, staffing) - dearest)
    expect(cheaper.length).toBeGreaterThan(0)
    const right = await notMissing(search, cheaper)
    expect(
      right.map(other => `${other.join(' ')} costs ${costOf(search, other)}, not ${costOf(search, staffing)}`),
    ).toEqual([])
  })
})
