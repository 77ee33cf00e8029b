import { describe, expect, test } from 'vitest'
import { csvReport } from '../../src/report/csv.ts'
import { jsonReport } from '../../src/report/json.ts'
import { clockwork, reportedRun, sprawling, tidyRows } from './centers.ts'

describe('tidy rows', () => {
  test('hold every measure wherever it exists, once', async () => {
    const rows = tidyRows(await reportedRun(sprawling, 2))
    const keys = rows.map(row => [row.measure, row.threshold, row.type, row.segment, row.group, row.interval, row.day])
    expect(new Set(keys.map(key => JSON.stringify(key))).size).toBe(rows.length)
    expect(rows).toContainEqual(expect.objectContaining({ measure: 'patience', type: 'b2b', day: '2026-01-04' }))
    expect(rows).toContainEqual(expect.objectContaining({ measure: 'occupancy', group: 'front', interval: '17:00' }))
    expect(rows).toContainEqual(expect.objectContaining({ measure: 'waitP99', segment: 'hasty', n: 2 }))
  })

  test('know service levels at every threshold that was asked for', async () => {
    const run = await reportedRun(clockwork({ targets: ['serviceLevel(60 s) >= 1%'] }))
    const all = tidyRows(run).filter(row => row.measure === 'serviceLevel' && !row.type && !row.interval && !row.day)
    expect(all.map(({ threshold, value }) => [threshold, value])).toEqual([
      [20, 0.5],
      [60, 0.75],
    ])
  })
})

describe('CSV', () => {
  test('quotes names that need it, and is empty where there is nothing', async () => {
    const csv = csvReport([{ file: 'a "b", c.yaml', run: await reportedRun(clockwork(), 1) }])
    const lines = csv.split('\r\n')
    expect(lines[1]).toBe('"a ""b"", c.yaml",offered,calls,,,,,,,4,,,,1')
    expect(csv).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('JSON', () => {
  test('holds targets with their verdicts, null where there is nothing', async () => {
    const run = await reportedRun(clockwork(), 1)
    const [told] = JSON.parse(jsonReport([{ file: 'x', run }], { version: '1.2.3' })).runs
    expect(told.targets[0]).toMatchObject({ target: 'abandonment <= 5%', verdict: 'uncertain', bound: 0.05 })
    expect(told.targets[0].estimate).toMatchObject({ value: 0.25, low: null, high: null })
  })
})
