// What people write. Every field has its unit, its default and one line that says what it is; editors show that line.
import { z } from 'zod'
import { arrivals } from './arrivals.ts'
import type { Calendar } from './calendar.ts'
import { churn, customers, economics, intervention, satisfaction, survey, wordOfMouth } from './customers.ts'
import {
  date,
  duration,
  hoursPerWeekday,
  lasting,
  type Moment,
  number,
  positive,
  probability,
  type Table,
  table,
  text,
  timeOfDay,
  timeRange,
  weekdays,
  whole,
} from './fields.ts'
import { bot, callback, concurrency, hardCalls, ivr, misrouting, profile, resolution } from './journey.ts'
import { law, lawOrDuration, lawOrMedian, lawWith } from './laws.ts'
import { estimator, LOAD_MEASURES, patience, response } from './patience.ts'
import { rosters } from './rosters.ts'

// ── types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const handle = lawWith({
  hold: lawOrDuration('Time on hold during the call, added to the talk time; default none.').optional(),
  afterCallWork: lawOrDuration('Work after the caller has left; default none.').optional(),
  lookUp: lawOrDuration(
    'Time the agent looks for data that are missing, added to the talk time times (1 − dataQuality); default none.',
  ).optional(),
  factor: positive('All of it is multiplied by this; default 1.', [0.001, 1000]).default(1),
  pattern: table('Factor of the handle time of calls that are answered in an interval; default 1.').optional(),
  load: z
    .strictObject({
      when: z
        .enum(['start', 'during'])
        .default('start')
        .describe('start (default): fixed when service starts. during: acts on calls in progress.'),
      measure: z
        .enum(LOAD_MEASURES)
        .default('queueLength')
        .describe(
          'The load: waiting calls of the type, per staffed agent, busy share of its agents, or anticipated wait in seconds.',
        ),
      estimator,
      response,
    })
    .optional()
    .describe('Handle time that depends on load: multiplied by the factor.'),
}).describe('Talk time, with hold and after-call work.')

const redial = z.strictObject({
  deliberate: probability('Redials after deliberate abandonment; default 0.').default(0),
  incidental: probability('Redials after incidental abandonment; default 0.').default(0),
  blocked: probability('Redials after finding no free line or place; default 0.').default(0),
  balked: probability('Redials after balking; default 0.').default(0),
  disconnected: probability('Redials after being cut off at closing; default 0.').default(0),
  hangUp: probability('Redials after hanging up in the IVR; default 0.').default(0),
  closed: probability('Comes back the next open day after hearing the closed message; default 0.3.').default(0.3),
  sameDay: lawOrMedian('Delay of a redial on the same day; default lognormal, median 15 min, cv 1.').default({
    law: 'lognormal',
    median: 900,
    cv: 1,
    zero: 0,
  }),
  nextDay: probability('Share of redials that come on the next open day instead; default 0.3.').default(0.3),
  attempts: z
    .union([whole('Most redials.', [0, 1000]), z.literal('unlimited').describe('No limit.')])
    .default(3)
    .describe('Most redials of one caller; default 3. He is lost after that.'),
  competitor: probability('Share of the lost who go to a competitor; default 0.5.').default(0.5),
})

const serviceLevel = z.strictObject({
  within: duration('Acceptable waiting time (AWT); default 20 s.').default(20),
  definition: z
    .int()
    .min(1)
    .max(5)
    .default(1)
    .describe(
      'Answered in time ÷ offered (1), ÷ answered (2), (answered + abandoned in time) ÷ offered (3), ÷ (offered − abandoned in time) (4), virtual wait in time (5).',
    ),
})

const targets = (describe: string) =>
  z.array(text('A target such as "serviceLevel(20 s) >= 80%".')).default([]).describe(describe)

const AGENT_CHOICES = ['longestIdle', 'leastSkilled', 'fastest', 'slowest', 'random'] as const
const CALL_CHOICES = ['oldest', 'priority', 'score'] as const

const callType = z.strictObject({
  arrivals: arrivals.describe('When callers of this type call.'),
  handle,
  channel: z
    .enum(['voice', 'chat', 'email'])
    .default('voice')
    .describe('voice (default); chat; email: waits over night and needs no line.'),
  ivr: ivr.optional().describe('Before the queue; default: as at the top for voice, none for chat.'),
  bot: bot.optional().describe('A bot before the queue, in place of an IVR.'),
  misrouting: misrouting.optional().describe('Calls that reach the wrong desk first; default: none.'),
  callback: callback.optional().describe('Callbacks in place of waiting; default: none.'),
  resolution: resolution.optional().describe('Whether a contact solves the case; default: not asked.'),
  tolerance: duration('Waiting that does not annoy yet; default: as in satisfaction.').optional(),
  hardCalls: hardCalls.optional().describe('Intense calls; default: none.'),
  patience: patience.optional(),
  redial: redial.optional().describe('What callers do who got no answer; default: they are lost.'),
  priority: z
    .union([
      number('Higher goes first.'),
      z.strictObject({
        base: number('Score at the start; default 0.').default(0),
        perMinute: number('Gain of score per minute of waiting; default 0.').default(0),
      }),
    ])
    .transform(value => (typeof value === 'number' ? { base: value, perMinute: 0 } : value))
    .default({ base: 0, perMinute: 0 })
    .describe('Priority among types, for groups that choose calls by priority or score; default 0.'),
  waitingRoom: whole('Most calls of this type that may wait; default: no limit.', [0, 1e6]).optional(),
  agentChoice: z
    .enum(AGENT_CHOICES)
    .optional()
    .describe('Which idle agent of a rank takes the call; default: as in routing.'),
  serviceLevel: serviceLevel
    .optional()
    .describe('Acceptable waiting time and definition for this type; default: as at the top.'),
  targets: targets('Targets for this type.'),
})

// ── groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const service = z.strictObject({
  rank: whole('1 (default) is asked first; groups of equal rank are one pool.').default(1),
  after: duration('The group helps only with calls that have waited this long; default 0.').default(0),
  priority: number('Added to the priority of the type in this group; default 0.').default(0),
  handleFactor: positive(
    'Handle time of this type in this group is multiplied by this; default 1.',
    [0.001, 1000],
  ).default(1),
})

const shift = z.strictObject({
  start: timeOfDay('Start of the shift.'),
  length: lasting('Length of the shift, breaks included.'),
  agents: whole('Headcount.'),
  days: weekdays('Weekdays; default "daily".').default([0, 1, 2, 3, 4, 5, 6]),
  dates: z.array(date('A date.')).min(1).optional().describe('Dates on which it begins, in place of weekdays.'),
  breaks: z
    .array(
      z.strictObject({
        after: duration('Starts this long after the start of the shift …').optional(),
        window: timeRange('… or spread over the agents within this window.').optional(),
        length: lasting('Length of the break; taken in full when a call delays its start.'),
      }),
    )
    .default([])
    .describe('Breaks; each begins when the call in progress is finished.'),
})

const shrinkage = z
  .object({
    presence: z
      .enum(['fixed', 'random'])
      .default('fixed')
      .describe(
        'fixed: headcount × Π(1 − share), rounded. random: each agent is there that day with that probability.',
      ),
  })
  .catchall(probability('A component: share of the scheduled agents who are away.'))
  .describe('Named components, compounded: { breaks: 0.10, absence: 0.06 }.')

const group = z.strictObject({
  serves: z
    .union([z.array(text('Name of a call type.')).min(1), z.record(z.string(), service)])
    .transform(value =>
      Array.isArray(value) ? Object.fromEntries(value.map(name => [name, service.parse({})])) : value,
    )
    .describe('Call types this group serves: a list, or a map of type to { rank, after, priority, handleFactor }.'),
  staffing: table('Scheduled agents per interval; give this or shifts.').optional(),
  shifts: z.array(shift).min(1).optional().describe('Shifts with breaks; give these or staffing.'),
  shrinkage: shrinkage.optional(),
  lateness: law('Delay of each agent at the start of a shift; needs shifts.').optional(),
  handleFactor: positive('Handle times in this group are multiplied by this; default 1.', [0.001, 1000]).default(1),
  profile: profile.optional().describe('What the agents are like; default: all neutral.'),
  concurrency: concurrency.optional().describe('Several contacts at once; default: one.'),
  callChoice: z.enum(CALL_CHOICES).optional().describe('Which call a freed agent takes; default: as in routing.'),
  targets: targets('Targets for this group.'),
})

// ── the scenario ───────────────────────────────────────────────────────────────────────────────────────────────────

const open = z
  .union([
    timeRange('The same hours every day.'),
    hoursPerWeekday('Hours per weekday: keys such as "sun-thu", "fri", "daily"; a weekday not named is closed.'),
  ])
  .describe('Opening hours; default "00:00-24:00" every day.')

const steady = z.strictObject({
  length: lasting('Simulated time, warm-up included.'),
  warmUp: z
    .union([duration('Time cut off at the start.'), z.literal('auto').describe('Found by MSER-5.')])
    .default('auto')
    .describe('Time cut off at the start; auto (default): found by MSER-5.'),
  batches: whole('Number of batch means when there is one replication; default 30.', [5, 1000]).default(30),
})

export const scenarioSchema = z
  .strictObject({
    title: text('What the scenario is, in one line.'),
    description: text('What to look at.').optional(),
    extends: text('Another scenario file, of which this one changes some fields.').optional(),
    start: date('First day; default 2026-01-04, a Sunday.').default(20457),
    days: whole('Number of days; default 1.', [1, 3660]).default(1),
    open: open.default([0, 86400]),
    interval: lasting('Length of an interval of the report and of tables; default 30 min.').default(1800),
    closing: z
      .enum(['drain', 'clear'])
      .default('drain')
      .describe('At closing those waiting are served (drain, default) or cut off (clear).'),
    steady: steady
      .optional()
      .describe('A steady-state study: one endless interval, in place of start, days and opening hours.'),
    lines: whole('Trunk lines: most callers in the system at once; default: no limit.').optional(),
    waitingRoom: whole('Most calls that may wait, all types together; default: no limit.', [0, 1e6]).optional(),
    routing: z
      .strictObject({
        callChoice: z
          .enum(CALL_CHOICES)
          .default('oldest')
          .describe(
            'Which call a freed agent takes: the oldest (default), by priority, or by score (priority rising with the wait).',
          ),
        agentChoice: z
          .enum(AGENT_CHOICES)
          .default('longestIdle')
          .describe('Which idle agent of a rank takes a call; default longestIdle.'),
      })
      .prefault({})
      .describe('Defaults of routing.'),
    serviceLevel: serviceLevel.prefault({}).describe('Acceptable waiting time and definition of the service level.'),
    ivr: ivr.optional().describe('Before the queue, for all types of channel voice; default: none.'),
    dataQuality: probability('Quality of the customer data, from 0 to 1; default 1.').default(1),
    satisfaction: satisfaction.optional().describe('Satisfaction of customers; default: not asked.'),
    survey: survey.optional().describe('Surveys after contacts; needs satisfaction; default: none.'),
    churn: churn.optional().describe('Customers who leave; needs satisfaction; default: nobody.'),
    wordOfMouth: wordOfMouth
      .optional()
      .describe('What customers tell others; needs churn and customers; default: nothing.'),
    customers: customers.optional().describe('A population of customers; default: every caller is somebody new.'),
    economics: economics.optional().describe('Costs and values; default: money is not counted.'),
    rosters: rosters.optional().describe('What shifts may be made of, where shifts are searched for.'),
    interventions: z.array(intervention).default([]).describe('What the management changes from a date on.'),
    types: z.record(z.string(), callType).describe('Call types by name.'),
    groups: z.record(z.string(), group).describe('Agent groups by name.'),
    targets: targets('Targets such as "serviceLevel(20 s) >= 80%" or "abandonment <= 5%".'),
    study: z
      .strictObject({
        replications: whole('Number of independent replications; default 100 (1 for a steady-state study).').optional(),
        seed: z
          .union([z.string(), z.number()])
          .transform(String)
          .default('1')
          .describe('Seed of all random numbers; default 1.'),
        confidence: z.number().gt(0).lt(1).default(0.95).describe('Confidence of the intervals; default 0.95.'),
      })
      .prefault({})
      .describe('How often to run and with which seed.'),
  })
  .describe('A call center and what to ask of it.')

/** What a file holds, before defaults and units. */
export type ScenarioInput = z.input<typeof scenarioSchema>
/** A scenario as the schema leaves it: defaults and units done, figures possibly still in CSV files. */
export type WrittenScenario = z.output<typeof scenarioSchema>
type WrittenType = WrittenScenario['types'][string]
type WrittenGroup = WrittenScenario['groups'][string]

/** When callers call: exactly one of perHour, perInterval and trace. */
export type Arrivals = Omit<WrittenType['arrivals'], 'perHour' | 'perInterval' | 'trace'> & {
  perHour?: Table
  perInterval?: Table
  trace?: Moment[]
}
/** Handle times, their pattern read. */
export type Handle = Patterned<WrittenType['handle']>
type Patterned<Written> = Written extends unknown ? Omit<Written, 'pattern'> & { pattern?: Table } : never
export type CallType = Omit<WrittenType, 'arrivals' | 'handle'> & { arrivals: Arrivals; handle: Handle }
export type Group = Omit<WrittenGroup, 'staffing'> & { staffing?: Table }
/** A scenario whose files have been read. */
export type TabledScenario = Omit<WrittenScenario, 'types' | 'groups'> & {
  types: Record<string, CallType>
  groups: Record<string, Group>
}
/** A checked scenario: names, seconds, defaults filled in, files read, and what its tables say for each day. */
export type Scenario = TabledScenario & { calendar: Calendar }
export type AgentChoice = (typeof AGENT_CHOICES)[number]
export type CallChoice = (typeof CALL_CHOICES)[number]
export type { Calendar, Day } from './calendar.ts'
export type { Moment, Table } from './fields.ts'
export type { ScenarioLaw } from './laws.ts'
export type { Estimator, LoadMeasure, Patience, PatienceLoad, PatienceSegment, Response } from './patience.ts'
