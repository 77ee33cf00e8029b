// Tables: real ones, with heads of columns and rows, in a frame that scrolls where they are wider than the page.
import type { Cell, Column, Figure, Table } from '../document.ts'
import type { Context } from './context.ts'
import { named, numeral, prose } from './direction.ts'
import { figureMarkup, verdictBadge } from './marks.ts'
import { html, type Markup, NOTHING } from './markup.ts'

/** Tables with more columns are printed small; with still more, across the page. */
const MOST_PLAIN = 11
const MOST_UPRIGHT = 18

function shapeOf(columns: number): string {
  if (columns <= MOST_PLAIN) return 'plain'
  return columns <= MOST_UPRIGHT ? 'dense' : 'wide'
}

export function tableMarkup(table: Table, context: Context): Markup {
  const { caption, columns, rows, note } = table
  const shown = html`<table>
<caption><span>${prose(caption, context.lang)}</span></caption>
<thead><tr>${columns.map((column, i) => headMarkup(column, context, columns[i - 1]))}</tr></thead>
<tbody>
${rows.map(row => html`<tr>${row.map((cell, i) => cellMarkup(cell, { column: columns[i], first: i === 0, context }))}</tr>\n`)}</tbody>
</table>`
  return html`<div class="table ${shapeOf(columns.length + COLUMNS_OF_TEXT * textColumns(table))}">
${scroller(caption, shown)}
${note === undefined ? NOTHING : html`<p class="note">${prose(note, context.lang)}</p>\n`}</div>`
}

/** A cell with a sentence or more takes the room of so many others. */
const COLUMNS_OF_TEXT = 6
const LONGEST_NAME = 40
const isText = (cell: Cell): boolean => typeof cell === 'string' && cell.length > LONGEST_NAME && cell.includes(' ')

const textColumns = ({ columns, rows }: Table): number =>
  columns.filter((_, i) => rows.some(row => isText(row[i]))).length

/** Whoever has no mouse reaches it with the tab key, and scrolls with the arrows. */
export const scroller = (label: string, content: Markup): Markup =>
  html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${content}</div>`

/** A half-width beside its value needs no name but for those who hear it. */
function headMarkup({ head, align }: Column, { lang }: Context, before: Column | undefined): Markup {
  const classes = align === 'end' ? html` class="end"` : NOTHING
  if (head === '') return html`<td></td>`
  if (before && head === `± ${before.head}`)
    return html`<th scope="col"${classes}>±<span class="unseen"> ${named(before.head, lang)}</span></th>`
  return html`<th scope="col"${classes}>${named(head, lang)}</th>`
}

/** A table to be opened; its name is what one clicks. */
export const foldedTable = (table: Table, context: Context): Markup =>
  html`<details><summary>${prose(table.caption, context.lang)}</summary>
${tableMarkup(table, context)}
</details>`

type Place = { column?: Column; first: boolean; context: Context }

function cellMarkup(cell: Cell, { column, first, context }: Place): Markup {
  const isNumber = isFigure(cell) || column?.align === 'end'
  const classes = isNumber ? html` class="number"` : isText(cell) ? html` class="words"` : NOTHING
  const content = contentOf(cell, context)
  return first && cell !== '' ? html`<th scope="row"${classes}>${content}</th>` : html`<td${classes}>${content}</td>`
}

function contentOf(cell: Cell, context: Context): Markup {
  if (typeof cell === 'string') return named(cell, context.lang)
  if ('verdict' in cell) return verdictBadge(cell.verdict, context)
  if ('time' in cell) return html`<span class="time">${numeral(cell.time)}</span>`
  return figureMarkup(cell)
}

const isFigure = (cell: Cell): cell is Figure => typeof cell === 'object' && 'value' in cell
