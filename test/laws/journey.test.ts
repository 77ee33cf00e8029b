// What is true in every run of every center with anything beyond the queue.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../../src/core.ts'
import type { Ring } from '../../src/engine/ring.ts'
import { COUNTER, JOURNEY, type JourneyCounter, journeyOffset } from '../../src/measures/counters.ts'
import { sumObservations } from '../../src/measures/fold.ts'
import { Tabulator } from '../../src/measures/tabulate.ts'
import { tabulation } from '../../src/measures/tabulation.ts'
import { FACT, STATE } from '../../src/model/calls.ts'
import { CASE, MARK } from '../../src/model/cases.ts'
import type { Center } from '../../src/model/center.ts'
import { caseOf, ownType } from '../../src/model/journey.ts'
import { type Outcomes, ROW_FACT, ROW_JOURNEY, ROW_TIME } from '../../src/model/outcomes.ts'
import { simulate } from '../../src/model/simulate.ts'
import type { State } from '../../src/model/state.ts'
import { tracer } from '../../src/model/trace.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'
import { centerOf, type Row, rowsOf, simulated } from '../support.ts'
import { journeyCenter } from './journeys.ts'

vi.setConfig({ testTimeout: 300_000 })
const RUNS = { numRuns: 100 }
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const always = (law: (center: Center, scenario: object) => void) =>
  fc.assert(
    fc.property(journeyCenter, scenario => law(centerOf(scenario), scenario)),
    RUNS,
  )

/** A replication, with its state as it was left, and what `hear` made of it on the way. */
function followed(center: Center, hear: (state: State, what: string, call: number) => void = () => {}) {
  let last: State | undefined
  const simulation = simulate(center, {
    tell: state => {
      last = state
      return (what, call) => hear(state, what, call)
    },
  })
  return { ...simulation, rows: rowsOf(center, simulation.outcomes), state: last! }
}

const CAME_IN = [
  ...['answered', 'deliberate', 'incidental', 'balked', 'blocked', 'disconnected', 'closed', 'inside'],
  ...['selfServed', 'hungUp', 'callback'],
]
const cameIn = ({ kind }: Row) => CAME_IN.includes(kind)

/** The live calls at the end. */
function callsIn(state: State): { call: number; is: number; calledBack: boolean }[] {
  const { facts, slots } = state.calls
  const all = Array.from({ length: slots }, (_, call) => ({ call, is: facts[call * FACT.size + FACT.is] }))
  const live = all.filter(({ is }) => is !== STATE.free && is !== STATE.gone && is !== STATE.away)
  return live.map(each => {
    const marks = state.journey!.cases.values[caseOf(state, each.call) + CASE.marks]
    return { ...each, calledBack: (marks & MARK.calledBack) > 0 }
  })
}

describe('calls', () => {
  test('that came in end exactly once, in one of the ways there are', () => {
    always(center => {
      if (!center.journey) return
      let calls = 0
      const { rows } = followed(center, (_, what) => {
        if (what === 'calls') calls++
      })
      expect(rows.filter(cameIn).length).toBe(calls)
    })
  })

  test('of one caller about one case count on from the first', () => {
    always(center => {
      if (!center.journey) return
      for (const row of simulated(center).rows) {
        if (row.kind === 'virtual') continue
        expect(row.contact!).toBeGreaterThanOrEqual(1)
        expect(row.served!).toBeLessThanOrEqual(row.contact!)
        if (row.kind !== 'case') expect(row.fresh).toBe(row.contact === 1)
        if (row.repeat) expect(row.contact!).toBeGreaterThan(1)
      }
    })
  })

  test('go through their times in order', () => {
    always(center => {
      if (!center.journey) return
      for (const { kind, arrived, left, joined, before, inIvr, opened, ended, freed, group } of simulated(center)
        .rows) {
        expect(left).toBeGreaterThanOrEqual(arrived)
        if (kind === 'virtual' || kind === 'case') continue
        expect(opened!).toBeLessThanOrEqual(arrived)
        expect(joined!).toBeLessThanOrEqual(left)
        expect(before!).toBeGreaterThanOrEqual(0)
        // From the call on there is the IVR, the queues and the desks before this one.
        expect(arrived + inIvr! + before!).toBeLessThanOrEqual(joined! + 1e-6)
        if (group < 0 || kind === 'inside') continue
        expect(freed).toBeGreaterThanOrEqual(left)
        if (kind !== 'unreached') expect(ended).toBeGreaterThanOrEqual(left)
      }
    })
  })

  test('hold as many lines as there are calls on them', () => {
    always(center => {
      const { state } = followed(center, state => {
        expect(state.inSystem).toBeGreaterThanOrEqual(0)
        expect(state.waitingTotal).toBeGreaterThanOrEqual(0)
      })
      if (!center.journey) return
      const onLine = [STATE.waiting, STATE.talking, STATE.ivr] as number[]
      const holding = callsIn(state).filter(
        ({ call, is }) => onLine.includes(is) && !center.types[ownType(state, call)].journey!.deferred,
      )
      expect(state.inSystem).toBe(holding.length)
    })
  })

  test('that wait, or wait to be called back, stand in a line until the end', () => {
    always(center => {
      if (!center.journey) return
      const { state } = followed(center)
      const lineOf = (ring: Ring) => Array.from({ length: ring.size }, (_, i) => ring.at(i))
      const queues = state.types.map(({ queue }) => new Set(lineOf(queue)))
      const promises = state.journey!.callbacks.map(ring => new Set(lineOf(ring)))
      for (const { call, is } of callsIn(state)) {
        const type = state.calls.facts[call * FACT.size + FACT.type]
        const attempts = state.journey!.cases.values[caseOf(state, call) + CASE.attempts]
        if (is === STATE.waiting || is === STATE.held) expect(queues[type]).toContain(call)
        // Who was not reached stands in no line until it is time for another attempt.
        if (is === STATE.promised && attempts === 0) expect(promises[type]).toContain(call)
      }
    })
  })

  test('do not wait while an agent is idle who may take them', () => {
    always(center => {
      followed(center, (state, what) => {
        if (what !== 'calls') return
        for (const { spec, waiting } of state.types) {
          if (waiting === 0 || spec.overflow.length > 0) continue
          for (const g of spec.groups) expect(state.groups[g].idle.size).toBe(0)
        }
      })
    })
  })
})

describe('callbacks', () => {
  test('taken are called back, have failed, or are pending', () => {
    always(center => {
      if (!center.journey) return
      const { rows, state } = followed(center)
      const count = (keep: (row: Row) => boolean) => rows.filter(keep).length
      const pending = callsIn(state).filter(({ calledBack }) => calledBack).length
      expect(count(({ kind }) => kind === 'callback')).toBe(
        count(({ kind }) => kind === 'calledBack') + count(row => row.kind === 'unreached' && row.final) + pending,
      )
    })
  })
})

describe('cases', () => {
  test('are as many as fresh calls: ended, or open at the end', () => {
    always(center => {
      if (!center.journey) return
      const { rows, state } = followed(center)
      for (const type of center.types.keys()) {
        const own = rows.filter(row => row.type === type)
        const cases = own.filter(({ kind }) => kind === 'case')
        expect(cases.length).toBe(own.filter(row => cameIn(row) && row.fresh).length)
      }
      const open = rows.filter(row => row.kind === 'case' && row.open).length
      expect(open).toBe(state.journey!.cases.live.reduce((a, b) => a + b, 0))
    })
  })

  test('have as many calls as came in about them, as many answers, as many transfers', () => {
    always(center => {
      if (!center.journey) return
      const { rows } = simulated(center)
      for (const type of center.types.keys()) {
        const own = rows.filter(row => row.type === type)
        const cases = own.filter(({ kind }) => kind === 'case')
        const answers = own.filter(({ kind }) => kind === 'answered' || kind === 'calledBack')
        expect(sum(cases.map(({ contact }) => contact!))).toBe(own.filter(cameIn).length)
        expect(sum(cases.map(({ served }) => served!))).toBe(answers.length)
        expect(sum(cases.map(({ transfers }) => transfers!))).toBe(
          own.filter(({ kind }) => kind === 'transferred').length,
        )
      }
    })
  })

  test('end in one way only', () => {
    always(center => {
      if (!center.journey) return
      for (const row of simulated(center).rows.filter(({ kind }) => kind === 'case')) {
        expect(Number(row.solved) + Number(row.gaveUp) + Number(row.open)).toBeLessThanOrEqual(1)
        if (row.open) expect(row.gone).toBe(false)
        if (row.wonBack || row.premium) expect(row.gone).toBe(true)
        if (row.firstAnswer !== undefined) expect(row.firstAnswer).toBeGreaterThanOrEqual(row.opened!)
      }
    })
  })
})

describe('customers', () => {
  test('are between 0 and 1 satisfied, and rate from 1 to 5', () => {
    always(center => {
      if (!center.journey) return
      for (const { kind, satisfaction, rating } of simulated(center).rows) {
        if (kind === 'virtual') continue
        expect(satisfaction!).toBeGreaterThanOrEqual(0)
        expect(satisfaction!).toBeLessThanOrEqual(1)
        expect([undefined, 1, 2, 3, 4, 5]).toContain(rating)
      }
    })
  })

  test('at the end are those at the start and those who joined, less those who left', () => {
    always(center => {
      if (!center.journey?.customers) return
      const { rows, population, customersAtEnd } = simulated(center)
      const ours = rows.filter(({ type }) => center.types[type].journey!.ofPopulation)
      const left = ours.filter(row => row.kind === 'case' && row.gone && !row.wonBack).length
      const joined = sum(population.map(day => day.joined))
      expect(customersAtEnd).toBe(center.journey.customers.count + joined - left)
    })
  })
})

// ── time ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const LEAVES = ['is answered', 'loses patience', 'is distracted and leaves', 'is cut off at closing']

describe('time', () => {
  test('in queue is the number waiting, added up over time (Little), also in every interval', () => {
    always(center => {
      if (!center.journey) return
      const since = new Map<number, number>()
      const stays: [from: number, to: number][] = []
      const { rows, end } = followed(center, (state, what, call) => {
        const from = since.get(call)
        if (LEAVES.includes(what) && from !== undefined) {
          stays.push([from, state.now])
          since.delete(call)
        }
        if (what === 'waits') since.set(call, state.now)
      })
      for (const from of since.values()) stays.push([from, end])
      const inQueue = rows.filter(({ kind }) => kind !== 'virtual' && kind !== 'case')
      const waits = inQueue.map(({ left, joined }) => left - joined!)
      expect(sum(waits)).toBeCloseTo(sum(stays.map(([from, to]) => to - from)), 3)
      if (center.steady) return
      const counted = rowOf(center)
      expect(counted('queueTime')).toBeCloseTo(sum(waits), 3)
      const byInterval = intervalsOf(center, stays)
      for (const [interval, time] of byInterval.entries())
        expect(counted('queueTime', interval) || 0).toBeCloseTo(time, 3)
    })
  })

  test('of agents on calls is that of the calls, and never more than they are paid for', () => {
    always(center => {
      if (center.steady) return
      const { rows, levels, end } = simulated(center)
      for (const group of center.groups.keys()) {
        const busy = sum(rows.filter(row => row.group === group).map(row => row.freed - row.left))
        expect(busy).toBeLessThanOrEqual(paidTime(levels, group, end) + 1e-4)
        const share = 1 / (center.groups[group].concurrency?.chats ?? 1)
        expect(rowOf(center, { group })('busyTime')).toBeCloseTo(busy * share, 3)
      }
    })
  })

  test('of agents is spent busy or idle, where all of it is paid for', () => {
    always((center, scenario) => {
      const { closing = 'drain' } = scenario as { closing?: string }
      if (closing !== 'clear' || center.groups.some(group => group.shifts.length > 0)) return
      const { rows, levels, idleTime, end } = simulated(center)
      for (const group of center.groups.keys()) {
        const busy = sum(rows.filter(row => row.group === group).map(row => row.freed - row.left))
        expect(idleTime[group] + busy).toBeCloseTo(paidTime(levels, group, Math.max(end, center.end)), 3)
      }
    })
  })
})

type Levels = ReturnType<typeof simulated>['levels']

function paidTime(levels: Levels, group: number, end: number): number {
  const own = levels.filter(level => level.group === group)
  return sum(own.map(({ time, scheduled, surplus }, i) => (scheduled + surplus) * ((own[i + 1]?.time ?? end) - time)))
}

/** Seconds of these stays in the open intervals of the day. */
function intervalsOf({ interval, intervalsPerDay, days }: Center, stays: [number, number][]): Map<number, number> {
  const times = new Map<number, number>()
  for (const { open, close } of days)
    for (let time = open; time < close; time += interval) times.set(Math.round(time / interval) % intervalsPerDay, 0)
  for (const [from, to] of stays)
    for (let start = from; start < to; ) {
      const slot = Math.floor(start / interval)
      const end = Math.min(to, (slot + 1) * interval)
      const place = slot % intervalsPerDay
      if (times.has(place)) times.set(place, times.get(place)! + end - start)
      start = end
    }
  return times
}

type Counter = keyof typeof COUNTER | JourneyCounter

/** What was counted in the whole replication, in everything together or one group, or in an interval of the day. */
function rowOf(center: Center, { group }: { group?: number } = {}) {
  const plan = tabulation(center)
  const tabulator = new Tabulator(plan)
  const { rows } = sumObservations(tabulator.finish(simulate(center, { onBlock: block => tabulator.add(block) })))
  return (counter: Counter, interval?: number): number => {
    const axis = group !== undefined ? 'group' : interval !== undefined ? 'interval' : 'all'
    const slice = plan.slices.findIndex(
      each => each.axis === axis && each.group === group && each.interval === interval && each.day === undefined,
    )
    const place =
      counter in COUNTER
        ? COUNTER[counter as keyof typeof COUNTER]
        : journeyOffset(plan.thresholds.length) + JOURNEY[counter as JourneyCounter]
    return slice < 0 ? Number.NaN : rows[slice * plan.width + place]
  }
}

// ── what is counted ────────────────────────────────────────────────────────────────────────────────────────────────

describe('counters', () => {
  test('are numbers, and never negative', () => {
    always(center => {
      const plan = tabulation(center, [20])
      const tabulator = new Tabulator(plan)
      const [...observations] = tabulator.finish(simulate(center, { onBlock: block => tabulator.add(block) }))
      for (const { rows } of observations) {
        const wrong = rows.findIndex(value => !(value >= -1e-6 && value < Number.POSITIVE_INFINITY))
        expect(wrong < 0 ? [] : [wrong % plan.width, plan.slices[Math.floor(wrong / plan.width)], rows[wrong]]).toEqual(
          [],
        )
      }
    })
  })

  test('balance: offered, cases, callbacks', () => {
    always(center => {
      if (!center.journey || center.steady) return
      const { rows } = simulated(center)
      const count = rowOf(center)
      const all = (...counters: Counter[]) => sum(counters.map(counter => count(counter)))
      const ended = all('answered', 'deliberate', 'incidental', 'balked', 'blocked', 'disconnected', 'closed', 'inside')
      expect(ended + all('selfServed', 'selfBelieved', 'hungUp', 'callback')).toBe(rows.filter(cameIn).length)
      expect(all('cases', 'casesOpen')).toBe(count('fresh'))
      expect(all('calledBack', 'callbackFailed')).toBeLessThanOrEqual(count('callback'))
      expect(all('casesSolved', 'casesGivenUp')).toBeLessThanOrEqual(count('cases'))
      expect(count('talk') + count('work') + count('transferTime')).toBeLessThanOrEqual(
        sum(rows.filter(({ group }) => group >= 0).map(row => row.freed - row.left)) + 1e-3,
      )
    })
  })
})

// ── the same bytes ─────────────────────────────────────────────────────────────────────────────────────────────────

const numbersOf = ({ size, times, facts, journeys }: Outcomes) => [
  ...times.subarray(0, size * ROW_TIME.size),
  ...facts.subarray(0, size * ROW_FACT.size),
  ...journeys.subarray(0, size * ROW_JOURNEY.size),
]

describe('the same bytes come out', () => {
  const runs = { numRuns: 40 }

  test('on a second run, also when somebody follows the calls, also by the block', () => {
    fc.assert(
      fc.property(journeyCenter, fc.nat(9), (written, replication) => {
        const center = centerOf(written)
        const { outcomes, ...others } = simulate(center, { replication })
        const again = simulate(centerOf(written), { replication })
        expect(numbersOf(again.outcomes)).toEqual(numbersOf(outcomes))
        expect([again.levels, again.end, again.population]).toEqual([others.levels, others.end, others.population])
        if (!center.journey) return
        const heard = simulate(center, { replication, tell: tracer(() => {}) })
        expect(numbersOf(heard.outcomes)).toEqual(numbersOf(outcomes))
        const blocks: number[] = []
        simulate(center, {
          replication,
          onBlock: ({ journeys, size }) => blocks.push(...journeys.subarray(0, size * ROW_JOURNEY.size)),
        })
        expect(blocks).toEqual([...outcomes.journeys.subarray(0, outcomes.size * ROW_JOURNEY.size)])
      }),
      runs,
    )
  })

  test('for one, two and three worker threads', async () => {
    await fc.assert(
      fc.asyncProperty(journeyCenter, async written => {
        const scenario = parseScenarioObject(written)
        const [one, ...more] = await Promise.all([1, 2, 3].map(workers => run(scenario, { workers, replications: 4 })))
        for (const { observations } of more) expect(observations).toEqual(one.observations)
      }),
      { numRuns: 4 },
    )
  })
})
