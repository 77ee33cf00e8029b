// How people write durations, times of day, dates and weekdays, and what the program makes of them (seconds, indices).

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const FULL_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const SECONDS = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['m', 60],
  ['min', 60],
  ['minute', 60],
  ['h', 3600],
  ['hour', 3600],
  ['d', 86400],
  ['day', 86400],
])

/**
 * Seconds in a written duration: `90`, `"90 s"`, `"3 min"`, `"1 h 30 min"`, `"2 d"`.
 * @returns seconds, or undefined when the text is not a finite duration of 0 or more.
 */
export function parseDuration(text: string | number): number | undefined {
  const seconds = typeof text === 'number' ? text : sumOfParts(text.trim().toLowerCase())
  return seconds !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

function sumOfParts(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const part = /(\d+(?:\.\d+)?)\s*([a-z]+)\s*/y
  let seconds = 0
  while (part.lastIndex < text.length) {
    const match = part.exec(text)
    const unit = match && (SECONDS.get(match[2]) ?? SECONDS.get(match[2].replace(/s$/, '')))
    if (!match || !unit) return undefined
    seconds += Number(match[1]) * unit
  }
  return text === '' ? undefined : seconds
}

/** A duration as people read it: `45 s`, `3 min`, `1 h 30 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toFixed(seconds < 1 ? 3 : seconds < 10 ? 1 : 0))} s`
  const units: [string, number][] = [
    ['d', 86400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ]
  let rest = Math.round(seconds)
  const parts: string[] = []
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${unit}`)
    rest -= count * size
  }
  return parts.slice(0, 2).join(' ')
}

/** Seconds since midnight of `"07:30"` (up to `"24:00"`), or undefined. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  const time = hours * 3600 + minutes * 60 + seconds
  return minutes < 60 && seconds < 60 && time <= 86400 ? time : undefined
}

/** `"07:30"` from seconds since midnight. */
export function formatTimeOfDay(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `[from, to]` seconds since midnight of `"07:00-24:00"`, or undefined when malformed or empty. */
export function parseTimeRange(text: string): [number, number] | undefined {
  const [from, to, ...more] = text.split('-').map(parseTimeOfDay)
  return more.length === 0 && from !== undefined && to !== undefined && from < to ? [from, to] : undefined
}

/** Weekday indices (0 = Sunday) of `"sun-thu"`, `"mon,wed"`, `"friday"`, `"daily"`; ranges may wrap (`"fri-mon"`); or undefined. */
export function parseWeekdays(text: string): number[] | undefined {
  const words = text.trim().toLowerCase()
  if (words === 'daily') return [0, 1, 2, 3, 4, 5, 6]
  const days = new Set<number>()
  for (const part of words.split(',')) {
    const [from, to = from, ...more] = part.split('-').map(name => weekdayNamed(name.trim()))
    if (from < 0 || to < 0 || more.length > 0) return undefined
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day)
      if (day === to) break
    }
  }
  return [...days]
}

function weekdayNamed(name: string): number {
  return Math.max(WEEKDAYS.indexOf(name as Weekday), FULL_NAMES.indexOf(name))
}

/** Whole days since 1970-01-01 of `"2026-03-01"`, or undefined when it is no date. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (!match) return undefined
  const days = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]))
  return formatDate(days) === match[0] ? days : undefined
}

/** `"2026-03-01"` from whole days since 1970-01-01. */
export function formatDate(days: number): string {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Weekday index (0 = Sunday) of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7
}

// Howard Hinnant, "chrono-compatible low-level date algorithms": no Date, no time zone.
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}
