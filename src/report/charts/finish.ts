// The last touches to a drawing: short numbers, a name for those who do not see it, words that begin at the right.

/** What is needed of a document, of a browser or not. */
// biome-ignore lint/suspicious/noExplicitAny: two libraries have a document, and neither knows the type of the other
export type Paper = any

/** An element of a document, of a browser or not. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Element = any

const SVG = 'http://www.w3.org/2000/svg'

/** A new last child. */
export function add(parent: Element, name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const element = parent.ownerDocument.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return parent.appendChild(element)
}

type Sheet = { id: string; title: string; description: string; height: number }

export function finished(svg: Element, { id, title, description, height }: Sheet): string {
  for (const style of [...svg.querySelectorAll('style')]) style.remove()
  for (const element of [...svg.querySelectorAll('*')]) {
    shorten(element)
    element.removeAttribute('aria-label')
    element.removeAttribute('aria-hidden')
  }
  for (const text of [...svg.querySelectorAll('text')]) turnIfHebrew(text)
  nameIt(svg, { id, title, description })
  headOf(svg, { id, height })
  return svg.outerHTML
}

// ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────

const GEOMETRY = ['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'cx', 'cy']

/** Tenths of a pixel are enough: half the bytes. */
function shorten(element: Element): void {
  for (const name of GEOMETRY) {
    const value = element.getAttribute(name)
    if (value !== null) element.setAttribute(name, value.replace(/-?\d+\.\d+(?!\d*em)/g, tenth))
  }
}

function tenth(number: string): string {
  const rounded = String(Math.round(Number(number) * 10) / 10)
  return rounded === '-0' ? '0' : rounded
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const HEBREW = /[\u0590-\u05ff]/
const TURNED: Readonly<Record<string, string>> = { start: 'end', end: 'start' }

/** Words of a right-to-left script run from where they are anchored to the other side: the anchor says which end that is. */
function turnIfHebrew(text: Element): void {
  if (!HEBREW.test(text.textContent)) return
  const anchor = text.getAttribute('text-anchor') ?? text.parentNode.getAttribute('text-anchor')
  text.setAttribute('direction', 'rtl')
  if (anchor !== null && TURNED[anchor]) text.setAttribute('text-anchor', TURNED[anchor])
}

function nameIt(svg: Element, { id, title, description }: Omit<Sheet, 'height'>): void {
  const [first, second] = [add(svg, 'title', { id: `${id}-title` }), add(svg, 'desc', { id: `${id}-desc` })]
  first.textContent = title
  second.textContent = description
  svg.insertBefore(second, svg.firstChild)
  svg.insertBefore(first, svg.firstChild)
}

function headOf(svg: Element, { id, height }: { id: string; height: number }): void {
  svg.removeAttribute('height')
  svg.removeAttribute('style')
  const attributes = {
    xmlns: SVG,
    viewBox: `0 0 720 ${height}`,
    width: '100%',
    role: 'img',
    // Also in a page that runs from right to left: time goes on to the right everywhere.
    direction: 'ltr',
    'aria-labelledby': `${id}-title ${id}-desc`,
    'font-size': 13,
    'font-family': 'system-ui, sans-serif',
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, String(value))
}
