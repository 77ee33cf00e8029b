// A report as one HTML file that needs nothing else: no script, no font, no picture, no connection. Equal reports give equal bytes.
import type { Report } from '../document.ts'
import { sectionMarkup } from './blocks.ts'
import { type Context, contextOf, idOf, type Svg } from './context.ts'
import { DIRECTION, named, prose } from './direction.ts'
import { MANIFEST_ID, manifestMarkup } from './manifest.ts'
import { html, type Markup, trusted } from './markup.ts'
import { STYLE } from './style.ts'

/** Nothing is fetched and nothing runs, whatever a scenario has in its names. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/**
 * The whole page, as text to be written in UTF-8.
 * @param options `svg` makes the picture of a chart; it is trusted to escape its own text
 */
export function htmlPage(report: Report, { svg }: { svg: Svg }): string {
  const context = contextOf(report, svg)
  return html`<!doctype html>
<html lang="${report.lang}" dir="${DIRECTION[report.lang]}">
${headMarkup(report)}
<body>
<a class="skip" href="#page-main">${context.words.skip}</a>
${headerMarkup(report, context)}
${contentsMarkup(report, context)}
<main id="page-main" tabindex="-1">
${report.sections.map(section => html`${sectionMarkup(section, context)}\n`)}${manifestMarkup(report.manifest, context)}
</main>
</body>
</html>
`.markup
}

const headMarkup = ({ title }: Report): Markup => html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>`

const headerMarkup = ({ title, subtitle, answer }: Report, { lang }: Context): Markup => html`<header>
<h1>${named(title, lang)}</h1>
<p class="subtitle">${prose(subtitle, lang)}</p>
<p class="answer">${prose(answer, lang)}</p>
</header>`

function contentsMarkup({ sections }: Report, { words, lang }: Context): Markup {
  return html`<nav aria-label="${words.contents}">
<ul>
${sections.map(({ id, title }) => html`<li><a href="#${idOf(id)}">${prose(title, lang)}</a></li>\n`)}<li><a href="#${MANIFEST_ID}">${words.manifest}</a></li>
</ul>
</nav>`
}
