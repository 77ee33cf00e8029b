import { describe, expect, it } from 'vitest'
import { expected, stationary } from '../../src/stats/birth-death.ts'
import { expectClose } from './close.ts'

const waiting = (agents: number) => (state: number) => Math.max(state - agents, 0)
const busy = (agents: number) => (state: number) => Math.min(state, agents)
const allBusy = (agents: number) => (state: number) => (state >= agents ? 1 : 0)

describe('birth–death chain', () => {
  it('of an M/M/1 queue at half load is geometric', () => {
    const states = stationary(
      () => 1,
      () => 2,
    )
    expect(states[0]).toBeCloseTo(0.5, 15)
    expect(states[10]).toBeCloseTo(0.5 ** 11, 15)
    expect(expected(states, j => j)).toBeCloseTo(1, 13)
  })

  it('ends where births end', () => {
    const states = stationary(
      j => (j < 2 ? 3 : 0),
      () => 1,
    )
    expect([...states]).toEqual([1 / 13, 3 / 13, 9 / 13])
  })

  it('of 20,000 busy agents neither overflows nor underflows', () => {
    const states = stationary(
      () => 20000,
      j => j,
    )
    expect(expected(states, j => j)).toBeCloseTo(20000, 6)
    expect(expected(states, () => 1)).toBeCloseTo(1, 12)
  })

  it('that never settles is refused', () => {
    const endless = () =>
      stationary(
        () => 2,
        () => 1,
        { atMost: 1000 },
      )
    expect(endless).toThrow('no stationary distribution within 1000 states')
  })
})

describe('queues whose callers or agents react to the number waiting', () => {
  // Every waiting caller abandons at rate θ(q) = 1/(90 s (1 + 0.1 q)); state-dependent reneging, cf. Whitt 2005.
  const patientUnderLoad = (arrivalsPerHour: number) => {
    const [agents, rate] = [20, arrivalsPerHour / 3600]
    const abandon = (q: number) => q / (90 * (1 + 0.1 * q))
    const states = stationary(
      () => rate,
      j => busy(agents)(j) / 180 + abandon(waiting(agents)(j)),
    )
    const queue = expected(states, waiting(agents))
    return {
      pWait: expected(states, allBusy(agents)),
      pAbandon: expected(states, j => abandon(waiting(agents)(j))) / rate,
      meanQueue: queue,
      meanWait: queue / rate,
      occupancy: expected(states, busy(agents)) / agents,
    }
  }

  it('patience that grows with the queue, at 85 % load', () => {
    expectClose(patientUnderLoad(340), {
      pWait: 0.242602495639,
      pAbandon: 0.0408799885489,
      meanQueue: 0.481471325182,
      meanWait: 5.09793167839,
      occupancy: 0.815252009733,
    })
  })

  it('patience that grows with the queue, at full load', () => {
    expectClose(patientUnderLoad(400), {
      pWait: 0.488892014113,
      pAbandon: 0.0965523413452,
      meanQueue: 1.45441542756,
      meanWait: 13.0897388481,
      occupancy: 0.903447658655,
    })
  })

  it('agents who work 15 % faster while five or more callers wait', () => {
    const [agents, rate, patience] = [12, 260 / 3600, 150]
    const states = stationary(
      () => rate,
      j => (busy(agents)(j) / 180) * (waiting(agents)(j) >= 5 ? 1.15 : 1) + waiting(agents)(j) / patience,
    )
    const queue = expected(states, waiting(agents))
    const pAbandon = queue / patience / rate
    const meanBusy = expected(states, busy(agents))
    const actual = {
      pWait: expected(states, allBusy(agents)),
      pAbandon,
      queue,
      meanWait: queue / rate,
      meanBusy,
      meanHandleTime: meanBusy / (rate * (1 - pAbandon)),
    }
    expectClose(actual, {
      pWait: 0.612974380573,
      pAbandon: 0.143358488574,
      queue: 1.55305029288,
      meanWait: 21.5037732861,
      meanBusy: 10.9412583617,
      meanHandleTime: 176.846842612,
    })
  })

  it('callers who see q waiting and join with probability 1/(1 + 0.1 q)', () => {
    const [agents, rate, patience] = [10, 220 / 3600, 240]
    const join = (j: number) => 1 / (1 + 0.1 * waiting(agents)(j))
    const states = stationary(
      j => rate * join(j),
      j => busy(agents)(j) / 180 + waiting(agents)(j) / patience,
    )
    const queue = expected(states, waiting(agents))
    const joined = expected(states, join)
    const actual = {
      pWait: expected(states, allBusy(agents)),
      pBalk: 1 - joined,
      pAbandon: queue / patience / rate,
      queue,
      meanWaitJoined: queue / (rate * joined),
      occupancy: expected(states, busy(agents)) / agents,
    }
    expectClose(actual, {
      pWait: 0.610811907592,
      pBalk: 0.093823722352,
      pAbandon: 0.0857443270193,
      queue: 1.25758346295,
      meanWaitJoined: 22.7093105307,
      occupancy: 0.902475145692,
    })
  })
})
