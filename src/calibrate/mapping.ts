// What a forecast file means, where it does not say so itself: a file people may write once and use every week.
import { z } from 'zod'
import { explain } from '../scenario/explain.ts'
import { lasting, text, whole } from '../scenario/fields.ts'
import { dropNulls, find, type Places } from '../scenario/places.ts'
import { formatPath, type Path, type Problem, UserError } from '../scenario/problems.ts'
import { formatDuration } from '../scenario/units.ts'
import { parseYaml } from '../scenario/yaml.ts'
import { DATE_ORDERS } from './dates.ts'
import { HANDLE_UNITS, ROLES } from './words.ts'

export const DUPLICATES = ['first', 'last', 'sum'] as const
export const GAPS = ['mean', 'zero'] as const

const columns = z.strictObject({
  date: text('Header of the date.').optional(),
  moment: text('Header of date and time in one.').optional(),
  year: text('Header of the year.').optional(),
  month: text('Header of the month, a number or a name.').optional(),
  day: text('Header of the day of the month.').optional(),
  time: text('Header of the start of the interval.').optional(),
  queue: text('Header of the queue; default: one queue.').optional(),
  volume: text('Header of the number of calls.').optional(),
  handle: text('Header of the mean handle time.').optional(),
})

const mappingSchema = z
  .strictObject({
    sheet: text('The sheet of a workbook.').optional(),
    header: whole('The row that holds the headers, from 1.').optional(),
    columns: columns
      .default({})
      .describe('Columns by their headers; those not named are found by the words of their headers.'),
    year: whole('The year of dates that name none.', [1900, 2200]).optional(),
    dates: z.enum(DATE_ORDERS).optional().describe('Order of day, month and year.'),
    decimal: z.enum(['.', ',']).optional().describe('The decimal mark.'),
    handleUnit: z.enum(HANDLE_UNITS).optional().describe('Unit of the handle time.'),
    interval: lasting('Length of an interval: 15 min, 30 min or 1 h.').optional(),
    zone: text('Time zone, for the hours of clock changes: Asia/Jerusalem.').optional(),
    queues: z
      .record(z.string(), text('Name of the call type.'))
      .default({})
      .describe('Names of queues and of the call types they become.'),
    leaveOut: z
      .array(text('A queue.'))
      .optional()
      .describe('Queues not read, such as sums of others; [] reads them all.'),
    duplicates: z
      .enum(DUPLICATES)
      .optional()
      .describe('Of different rows for one interval: first (default), last or their sum.'),
    gaps: z.enum(GAPS).optional().describe('Missing intervals: mean of the same weekday and time, or zero.'),
  })
  .describe('How to read a forecast file.')

/** A mapping as checked; `interval` in seconds. */
export type Mapping = z.output<typeof mappingSchema>

export const NO_MAPPING: Mapping = { columns: {}, queues: {} }

/**
 * Reads a mapping file.
 * @throws UserError with everything wrong with it, and where
 */
export function parseMapping(text: string, file: string): Mapping {
  const places: Places = new WeakMap()
  const written = parsed(text, file, places) ?? {}
  // A field whose value is still to be completed says nothing.
  dropNulls(written)
  const start = { file, line: 1, column: 1 }
  const { data, error } = mappingSchema.safeParse(written)
  const problemAt = (path: Path, message: string, name = false): Problem => {
    const { path: asWritten, spot } = find(written, path, { places, whole: { name: start, value: start } })
    return { path: formatPath(asWritten), message, ...(name ? spot.name : spot.value) }
  }
  const problems = explain(error?.issues ?? [], mappingSchema, written).map(({ path, message, aboutKey }) =>
    problemAt(path, message, aboutKey),
  )
  if (data) problems.push(...disagreements(data).map(({ path, message }) => problemAt(path, message)))
  if (!data || problems.length > 0) throw new UserError(problems)
  return data
}

function parsed(text: string, file: string, places: Places): unknown {
  try {
    return parseYaml(text, { file, places })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => ({ file, ...problem })))
  }
}

function disagreements({ queues }: Mapping): { path: Path; message: string }[] {
  const names = Object.entries(queues)
  const twice = names.filter(([, name], i) => names.findIndex(([, other]) => other === name) !== i)
  return twice.map(([queue, name]) => ({
    path: ['queues', queue],
    message: `names ${JSON.stringify(name)} a second time`,
  }))
}

/** `true` when the text names a time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const SCALARS = ['year', 'dates', 'decimal', 'handleUnit', 'interval', 'zone', 'duplicates', 'gaps'] as const

/** The text of a mapping file: what is known, and the open questions as lines to complete. */
export function mappingText(mapping: Mapping, open: ReadonlyMap<string, string> = new Map()): string {
  const asked = (field: string) => [...open].filter(([about]) => about === field).map(([, message]) => message)
  const value = (field: (typeof SCALARS)[number]) =>
    field === 'interval' ? formatDuration(mapping.interval ?? 0) : mapping[field]
  const scalar = (field: (typeof SCALARS)[number]): string[] => {
    if (asked(field).length > 0) return [`# ${field}:        # to complete: ${asked(field)[0]}`]
    return mapping[field] === undefined ? [] : [`${field}: ${quoted(value(field)!)}`]
  }
  const lines = [
    '# How to read the forecast. Complete what is marked, then give this file with --mapping.',
    ...(asked('sheet').length > 0 ? [`# sheet:        # to complete: ${asked('sheet')[0]}`] : []),
    ...(mapping.sheet === undefined ? [] : [`sheet: ${quoted(mapping.sheet)}`]),
    ...(mapping.header === undefined ? [] : [`header: ${mapping.header}`]),
    'columns:',
    ...ROLES.flatMap(role => columnLine(role, mapping.columns[role], asked(`columns.${role}`)[0])),
    ...SCALARS.flatMap(scalar),
    ...fieldsOf('queues', mapping.queues),
    ...(mapping.leaveOut?.length ? [`leaveOut: ${JSON.stringify(mapping.leaveOut)}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

function columnLine(role: string, header: string | undefined, asked: string | undefined): string[] {
  if (header !== undefined) return [`  ${role}: ${JSON.stringify(header)}`]
  return asked === undefined ? [] : [`  # ${role}:        # to complete: ${asked}`]
}

const fieldsOf = (name: string, fields: Record<string, string>): string[] =>
  Object.keys(fields).length === 0
    ? []
    : [
        `${name}:`,
        ...Object.entries(fields).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`),
      ]

const quoted = (value: string | number) => (typeof value === 'number' ? String(value) : JSON.stringify(value))
