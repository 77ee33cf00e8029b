// How wide words are, near enough: no page and no font is there to ask.
import { withoutMarks } from '../words/ltr.ts'

export const FONT = 13
const WIDE = /[mwMW%@]/
const NARROW = /[ilj.,:;'’!|()·׳״יו־]/

/** Estimated width of text in the size of charts. */
export function textWidth(text: string, size = FONT): number {
  let width = 0
  for (const letter of withoutMarks(text)) width += WIDE.test(letter) ? 0.86 : NARROW.test(letter) ? 0.34 : 0.58
  return width * size
}

/** Text that is at most so wide, cut with … where it has to be. */
export function fitted(text: string, most: number): string {
  if (textWidth(text) <= most) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > most) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
