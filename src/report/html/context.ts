// What every part of a page has to know.
import type { Chart, DefinitionItem, Report } from '../document.ts'
import type { Lang } from '../words/lang.ts'
import { PAGE, type PageWords } from '../words/page.ts'

/** Makes the picture of a chart: `<svg …>…</svg>`, with ids that follow from that of the chart. */
export type Svg = (chart: Chart, lang: Lang) => string

export type Context = {
  lang: Lang
  words: PageWords
  svg: Svg
  /** Where a term is defined, by term. */
  anchors: ReadonlyMap<string, string>
}

export function contextOf({ lang, sections }: Report, svg: Svg): Context {
  const items = sections.flatMap(({ blocks }) =>
    blocks.flatMap(block => (block.kind === 'definitions' ? block.items : [])),
  )
  const anchors = new Map(items.map(item => [item.term, anchorOf(item)]))
  return { lang, words: PAGE[lang], svg, anchors }
}

export const anchorOf = ({ id }: DefinitionItem): string => `definition-${idOf(id)}`

/** Letters, digits and hyphens of an id; `serviceLevel(20 s)` becomes `serviceLevel-20-s`. */
export const idOf = (id: string): string => id.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
