import { describe, expect, test } from 'vitest'
import { textSource } from '../../src/scenario/read.ts'
import { isSweepFile, readSweepFile } from '../../src/scenario/sweep-file.ts'

const source = (text: string) => textSource({ 'studies/plan.yaml': text })
const read = (text: string) => readSweepFile('studies/plan.yaml', source(text))

describe('a sweep file', () => {
  test('is told from a scenario by naming one', () => {
    expect(isSweepFile('studies/plan.yaml', source('scenario: day.yaml\n'))).toBe(true)
    expect(isSweepFile('studies/plan.yaml', source('title: x\ntypes: {}\n'))).toBe(false)
  })

  test('says what varies as the command line would', () => {
    const file = read(`
scenario: ../day.yaml
set: { days: 2 }
vary:
  groups.front.staffing: 8:14
  types.calls.patience.mean: [60, "2 min", 300]
  groups.front.serves: [[calls], [calls, "sales, b2b"]]
replications: 50
precision: { measure: abandonment, relative: 0.02 }
seed: 7
`)
    expect(file).toMatchObject({
      scenario: 'day.yaml',
      design: 'grid',
      set: ['days=2'],
      vary: [
        'groups.front.staffing=8:14',
        'types.calls.patience.mean=60,2 min,300',
        'groups.front.serves=["calls"],["calls","sales, b2b"]',
      ],
      replications: 50,
      precision: { measure: 'abandonment', relative: 0.02 },
      seed: '7',
    })
  })

  test('may list its points', () => {
    expect(read('scenario: day.yaml\ncases: [{ days: 1 }, { days: 2, seats: 3 }]\n').cases).toEqual([
      ['days=1'],
      ['days=2', 'seats=3'],
    ])
  })

  test('is refused with all its mistakes and their places', () => {
    const wrong = 'scenario: day.yaml\ndesing: grid\npoints: 3\nvary: { days: [] }\nprecision: { relative: 2 }\n'
    expect(() => read(wrong)).toThrow(/plan.yaml:2:1 desing: unknown field "desing" — did you mean "design"\?/)
    expect(() => read(wrong)).toThrow(/plan.yaml:5:\d+ precision.measure: missing/)
  })

  test.each([
    ['scenario: a.yaml\n', 'nothing varies'],
    ['scenario: a.yaml\nvary: { days: "1:2" }\ncases: [{ days: 1 }]\n', 'give either vary or cases'],
    ['scenario: a.yaml\nvary: { days: "1:2" }\ndesign: sobol\n', 'sobol needs points'],
    ['scenario: a.yaml\nvary: { days: "1:2" }\npoints: 4\n', 'a grid has as many points as its values give'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
