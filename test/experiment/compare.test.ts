import { describe, expect, test } from 'vitest'
import { compare } from '../../src/experiment/compare.ts'
import { run } from '../../src/experiment/run.ts'
import { combinations, variationOf } from '../../src/experiment/vary.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'

/** ERLA-1: M/M/n+M of 10 erlangs, patience 5 min. */
const erla = (staffing: number) =>
  parseScenarioObject({
    title: 'ERLA-1',
    steady: { length: '40 h', warmUp: '2 h' },
    types: {
      calls: {
        arrivals: { perHour: 200 },
        handle: { law: 'exponential', mean: 180 },
        patience: { law: 'exponential', mean: 300 },
      },
    },
    groups: { front: { serves: ['calls'], staffing } },
  })

const teams = (...staffing: number[]) => staffing.map(each => ({ name: `${each} agents`, scenario: erla(each) }))

describe('a comparison', () => {
  test('of one agent more is at least three times sharper than independent runs of the same cost', async () => {
    const options = { replications: 150, measures: ['delayed'] }
    const { differences } = await compare(teams(14, 15), { ...options, seed: 'paired' })
    const [[paired]] = differences
    // The same without pairing: the second scenario with numbers of its own.
    const apart = await Promise.all([
      run(erla(14), { ...options, seed: 'one' }),
      run(erla(15), { ...options, seed: 'other' }),
    ])
    const [one, other] = apart.map(each => each.estimate('delayed'))
    const independent = Math.hypot(one.standardError, other.standardError)
    expect(independent / paired.difference.standardError).toBeGreaterThan(3)
    // 4 standard errors around the same difference.
    const difference = other.value - one.value
    expect(Math.abs(paired.difference.value - difference)).toBeLessThan(4 * independent)
  })

  test('with itself finds no difference, and is better in half of the ties', async () => {
    const { differences, selection } = await compare(teams(12, 12), { replications: 4, measures: ['abandonment'] })
    expect(differences[0][0]).toMatchObject({ difference: { value: 0, standardError: 0 }, better: 0.5 })
    expect(selection?.probability).toBe(0)
  })

  test('ranks, and says how probable it is that the first is the best', async () => {
    const { selection } = await compare(teams(12, 14, 13), { replications: 20, measures: ['abandonment', 'occupancy'] })
    expect(selection?.ranking.map(({ name }) => name)).toEqual(['14 agents', '13 agents', '12 agents'])
    expect(selection?.probability).toBeGreaterThan(0.999)
  })

  test('goes on until the best is known as surely as asked', async () => {
    const asked = { replications: 5, measures: ['abandonment'] }
    const short = await compare(teams(14, 15), asked)
    const select = { probability: 0.99, indifference: 0.0005 }
    const long = await compare(teams(14, 15), { ...asked, select })
    expect(short.runs[0].replications).toBe(5)
    expect(long.runs[0].replications).toBeGreaterThan(5)
  })

  test('pairs sums and ratios of a replication, no percentiles', async () => {
    await expect(compare(teams(12, 13), { measures: ['waitP90'] })).rejects.toThrow(/waitP90.*cannot be paired/)
  })

  test('gives the same for any number of threads', async () => {
    const of = async (workers: number) =>
      (await compare(teams(12, 13), { replications: 6, workers })).differences.map(each =>
        each.map(({ difference }) => difference),
      )
    expect(await of(2)).toEqual(await of(1))
  })
})

describe('a variation', () => {
  test('is a range, both ends included, or values between commas', () => {
    expect(variationOf('groups.front.staffing=8:10')).toEqual({
      path: 'groups.front.staffing',
      values: ['8', '9', '10'],
    })
    expect(variationOf('x=0:0.3:0.1').values).toEqual(['0', '0.1', '0.2', '0.3'])
    expect(variationOf('x=8:13:2').values).toEqual(['8', '10', '12'])
    expect(variationOf('x=0, 0.5,1').values).toEqual(['0', '0.5', '1'])
    expect(variationOf('x=[1, 2],{ law: constant, value: 3 },"a, b"').values).toEqual([
      '[1, 2]',
      '{ law: constant, value: 3 }',
      '"a, b"',
    ])
  })

  test('without path, values or end is refused', () => {
    for (const wrong of ['x', '=1', 'x=', 'x=5:1', 'x=1:5:0']) expect(() => variationOf(wrong)).toThrow(/expected/)
  })

  test('combines with others, the last moving fastest', () => {
    expect(combinations([variationOf('a=1:2'), variationOf('b=3,4')])).toEqual([
      ['a=1', 'b=3'],
      ['a=1', 'b=4'],
      ['a=2', 'b=3'],
      ['a=2', 'b=4'],
    ])
  })
})
