// The one table of measures: what each is, in words and in counters, and over what it exists.
import {
  BETTER,
  BY_AGENT,
  BY_ANSWER,
  count,
  type Definition,
  mean,
  percentile,
  ratio,
  serviceLevel,
  WORSE,
} from './define.ts'
import { CALLS_BEYOND } from './definitions-calls.ts'
import { CUSTOMERS } from './definitions-customers.ts'
import type { Axis } from './slices.ts'
import { ABANDONED, HANDLED, HOURS, OFFERED, WAIT, WAIT_ABANDONED, WAITED } from './sums.ts'
import { minus, plus, sum, times } from './terms.ts'

const TABLE = {
  // What came in and what became of it.
  offered: count(
    'offered',
    'calls in opening hours: answered + abandoned + balked + blocked + disconnected + inside, and those that left the IVR or took a callback',
    OFFERED,
    { claims: ['D1'] },
  ),
  fresh: count('fresh', 'first calls of callers, those while closed included', sum('fresh'), { unit: 'callers' }),
  redials: count(
    'redials',
    'calls after one without answer: offered + closed − fresh − repeat calls',
    minus(plus(OFFERED, sum('closed')), sum('fresh', 'repeats')),
    { family: 'outcome', ...WORSE, claims: ['A3'] },
  ),
  answered: count('answered', 'calls an agent has taken and finished', sum('answered'), {
    axes: BY_ANSWER,
    ...BETTER,
    claims: ['D1'],
  }),
  abandoned: count('abandoned', 'abandonedDeliberate + abandonedIncidental', ABANDONED, {
    ...WORSE,
    claims: ['A1', 'D1'],
  }),
  abandonedDeliberate: count('abandoned deliberately', 'calls whose caller ran out of patience', sum('deliberate'), {
    ...WORSE,
    claims: ['A2'],
  }),
  abandonedIncidental: count('abandoned incidentally', 'calls whose caller was distracted', sum('incidental'), {
    ...WORSE,
    claims: ['A2'],
  }),
  balked: count('balked', 'calls whose caller would not join the queue', sum('balked'), WORSE),
  blocked: count('blocked', 'calls that found no free line or no place to wait', sum('blocked'), WORSE),
  disconnected: count('disconnected', 'calls cut off at closing', sum('disconnected'), WORSE),
  closed: count('closed', 'calls outside opening hours; they are not offered', sum('closed')),
  inside: count('still inside', 'calls waiting or in service when the simulation ended', sum('inside')),
  lost: count('lost', 'callers without an answer who will not call again', sum('lost'), {
    unit: 'callers',
    family: 'outcome',
    ...WORSE,
    claims: ['A3'],
  }),
  competitor: count('to a competitor', 'lost callers who go to a competitor', sum('competitor'), {
    unit: 'callers',
    family: 'outcome',
    ...WORSE,
    claims: ['A3'],
  }),

  // Shares of calls, and of callers.
  answeredShare: ratio('answered share', 'answered ÷ offered', [sum('answered'), OFFERED], {
    ...BETTER,
    claims: ['D1'],
  }),
  abandonment: ratio('abandonment', 'abandoned ÷ offered', [ABANDONED, OFFERED], {
    ...WORSE,
    claims: ['A1', 'A4', 'D1'],
  }),
  abandonmentDeliberate: ratio(
    'deliberate abandonment',
    'abandonedDeliberate ÷ offered',
    [sum('deliberate'), OFFERED],
    { ...WORSE, claims: ['A2', 'A4'] },
  ),
  abandonmentIncidental: ratio(
    'incidental abandonment',
    'abandonedIncidental ÷ offered',
    [sum('incidental'), OFFERED],
    { ...WORSE, claims: ['A2'] },
  ),
  balking: ratio('balking', 'balked ÷ offered', [sum('balked'), OFFERED], WORSE),
  blocking: ratio('blocking', 'blocked ÷ offered', [sum('blocked'), OFFERED], WORSE),
  delayed: ratio(
    'delayed',
    'calls that found no idle agent and were not blocked ÷ offered',
    [sum('delayed'), OFFERED],
    WORSE,
  ),
  callerAbandonment: ratio(
    'abandonment per caller',
    'lost callers ÷ fresh: every caller counts once, however often he called',
    [sum('lost'), sum('fresh')],
    { family: 'outcome', ...WORSE, claims: ['A3'] },
  ),
  attempts: ratio('calls per caller', '(offered + closed) ÷ fresh', [plus(OFFERED, sum('closed')), sum('fresh')], {
    unit: 'calls per caller',
    family: 'outcome',
    ...WORSE,
    claims: ['A3'],
  }),

  // Waiting.
  wait: mean(
    'wait',
    'waiting time of answered and abandoned calls ÷ their number, zeros included',
    [WAIT, WAITED],
    WORSE,
  ),
  speedOfAnswer: mean(
    'speed of answer (ASA)',
    'waiting time of answered calls ÷ answered, zeros included',
    [sum('waitAnswered'), sum('answered')],
    { axes: BY_ANSWER, ...WORSE, claims: ['A1', 'A5', 'D1'] },
  ),
  waitAbandoned: mean('wait of the abandoned', 'waiting time of abandoned calls ÷ abandoned', [
    WAIT_ABANDONED,
    ABANDONED,
  ]),
  virtualWait: mean(
    'virtual wait',
    'what an endlessly patient caller would have waited, mean over answered and abandoned calls',
    [sum('virtualWait'), sum('virtual')],
    WORSE,
  ),
  waitP50: percentile('wait', 'waited', 50),
  waitP80: percentile('wait', 'waited', 80),
  waitP90: percentile('wait', 'waited', 90),
  waitP95: percentile('wait', 'waited', 95),
  waitP99: percentile('wait', 'waited', 99),
  speedOfAnswerP50: percentile('speed of answer', 'answered', 50),
  speedOfAnswerP80: percentile('speed of answer', 'answered', 80),
  speedOfAnswerP90: percentile('speed of answer', 'answered', 90),
  speedOfAnswerP95: percentile('speed of answer', 'answered', 95),
  speedOfAnswerP99: percentile('speed of answer', 'answered', 99),
  queueLength: ratio(
    'queue length',
    'time spent in the queue by all ÷ open time: the mean number waiting',
    [sum('queueTime'), sum('time')],
    { unit: 'calls', ...WORSE },
  ),

  // Service level; the first is replaced by the definition that the scenario chooses.
  serviceLevel: serviceLevel(
    'service level',
    'calls answered in time, by the definition (1 to 5) that the scenario chooses; see serviceLevel1 to serviceLevel5',
    [sum('answeredIn'), OFFERED],
  ),
  serviceLevel1: serviceLevel('service level (1)', 'answered in time ÷ offered', [sum('answeredIn'), OFFERED]),
  serviceLevel2: serviceLevel('service level (2)', 'answered in time ÷ answered', [sum('answeredIn'), sum('answered')]),
  serviceLevel3: serviceLevel('service level (3)', '(answered in time + abandoned in time) ÷ offered', [
    sum('answeredIn', 'abandonedIn'),
    OFFERED,
  ]),
  serviceLevel4: serviceLevel('service level (4)', 'answered in time ÷ (offered − abandoned in time)', [
    sum('answeredIn'),
    minus(OFFERED, sum('abandonedIn')),
  ]),
  serviceLevel5: serviceLevel('service level (5)', 'virtual wait in time ÷ calls whose virtual wait is known', [
    sum('virtualIn'),
    sum('virtual'),
  ]),

  // Agents.
  handleTime: mean(
    'handle time',
    '(talk with hold + after-call work) ÷ calls answered or called back',
    [sum('talk', 'work'), HANDLED],
    { axes: BY_ANSWER, claims: ['D1'] },
  ),
  talkTime: mean('talk time', 'talk with hold ÷ calls answered or called back', [sum('talk'), HANDLED], {
    axes: BY_ANSWER,
  }),
  afterCallWork: mean('after-call work', 'after-call work ÷ calls answered or called back', [sum('work'), HANDLED], {
    axes: BY_ANSWER,
    claims: ['D1'],
  }),
  occupancy: ratio(
    'occupancy',
    'busy time ÷ (scheduled time + overtime)',
    [sum('busyTime'), sum('scheduledTime', 'overtime')],
    { axes: BY_AGENT },
  ),
  agentsBusy: ratio('agents busy', 'busy time ÷ open time', [sum('busyTime'), sum('time')], {
    axes: BY_AGENT,
    unit: 'agents',
  }),
  agentsScheduled: ratio('agents scheduled', 'scheduled time ÷ open time', [sum('scheduledTime'), sum('time')], {
    axes: BY_AGENT,
    unit: 'agents',
    claims: ['A6'],
  }),
  overtime: count(
    'overtime',
    'time worked beyond the end of the shift or of the staffed interval',
    times(HOURS, sum('overtime')),
    { axes: BY_AGENT, unit: 'h', ...WORSE },
  ),

  // Patience: the truth, and what can be made of measured waits.
  patience: mean(
    'patience, true',
    'patience budgets of those who joined a queue, before load slows their use ÷ those who have one; only a simulator knows it',
    [sum('patience'), sum('patient')],
    { family: 'outcome', claims: ['A4', 'A5'] },
  ),
  patienceImplied: mean(
    'patience, implied',
    'waiting time of all calls ÷ abandonedDeliberate: right for exponential patience',
    [plus(WAIT, sum('waitOther')), sum('deliberate')],
    { family: 'outcome', claims: ['A4', 'A5'] },
  ),
  patienceNaive: mean(
    'patience, naive',
    'waiting time of deliberate abandoners ÷ their number: too low, as the patient were answered first',
    [sum('waitDeliberate'), sum('deliberate')],
    { family: 'outcome', claims: ['A5'] },
  ),
} as const satisfies Record<string, Definition>

export type { Definition, Family, Unit } from './define.ts'

const ALL = { ...TABLE, ...CALLS_BEYOND, ...CUSTOMERS }

export type MeasureId = keyof typeof ALL
export type Measure = Definition & { id: MeasureId }

/** All measures, in the order of the report. */
export const measures: readonly Measure[] = Object.entries(ALL).map(([id, definition]) => ({
  ...definition,
  id: id as MeasureId,
}))

export const measureIds: readonly MeasureId[] = measures.map(({ id }) => id)

const BY_ID = new Map(measures.map(measure => [measure.id, measure]))

export function definitionOf(id: MeasureId): Measure {
  const measure = BY_ID.get(id)
  if (!measure) throw new RangeError(`unknown measure ${JSON.stringify(id)}`)
  return measure
}

export function isMeasureId(id: string): id is MeasureId {
  return BY_ID.has(id as MeasureId)
}

/** Measures that a center can know: without a journey beyond the queue, not those of the journey. */
export function measuresOf({ journey }: { journey?: unknown }): readonly Measure[] {
  return journey ? measures : measures.filter(measure => !measure.journey)
}

/** Whether a measure exists for the slices of an axis. */
export function existsOn(id: MeasureId, axis: Axis): boolean {
  return definitionOf(id).axes.includes(axis)
}
