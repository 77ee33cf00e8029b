// Markup that cannot forget to escape: whatever is put into a template is text, unless it is markup already.

export type Markup = { readonly markup: string }
type Part = string | number | Markup | readonly Markup[]

/** A template of markup; strings in it become text, also inside quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = strings.reduce((before, string, i) => `${before}${markupOf(parts[i - 1])}${string}`)
  return { markup }
}

/** What is markup by contract: a chart, a style sheet. */
export const trusted = (markup: string): Markup => ({ markup })

export const NOTHING: Markup = { markup: '' }

function markupOf(part: Part): string {
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(balanced(part))
  if ('markup' in part) return part.markup
  return part.map(({ markup }) => markup).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What no document may hold: control characters but tab and line feed, lone surrogates, noncharacters. */
const FORBIDDEN = /(?![\t\n])\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu

const escaped = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, letter => ENTITIES[letter])

// ── direction ──────────────────────────────────────────────────────────────────────────────────────────────────────

const BIDI = /[\u202a-\u202e\u2066-\u2069]/g
const END_OF_ISOLATE = '\u2069'

/** Isolates that open and close within the text stay; whatever else could turn the text around it does not. */
function balanced(text: string): string {
  let open = 0
  const kept = text.replace(BIDI, mark => {
    if (mark < '\u2066') return ''
    if (mark !== END_OF_ISOLATE) open++
    else if (open === 0) return ''
    else open--
    return mark
  })
  return kept + END_OF_ISOLATE.repeat(open)
}

/** Text whose hidden marks are seen: for code, where they could hide what it says. */
export const unhidden = (text: string): string =>
  text.replace(BIDI, mark => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`)
