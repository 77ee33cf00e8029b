import { expect, test } from 'vitest'
import { probabilityOfBest, replicationsToSelect, studentCdf } from '../../src/stats/selection.ts'
import { studentQuantile } from '../../src/stats/student.ts'

test('the distribution function of Student undoes the quantile', () => {
  for (const df of [1, 3, 10, 200])
    for (const p of [0.001, 0.2, 0.5, 0.9, 0.9999]) expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 10)
})

test('one rival: the best is the best unless the lead is chance', () => {
  const standardError = 1
  const lead = studentQuantile(0.95, 9)
  expect(probabilityOfBest([{ lead, standardError, n: 10 }])).toBeCloseTo(0.95, 10)
})

test('two rivals: what may go wrong adds up', () => {
  const lead = studentQuantile(0.95, 9)
  const rival = { lead, standardError: 1, n: 10 }
  expect(probabilityOfBest([rival, rival])).toBeCloseTo(0.9, 10)
})

test('a lead that never varies is certain, and none is nothing', () => {
  expect(probabilityOfBest([{ lead: 1, standardError: 0, n: 10 }])).toBe(1)
  expect(probabilityOfBest([{ lead: 0, standardError: 0, n: 10 }])).toBe(0)
})

test('replications to select grow with the variance and shrink with the indifference', () => {
  const first = { n: 10, probability: 0.95, indifference: 0.1 }
  const t = studentQuantile(0.95, 9)
  expect(replicationsToSelect([1], first)).toBe(Math.ceil((t * t) / 0.01))
  expect(replicationsToSelect([0], first)).toBe(10)
  expect(replicationsToSelect([1, 4], first)).toBeGreaterThan(4 * replicationsToSelect([1], first))
})

test('the selection holds its promise', () => {
  // 2,000 contests of two systems of which one is better by exactly the indifference; the first stage says how many pairs.
  let seed = 1
  const uniform = () => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const contests = 2000
  let right = 0
  for (let contest = 0; contest < contests; contest++) {
    const draw = () => 0.5 + normal()
    const stage = Array.from({ length: 10 }, draw)
    const mean = stage.reduce((a, b) => a + b) / 10
    const variance = stage.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 9
    const n = replicationsToSelect([variance], { n: 10, probability: 0.9, indifference: 0.5 })
    const rest = Array.from({ length: n - 10 }, draw)
    if ([...stage, ...rest].reduce((a, b) => a + b) > 0) right++
  }
  const error = Math.sqrt((0.9 * 0.1) / contests)
  expect(right / contests).toBeGreaterThan(0.9 - 4 * error)
})
