// Numbers as people read them: in the unit of the measure, with as many digits as the interval lets one trust.
import type { Unit } from '../measures/definitions.ts'

export type Valued = { value: number; low: number; high: number }

/** What one unit of a measure is in those that are shown, and how these are written behind a number. */
export type Scale = { factor: number; suffix: string }

/** How a number is shown. */
export type Look = { digits: number; scale: Scale }

/** What stands in place of a number that does not exist, such as the patience implied by no abandonment. */
export const NONE = '–'

/** Digits after the point where there is no interval to take them from. */
const USUAL: Record<Unit, number> = {
  share: 1,
  points: 1,
  s: 1,
  calls: 1,
  callers: 1,
  'calls per caller': 2,
  agents: 1,
  h: 1,
  number: 2,
  cases: 1,
  customers: 1,
  money: 2,
}
const COUNTED: readonly Unit[] = ['calls', 'callers', 'agents', 'cases', 'customers', 'money']
const SIGNED: readonly Unit[] = ['points', 'money']
const MOST_DIGITS: Partial<Record<Unit, number>> = { money: 2 }
const MOST_DIGITS_OF_OTHERS = 3

/** `4.6 %`, `35.0 s`, `1,204`, `7.19 €`; `–` when there is none. */
export function formatValue(estimate: Valued, unit: Unit, currency = ''): string {
  const look = lookOf(estimate, unit)
  const suffix = unit === 'money' && currency !== '' ? ` ${currency}` : look.scale.suffix
  return Number.isFinite(estimate.value) ? `${figure(estimate.value, look)}${suffix}` : NONE
}

/** The same without its unit: for columns whose head says the unit. */
export function formatBare({ value }: Valued, look: Look): string {
  return Number.isFinite(value) ? figure(value, look) : NONE
}

/** `(4.4–4.8)` in the unit of the value; empty when there is none, or when both ends look the same. */
export function formatInterval(estimate: Valued, unit: Unit): string {
  const { value, low, high } = estimate
  if (![value, low, high].every(Number.isFinite)) return ''
  const look = lookOf(estimate, unit)
  const [from, to] = [figure(within(low, unit), look), figure(within(high, unit), look)]
  if (from === to) return ''
  return low < 0 && SIGNED.includes(unit) ? `(${from} to ${to})` : `(${from}–${to})`
}

/** Half the width of the interval: `±0.2`; empty when there is none. */
export function formatHalfWidth(estimate: Valued, unit: Unit, look = lookOf(estimate, unit)): string {
  const { value, low, high } = estimate
  if (![value, low, high].every(Number.isFinite) || low === high) return ''
  // Never ±0: too narrow to be seen is not exact.
  const least = 10 ** -look.digits / look.scale.factor
  return `±${figure(Math.max((high - low) / 2, least), look)}`
}

/** `4.6 % (4.4–4.8)` */
export function formatEstimate(estimate: Valued, unit: Unit): string {
  const interval = formatInterval(estimate, unit)
  return interval === '' ? formatValue(estimate, unit) : `${formatValue(estimate, unit)} ${interval}`
}

/** Seconds as a label: `20 s`, `0.5 s`, `5 min`, `2 h`. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return `${seconds / 3600} h`
  if (seconds >= 120 && seconds % 60 === 0) return `${seconds / 60} min`
  return `${Number(seconds.toFixed(2))} s`
}

export const grouped = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−')

/** One digit of the half-width, or two where it begins with 1: the last digit shown is the first that is not sure. */
export function digitsOf({ value, low, high }: Valued, unit: Unit, scale = scaleOf(unit, value)): number {
  const half = ((high - low) / 2) * scale.factor
  if (!(half > 0)) return isWhole(value, unit) ? 0 : USUAL[unit]
  return Math.min(MOST_DIGITS[unit] ?? MOST_DIGITS_OF_OTHERS, Math.max(0, -Math.floor(Math.log10(half / 2))))
}

const isWhole = (value: number, unit: Unit) => COUNTED.includes(unit) && Number.isInteger(value)

/** Times as long as a pause are told in minutes, those of a working day in hours, longer ones in days. */
export function scaleOf(unit: Unit, value: number): Scale {
  if (unit !== 's') return SCALES[unit] ?? { factor: 1, suffix: '' }
  const size = Math.abs(value)
  if (size >= 2 * 86_400) return { factor: 1 / 86_400, suffix: ' d' }
  if (size >= 2 * 3600) return { factor: 1 / 3600, suffix: ' h' }
  return size >= 600 ? { factor: 1 / 60, suffix: ' min' } : { factor: 1, suffix: ' s' }
}

const SCALES: Partial<Record<Unit, Scale>> = {
  share: { factor: 100, suffix: ' %' },
  points: { factor: 100, suffix: ' pts' },
  h: { factor: 1, suffix: ' h' },
}

function lookOf(estimate: Valued, unit: Unit): Look {
  const scale = scaleOf(unit, estimate.value)
  return { digits: digitsOf(estimate, unit, scale), scale }
}

/** Intervals of Student's do not know that a share lies between 0 and 1 and a number of calls above 0; readers do. */
function within(value: number, unit: Unit): number {
  if (SIGNED.includes(unit)) return value
  return Math.max(0, unit === 'share' ? Math.min(1, value) : value)
}

function figure(value: number, { digits, scale }: Look): string {
  const text = grouped(value * scale.factor, digits)
  return /^−[0.]+$/.test(text) ? text.slice(1) : text
}
