import { describe, expect, it } from 'vitest'
import { erlangB, erlangC, limitedQueue } from '../../src/stats/erlang.ts'
import { expectClose } from './close.ts'

describe('Erlang B', () => {
  it('blocks 12.2 % of 8 erlangs on 10 lines', () => {
    // Erlang 1917; R queueing / any table
    expectClose([erlangB(10, 8), erlangB(17, 10)], [0.121661064253, 0.012949], 1e-4)
    expectClose([erlangB(10, 8)], [0.121661064253])
  })

  it('is 1 without lines, 0 without load, and 1/2 for one erlang on one line', () => {
    expect([erlangB(0, 5), erlangB(3, 0), erlangB(1, 1)]).toEqual([1, 0, 0.5])
  })

  it('neither overflows nor underflows for large groups', () => {
    // B(n, n) ≈ √(2 ÷ (π n)) (Jagerman 1974: next term −4/(3 π n))
    expect(erlangB(5000, 5000)).toBeCloseTo(Math.sqrt(2 / (Math.PI * 5000)) - 4 / (3 * Math.PI * 5000), 6)
    expect(erlangB(5000, 1e9)).toBeCloseTo(1 - 5000 / 1e9, 10)
    expect(erlangB(5000, 0.3)).toBe(0)
  })
})

describe('Erlang C', () => {
  it('14 agents, 200 calls an hour of 180 s', () => {
    const queue = erlangC({ agents: 14, arrivalRate: 200 / 3600, meanService: 180 })
    expectClose(queue, {
      pWait: 0.174131933595,
      meanWait: 7.83593701178,
      meanWaitIfDelayed: 45,
      meanQueue: 0.435329833988,
      occupancy: 0.714285714286,
    })
    expectClose(
      [0, 10, 20, 30, 60, 120].map(queue.within),
      [0.825868066405, 0.860566047728, 0.888350019179, 0.910597684322, 0.95409932065, 0.987900712286],
    )
    expectClose([queue.waitQuantile(0.9)], [24.9589379232])
    expect(queue.waitQuantile(0.8)).toBe(0)
  })

  it('50 agents at 96 % load', () => {
    const queue = erlangC({ agents: 50, arrivalRate: 2880 / 3600, meanService: 60 })
    expectClose(queue, {
      pWait: 0.694455611197,
      meanWait: 20.8336683359,
      meanWaitIfDelayed: 30,
      meanQueue: 16.6669346687,
      occupancy: 0.96,
    })
    expectClose([queue.within(20), queue.waitQuantile(0.9)], [0.643454600803, 58.138741782])
  })

  it('overloaded, makes everybody wait forever', () => {
    const queue = erlangC({ agents: 10, arrivalRate: 1, meanService: 10 })
    expect([queue.pWait, queue.meanWait, queue.within(1e9), queue.waitQuantile(0.1)]).toEqual([
      1,
      Infinity,
      0,
      Infinity,
    ])
  })
})

describe('M/M/n/K', () => {
  it('12 agents, 17 places', () => {
    const queue = limitedQueue({ agents: 12, arrivalRate: 252 / 3600, meanService: 120, places: 17 })
    expectClose(queue, {
      pBlock: 0.00947687430251,
      pWait: 0.156365324736,
      meanQueue: 0.254288890854,
      meanWaitAccepted: 3.66745444556,
      occupancy: 0.693366187988,
    })
    expectClose([queue.within(20), queue.within(20) / (1 - queue.pBlock)], [0.91876783435, 0.927558186694])
  })

  it('without waiting places is Erlang B, with very many Erlang C', () => {
    const line = { agents: 10, arrivalRate: 8, meanService: 1 }
    expect(limitedQueue({ ...line, places: 10 }).pBlock).toBeCloseTo(erlangB(10, 8), 14)
    const open = erlangC(line)
    const many = limitedQueue({ ...line, places: 500 })
    expectClose(many, { pWait: open.pWait, meanQueue: open.meanQueue, meanWaitAccepted: open.meanWait, pBlock: 0 })
    expect(many.within(0.3)).toBeCloseTo(open.within(0.3), 12)
  })
})
