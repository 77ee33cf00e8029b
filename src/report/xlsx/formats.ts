// How spreadsheets are told to show a number: the number stays what it is, the unit stands behind it.
import type { Figure } from '../document.ts'
import type { SheetWords } from '../words/sheets.ts'

/** Digits of figures that are counted are shown where one of a column has them. */
const COUNTS: readonly Figure['unit'][] = ['calls', 'callers', 'agents', 'cases', 'customers', 'number']

/**
 * The format of a column of figures of one unit. Seconds and hours say so, whatever unit the report shows them in.
 * @example formatOf([{ text: '4.6 %', value: 0.0463, unit: 'share' }], words) // => '0.0 %'
 */
export function formatOf(figures: readonly Figure[], { seconds, hours }: SheetWords): string {
  const { unit } = figures[0]
  if (unit === 'share' || unit === 'points') return '0.0 %'
  if (unit === 's') return `#,##0.0" ${seconds}"`
  if (unit === 'h') return `#,##0.0" ${hours}"`
  if (unit === 'money') return `${areWhole(figures) ? '#,##0' : '#,##0.00'}${currencyOf(figures)}`
  if (unit === 'calls per caller') return '0.000'
  if (COUNTS.includes(unit) && areWhole(figures)) return '#,##0'
  return unit === 'number' ? '#,##0.00' : '#,##0.0'
}

const areWhole = (figures: readonly Figure[]) =>
  figures.every(({ value }) => !Number.isFinite(value) || Number.isInteger(value))

/** What stands behind an amount of money as the report shows it. */
function currencyOf(figures: readonly Figure[]): string {
  const [sign] = figures.flatMap(({ text }) => /^[−-]?[\d.,]+\s?([^\d"\\]+)$/.exec(text)?.[1] ?? [])
  return sign === undefined ? '' : `" ${sign.trim()}"`
}

/** `09:30` as the share of a day that spreadsheets reckon with; undefined for what is no time of day. */
export function timeValue(time: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time) ?? []
  return hours === undefined ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400
}

/** Times after midnight of the day they belong to go on with 24:30. */
export const timeFormat = (time: string): string =>
  `${(timeValue(time) ?? 0) >= 1 ? '[h]' : 'h'}:mm${time.length > 5 ? ':ss' : ''}`
