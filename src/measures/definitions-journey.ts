// The part of the table of measures that goes beyond the queue: IVR, wrong desks, callbacks, cases, customers, money.
import { BETTER, BY_ANSWER, compared, count, type Definition, mean, ratio, serviceLevel, WORSE } from './define.ts'
import type { Axis } from './slices.ts'
import { LEFT_IVR, OFFERED, WAIT, WAITED } from './sums.ts'
import { minus, plus, sum, times } from './terms.ts'

const journey = true as const
const OUTCOME = { journey, family: 'outcome' } as const
const OPERATION = { journey } as const
/** What belongs to no call: population and money. */
const BY_DAY: readonly Axis[] = ['all', 'day']

const VISITS = sum('answered', 'transferred')
const COST = sum('agentCost', 'lineCost', 'callbackCost', 'errorCost', 'policyCost')

function satisfactionAfter(contact: 1 | 2 | 3 | 4 | 5): Definition {
  return ratio(
    `satisfaction, call ${contact}`,
    `mean satisfaction of customers at the end of their ${ORDINAL[contact]} call about the same case: the decay curve`,
    [sum(`satisfactionBy${contact}`), sum(`callsBy${contact}`)],
    { ...OUTCOME, ...BETTER, claims: ['B2'] },
  )
}

const ORDINAL = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' } as const

export const JOURNEY_TABLE = {
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

  // Resolution.
  resolution: ratio('solved contacts', 'answers that solved the case ÷ answers', [sum('solved'), sum('contacts')], {
    ...OUTCOME,
    ...BETTER,
    axes: BY_ANSWER,
    claims: ['B1', 'B12', 'D2'],
  }),
  fcr: ratio(
    'first-contact resolution (FCR)',
    'cases solved by their first answer ÷ cases that were answered; 86 % of customers expect that',
    [sum('firstSolved'), sum('first')],
    { ...OUTCOME, ...BETTER, axes: BY_ANSWER, claims: ['B1', 'E7'] },
  ),
  falselySolved: ratio(
    'falsely believed solved',
    'answers after which the customer wrongly believes it solved ÷ answers',
    [sum('believed'), sum('contacts')],
    { ...OUTCOME, ...WORSE, axes: BY_ANSWER, claims: ['C4'] },
  ),
  repeatCalls: count('repeat calls', 'calls about a case that an answer did not solve', sum('repeats'), {
    ...OUTCOME,
    ...WORSE,
    claims: ['B2', 'D2'],
  }),
  repeatShare: ratio(
    'repeat share',
    'repeat calls ÷ (offered + closed)',
    [sum('repeats'), plus(OFFERED, sum('closed'))],
    { ...OUTCOME, ...WORSE, claims: ['B2', 'E2'] },
  ),
  hardCalls: ratio('hard calls', 'hard answers ÷ answers', [sum('hard'), sum('answers')], {
    ...OPERATION,
    ...WORSE,
    axes: BY_ANSWER,
    claims: ['C6'],
  }),
  cases: count('cases ended', 'cases that were solved, given up or lost', sum('cases'), { ...OUTCOME, unit: 'cases' }),
  casesSolved: count('cases solved', 'cases that ended with a solution', sum('casesSolved'), {
    ...OUTCOME,
    ...BETTER,
    unit: 'cases',
  }),
  solvedShare: ratio('share of cases solved', 'cases solved ÷ cases ended', [sum('casesSolved'), sum('cases')], {
    ...OUTCOME,
    ...BETTER,
  }),
  givenUpShare: ratio(
    'share of cases given up',
    'cases given up after an answer ÷ cases ended',
    [sum('casesGivenUp'), sum('cases')],
    { ...OUTCOME, ...WORSE },
  ),
  lostShare: ratio(
    'share of cases lost',
    'cases whose last call got no answer ÷ cases ended: neither solved nor given up after an answer',
    [minus(sum('cases'), sum('casesSolved', 'casesGivenUp')), sum('cases')],
    { ...OUTCOME, ...WORSE },
  ),
  callsPerCase: ratio('calls per case', 'calls of cases that ended ÷ cases ended', [sum('caseCalls'), sum('cases')], {
    ...OUTCOME,
    ...WORSE,
    unit: 'number',
    claims: ['B2', 'E6'],
  }),
  transfersPerCase: ratio(
    'transfers per case',
    'transfers of cases that ended ÷ cases ended',
    [sum('caseTransfers'), sum('cases')],
    { ...OUTCOME, ...WORSE, unit: 'number', claims: ['E6'] },
  ),
  timeToResolution: mean(
    'time to resolution',
    'time from first call to the solution ÷ cases solved',
    [sum('resolutionTime'), sum('casesSolved')],
    { ...OUTCOME, ...WORSE, claims: ['E3'] },
  ),
  firstResponse: mean(
    'first response',
    'time from first call to the first person ÷ cases answered',
    [sum('firstResponseTime'), sum('firstResponses')],
    { ...OUTCOME, ...WORSE, claims: ['E4', 'E5'] },
  ),
  backlog: ratio(
    'backlog',
    'opening hours for which cases are open ÷ opening hours: the mean number of open cases',
    [sum('openTime'), sum('time')],
    { ...OUTCOME, ...WORSE, unit: 'cases', claims: ['E3'] },
  ),
  casesOpen: count(
    'cases open at the end',
    'cases neither solved nor given up when the simulation ended',
    sum('casesOpen'),
    {
      ...OUTCOME,
      ...WORSE,
      unit: 'cases',
      claims: ['E3'],
    },
  ),
  resolutionRate: ratio(
    'resolved of the backlog',
    'cases solved ÷ (cases ended + cases still open)',
    [sum('casesSolved'), sum('cases', 'casesOpen')],
    { ...OUTCOME, ...BETTER, claims: ['E7'] },
  ),

  // Satisfaction.
  satisfaction: ratio(
    'satisfaction',
    'mean satisfaction of customers when their case ends',
    [sum('satisfaction'), sum('cases')],
    { ...OUTCOME, ...BETTER, claims: ['B2', 'B3', 'B4', 'B14'] },
  ),
  contactSatisfaction: ratio(
    'satisfaction after answers',
    'mean satisfaction of customers after each answer',
    [sum('contactSatisfaction'), sum('answers')],
    { ...OUTCOME, ...BETTER, axes: BY_ANSWER, claims: ['C4', 'E1'] },
  ),
  satisfactionAfter1: satisfactionAfter(1),
  satisfactionAfter2: satisfactionAfter(2),
  satisfactionAfter3: satisfactionAfter(3),
  satisfactionAfter4: satisfactionAfter(4),
  satisfactionAfter5: satisfactionAfter(5),
  surveyResponse: ratio('surveys answered', 'surveys answered ÷ answers', [sum('surveyed'), sum('answers')], {
    ...OPERATION,
    axes: BY_ANSWER,
    claims: ['E1'],
  }),
  surveyRating: ratio('rating', 'mean rating of the surveys, from 1 to 5', [sum('rating'), sum('surveyed')], {
    ...OUTCOME,
    ...BETTER,
    unit: 'number',
    axes: BY_ANSWER,
    claims: ['E1'],
  }),
  csat: ratio('CSAT', 'ratings of 4 and 5 ÷ surveys answered', [sum('ratedHigh'), sum('surveyed')], {
    ...OUTCOME,
    ...BETTER,
    axes: BY_ANSWER,
    claims: ['E1'],
  }),
  surveyGap: compared(
    'survey gap',
    '(mean rating − 1) ÷ 4, less the true satisfaction after all answers: what the survey does not see',
    {
      how: 'difference',
      first: [times(0.25, minus(sum('rating'), sum('surveyed'))), sum('surveyed')],
      second: [sum('contactSatisfaction'), sum('answers')],
      ...OUTCOME,
      axes: BY_ANSWER,
      claims: ['E1'],
    },
  ),
  saidSolved: ratio(
    'said to be solved',
    'surveys that say it is solved ÷ surveys answered',
    [sum('saidSolved'), sum('surveyed')],
    { ...OUTCOME, ...BETTER, axes: BY_ANSWER, claims: ['E1'] },
  ),
  surveyedSolved: ratio(
    'truly solved, of surveyed',
    'surveys after an answer that truly solved it ÷ surveys answered',
    [sum('surveyedSolved'), sum('surveyed')],
    { ...OUTCOME, ...BETTER, axes: BY_ANSWER, claims: ['E1'] },
  ),

  // Customers.
  churn: ratio('churn', 'customers who leave when a case ends ÷ cases ended', [sum('left'), sum('cases')], {
    ...OUTCOME,
    ...WORSE,
    claims: ['C1', 'B11'],
  }),
  customersLost: count(
    'customers lost',
    'customers who leave, less those won back',
    minus(sum('left'), sum('wonBack')),
    {
      ...OUTCOME,
      ...WORSE,
      unit: 'customers',
      claims: ['C1', 'C2'],
    },
  ),
  wonBack: count('won back', 'customers who leave and are won back by price', sum('wonBack'), {
    ...OUTCOME,
    ...BETTER,
    unit: 'customers',
    claims: ['C2'],
  }),
  lostToBetter: count(
    'would pay more',
    'customers who leave and would pay a competitor more for better service',
    sum('premium'),
    {
      ...OUTCOME,
      ...WORSE,
      unit: 'customers',
      claims: ['C2'],
    },
  ),
  customers: ratio(
    'customers',
    'customers at the midnights before the days ÷ days',
    [sum('customers'), sum('populationDays')],
    { ...OUTCOME, ...BETTER, unit: 'customers', axes: BY_DAY, claims: ['C3'] },
  ),
  customersBefore: count(
    'customers at the start',
    'customers when the simulation, or the day, begins, before anybody joins',
    sum('customersBefore'),
    { ...OUTCOME, unit: 'customers', axes: BY_DAY, claims: ['C3'] },
  ),
  customersAfter: count(
    'customers at the end',
    'customers when the simulation, or the day, is over: at the start + new − gone',
    sum('customersAfter'),
    { ...OUTCOME, ...BETTER, unit: 'customers', axes: BY_DAY, claims: ['C3'] },
  ),
  customersGone: count(
    'customers gone',
    'customers of the population who leave: at the start + new − at the end',
    minus(sum('customersBefore', 'joined'), sum('customersAfter')),
    { ...OUTCOME, ...WORSE, unit: 'customers', axes: BY_DAY, claims: ['C1', 'C3'] },
  ),
  newCustomers: count('new customers', 'customers who join, after what others have told them', sum('joined'), {
    ...OUTCOME,
    ...BETTER,
    unit: 'customers',
    axes: BY_DAY,
    claims: ['C3', 'B14'],
  }),
  outreach: count('outreach', 'customers called because the signs of an unsolved contact were seen', sum('outreach'), {
    ...OPERATION,
    axes: BY_ANSWER,
    claims: ['B11', 'B13'],
  }),
  sales: count('sales', 'offers after solved contacts that succeeded', sum('sales'), {
    ...OUTCOME,
    ...BETTER,
    axes: BY_ANSWER,
    unit: 'customers',
    claims: ['B9', 'B10'],
  }),

  // Money.
  cost: count(
    'cost',
    'agents + lines + callbacks + errors in the data + interventions, outreach and winning back',
    COST,
    {
      ...OPERATION,
      ...WORSE,
      unit: 'money',
      axes: BY_DAY,
      claims: ['B7'],
    },
  ),
  costPerSolvedCase: ratio('cost per solved case', 'cost ÷ cases solved', [COST, sum('casesSolved')], {
    ...OUTCOME,
    ...WORSE,
    unit: 'money',
    axes: BY_DAY,
    claims: ['B7', 'D5'],
  }),
  errorCost: count(
    'cost of errors',
    'errors in the data prevented, corrected or doing harm, at 1, 10 and 100',
    sum('errorCost'),
    {
      ...OUTCOME,
      ...WORSE,
      unit: 'money',
      axes: BY_DAY,
      claims: ['B7'],
    },
  ),
  policyCost: count('cost of policies', 'interventions, outreach and winning back', sum('policyCost'), {
    ...OPERATION,
    ...WORSE,
    unit: 'money',
    axes: BY_DAY,
    claims: ['B11', 'C5'],
  }),
  valueLost: count('value lost', 'customers lost × cost of acquiring a new one', sum('valueLost'), {
    ...OUTCOME,
    ...WORSE,
    unit: 'money',
    axes: BY_DAY,
    claims: ['B8', 'C1'],
  }),
  valueSold: count('value sold', 'margin of sales after solved contacts', sum('valueSold'), {
    ...OUTCOME,
    ...BETTER,
    unit: 'money',
    axes: BY_DAY,
    claims: ['B10'],
  }),
  netValue: count(
    'net value',
    'value sold − cost − value lost: compare it between policies',
    minus(sum('valueSold'), plus(COST, sum('valueLost'))),
    {
      ...OUTCOME,
      ...BETTER,
      unit: 'money',
      axes: BY_DAY,
      claims: ['B7', 'B11'],
    },
  ),
} as const satisfies Record<string, Definition>
