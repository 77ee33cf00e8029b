// What the report follows from: whoever has it can make it again.
import type { Manifest } from '../document.ts'
import type { Context } from './context.ts'
import { code, prose } from './direction.ts'
import { html, type Markup } from './markup.ts'

export const MANIFEST_ID = 'page-manifest'

export function manifestMarkup({ command, facts, scenario }: Manifest, { words, lang }: Context): Markup {
  return html`<section id="${MANIFEST_ID}" aria-labelledby="heading-${MANIFEST_ID}" class="manifest">
<h2 id="heading-${MANIFEST_ID}">${words.manifest}</h2>
<p>${words.manifestIntroduction}</p>
<pre class="command" dir="ltr" tabindex="0">${code(command)}</pre>
<dl class="made-of">
${facts.map(({ name, value }) => html`<div><dt>${prose(name, lang)}</dt><dd>${code(value)}</dd></div>\n`)}</dl>
<details><summary>${words.scenario}</summary>
<pre class="scenario" dir="ltr" tabindex="0">${code(scenario)}</pre>
</details>
</section>`
}
