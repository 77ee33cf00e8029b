// Which series is which, above the chart; from the right in languages that begin there.
import type { Lang } from '../words/lang.ts'
import { add, type Element } from './finish.ts'
import { type DrawnSeries, type Frame, LEGEND_ROW, SWATCH, WIDTH } from './frame.ts'
import { HATCHES, INK, PAPER } from './look.ts'

/** Fills of bars after the first: hatched in the colour of the series. */
export function hatchesOf(svg: Element, { series }: Frame, id: string): void {
  const bars = series.flatMap(({ mark, look }, i) => (mark === 'bar' && i > 0 ? [{ look, i }] : []))
  if (bars.length === 0) return
  const defs = add(svg, 'defs', {})
  for (const { look, i } of bars) {
    const box = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' }
    const pattern = add(defs, 'pattern', { id: `${id}-fill-${i + 1}`, ...box })
    add(pattern, 'rect', { width: 8, height: 8, fill: PAPER })
    add(pattern, 'path', { d: HATCHES[look.hatch], stroke: look.colour, 'stroke-width': 2, fill: 'none' })
  }
  svg.insertBefore(defs, svg.firstChild)
}

export function legendOf(svg: Element, { legend }: Frame, lang: Lang): void {
  if (legend.length === 0) return
  const group = add(svg, 'g', { 'text-anchor': 'start' })
  legend.forEach((row, i) => {
    let at = 8
    for (const { series, width } of row) {
      const y = 14 + i * LEGEND_ROW
      const left = lang === 'he' ? WIDTH - at - SWATCH : at
      swatch(group, series, { x: left, y, fill: fillOf(svg, series) })
      const [x, anchor] = lang === 'he' ? [left - 6, 'end'] : [left + SWATCH + 6, 'start']
      add(group, 'text', { x, y, dy: '0.32em', 'text-anchor': anchor, fill: INK }).textContent = series.name
      at += width
    }
  })
}

/** The hatching of the series, where there is one. */
function fillOf(svg: Element, { look, mark }: DrawnSeries): string {
  const pattern = mark === 'bar' ? svg.querySelector(`pattern[id$="-fill-${look.hatch + 1}"]`) : undefined
  return pattern ? `url(#${pattern.getAttribute('id')})` : look.colour
}

function swatch(
  group: Element,
  { mark, look }: DrawnSeries,
  { x, y, fill }: { x: number; y: number; fill: string },
): void {
  const { colour: stroke, dash, symbol } = look
  const box = { x: x + 0.5, y: y - 6, width: SWATCH - 1, height: 12 }
  if (mark === 'bar') add(group, 'rect', { ...box, fill, stroke })
  else if (mark === 'band' || mark === 'area') add(group, 'rect', { ...box, fill: stroke, 'fill-opacity': 0.3 })
  if (mark === 'line' || mark === 'step' || mark === 'area')
    add(group, 'path', {
      d: `M${x},${y}h${SWATCH}`,
      stroke,
      'stroke-width': 2,
      ...(dash ? { 'stroke-dasharray': dash } : {}),
    })
  if (mark === 'dot' || mark === 'line')
    add(group, 'path', { d: SYMBOL_PATHS[symbol], transform: `translate(${x + SWATCH / 2},${y})`, fill: stroke })
}

const SYMBOL_PATHS = {
  circle: 'M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0Z',
  square: 'M-4,-4h8v8h-8Z',
  triangle: 'M0,-5L4.7,3.5H-4.7Z',
  diamond: 'M0,-6L3.5,0L0,6L-3.5,0Z',
  star: 'M0,-6L1.4,-1.9L5.7,-1.9L2.2,0.7L3.5,4.9L0,2.3L-3.5,4.9L-2.2,0.7L-5.7,-1.9L-1.4,-1.9Z',
  wye: 'M1.5,1v4.5h-3v-4.5L-5.2,-1.2L-3.7,-3.8L0,-1.7L3.7,-3.8L5.2,-1.2Z',
}
