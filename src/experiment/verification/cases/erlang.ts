// Patient callers: Erlang B and C, limited waiting rooms, one server with any handle time.

import { sum } from '../../../measures/terms.ts'
import { ACCEPTED, type Case, known, queue } from '../case.ts'

const ERLANG_B = { blocking: 0.121661064253, agentsBusy: 7.02671148598, occupancy: 0.702671148598 }

/** Insensitivity: Erlang B knows nothing of handle times but their mean. */
const lossSystem = (id: string, what: string, handle: object): Case => ({
  id,
  what,
  source: 'Erlang 1917; insensitivity: Sevastyanov 1957',
  scenario: queue({ agents: 10, perHour: 160, handle: 180, more: { waitingRoom: 0, handle: handle as never } }),
  length: { hours: 20_000 },
  outputs: known(ERLANG_B),
})

const serviceLevels = (levels: readonly (readonly [seconds: number, share: number])[]) =>
  known(Object.fromEntries(levels.map(([seconds, share]) => [`serviceLevel1(${seconds} s)`, share])))

const waitOfDelayed = (exact: number) => ({
  name: 'wait of the delayed',
  exact,
  read: { above: sum('waitAnswered'), below: sum('delayed') },
})

export const erlang: readonly Case[] = [
  lossSystem('ERLB-1', 'M/M/10/10', { law: 'exponential', mean: 180 }),
  lossSystem('ERLB-1-LOGN', 'M/G/10/10, lognormal handle times', { law: 'lognormal', mean: 180, cv: 1.5 }),
  lossSystem('ERLB-1-CONST', 'M/D/10/10', { law: 'constant', value: 180 }),
  {
    id: 'ERLC-1',
    what: 'M/M/14',
    source: 'Erlang 1917',
    scenario: queue({ agents: 14, perHour: 200, handle: 180 }),
    length: { hours: 20_000 },
    outputs: [
      ...known({
        delayed: 0.174131933595,
        speedOfAnswer: 7.83593701178,
        queueLength: 0.435329833988,
        occupancy: 0.714285714286,
        waitP90: 24.9589379232,
      }),
      waitOfDelayed(45),
      ...serviceLevels([
        [0, 0.825868066405],
        [10, 0.860566047728],
        [20, 0.888350019179],
        [30, 0.910597684322],
        [60, 0.95409932065],
        [120, 0.987900712286],
      ]),
    ],
  },
  {
    id: 'ERLC-2',
    what: 'M/M/50 at 96 % load',
    source: 'Erlang 1917',
    scenario: queue({ agents: 50, perHour: 2880, handle: 60 }),
    length: { hours: 4000, warmUp: 20 },
    outputs: [
      ...known({
        delayed: 0.694455611197,
        speedOfAnswer: 20.8336683359,
        queueLength: 16.6669346687,
        occupancy: 0.96,
        waitP90: 58.138741782,
      }),
      waitOfDelayed(30),
      ...serviceLevels([
        [0, 0.305544388803],
        [10, 0.502400810774],
        [20, 0.643454600803],
        [30, 0.744524057835],
        [60, 0.906015653163],
        [120, 0.987280601801],
      ]),
    ],
  },
  {
    id: 'MMNK-1',
    what: 'M/M/12/17',
    source: 'birth–death chain: Gross & Harris 1998, §2.5',
    scenario: queue({ agents: 12, perHour: 252, handle: 120, more: { waitingRoom: 5 } }),
    length: { hours: 16_000 },
    outputs: [
      ...known({
        blocking: 0.00947687430251,
        delayed: 0.156365324736,
        queueLength: 0.254288890854,
        wait: 3.66745444556,
        occupancy: 0.693366187988,
        'serviceLevel1(20 s)': 0.91876783435,
        'serviceLevel2(20 s)': 0.927558186694,
      }),
      { name: 'delayed of accepted', exact: 0.157861356973, read: { above: sum('delayed'), below: ACCEPTED } },
    ],
  },
  {
    id: 'MG1-LOGN',
    what: 'M/G/1, lognormal handle times',
    source: 'Pollaczek 1930; Khinchine 1932',
    scenario: queue({
      agents: 1,
      perHour: 18,
      handle: 150,
      more: { handle: { law: 'lognormal', mean: 150, cv: 1.2 } },
    }),
    length: { hours: 80_000, warmUp: 100 },
    outputs: known({ wait: 549, queueLength: 2.745, delayed: 0.75, occupancy: 0.75 }),
  },
]
