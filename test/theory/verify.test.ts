import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/experiment/verification/case.ts'
import { cases } from '../../src/experiment/verification/cases/index.ts'
import { type Comparison, compareCase } from '../../src/experiment/verification/compare.ts'
import { verify } from '../../src/experiment/verification/verify.ts'
import { isVerified, verificationReport } from '../../src/report/verification.ts'

// A tenth of the length of `savlanut verify`; seeds are the ids of the cases.
const EFFORT = 0.1
/** Enough for errors as gross as those below: under vitest a call with a journey takes many times as long as elsewhere. */
const SHORT = 0.02

const byId = (id: string): Case => cases.find(each => each.id === id)!
const largest = (comparisons: readonly Comparison[]) => Math.max(...comparisons.map(({ z }) => Math.abs(z)))

describe('every case agrees with theory within 4 standard errors', () => {
  let all: readonly Comparison[]
  beforeAll(async () => {
    all = (await verify({ effort: EFFORT, workers: 2 })).comparisons
  })

  test.each(cases.map(({ id, what }) => [id, what]))('%s: %s', id => {
    const comparisons = all.filter(each => each.id === id)
    expect(comparisons.length).toBeGreaterThan(0)
    for (const { output, exact, simulated, standardError, z } of comparisons)
      expect(Math.abs(z), `${output}: ${simulated} ± ${standardError}, exact ${exact}`).toBeLessThanOrEqual(4)
  })

  test('and the z of all lie as honest ones do', () => {
    const moved = all.map(({ z }) => z).filter(z => z !== 0)
    const mean = moved.reduce((sum, z) => sum + z, 0) / moved.length
    const square = moved.reduce((sum, z) => sum + z * z, 0) / moved.length
    // Outputs of one case go together: the 54 cases are worth some 120 independent outputs.
    expect(Math.abs(mean)).toBeLessThan(0.3)
    expect(square).toBeGreaterThan(0.6)
    expect(square).toBeLessThan(1.5)
  })
})

describe('a wrong mechanism is found out', () => {
  type Calls = Record<string, object>
  type Written = { types: Calls; groups: Calls; wordOfMouth: object }
  const wrong = (id: string, change: (scenario: Written) => object): Case => {
    const right = byId(id)
    const scenario = structuredClone(right.scenario) as never as Written
    return { ...right, scenario: { ...scenario, ...change(scenario) } as Case['scenario'] }
  }
  /** A case whose only type is changed. */
  const wrongCalls = (id: string, fields: object) =>
    wrong(id, ({ types }) => ({ types: { calls: { ...types.calls, ...fields } } }))

  const patience = (mean: number, load?: object) => ({ patience: { law: 'exponential', mean, ...(load && { load }) } })
  const whileWaiting = (slope: number) => ({ when: 'waiting', measure: 'queueLength', response: { slope } })

  test.each<[string, Case]>([
    ['patience 5 % too long', wrongCalls('ERLA-2', patience(126))],
    ['calls 2 % too long', wrongCalls('ERLA-1', { handle: { law: 'exponential', mean: 183.6 } })],
    ['3 % too many calls', wrongCalls('ERLB-1', { arrivals: { perHour: 165 } })],
    ['handle times that vary less', wrongCalls('ERLC-1', { handle: { law: 'erlang', mean: 180, phases: 2 } })],
    [
      'patience that load changes by 0.12 instead of 0.1',
      wrongCalls('LOADPAT-Q-400', patience(90, whileWaiting(0.12))),
    ],
    [
      'load that acts on joining instead of while waiting',
      wrongCalls('LOADPAT-Q-400', patience(90, { ...whileWaiting(0.1), when: 'arrival' })),
    ],
    [
      'redials with probability 0.55 instead of 0.5',
      wrong('RETR-4', ({ types: { calls } }) => ({
        types: { calls: { ...calls, redial: { ...(calls as { redial: object }).redial, deliberate: 0.55 } } },
      })),
    ],
    [
      'balking 10 % too weak',
      wrongCalls('BALK-1', { patience: { law: 'exponential', mean: 240, balk: { beta: 0.09 } } }),
    ],
    [
      'the oldest call instead of the one with priority',
      wrong('PRIO-AB-1', ({ groups: { agents } }) => ({ groups: { agents: { ...agents, callChoice: 'oldest' } } })),
    ],
    [
      'overflow only after 5 seconds',
      wrong('NDES-1', ({ groups }) => ({
        groups: { ...groups, pool2: { ...groups.pool2, serves: { A: { rank: 2, after: 5 }, B: {} } } },
      })),
    ],
    ['any agent instead of the fastest', wrong('HETERO-1-FASTEST', () => ({ routing: { agentChoice: 'random' } }))],
    [
      'one agent more in one half hour',
      wrong('NONSTAT-1', ({ groups: { agents } }) => ({ groups: { agents: oneMore(agents) } })),
    ],
    ['days that are all alike', wrongCalls('BUSY-1', { arrivals: { perHour: 220 } })],
  ])('%s', async (_, subject) => expectFound(subject, EFFORT))

  // … and of the journey beyond the queue.
  const callback = (fields: object) => (calls: object) => within(calls, 'callback', fields)
  const resolution = (fields: object) => (calls: object) => within(calls, 'resolution', fields)
  const lost = (part: number) => ({
    misrouting: undefined,
    ivr: { steps: { menu: { time: 60, next: { solved: 0.3, hangUp: 0.7 * part, queue: 0.7 * (1 - part) } } } },
  })

  test.each<[string, Case]>([
    [
      'calls at the wrong desk that are lost, not transferred',
      wrong('IVR-MISROUTE-1', ({ types }) => ({ types: { ...types, A: { ...types.A, ...lost(0.1) } } })),
    ],
    [
      'wrong desks that see their error after a minute',
      wrong('IVR-MISROUTE-1', ({ types }) => ({
        types: { ...types, A: within(types.A, 'misrouting', { diagnosis: 60 }) },
      })),
    ],
    [
      'handle times 20 % longer after a transfer',
      wrong('IVR-MISROUTE-1', ({ types }) => ({
        types: { ...types, A: within(types.A, 'misrouting', { retell: 1.2 }) },
      })),
    ],
    ['virtual hold that 25 % take, not 35 %', changed('VIRTUALHOLD-1', callback({ accept: 0.25 }))],
    [
      'virtual hold without one’s place in the queue',
      changed('VIRTUALHOLD-1', callback({ mode: 'promise', urgent: 0 })),
    ],
    ['callbacks at once, before waiting calls', changed('CALLBACK-1', callback({ urgent: 3600 * 1000 - 1 }))],
    ['callbacks offered from 3 waiting on', changed('CALLBACK-1', callback({ offer: { queue: 3 } }))],
    ['a reserve of idle agents that is ignored', changed('CALLBACK-2', callback({ reserve: 0 }))],
    ['the customer calls again with probability 0.9', changed('FCR-1', resolution({ repeat: 0.9 }))],
    ['72 % solved instead of 70 %', changed('FCR-1', resolution({ probability: 0.72 }))],
    ['at most 3 calls a case', changed('FCR-1', resolution({ contacts: 3 }))],
    ['repeat calls twice as late', changed('FCR-AB-1', resolution({ delay: { law: 'exponential', mean: 1800 } }))],
    [
      'a tenth of those who abandon call again',
      wrongCalls('FCR-AB-1', { redial: { deliberate: 0.1, nextDay: 0, sameDay: { law: 'exponential', mean: 900 } } }),
    ],
    ['satisfaction that decays by 10 %', wrong('CSAT-1-MULTIPLICATIVE', () => satisfaction({ decay: 0.1 }))],
    ['losses that add up', wrong('CSAT-1-MULTIPLICATIVE', () => satisfaction({ form: 'additive' }))],
    [
      'waiting that takes satisfaction away',
      wrong('CSAT-1-ADDITIVE', () => satisfaction({ form: 'additive', tolerance: 0, waitPerMinute: 0.05 })),
    ],
    [
      'tales that change nobody’s mind',
      wrong('WOM-1', ({ wordOfMouth }) => ({ wordOfMouth: { ...wordOfMouth, effect: 0 } })),
    ],
    [
      'tales told for 7 days, not 14',
      wrong('WOM-1', ({ wordOfMouth }) => ({ wordOfMouth: { ...wordOfMouth, days: '7 d' } })),
    ],
    ['nobody praises a good repair', wrong('WOM-2', () => ({ satisfaction: { ivrLoop: 0.2, recovery: 0 } }))],
    ['18 % leave instead of 20 %', wrong('WOM-1', () => ({ churn: { table: [[0, 0.18]] } }))],
  ])('%s', async (_, subject) => expectFound(subject, SHORT))

  async function expectFound(subject: Case, effort: number): Promise<void> {
    expect(largest(await compareCase(subject, effort))).toBeGreaterThan(4)
  }

  /** A case whose only type is changed by a function. */
  function changed(id: string, change: (calls: object) => object): Case {
    return wrong(id, ({ types }) => ({ types: { calls: change(types.calls) } }))
  }

  /** Some fields of a part changed. */
  function within(type: object, part: string, fields: object): object {
    return { ...type, [part]: { ...(type as Calls)[part], ...fields } }
  }

  function satisfaction(fields: object): object {
    return { satisfaction: { form: 'multiplicative', tolerance: '1000 h', ...fields } }
  }

  function oneMore(agents: object): object {
    const { staffing } = agents as { staffing: number[] }
    return { ...agents, staffing: staffing.map((level, i) => (i === 9 ? level + 1 : level)) }
  }
})

describe('verify', () => {
  test('takes the cases that are asked for, in their order, the same for any number of workers', async () => {
    const patterns = ['retr-1', 'ERLA-*']
    const alone = await verify({ patterns, effort: 0.01 })
    expect(new Set(alone.comparisons.map(({ id }) => id))).toEqual(new Set(['ERLA-1', 'ERLA-2', 'ERLA-5', 'RETR-1']))
    expect(await verify({ patterns, effort: 0.01, workers: 2 })).toEqual(alone)
  })

  test('knows its cases', async () => {
    await expect(verify({ patterns: ['ERLA-*', 'NDES-9'] })).rejects.toThrow(/unknown case "NDES-9" — did you mean/)
  })

  test('tells in 80 columns what agrees, what does not, and what is not covered', async () => {
    const right: Comparison = { id: 'A-1', output: 'wait', exact: 2, simulated: 2.1, standardError: 0.05, z: 2 }
    const bad: Comparison = {
      id: 'LOADPAT-EQ-c0.5-420',
      output: 'a',
      exact: 1e-5,
      simulated: 0,
      standardError: 0,
      z: NaN,
    }
    const around = { effort: 1, limit: 4, notCovered: ['callbacks'] }
    expect(isVerified({ comparisons: [right], ...around })).toBe(true)
    expect(isVerified({ comparisons: [right, bad], ...around })).toBe(false)
    const text = verificationReport({ comparisons: [right, bad], ...around })
    expect(text).toMatchInlineSnapshot(`
      "1 of 2 outputs within 4 standard errors; largest |z| NaN (LOADPAT-EQ-c0.5-420).

      2 cases, seeds fixed by their ids.
      z: mean 2.00, r.m.s. 2.00, 0.0 % beyond 2; if all is right 0, 1 and 5 %.

      case                output     exact simulated s.e.    z
      A-1                 wait           2       2.1 0.05 2.00
      LOADPAT-EQ-c0.5-420 a      1.0000e-5         0    0  NaN

      Not covered:
      - callbacks
      "
    `)
  })
})
