// The kinds of field a scenario is made of: words, numbers, durations, times, and figures per weekday and interval.
// The limits keep every number finite and every simulation of an end: a slip of a zero is refused, not simulated.
import { z } from 'zod'
import {
  formatDate,
  parseDate,
  parseDuration,
  parseTimeOfDay,
  parseTimeRange,
  parseWeekdays,
  WEEKDAYS,
} from './units.ts'

const LONGEST = 3660 * 86400
const MOST = 1e9

export const text = (describe: string) => z.string().min(1).describe(describe)
export const probability = (describe: string) => z.number().min(0).max(1).describe(describe)
/** A probability with its default, which the description then says. */
export const share = (describe: string, otherwise: number) =>
  probability(`${describe}; default ${otherwise}.`).default(otherwise)
export const positive = (describe: string, [least, most] = [1e-9, MOST]) =>
  z.number().min(least).max(most).describe(describe)
export const atLeast0 = (describe: string) => z.number().min(0).max(MOST).describe(describe)
export const number = (describe: string, most = 1e6) => z.number().min(-most).max(most).describe(describe)
export const whole = (describe: string, [least, most] = [1, 1e6]) => z.int().min(least).max(most).describe(describe)

/** A text checked and converted by one of the parsers of units.ts. */
const parsed =
  <T>(parse: (text: string) => T | undefined, expected: string) =>
  (describe: string) =>
    z
      .string({ error: expected })
      .describe(describe)
      .transform((value, context): T => {
        const result = parse(value)
        if (result !== undefined) return result
        context.addIssue({ code: 'custom', message: expected, input: value })
        return z.NEVER
      })
      .describe(describe)

const DURATION = 'expected a duration such as 90, "90 s" or "1 h 30 min"'

function durationFrom(least: (seconds: number) => string | undefined) {
  return (describe: string) =>
    z
      .union([z.number(), z.string()], { error: DURATION })
      .describe(describe)
      .transform((value, context): number => {
        const seconds = parseDuration(value)
        const message = seconds === undefined ? DURATION : least(seconds)
        if (message === undefined) return seconds as number
        context.addIssue({ code: 'custom', message, input: value })
        return z.NEVER
      })
      .describe(describe)
}

const tooLong = (seconds: number) => (seconds > LONGEST ? 'expected at most 3660 days' : undefined)

/** Seconds, 0 or more. */
export const duration = durationFrom(tooLong)
/** Seconds, at least a millisecond. */
export const lasting = durationFrom(seconds =>
  seconds < 0.001 ? 'expected a duration longer than 0' : tooLong(seconds),
)

export const timeOfDay = parsed(parseTimeOfDay, 'expected a time of day such as "07:30"')
export const timeRange = parsed(parseTimeRange, 'expected a time range such as "07:00-24:00"')
export const date = parsed(parseDate, 'expected a date such as 2026-03-01')
export const weekdays = parsed(parseWeekdays, 'expected weekdays such as "sun-thu", "mon,wed" or "daily"')

/** A moment: time of day in seconds, and the day as whole days since 1970 (none: the first day of the scenario). */
export type Moment = { day: number | undefined; time: number }

export function parseMoment(value: string): Moment | undefined {
  const [first, second, ...more] = value.trim().split(/[\sT]+/)
  const day = second === undefined ? undefined : parseDate(first)
  const time = parseTimeOfDay(second ?? first)
  const wrong = more.length > 0 || time === undefined || time >= 86400 || (second !== undefined && day === undefined)
  return wrong ? undefined : { day, time }
}

export const MOMENT = 'expected a moment such as "10:00" (first day) or "2026-03-02 10:00"'
export const moment = parsed(parseMoment, MOMENT)

// ── per weekday ────────────────────────────────────────────────────────────────────────────────────────────────────

const weekdayKeys = (key: string) => parseWeekdays(key)?.map(day => WEEKDAYS[day] as string)

/** The days a key names: weekdays (`sun`, `mon` …) or one date (`2026-03-02`); or undefined. */
export function dayKeys(key: string): string[] | undefined {
  const day = parseDate(key)
  return day === undefined ? weekdayKeys(key) : [formatDate(day)]
}

/** A map with one key a day from one whose keys name several (`sun-thu`); `daily` fills what no other key names. */
function perDay<T extends z.ZodType>(value: T, keysOf: typeof dayKeys, expected: string) {
  return z.record(z.string(), value).transform((record, context) => {
    const byDay: Record<string, z.output<T>> = {}
    const wrong = (key: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [key], input: record, params: { key: true } })
    for (const [key, figures] of Object.entries(record)) {
      const days = key === 'daily' ? [] : keysOf(key)
      if (!days) wrong(key, `expected ${expected}, not ${JSON.stringify(key)}`)
      for (const day of days ?? []) {
        if (Object.hasOwn(byDay, day)) wrong(key, `names ${day} a second time`)
        byDay[day] = figures
      }
    }
    if (Object.keys(record).length === 0) context.addIssue({ code: 'custom', message: 'names no day', input: record })
    if (Object.hasOwn(record, 'daily')) for (const day of WEEKDAYS) byDay[day] ??= record.daily
    return byDay
  })
}

export const hoursPerWeekday = (describe: string) =>
  perDay(timeRange('Opening hours.'), weekdayKeys, 'weekdays such as "sun-thu", "fri" or "daily"').describe(describe)

// ── figures: a number per interval of the opening hours ────────────────────────────────────────────────────────────

const column = z
  .strictObject({
    file: text('CSV file, relative to the scenario file.'),
    column: text('Header of the column with the figures.'),
    time: text(
      'Header of a column with the start of the interval (HH:MM); default: rows are in order from opening.',
    ).optional(),
    day: text('Header of a column with the weekday or the date; default: the same figures every open day.').optional(),
  })
  .describe('A column of a CSV file.')

const figures = z
  .union([
    atLeast0('The same figure all day.'),
    z.array(atLeast0('A figure.')).min(1).describe('One figure per interval, from opening.'),
    column,
  ])
  .meta({
    id: 'figures',
    description: 'A number, a list with one number per interval from opening, or a column of a CSV file.',
  })

export const table = (describe: string) =>
  z
    .union([
      figures,
      perDay(figures, dayKeys, 'weekdays such as "sun-thu", "daily", or a date such as 2026-03-02').describe(
        'Per weekday: keys such as "sun-thu", "fri", "daily", or dates; dates win.',
      ),
    ])
    .describe(describe)

export type Column = z.output<typeof column>
/** Figures of one day: the same all day, or one per interval from opening. */
export type Figures = number | number[]
/** Figures of every day, or by weekday (`sun`) and date (`2026-03-02`); a date wins over its weekday. */
export type Table = Figures | Record<string, Figures>
/** A table as written: figures may still be in a CSV file. */
export type WrittenTable = Figures | Column | Record<string, Figures | Column>
