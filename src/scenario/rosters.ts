// Who may work when: kinds of shift with their breaks, limits by group, premiums. What a search for shifts may choose from.
import { z } from 'zod'
import { lasting, positive, probability, text, timeRange, weekdays, whole } from './fields.ts'
import { parseDuration, parseTimeOfDay } from './units.ts'

const STARTS = 'expected starts such as "07:00", "07:00-15:00 every 30 min" or a list of them'

/** Seconds after midnight of `"07:00"`, or of `"07:00-15:00 every 30 min"`, the last included; or undefined. */
export function parseStarts(value: string): number[] | undefined {
  const [, hours, every] = /^(.*?)\s+every\s+(.*)$/.exec(value.trim()) ?? [undefined, value, undefined]
  const [from, to = from, ...more] = hours.split('-').map(parseTimeOfDay)
  const step = every === undefined ? undefined : parseDuration(every)
  const ranged = hours.includes('-')
  if (more.length > 0 || from === undefined || to === undefined || to < from || to >= 86400) return undefined
  if (ranged !== (every !== undefined) || (ranged && (step ?? 0) < 60)) return undefined
  return Array.from({ length: ranged ? Math.floor((to - from) / step!) + 1 : 1 }, (_, i) => from + i * (step ?? 0))
}

const starts = (describe: string) =>
  z
    .union([z.string(), z.array(z.string()).min(1)], { error: STARTS })
    .describe(describe)
    .transform((value, context): number[] => {
      const texts = typeof value === 'string' ? [value] : value
      const times = texts.flatMap((each, i) => {
        const parsed = parseStarts(each)
        const path = typeof value === 'string' ? [] : [i]
        if (!parsed) context.addIssue({ code: 'custom', message: STARTS, input: each, path })
        return parsed ?? []
      })
      return [...new Set(times)].sort((a, b) => a - b)
    })
    .describe(describe)

const WITHIN = 'expected a stretch after the start of the shift such as "3 h-5 h"'

const stretch = (describe: string) =>
  z
    .string({ error: WITHIN })
    .describe(describe)
    .transform((value, context): [number, number] => {
      const [from, to, ...more] = value.split('-').map(parseDuration)
      if (from !== undefined && to !== undefined && from < to && more.length === 0) return [from, to]
      context.addIssue({ code: 'custom', message: WITHIN, input: value })
      return z.NEVER
    })
    .describe(describe)

const kind = z.strictObject({
  starts: starts(
    'When it may start: "07:00", "07:00-15:00 every 30 min", or a list; default every 30 min while it ends by closing.',
  ).optional(),
  length: z
    .union([lasting('Length.'), z.array(lasting('A length.')).min(1).describe('Lengths to choose from.')])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .describe('Length of the shift, breaks included; a list to choose from.'),
  breaks: z
    .array(
      z.strictObject({
        within: stretch(
          'Stretch after the start of the shift in which the break lies as a whole; default its middle half.',
        ).optional(),
        length: lasting('Length of the break.'),
        paid: z.boolean().default(false).describe('Whether it is paid; default false.'),
      }),
    )
    .default([])
    .describe('Breaks, placed where they cost least; default none.'),
  days: weekdays('Weekdays on which it may start; default "daily".').default([0, 1, 2, 3, 4, 5, 6]),
  groups: z.array(text('Name of a group.')).min(1).optional().describe('Groups that work it; default all.'),
  most: whole('Most people a day in this kind of shift, all groups together; default: no limit.', [0, 1e6]).optional(),
  mostShare: probability('Most of the people of a group on a day, as a share; default 1.').default(1),
  agentHour: positive('Cost of a paid hour; needs economics; default: as there.').optional(),
})

const limits = z.strictObject({
  people: whole('Most people a day; default: no limit.', [0, 1e6]).optional(),
  atOnce: whole('Most people on shift at a time, those on a break included; default: no limit.', [0, 1e6]).optional(),
  hoursPerWeek: positive('Most paid hours in seven days from the first on; default: no limit.').optional(),
})

const premium = z.strictObject({
  hours: timeRange('Hours; default "00:00-24:00".').default([0, 86400]),
  days: weekdays('Weekdays; default "daily".').default([0, 1, 2, 3, 4, 5, 6]),
  factor: positive('Paid hours cost so many times as much then; of several the highest counts.', [0.01, 100]),
})

export const rosters = z
  .strictObject({
    kinds: z
      .record(z.string(), kind)
      .optional()
      .describe(
        'Kinds of shift by name; default: 8 h with a break of 30 min in the middle, and 4 h for at most 30% of the people.',
      ),
    limits: z.record(z.string(), limits).default({}).describe('Limits by group; default none.'),
    premiums: z.array(premium).default([]).describe('Hours that cost more: nights, weekends; default none.'),
  })
  .meta({ id: 'rosters', description: 'What shifts may be made of: kinds of shift, limits of groups, premiums.' })

export type Rosters = z.output<typeof rosters>
/** A kind of shift: seconds, people, shares of 1. */
export type ShiftKind = z.output<typeof kind>
