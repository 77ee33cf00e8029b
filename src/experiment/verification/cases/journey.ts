// The customer's journey beyond one queue: IVR and wrong desks, repeat calls, satisfaction.

import { minus, sum } from '../../../measures/terms.ts'
import type { ScenarioInput } from '../../../scenario/schema.ts'
import { AWAY, type Case, exponential, known, OFFERED, type Output, queue, quotient, TIME } from '../case.ts'

// ── IVR and wrong desks ────────────────────────────────────────────────────────────────────────────────────────────

type Desk = { deskVisits: number; wait: number; delayed: number; within20: number; occupancy: number }

const desk = (group: string, { delayed, wait, within20, ...values }: Desk): Output[] =>
  known(
    { ...values, deskWait: wait, 'deskServiceLevel(0 s)': 1 - delayed, 'deskServiceLevel(20 s)': within20 },
    { group },
  )

type Duration = NonNullable<ScenarioInput['ivr']>['steps'][string]['time']

/** A type some of whose calls are solved by the IVR, and some sent to the other desk for the whole of a talk there. */
const sorted = (perHour: number, handle: number, [contained, wrong]: readonly [number, number], time: Duration) => ({
  arrivals: { perHour },
  handle: exponential(handle),
  ivr: { steps: { menu: { time, next: { solved: contained, queue: 1 - contained } } } },
  misrouting: { probability: wrong, diagnosis: 'handle' as const, retell: 1 },
})

/** Agents' time on calls of a type, at both desks, by customers who reached the right one. */
const handlePerCustomer = (type: string, exact: number): Output =>
  quotient(`handle time ${type}`, exact, {
    above: sum('talk', 'transferTime'),
    below: sum('answered'),
    where: { type },
  })

const misrouted: Case = {
  id: 'IVR-MISROUTE-1',
  what: 'IVR, wrong desks that transfer after a full talk, two queues without abandonment',
  source: 'open network with product form: Jackson 1957; the output of M/G/∞ is Poisson',
  scenario: {
    title: 'IVR, two desks',
    // The law of the time in the IVR changes nothing.
    types: {
      A: sorted(300, 180, [0.3, 0.1], exponential(60)),
      B: sorted(200, 200, [0.2, 0.05], 45),
    },
    groups: { a: { serves: ['A'], staffing: 14 }, b: { serves: ['B'], staffing: 11 } },
  },
  length: { hours: 12_000, warmUp: 20 },
  outputs: [
    ...desk('a', {
      deskVisits: 218,
      delayed: 0.287869605912,
      wait: 16.7150093755,
      within20: 0.796011590528,
      occupancy: 0.778571428571,
    }),
    ...desk('b', {
      deskVisits: 181,
      delayed: 0.6980565683,
      wait: 147.823743875,
      within20: 0.364853488886,
      occupancy: 0.914141414141,
    }),
    ...known({ speedOfAnswer: 31.4973837631, containment: 0.3, misrouted: 0.07 }, { type: 'A' }),
    ...known({ speedOfAnswer: 148.659494344, containment: 0.2, misrouted: 0.04 }, { type: 'B' }),
    handlePerCustomer('A', 200),
    handlePerCustomer('B', 209),
  ],
}

// ── repeat calls ───────────────────────────────────────────────────────────────────────────────────────────────────

const solvedBy = (probability: number, delay: number): ScenarioInput['types'][string]['resolution'] => ({
  probability,
  delay: exponential(delay),
})

const FIRST = sum('callsBy1')

/** Shares of cases that need so many calls: those with a k-th call less those with a further one. */
const needed: Output[] = [
  { calls: '1 call', exact: 0.7, above: minus(FIRST, sum('callsBy2')) },
  { calls: '2 calls', exact: 0.21, above: minus(sum('callsBy2'), sum('callsBy3')) },
  { calls: '3 calls', exact: 0.063, above: minus(sum('callsBy3'), sum('callsBy4')) },
  { calls: '4 calls', exact: 0.0189, above: minus(sum('callsBy4'), sum('callsBy5')) },
].map(({ calls, exact, above }) => quotient(`cases of ${calls}`, exact, { above, below: FIRST }))

const resolution: Case = {
  id: 'FCR-1',
  what: 'M/M/14, 30 % of answers do not solve the case: the customer calls again an hour later',
  source: 'open network with product form: Jackson 1957; de Véricourt & Zhou 2005',
  scenario: queue({ agents: 14, perHour: 140, handle: 180, more: { resolution: solvedBy(0.7, 3600) } }),
  length: { hours: 16_000, warmUp: 20 },
  outputs: [
    ...known({
      offered: 200,
      repeatCalls: 60,
      fcr: 0.7,
      callsPerCase: 1.42857142857,
      delayed: 0.174131933595,
      speedOfAnswer: 7.83593701178,
      'serviceLevel1(20 s)': 0.888350019179,
      'serviceLevel1(60 s)': 0.95409932065,
      occupancy: 0.714285714286,
    }),
    quotient('returns pending', 60, { above: AWAY, below: TIME }),
    ...needed,
  ],
}

const resolutionAndPatience: Case = {
  id: 'FCR-AB-1',
  what: 'M/M/9+M, 25 % of answers do not solve the case; who abandons is lost',
  source: 'two-dimensional Markov chain; Yom-Tov & Mandelbaum 2014; Ding et al. 2015',
  scenario: queue({
    agents: 9,
    perHour: 140,
    handle: 180,
    patience: 120,
    more: { resolution: solvedBy(0.75, 900) },
  }),
  length: { hours: 16_000, warmUp: 20 },
  outputs: [
    ...known({
      repeatCalls: 38.3593791281,
      offered: 178.359379128,
      delayed: 0.488174071048,
      queueLength: 0.830728753861,
      wait: 16.7674025808,
      occupancy: 0.85243064729,
      answered: 153.437516512,
      lost: 24.9218626158,
      abandonment: 0.13972835484,
      blocking: 0,
    }),
    quotient('returns pending', 9.58984478202, { above: AWAY, below: TIME }),
    quotient('answered per fresh caller', 1.0959822608, { above: sum('answered'), below: sum('fresh') }),
    quotient('calls per fresh caller', 1.2739955652, { above: OFFERED, below: sum('fresh') }),
  ],
}

// ── satisfaction ───────────────────────────────────────────────────────────────────────────────────────────────────

type Form = 'multiplicative' | 'additive'

/** Waiting takes nothing away here: only calls after the first do, 15 % each. */
function satisfaction(form: Form, mean: number, after: readonly number[]): Case {
  return {
    id: `CSAT-1-${form.toUpperCase()}`,
    what: `cases need geometrically many calls; each further one takes 15 % of satisfaction: ${form}`,
    source:
      form === 'additive' ? 'geometric series, 0 from the eighth call on' : 'geometric series: 0.7 ÷ (1 − 0.85 · 0.3)',
    scenario: {
      ...queue({ agents: 14, perHour: 140, handle: 180, more: { resolution: solvedBy(0.7, 3600) } }),
      satisfaction: { form, tolerance: '1000 h' },
    },
    length: { hours: 3000, warmUp: 20 },
    outputs: [
      ...known({ callsPerCase: 1.42857142857, satisfaction: mean }),
      ...after.flatMap((exact, i) => known({ [`satisfactionAfter${i + 1}`]: exact })),
    ],
  }
}

export const journey: readonly Case[] = [
  misrouted,
  resolution,
  resolutionAndPatience,
  satisfaction('multiplicative', 0.939597315436, [1, 0.85, 0.7225, 0.614125, 0.52200625]),
  satisfaction('additive', 0.93573928, [1, 0.85, 0.7, 0.55, 0.4]),
]
