// Panels of facts side by side: how the center works, and what becomes of its customers.
import type { Block, Fact } from '../document.ts'
import { COMMON } from '../words/common.ts'
import type { Context } from './context.ts'
import { named, numeral, prose } from './direction.ts'
import { figureMarkup } from './marks.ts'
import { html, type Markup } from './markup.ts'

type Panel = Extract<Block, { kind: 'facts' }>['columns'][number]

export const factsMarkup = (columns: readonly Panel[], context: Context): Markup =>
  html`<div class="facts">
${columns.map(column => html`${panelMarkup(column, context)}\n`)}</div>`

function panelMarkup({ title, facts }: Panel, context: Context): Markup {
  // For those who hear them.
  const { measure, value, interval } = COMMON[context.lang].heads
  return html`<table class="panel">
<caption>${prose(title, context.lang)}</caption>
<thead class="unseen"><tr><th scope="col">${measure}</th><th scope="col">${value}</th><th scope="col">${interval}</th></tr></thead>
<tbody>
${facts.map(fact => html`${factMarkup(fact, context)}\n`)}</tbody>
</table>`
}

function factMarkup({ name, figure, interval }: Fact, context: Context): Markup {
  const anchor = context.anchors.get(name)
  const shown = named(name, context.lang)
  const head = anchor === undefined ? shown : html`<a class="term" href="#${anchor}">${shown}</a>`
  return html`<tr><th scope="row">${head}</th><td class="number">${figureMarkup(figure)}</td><td class="number interval">${numeral(interval)}</td></tr>`
}
