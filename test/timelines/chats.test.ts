import { expect, test } from 'vitest'
import { run } from '../../src/experiment/run.ts'
import { compile } from '../../src/model/compile.ts'
import { rowsOf } from '../../src/model/rows.ts'
import { simulate } from '../../src/model/simulate.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'

/** One agent, chats of 10 minutes alone; with another at the same time both go on at 1 ÷ 1.5 of the speed. */
const chats = (trace: string[], more: object = {}) =>
  parseScenarioObject({
    title: 'chats',
    open: '08:00-10:00',
    types: { chat: { channel: 'chat', arrivals: { trace }, handle: { law: 'constant', value: '10 min' } } },
    groups: { web: { serves: ['chat'], staffing: 1, concurrency: { chats: 2, slowdown: 0.5 }, ...more } },
  })

const minutes = (scenario: ReturnType<typeof chats>) => {
  const center = compile(scenario)
  const rows = rowsOf(center, simulate(center).outcomes).filter(({ kind }) => kind === 'answered')
  const clock = (time: number) => time / 60 - 8 * 60
  return rows.map(({ left, freed }) => [clock(left), clock(freed!)]).sort(([a], [b]) => a - b)
}

test('a chat alone takes its time', () => {
  expect(minutes(chats(['08:00']))).toEqual([[0, 10]])
})

test('two chats share an agent: both are slower while both go on', () => {
  // The first has 6 of its 10 minutes left when the second comes; at 1 ÷ 1.5 they take 9. Of the second 6 are done by then,
  // and the last 4 go at full speed.
  const times = minutes(chats(['08:00', '08:04']))
  expect(times[0]).toEqual([0, 13])
  expect(times[1][0]).toBe(4)
  expect(times[1][1]).toBeCloseTo(17, 9)
})

test('a third chat waits for a place', () => {
  const times = minutes(chats(['08:00', '08:00', '08:05']))
  expect(times.map(([begun]) => begun)).toEqual([0, 0, 15])
  // The first two end at 15; the third is alone from then on.
  expect(times[2][1]).toBeCloseTo(25, 9)
})

test('a further chat goes to the agent with the fewest', () => {
  const times = minutes(chats(['08:00', '08:01', '08:02'], { staffing: 2 }))
  // The first and second are with two agents; the third joins one of them.
  expect(times[0]).toEqual([0, 14])
  expect(times[1]).toEqual([1, 11])
})

test('an agent with one of two places in use is half occupied, and counted once', async () => {
  const { estimate } = await run(chats(['08:00']), { replications: 1 })
  expect(estimate('agentsScheduled').value).toBeCloseTo(1, 9)
  expect(estimate('occupancy').value).toBeCloseTo(10 / 120 / 2, 9)
  expect(estimate('handleTime').value).toBe(600)
})
