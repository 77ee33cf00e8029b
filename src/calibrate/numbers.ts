// Numbers as people and spreadsheets write them. Which mark is the decimal one is decided over a whole file.
import { type Cell, isInstant, textOf } from './cells.ts'

export type Decimal = '.' | ','
/** What the texts of a file say of their decimal mark; `undefined` when they say nothing, because they have no mark. */
export type Style = { decimal: Decimal } | { unsure: string } | undefined

/**
 * The decimal mark of all figures of a file.
 * `12,5` and `1.234,5` say comma, `0.5` and `1,234.5` say point; `1,234` alone can be either, and both in one file is a contradiction.
 * @returns `unsure` holds what cannot be told apart
 */
export function styleOf(cells: Iterable<Cell>): Style {
  const found = new Map<Decimal | 'either', string>()
  for (const cell of cells) {
    if (typeof cell !== 'string') continue
    const text = bareOf(cell)
    const said = saidBy(text)
    if (said !== undefined && !found.has(said)) found.set(said, text)
  }
  const [point, comma, either] = [found.get('.'), found.get(','), found.get('either')]
  if (point !== undefined && comma !== undefined) return { unsure: `${point} and ${comma} stand in one file` }
  if (point !== undefined) return { decimal: '.' }
  if (comma !== undefined) return { decimal: ',' }
  if (either === undefined) return undefined
  return { unsure: `${either} may be ${either.replace(/[.,]/, '')} or ${either.replace(/[.,]/, '.')}` }
}

function saidBy(text: string): Decimal | 'either' | undefined {
  if (!/^-?[\d.,]+$/.test(text)) return undefined
  const marks = text.match(/[.,]/g) ?? []
  if (marks.length === 0) return undefined
  const last = marks[marks.length - 1] as Decimal
  if (marks.some(mark => mark !== last)) return last
  if (marks.length > 1) return last === '.' ? ',' : '.'
  const [before, after] = text.replace('-', '').split(last)
  return after.length === 3 && before.length > 0 && before.length <= 3 && before !== '0' ? 'either' : last
}

/** Without spaces between thousands, with one kind of minus; `(5)` is −5. */
function bareOf(cell: string): string {
  const text = textOf(cell)
    .replace(/[−–]/g, '-')
    .replace(/(\d)[\s\u00a0\u202f'’](?=\d{3}(\D|$))/g, '$1')
  return text
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^([\d.,]+)-$/, '-$1')
    .replace(/^\+/, '')
}

const FORMS: Record<Decimal, { plain: RegExp; grouped: RegExp; thousands: string }> = {
  '.': { plain: /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i, grouped: /^-?\d{1,3}(,\d{3})+(\.\d*)?$/, thousands: ',' },
  ',': { plain: /^-?(\d+(,\d*)?|,\d+)(e[+-]?\d+)?$/i, grouped: /^-?\d{1,3}(\.\d{3})+(,\d*)?$/, thousands: '.' },
}

/** The number of a cell, or undefined when it is none. May be negative. */
export function numberOf(cell: Cell, decimal: Decimal): number | undefined {
  if (typeof cell === 'number') return cell
  if (isInstant(cell)) return undefined
  const text = bareOf(cell)
  const { plain, grouped, thousands } = FORMS[decimal]
  if (!plain.test(text) && !grouped.test(text)) return undefined
  const value = Number(text.replaceAll(thousands, '').replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}
