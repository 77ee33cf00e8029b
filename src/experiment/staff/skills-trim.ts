// Local search by simulation: agents are taken away, or replaced by cheaper ones, wherever the requirements allow it.
import { type Desk, isSpent, keep, type Point, pointOf, simulated } from './skills-desk.ts'
import type { Effects } from './skills-gradients.ts'
import { meet, type Span } from './skills-layout.ts'
import { chanceOf, judgesOf, keyOf, type Move, movesIn, patternsOf, promiseOf, windowOf } from './skills-moves.ts'
import { isMissed, type Reading } from './skills-reading.ts'
import { forgetNear, worstOf } from './skills-shown.ts'
import type { Tally } from './tally.ts'

export type Trim = {
  desk: Desk
  /** Where the search stands: a staffing and, put together from simulations of its parts, what it shows. */
  point: Point
  /** Put right by what moves show. */
  effects: Effects
  /** Replications in which a move is judged, those of the point. */
  replications: number
  /** Moves less likely than this to be right are not tried. */
  chance: number
  /** By post: the requirement that one agent less was shown to miss, or -1. */
  shown: Int32Array
}

/** A move that was simulated. */
type Tried = { move: Move; seen: Point; passes: boolean }

/** Moves that failed, by cell, for as long as nothing near has changed. */
type Failed = ReadonlyArray<Set<string>>

/**
 * Takes moves as long as one passes, those of far-apart cells in one simulation. A move passes when every requirement near it is still
 * met, or misses by no more than before. Ends where no likely move is left or the budget is spent; `task.point` is usable at any moment.
 */
export async function trim(task: Trim): Promise<Point> {
  const { desk } = task
  const windows = Array.from({ length: desk.layout.cells }, (_, cell) => windowOf(desk, cell))
  const failed: Failed = windows.map(() => new Set<string>())
  const patterns = patternsOf(desk.layout.groups)
  while (!isSpent(desk)) {
    const batch = batchOf(task, { failed, patterns, windows })
    if (batch.length === 0) break
    for (const tried of await tryMoves(task, batch)) {
      learn(task, tried)
      if (tried.passes) take(task, tried, { failed, windows })
      else refuse(task, tried, failed)
    }
    keep(desk, task.point)
  }
  return task.point
}

type Around = { failed: Failed; patterns: ReturnType<typeof patternsOf>; windows: readonly Span[] }

/** The moves with the greatest saving times chance, windows apart. */
function batchOf({ desk, point, effects, chance }: Trim, { failed, patterns, windows }: Around): Move[] {
  const { impossible } = desk
  const scored = windows.flatMap((_, cell) =>
    movesIn(desk, point, { cell, patterns })
      .filter(move => !failed[cell].has(keyOf(move)))
      .map(move => ({ move, odds: chanceOf(move, point, { effects, impossible }) }))
      .filter(({ odds }) => odds > chance),
  )
  scored.sort((a, b) => b.odds * b.move.saving - a.odds * a.move.saving || a.move.cell - b.move.cell)
  const batch: Move[] = []
  for (const { move } of scored)
    if (batch.every(({ cell }) => !meet(windows[cell], windows[move.cell]))) batch.push(move)
  return batch
}

/** Shares of the replications after which moves are looked at, and the fewest that are worth a look. */
const LOOKS = [1 / 16, 1 / 4]
const FEWEST = 16

/** Few of the replications first: moves that miss in them beyond doubt need no more. */
async function tryMoves(task: Trim, batch: readonly Move[]): Promise<Tried[]> {
  const hopeless: Tried[] = []
  let alive = batch
  for (const few of LOOKS.map(share => Math.ceil(share * task.replications))) {
    if (few < FEWEST || alive.length === 0) continue
    const seen = await simulate(task, alive, few)
    const isHopeless = ({ move, seen: { reading } }: Tried) =>
      failuresOf(task, move, reading).some(i => isMissed(reading, i))
    hopeless.push(...seen.filter(isHopeless))
    alive = seen.filter(each => !isHopeless(each)).map(({ move }) => move)
  }
  const judged = alive.length === 0 ? [] : await simulate(task, alive, task.replications)
  return [...hopeless, ...judged]
}

async function simulate(task: Trim, batch: readonly Move[], replications: number): Promise<Tried[]> {
  const { desk, point } = task
  const staffing = point.staffing.slice()
  for (const move of batch) change(staffing, move)
  const [tally] = await simulated(desk, [{ staffing, from: 0, to: replications }])
  const seen = pointOf(desk, staffing, tally)
  return batch.map(move => ({ move, seen, passes: failuresOf(task, move, seen.reading).length === 0 }))
}

function change(staffing: Int32Array, { posts, changes }: Move): void {
  posts.forEach((post, k) => {
    staffing[post] += changes[k]
  })
}

/** Requirements that a move makes miss, or miss by more; where nobody is answered any more, they are missed. */
function failuresOf({ desk, point }: Trim, { cell }: Move, { slack }: Reading): number[] {
  const before = point.reading.slack
  const { requirements } = desk.search
  return judgesOf(desk, cell).filter(i => {
    if (slack[i] === Number.POSITIVE_INFINITY)
      return before[i] !== slack[i] && requirements[i].slice.group === undefined
    return slack[i] < 0 && slack[i] < before[i]
  })
}

function take(task: Trim, { move, seen }: Tried, { failed, windows }: Omit<Around, 'patterns'>): void {
  const { desk, point, shown } = task
  const staffing = point.staffing.slice()
  change(staffing, move)
  const requirements = { all: desk.search.requirements.length, some: judgesOf(desk, move.cell) }
  task.point = pointOf(desk, staffing, joined(point.tally, seen.tally, requirements))
  const isNear = (cell: number) => meet(windows[cell], windows[move.cell])
  failed.forEach((moves, cell) => {
    if (isNear(cell)) moves.clear()
  })
  // Fewer agents leave true what was shown; more may not.
  if (move.changes.some(each => each > 0)) forgetNear(desk, shown, move.cell)
}

function refuse(task: Trim, { move, seen }: Tried, failed: Failed): void {
  failed[move.cell].add(keyOf(move))
  if (move.posts.length > 1 || move.changes[0] !== -1) return
  const failures = failuresOf(task, move, seen.reading).filter(i => isMissed(seen.reading, i))
  if (failures.length > 0) task.shown[move.posts[0]] = worstOf(failures, seen.reading)
}

/** A tally with the sums of some of its `all` requirements from another of as many replications. */
function joined(tally: Tally, seen: Tally, { all, some }: { all: number; some: readonly number[] }): Tally {
  const sums = tally.sums.slice()
  const width = sums.length / all
  for (const at of some.map(i => i * width)) sums.set(seen.sums.subarray(at, at + width), at)
  return { replications: tally.replications, sums }
}

/** Effects are scaled by what a move has shown against what they had promised. */
function learn({ point, effects }: Trim, { move, seen }: Tried): void {
  for (const [i, promised] of promiseOf(move, effects)) {
    const measured = seen.reading.scaled[i] - point.reading.scaled[i]
    if (!Number.isFinite(measured) || Math.abs(promised) < 0.01) continue
    const factor = Math.min(2, Math.max(0.4, measured / promised))
    for (const post of move.posts) {
      const effect = effects[post].get(i)
      if (effect !== undefined) effects[post].set(i, effect * factor)
    }
  }
}
