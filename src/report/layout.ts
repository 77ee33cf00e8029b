// Text in columns. Widths are those that one sees: emphasis has none.

export const WIDTH = 80

// biome-ignore lint/suspicious/noControlCharactersInRegex: emphasis in a terminal is made of them
const EMPHASIS = /\u001b\[\d+m/g

export const widthOf = (text: string): number => [...text.replace(EMPHASIS, '')].length

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** Names and titles as one line without control characters, cut with … where they are too long. */
export function short(text: string, most: number): string {
  const line = [...text.replace(/\p{Cc}+/gu, ' ').trimEnd()]
  return line.length > most ? `${line.slice(0, most - 1).join('')}…` : line.join('')
}

export type Align = 'left' | 'right'

/** Lines of cells in columns as wide as their widest cell; empty columns vanish. The first is aligned left unless said. */
export function columns(
  rows: readonly (readonly string[])[],
  options: { align?: readonly Align[]; gap?: number } = {},
): string[] {
  const { align = [], gap = 2 } = options
  const count = Math.max(0, ...rows.map(row => row.length))
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map(row => widthOf(row[i] ?? ''))))
  const alignOf = (i: number): Align => align[i] ?? (i === 0 ? 'left' : 'right')
  return rows.map(row =>
    widths
      .flatMap((width, i) => {
        if (width === 0) return []
        const cell = row[i] ?? ''
        return [alignOf(i) === 'left' ? padEnd(cell, width) : padStart(cell, width)]
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  )
}

/** Two blocks side by side where they fit, as far apart as there is room, else one below the other. */
export function beside(left: readonly string[], right: readonly string[], gap = 4): string[] {
  const [first, second] = [left, right].map(lines => Math.max(0, ...lines.map(widthOf)))
  const width = first + Math.min(gap, WIDTH - first - second)
  if (width < first + 2) return [...left, '', ...right]
  const height = Math.max(left.length, right.length)
  return Array.from({ length: height }, (_, i) => `${padEnd(left[i] ?? '', width)}${right[i] ?? ''}`.trimEnd())
}

/** Text broken at spaces into lines of at most so many columns. */
export function wrap(text: string, width = WIDTH): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
