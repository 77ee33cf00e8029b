// Laws: distributions of a duration, as people write them.
import { z } from 'zod'
import { atLeast0, duration, lasting, positive, probability, whole } from './fields.ts'

const mean = { mean: lasting('Mean, of the values that are not 0 by `zero`.') }
const cv = positive('Coefficient of variation: standard deviation ÷ mean.', [0.001, 100])

/** The laws of a duration; each key is the value of `law` in the file, each value the further fields. */
const LAWS = {
  constant: { value: duration('The constant value.') },
  uniform: { min: duration('Smallest value.'), max: duration('Largest value.') },
  exponential: mean,
  erlang: { ...mean, phases: whole('Number of exponential phases.', [1, 1000]) },
  gamma: {
    ...mean,
    cv: cv.optional(),
    shape: positive('Shape, 1 ÷ cv²; give this or cv.', [1e-4, 1e6]).optional(),
  },
  weibull: { ...mean, shape: positive('Shape: below 1 the hazard falls, above 1 it rises.', [0.05, 1000]) },
  lognormal: {
    mean: lasting('Mean; give this or median.').optional(),
    median: lasting('Median; give this or mean.').optional(),
    cv: cv.default(1).describe('Coefficient of variation; default 1.'),
  },
  hyperexponential: {
    phases: z
      .array(
        z.strictObject({ share: probability('Share of this phase; shares sum to 1.'), ...mean }).describe('A phase.'),
      )
      .min(1)
      .describe('Mixture of exponentials.'),
  },
  hazard: {
    from: z.array(duration('Start of a stretch.')).min(1).describe('Starts of the stretches; the first is 0.'),
    perMinute: z
      .array(atLeast0('Events per minute.'))
      .min(1)
      .describe('Hazard in each stretch, per minute; the last goes on for ever.'),
  },
  empirical: {
    values: z.array(duration('An observed value.')).min(1).describe('Observed values, each equally likely.'),
  },
  histogram: {
    edges: z.array(duration('An edge.')).min(2).describe('Edges of the bins, increasing.'),
    counts: z.array(atLeast0('Weight of a bin.')).min(1).describe('Weight of each bin, one fewer than edges.'),
  },
  survival: {
    at: z.array(duration('A time.')).min(1).describe('Times, increasing, from after 0.'),
    survival: z
      .array(probability('Share longer than the time.'))
      .min(1)
      .describe('Share of values longer than each time, falling; constant hazard in between.'),
    tail: lasting('Mean of what remains beyond the last time; default: the average hazard so far goes on.').optional(),
  },
} as const

const LAW_SAYS =
  'Distribution: constant, uniform, exponential, erlang, gamma, weibull, lognormal, hyperexponential, hazard, empirical, histogram or survival.'

/** A law with further fields beside its own, as in `handle: { law: lognormal, mean: 3 min, afterCallWork: 20 s }`. */
export function lawWith<Shape extends z.ZodRawShape>(more: Shape) {
  const zero = probability('Probability of exactly 0; default 0.').default(0)
  const option = <Name extends keyof typeof LAWS>(name: Name) =>
    z.strictObject({ law: z.literal(name).describe(LAW_SAYS), ...LAWS[name], zero, ...more })
  return z.discriminatedUnion('law', [
    option('constant'),
    option('uniform'),
    option('exponential'),
    option('erlang'),
    option('gamma'),
    option('weibull'),
    option('lognormal'),
    option('hyperexponential'),
    option('hazard'),
    option('empirical'),
    option('histogram'),
    option('survival'),
  ])
}

const anyLaw = lawWith({}).meta({ id: 'law', description: LAW_SAYS })

export const law = (describe: string) => anyLaw.describe(describe)
/** A law, or only a median (and cv), which means lognormal: delays are told by their medians. */
export const lawOrMedian = (describe: string) =>
  z
    .union([
      law('A distribution.'),
      z
        .strictObject({ median: duration('Median.'), cv: cv.default(1) })
        .transform(({ median, cv }) => ({ law: 'lognormal' as const, median, cv, zero: 0 }))
        .describe('A lognormal law by its median.'),
    ])
    .describe(describe)
export const lawOrDuration = (describe: string) =>
  z.union([duration('A constant duration.'), law('A distribution.')]).describe(describe)

export type ScenarioLaw = z.output<ReturnType<typeof lawWith<Record<never, never>>>>

/** Fields that belong to a law and mean nothing to another one. */
export function fieldsOfLaw(name: unknown): string[] {
  return typeof name === 'string' && Object.hasOwn(LAWS, name) ? Object.keys(LAWS[name as keyof typeof LAWS]) : []
}
