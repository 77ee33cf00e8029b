// Heatmaps: tables whose cells have a number and a pattern that grows denser with its level; colour comes on top of both.
import type { Figure, HeatCell, Heatmap } from '../document.ts'
import { type Context, idOf } from './context.ts'
import { named, prose } from './direction.ts'
import { figureMarkup } from './marks.ts'
import { html, type Markup } from './markup.ts'
import { scroller } from './tables.ts'

/** With more columns cells are as narrow as their numbers; with still more they are printed across the page. */
const MOST_PLAIN = 14
const MOST_UPRIGHT = 48

function shapeOf({ columns }: Heatmap): 'plain' | 'close' | 'close wide' {
  if (columns.length <= MOST_PLAIN) return 'plain'
  return columns.length <= MOST_UPRIGHT ? 'close' : 'close wide'
}

export function heatmapMarkup(heatmap: Heatmap, context: Context): Markup {
  const { id, title, description } = heatmap
  return html`<figure class="heatmap ${shapeOf(heatmap)}" id="heatmap-${idOf(id)}">
<figcaption><h3>${prose(title, context.lang)}</h3><p>${prose(description, context.lang)}</p></figcaption>
${scroller(title, gridMarkup(heatmap, context))}
${legendMarkup(heatmap, context)}
</figure>`
}

function gridMarkup(heatmap: Heatmap, context: Context): Markup {
  const { title, corner, columns, rows } = heatmap
  const { lang } = context
  const shown = shapeOf(heatmap) === 'plain' ? (cell: HeatCell) => cell.figure : bare
  return html`<table class="heat">
<caption class="unseen">${title}</caption>
<thead><tr>${corner === '' ? html`<td></td>` : html`<th scope="col" class="corner">${prose(corner, lang)}</th>`}${columns.map(column => html`<th scope="col">${named(column, lang)}</th>`)}</tr></thead>
<tbody>
${rows.map(({ head, cells }) => html`<tr><th scope="row">${named(head, lang)}</th>${cells.map(cell => cellMarkup(cell && shown(cell), cell?.level, context))}</tr>\n`)}</tbody>
</table>`
}

/** The legend has the unit. */
const bare = ({ figure }: HeatCell): Figure => ({ ...figure, text: figure.text.replace(/\s%$/, '') })

const cellMarkup = (figure: Figure | undefined, level: number | undefined, { words }: Context): Markup =>
  figure === undefined || level === undefined
    ? html`<td class="shut"><span class="unseen">${words.closed}</span></td>`
    : html`<td class="level level-${level}"><span class="chip">${figureMarkup(figure)}</span></td>`

function legendMarkup({ legend, rows }: Heatmap, context: Context): Markup {
  const { words, lang } = context
  const anyClosed = rows.some(({ cells }) => cells.includes(undefined))
  const shut = anyClosed ? [html`<li><span class="swatch shut"></span>${words.closed}</li>\n`] : []
  return html`<ul class="legend" aria-label="${words.legend}">
${legend.map((meaning, level) => html`<li><span class="swatch level-${level}"></span>${prose(meaning, lang)}</li>\n`)}${shut}</ul>`
}
