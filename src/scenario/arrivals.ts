// When callers call: rates, a recorded trace, a population; busyness and bursts beside them.
import { z } from 'zod'
import { moment, positive, probability, table, text, whole } from './fields.ts'
import { law } from './laws.ts'

const busyness = z.strictObject({
  shape: positive(
    'Shape α of the gamma factor of mean 1 that multiplies the rates of a day (of the whole study, in a steady-state one); its cv is 1/√α.',
    [0.05, 1e9],
  ),
  shared: z.boolean().default(false).describe('One factor for all types that share it (default: each type its own).'),
})

const burst = z
  .strictObject({
    at: moment('When it starts: "10:00" (first day) or "2026-03-02 10:00".'),
    calls: positive('Expected number of further calls (Poisson); give this or errors.', [1e-9, 1e7]).optional(),
    errors: z
      .strictObject({
        customers: whole('Customers concerned.', [1, 1e8]),
        rate: probability('Share of them with an error in their data.'),
        prevented: probability('Share of the errors prevented at the sale; default 0.').default(0),
        corrected: probability('Share of the others corrected before they do harm; default 0.').default(0),
        callsPerError: positive('First calls about each error that does harm; default 1.').default(1),
      })
      .optional()
      .describe(
        'Calls about errors in the data: customers × rate × (1 − prevented) × (1 − corrected) × callsPerError.',
      ),
    spread: law('Delay of each call after the start; default exponential, mean 1 h.').default({
      law: 'exponential',
      mean: 3600,
      zero: 0,
    }),
  })
  .transform(({ calls, errors, ...rest }, context) => {
    if ((calls === undefined) === (errors === undefined))
      context.addIssue({ code: 'custom', message: 'give exactly one of calls and errors', input: rest })
    const failing = errors ? errors.customers * errors.rate * (1 - errors.prevented) * (1 - errors.corrected) : 0
    return { ...rest, errors, calls: calls ?? failing * (errors?.callsPerError ?? 1) }
  })
  .describe('Extra calls set off by an event.')

export const arrivals = z.strictObject({
  perHour: table('Calls per hour.').optional(),
  perInterval: table('Calls per interval.').optional(),
  trace: z
    .union([
      z.array(moment('An arrival.')).min(1).describe('Moments of arrival.'),
      z
        .strictObject({ file: text('CSV file.'), column: text('Header of the column with the moments.') })
        .describe('A column of moments in a CSV file.'),
    ])
    .optional()
    .describe('Recorded arrival times, replayed exactly; in place of rates.'),
  perCustomer: positive(
    'Problems per customer in 30 days, from the population of `customers`; perHour or perInterval then only say when (default: evenly).',
    [1e-9, 1e4],
  ).optional(),
  factor: positive(
    'Rates and bursts are multiplied by this: 1.1 is ten percent more calls; default 1.',
    [1e-6, 1e6],
  ).default(1),
  busyness: busyness.optional().describe('Random factor per day that multiplies the rates.'),
  bursts: z.array(burst).default([]).describe('Extra calls, each set off by an event.'),
})
