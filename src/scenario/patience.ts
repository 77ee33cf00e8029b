// How long callers are prepared to wait, and how load changes it.
import { z } from 'zod'
import { atLeast0, duration, number, positive, probability, text } from './fields.ts'
import { lawWith } from './laws.ts'

export const LOAD_MEASURES = ['queueLength', 'queuePerAgent', 'busyFraction', 'anticipatedWait'] as const
export const ESTIMATORS = ['queueLength', 'headOfLine', 'lastToEnter'] as const

export const estimator = z
  .enum(ESTIMATORS)
  .default('queueLength')
  .describe(
    'How a wait is anticipated: from the queue length (default), the wait of the head of the line, or of the last to enter service.',
  )

const steps = z
  .array(z.tuple([atLeast0('From this load on …'), atLeast0('… this value.')]).describe('A pair [load, value].'))
  .min(1)
  .describe('Pairs [load, value]; below the first load the value is 1 (0 for a balking probability).')

export const response = z
  .strictObject({
    steps: steps.optional(),
    slope: number('Linear: factor 1 + slope · load.').optional(),
    power: number('Power: factor (1 + load)^power.', 10).optional(),
    min: positive('Smallest factor; default 0.05.').default(0.05),
    max: positive('Largest factor; default: no limit.').default(Number.POSITIVE_INFINITY),
  })
  .meta({
    id: 'response',
    description:
      'How the factor follows the load: steps, slope or power (exactly one); above 1 means more: patience, handle time, resolution.',
  })

export const patienceLoad = z
  .strictObject({
    when: z
      .enum(['arrival', 'waiting'])
      .default('waiting')
      .describe(
        'arrival: the budget is multiplied once, on joining. waiting (default): it is consumed at speed 1 ÷ factor.',
      ),
    measure: z
      .enum(LOAD_MEASURES)
      .default('queueLength')
      .describe(
        'The load: waiting calls of the type, per staffed agent, busy share of its agents, or anticipated wait in seconds.',
      ),
    estimator,
    response,
  })
  .meta({ id: 'patienceLoad', description: 'A dependence of patience on load.' })

const experience = z
  .strictObject({
    gain: number('c: mean patience = mean of the law + c · expected wait; default 0.5.', 10).default(0.5),
    smoothing: z
      .number()
      .min(1e-6)
      .max(1)
      .default(0.2)
      .describe('α: weight of a new wait in the expected wait; default 0.2.'),
    scope: z
      .enum(['population', 'customer'])
      .default('population')
      .describe('Who learns: all callers of the type, or of the segment, together (default) or each by himself.'),
    observation: z
      .enum(['virtualWait', 'estimate'])
      .default('virtualWait')
      .describe('What one who left at a learns: the wait he would have had (default), or a + the expected wait.'),
    initial: duration('Expected wait at the start; default 0.').default(0),
  })
  .meta({ id: 'experience', description: 'Mean patience that follows waits.' })

const announcement = z
  .strictObject({
    delay: duration('The announced delay; default: the anticipated wait.').optional(),
    estimator,
    balk: probability('Probability of leaving at the announcement; default 0.').default(0),
    growth: number(
      'β per minute: beyond the announced delay the hazard is multiplied by exp(β · minutes over); default 0.',
      10,
    ).default(0),
  })
  .meta({ id: 'announcement', description: 'An announced delay.' })

const balk = z
  .strictObject({
    probability: probability('The same at every load.').optional(),
    beta: positive('Joins with probability 1 ÷ (1 + beta · queue length).').optional(),
    steps: steps.optional(),
    measure: z.enum(LOAD_MEASURES).default('queueLength').describe('The load that `steps` reads.'),
    estimator,
  })
  .meta({ id: 'balk', description: 'Leaving at once.' })

const PATIENCE = {
  load: z
    .union([patienceLoad, z.array(patienceLoad).describe('Dependences, multiplied.')])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .default([])
    .describe('Patience that depends on load: one dependence or a list.'),
  experience: experience.optional().describe('Mean patience that follows the waits callers have lived through.'),
  announcement: announcement.optional().describe('A delay is announced on joining the queue.'),
  balk: balk.optional().describe('Leaving at once instead of joining the queue; give probability, beta or steps.'),
  incidental: z
    .strictObject({ perHour: positive('Hazard per hour of waiting.') })
    .optional()
    .describe('Abandonment that has nothing to do with patience or load.'),
}

const segmented = z.strictObject({
  segments: z
    .array(
      lawWith({
        ...PATIENCE,
        name: text('Name of the segment.'),
        share: probability('Share of the callers; shares sum to 1.'),
      }),
    )
    .min(1)
    .describe('Segments of callers that differ in their patience.'),
})

export const patience = z
  .union([lawWith(PATIENCE), segmented])
  .describe('How long callers are prepared to wait; default: for ever.')

export type PatienceSegment = Extract<z.output<typeof patience>, { segments: unknown }>['segments'][number]
export type Patience = Exclude<z.output<typeof patience>, { segments: unknown }>
export type PatienceLoad = z.output<typeof patienceLoad>
export type Response = z.output<typeof response>
export type LoadMeasure = (typeof LOAD_MEASURES)[number]
export type Estimator = (typeof ESTIMATORS)[number]
