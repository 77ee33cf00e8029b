// Single values, wherever they stand: a number, a verdict.
import type { Figure, Verdict } from '../document.ts'
import { COMMON } from '../words/common.ts'
import type { Context } from './context.ts'
import { numeral } from './direction.ts'
import { html, type Markup } from './markup.ts'

const SIGNS: Readonly<Record<Verdict, string>> = { met: '✓', missed: '✗', uncertain: '?' }

/** A word, a sign and a colour, so that none of them is needed alone. */
export const verdictBadge = (verdict: Verdict, { lang }: Context): Markup =>
  html`<span class="badge ${verdict}"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>${COMMON[lang].verdicts[verdict]}</span>`

/** A number as it is shown; what does not exist is a dash. */
export const figureMarkup = ({ text, value }: Figure): Markup => numeral(Number.isNaN(value) ? '–' : text)
