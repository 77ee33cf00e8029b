// What one agent more at a post does to every requirement, by finite differences with the same callers.
import type { Job } from './evaluator.ts'
import { type Desk, type Point, simulated } from './skills-desk.ts'
import { isWide, type Layout, meet, type Span } from './skills-layout.ts'
import { directionOf, readingOf } from './skills-reading.ts'
import type { Staffing } from './staffing.ts'

/** By post: how much one agent more there adds to the scaled slack of a requirement. */
export type Effects = readonly Map<number, number>[]

/** Some posts of a group that get an agent more (or less, where no more may stand) in one simulation. */
type Block = { group: number; cells: readonly Span[] }

/**
 * Simulates one agent more everywhere. An agent is felt from the interval before (whose last callers he answers) to `reach` intervals
 * after; so intervals farther apart share a simulation, and a requirement's change is owed to the one near it. Requirements for longer
 * stretches get theirs from blocks of intervals, evenly.
 * @see Cezik & L'Ecuyer 2008, Staffing Multiskill Call Centers via Linear Programming and Simulation, §4
 */
export async function effectsAt(desk: Desk, { staffing }: Point, replications: number): Promise<Effects> {
  const { search, layout } = desk
  const blocks = blocksOf(layout)
  const staffings = blocks.map(block => perturbed(desk, staffing, block))
  const jobs: Job[] = [staffing, ...staffings.map(each => each.staffing)].map(each => ({
    staffing: each,
    from: 0,
    to: replications,
  }))
  const [base, ...tallies] = await simulated(desk, jobs)
  const { scaled } = readingOf(search.requirements, base, search.confidence)
  const effects = Array.from(staffing, () => new Map<number, number>())
  tallies.forEach((tally, b) => {
    const after = readingOf(search.requirements, tally, search.confidence).scaled
    owe({ layout, effects, block: blocks[b], change: staffings[b].change, of: i => after[i] - scaled[i] })
  })
  return effects.map(cleaned(transposed(effects, search.requirements.map(directionOf))))
}

/** Blocks of one cell for requirements of one cell, blocks of several for others; those far enough apart together. */
function blocksOf(layout: Layout): Block[] {
  const { cells, spans, reach } = layout
  const single = spans.some(span => !isWide(span)) ? every(cells, 1, reach + 2) : []
  const wide = spans.filter(isWide)
  const several = wide.length === 0 ? [] : apart(layout, wide)
  return Array.from({ length: layout.groups }, (_, group) =>
    [...single, ...several].map(list => ({ group, cells: list })),
  ).flat()
}

/** All cells in pieces of a size, every n-th piece together. */
function every(cells: number, size: number, apart: number): Span[][] {
  const pieces = Array.from({ length: Math.ceil(cells / size) }, (_, k) => ({
    from: k * size,
    to: Math.min(cells, (k + 1) * size) - 1,
  }))
  return Array.from({ length: Math.min(apart, pieces.length) }, (_, k) => pieces.filter((_, i) => i % apart === k))
}

/** Most pieces that a stretch is cut into. */
const PIECES = 8

/** Days are far apart as long as nothing is asked of all of them together. */
function apart({ cells, days }: Layout, wide: readonly Span[]): Span[][] {
  const daily = wide.every(({ from, to }) => days[from].to >= to)
  if (!daily) return every(cells, Math.ceil(cells / PIECES), PIECES)
  const starts = [...new Set(days.map(({ from }) => from))]
  return Array.from({ length: PIECES }, (_, k) =>
    starts.flatMap(start => {
      const { from, to } = days[start]
      const size = Math.ceil((to - from + 1) / PIECES)
      const piece = { from: from + k * size, to: Math.min(to, from + (k + 1) * size - 1) }
      return piece.from <= piece.to ? [piece] : []
    }),
  ).filter(list => list.length > 0)
}

function perturbed({ search, layout }: Desk, staffing: Staffing, { group, cells }: Block) {
  const changed = staffing.slice()
  const change = new Map<number, number>()
  for (const { from, to } of cells)
    for (let cell = from; cell <= to; cell++) {
      const post = group * layout.cells + cell
      const step = changed[post] < search.most[post] ? 1 : -1
      if (changed[post] + step < 0) continue
      changed[post] += step
      change.set(post, step)
    }
  return { staffing: changed, change }
}

type Owed = {
  layout: Layout
  effects: Map<number, number>[]
  block: Block
  change: ReadonlyMap<number, number>
  of: (requirement: number) => number
}

function owe({ layout, effects, block, change, of }: Owed): void {
  const { spans, related, reach } = layout
  for (const piece of block.cells) {
    const felt = { from: piece.from - 1, to: piece.to + reach }
    spans.forEach((span, i) => {
      if (!related[i][block.group] || !isMeasuredBy(span, piece) || !meet(span, felt)) return
      const total = of(i)
      if (!Number.isFinite(total) || total === 0) return
      const posts = postsOf(layout, block.group, piece).filter(post => change.has(post))
      const steps = posts.reduce((sum, post) => sum + change.get(post)!, 0)
      if (steps !== 0) for (const post of posts) effects[post].set(i, total / steps)
    })
  }
}

/** Requirements of one cell by cells, those of longer stretches by pieces of them. */
const isMeasuredBy = (span: Span, piece: Span): boolean => isWide(span) || !isWide(piece)

const postsOf = ({ cells }: Layout, group: number, { from, to }: Span): number[] =>
  Array.from({ length: to - from + 1 }, (_, k) => group * cells + from + k)

// ── noise ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Effects below this share of the greatest on the same requirement are taken for noise. */
const NOISE = 0.12

type Trusted = Map<number, { most: number; sum: number }>

/** By requirement: its greatest effect, and a number with the sign that its effects must have: as is known, or as most of them have. */
function transposed(effects: Effects, directions: readonly number[]): Trusted {
  const by: Trusted = new Map()
  for (const map of effects)
    for (const [i, effect] of map) {
      const { most, sum } = by.get(i) ?? { most: 0, sum: 0 }
      if (effect * directions[i] >= 0)
        by.set(i, { most: Math.max(most, Math.abs(effect)), sum: directions[i] || sum + effect })
    }
  return by
}

const cleaned =
  (by: Trusted) =>
  (map: Map<number, number>): Map<number, number> =>
    new Map(
      [...map].filter(([i, effect]) => {
        const { most, sum } = by.get(i) ?? { most: 0, sum: 0 }
        return effect * sum > 0 && Math.abs(effect) >= NOISE * most
      }),
    )
