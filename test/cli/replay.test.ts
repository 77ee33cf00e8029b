import { describe, expect, test } from 'vitest'
import { nextOf } from '../../src/cli/next.ts'
import { replicateOne } from '../../src/cli/replay-one.ts'
import { expectedCalls } from '../../src/cli/summary.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { clockwork, overloaded, reportedRun, silent, sprawling, steady } from '../report/centers.ts'

describe('a replication replayed alone', () => {
  test('gives the bytes that it gave among many, traced or not', async () => {
    const scenario = parseScenarioObject(sprawling)
    const { observations } = await reportedRun(sprawling, 3)
    let events = 0
    const alone = replicateOne(scenario, { replication: 2 }, () => events++)
    expect(alone.observations[0].waits).toEqual(observations[2].waits)
    expect(alone.observations[0].rows).toEqual(observations[2].rows)
    expect(replicateOne(scenario, { replication: 2 }).observations).toEqual(alone.observations)
    expect(events).toBeGreaterThan(1000)
  })

  test('is another for another seed', () => {
    const scenario = parseScenarioObject(sprawling)
    const one = replicateOne(scenario, { replication: 0 })
    const other = replicateOne(scenario, { replication: 0, seed: 'other' })
    expect(other.observations).not.toEqual(one.observations)
  })
})

describe('what to try next', () => {
  const next = async (scenario: object) => nextOf(await reportedRun(scenario), 'day.yaml')

  test('is more capacity where a target is missed, quoted for the shell', async () => {
    expect((await next(clockwork())).command).toBe('savlanut run day.yaml --set groups.desk.staffing=2')
    expect((await next(sprawling)).command).toMatch(
      /--set ('groups\["back office, second floor"\]|groups\.front)\.staffing=5'?$/,
    )
  })

  test('is patience without load, or a replication to look at', async () => {
    expect((await next({ ...steady, targets: [] })).command).toContain(
      "--set 'types.q.patience.load=null'".replaceAll("'", ''),
    )
    expect((await next(silent)).command).toBe('savlanut replay day.yaml --replication 0 --trace')
  })
})

test('expected calls are those of rates, traces and bursts', () => {
  expect(expectedCalls(parseScenarioObject(clockwork()))).toBe(4)
  expect(expectedCalls(parseScenarioObject(overloaded))).toBe(40_000)
  expect(expectedCalls(parseScenarioObject(steady))).toBe(12_000)
})
