// What changes nothing: a second run, a trace, worker threads, how a scenario is written, what others do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/core.ts'
import { FACT, TIME } from '../../src/model/calls.ts'
import { compile } from '../../src/model/compile.ts'
import { BURST_CALLERS } from '../../src/model/draws.ts'
import { type Outcomes, ROW_FACT, ROW_TIME } from '../../src/model/outcomes.ts'
import { type SimulateOptions, simulate } from '../../src/model/simulate.ts'
import { tracer } from '../../src/model/trace.ts'
import { parseScenario, parseScenarioObject, textSource } from '../../src/scenario/read.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { centerOf, type Row, simulated } from '../support.ts'
import { callCenter } from './scenarios.ts'

type Fields = Record<string, unknown>

/** The rows of a replication, written out. */
function bytesOf(scenario: Scenario, options: SimulateOptions = {}): string {
  const { outcomes, levels, end } = simulate(compile(scenario), options)
  return JSON.stringify([numbersOf(outcomes), levels, end])
}

function numbersOf({ size, times, facts }: Outcomes): [number[], number[]] {
  return [[...times.subarray(0, ROW_TIME.size * size)], [...facts.subarray(0, ROW_FACT.size * size)]]
}

describe('the same bytes come out', () => {
  const runs = { numRuns: 60 }
  const PATIENCE_MS = 60_000

  test('on a second run', () => {
    fc.assert(
      fc.property(callCenter, fc.nat(9), (written, replication) => {
        const scenario = parseScenarioObject(written)
        expect(bytesOf(scenario, { replication })).toBe(bytesOf(scenario, { replication }))
      }),
      runs,
    )
  })

  test('whether somebody follows the calls or not', () => {
    fc.assert(
      fc.property(callCenter, written => {
        const scenario = parseScenarioObject(written)
        const meaningful = (row: Row) => ({ ...row, ended: row.kind === 'answered' ? row.ended : 0, freed: 0 })
        const center = compile(scenario)
        const followed = simulated(center, { tell: tracer(() => {}) })
        // Those still inside at the end stand in no order.
        const inOrder = (rows: Row[]) => rows.sort((a, b) => a.arrived - b.arrived).map(meaningful)
        expect(inOrder(followed.rows)).toEqual(inOrder(simulated(center).rows))
      }),
      runs,
    )
  })

  test('whether all outcomes are kept or handed over by the block', () => {
    fc.assert(
      fc.property(callCenter, written => {
        const center = centerOf(written)
        const blocks: number[] = []
        simulate(center, { onBlock: block => blocks.push(...numbersOf(block)[0]) })
        expect(blocks).toEqual(numbersOf(simulate(center).outcomes)[0])
      }),
      runs,
    )
  })

  test(
    'for one, two and three worker threads',
    async () => {
      await fc.assert(
        fc.asyncProperty(callCenter, async written => {
          const scenario = parseScenarioObject(written)
          const [one, ...more] = await Promise.all(
            [1, 2, 3].map(workers => run(scenario, { workers, replications: 4 })),
          )
          for (const { observations } of more) expect(observations).toEqual(one.observations)
        }),
        { numRuns: 4 },
      )
    },
    PATIENCE_MS,
  )

  test('whether a scenario stands in one file, extends another, or is changed from outside', () => {
    fc.assert(
      fc.property(
        callCenter,
        fc.constantFrom('drain', 'clear'),
        fc.integer({ min: 2, max: 30 }),
        (written, closing, lines) => {
          const changes = written.steady ? { lines } : { closing, lines }
          const base = JSON.stringify(written)
          const whole = parseScenarioObject({ ...written, ...changes })
          const source = textSource({
            'base.yaml': base,
            'changed.yaml': JSON.stringify({ extends: 'base.yaml', ...changes }),
          })
          const set = Object.entries(changes).map(([name, value]) => `${name}=${value}`)
          const bytes = bytesOf(whole)
          expect(bytesOf(parseScenario('changed.yaml', source).scenario)).toBe(bytes)
          expect(bytesOf(parseScenario('base.yaml', source, { set }).scenario)).toBe(bytes)
        },
      ),
      runs,
    )
  })
})

// ── common random numbers ──────────────────────────────────────────────────────────────────────────────────────────

const BASE = {
  title: 'a center to compare with',
  open: '08:00-10:00',
  days: 2,
  types: {
    billing: {
      arrivals: { perHour: 60, busyness: { shape: 5 } },
      handle: { law: 'lognormal', mean: 180, cv: 1, hold: { law: 'exponential', mean: 20 } },
      patience: {
        segments: [
          { name: 'calm', share: 0.6, law: 'exponential', mean: 400 },
          { name: 'hasty', share: 0.4, law: 'weibull', mean: 60, shape: 2, balk: { probability: 0.3 } },
        ],
      },
    },
    sales: { arrivals: { perHour: 20 }, handle: { law: 'exponential', mean: 200 } },
  },
  groups: { front: { serves: ['billing', 'sales'], staffing: 4 } },
}

type Base = typeof BASE
const withBilling = (change: (billing: Base['types']['billing']) => Fields) => (base: Base) => ({
  ...base,
  types: { ...base.types, billing: { ...base.types.billing, ...change(base.types.billing) } },
})
const withSegment = (index: number, fields: Fields) =>
  withBilling(({ patience: { segments } }) => ({
    patience: { segments: segments.map((segment, i) => (i === index ? { ...segment, ...fields } : segment)) },
  }))

/** Changes around the callers of billing, who must stay the same people. */
const CHANGES: Record<string, (base: Base) => object> = {
  'more staff': base => ({ ...base, groups: { front: { ...base.groups.front, staffing: 7 } } }),
  'shifts and random presence': base => ({
    ...base,
    groups: {
      front: {
        serves: ['billing', 'sales'],
        shifts: [{ start: '08:00', length: '2 h', agents: 5 }],
        shrinkage: { presence: 'random', absence: 0.3 },
      },
    },
  }),
  'a second group and other routing': base => ({
    ...base,
    routing: { callChoice: 'score', agentChoice: 'random' },
    groups: { ...base.groups, back: { serves: { billing: { after: 30 } }, staffing: 1 } },
  }),
  'more calls of another type': base => ({
    ...base,
    types: { ...base.types, sales: { ...base.types.sales, arrivals: { perHour: 90 } } },
  }),
  'a third type': base => ({
    ...base,
    types: { tech: { ...base.types.sales }, ...base.types },
    groups: { front: { serves: ['tech', 'billing', 'sales'], staffing: 4 } },
  }),
  redials: withBilling(() => ({ redial: { deliberate: 1, balked: 1, sameDay: { law: 'constant', value: 60 } } })),
  'limits of lines and places': base => ({ ...base, lines: 6, waitingRoom: 2 }),
  bursts: withBilling(({ arrivals }) => ({ arrivals: { ...arrivals, bursts: [{ at: '08:30', calls: 20 }] } })),
  'after-call work': withBilling(({ handle }) => ({
    handle: { ...handle, afterCallWork: { law: 'exponential', mean: 30 } },
  })),
  'handle time by load': withBilling(({ handle }) => ({
    handle: { ...handle, load: { when: 'during', response: { slope: 0.1 } } },
  })),
  'distraction of all': base =>
    withSegment(0, { incidental: { perHour: 20 } })(withSegment(1, { incidental: { perHour: 20 } })(base) as Base),
  'balking of the calm': withSegment(0, { balk: { beta: 0.5 } }),
  'load-dependent patience': withSegment(0, { load: { response: { slope: 0.5 } } }),
  experience: withSegment(1, { experience: {} }),
  'an announcement': withSegment(0, { announcement: { delay: 20, growth: 0.5, balk: 0.2 } }),
  'an IVR': base => ({ ...base, ivr: { hangUp: { perHour: 10 }, steps: { menu: { time: 20, next: HALVES } } } }),
  'a bot': withBilling(() => ({ bot: { time: { law: 'exponential', mean: 20 } } })),
  misrouting: withBilling(() => ({ misrouting: { probability: 0.5 } })),
  'misrouting of another type': base => ({
    ...base,
    types: { ...base.types, sales: { ...base.types.sales, misrouting: { probability: 0.5, diagnosis: 'handle' } } },
  }),
  callbacks: withBilling(() => ({ callback: { offer: { queue: 0 }, accept: 0.5, noAnswer: 0.3 } })),
  'repeat calls': withBilling(() => ({
    resolution: { probability: 0.5, delay: { law: 'exponential', mean: 600 }, believed: 0.5 },
  })),
  'hard calls and tired agents': base => ({
    ...withBilling(() => ({ hardCalls: { share: 0.3 } }))(base),
    groups: {
      front: {
        ...base.groups.front,
        profile: { spread: 0.2, fatigue: {}, moraleDrift: {}, learning: {}, recovery: {} },
      },
    },
  }),
  'customers who are asked and leave': base => ({ ...base, satisfaction: {}, survey: {}, churn: {}, economics: {} }),
  'missing data and an intervention': base => ({
    ...withBilling(({ handle }) => ({ handle: { ...handle, lookUp: { law: 'exponential', mean: 30 } } }))(base),
    dataQuality: 0.5,
    interventions: [{ name: 'cleaning', from: '09:00', dataQuality: 0.5 }],
  }),
  'another channel': withBilling(() => ({ channel: 'email' })),
}
const HALVES = { menu: 0.5, queue: 0.5 }

/** Who the fresh callers of billing are: when they call, what patience and talk they bring along. */
function callers(scenario: object, replication: number) {
  const center = centerOf(scenario)
  const people: { arrived: number; segment: string; budget: number; talk: number; balk: number }[] = []
  simulate(center, {
    replication,
    tell: state => (what, call) => {
      const { times, facts } = state.calls
      if (
        what !== 'calls' ||
        facts[call * FACT.size + FACT.attempt] > 0 ||
        times[call * TIME.size + TIME.caller] >= BURST_CALLERS
      )
        return
      if (center.types[facts[call * FACT.size + FACT.type]].name !== 'billing') return
      const { name, balk } = center.segments[facts[call * FACT.size + FACT.segment]]
      people.push({
        arrived: times[call * TIME.size + TIME.arrived],
        segment: name,
        budget: times[call * TIME.size + TIME.budget],
        talk: times[call * TIME.size + TIME.talk],
        balk: name === 'hasty' && balk ? times[call * TIME.size + TIME.balk] : 0,
      })
    },
  })
  return people
}

describe('the n-th fresh caller of a type is the same person', () => {
  test.each(Object.keys(CHANGES))('with %s', change => {
    for (const replication of [0, 1, 2]) {
      const people = callers(BASE, replication)
      expect(people.length).toBeGreaterThan(50)
      expect(callers(CHANGES[change](BASE), replication)).toEqual(people)
    }
  })

  test('where the shares of the segments change and he stays in his', () => {
    const other = withBilling(({ patience: { segments } }) => ({
      patience: { segments: segments.map((segment, i) => ({ ...segment, share: [0.7, 0.3][i] })) },
    }))(BASE)
    const [one, two] = [callers(BASE, 0), callers(other, 0)]
    const stayed = one.filter((caller, n) => caller.segment === two[n].segment)
    expect(stayed.length).toBeGreaterThan(one.length / 2)
    expect(two.filter((caller, n) => caller.segment === one[n].segment)).toEqual(stayed)
  })
})

// ── switched off ───────────────────────────────────────────────────────────────────────────────────────────────────

const SIMPLE = {
  title: 'a center with nothing special',
  open: '08:00-10:00',
  types: {
    billing: {
      arrivals: { perHour: 80 },
      handle: { law: 'lognormal', mean: 180, cv: 1 },
      patience: { law: 'exponential', mean: 120 },
    },
  },
  groups: { front: { serves: ['billing'], staffing: 4 } },
}
const { billing } = SIMPLE.types
const { front } = SIMPLE.groups
const patience = (fields: object) => ({
  ...SIMPLE,
  types: { billing: { ...billing, patience: { ...billing.patience, ...fields } } },
})
const handle = (fields: object) => ({
  ...SIMPLE,
  types: { billing: { ...billing, handle: { ...billing.handle, ...fields } } },
})
const calls = (fields: object) => ({ ...SIMPLE, types: { billing: { ...billing, ...fields } } })
const agents = (fields: object) => ({ ...SIMPLE, groups: { front: { ...front, ...fields } } })

const constantly = (value: number) => ({ law: 'constant', value })
const NOTHING = { knowledgeHandle: 0, knowledgeResolution: 0 }

const OFF: Record<string, object> = {
  'balking with probability 0': patience({ balk: { probability: 0 } }),
  'an announcement that moves nobody': patience({ announcement: { delay: 30 } }),
  'experience without gain': patience({ experience: { gain: 0, initial: 500 } }),
  'load on arrival of slope 0': patience({ load: { when: 'arrival', response: { slope: 0 } } }),
  'load while waiting of slope 0': patience({ load: { when: 'waiting', response: { slope: 0 } } }),
  'distraction once in a million hours': patience({ incidental: { perHour: 1e-6 } }),
  'no hold, no after-call work': handle({ hold: 0, afterCallWork: 0 }),
  'handle time by a load of slope 0, at the start': handle({ load: { when: 'start', response: { slope: 0 } } }),
  'handle time by a load of slope 0, during the call': handle({ load: { when: 'during', response: { slope: 0 } } }),
  'redials that nobody makes': calls({ redial: { closed: 0, competitor: 0 } }),
  'no bursts': calls({ arrivals: { perHour: 80, bursts: [] } }),
  'priorities of a single type': {
    ...calls({ priority: { base: 3, perMinute: 1 } }),
    routing: { callChoice: 'score' },
  },
  'limits that are never reached': { ...calls({ waitingRoom: 1000 }), lines: 1000, waitingRoom: 1000 },
  'factors of 1 and no shrinkage': agents({ handleFactor: 1, shrinkage: { absence: 0 } }),
  'random presence of everybody': agents({ shrinkage: { presence: 'random', absence: 0 } }),
  'the same staff as a shift': {
    ...SIMPLE,
    groups: {
      front: {
        serves: ['billing'],
        shifts: [{ start: '08:00', length: '2 h', agents: 4 }],
        lateness: { law: 'constant', value: 0 },
      },
    },
  },
  'a second group that is not staffed': {
    ...SIMPLE,
    groups: { front, back: { serves: { billing: { rank: 2 } }, staffing: 0 } },
  },
  'an overflow that comes too late': {
    ...SIMPLE,
    groups: { front, back: { serves: { billing: { after: 86_400 } }, staffing: 3 } },
  },
  'a bot that takes no time': calls({ bot: { time: constantly(0), contained: 0 } }),
  'a menu that takes no time': { ...SIMPLE, ivr: { steps: { menu: { time: 0, next: { queue: 1 } } } } },
  'cases that the first answer solves': calls({ resolution: { probability: 1 } }),
  'customers who are asked': { ...SIMPLE, satisfaction: {}, survey: {} },
  'customers who leave, with nobody to notice': { ...SIMPLE, satisfaction: {}, churn: {}, economics: {} },
  'callbacks that are never offered': calls({ callback: { offer: { queue: 1e6 }, accept: 1 } }),
  'hard calls that nobody feels': calls({ hardCalls: { share: 1, angry: 0, handleFactor: 1, control: 0 } }),
  'agents with traits that do nothing': agents({ profile: { knowledge: 1, effects: NOTHING } }),
  'fatigue that does nothing': agents({ profile: { fatigue: { handle: 0, resolution: 0 } } }),
  'an intervention that changes nothing': { ...SIMPLE, interventions: [{ name: 'nothing', from: '08:30', cost: 5 }] },
}

describe('a mechanism that is written but does nothing leaves the calls as they are', () => {
  const rows = (scenario: object, replication: number) =>
    simulated(centerOf(scenario), { replication })
      .rows.filter(({ kind }) => kind !== 'case')
      .map(({ kind, arrived, left, final, patience }) => ({
        kind,
        final,
        times: [arrived, left, patience].map(time => Number(time.toFixed(5))),
      }))

  test.each(Object.keys(OFF))('%s', name => {
    for (const replication of [0, 1, 2, 3]) {
      const calls = rows(OFF[name], replication).map(row => JSON.stringify(row))
      expect(calls.sort()).toEqual(
        rows(SIMPLE, replication)
          .map(row => JSON.stringify(row))
          .sort(),
      )
    }
  })
})

// ── not even a byte ────────────────────────────────────────────────────────────────────────────────────────────────

const TWO = { ...BASE, groups: { front: { ...BASE.groups.front, staffing: 5 } } }
const ofBilling = (fields: object) => withBilling(() => fields as Fields)(TWO)
const OFF_JOURNEY: Record<string, object> = {
  'no misrouting': ofBilling({ misrouting: { probability: 0, transfer: 'warm' } }),
  'misrouting where all data are there': ofBilling({ misrouting: { most: 0 } }),
  'callbacks that nobody accepts': ofBilling({ callback: { accept: 0, offer: { queue: 0 } } }),
  'a neutral profile': {
    ...TWO,
    groups: { front: { ...TWO.groups.front, profile: { effects: { moraleHandle: -1 } } } },
  },
  'no hard calls': ofBilling({ hardCalls: { share: 0, angry: 0 } }),
  'a bot that does nothing': ofBilling({ bot: { time: 0, contained: 0 } }),
  'the channel voice': ofBilling({ channel: 'voice' }),
  'look-up times where no data are missing': withBilling(({ handle }) => ({ handle: { ...handle, lookUp: 60 } }))(TWO),
  'data quality that nothing depends on': { ...TWO, dataQuality: 0.3 },
  'no interventions': { ...TWO, interventions: [] },
  'one chat at a time': {
    ...TWO,
    types: Object.fromEntries(Object.entries(TWO.types).map(([name, type]) => [name, { ...type, channel: 'chat' }])),
    groups: { front: { ...TWO.groups.front, concurrency: { chats: 1, slowdown: 3 } } },
  },
  'all of it at once': {
    ...ofBilling({
      misrouting: { probability: 0 },
      callback: { accept: 0 },
      hardCalls: { share: 0, angry: 0 },
      bot: { time: 0, contained: 0 },
    }),
    dataQuality: 0.5,
    groups: { front: { ...TWO.groups.front, profile: {} } },
  },
}

describe('what is switched off gives the same bytes as a file that never mentions it', () => {
  const everything = async (scenario: object) => {
    const parsed = parseScenarioObject(scenario)
    const { observations, plan } = await run(parsed, { replications: 3 })
    const rows = observations.map(({ rows, waits }) => [[...rows], [...waits]])
    return JSON.stringify([bytesOf(parsed), plan.slices, rows])
  }

  test.each(Object.keys(OFF_JOURNEY))('%s', async name => {
    expect(await everything(OFF_JOURNEY[name])).toBe(await everything(TWO))
  })
})
