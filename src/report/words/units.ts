// Units behind numbers in the language of a report: numbers are made once, with the units of English.
import type { Lang } from './lang.ts'
import { ltr } from './ltr.ts'

const HEBREW: Readonly<Record<string, string>> = { s: 'שנ׳', min: 'דק׳', h: 'שע׳', d: 'ימים', pts: 'נק׳ אחוז' }
const BEHIND = /(?<=\d) (s|min|h|d|pts)(?![\p{L}\p{N}])/gu
const RANGE = /\((\S+) to (\S+)\)/g

/**
 * A number or an interval with its unit in the language.
 * @example unitsIn('39 s', 'he') // => '39 שנ׳'
 */
export function unitsIn(text: string, lang: Lang): string {
  if (lang === 'en') return text
  return text
    .replace(BEHIND, (_, unit: string) => ` ${HEBREW[unit]}`)
    .replace(RANGE, (_, low: string, high: string) => `(${ltr(low)} עד ${ltr(high)})`)
}

const QUANTITY = /^[(−+±<≥≤]{0,2}\s?\d/
const LETTER = /\p{Script=Hebrew}/u

/** `39 s`, `(34–44)`, `08:30` */
function quantity(text: string): string {
  const [number, unit] = text.split(BEHIND)
  return unit === undefined ? ltr(number) : `${ltr(number)} ${HEBREW[unit]}`
}

const BEFORE_INTERVAL = / (?=\()/

/**
 * A number, a time or a name as part of a sentence. In Hebrew whatever is no Hebrew runs from left to right as one piece; a Hebrew
 * unit stands outside of it.
 */
export function inSentence(text: string, lang: Lang): string {
  if (lang === 'en') return text
  if (LETTER.test(text)) return text
  if (!QUANTITY.test(text)) return ltr(text)
  return text.split(BEFORE_INTERVAL).map(quantity).join(' ')
}
