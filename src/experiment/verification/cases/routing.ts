// Several types of call or several groups: priorities, overlapping skills, which idle agent takes a call.

import { sum } from '../../../measures/terms.ts'
import type { ScenarioInput } from '../../../scenario/schema.ts'
import { type Case, exponential, known, OFFERED } from '../case.ts'

const type = (
  perHour: number,
  handle: number,
  { patience, priority = 0 }: { patience?: number; priority?: number },
) => ({
  arrivals: { perHour },
  handle: exponential(handle),
  ...(patience && { patience: exponential(patience) }),
  priority,
})

const byPriority = (types: ScenarioInput['types'], agents: number): ScenarioInput => ({
  title: 'two types in one group, non-preemptive priority',
  types,
  groups: { agents: { serves: Object.keys(types), staffing: agents, callChoice: 'priority' } },
})

// ── agents of different speed ──────────────────────────────────────────────────────────────────────────────────────

type Choice = 'longestIdle' | 'random' | 'fastest' | 'slowest'
type Hetero = { delayed: number; abandonment: number; wait: number; occupancies: readonly [number, number, number] }

const AGENTS = { quick: 2 / 3, usual: 1, slow: 5 / 3 }

function hetero(id: string, agentChoice: Choice, { occupancies, ...values }: Hetero): Case {
  const groups = Object.entries(AGENTS).map(([name, handleFactor]) => [
    name,
    { serves: ['calls'], staffing: 1, handleFactor },
  ])
  return {
    id,
    what: `M/M/3+M, agents of 120, 180 and 300 s a call; idle agent chosen: ${agentChoice}`,
    source: 'Markov chain on the ordered idle agents; Gumbel 1960; Adan, Hurkens & Weiss 2010',
    scenario: {
      title: 'three agents of different speed',
      routing: { agentChoice },
      types: { calls: type(45, 180, { patience: 150 }) },
      groups: Object.fromEntries(groups),
    },
    length: { hours: 40_000 },
    outputs: [
      ...known(values),
      ...Object.keys(AGENTS).flatMap((group, i) => known({ occupancy: occupancies[i] }, { group })),
    ],
  }
}

export const routing: readonly Case[] = [
  {
    id: 'PRIO-1',
    what: 'M/M/5, two classes, non-preemptive priority',
    source: 'Cobham 1954; Davis 1966; Kella & Yechiali 1985',
    scenario: byPriority({ high: type(40, 180, { priority: 1 }), low: type(50, 180, {}) }, 5),
    length: { hours: 40_000, warmUp: 50 },
    outputs: [
      ...known({ delayed: 0.762493220733, wait: 274.497559464 }),
      ...known({ wait: 45.749593244, queueLength: 0.508328813822 }, { type: 'high' }),
      ...known({ wait: 457.49593244, queueLength: 6.35411017277 }, { type: 'low' }),
    ],
  },
  {
    id: 'PRIO-AB-1',
    what: 'M/M/10+M, two classes, non-preemptive priority',
    source: 'three-dimensional Markov chain',
    scenario: byPriority(
      { high: type(60, 180, { patience: 90, priority: 1 }), low: type(150, 180, { patience: 150 }) },
      10,
    ),
    length: { hours: 16_000 },
    outputs: [
      ...known({ delayed: 0.569001537329, occupancy: 0.887403814023 }),
      ...known(
        {
          abandonment: 0.114029419799,
          wait: 10.2626477819,
          queueLength: 0.171044129699,
          'serviceLevel(20 s)': 0.732085455514,
        },
        { type: 'high' },
      ),
      ...known(
        {
          abandonment: 0.171183146716,
          wait: 25.6774720074,
          queueLength: 1.06989466697,
          'serviceLevel(20 s)': 0.556305536144,
        },
        { type: 'low' },
      ),
    ],
  },
  {
    id: 'NDES-1',
    what: 'N-design: A overflows to pool 2 at once, which prefers B',
    source: 'four-dimensional Markov chain; Gans, Koole & Mandelbaum 2003',
    scenario: {
      title: 'N-design with priority',
      types: { A: type(130, 180, { patience: 120 }), B: type(70, 180, { patience: 120, priority: 1 }) },
      groups: {
        pool1: { serves: ['A'], staffing: 6 },
        pool2: { serves: { A: { rank: 2 }, B: {} }, staffing: 5, callChoice: 'priority' },
      },
    },
    length: { hours: 16_000 },
    outputs: [
      ...known(
        {
          delayed: 0.3090406711,
          abandonment: 0.0791456561213,
          wait: 9.49747873455,
          queueLength: 0.342964509859,
          'serviceLevel(20 s)': 0.793620563344,
        },
        { type: 'A' },
      ),
      ...known(
        {
          delayed: 0.537844011889,
          abandonment: 0.174175297822,
          wait: 20.9010357387,
          queueLength: 0.406409028252,
          'serviceLevel(20 s)': 0.594726225712,
        },
        { type: 'B' },
      ),
      ...known({ occupancy: 0.801911147205 }, { group: 'pool1' }),
      ...known({ occupancy: 0.812894561921 }, { group: 'pool2' }),
      {
        name: 'A to pool2 at once',
        exact: 0.114117965496,
        read: {
          above: sum('answeredIn'),
          where: { type: 'A', group: 'pool2' },
          threshold: 0,
          below: OFFERED,
          whereBelow: { type: 'A' },
        },
      },
    ],
  },
  {
    id: 'NDES-FCFS',
    what: 'N-design, oldest call first, waiting room of 12',
    source: 'Markov chain on the ordered queue; cf. Adan & Weiss 2012',
    scenario: {
      title: 'N-design, oldest call first',
      waitingRoom: 12,
      types: { A: type(40, 180, { patience: 60 }), B: type(30, 180, { patience: 90 }) },
      groups: {
        pool1: { serves: ['A'], staffing: 2 },
        pool2: { serves: { A: { rank: 2 }, B: {} }, staffing: 2 },
      },
    },
    length: { hours: 40_000 },
    outputs: [
      ...known(
        { delayed: 0.302545743325, abandonment: 0.155038655334, wait: 9.30231932006, queueLength: 0.103359103556 },
        { type: 'A' },
      ),
      ...known(
        { delayed: 0.568975752024, abandonment: 0.328605536423, wait: 29.5744982781, queueLength: 0.246454152318 },
        { type: 'B' },
      ),
      ...known({ occupancy: 0.633548676843 }, { group: 'pool1' }),
      ...known({ occupancy: 0.714958514404 }, { group: 'pool2' }),
    ],
  },
  hetero('HETERO-1-LIS', 'longestIdle', {
    delayed: 0.376780427322,
    abandonment: 0.140389606769,
    wait: 21.0584410153,
    occupancies: [0.571346537817, 0.641268733776, 0.726391407117],
  }),
  hetero('HETERO-1-RANDOM', 'random', {
    delayed: 0.376780427322,
    abandonment: 0.140389606769,
    wait: 21.0584410153,
    occupancies: [0.571346537817, 0.641268733776, 0.726391407117],
  }),
  hetero('HETERO-1-FASTEST', 'fastest', {
    delayed: 0.355380164917,
    abandonment: 0.132415799729,
    wait: 19.8623699594,
    occupancies: [0.664731589893, 0.607405903191, 0.579268604297],
  }),
  hetero('HETERO-1-SLOWEST', 'slowest', {
    delayed: 0.39332889192,
    abandonment: 0.146555618241,
    wait: 21.9833427362,
    occupancies: [0.494603370214, 0.682036218274, 0.827180975605],
  }),
]
