// Customers: satisfaction and what it does, the population, money, and what the management changes.
import { z } from 'zod'
import { atLeast0, duration, lasting, moment, number, positive, probability, share, text, whole } from './fields.ts'

const loss = (describe: string, otherwise: number) => share(`Satisfaction lost by ${describe} (0: off)`, otherwise)
const money = (describe: string, otherwise: number) => atLeast0(`${describe}; default ${otherwise}.`).default(otherwise)

const curve = z
  .array(
    z
      .tuple([probability('From this satisfaction on …'), probability('… this probability.')])
      .describe('A pair [satisfaction, probability].'),
  )
  .min(1)

export const satisfaction = z
  .strictObject({
    initial: share('Satisfaction of a new customer', 1),
    decay: loss('each further call for the same case', 0.15),
    form: z
      .enum(['multiplicative', 'additive'])
      .default('multiplicative')
      .describe('multiplicative (default): s × (1 − loss). additive: s − loss, at least 0. Holds for all losses.'),
    tolerance: duration('Waiting that does not annoy yet, in queues; default 2 min; types may have their own.').default(
      120,
    ),
    waitPerMinute: loss('each minute of waiting beyond the tolerance', 0.01),
    ivrLoop: loss('each return to an IVR step', 0.02),
    ivrPerMinute: loss('each minute in the IVR', 0.005),
    misrouted: loss('reaching the wrong desk', 0.03),
    coldTransfer: loss('telling the story again', 0.05),
    warmTransfer: loss('a transfer without telling the story again', 0.01),
    noAnswer: loss('a call that got no answer', 0.05),
    callbackOffer: loss('the offer of a callback in place of an answer', 0.02),
    callbackPerHour: loss('each hour until a callback', 0.02),
    brokenPromise: loss('a callback later than promised, or having to call again after all seemed well', 0.15),
    recovery: share('Share of the lost satisfaction that a good solution gives back (0: off)', 0),
  })
  .meta({ id: 'satisfaction', description: 'Satisfaction of customers, from 0 to 1.' })

export const survey = z
  .strictObject({
    response: share('Share of answered contacts after which the survey is answered', 0.2),
    angry: number(
      'Relative change of the response at satisfaction 0; default 0.5: the angry answer more often.',
      10,
    ).default(0.5),
    noise: atLeast0('Standard deviation of the rating from 1 to 5; default 0.7.').default(0.7),
  })
  .meta({
    id: 'survey',
    description: 'A short survey after a contact: a rating from 1 to 5, and whether it is solved.',
  })

export const churn = z
  .strictObject({
    table: curve
      .default([
        [0, 0.4],
        [0.5, 0.25],
        [0.85, 0.09],
        [0.95, 0.05],
      ])
      .describe(
        'Probability of leaving by satisfaction: pairs [satisfaction, probability] from 0 on; default 40 % below 0.5, 25 % from there, 9 % from 0.85, 5 % from 0.95.',
      ),
    unresolved: share('The probability is at least this when the case ends without a solution', 0.25),
    logistic: z
      .strictObject({
        midpoint: share('Satisfaction half-way between `least` and `most`', 0.5),
        steepness: positive('Steepness per unit of satisfaction; default 10.').default(10),
        least: share('Probability of the entirely satisfied, nearly', 0),
        most: share('Probability of the entirely dissatisfied, nearly', 0.4),
      })
      .optional()
      .describe('A logistic curve in place of the table.'),
  })
  .meta({ id: 'churn', description: 'Customers who leave when a case ends.' })

export const wordOfMouth = z
  .strictObject({
    angryBelow: share('Customers below this satisfaction when a case ends tell others; so do all who leave', 0.5),
    delightedFrom: share('Customers from this satisfaction on after trouble that was repaired tell others too', 0.9),
    perDay: atLeast0('People told a day by each of them; default 0.5.').default(0.5),
    days: lasting('Mean time for which one goes on telling; default 14 days.').default(14 * 86400),
    effect: share('Share of those told by which new customers become fewer (or more)', 0.02),
  })
  .meta({ id: 'wordOfMouth', description: 'What the angry and the delighted tell others.' })

export const customers = z
  .strictObject({
    count: whole('Customers at the start.', [1, 1e7]),
    newPerDay: atLeast0('New customers a day, before word of mouth; default 0.').default(0),
  })
  .meta({ id: 'customers', description: 'A population: arrivals given perCustomer follow its size.' })

export const economics = z
  .strictObject({
    currency: text('Sign or name; default "€".').default('€'),
    agentHour: money('Cost of a scheduled agent-hour', 30),
    lineHour: money('Cost of an hour on a line, of calls in IVR, queue or talk', 1),
    callback: money('Cost of a callback, beside the agent’s time', 0.2),
    dataError: z
      .strictObject({
        unit: money('Cost of preventing one error at the sale', 1),
        correct: positive('Cost factor of correcting it before it does harm; default 10.').default(10),
        fail: positive('Cost factor of an error that does harm; default 100.').default(100),
      })
      .prefault({})
      .describe('1-10-100: the cost of an error in the data.'),
    retention: money('Cost of retaining a customer for a year', 20),
    acquisitionFactor: positive('Cost of a new customer ÷ cost of a retained one, 6 to 20; default 8.').default(8),
    pricePremium: share('Share of leavers who would pay a competitor more and cannot be won back by price', 0.47),
    winBack: share('Share of the other leavers who are won back at the cost of retention', 0),
    crossSell: z
      .strictObject({
        existing: share('Success with a satisfied customer after a solved contact, 0.6 to 0.7', 0.65),
        prospects: share('Success with a prospect, 0.05 to 0.2, and with a customer of satisfaction 0', 0.1),
        offers: share('Share of solved contacts with an offer', 0),
        value: money('Margin of a sale', 50),
        trust: atLeast0('Elasticity of trust to satisfaction; default 1.2.').default(1.2),
      })
      .prefault({})
      .describe('Sales after solved contacts.'),
  })
  .meta({ id: 'economics', description: 'Costs and values, in one currency.' })

export const proactive = z
  .strictObject({
    sensitivity: share('Share of unsolved contacts in which the signs are seen', 0.6),
    falsePositives: share('Share of solved contacts taken for unsolved', 0.05),
    delay: lasting('Time to the outreach; default 4 h.').default(14400),
    reach: share('Share of the outreaches that reach the customer', 0.7),
    solves: share('Share of those reached whose case is solved', 0.5),
    satisfaction: share('Share of the lost satisfaction given back to those reached', 0.2),
    retention: share('Relative gain in retention of those detected, 0.05 to 0.08', 0.065),
    cost: money('Cost of an outreach', 4),
  })
  .meta({ id: 'proactive', description: 'Outreach before the customer calls again.' })

export const handOver = z
  .strictObject({
    after: lasting('Time into the call at which it is handed over; default 2 min.').default(120),
    restores: share('Share of the satisfaction lost by it that is not lost after all', 0.8),
  })
  .meta({ id: 'handOver', description: 'An agent who loses control hands over to an idle colleague.' })

const delta = (describe: string) => number(`${describe}; default 0.`, 1).default(0)

export const intervention = z
  .strictObject({
    name: text('What it is called in the report.'),
    from: moment('When it starts: "2026-03-02 00:00".'),
    cost: money('Cost once', 0),
    costPerDay: money('Cost a day from then on', 0),
    groups: z.array(text('Name of a group.')).optional().describe('Whose agents it changes; default: all groups.'),
    ramp: duration('Time until it works in full, in steps of a day; default 0.').default(0),
    knowledge: delta('Added to knowledge'),
    composure: delta('Added to composure'),
    promiseKeeping: delta('Added to promise-keeping'),
    morale: delta('Added to morale'),
    empowerment: delta('Added to freedom to solve'),
    dataQuality: delta('Added to data quality'),
    lookUp: positive('Look-up time is multiplied by this; default 1.').default(1),
    resolution: positive('The chance of resolution is multiplied by this; default 1.').default(1),
    handOver: handOver.optional(),
    proactive: proactive.optional(),
    breakCover: z.boolean().default(false).describe('Breaks after hard calls only while nobody waits; default false.'),
    reassign: z
      .strictObject({
        from: text('Group that gives up agents.'),
        to: text('Group that receives them.'),
        agents: whole('How many.'),
      })
      .optional()
      .describe('Agents move from one group with staffing to another.'),
  })
  .meta({ id: 'intervention', description: 'What the management changes from a date on, with its cost.' })
