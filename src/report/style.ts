// How text is emphasised. A report says what a word is, never which colour it has.

/** Emphasis of words; each keeps the visible text as it is. */
export type Style = {
  /** A heading, or the answer. */
  strong(text: string): string
  /** What may be skipped. */
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
  unsure(text: string): string
}

const same = (text: string) => text

/** No emphasis: files, pipes, NO_COLOR. */
export const PLAIN: Style = { strong: same, faint: same, good: same, bad: same, unsure: same }
