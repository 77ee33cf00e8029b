import { describe, expect, test } from 'vitest'
import { solverOf } from '../../../src/experiment/staff/skills-program.ts'

const program = {
  costs: [1, 1.5],
  low: [0, 0],
  high: [10, 10],
  rows: [
    { variables: [0, 1], values: [1, 2], least: 5 },
    { variables: [1], values: [1], least: 0.5 },
  ],
}

describe('a program', () => {
  test('in parts of agents has the cheapest mixture, in whole agents the cheapest whole one', async () => {
    const solve = await solverOf()
    expect([...solve({ ...program, whole: () => false })!]).toEqual([0, 2.5])
    expect([...solve({ ...program, whole: () => true })!].map(Math.round)).toEqual([1, 2])
  })

  test('that nothing fits has no solution', async () => {
    const solve = await solverOf()
    expect(solve({ ...program, high: [1, 1], whole: () => true })).toBeUndefined()
  })

  test('with negative factors and costs is read as it is meant', async () => {
    const solve = await solverOf()
    const rows = [{ variables: [0, 1], values: [-1, 0.5], least: -3 }]
    expect([...solve({ costs: [-1, 1], low: [0, 0], high: [10, 10], rows, whole: () => true })!]).toEqual([3, 0])
  })
})
