import { describe, expect, test } from 'vitest'
import { answer } from '../../src/report/answer.ts'
import { clockwork, reportedRun, sprawling } from './centers.ts'

const answerTo = async (targets: string[], parts = {}) => answer(await reportedRun(clockwork({ targets, ...parts })))

describe('the answer', () => {
  test('counts targets by verdict', async () => {
    expect(await answerTo([])).toBe('Abandonment 25.0 %, 50.0 % answered within 20 s.')
    expect(await answerTo(['wait <= 60 s'])).toMatch(/; the target is met\.$/)
    expect(await answerTo(['wait <= 60 s', 'lost <= 1'])).toMatch(/; both targets met\.$/)
    expect(await answerTo(['wait <= 60 s', 'lost <= 0'])).toMatch(/; 1 of 2 targets met, 1 missed\.$/)
    expect(await answerTo(['wait <= 6 s', 'lost <= 0'])).toMatch(/; targets: 2 missed\.$/)
  })

  test('says which service level is meant, where it is not the usual one', async () => {
    expect(await answerTo([], { serviceLevel: { within: '2 min', definition: 2 } })).toBe(
      'Abandonment 25.0 %, service level 100.0 % (definition 2, 2 min).',
    )
  })

  test('tells of many targets the worst, so that it fits', async () => {
    const run = await reportedRun(sprawling, 2)
    expect(answer(run)).toMatch(/^Abandonment [\d.]+ %, service level [\d.]+ % \(30 s\); \d of 7 targets missed\.$/)
  })
})
