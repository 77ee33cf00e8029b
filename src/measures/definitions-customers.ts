// The part of the table of measures that is about customers: what answers were worth, cases, satisfaction, churn, money.
import { BETTER, BY_ANSWER, compared, count, type Definition, mean, ratio, WORSE } from './define.ts'
import type { Axis } from './slices.ts'
import { OFFERED } from './sums.ts'
import { minus, plus, sum, times } from './terms.ts'

const journey = true as const
const OUTCOME = { journey, family: 'outcome' } as const
const OPERATION = { journey } as const
/** What belongs to no call: population and money. */
const BY_DAY: readonly Axis[] = ['all', 'day']

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

export const CUSTOMERS = {
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
