// What the progress bar says of pace.
import { expect, test } from 'vitest'
import { paceOf } from '../../src/cli/progress.ts'

test('pace is that of what was done since the start, not of what was there before', () => {
  expect(paceOf({ fresh: 100, left: 300, ms: 10_000 })).toEqual({ rate: '10', left: '30 s' })
})

test('nothing is said of pace before anything is done', () => {
  expect(paceOf({ fresh: 0, left: 300, ms: 10_000 })).toEqual({ rate: '–', left: '–' })
})
