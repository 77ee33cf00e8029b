// Callers who try again.

import { sum } from '../../../measures/terms.ts'
import type { ScenarioInput } from '../../../scenario/schema.ts'
import { type Case, exponential, known, type Output, queue } from '../case.ts'

type Redial = ScenarioInput['types'][string]['redial']

/** Always the same day, as often as it takes, after an exponential delay. */
const again = (mean: number, after: { deliberate?: number; blocked?: number }): Redial => ({
  ...after,
  sameDay: exponential(mean),
  nextDay: 0,
  attempts: 'unlimited',
})

const answeredPerCaller = (exact: number): Output => ({
  name: 'answered per caller',
  exact,
  read: { above: sum('answered'), below: sum('fresh') },
})

export const redials: readonly Case[] = [
  {
    id: 'RETR-1',
    what: 'M/M/1/1 with endless retrials',
    source: 'Falin & Templeton 1997',
    scenario: queue({
      agents: 1,
      perHour: 18,
      handle: 120,
      more: { waitingRoom: 0, redial: again(60, { blocked: 1 }) },
    }),
    length: { hours: 20_000 },
    outputs: [
      ...known({
        redials: 80.9999999998,
        offered: 98.9999999998,
        blocking: 0.818181818181,
        delayed: 0,
        occupancy: 0.6,
        answered: 18,
        attempts: 5.49999999999,
        lost: 0,
      }),
      answeredPerCaller(1),
    ],
  },
  {
    id: 'RETR-4',
    what: 'M/M/5/12+M with redials after abandonment and after blocking',
    source: 'two-dimensional Markov chain; Aguir, Karaesmen, Akşin & Chauvet 2004',
    scenario: queue({
      agents: 5,
      perHour: 130,
      handle: 150,
      patience: 100,
      more: { waitingRoom: 7, redial: again(300, { deliberate: 0.5, blocked: 0.7 }) },
    }),
    length: { hours: 20_000 },
    outputs: [
      ...known({
        redials: 23.8327715304,
        offered: 153.83277153,
        blocking: 0.00828639652255,
        delayed: 0.702741228397,
        abandonment: 0.298252027341,
        queueLength: 1.2744704439,
        wait: 30.0744112307,
        occupancy: 0.888975968391,
        answered: 106.677116207,
        attempts: 1.18332901177,
        lost: 23.3228837931,
      }),
      answeredPerCaller(0.820593201591),
    ],
  },
  {
    id: 'REDIAL-1',
    what: 'M/M/10+M with redials after abandonment',
    source: 'two-dimensional Markov chain; Aguir et al. 2004; Ding, Remerova, van der Mei & Zwart 2015',
    scenario: queue({
      agents: 10,
      perHour: 200,
      handle: 180,
      patience: 120,
      more: { redial: again(600, { deliberate: 0.4 }) },
    }),
    length: { hours: 16_000 },
    outputs: [
      ...known({
        redials: 14.8186532147,
        offered: 214.818653215,
        delayed: 0.580021806707,
        abandonment: 0.172455382633,
        queueLength: 1.23488776789,
        wait: 20.6946459159,
        occupancy: 0.88886010089,
        answered: 177.772020178,
        attempts: 1.07409326607,
        lost: 22.2279798221,
        'serviceLevel(20 s)': 0.560521882392,
      }),
      answeredPerCaller(0.88886010089),
    ],
  },
]
