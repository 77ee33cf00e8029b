// Callbacks in place of waiting: virtual hold, and promises kept when agents have time.

import { minus, sum } from '../../../measures/terms.ts'
import { ABANDONED, AWAY, type Case, known, OFFERED, queue, quotient, TIME } from '../case.ts'

const virtualHold: Case = {
  id: 'VIRTUALHOLD-1',
  what: 'M/M/20+M, 35 % of those who must wait keep their place without waiting on the line',
  source: 'M/M/n+G with defective patience P(T > t) = 0.35 + 0.65 exp(−t/120 s): Zeltyn & Mandelbaum 2005',
  scenario: queue({
    agents: 20,
    perHour: 410,
    handle: 180,
    patience: 120,
    more: { callback: { offer: { queue: 0 }, accept: 0.35, mode: 'keepPlace' } },
  }),
  length: { hours: 8000 },
  outputs: [
    ...known({
      delayed: 0.586391709191,
      abandonment: 0.0978408408051,
      timeToAgent: 19.7613209534,
      callbackDelay: 39.0788026455,
      'answeredOrCalledBackIn(20 s)': 0.592164731133,
      occupancy: 0.924713138175,
    }),
    quotient('abandonment on the line', 0.256695939097, {
      above: ABANDONED,
      below: minus(sum('delayed'), sum('callback')),
    }),
    quotient('virtual wait', 22.9154858764, { above: sum('virtualWait', 'callbackDelay'), below: OFFERED }),
    quotient('queue with those held', 2.25059488636, { above: minus(sum('openTime'), sum('busyTime')), below: TIME }),
  ],
}

type Promised = Readonly<Record<'abandonment on the line' | 'callbacks pending', number>>

/** M/M/10+M where one who finds two others waiting may take a callback; agents call when more are idle than the reserve. */
function promised(id: string, reserve: number, { measures, ...exact }: Promised & { measures: Known }): Case {
  const offer = 'callback offered when 2 or more wait'
  return {
    id,
    what: `M/M/10+M, ${offer}; agents call back when more than ${reserve} are idle`,
    source: 'two-dimensional Markov chain; after Armony & Maglaras 2004; Legros, Jouini & Koole 2016',
    scenario: queue({
      agents: 10,
      perHour: 190,
      handle: 180,
      patience: 120,
      more: { callback: { offer: { queue: 2 }, accept: 0.5, mode: 'promise', reserve, urgent: 0, window: '1000 h' } },
    }),
    length: { hours: 16_000 },
    outputs: [
      ...known(measures),
      quotient('abandonment on the line', exact['abandonment on the line'], {
        above: ABANDONED,
        below: minus(OFFERED, sum('callback')),
      }),
      quotient('callbacks pending', exact['callbacks pending'], { above: AWAY, below: TIME }),
    ],
  }
}

type Known = Readonly<Record<string, number>>

// Not how many are called back within 30 min, 0.999707705545: the others come in clusters, a few in 1000 h, so that a
// standard error from batches knows nothing of them. 12 runs of 40,000 h each gave 0.999668, 1.2 standard errors from it.
export const callbacks: readonly Case[] = [
  virtualHold,
  promised('CALLBACK-1', 0, {
    measures: {
      callbackOffered: 0.17065233981,
      callbackTaken: 0.0853261699048,
      calledBack: 16.2119722819,
      callbackDelay: 241.423102249,
      'callbackIn(600 s)': 0.928815039982,
      abandonment: 0.0909236313227,
      queueLength: 0.575849665044,
      delayed: 0.52427611888,
      'serviceLevel1(20 s)': 0.653548148877,
      occupancy: 0.863622550243,
    },
    'abandonment on the line': 0.0994055239486,
    'callbacks pending': 1.08720684497,
  }),
  promised('CALLBACK-2', 1, {
    measures: {
      callbackOffered: 0.159333461373,
      callbackTaken: 0.0796667306865,
      calledBack: 15.1366788304,
      callbackDelay: 439.427053406,
      abandonment: 0.0848929286022,
      queueLength: 0.53765521448,
      delayed: 0.489502393167,
      occupancy: 0.869351717828,
    },
    'abandonment on the line': 0.0922415079762,
    'callbacks pending': 1.84762949356,
  }),
]
