// The last step of every document: units of figures and intervals in its language.
import type { Report } from '../document.ts'
import { unitsIn } from '../words/units.ts'

/** The report with the units of its figures in its language; texts bring their own. */
export function inItsLanguage(report: Report): Report {
  if (report.lang === 'en') return report
  const turn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each => (isInterval(each) ? unitsIn(each, report.lang) : turn(each)))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(value, key, each)]))
  }
  const shown = (of: object, key: string, value: unknown): unknown => {
    if (key === 'series') return value
    const isFigure = key === 'text' && 'value' in of
    return typeof value === 'string' && (isFigure || key === 'interval') ? unitsIn(value, report.lang) : turn(value)
  }
  return { ...report, sections: turn(report.sections) as Report['sections'] }
}

/** A cell of a table may be an interval. */
const isInterval = (cell: unknown): cell is string => typeof cell === 'string' && /^\([−\d][^()]*\)$/.test(cell)
