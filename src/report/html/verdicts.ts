// The list of targets: what was asked, whether it is reached, and what it came out as.
import type { VerdictItem } from '../document.ts'
import type { Context } from './context.ts'
import { code, numeral, prose } from './direction.ts'
import { figureMarkup, verdictBadge } from './marks.ts'
import { html, type Markup } from './markup.ts'

export function verdictsMarkup(items: readonly VerdictItem[], context: Context): Markup {
  return html`<ul class="verdicts">
${items.map(item => html`${verdictMarkup(item, context)}\n`)}</ul>`
}

function verdictMarkup({ verdict, target, where, figure, interval }: VerdictItem, context: Context): Markup {
  return html`<li class="verdict ${verdict}">${verdictBadge(verdict, context)}
<span class="target">${code(target)} <span class="where">${prose(where, context.lang)}</span></span>
<span class="reached"><strong>${figureMarkup(figure)}</strong> <span class="interval">${numeral(interval)}</span></span></li>`
}
