// Days: rates and staff that change, opening and closing, busy days; and what other simulators have published of theirs.

import { minus, sum } from '../../../measures/terms.ts'
import type { ScenarioInput } from '../../../scenario/schema.ts'
import { abandonmentsWhen } from '../abandonments.ts'
import { ABANDONED, type Case, exponential, known, OFFERED, type Output, type Quotient, WAITING } from '../case.ts'
import { dayAverage } from '../day-average.ts'

type Type = ScenarioInput['types'][string]
type Day = Pick<ScenarioInput, 'open' | 'interval' | 'closing'> & { staffing: number | number[]; calls: Type }

const day = ({ staffing, calls, ...time }: Day): ScenarioInput => ({
  title: 'one queue, one day',
  ...time,
  types: { calls },
  groups: { agents: { serves: ['calls'], staffing } },
})

// ── a day of half hours ────────────────────────────────────────────────────────────────────────────────────────────

const UNIFORMISATION = 'Kolmogorov equations, by uniformisation'

/** By half hour from 9:00: delayed, answered within 20 s, abandoned, mean queue, mean busy. */
const HALF_HOURS = [
  [0.151585187717, 0.885080683961, 1.30674870937, 0.108571959156, 3.30503268939],
  [0.207113030476, 0.84873575132, 2.41245895969, 0.201125609492, 5.41841911794],
  [0.203087551947, 0.861159243921, 2.94803142631, 0.245500607721, 7.92276490721],
  [0.201823764807, 0.869780711701, 3.4239439935, 0.284513954337, 10.5257689387],
  [0.271968844866, 0.823673955383, 5.6523674586, 0.469944357398, 12.9084968414],
  [0.287273657814, 0.817651802581, 6.54701307759, 0.543068774595, 14.8694947865],
  [0.325128700816, 0.791668460652, 8.08799224484, 0.668965482042, 16.0941850642],
  [0.387492545131, 0.742808289751, 10.5272526276, 0.869501652392, 16.5344381633],
  [0.378255634279, 0.746600141024, 9.79211739507, 0.809811002563, 15.5386359635],
  [0.529832194453, 0.604420630757, 15.0734713785, 1.25954508717, 13.5299208349],
  [0.456416470246, 0.671953044913, 11.6458696568, 0.981534476694, 13.1666446163],
  [0.383755357539, 0.736888600115, 9.24748885889, 0.772834652267, 13.7054988667],
  [0.353274814766, 0.763858162747, 8.52400423335, 0.70659055392, 14.4425350066],
  [0.387501644024, 0.736480468312, 9.78425479541, 0.81377004028, 14.6609640846],
  [0.338923399556, 0.774864024362, 7.96068290837, 0.662516189048, 14.3477965601],
  [0.31455105489, 0.790241853907, 6.86872796605, 0.571148818399, 13.2549296044],
  [0.371096730975, 0.737928541553, 8.08610051957, 0.673758251779, 11.7739817015],
  [0.332832012543, 0.765505932745, 6.52804399198, 0.546434387259, 10.6271659544],
  [0.293662229021, 0.793066384537, 5.17223825121, 0.430300878046, 9.48033746981],
  [0.356905201596, 0.73279279785, 6.14876549434, 0.512023155392, 8.031163431],
  [0.308786715593, 0.768735855097, 4.57166551998, 0.383929249846, 6.88708389834],
  [0.257272330618, 0.806707134384, 3.21732156318, 0.268472073788, 5.73942666009],
  [0.328212009342, 0.736444438206, 3.77209762311, 0.31381526344, 4.34555322023],
  [0.255475861862, 0.793812494539, 2.15471117001, 0.186121084465, 3.2036380911],
]

/** By half hour: delayed, abandonments, mean queue, mean busy. */
const SPIKE = [
  [0.227985208799, 4.43438285829, 0.282336275974, 6.9451782565],
  [0.289330607497, 5.80437261986, 0.37089940046, 7.68837134047],
  [0.925138681701, 62.9689581488, 5.71352905077, 9.83883862683],
  [0.377648439523, 11.0325192483, 0.807449756384, 8.04986048617],
  [0.122924273072, 2.01537688401, 0.125807657463, 8.09008665313],
  [0.29188757571, 5.83926084871, 0.373052402559, 7.70386751844],
]

const clock = (interval: number) => `${String(interval >> 1).padStart(2, '0')}:${interval % 2 ? '30' : '00'}`

const halfHours: Output[] = HALF_HOURS.flatMap(([delayed, level, abandoned, queueLength, agentsBusy], i) =>
  known(
    { delayed, 'serviceLevel(20 s)': level, abandoned, queueLength, agentsBusy },
    { interval: 18 + i },
    ` ${clock(18 + i)}`,
  ),
)

const spike: Output[] = SPIKE.flatMap(([delayed, abandonments, queueLength, agentsBusy], i) => [
  ...known({ delayed, queueLength, agentsBusy }, { interval: i }, ` ${clock(i)}`),
  { name: `abandonments ${clock(i)}`, exact: abandonments, read: abandonmentsWhen(i) },
])

const nonstationary: Case[] = [
  {
    id: 'NONSTAT-1',
    what: 'M(t)/M/n(t)+M from 9:00 to 21:00, from empty, staff cuts when calls are finished',
    source: UNIFORMISATION,
    scenario: day({
      open: '09:00-21:00',
      interval: 1800,
      calls: {
        arrivals: {
          perHour: [
            60, 90, 130, 170, 210, 240, 260, 270, 250, 230, 220, 225, 235, 240, 230, 210, 190, 170, 150, 130, 110, 90,
            70, 50,
          ],
        },
        handle: exponential(240),
        patience: exponential(150),
      },
      staffing: [6, 8, 11, 14, 16, 18, 19, 19, 18, 15, 15, 16, 17, 17, 17, 16, 14, 13, 12, 10, 9, 8, 6, 5],
    }),
    length: { replications: 2000 },
    outputs: [
      ...known({
        offered: 2115,
        abandoned: 159.453368413,
        answered: 1955.54663159,
        abandonment: 0.0753916635523,
        'serviceLevel(20 s)': 0.765391049132,
      }),
      ...halfHours,
    ],
  },
  {
    id: 'NONSTAT-SPIKE-k0.1',
    what: 'three hours with a spike; hazard of the waiting 1/90 ÷ (1 + 0.1 q)',
    source: UNIFORMISATION,
    scenario: day({
      open: '00:00-03:00',
      interval: 1800,
      calls: {
        arrivals: { perHour: [150, 150, 320, 150, 150, 150] },
        handle: exponential(200),
        patience: {
          ...exponential(90),
          load: { when: 'waiting', measure: 'queueLength', response: { slope: 0.1 } },
        },
      },
      staffing: [10, 10, 10, 10, 12, 10],
    }),
    length: { replications: 4000 },
    outputs: spike,
  },
]

// ── busy days ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** By the second half of a day: by then nothing is left of the empty start. */
const SECOND_HALF = { interval: 1 }

const busyDays: Case = {
  id: 'BUSY-1',
  what: 'M/M/14+M, rate of a day × gamma factor of shape 28.7',
  source: 'Gauss–Laguerre quadrature of exact Erlang A; Whitt 1999; Avramidis, Deslauriers & L’Ecuyer 2004',
  scenario: day({
    open: '00:00-24:00',
    interval: 43200,
    calls: {
      arrivals: { perHour: 220, busyness: { shape: 28.7 } },
      handle: exponential(180),
      patience: exponential(180),
    },
    staffing: 14,
  }),
  length: { replications: 2000 },
  outputs: [
    ...known(
      {
        abandonment: 0.0500664196801,
        'serviceLevel(20 s)': 0.81516686707,
        wait: 9.01195554242,
        occupancy: 0.746376384537,
      },
      SECOND_HALF,
      '',
    ),
    { name: 'abandonment, day average', exact: 0.0429904976965, read: dayAverage('abandonment', SECOND_HALF) },
  ],
}

// ── values that simulations have published ─────────────────────────────────────────────────────────────────────────

/** Normal quantiles of the intervals they print, of 1,000 replications or more. */
const AT_90 = 1.6449
const AT_95 = 1.96

/** Per replication: a day, or a week. */
const PER_RUN = { days: 1 }

type Published = readonly [value: number, low: number, high: number]

const published = (name: string, [exact, low, high]: Published, read: Quotient, normal = AT_95): Output => ({
  name,
  exact,
  error: (high - low) / 2 / normal,
  read,
})

// ── SSJ, CallCenter ────────────────────────────────────────────────────────────────────────────────────────────────

const SSJ = 'example CallCenter of SSJ (L’Ecuyer et al., github.com/umontreal-simul/ssj)'

const ssj = (shape: number) =>
  day({
    open: '08:00-21:00',
    interval: 3600,
    calls: {
      arrivals: {
        perHour: [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60],
        busyness: { shape },
      },
      handle: exponential(100),
      patience: { ...exponential(1000), zero: 0.1 },
    },
    staffing: [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4],
  })

/** The published quotients are by the expected number of calls a day, 1660. */
const per1660 = (above: Quotient['above'], threshold?: number): Quotient => ({
  above,
  below: { days: 1660 },
  threshold,
})

const ssjCases: Case[] = [
  {
    id: 'SSJ-CALLCENTER-a400',
    what: '13 hours, patience 0 or exponential, days hardly differ',
    source: `${UNIFORMISATION}, and quadrature; ${SSJ}`,
    scenario: ssj(400),
    length: { replications: 4000 },
    outputs: known({
      offered: 1660,
      wait: 4.72360415043,
      'serviceLevel3(20 s)': 0.92468936483,
      abandonment: 0.0198592462527,
    }),
  },
  {
    id: 'SSJ-CALLCENTER-a10',
    what: 'the same, days differ much',
    source: `published simulation of 1,000 days; ${SSJ}`,
    scenario: ssj(10),
    length: { replications: 4000 },
    outputs: [
      published('offered', [1639.507, 1612.789, 1666.225], { above: OFFERED, below: PER_RUN }, AT_90),
      published('wait / 1660', [11.834, 10.06, 13.608], per1660(WAITING), AT_90),
      published('in 20 s / 1660', [0.853, 0.844, 0.862], per1660(sum('answeredIn', 'abandonedIn'), 20), AT_90),
      published('abandoned / 1660', [0.0342, 0.0311, 0.0374], per1660(ABANDONED), AT_90),
    ],
  },
]

// ── ContactCenters ─────────────────────────────────────────────────────────────────────────────────────────────────

const CONTACT_CENTERS = 'ContactCenters (Buist & L’Ecuyer, github.com/umontreal-simul/contactcenters)'

const mmc = (calls: Partial<Type> = {}, closing: Day['closing'] = 'drain') =>
  day({
    open: '00:00-08:00',
    interval: 28800,
    closing,
    calls: { arrivals: { perHour: 252 }, handle: exponential(120), ...calls },
    staffing: 12,
  })

const OPEN = { interval: 0 }

const contactCenters: Case[] = [
  {
    id: 'CC-MMC',
    what: 'M/M/12 for 8 hours from empty, then drained',
    source: `${UNIFORMISATION}; example MMC of ${CONTACT_CENTERS}`,
    scenario: mmc(),
    length: { replications: 3000 },
    outputs: [
      ...known({ offered: 2016, answered: 2016, 'serviceLevel2(20 s)': 0.90043240928, wait: 6.04084446108 }),
      ...known({ occupancy: 0.696934349488 }, OPEN, ' while open'),
      {
        name: 'answered in 20 s',
        exact: 1815.27173711,
        read: { above: sum('answeredIn'), below: PER_RUN, threshold: 20 },
      },
    ],
  },
  {
    id: 'CC-MMCAB',
    what: 'M/M/12+M for 8 hours from empty, then drained',
    source: `${UNIFORMISATION}; example MMCAb of ${CONTACT_CENTERS}`,
    scenario: mmc({ patience: exponential(60) }),
    length: { replications: 3000 },
    outputs: [
      ...known({
        offered: 2016,
        abandoned: 59.2632183737,
        answered: 1956.73678163,
        'serviceLevel2(20 s)': 0.974438111631,
      }),
      ...known({ occupancy: 0.676558344176 }, OPEN, ' while open'),
      {
        name: 'answered in 20 s',
        exact: 1906.71889445,
        read: { above: sum('answeredIn'), below: PER_RUN, threshold: 20 },
      },
      { name: 'all waits / answered', exact: 1.817205633282, read: { above: WAITING, below: sum('answered') } },
    ],
  },
  {
    id: 'CC-MMCBLOCKED',
    what: 'M/M/12/17 for 8 hours from empty',
    source: `published simulation of 1,000 days; example MMCBlocked of ${CONTACT_CENTERS}`,
    scenario: mmc({ waitingRoom: 5 }),
    length: { replications: 3000 },
    outputs: [
      published('serviceLevel1(20 s)', [0.92, 0.919, 0.922], {
        above: sum('answeredIn'),
        below: OFFERED,
        threshold: 20,
      }),
    ],
  },
  {
    id: 'CC-MMCCLRQ',
    what: 'M/M/12 for 8 hours from empty, then cleared',
    source: `published simulation of 1,000 days; example MMCClrQ of ${CONTACT_CENTERS}`,
    scenario: mmc({}, 'clear'),
    length: { replications: 3000 },
    outputs: [published('disconnected', [0.433, 0.328, 0.538], { above: sum('disconnected'), below: PER_RUN })],
  },
]

/** Mean patience, and the edges between which it is kept, seconds. */
const MEAN = 120
const EDGES = [0, 8, 16, 28, 45, 70, 110, 180, 1800]

/**
 * There a caller who calls again is as patient as before; here a caller keeps his segment. So: segments of callers of
 * nearly the same patience, which together have the exponential law.
 */
const segments = EDGES.slice(1).map((to, i) => {
  const edges = Array.from({ length: 11 }, (_, k) => EDGES[i] + ((to - EDGES[i]) * k) / 10)
  const longer = edges.map(edge => Math.exp(-edge / MEAN))
  return {
    name: `up to ${to} s`,
    share: longer[0] - (i === EDGES.length - 2 ? 0 : longer[10]),
    law: 'histogram' as const,
    edges,
    counts: longer.slice(1).map((share, k) => longer[k] - share),
  }
})

// Per type, 100 calls an hour in the first hour and 50 in the other eight; five days.
const language = (min: number, max: number): Type => ({
  arrivals: { perHour: [100, 50, 50, 50, 50, 50, 50, 50, 50] },
  handle: { law: 'uniform', min, max },
  patience: { segments },
  redial: {
    deliberate: 0.75,
    sameDay: { law: 'constant', value: 1200 },
    nextDay: 0,
    closed: 0,
    attempts: 'unlimited',
  },
})

// Their occupancy is by scheduled time, calls finished after closing included.
const occupancyOf = (group: string | undefined, [percent, low, high]: Published): Output =>
  published(`occupancy ${group ?? 'all'}`, [percent / 100, low / 100, high / 100], {
    above: sum('busyTime'),
    below: sum('scheduledTime'),
    where: group === undefined ? {} : { group },
  })

const bilingual: Case = {
  id: 'CC-BILINGUAL',
  what: 'a week; two languages, bilingual agents, redials after exactly 20 min, 40 lines',
  source: `published simulation of 1,000 weeks; example Bilingual of ${CONTACT_CENTERS}`,
  scenario: {
    title: 'two languages',
    start: '2026-01-05',
    days: 5,
    open: '08:00-17:00',
    interval: 3600,
    closing: 'clear',
    lines: 40,
    routing: { agentChoice: 'random', callChoice: 'oldest' },
    types: { english: language(180, 420), spanish: language(240, 360) },
    groups: {
      English: { serves: ['english'], staffing: 7 },
      Spanish: { serves: ['spanish'], staffing: 7 },
      bilingual: { serves: ['english', 'spanish'], staffing: 4 },
    },
  },
  length: { replications: 1000 },
  // Not their service level, which adds up the waits of all attempts of a caller, nor those cut off at closing: there the
  // queue lives on until the last agent has left.
  outputs: [
    published('offered', [5110.161, 5105.009, 5115.313], { above: OFFERED, below: PER_RUN }),
    published('redials', [107.168, 105.841, 108.495], {
      above: minus(OFFERED, sum('fresh')),
      below: PER_RUN,
    }),
    published('answered', [4967.235, 4962.946, 4971.524], { above: sum('answered'), below: PER_RUN }),
    published('abandoned', [142.868, 141.209, 144.527], { above: ABANDONED, below: PER_RUN }),
    occupancyOf('English', [47.624, 47.563, 47.684]),
    occupancyOf('Spanish', [47.639, 47.58, 47.699]),
    occupancyOf('bilingual', [63.254, 63.197, 63.31]),
    occupancyOf(undefined, [51.103, 51.059, 51.148]),
  ],
}

export const days: readonly Case[] = [...nonstationary, busyDays, ...ssjCases, ...contactCenters, bilingual]
