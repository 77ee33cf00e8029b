import { describe, expect, it } from 'vitest'
import { expected, stationary } from '../../src/stats/birth-death.ts'
import { erlangC } from '../../src/stats/erlang.ts'
import { erlangA } from '../../src/stats/erlang-a.ts'
import { gammaCdf, logGamma } from '../../src/stats/special.ts'
import { expectClose } from './close.ts'

// Palm 1946; Garnett, Mandelbaum & Reiman 2002; service levels after Jouini, Koole & Roubos 2013.
describe('Erlang A', () => {
  it('14 agents, 200 calls an hour of 180 s, patience 300 s', () => {
    const queue = erlangA({ agents: 14, arrivalRate: 200 / 3600, meanService: 180 }, 300)
    expectClose(queue, {
      pWait: 0.145260114296,
      pAbandon: 0.0139837441224,
      pAbandonGivenWait: 0.0962669222047,
      meanWait: 4.19512323672,
      meanWaitAnswered: 3.87848004452,
      meanWaitAbandoned: 26.5221432459,
      meanVirtualWait: 4.59923316381,
      meanQueue: 0.23306240204,
      occupancy: 0.704297325627,
    })
    expectClose(queue.within(20), {
      answered: 0.916792091864,
      abandoned: 0.0071639354112,
      ofAnswered: 0.929794094569,
      withAbandoned: 0.923956027275,
      withoutAbandoned: 0.923407322279,
      virtual: 0.918713623798,
    })
    expect(queue.within(60).answered).toBeCloseTo(0.969796143556, 11)
  })

  it('50 agents at 96 % load, patience two handle times', () => {
    const queue = erlangA({ agents: 50, arrivalRate: 2880 / 3600, meanService: 60 }, 120)
    expectClose(queue, {
      pWait: 0.467774068554,
      pAbandon: 0.0309122491622,
      meanWait: 3.70946989946,
      meanWaitAnswered: 3.61590023955,
      meanWaitAbandoned: 6.64284465305,
      meanVirtualWait: 3.92528852745,
      meanQueue: 2.96757591957,
      occupancy: 0.930324240804,
    })
    expectClose(queue.within(20), {
      answered: 0.943018954747,
      abandoned: 0.0298454369608,
      ofAnswered: 0.973099653702,
      withAbandoned: 0.972864391708,
      withoutAbandoned: 0.972029602987,
      virtual: 0.967943066585,
    })
  })

  it('3 overloaded agents, patience shorter than a call', () => {
    const queue = erlangA({ agents: 3, arrivalRate: 60 / 3600, meanService: 200 }, 90)
    expectClose(queue, {
      pWait: 0.562346681968,
      pAbandon: 0.302107318777,
      meanWait: 27.1896586899,
      meanWaitAnswered: 19.497616787,
      meanWaitAbandoned: 44.9589062852,
      meanVirtualWait: 52.6089388611,
      occupancy: 0.77543631247,
    })
    expectClose(queue.within(20), { answered: 0.511511597268, abandoned: 0.104150531632, virtual: 0.520020084363 })
  })

  it('has the probability of waiting that the incomplete gamma function gives', () => {
    // ∫ exp(a(1 − e^{−θx}) − nμx) dx = eᵃ a^{−c} γ(c, a) / θ with a = λ/θ, c = nμ/θ
    const [agents, rate, service, patience] = [14, 200 / 3600, 180, 300]
    const a = rate * patience
    const c = (agents / service) * patience
    const area = patience * Math.exp(a - c * Math.log(a) + logGamma(c)) * gammaCdf(c, a)
    const idle = [...Array(agents).keys()].reduce(
      (sum, j) => sum + Math.exp((j - 13) * Math.log(10) + logGamma(14) - logGamma(j + 1)),
      0,
    )
    const queue = erlangA({ agents, arrivalRate: rate, meanService: service }, patience)
    expect(queue.pWait).toBeCloseTo((rate * area) / (idle + rate * area), 12)
  })

  it.each([
    [5000, 5000, 300],
    [5000, 10000, 300],
    [5000, 4900.5, 1e6],
    [1, 0.37, 20],
    [10, 1e6, 100],
    [7, 2e6, 33],
  ])('%i agents, %f erlangs, patience %f s: agrees with the birth–death chain', (agents, load, patience) => {
    const arrivalRate = load / 180
    const queue = erlangA({ agents, arrivalRate, meanService: 180 }, patience)
    const states = stationary(
      () => arrivalRate,
      j => Math.min(j, agents) / 180 + Math.max(j - agents, 0) / patience,
    )
    const meanQueue = expected(states, j => Math.max(j - agents, 0))
    const pWait = expected(states, j => (j >= agents ? 1 : 0))
    expectClose(queue, { meanQueue, pWait, pAbandon: meanQueue / patience / arrivalRate }, 1e-11)
  })

  it('always adds up', () => {
    const line = { agents: 30, arrivalRate: 0.2, meanService: 160 }
    const queue = erlangA(line, 75)
    expect(queue.pAbandon).toBeCloseTo(queue.meanWait / 75, 13)
    expect(queue.pAbandon * queue.meanWaitAbandoned + (1 - queue.pAbandon) * queue.meanWaitAnswered).toBeCloseTo(
      queue.meanWait,
      11,
    )
    const ever = queue.within(1e6)
    expect(ever.answered + ever.abandoned).toBeCloseTo(1, 13)
    expect(queue.within(0).answered).toBeCloseTo(1 - queue.pWait, 14)
  })

  it('with endless patience is Erlang C, and refuses to be overloaded', () => {
    const line = { agents: 14, arrivalRate: 200 / 3600, meanService: 180 }
    const { pWait, meanWait, within } = erlangC(line)
    const queue = erlangA(line, Infinity)
    expectClose(queue, { pWait, meanWait, pAbandon: 0, meanVirtualWait: meanWait })
    expect(queue.within(20).answered).toBeCloseTo(within(20), 12)
    expect(() => erlangA({ ...line, agents: 9 }, Infinity)).toThrow('the queue grows without end')
  })

  it('nobody waits when nobody calls or agents abound', () => {
    expectClose(erlangA({ agents: 5, arrivalRate: 0, meanService: 180 }, 60), { pWait: 0, pAbandon: 0, meanWait: 0 })
    expectClose(erlangA({ agents: 5000, arrivalRate: 0.5, meanService: 180 }, 60), {
      pWait: 0,
      pAbandon: 0,
      meanWait: 0,
    })
  })

  it('finds the patience that waits and patience settle on: 60 s + half the mean virtual wait', () => {
    // Zohar, Mandelbaum & Shimkin 2002, as a fixed point of Erlang A
    const line = { agents: 20, arrivalRate: 420 / 3600, meanService: 180 }
    let patience = 60
    for (let i = 0; i < 60; i++) patience = 60 + 0.5 * erlangA(line, patience).meanVirtualWait
    const queue = erlangA(line, patience)
    expectClose([patience], [65.7094539702])
    expectClose(queue, {
      pAbandon: 0.133964782673,
      pWait: 0.483863369336,
      meanVirtualWait: 11.4189079405,
      meanWaitAnswered: 7.76844864542,
    })
    expect(queue.within(20).answered).toBeCloseTo(0.72903615817, 10)
  })
})
