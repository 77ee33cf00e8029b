// Why no fewer: the requirement that is missed when one agent goes.
import { type Desk, type Point, simulated } from './skills-desk.ts'
import { meet } from './skills-layout.ts'
import { judgesOf, windowOf } from './skills-moves.ts'
import { isMissed, type Reading, readingOf } from './skills-reading.ts'
import type { Staffing } from './staffing.ts'

/** The one most surely missed. */
export function worstOf(requirements: readonly number[], { slack, half }: Reading): number {
  return requirements.reduce((worst, i) => (slack[i] + half[i] < slack[worst] + half[worst] ? i : worst))
}

/** Forgets what was shown near posts that have got more agents since. */
export function forgetWhatGrew(
  desk: Desk,
  shown: Int32Array,
  { before, after }: { before: Staffing; after: Staffing },
): void {
  const { cells } = desk.layout
  const grown = new Set([...after.keys()].filter(post => after[post] > before[post]).map(post => post % cells))
  for (const cell of grown) forgetNear(desk, shown, cell)
}

/** Forgets what was shown where a change in a cell may be felt. */
export function forgetNear(desk: Desk, shown: Int32Array, cell: number): void {
  const { cells } = desk.layout
  const window = windowOf(desk, cell)
  for (let post = 0; post < shown.length; post++) if (meet(windowOf(desk, post % cells), window)) shown[post] = -1
}

/** Most simulations of one agent less, for posts that local search has not tried any more. */
const MOST = 64
/** About so many requirements stand near one post, each of which might seem missed by chance. */
const MANY = 4

/** Tries one agent less wherever nothing is shown yet, far-apart cells together, and notes what is then missed beyond doubt. */
export async function showRemovals(desk: Desk, { staffing, tally }: Point, shown: Int32Array): Promise<void> {
  const { search, layout } = desk
  const windows = Array.from({ length: layout.cells }, (_, cell) => windowOf(desk, cell))
  let left = [...staffing.keys()].filter(post => shown[post] === -1 && staffing[post] > search.least[post])
  const replications = Math.min(tally.replications, search.replications.first * 5)
  const sure = 1 - (1 - search.confidence) / MANY
  for (let batch = 0; batch < MOST && left.length > 0; batch++) {
    const posts: number[] = []
    for (const post of left)
      if (posts.every(other => !meet(windows[other % layout.cells], windows[post % layout.cells]))) posts.push(post)
    left = left.filter(post => !posts.includes(post))
    const fewer = staffing.map((agents, post) => (posts.includes(post) ? agents - 1 : agents))
    const [seen] = await simulated(desk, [{ staffing: fewer, from: 0, to: replications }])
    const reading = readingOf(search.requirements, seen, sure)
    for (const post of posts) {
      const missed = judgesOf(desk, post % layout.cells).filter(i => isMissed(reading, i))
      if (missed.length > 0) shown[post] = worstOf(missed, reading)
    }
  }
}
