// How series are told apart: by colour, and by dashes, markers or hatching, so that no eye or printer needs the colour.

/** Most series of a chart: more are not told apart. */
export const MOST_SERIES = 6

export type Look = { colour: string; dash: string | undefined; symbol: Symbol; hatch: number }
type Symbol = 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'wye'

/** A page may set `--c1` to `--c6`, for the dark, say; each is at least 4.5 : 1 on white. */
const COLOURS = ['#1b6ca8', '#b3470a', '#2a7534', '#7a3e9d', '#555b66', '#b8184f']
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3', '14 4', '4 2 1 2']
const SYMBOLS: readonly Symbol[] = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye']

export const LOOKS: readonly Look[] = COLOURS.map((colour, i) => ({
  colour: `var(--c${i + 1}, ${colour})`,
  dash: DASHES[i],
  symbol: SYMBOLS[i],
  hatch: i,
}))

export const INK = 'var(--ink, #1c2024)'
export const FAINT = 'var(--faint, #59616b)'
export const GRID = 'var(--grid, #dde1e6)'
export const PAPER = 'var(--paper, #ffffff)'

/** Lines of hatching in a square of 8 by 8, by series; the first is filled plainly. */
export const HATCHES: readonly string[] = [
  '',
  'M-2,2l4,-4M0,8l8,-8M6,10l4,-4',
  'M0,4h8',
  'M4,0v8',
  'M0,4h8M4,0v8',
  'M3,3h2v2h-2z',
]
