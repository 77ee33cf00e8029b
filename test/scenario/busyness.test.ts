import { expect, test } from 'vitest'
import { refusal } from './files.ts'

const TYPES = (a: string, b: string) => `title: t
types:
  a: { arrivals: { ${a} }, handle: { law: exponential, mean: 60 } }
  b: { arrivals: { ${b} }, handle: { law: exponential, mean: 60 } }
groups: { g: { serves: [a, b], staffing: 3 } }
`

test('a shared busyness has one shape', () => {
  const text = TYPES(
    'perHour: 1, busyness: { shape: 10, shared: true }',
    'perHour: 1, busyness: { shape: 20, shared: true }',
  )
  expect(refusal(text)).toMatchInlineSnapshot(
    `"day.yaml:4:51 types.b.arrivals.busyness.shape: is shared with "a", whose shape is 10: one factor has one shape"`,
  )
})

test('busyness beside a trace is refused', () => {
  expect(refusal(TYPES('trace: ["10:00"], busyness: { shape: 10 }', 'perHour: 1'))).toMatchInlineSnapshot(
    `"day.yaml:3:48 types.a.arrivals.busyness: has no effect on a trace, whose calls are given"`,
  )
})
