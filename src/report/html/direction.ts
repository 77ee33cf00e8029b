// Which way words run: a page of one direction tells names, numbers and commands of the other, each isolated from its neighbours.
import type { Lang } from '../words/lang.ts'
import { html, type Markup, unhidden } from './markup.ts'

type Direction = 'ltr' | 'rtl'

export const DIRECTION: Readonly<Record<Lang, Direction>> = { en: 'ltr', he: 'rtl' }

const RTL_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}]/u
const LTR_LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** Words of the page itself: numbers with signs, ranges, times keep their order. */
export function prose(text: string, lang: Lang): Markup {
  return DIRECTION[lang] === 'ltr' ? html`${unbroken(text)}` : html`${rightToLeft(text)}`
}

/** A name that a scenario gave, in whatever language it is. */
export function named(text: string, lang: Lang): Markup {
  return html`<bdi dir="${directionOf(text, lang)}">${prose(text, lang)}</bdi>`
}

/** A number, a time, an interval; with its unit, which may be a Hebrew word. */
export function numeral(text: string): Markup {
  return RTL_LETTER.test(text) ? html`<bdi dir="rtl">${rightToLeft(text)}</bdi>` : html`<bdi dir="ltr">${text}</bdi>`
}

/** A command, a path, a target: always left to right. */
export const code = (text: string): Markup => html`<code dir="ltr">${unhidden(text)}</code>`

/** Of text in which both directions have letters, that of the page. */
function directionOf(text: string, lang: Lang): Direction {
  const [own, other] = lang === 'he' ? [RTL_LETTER, LTR_LETTER] : [LTR_LETTER, RTL_LETTER]
  if (own.test(text)) return DIRECTION[lang]
  return other.test(text) && lang === 'en' ? 'rtl' : 'ltr'
}

/** `−3.5`, `±0.4`, `10.0–12.8`, `08:00`, `80 %`: what words from right to left would reorder. */
const NUMBER = /(?<![\p{L}\p{N}_.])[−+±≤≥<>]?\d(?:[\d.,:/–-]*\d)?(?:\s?%)?/gu

/** A line never ends between a number and its sign. */
const unbroken = (text: string): string => text.replace(/(\d) %/g, '$1\u00a0%')

/** What builders have set apart already stays whole; in the rest, numbers are. */
function rightToLeft(text: string): Markup[] {
  return isolated(text).map(({ inner, apart }) =>
    apart ? html`<bdi dir="ltr">${unbroken(inner)}</bdi>` : html`${withNumbersApart(inner)}`,
  )
}

const ISOLATES = /[\u2066-\u2069]/g
const END_OF_ISOLATE = '\u2069'

/** The text cut at its outermost isolates; what is never closed counts as text. */
function isolated(text: string): { inner: string; apart: boolean }[] {
  const parts: { inner: string; apart: boolean }[] = []
  let [depth, begin, done] = [0, 0, 0]
  for (const { 0: mark, index } of text.matchAll(ISOLATES)) {
    if (mark !== END_OF_ISOLATE && depth++ === 0) begin = index
    if (mark !== END_OF_ISOLATE || depth === 0 || --depth > 0) continue
    parts.push({ inner: text.slice(done, begin), apart: false }, { inner: text.slice(begin + 1, index), apart: true })
    done = index + 1
  }
  return [...parts, { inner: text.slice(done), apart: false }].filter(({ inner }) => inner !== '')
}

function withNumbersApart(text: string): Markup[] {
  const parts: Markup[] = []
  let from = 0
  for (const match of text.matchAll(NUMBER)) {
    if (/^[\d.,]+$/.test(match[0])) continue
    parts.push(html`${text.slice(from, match.index)}<bdi dir="ltr">${unbroken(match[0])}</bdi>`)
    from = match.index + match[0].length
  }
  return [...parts, html`${text.slice(from)}`]
}
