// Numbers as people read them: in the unit of the measure, with as many digits as the interval lets one trust.
import type { Unit } from '../measures/definitions.ts'

export type Valued = { value: number; low: number; high: number }

/** What stands in place of a number that does not exist, such as the patience implied by no abandonment. */
export const NONE = '–'

/** Digits after the point where there is no interval to take them from. */
const USUAL: Record<Unit, number> = {
  share: 1,
  s: 1,
  calls: 1,
  callers: 1,
  'calls per caller': 2,
  agents: 1,
  h: 1,
  number: 2,
  cases: 1,
  customers: 1,
  money: 0,
}
const COUNTED: readonly Unit[] = ['calls', 'callers', 'agents', 'cases', 'customers', 'money']
const MOST_DIGITS = 3

/** `4.6 %`, `35.0 s`, `1,204`; `–` when there is none. */
export function formatValue(estimate: Valued, unit: Unit): string {
  return Number.isFinite(estimate.value) ? withUnit(figure(estimate.value, unit, digitsOf(estimate, unit)), unit) : NONE
}

/** The same without its unit, with so many digits: for columns whose head says the unit. */
export function formatBare({ value }: Valued, unit: Unit, digits: number): string {
  return Number.isFinite(value) ? figure(value, unit, digits) : NONE
}

/** `(4.4–4.8)` in the unit of the value; empty when there is none, or when both ends look the same. */
export function formatInterval(estimate: Valued, unit: Unit): string {
  const { value, low, high } = estimate
  if (![value, low, high].every(Number.isFinite)) return ''
  const digits = digitsOf(estimate, unit)
  const [from, to] = [figure(within(low, unit), unit, digits), figure(within(high, unit), unit, digits)]
  return from === to ? '' : `(${from}–${to})`
}

/** Half the width of the interval: `±0.2`; empty when there is none. */
export function formatHalfWidth(estimate: Valued, unit: Unit, digits = digitsOf(estimate, unit)): string {
  const { value, low, high } = estimate
  if (![value, low, high].every(Number.isFinite) || low === high) return ''
  // Never ±0: too narrow to be seen is not exact.
  const least = 10 ** -digits / scale(unit)
  return `±${figure(Math.max((high - low) / 2, least), unit, digits)}`
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
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** One digit of the half-width, or two where it begins with 1: the last digit shown is the first that is not sure. */
export function digitsOf({ value, low, high }: Valued, unit: Unit): number {
  const half = ((high - low) / 2) * scale(unit)
  if (!(half > 0)) return COUNTED.includes(unit) && Number.isInteger(value) ? 0 : USUAL[unit]
  return Math.min(MOST_DIGITS, Math.max(0, -Math.floor(Math.log10(half / 2))))
}

/** Intervals of Student's do not know that a share lies between 0 and 1 and a number of calls above 0; readers do. */
function within(value: number, unit: Unit): number {
  return Math.max(0, unit === 'share' ? Math.min(1, value) : value)
}

const scale = (unit: Unit): number => (unit === 'share' ? 100 : 1)

function figure(value: number, unit: Unit, digits: number): string {
  const text = grouped(value * scale(unit), digits)
  return /^-[0.]+$/.test(text) ? text.slice(1) : text
}

const SUFFIX: Partial<Record<Unit, string>> = { share: ' %', s: ' s', h: ' h' }

const withUnit = (text: string, unit: Unit): string => `${text}${SUFFIX[unit] ?? ''}`
