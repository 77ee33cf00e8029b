// The customer's journey beyond the queue: IVR and bots, misrouting, callbacks, resolution and repeat calls, hard calls.
import { z } from 'zod'
import { atLeast0, duration, lasting, number, positive, probability, share, text, whole } from './fields.ts'
import { law, lawOrDuration } from './laws.ts'
import { estimator, LOAD_MEASURES, response } from './patience.ts'

const lognormal = (median: number) => ({ law: 'lognormal' as const, median, cv: 1, zero: 0 })

// ── IVR and bots ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Where an edge may lead beside steps and call types. */
export const EXITS = ['queue', 'solved', 'believedSolved', 'hangUp'] as const

export const ivr = z
  .strictObject({
    start: text('Name of the first step; default: the first of `steps`.').optional(),
    hangUp: z
      .strictObject({ perHour: positive('Hazard per hour in the IVR: 6 means after 10 minutes on average.') })
      .optional()
      .describe('Callers hang up while in the IVR; default: never.'),
    steps: z
      .record(
        z.string(),
        z
          .strictObject({
            time: lawOrDuration('Time spent in this step: a duration or a law.'),
            next: z
              .record(z.string(), probability('Probability of going there.'))
              .describe(
                'Where it leads, with probabilities that sum to 1: a step, a call type, or queue (his own), solved, believedSolved, hangUp.',
              ),
          })
          .describe('A step.'),
      )
      .describe('Steps by name; loops are allowed.'),
  })
  .meta({ id: 'ivr', description: 'What callers go through before the queue: a graph of steps.' })

export const bot = z
  .strictObject({
    time: lawOrDuration('Time with the bot: a duration or a law.'),
    contained: share('Share of contacts that the bot solves', 0.3),
    believedSolved: share(
      'Share of contacts believed solved that are not: they come back, where the type has a resolution',
      0,
    ),
    hangUp: share('Share of contacts that leave during the talk with the bot', 0),
  })
  .meta({ id: 'bot', description: 'A self-service bot before the queue; the others are handed over to an agent.' })

export const misrouting = z
  .strictObject({
    probability: probability(
      'Probability of reaching the queue of a wrong type; default: most × (1 − dataQuality).',
    ).optional(),
    most: share('The probability without any data, where `probability` is not given', 0.3),
    to: z
      .record(z.string(), positive('Weight, relative to the other types.'))
      .optional()
      .describe('Wrong types with weights; default: all others of the same channel alike.'),
    diagnosis: z
      .union([
        lawOrDuration('Time until the wrong desk sees its error.'),
        z.literal('handle').describe('A full talk of the wrong type.'),
      ])
      .default(60)
      .describe('Time that the wrong desk spends before it transfers; default 60 s.'),
    transfer: z
      .enum(['cold', 'warm'])
      .default('cold')
      .describe('cold (default): to the tail of the right queue, the story is told again. warm: to its head.'),
    retell: positive(
      'Handle time after a cold transfer is multiplied by this, as the story is told again; default 1.1.',
    ).default(1.1),
    patience: z
      .enum(['fresh', 'continues'])
      .default('fresh')
      .describe('Patience in the second queue: drawn anew (default), or what is left of the first.'),
  })
  .meta({ id: 'misrouting', description: 'Calls that reach the wrong desk first.' })

// ── callbacks ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const callback = z
  .strictObject({
    offer: z
      .strictObject({
        wait: duration('Offered when the anticipated wait is at least this; give this or queue.').optional(),
        queue: whole(
          'Offered when at least so many wait (0: to everybody who must wait); give this or wait.',
          [0, 1e6],
        ).optional(),
        estimator,
      })
      .default({ wait: 180, estimator: 'queueLength' })
      .describe('When a callback is offered to one who must wait; default: anticipated wait of 3 min.'),
    accept: share('Share of those offered who accept', 0.5),
    mode: z
      .enum(['promise', 'keepPlace'])
      .default('promise')
      .describe('promise (default): called within the window. keepPlace: virtual hold, called when his turn comes.'),
    window: lasting('The promise: called within this time; default 3 h.').default(10800),
    reserve: whole('Called only when more agents than this are idle; default 0.', [0, 1e6]).default(0),
    urgent: duration(
      'This long before the end of the window a callback goes before waiting calls; default 15 min.',
    ).default(900),
    noAnswer: share('Share of attempts that reach nobody', 0),
    ring: duration('Time an agent spends on an attempt that reaches nobody; default 20 s.').default(20),
    retries: whole('Most further attempts to one who was not reached; default 2.', [0, 30]).default(2),
    retryAfter: lasting('Time from an attempt that reached nobody to the next; default 30 min.').default(1800),
  })
  .meta({ id: 'callback', description: 'A callback is offered in place of waiting.' })

// ── resolution ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const resolution = z
  .strictObject({
    probability: share('Probability that a contact solves the case, with an ordinary agent and perfect data', 0.7),
    dataQuality: share('Share of the probability that is lost without any data', 0.3),
    hurry: z
      .strictObject({
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
      .describe('Haste: the probability is multiplied by a factor of the load when service starts; default: none.'),
    believed: share('Share of unsolved contacts after which the customer believes that all is well, until it shows', 0),
    repeat: share('Probability of calling again when the case is not solved', 1),
    delay: law('Time to the repeat call; default lognormal, median 1 day.').default(lognormal(86400)),
    contacts: z
      .union([whole('Most answered contacts of a case.', [1, 1000]), z.literal('unlimited').describe('No limit.')])
      .default('unlimited')
      .describe('Most answered contacts of a case; then the customer gives up; default: no limit.'),
  })
  .meta({ id: 'resolution', description: 'Whether a contact solves the case, and repeat calls when it does not.' })

export const hardCalls = z
  .strictObject({
    share: share('Share of contacts that are hard, with a content customer', 0.05),
    angry: share('Added to the share for a customer of satisfaction 0, in proportion for others', 0.3),
    handleFactor: positive('Handle time of a hard call is multiplied by this; default 1.4.').default(1.4),
    satisfaction: share('Satisfaction lost when the agent loses control', 0.2),
    control: share('Share of hard calls in which an agent of composure 0.5 loses control (0 at composure 1)', 0.3),
  })
  .meta({ id: 'hardCalls', description: 'Intense calls: they take longer, and wear agents and customers out.' })

// ── agents ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const TRAITS = ['knowledge', 'composure', 'promiseKeeping', 'morale', 'empowerment'] as const

const trait = (name: string) => probability(`${name}, from 0 to 1; default 0.5, neutral.`).default(0.5)

/** How a trait acts: the relative change when it goes from 0.5 to 1; the opposite at 0. */
const effect = (describe: string, otherwise: number) =>
  number(`${describe} at 1 (the opposite at 0); default ${otherwise}.`, 10).default(otherwise)

export const profile = z
  .strictObject({
    knowledge: trait('Knowledge'),
    composure: trait('Composure'),
    promiseKeeping: trait('Promising only what can be kept'),
    morale: trait('Morale'),
    empowerment: trait('Freedom to solve'),
    spread: share('Standard deviation of each trait between agents, drawn once a replication', 0),
    effects: z
      .strictObject({
        knowledgeResolution: effect('Knowledge: relative change of resolution', 0.25),
        knowledgeHandle: effect('Knowledge: relative change of handle time', -0.15),
        composureSatisfaction: effect('Composure: relative change of satisfaction by a contact', 0.05),
        promiseSatisfaction: effect('Honest promises: relative change of satisfaction by a contact', -0.01),
        promiseResolution: effect('Honest promises: relative change of resolution, as what is promised is done', 0.1),
        promiseBelieved: effect('Honest promises: change of the share who wrongly believe it solved', -0.2),
        moraleHandle: effect('Morale: relative change of handle time', -0.05),
        moraleResolution: effect('Morale: relative change of resolution', 0.1),
        moraleComposure: effect('Morale: change of composure', 0.2),
        empowermentResolution: effect('Freedom: relative change of resolution', 0.15),
        empowermentHandle: effect('Freedom: relative change of handle time', 0.1),
      })
      .prefault({})
      .describe('What the traits do.'),
    moraleDrift: z
      .strictObject({
        comfortable: share('Occupancy of the last hours above which morale falls', 0.8),
        occupancy: share('Morale lost at occupancy 1, in the long run', 0.3),
        hardCall: share('Morale lost by each hard call', 0.02),
        memory: lasting('Time over which occupancy is felt and morale recovers; default 4 h.').default(14400),
      })
      .optional()
      .describe('Morale that drifts with occupancy and hard calls; default: it stays.'),
    fatigue: z
      .strictObject({
        perHour: atLeast0('Growth per hour of work without rest, towards 1; default 0.15.').default(0.15),
        restPerHour: atLeast0('Recovery per hour of rest; default 1.').default(1),
        handle: number('Relative change of handle time at fatigue 1; default 0.15.', 10).default(0.15),
        resolution: number('Relative change of resolution at fatigue 1; default -0.15.', 10).default(-0.15),
      })
      .optional()
      .describe('Fatigue that grows with work and goes with rest; default: none.'),
    learning: z
      .strictObject({
        perDoubling: positive('Handle time factor per doubling of calls handled; default 0.95.', [0.5, 1]).default(
          0.95,
        ),
        calls: whole('Calls an agent has handled at the start; default 50.', [1, 1e9]).default(50),
        until: whole('Calls after which nothing more is learnt; default 2000.', [1, 1e9]).default(2000),
      })
      .optional()
      .describe('Agents who become faster by experience; default: none.'),
    recovery: z
      .strictObject({
        length: lasting('Length of the break after a hard call; default 3 min.').default(180),
        cover: z
          .boolean()
          .default(false)
          .describe('true: only while nobody waits who could be served (default: at once, callers wait).'),
      })
      .optional()
      .describe('Breaks after hard calls; default: none.'),
  })
  .meta({ id: 'profile', description: 'What the agents of a group are like; 0.5 is neutral.' })

export const concurrency = z
  .strictObject({
    chats: whole('Most contacts an agent handles at once.', [1, 100]),
    slowdown: atLeast0('Each further contact at the same time adds this to the handle factor; default 0.2.').default(
      0.2,
    ),
  })
  .meta({ id: 'concurrency', description: 'Agents who handle several contacts at once, as in chat.' })
