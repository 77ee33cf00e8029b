// The part of the table of measures that is about calls beyond the queue: IVR, wrong desks, callbacks.
import { BETTER, BY_ANSWER, compared, count, type Definition, mean, ratio, serviceLevel, WORSE } from './define.ts'
import { LEFT_IVR, OFFERED, WAIT, WAITED } from './sums.ts'
import { minus, plus, sum, times } from './terms.ts'

const journey = true as const
const OUTCOME = { journey, family: 'outcome' } as const
const OPERATION = { journey } as const
const VISITS = sum('answered', 'transferred')

export const CALLS_BEYOND = {
  // IVR and bots.
  ivrShare: ratio('through IVR', 'calls that passed through an IVR or bot ÷ offered', [sum('ivr'), OFFERED], OPERATION),
  ivrTime: mean('time in IVR', 'time in the IVR or bot ÷ calls that passed through it', [sum('ivrTime'), sum('ivr')], {
    ...OPERATION,
    ...WORSE,
    claims: ['B4'],
  }),
  ivrLoops: ratio('IVR loops', 'returns to IVR steps ÷ calls that passed through it', [sum('ivrLoops'), sum('ivr')], {
    ...OPERATION,
    ...WORSE,
    unit: 'number',
    claims: ['B4'],
  }),
  containment: ratio(
    'self-service',
    'truly solved by the IVR or bot ÷ calls that passed through it',
    [sum('selfServed'), sum('ivr')],
    { ...OUTCOME, ...BETTER, claims: ['E8'] },
  ),
  believedContained: ratio(
    'self-service, believed',
    'believed solved by the IVR or bot, but not, ÷ calls that passed through it',
    [sum('selfBelieved'), sum('ivr')],
    { ...OUTCOME, ...WORSE, claims: ['E8'] },
  ),
  ivrAbandonment: ratio(
    'hung up in IVR',
    'hung up in the IVR or bot ÷ calls that passed through it',
    [sum('hungUp'), sum('ivr')],
    { ...OPERATION, ...WORSE, claims: ['B4'] },
  ),
  leftIvr: count('left in IVR', 'calls that left the IVR or bot without an agent', LEFT_IVR, OPERATION),

  // Wrong desks.
  misrouted: ratio('misrouted', 'calls that reached the wrong desk first ÷ offered', [sum('misrouted'), OFFERED], {
    ...OPERATION,
    ...WORSE,
    claims: ['B5'],
  }),
  waitMisrouted: mean(
    'wait, misrouted',
    'waiting time in all queues of misrouted calls answered ÷ their number',
    [sum('waitMisrouted'), sum('answeredMisrouted')],
    { ...OPERATION, ...WORSE, claims: ['B5'] },
  ),
  waitWellRouted: mean(
    'wait, well-routed',
    'waiting time of the other calls answered ÷ their number',
    [minus(sum('waitAnswered'), sum('waitMisrouted')), minus(sum('answered'), sum('answeredMisrouted'))],
    { ...OPERATION, ...WORSE, claims: ['B5'] },
  ),
  waitMultiplier: compared('wait multiplier', 'waitMisrouted ÷ waitWellRouted: 2 is “doubled”', {
    how: 'quotient',
    first: [sum('waitMisrouted'), sum('answeredMisrouted')],
    second: [minus(sum('waitAnswered'), sum('waitMisrouted')), minus(sum('answered'), sum('answeredMisrouted'))],
    ...OPERATION,
    ...WORSE,
    claims: ['B5'],
  }),
  handleTimeLost: count(
    'handle time lost',
    'time of agents on calls that they passed on to another desk',
    times(1 / 3600, sum('transferTime')),
    { ...OPERATION, ...WORSE, unit: 'h', axes: BY_ANSWER, claims: ['B5'] },
  ),
  transfers: count('transfers', 'calls passed on to another desk', sum('transferred'), {
    ...OPERATION,
    ...WORSE,
    axes: BY_ANSWER,
    claims: ['E6'],
  }),
  coldTransfers: ratio(
    'cold transfers',
    'transfers after which the story is told again ÷ transfers',
    [sum('transferredCold'), sum('transferred')],
    { ...OUTCOME, ...WORSE, axes: BY_ANSWER, claims: ['E6'] },
  ),
  deskVisits: count('visits to desks', 'calls answered, and calls passed on: every desk counts its own', VISITS, {
    ...OPERATION,
    axes: BY_ANSWER,
  }),
  deskWait: mean(
    'wait for a desk',
    'waiting time in the queue of this desk alone ÷ visits to it',
    [plus(minus(sum('waitAnswered'), sum('waitBefore')), sum('waitTransferred')), VISITS],
    { ...OPERATION, ...WORSE, axes: BY_ANSWER },
  ),
  deskServiceLevel: {
    ...serviceLevel('service level of desks', 'visits to desks within the time ÷ visits', [sum('visitIn'), VISITS]),
    journey,
    axes: BY_ANSWER,
  },

  // Callbacks: never a wait of zero.
  callbackOffered: ratio('callback offered', 'calls offered a callback ÷ offered', [sum('callbackOffered'), OFFERED], {
    ...OPERATION,
    claims: ['B3'],
  }),
  callbackTaken: ratio(
    'callback taken',
    'calls that ended by taking a callback ÷ offered',
    [sum('callback'), OFFERED],
    {
      ...OPERATION,
      claims: ['B3'],
    },
  ),
  calledBack: count('called back', 'callbacks that reached the customer', sum('calledBack'), {
    ...OPERATION,
    axes: BY_ANSWER,
    claims: ['B3'],
  }),
  callbackDelay: mean(
    'callback delay',
    'time from taking a callback to talking with an agent ÷ called back',
    [sum('callbackDelay'), sum('calledBack')],
    { ...OUTCOME, ...WORSE, axes: BY_ANSWER, claims: ['B3'] },
  ),
  callbackIn: {
    ...serviceLevel('called back in time', 'called back within the time ÷ called back', [
      sum('calledBackIn'),
      sum('calledBack'),
    ]),
    journey,
    axes: BY_ANSWER,
  },
  promisesBroken: ratio(
    'promises broken',
    'called back later than promised ÷ called back',
    [sum('callbackBroken'), sum('calledBack')],
    { ...OUTCOME, ...WORSE, axes: BY_ANSWER, claims: ['B3', 'C4'] },
  ),
  callbackAttemptsLost: count(
    'attempts without answer',
    'attempts to call back that reached nobody',
    sum('unreached'),
    {
      ...OPERATION,
      ...WORSE,
      axes: BY_ANSWER,
    },
  ),
  callbackFailed: ratio(
    'callbacks failed',
    'callbacks that never reached the customer ÷ callbacks taken',
    [sum('callbackFailed'), sum('callback')],
    { ...OUTCOME, ...WORSE },
  ),
  timeToAgent: mean(
    'time to an agent',
    '(waiting time of answered and abandoned calls + callback delays) ÷ (answered + abandoned + called back)',
    [plus(WAIT, sum('callbackDelay')), plus(WAITED, sum('calledBack'))],
    { ...OUTCOME, ...WORSE, claims: ['B3'] },
  ),
  answeredOrCalledBackIn: {
    ...serviceLevel('reached in time', '(answered in time + called back in time) ÷ offered', [
      sum('answeredIn', 'calledBackIn'),
      OFFERED,
    ]),
    journey,
  },
} as const satisfies Record<string, Definition>
