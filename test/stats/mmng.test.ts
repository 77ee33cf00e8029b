import { describe, expect, it } from 'vitest'
import { mmng } from '../../src/stats/mmng.ts'
import { normalCdf } from '../../src/stats/special.ts'
import { expectClose } from './close.ts'

// 20 agents, 390 calls an hour of 180 s, callers whose patience has a mean of 120 s in most laws below.
// Values by numerical integration of the virtual-wait density: Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005.
const line = { agents: 20, arrivalRate: 390 / 3600, meanService: 180 }

describe('M/M/n+G with patience that is', () => {
  it('exponential', () => {
    const queue = mmng(line, x => Math.exp(-x / 120))
    expectClose(queue, {
      pWait: 0.442025601693,
      pWaitPositive: 0.442025601693,
      pAbandon: 0.0867291988404,
      meanWait: 10.4075038609,
      meanWaitAnswered: 9.49903505114,
      meanWaitAbandoned: 19.9738096583,
      meanVirtualWait: 12.4365419829,
      meanQueue: 1.12747958493,
      occupancy: 0.890439031131,
    })
    expectClose(queue.within(20), { answered: 0.73859521102, abandoned: 0.0527107669512, virtual: 0.753457143974 })
  })

  it('the same for everybody', () => {
    const queue = mmng(line, x => (x < 120 ? 1 : 0))
    expectClose(queue, {
      pWait: 0.673813444594,
      pAbandon: 0.0400495446881,
      meanWait: 40.7231348259,
      meanWaitAnswered: 37.4156700115,
      meanWaitAbandoned: 120,
      meanVirtualWait: 41.0835807281,
      occupancy: 0.935951693929,
    })
    expectClose(queue.within(20), { answered: 0.447007439744, abandoned: 0, ofAnswered: 0.465656781838 })
    expect(queue.within(120).abandoned).toBeCloseTo(queue.pAbandon, 12)
    expect(queue.within(119.99).abandoned).toBe(0)
  })

  it('lognormal', () => {
    const queue = mmng(line, x => (x <= 0 ? 1 : normalCdf((4.19816424461 - Math.log(x)) / 1.08565878449)))
    expectClose(queue, {
      pWait: 0.445917300631,
      pAbandon: 0.0859454512624,
      meanWait: 10.2408073916,
      meanWaitAnswered: 8.98006579235,
      meanWaitAbandoned: 23.6491562532,
      meanVirtualWait: 12.0163189415,
      occupancy: 0.891203185019,
    })
    expectClose(queue.within(20), { answered: 0.744522185844, abandoned: 0.042417920539, virtual: 0.753965023228 })
    expect(queue.meanWait / queue.pAbandon).toBeCloseTo(119.154734092, 7)
  })

  it('nil for a tenth of the callers, who balk, and exponential for the rest', () => {
    const queue = mmng(line, x => 0.9 * Math.exp((-x * 3) / 400))
    expectClose(queue, {
      pWait: 0.391538351762,
      pWaitPositive: 0.352384516586,
      pAbandon: 0.0968968044248,
      meanWait: 7.69906256647,
      meanWaitAnswered: 7.30628813023,
      meanWaitAbandoned: 11.3598215628,
      meanVirtualWait: 9.95721902011,
      occupancy: 0.880525615686,
    })
    expectClose(queue.within(20), {
      answered: 0.771671962328,
      abandoned: 0.0755378880697,
      withoutAbandoned: 0.834725352581,
      virtual: 0.802759080268,
    })
  })

  it('lost mostly just after each announcement', () => {
    const edges = [0, 10, 58, 64, 118, 124]
    const hazards = [1 / 60, 1 / 150, 0.025, 1 / 180, 0.02, 1 / 240]
    const spent = (x: number) =>
      hazards.reduce(
        (sum, hazard, i) => sum + hazard * Math.max(Math.min(x, edges[i + 1] ?? Infinity) - edges[i], 0),
        0,
      )
    const queue = mmng(line, x => Math.exp(-spent(x)))
    expectClose(queue, {
      pWait: 0.41207362781,
      pAbandon: 0.0927612139994,
      meanWait: 8.68744950988,
      meanWaitAnswered: 8.06545562442,
      meanWaitAbandoned: 14.7707784489,
      meanVirtualWait: 10.8430244653,
      occupancy: 0.884557816351,
    })
    expectClose(queue.within(20), { answered: 0.760710562668, abandoned: 0.0692149465711, virtual: 0.785229534533 })
  })

  // The next three: mpmath quadrature of the same density with 25 digits and ∫S in closed form.
  it('lost most readily at the very start', () => {
    const queue = mmng(line, x => Math.exp(-Math.sqrt(x / 60)))
    expectClose(queue, { pWait: 0.305446752412472, pAbandon: 0.114234754650271, meanVirtualWait: 5.49645632107668 })
  })

  it('heavy-tailed', () => {
    const queue = mmng(line, x => (1 + x / 100) ** -1.5)
    expectClose(queue, { pWait: 0.394500660839603, pAbandon: 0.096300226271776, meanVirtualWait: 9.34362895034661 })
  })

  it('30 s for half of the callers and 90 s for the others', () => {
    const queue = mmng({ ...line, agents: 10 }, x => (x < 30 ? 1 : x < 90 ? 0.5 : 0))
    expectClose(queue, { pWait: 0.964220694630074, pAbandon: 0.490235730808445, meanVirtualWait: 59.48133637082854 })
  })

  it('endless for a few, as long as they alone do not overload the agents', () => {
    const queue = mmng({ ...line, arrivalRate: 0.2 }, x => 0.4 + 0.6 * Math.exp(-x / 60))
    expect(queue.meanQueue).toBeGreaterThan(0)
    expect(queue.occupancy).toBeLessThan(1)
    expect(() => mmng({ ...line, arrivalRate: 0.3 }, x => 0.4 + 0.6 * Math.exp(-x / 60))).toThrow('grows without end')
  })
})
