import { describe, expect, test } from 'vitest'
import type { SearchProgress } from '../../../src/experiment/staff/search.ts'
import { searchSkills } from '../../../src/experiment/staff/skills.ts'
import { FRESH } from '../../../src/experiment/staff/skills-desk.ts'
import { costOf } from '../../../src/experiment/staff/skills-layout.ts'
import { estimateOf } from '../../../src/experiment/staff/tally.ts'
import { searchOf, twoIntervals } from './skills-cases.ts'

const costs = [1, 1.3]

describe('a search for staff of several skills', () => {
  test('finds staff that meets every requirement, and shows by which one fewer would miss', async () => {
    const search = await searchOf(twoIntervals(), { costs, first: 24, most: 400 })
    const found = await searchSkills(search)
    expect(found.complete).toBe(true)
    expect(found.impossible).toEqual([])
    search.requirements.forEach((_, i) => {
      expect(estimateOf(found.tally!, i, 0.95).value).toBeGreaterThanOrEqual(0.8)
    })
    const posts = [...found.shown.keys()].filter(post => found.shown[post] >= 0)
    expect(posts.length).toBeGreaterThan(0)
    for (const post of posts) {
      const staffing = found.staffing.map((agents, i) => (i === post ? agents - 1 : agents))
      const [tally] = await search.evaluator.evaluate([{ staffing, from: 5000, to: 7000 }])
      expect(estimateOf(tally, found.shown[post], 0.95).value).toBeLessThan(0.8)
    }
  })

  test('finds the same on one thread and on two', async () => {
    const results = []
    for (const workers of [1, 2]) {
      const search = await searchOf(twoIntervals(), { costs, workers, first: 24, most: 200 })
      results.push(await searchSkills(search))
      await search.evaluator.close()
    }
    expect(results[1]).toEqual(results[0])
  })

  test('gives the best so far when it is stopped', async () => {
    const stop = new AbortController()
    const search = await searchOf(twoIntervals(), {
      costs,
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'search') stop.abort(new Error('enough'))
      },
    })
    const found = await searchSkills(search)
    expect(found.complete).toBe(false)
    search.requirements.forEach((_, i) => {
      expect(estimateOf(found.tally!, i, 0.95).value).toBeGreaterThanOrEqual(0.8)
    })
  })

  test('tells what no staff within the most can meet, and meets the rest', async () => {
    const search = await searchOf(twoIntervals(), { costs, first: 24, most: 200 })
    const second = search.requirements.flatMap(({ slice }, i) => (slice.type === 1 ? [i] : []))
    search.most.forEach((_, post) => {
      if (search.evaluator.posts[post].group === 1) search.most[post] = 1
    })
    const found = await searchSkills({ ...search, start: search.least })
    expect(found.impossible).toEqual(second)
    search.requirements.forEach(({ slice }, i) => {
      if (slice.type === 0) expect(estimateOf(found.tally!, i, 0.95).value).toBeGreaterThanOrEqual(0.8)
    })
  })

  test('heeds requirements that more agents break', async () => {
    const object = twoIntervals(['abandonment <= 12%'])
    const groups = { ...object.groups, generalists: { ...object.groups.generalists, targets: ['occupancy >= 60%'] } }
    const search = await searchOf({ ...object, groups }, { costs, first: 24, most: 400 })
    const found = await searchSkills(search)
    search.requirements.forEach(({ target }, i) => {
      const { value } = estimateOf(found.tally!, i, 0.95)
      if (target.comparison === '>=') expect(value).toBeGreaterThanOrEqual(0.6)
      else expect(value).toBeLessThanOrEqual(0.12)
    })
  })

  test('verifies what it gives in replications it has not chosen by', async () => {
    const search = await searchOf(twoIntervals(), { costs, first: 24, most: 400 })
    const found = await searchSkills(search)
    const { replications } = found.tally!
    const [fresh] = await search.evaluator.evaluate([{ ...found, from: FRESH, to: FRESH + replications }])
    search.requirements.forEach((_, i) => {
      expect(estimateOf(found.tally!, i, 0.95).value).toBeCloseTo(estimateOf(fresh, i, 0.95).value, 9)
    })
  })

  test('tells how far it is, and never forgets a better staffing for a worse', async () => {
    const told: SearchProgress[] = []
    const search = await searchOf(twoIntervals(), { costs, first: 24, most: 200, onProgress: each => told.push(each) })
    const found = await searchSkills(search)
    expect(told.length).toBeGreaterThan(10)
    expect(told.every(({ done }, i) => i === 0 || done >= told[i - 1].done)).toBe(true)
    const isWorse = (i: number) => told[i].phase === told[i - 1].phase && told[i].missed > told[i - 1].missed
    expect([...told.keys()].slice(1).filter(isWorse)).toEqual([])
    expect(told.at(-1)!.missed).toBe(0)
    expect(told.at(-1)!.done).toBe(found.replications)
    expect(costOf(search, found.staffing)).toBeLessThan(costOf(search, search.start))
  })
})
