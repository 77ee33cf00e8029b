// Round numbers and times of day along an axis.

import { COMMON } from '../words/common.ts'
import type { Lang } from '../words/lang.ts'

export type Tick = { at: number; label: string }

const DAY = 86_400
const HOUR = 3600
/** Steps between times of day that people count in. */
const CLOCK_STEPS = [60, 300, 600, 900, 1800, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR]
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 112]

/** The least of 1, 2, 5 · 10ⁿ that cuts a span into at most so many parts. */
export function niceStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most))
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step * most >= span * (1 - 1e-9))!
}

/** Multiples of the step from one number to the other. */
export function multiples([from, to]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}

export function linearTicks(domain: readonly [number, number], most: number): Tick[] {
  const step = niceStep(domain[1] - domain[0], most)
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return multiples(domain, step).map(at => ({ at, label: numberLabel(at, digits) }))
}

/** Powers of ten, with their halves and fifths where there are few of them. */
export function logTicks([from, to]: readonly [number, number]): Tick[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(to)) - Math.floor(Math.log10(from)) + 1 },
    (_, i) => 10 ** (Math.floor(Math.log10(from)) + i),
  )
  const between = decades.length > 4 ? [1] : [1, 2, 5]
  const all = decades.flatMap(decade => between.map(factor => factor * decade))
  return all
    .filter(at => at >= from * (1 - 1e-9) && at <= to * (1 + 1e-9))
    .map(at => ({ at, label: numberLabel(at, Math.max(0, -Math.floor(Math.log10(at) + 1e-9))) }))
}

/** Times of day within a day; over several days their midnights, by name and, where the first is known, date. */
export function clockTicks(domain: readonly [number, number], options: { lang: Lang; firstDay?: number }): Tick[] {
  const [from, to] = domain
  if (to - from <= DAY) {
    const step = CLOCK_STEPS.find(each => (to - from) / each <= 10) ?? CLOCK_STEPS.at(-1)!
    return multiples(domain, step).map(at => ({ at, label: clockLabel(at) }))
  }
  const days = (to - from) / DAY
  const step = DAY_STEPS.find(each => days / each <= 8) ?? DAY_STEPS.at(-1)!
  return multiples(domain, DAY)
    .filter((_, i) => i % step === 0)
    .filter(at => at < to)
    .map(at => ({ at, label: dayLabel(Math.round(at / DAY), options) }))
}

export const numberLabel = (value: number, digits: number): string => {
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return /^-[0.,]+$/.test(text) ? text.slice(1) : text.replace('-', '−')
}

function clockLabel(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const ofDay = minutes === 1440 ? minutes : minutes % 1440
  return [Math.floor(ofDay / 60), ofDay % 60].map(part => String(part).padStart(2, '0')).join(':')
}

function dayLabel(day: number, { lang, firstDay }: { lang: Lang; firstDay?: number }): string {
  const { weekdays, day: numbered, date: dated } = COMMON[lang]
  if (firstDay === undefined) return numbered(day + 1)
  const date = new Date((firstDay + day) * 86_400_000)
  return `${weekdays[date.getUTCDay()]} ${dated(date.getUTCDate(), date.getUTCMonth())}`
}
