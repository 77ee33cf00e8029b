// What is true in every run of every center.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { COUNTER } from '../../src/measures/counters.ts'
import { sumObservations } from '../../src/measures/fold.ts'
import type { Slice } from '../../src/measures/slices.ts'
import { Tabulator } from '../../src/measures/tabulate.ts'
import { tabulation } from '../../src/measures/tabulation.ts'
import { FACT, STATE, TIME } from '../../src/model/calls.ts'
import type { Center } from '../../src/model/center.ts'
import type { Level } from '../../src/model/outcomes.ts'
import { simulate } from '../../src/model/simulate.ts'
import { type TracedEvent, tracer } from '../../src/model/trace.ts'
import { centerOf, type Row, rowsOf, simulated } from '../support.ts'
import { callCenter } from './scenarios.ts'

vi.setConfig({ testTimeout: 60_000 })
const RUNS = { numRuns: 200 }
const isCall = ({ kind }: Row) => kind !== 'virtual'
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** A replication, with what was told of it. */
function told(center: Center) {
  const events: TracedEvent[] = []
  const simulation = simulate(center, { tell: tracer(event => events.push({ ...event })) })
  return { ...simulation, rows: rowsOf(center, simulation.outcomes), events }
}

const always = (law: (center: Center, scenario: object) => void) =>
  fc.assert(
    fc.property(callCenter, scenario => law(centerOf(scenario), scenario)),
    RUNS,
  )

describe('calls', () => {
  test('end exactly once, in one of the ways there are', () => {
    always(center => {
      const { rows, events } = told(center)
      for (const [type, { name }] of center.types.entries()) {
        const came = events.filter(event => event.what === 'calls' && event.type === name)
        const ended = rows.filter(row => row.type === type && isCall(row))
        expect(ended.length).toBe(came.length)
        expect(ended.filter(row => row.fresh).length).toBe(came.filter(event => event.attempt === 0).length)
      }
    })
  })

  test('of one caller follow one another, and none follows an answer or a last attempt', () => {
    always(center => {
      const { rows, events } = told(center)
      const attempts = new Map<string, number>()
      const answered = new Set<string>()
      for (const { type, caller, ofBurst, attempt, what } of events) {
        const who = `${type} ${ofBurst} ${caller}`
        if (what === 'is answered') answered.add(who)
        if (what !== 'calls') continue
        expect(attempt).toBe((attempts.get(who) ?? -1) + 1)
        expect(answered.has(who)).toBe(false)
        attempts.set(who, attempt)
      }
      for (const type of center.types.keys()) {
        const calls = rows.filter(row => row.type === type && isCall(row))
        const fresh = calls.filter(row => row.fresh).length
        const ends = calls.filter(row => row.final).length
        const again = calls.filter(row => !row.fresh).length
        const inside = calls.filter(row => row.kind === 'inside').length
        // Every call but the last of a caller is followed by another, now or after the end.
        expect(ends).toBeLessThanOrEqual(fresh)
        expect(calls.length - ends - inside).toBeGreaterThanOrEqual(again)
        for (const row of calls) expect(row.competitor && !row.final).toBe(false)
      }
    })
  })

  test('go through their times in order', () => {
    always(center => {
      for (const row of simulated(center).rows) {
        expect(row.left).toBeGreaterThanOrEqual(row.arrived)
        expect(row.patience).not.toBeNaN()
        if (row.kind !== 'answered') continue
        expect(row.ended).toBeGreaterThanOrEqual(row.left)
        expect(row.freed).toBeGreaterThanOrEqual(row.ended)
      }
    })
  })

  test('are answered in the order of their arrival, within a type', () => {
    always(center => {
      for (const type of center.types.keys()) {
        const answered = simulated(center).rows.filter(row => row.type === type && row.kind === 'answered')
        const byArrival = [...answered].sort((a, b) => a.arrived - b.arrived || a.left - b.left)
        const late = byArrival.findIndex((row, i) => i > 0 && row.left < byArrival[i - 1].left)
        expect(late < 0 ? [] : byArrival.slice(late - 1, late + 1)).toEqual([])
      }
    })
  })

  test('never wait longer than their patience, and abandon deliberately at its very end, in real time', () => {
    always(center => {
      for (const { kind, segment, arrived, left, patience } of simulated(center).rows) {
        if (center.segments[segment].clock > 0) continue
        const wait = left - arrived
        if (kind === 'answered' || kind === 'incidental' || kind === 'inside' || kind === 'disconnected')
          expect(wait).toBeLessThanOrEqual(patience + 1e-6)
        if (kind === 'deliberate') expect(wait).toBeCloseTo(patience, 6)
      }
    })
  })

  test('do not wait while an agent is idle who may take them', () => {
    always(center => {
      simulate(center, {
        tell: state => what => {
          // Whenever somebody calls, before anything is done about it.
          if (what !== 'calls') return
          for (const { spec, queue, waiting, index } of state.types) {
            if (waiting === 0) continue
            for (const g of spec.groups) {
              const { after } = center.groups[g].serves.find(service => service.type === index)!
              const oldest = oldestWaiting(state.calls, queue)
              if (state.now - oldest > after + 1e-6) expect(state.groups[g].idle.size).toBe(0)
            }
          }
        },
      })
    })
  })
})

type Calls = { times: Float64Array; facts: Int32Array }

function oldestWaiting({ times, facts }: Calls, queue: { size: number; at(i: number): number }): number {
  const waiting = Array.from({ length: queue.size }, (_, i) => queue.at(i)).filter(
    call => facts[call * FACT.size + FACT.is] === STATE.waiting,
  )
  return Math.min(...waiting.map(call => times[call * TIME.size + TIME.arrived]))
}

describe('time', () => {
  test('in queue is the number waiting, added up over time (Little), also in every interval', () => {
    always(center => {
      const { rows, events, end } = told(center)
      for (const [type, { name }] of center.types.entries()) {
        const byInterval = queueTimes(events, { type: name, end, center })
        const waits = rows.filter(row => row.type === type && isCall(row)).map(row => row.left - row.arrived)
        expect(sum(waits)).toBeCloseTo(sum([...byInterval.values()]), 4)
        if (center.steady) continue
        for (const [interval, counted] of counters(center, { type }, 'queueTime'))
          expect(counted).toBeCloseTo(byInterval.get(interval) ?? 0, 4)
      }
    })
  })

  test('of agents on calls is that of the calls, and never more than they are paid for', () => {
    always(center => {
      if (center.steady) return
      const { rows, levels, end } = simulated(center)
      for (const group of center.groups.keys()) {
        const busy = sum(rows.filter(row => row.group === group).map(row => row.freed - row.left))
        expect(busy).toBeLessThanOrEqual(paidTime(levels, group, end) + 1e-4)
        const counted = sum([...counters(center, { group }, 'busyTime').values()])
        expect(counted).toBeCloseTo(busy, 4)
      }
    })
  })

  test('on calls is in steady state never more than all the time of all agents', () => {
    always(center => {
      if (!center.steady) return
      const { length, warmUp } = center.steady
      for (const [group, { agents }] of center.groups.entries()) {
        const counted = sum([...counters(center, { group }, 'busyTime').values()])
        expect(counted).toBeLessThanOrEqual(agents * (length - Number(warmUp)) + 1e-4)
      }
    })
  })

  test('of agents is spent busy or idle, where all of it is paid for', () => {
    always((center, scenario) => {
      // Those on duty before opening, or for the calls left at closing, are idle at no cost.
      const { closing = 'drain' } = scenario as { closing?: string }
      if (closing !== 'clear' || center.groups.some(group => group.shifts.length > 0)) return
      const { rows, levels, idleTime, end } = simulated(center)
      for (const group of center.groups.keys()) {
        const busy = sum(rows.filter(row => row.group === group).map(row => row.freed - row.left))
        expect(idleTime[group] + busy).toBeCloseTo(paidTime(levels, group, Math.max(end, center.end)), 4)
      }
    })
  })
})

type Queue = { type: string; end: number; center: Center }

/** Caller-seconds in queue by interval of the day, from what was told as it happened. */
function queueTimes(events: readonly TracedEvent[], { type, end, center }: Queue): Map<number, number> {
  const times = new Map<number, number>()
  const waiting = new Set<string>()
  let since = 0
  const passUntil = (time: number) => {
    while (since < time) {
      const interval = center.steady ? 0 : Math.floor(since / center.interval)
      const until = center.steady ? time : Math.min(time, (interval + 1) * center.interval)
      const slot = interval % center.intervalsPerDay
      times.set(slot, (times.get(slot) ?? 0) + waiting.size * (until - since))
      since = until
    }
  }
  for (const event of events.filter(event => event.type === type)) {
    passUntil(event.time)
    const who = `${event.ofBurst} ${event.caller}`
    if (event.what === 'waits') waiting.add(who)
    else if (event.what !== 'calls') waiting.delete(who)
  }
  passUntil(end)
  return times
}

/** What the measures count of a type or a group, by interval of the day. */
function counters(center: Center, { type, group }: { type?: number; group?: number }, counter: keyof typeof COUNTER) {
  const plan = tabulation(center)
  const tabulator = new Tabulator(plan)
  const { rows } = sumObservations(tabulator.finish(simulate(center, { onBlock: block => tabulator.add(block) })))
  const axis = type === undefined ? 'group' : 'type'
  const isOurs = (slice: Slice) =>
    slice.axis === (group === undefined ? `${axis}Interval` : axis) && slice.type === type && slice.group === group
  return new Map(
    plan.slices.flatMap((slice, i) =>
      isOurs(slice) ? [[slice.interval ?? -1, rows[i * plan.width + COUNTER[counter]]] as const] : [],
    ),
  )
}

/** Agent-seconds paid for, from the changes of staff. */
function paidTime(levels: readonly Level[], group: number, end: number): number {
  const own = levels.filter(level => level.group === group)
  return sum(own.map(({ time, scheduled, surplus }, i) => (scheduled + surplus) * ((own[i + 1]?.time ?? end) - time)))
}
