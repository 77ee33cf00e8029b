// Charts to be drawn, and what can be read from a drawing.
import { parseHTML } from 'linkedom'
import { textWidth } from '../../../src/report/charts/measure.ts'
import type { Chart, Point, Series } from '../../../src/report/document.ts'

const table = { caption: '', columns: [], rows: [] }

export const chartOf = (parts: Partial<Chart> & { series: readonly Series[] }): Chart => ({
  id: 'queue',
  title: 'Queue length',
  description: 'It is longest at noon.',
  x: { label: 'time of day', scale: 'clock', unit: 's' },
  y: { label: 'calls waiting', scale: 'linear', unit: 'calls' },
  table,
  ...parts,
})

export const HOUR = 3600

/** A point each half hour from 8 o'clock on. */
export const halfHours = (values: readonly number[], half = 0): Point[] =>
  values.map((y, i) => ({ x: 8 * HOUR + i * 1800, y, ...(half > 0 ? { low: y - half, high: y + half } : {}) }))

export const line = (name: string, points: readonly Point[]): Series => ({ name, mark: 'line', points })

export const categories = (names: readonly string[], values: readonly number[]): Point[] =>
  names.map((x, i) => ({ x, y: values[i] }))

// ── what is drawn ──────────────────────────────────────────────────────────────────────────────────────────────────

export type Words = { text: string; from: number; to: number; y: number; direction: string | null }

/** All words of a drawing, and from where to where they reach. */
export function wordsOf(svg: string): Words[] {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`)
  return [...document.querySelectorAll('text')].map(element => {
    const [x, y] = placeOf(element)
    const text = element.textContent ?? ''
    const direction = element.getAttribute('direction')
    const anchor: string =
      element.getAttribute('text-anchor') ?? element.parentElement?.getAttribute('text-anchor') ?? 'middle'
    const width = textWidth(text)
    const backs: Record<string, number> = { start: 0, middle: width / 2, end: width }
    const back = backs[anchor] ?? 0
    const before = direction === 'rtl' ? width - back : back
    return { text, from: x - before, to: x - before + width, y, direction }
  })
}

type Element = { getAttribute(name: string): string | null; parentElement: Element | null }

function placeOf(element: Element): [number, number] {
  const own: [number, number] = [
    Number(element.getAttribute('x') ?? 0),
    Number.parseFloat(element.getAttribute('y') ?? '0'),
  ]
  const shifts = [element, element.parentElement].flatMap(each => {
    const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(each?.getAttribute('transform') ?? '') ?? []
    return x === undefined ? [] : [[Number(x), Number(y)]]
  })
  return shifts.reduce<[number, number]>(([x, y], [dx, dy]) => [x + dx, y + dy], own)
}

/** Throws where a text is no well-formed XML element. */
export function checkXml(text: string): void {
  const open: string[] = []
  const bare = text.replace(
    /<([/]?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, closes, name, attributes, alone) => {
      checkEntities(attributes)
      const names = [...attributes.matchAll(/\s([\w:-]+)=/g)].map(([, each]) => each)
      if (new Set(names).size < names.length) throw new Error(`an attribute twice in <${name}>`)
      if (closes && open.pop() !== name) throw new Error(`</${name}> closes nothing`)
      if (!closes && !alone) open.push(name)
      return ''
    },
  )
  if (open.length > 0) throw new Error(`<${open[0]}> stays open`)
  if (/[<>]/.test(bare)) throw new Error(`a stray < or >: ${/.{0,20}[<>].{0,20}/.exec(bare)?.[0]}`)
  checkEntities(bare)
}

function checkEntities(text: string): void {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new Error('a stray &')
}
