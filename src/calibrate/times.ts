// The start of an interval, as people and spreadsheets write it. Seconds after midnight.
import { type Cell, isInstant, textOf } from './cells.ts'

export type TimeReading = { start: number; end?: number }

const DAY = 86400

/** `08:00`, `08:00-08:30`, `8:00 AM`, `0800`, hour 8, or a fraction of a day; undefined when it is none of these. */
export function readTime(cell: Cell): TimeReading | undefined {
  if (isInstant(cell)) return { start: secondsOfSerial(cell.serial).time }
  if (typeof cell === 'number') return readNumber(cell)
  const parts = textOf(cell)
    .toLowerCase()
    .split(/\s*(?:[-–—~]|\bto\b|עד)\s*/)
  if (parts.length > 2) return undefined
  const meridiem = /[ap]\.?m\.?$/.exec(parts.at(-1) ?? '')?.[0]
  const start = clock(parts.length === 2 && meridiem && !/m\.?$/.test(parts[0]) ? `${parts[0]} ${meridiem}` : parts[0])
  const end = parts[1] === undefined ? undefined : clock(parts[1])
  if (start === undefined || start >= DAY || (parts[1] !== undefined && end === undefined)) return undefined
  return end === undefined ? { start } : { start, end: end === 0 ? DAY : end }
}

function readNumber(value: number): TimeReading | undefined {
  if (value >= 0 && value < 1) return { start: secondsOfSerial(value).time }
  const start = Number.isInteger(value) ? clock(String(value)) : undefined
  return start === undefined || start >= DAY ? undefined : { start }
}

const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]0+)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/

function clock(text: string): number | undefined {
  const digits = /^(\d{1,2})(\d{2})$/.exec(text)
  const match = CLOCK.exec(digits && text.length > 2 ? `${digits[1]}:${digits[2]}` : text)
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)]
  const half = match[4]?.[0]
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined
  const hour = half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0)
  const time = hour * 3600 + minutes * 60 + seconds
  return minutes < 60 && seconds < 60 && time <= DAY ? time : undefined
}

/** Day and second of a workbook's count; fractions of a day are rounded, to a whole minute where one is near. */
export function secondsOfSerial(serial: number): { day: number; time: number } {
  const exact = serial * DAY
  const minute = Math.round(exact / 60) * 60
  const total = Math.abs(exact - minute) < 1.5 ? minute : Math.round(exact)
  return { day: Math.floor(total / DAY), time: total - Math.floor(total / DAY) * DAY }
}

/** A text that holds a date and a time, taken apart; `time` is undefined where there is a date only. */
export function splitMoment(text: string): { date: string; time?: string } {
  const match =
    /^(.*\S)(?:\s*T|\s+)(\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?(?:\s*(?:[-–—~]|to)\s*\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*[ap]\.?m\.?)?)$/i.exec(
      text.trim(),
    )
  return match ? { date: match[1], time: match[2] } : { date: text }
}

/** Lengths that an interval can have; the ones expected first. */
const LENGTHS = [900, 1800, 3600, 300, 600, 1200]

/**
 * The length of the intervals whose starts these are: the largest of 60, 30, 20, 15, 10 and 5 min on whose grid lie 98 % of them.
 * @returns undefined when none does, or all rows start at the same time of day
 */
export function intervalOf(starts: ReadonlyMap<number, number>): number | undefined {
  if (starts.size < 2) return undefined
  const total = [...starts.values()].reduce((a, b) => a + b, 0)
  const onGrid = (length: number) =>
    [...starts].reduce((sum, [start, count]) => (start % length === 0 ? sum + count : sum), 0)
  return [...LENGTHS].sort((a, b) => b - a).find(length => onGrid(length) >= 0.98 * total)
}
