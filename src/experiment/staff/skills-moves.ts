// Moves: a few agents less here, perhaps one more there, in one interval, that save something; and how likely each is to be right.
import type { Desk, Point } from './skills-desk.ts'
import type { Effects } from './skills-gradients.ts'
import { isWide, meet, type Span } from './skills-layout.ts'

export type Move = {
  cell: number
  /** Posts, and by how many agents each changes. */
  posts: readonly number[]
  changes: readonly number[]
  saving: number
}

export const keyOf = ({ posts, changes }: Move): string =>
  posts.map((post, k) => `${post}${changes[k] > 0 ? '+' : ''}${changes[k]}`).join(' ')

/** Changes by group, whatever the cell. */
type Pattern = readonly { group: number; change: number }[]

/** In so few groups every change of up to two agents a group is tried. */
const FEW = 3

/** One less; one less here and one more there; two less and one more; with few groups, all up to two less and two more. */
export function patternsOf(groups: number): Pattern[] {
  const all = Array.from({ length: groups }, (_, group) => group)
  if (groups <= FEW) return allPatterns(groups)
  const less = all.map(group => [{ group, change: -1 }])
  const swaps = all.flatMap(from =>
    all
      .filter(to => to !== from)
      .map(to => [
        { group: from, change: -1 },
        { group: to, change: 1 },
      ]),
  )
  const pairs = all.flatMap(a =>
    all.slice(a).map(b =>
      a === b
        ? [{ group: a, change: -2 }]
        : [
            { group: a, change: -1 },
            { group: b, change: -1 },
          ],
    ),
  )
  const merged = pairs.flatMap(pair =>
    all.filter(to => pair.every(({ group }) => group !== to)).map(to => [...pair, { group: to, change: 1 }]),
  )
  return [...less, ...swaps, ...merged]
}

function allPatterns(groups: number): Pattern[] {
  let patterns: { group: number; change: number }[][] = [[]]
  for (let group = 0; group < groups; group++)
    patterns = patterns.flatMap(pattern =>
      [-2, -1, 0, 1, 2].map(change => (change === 0 ? pattern : [...pattern, { group, change }])),
    )
  return patterns.filter(pattern => pattern.some(({ change }) => change < 0))
}

/** Moves of a cell that save something and stay within the least and the most. */
export function movesIn(
  { search, layout }: Desk,
  { staffing }: Point,
  { cell, patterns }: { cell: number; patterns: readonly Pattern[] },
): Move[] {
  const { costs, least, most } = search
  return patterns.flatMap(pattern => {
    const posts = pattern.map(({ group }) => group * layout.cells + cell)
    const changes = pattern.map(({ change }) => change)
    const saving = -posts.reduce((sum, post, k) => sum + costs[post] * changes[k], 0)
    const fits = posts.every((post, k) => {
      const agents = staffing[post] + changes[k]
      return agents >= least[post] && agents <= most[post]
    })
    return saving > 1e-9 && fits ? [{ cell, posts, changes, saving }] : []
  })
}

/** Cells in which moves in a cell may show: those around it, and all of every requirement for a longer stretch that holds it. */
export function windowOf({ layout: { spans, reach, cells } }: Desk, cell: number): Span {
  const near = { from: Math.max(0, cell - 1), to: Math.min(cells - 1, cell + reach) }
  return spans.reduce(
    (window, span) =>
      isWide(span) && meet(span, near)
        ? { from: Math.min(window.from, span.from), to: Math.max(window.to, span.to) }
        : window,
    near,
  )
}

/** Requirements that moves in a cell are judged by. */
export function judgesOf({ layout: { spans, reach }, impossible }: Desk, cell: number): number[] {
  const near = { from: cell - 1, to: cell + reach }
  return spans.flatMap((span, i) => (meet(span, near) && !impossible.has(i) ? [i] : []))
}

/** What the effects promise of a move: by requirement, the change of its scaled slack. */
export function promiseOf({ posts, changes }: Move, effects: Effects): Map<number, number> {
  const promise = new Map<number, number>()
  posts.forEach((post, k) => {
    for (const [i, effect] of effects[post]) promise.set(i, (promise.get(i) ?? 0) + effect * changes[k])
  })
  return promise
}

/** Effects are known so well: a share of themselves, and a little. */
const DOUBT = { share: 0.35, least: 0.06 }

/** The chance that all requirements stay met, by the one in most danger: a ranking, not a probability to rely on. */
export function chanceOf(
  move: Move,
  { reading }: Point,
  { effects, impossible }: { effects: Effects; impossible: ReadonlySet<number> },
): number {
  let worst = Number.POSITIVE_INFINITY
  for (const [i, change] of promiseOf(move, effects)) {
    if (change >= 0 || impossible.has(i)) continue
    const left = reading.scaled[i] + change
    worst = Math.min(worst, left / (DOUBT.share * -change + DOUBT.least))
  }
  return 1 / (1 + Math.exp(-1.7 * worst))
}
