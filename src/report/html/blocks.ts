// What sections are made of.
import type { Block, Chart, DefinitionItem, Section } from '../document.ts'
import { anchorOf, type Context, idOf } from './context.ts'
import { named, prose } from './direction.ts'
import { factsMarkup } from './facts.ts'
import { heatmapMarkup } from './heatmaps.ts'
import { html, type Markup, NOTHING, trusted } from './markup.ts'
import { foldedTable, scroller, tableMarkup } from './tables.ts'
import { verdictsMarkup } from './verdicts.ts'

export function sectionMarkup({ id, title, blocks }: Section, context: Context): Markup {
  return html`<section id="${idOf(id)}" aria-labelledby="heading-${idOf(id)}">
<h2 id="heading-${idOf(id)}">${prose(title, context.lang)}</h2>
${blocks.map(block => html`${blockMarkup(block, context)}\n`)}</section>`
}

function blockMarkup(block: Block, context: Context): Markup {
  switch (block.kind) {
    case 'text':
      return html`<p${block.tone === 'note' ? html` class="note"` : NOTHING}>${prose(block.text, context.lang)}</p>`
    case 'facts':
      return factsMarkup(block.columns, context)
    case 'verdicts':
      return verdictsMarkup(block.items, context)
    case 'table':
      return block.folded ? foldedTable(block.table, context) : tableMarkup(block.table, context)
    case 'chart':
      return chartMarkup(block.chart, context)
    case 'heatmap':
      return heatmapMarkup(block.heatmap, context)
    case 'definitions':
      return definitionsMarkup(block.items, context)
  }
}

/** Time runs from left to right in charts of every language. */
function chartMarkup(chart: Chart, context: Context): Markup {
  const { lang, svg, words } = context
  return html`<figure class="chart" id="figure-${idOf(chart.id)}">
<figcaption><h3>${prose(chart.title, lang)}</h3><p>${prose(chart.description, lang)}</p></figcaption>
<div dir="ltr" class="picture">${scroller(chart.title, trusted(svg(chart, lang)))}</div>
<details><summary>${words.dataTable}</summary>
${tableMarkup(chart.table, context)}
</details>
</figure>`
}

function definitionsMarkup(items: readonly DefinitionItem[], context: Context): Markup {
  return html`<dl class="definitions">
${items.map(item => html`${definitionMarkup(item, context)}\n`)}</dl>`
}

function definitionMarkup(item: DefinitionItem, { lang }: Context): Markup {
  const { term, unit, text } = item
  const shownUnit = unit === '' ? NOTHING : html` <span class="unit">${named(unit, lang)}</span>`
  return html`<div id="${anchorOf(item)}"><dt>${named(term, lang)}${shownUnit}</dt><dd>${prose(text, lang)}</dd></div>`
}
