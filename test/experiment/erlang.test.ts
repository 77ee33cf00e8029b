import { describe, expect, test, vi } from 'vitest'
import { type ErlangBeside, type ErlangRow, erlangBeside } from '../../src/experiment/erlang.ts'
import { erlangNeed, erlangWith, grossOf } from '../../src/experiment/erlang-need.ts'
import { run } from '../../src/experiment/run.ts'
import { parseScenarioObject } from '../../src/scenario/read.ts'

vi.setConfig({ testTimeout: 60_000 })

// ── an independent account of both formulas: state probabilities, added up in logarithms ───────────────────────────

type Queue = { calls: number; interval: number; handleTime: number; agents: number; within: number; patience?: number }

/** Natural logarithms of the weights of 0, 1, 2 … calls in the center; abandonment makes them summable. */
function weights({ calls, interval, handleTime, agents, patience = Infinity }: Queue, most: number): number[] {
  const logs = [0]
  for (let k = 1; k <= most; k++) {
    const leaving = Math.min(k, agents) / handleTime + Math.max(0, k - agents) / patience
    logs.push(logs[k - 1] + Math.log(calls / interval / leaving))
  }
  const greatest = Math.max(...logs)
  return logs.map(log => Math.exp(log - greatest))
}

/** Erlang C: the queue beyond n is a geometric series, added up by hand. */
function byHandC(queue: Queue) {
  const { calls, interval, handleTime, agents, within } = queue
  const load = (calls * handleTime) / interval
  const states = weights(queue, agents)
  const busy = states[agents] / (1 - load / agents)
  const pWait = busy / (states.slice(0, agents).reduce((a, b) => a + b, 0) + busy)
  const drain = (agents - load) / handleTime
  return {
    pWait,
    serviceLevel: 1 - pWait * Math.exp(-drain * within),
    speedOfAnswer: pWait / drain,
    occupancy: load / agents,
  }
}

/** Erlang A: abandonment from the mean queue; waits by the arrivals' own birth-death chain. */
function byHandA(queue: Queue & { patience: number }) {
  const { calls, interval, handleTime, agents, patience } = queue
  const states = weights(queue, agents + 4000)
  const all = states.reduce((a, b) => a + b, 0)
  const mean = (of: (k: number) => number) => states.reduce((sum, weight, k) => sum + weight * of(k), 0) / all
  const waiting = mean(k => Math.max(0, k - agents))
  const abandonment = waiting / patience / (calls / interval)
  return {
    abandonment,
    pWait: mean(k => (k >= agents ? 1 : 0)),
    occupancy: mean(k => Math.min(k, agents)) / agents,
    load: (calls * handleTime) / interval,
  }
}

function leastByHand(asked: Omit<Queue, 'agents'>, target: number): number {
  const load = (asked.calls * asked.handleTime) / asked.interval
  for (let agents = Math.floor(load) + 1; ; agents++)
    if (byHandC({ ...asked, agents }).serviceLevel >= target) return agents
}

describe('the Erlang calculator', () => {
  test('needs 14 agents, 20 with 30 % shrinkage, for 100 calls of 3 minutes in half an hour at 80/20', () => {
    const { load, erlangC, erlangA } = erlangNeed({
      calls: 100,
      interval: 1800,
      handleTime: 180,
      serviceLevel: { target: 0.8, within: 20 },
      shrinkage: { all: 0.3 },
    })
    expect(load).toBe(10)
    expect([erlangC.net, erlangC.gross, erlangA]).toEqual([14, 20, undefined])
    expect(erlangC.serviceLevel).toBeCloseTo(0.88835, 5)
    expect(erlangC.occupancy).toBeCloseTo(0.7143, 4)
    expect(erlangC.speedOfAnswer).toBeCloseTo(7.836, 3)
    expect(erlangC.pWait).toBeCloseTo(0.174131933595, 12)
  })

  test.each([
    [20, 900, 240, 0.8, 20],
    [50, 1800, 240, 0.8, 20],
    [100, 1800, 180, 0.9, 10],
    [300, 1800, 200, 0.8, 20],
    [360, 3600, 240, 0.95, 30],
    [1000, 1800, 300, 0.8, 20],
    [5000, 3600, 411, 0.7, 60],
    [1, 1800, 60, 0.8, 0],
    [0.5, 900, 600, 0.99, 5],
  ])(
    'agrees with state probabilities: %d calls in %d s of %d s, %d within %d s',
    (calls, interval, handleTime, target, within) => {
      const asked = { calls, interval, handleTime, within }
      const { erlangC } = erlangNeed({ calls, interval, handleTime, serviceLevel: { target, within } })
      expect(erlangC.net).toBe(leastByHand(asked, target))
      const exact = byHandC({ ...asked, agents: erlangC.net })
      for (const name of ['pWait', 'serviceLevel', 'speedOfAnswer', 'occupancy'] as const)
        expect(erlangC[name] / exact[name], name).toBeCloseTo(1, 9)
    },
  )

  test.each([
    [100, 1800, 180, 12, 180],
    [300, 1800, 200, 30, 60],
    [300, 1800, 200, 40, 600],
    [10, 1800, 300, 1, 120],
  ])(
    'agrees on Erlang A: %d calls in %d s of %d s, %d agents, patience %d s',
    (calls, interval, handleTime, agents, patience) => {
      const { erlangA } = erlangWith({ calls, interval, handleTime, patience }, agents)
      const exact = byHandA({ calls, interval, handleTime, agents, patience, within: 20 })
      for (const name of ['abandonment', 'pWait', 'occupancy'] as const)
        expect(erlangA![name] / exact[name], name).toBeCloseTo(1, 8)
      // What is not abandoned is answered: the busy agents are those calls.
      expect(exact.occupancy * agents).toBeCloseTo(exact.load * (1 - erlangA!.abandonment), 6)
    },
  )

  test('rounds gross up by no more than it must, whatever the last bit of a quotient says', () => {
    for (let net = 0; net <= 300; net++)
      for (let percent = 0; percent < 100; percent++) {
        // In whole numbers: the least gross with gross × (100 − percent) ≥ net × 100.
        const least = Math.floor((net * 100 + (100 - percent) - 1) / (100 - percent))
        expect(grossOf(net, { away: percent / 100 }), `${net} net, ${percent} %`).toBe(least)
      }
    // 90 ÷ (0.9 × 0.8 × 0.5) = 250.
    expect(grossOf(90, { breaks: 0.1, training: 0.2, absence: 0.5 })).toBe(250)
    expect(grossOf(14)).toBe(14)
  })

  test('meets everything that is asked for, with nobody to spare', () => {
    const base = { calls: 200, interval: 1800, handleTime: 240, patience: 150 }
    const bounds = [
      { serviceLevel: { target: 0.9, within: 15 } },
      { occupancy: 0.8 },
      { asa: 10 },
      { abandonment: 0.02 },
      { serviceLevel: { target: 0.8, within: 20 }, occupancy: 0.85, asa: 12, abandonment: 0.03 },
    ]
    for (const bound of bounds) {
      const asked = { ...base, ...bound }
      const { erlangA } = erlangNeed(asked)
      const keeps = (agents: number) => {
        const given = erlangWith(asked, agents).erlangA!
        return (
          given.serviceLevel >= (asked.serviceLevel?.target ?? 0) &&
          given.occupancy <= (asked.occupancy ?? 1) &&
          given.speedOfAnswer <= (asked.asa ?? Infinity) &&
          given.abandonment <= (asked.abandonment ?? 1)
        )
      }
      expect([keeps(erlangA!.net - 1), keeps(erlangA!.net)], JSON.stringify(bound)).toEqual([false, true])
    }
  })

  test('has no service in overload by Erlang C, and some by Erlang A', () => {
    const { erlangC, erlangA } = erlangWith({ calls: 100, interval: 1800, handleTime: 180, patience: 180 }, 9)
    expect(erlangC).toMatchObject({ serviceLevel: 0, speedOfAnswer: Infinity, occupancy: 1, pWait: 1 })
    expect(erlangA!.serviceLevel).toBeGreaterThan(0.4)
  })

  test('needs nobody where nobody calls', () => {
    expect(
      erlangNeed({ calls: 0, interval: 1800, handleTime: 180, serviceLevel: { target: 0.8, within: 20 } }).erlangC,
    ).toMatchObject({
      net: 0,
      gross: 0,
      serviceLevel: Number.NaN,
    })
  })

  test('refuses what makes no sense', () => {
    const base = { calls: 100, interval: 1800, handleTime: 180 }
    for (const wrong of [
      { calls: -1 },
      { interval: 0 },
      { handleTime: Number.NaN },
      { serviceLevel: { target: 1, within: 20 } },
      { shrinkage: { away: 1 } },
      { patience: 0 },
      { occupancy: 0 },
      { occupancy: 1e-9 },
    ])
      expect(() => erlangNeed({ ...base, ...wrong }), JSON.stringify(wrong)).toThrow(RangeError)
  })
})

// ── beside a simulation ────────────────────────────────────────────────────────────────────────────────────────────

const exponential = (mean: number) => ({ law: 'exponential', mean })

const line = {
  arrivals: { perHour: 200 },
  handle: exponential(180),
  patience: exponential(300) as object | undefined,
}

type Fields = Record<string, unknown>

/** So many that a standard error is known well: queues are rare and long, and few batches hide how much they vary. */
const REPLICATIONS = 30

const doubled = (when: string) => ({ when, response: { steps: [[0, 2]] } })

const steady = (type: Fields, fields: Fields = {}) => ({
  title: 'One line',
  steady: { length: '50 h', warmUp: '2 h' },
  types: { calls: { ...line, ...type } },
  groups: { agents: { serves: ['calls'], staffing: 14 } },
  ...fields,
})

const day = (type: Fields, fields: Fields = {}) => ({
  ...steady(type, { steady: undefined, open: '08:00-12:00', ...fields }),
})

async function besideOf(scenario: object, replications: number): Promise<ErlangBeside> {
  return erlangBeside(await run(parseScenarioObject(scenario), { replications, seed: 'erlang', workers: 1 }))
}

const FIGURES = ['serviceLevel', 'abandonment', 'speedOfAnswer', 'occupancy'] as const
const namesOf = ({ reasons }: ErlangRow) => reasons.map(({ id }) => id)

describe('Erlang beside a simulation', () => {
  test.each([
    ['M/M/14+M', 14, 300],
    ['M/M/9+M in overload', 9, 120],
    ['M/M/12+M, impatient', 12, 30],
  ])('is Erlang A where the scenario is: %s', async (_name, staffing, patience) => {
    const groups = { agents: { serves: ['calls'], staffing } }
    const { rows, excluded } = await besideOf(steady({ patience: exponential(patience) }, { groups }), REPLICATIONS)
    expect([rows.length, excluded]).toEqual([1, []])
    const [row] = rows
    expect(row).toMatchObject({ type: 0, slot: undefined, calls: 200, handleTime: 180, agents: staffing })
    for (const name of FIGURES) {
      const { value, standardError } = row.simulation[name]
      const exact = row.erlangA![name]
      expect(
        Math.abs(value - exact) / standardError,
        `${name} ${value}, exact ${exact} ± ${standardError}`,
      ).toBeLessThan(4)
    }
    expect(row.reasons).toEqual([{ id: 'patience', value: patience }])
  })

  test('is Erlang C where callers wait without end, and nothing is left out', async () => {
    const { rows } = await besideOf(steady({ patience: undefined }), REPLICATIONS)
    const [{ erlangA, erlangC, simulation, reasons }] = rows
    expect(erlangA).toBeUndefined()
    for (const name of ['serviceLevel', 'speedOfAnswer', 'occupancy'] as const) {
      const { value, standardError } = simulation[name]
      expect(
        Math.abs(value - erlangC[name]) / standardError,
        `${name} ${value}, exact ${erlangC[name]} ± ${standardError}`,
      ).toBeLessThan(4)
    }
    expect([simulation.abandonment.value, erlangC.abandonment, reasons]).toEqual([0, 0, []])
  })

  test('follows the definition of the service level that the scenario chooses', async () => {
    const levels = await Promise.all(
      [1, 2, 3, 4, 5].map(async definition => {
        const [row] = (await besideOf(steady({}, { serviceLevel: { within: 20, definition } }), REPLICATIONS)).rows
        const { value, standardError } = row.simulation.serviceLevel
        const exact = row.erlangA!.serviceLevel
        expect(Math.abs(value - exact) / standardError, `(${definition}) ${value}, exact ${exact}`).toBeLessThan(4)
        return exact
      }),
    )
    expect(new Set(levels).size).toBe(5)
  })

  test('of a day that is the same all day knows one reason, and another when it begins', async () => {
    const { rows } = await besideOf(day({}, { targets: ['serviceLevel(20 s) >= 80%'] }), 20)
    expect(rows.map(({ slot }) => slot)).toEqual([16, 17, 18, 19, 20, 21, 22, 23])
    expect(rows.map(namesOf)).toEqual([['patience', 'carryOver'], ...Array(7).fill(['patience'])])
    expect(rows[0].reasons[1].value).toBe(0)
    // 100 calls in half an hour of 3 minutes: the textbook case.
    expect(rows.every(({ erlangC }) => erlangC.least === 14)).toBe(true)
    expect(rows[3].erlangC.serviceLevel).toBeCloseTo(0.88835, 5)
    expect(rows[3].erlangA!.least).toBeLessThan(14)
  })

  test('carries an overloaded interval over into the next', async () => {
    const { rows } = await besideOf(day({ arrivals: { perHour: [200, 200, 600, 200, 200, 200, 200, 200] } }), 10)
    expect(rows[3].reasons[0].id).toBe('carryOver')
    expect(rows[3].reasons[0].value).toBeGreaterThan(5)
    expect(rows[2].erlangC).toMatchObject({ serviceLevel: 0, speedOfAnswer: Infinity, occupancy: 1 })
  })

  test.each<[string, { type?: Fields; fields?: Fields }, [low: number, high: number]]>([
    [
      'redials',
      { type: { redial: { deliberate: 0.9, nextDay: 0, sameDay: exponential(600) }, arrivals: { perHour: 280 } } },
      [0.1, 0.5],
    ],
    ['handleLaw', { type: { handle: { law: 'constant', value: 180 } } }, [0, 0]],
    // Two exponential parts of 90 s each: cv 1 ÷ √2.
    ['handleLaw', { type: { handle: { ...exponential(90), afterCallWork: exponential(90) } } }, [0.7, 0.71]],
    ['patienceLaw', { type: { patience: { law: 'constant', value: 60 } } }, [0, 0]],
    ['patienceLaw', { type: { patience: { law: 'lognormal', mean: 120, cv: 2 } } }, [1.999, 2.001]],
    ['busyness', { type: { arrivals: { perHour: 200, busyness: { shape: 16 } } } }, [0.25, 0.25]],
    [
      'turnedAway',
      { type: { patience: { ...exponential(300), balk: { probability: 0.5 } }, arrivals: { perHour: 260 } } },
      [0.05, 0.2],
    ],
    // Twice the patience at any load: on joining, and used up at half the speed.
    [
      'loadPatience',
      { type: { patience: { ...exponential(300), load: doubled('arrival') }, arrivals: { perHour: 280 } } },
      [540, 660],
    ],
    [
      'loadPatience',
      { type: { patience: { ...exponential(300), load: doubled('waiting') }, arrivals: { perHour: 280 } } },
      [450, 800],
    ],
    // √(0.2 ÷ 0.8 ÷ 16)
    [
      'presence',
      {
        fields: {
          groups: { agents: { serves: ['calls'], staffing: 16, shrinkage: { away: 0.2, presence: 'random' } } },
        },
      },
      [0.1249, 0.1251],
    ],
  ])('names %s where the scenario has it', async (id, { type = {}, fields }, [low, high]) => {
    const { rows } = await besideOf(day(type, fields), 20)
    const reason = rows[4].reasons.find(each => each.id === id)
    expect(reason, namesOf(rows[4]).join(', ')).toBeDefined()
    expect(reason!.value).toBeGreaterThanOrEqual(low)
    expect(reason!.value).toBeLessThanOrEqual(high)
    const plain = await besideOf(day({}), 2)
    expect(namesOf(plain.rows[4])).not.toContain(id)
  })

  test('names repeat calls where answers do not solve', async () => {
    const resolution = { probability: 0.6, repeat: 0.9, delay: exponential(600) }
    const { rows } = await besideOf(day({ resolution }), 10)
    const [first] = rows[6].reasons
    expect(first.id).toBe('repeats')
    expect(first.value).toBeGreaterThan(0.2)
  })

  test('has the mean of days that differ, each with its own agents and calls', async () => {
    const [busy, quiet] = [
      { calls: 120, staffing: 16 },
      { calls: 40, staffing: 6 },
    ]
    const scenario = day(
      { arrivals: { perHour: { sun: 2 * busy.calls, mon: 2 * quiet.calls } } },
      { days: 2, groups: { agents: { serves: ['calls'], staffing: { sun: busy.staffing, mon: quiet.staffing } } } },
    )
    const [row] = (await besideOf(scenario, 2)).rows
    expect([row.calls, row.agents]).toEqual([80, 11])
    const each = [busy, quiet].map(({ calls, staffing }) => {
      const given = erlangWith({ calls, interval: 1800, handleTime: 180, patience: 300 }, staffing)
      return { calls, ...given.erlangA! }
    })
    const level = (each[0].calls * each[0].serviceLevel + each[1].calls * each[1].serviceLevel) / 160
    expect(row.erlangA!.serviceLevel).toBeCloseTo(level, 9)
  })

  test('has types that share all their agents in one queue, and leaves out what no formula fits', async () => {
    const type = (perHour: number, more: Fields = {}) => ({ ...line, arrivals: { perHour }, ...more })
    const scenario = {
      title: 'A few queues',
      open: '08:00-09:00',
      types: {
        sales: type(120),
        service: type(80),
        claims: type(30),
        faults: type(30),
        chat: type(20, { channel: 'chat' }),
        mail: type(20, { channel: 'email' }),
      },
      groups: {
        front: { serves: ['sales', 'service'], staffing: 14 },
        claims: { serves: ['claims'], staffing: 2 },
        both: { serves: ['claims', 'faults'], staffing: 3 },
        chatters: { serves: ['chat'], staffing: 2, concurrency: { chats: 3, slowdown: 0.2 } },
        writers: { serves: ['mail'], staffing: 2 },
      },
    }
    const { rows, excluded } = await besideOf(scenario, 2)
    expect(excluded).toEqual([
      { type: 2, why: 'skills' },
      { type: 3, why: 'skills' },
      { type: 4, why: 'chat' },
      { type: 5, why: 'email' },
    ])
    expect(rows.map(({ type, slot }) => [type, slot])).toEqual([
      [0, 16],
      [0, 17],
      [1, 16],
      [1, 17],
    ])
    expect([rows[0].calls, rows[2].calls]).toEqual([60, 40])
    // Together the textbook case again.
    for (const { erlangC } of rows) expect(erlangC.serviceLevel).toBeCloseTo(0.88835, 5)
  })

  test('counts agents on shift without those in their breaks, and recorded arrivals', async () => {
    const shift = { start: '08:00', length: '2 h', agents: 10, breaks: [{ after: '30 min', length: '15 min' }] }
    const late = { start: '09:15', length: '1 h', agents: 4 }
    const scenario = day(
      { arrivals: { trace: ['08:00', '08:29:59', '08:30', '09:10', '09:59:59'] } },
      { open: '08:00-10:00', groups: { agents: { serves: ['calls'], shifts: [shift, late] } } },
    )
    const { rows } = await besideOf(scenario, 2)
    expect(rows.map(({ agents }) => agents)).toEqual([10, 5, 12, 14])
    expect(rows.map(({ calls }) => calls)).toEqual([2, 1, 1, 1])
  })

  test('says nothing of intervals in which nobody calls', async () => {
    const { rows } = await besideOf(day({ arrivals: { perHour: 0 } }), 2)
    expect(rows[0].erlangC).toEqual({
      serviceLevel: NaN,
      abandonment: NaN,
      speedOfAnswer: NaN,
      occupancy: 0,
      least: undefined,
    })
    expect(rows.flatMap(({ reasons }) => reasons)).toEqual([])
  })
})
