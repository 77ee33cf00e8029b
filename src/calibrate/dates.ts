// Dates as people write them. The order of day, month and year is decided over a whole column, never cell by cell.
import { formatDate, parseDate } from '../scenario/units.ts'
import { isWeekday, monthNamed } from './words.ts'

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** Days since 1970-01-01; `no year` where one is needed and not known; undefined where the text is no date. */
export type DateReading = number | 'no year' | undefined

/** A date, read in an order where its own form does not settle it. Years of two digits: 00–68 are 2000–2068. */
export function readDate(text: string, { order, year }: { order: DateOrder; year?: number }): DateReading {
  const parts = text
    .trim()
    .split(/[\s,./\\-]+/)
    .filter(part => part !== '' && !isWeekday(part))
  if (parts.length === 1) return readCompact(parts[0], order)
  const month = parts.findIndex(part => monthNamed(part) !== undefined)
  if (month >= 0) return readNamed(parts, month, year)
  if (parts.length > 3 || !parts.every(part => /^(\d{1,2}|\d{4})$/.test(part))) return undefined
  if (parts.length === 2) return readShort(parts, { order, year })
  return readOrdered(parts, order)
}

function readOrdered(parts: readonly string[], order: DateOrder): DateReading {
  const [a, b, c] = parts
  // A year of four digits in front is followed by the month everywhere.
  if (a.length === 4) return dayOf(a, b, c)
  if (order === 'ymd') return c.length === 4 ? undefined : dayOf(a, b, c)
  return order === 'dmy' ? dayOf(c, b, a) : dayOf(c, a, b)
}

function readShort(parts: readonly string[], { order, year }: { order: DateOrder; year?: number }): DateReading {
  const [month, day] = order === 'dmy' ? [parts[1], parts[0]] : parts
  if (dayOf('2024', month, day) === undefined) return undefined
  return year === undefined ? 'no year' : dayOf(String(year), month, day)
}

function readNamed(parts: readonly string[], at: number, year: number | undefined): DateReading {
  const month = String(monthNamed(parts[at]))
  const [a, b, ...more] = parts.filter((_, i) => i !== at).map(part => part.replace(/(st|nd|rd|th)$/i, ''))
  if (a === undefined || more.length > 0 || !/^\d+$/.test(a + (b ?? ''))) return undefined
  if (b !== undefined) return a.length === 4 ? dayOf(a, month, b) : dayOf(b, month, a)
  return year === undefined ? 'no year' : dayOf(String(year), month, a)
}

function readCompact(text: string, order: DateOrder): DateReading {
  const eight = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (eight) return dayOf(eight[1], eight[2], eight[3])
  const six = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  return six ? readOrdered(six.slice(1), order) : undefined
}

function dayOf(year: string, month: string, day: string): number | undefined {
  if (year.length !== 2 && year.length !== 4) return undefined
  const full = year.length === 4 ? year : Number(year) < 69 ? `20${year}` : `19${year}`
  return parseDate(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** The day of a year, month and day each in its own cell; a month may be a name. */
export function dayFrom(year: number, month: string, day: string): number | undefined {
  const number = monthNamed(month) ?? (/^\d{1,2}$/.test(month) ? Number(month) : 0)
  return /^\d{1,2}$/.test(day) ? dayOf(String(year), String(number), day) : undefined
}

/** A date text with the queue of its row: only within a queue are rows expected in order of time. */
export type DatedRow = { text: string; queue: string }

export type OrderFound = { order: DateOrder; why: string } | { unsure: string; orders: DateOrder[] }

/** The one order in which the dates of a column make sense; where several do, what each would make of them. */
export function orderOf(rows: readonly DatedRow[], year: number | undefined): OrderFound {
  const texts = [...new Set(rows.map(({ text }) => text))]
  const read = DATE_ORDERS.map(order => ({
    order,
    days: new Map(texts.map(text => [text, readDate(text, { order, year: year ?? 2024 })])),
  }))
  const counts = read.map(({ days }) => texts.filter(text => days.get(text) !== undefined).length)
  const most = Math.max(...counts)
  const possible = read.filter((_, i) => counts[i] === most)
  const dense = possible.filter(({ days }) => isDense([...days.values()]))
  const best = dense.length > 0 ? dense : possible
  const same = best.every(({ days }) => texts.every(text => days.get(text) === best[0].days.get(text)))
  if (same)
    return { order: best[0].order, why: most < texts.length ? 'most dates are dates only so' : 'no other order fits' }
  const ordered = best.filter(({ days }) => inOrder(rows, days))
  if (ordered.length === 1) return { order: ordered[0].order, why: 'only so do the days follow each other' }
  return { unsure: readingsOf(texts, best), orders: best.map(({ order }) => order) }
}

// 13/01/26 and 14/01/26 are not the 26th of January 2013 and 2014: no forecast has one day a year.
const MOST_APART = 60

function isDense(days: readonly DateReading[]): boolean {
  const known = days.filter(day => typeof day === 'number')
  const span =
    known.reduce((most, day) => Math.max(most, day), -Infinity) -
    known.reduce((least, day) => Math.min(least, day), Infinity)
  return span <= MOST_APART * new Set(known).size
}

function inOrder(rows: readonly DatedRow[], days: ReadonlyMap<string, DateReading>): boolean {
  const last = new Map<string, number>()
  return rows.every(({ text, queue }) => {
    const day = days.get(text)
    if (typeof day !== 'number') return true
    const fits = day >= (last.get(queue) ?? -Infinity)
    last.set(queue, day)
    return fits
  })
}

function readingsOf(
  texts: readonly string[],
  best: readonly { order: DateOrder; days: Map<string, DateReading> }[],
): string {
  const example = texts.find(text => new Set(best.map(({ days }) => days.get(text))).size > 1) ?? texts[0]
  const meanings = best.map(({ order, days }) => `${formatDate(Number(days.get(example)))} (${order})`)
  return `${JSON.stringify(example)} may be ${meanings.join(' or ')}, and so may all the others`
}
