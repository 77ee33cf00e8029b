// Where more people are needed than the plan says, because breaks come late and backlogs carry over.
import { existsOn } from '../../measures/definitions.ts'
import { findSlice } from '../../measures/slices.ts'
import type { Run } from '../run.ts'
import type { Aim } from './aims.ts'
import type { Cell } from './covering.ts'

/** What is known when needs are raised. */
export type Situation = {
  run: Run
  cells: readonly Cell[]
  needs: Int32Array
  /** By cell: people scheduled and not on a break. */
  scheduled: ArrayLike<number>
  /** By cell: how often it was raised before. */
  raised: Int32Array
}

/** One more for every fifty. */
const SHARE = 0.02
/** Of the intervals of a day in which nobody says where, the share that is raised. */
const WORST = 0.15

/** Needs raised wherever an aim is missed; more, and an interval earlier, where that was tried before. `raised` is counted up. */
export function raisedNeeds(missed: readonly Aim[], situation: Situation): Int32Array {
  const { cells, needs, scheduled, raised } = situation
  const next = needs.slice()
  const index = new Map(cells.map((cell, i) => [`${cell.group} ${cell.day} ${cell.slot}`, i]))
  const concerned = new Set(missed.flatMap(aim => concernedBy(aim, situation)))
  for (const i of concerned) {
    const { group, day, slot } = cells[i]
    const before = index.get(`${group} ${day} ${slot - 1}`)
    const both = raised[i] >= 2 && before !== undefined ? [i, before] : [i]
    for (const at of both) {
      const there = Math.max(needs[at], scheduled[at])
      next[at] = Math.max(next[at], there + Math.max(1, Math.ceil(SHARE * there * raised[i])))
    }
    raised[i]++
  }
  return next
}

/** Cells, by index, in which more people would help. */
function concernedBy({ target, cell }: Aim, situation: Situation): number[] {
  const { cells } = situation
  const inStretch = cells.flatMap((each, i) =>
    (cell.day ?? each.day) === each.day && (cell.slot ?? each.slot) === each.slot ? [i] : [],
  )
  const times = cell.slot === undefined ? worstOf(inStretch, { target, cell, situation }) : inStretch
  const groups = groupsFor(cell, situation.run)
  const own = times.filter(i => groups.includes(cells[i].group))
  return groups.length === 1 ? own : busiestOf(own, situation)
}

/** Groups that may help: that of the target; those that serve its type, the first asked first; all. */
function groupsFor({ group, type }: Aim['cell'], { center, scenario }: Run): number[] {
  if (group !== undefined) return [group]
  if (type === undefined) return center.groups.map((_, g) => g)
  const serving = center.types[type].groups
  const rank = (g: number) => scenario.groups[center.groups[g].name].serves[center.types[type].name].rank
  const first = serving.map(rank).reduce((a, b) => Math.min(a, b))
  return serving.filter(g => rank(g) === first)
}

/** Of several groups that may help in an interval, the busiest. */
function busiestOf(indices: readonly number[], { cells, run }: Situation): number[] {
  const best = new Map<string, { index: number; busy: number }>()
  for (const index of indices) {
    const { group, day, slot } = cells[index]
    const busy = run.estimate('occupancy', { group, day, interval: slot }).value
    const known = best.get(`${day} ${slot}`)
    if (!known || busy > known.busy) best.set(`${day} ${slot}`, { index, busy: Number.isNaN(busy) ? -1 : busy })
  }
  return [...best.values()].map(({ index }) => index)
}

/** The intervals of a stretch that are farthest from the target by their own figures. */
function worstOf(
  indices: readonly number[],
  { target, cell, situation }: Pick<Aim, 'target' | 'cell'> & { situation: Situation },
): number[] {
  const { cells, run } = situation
  const { type, group } = cell
  const axis = type !== undefined ? 'typeDayInterval' : group !== undefined ? 'groupDayInterval' : 'dayInterval'
  const reference = existsOn(target.measure, axis) ? target : ({ measure: 'serviceLevel' } as const)
  const moreIsBetter = reference !== target || target.comparison.startsWith('>')
  const sign = moreIsBetter ? 1 : -1
  const times = [...new Map(indices.map(i => [`${cells[i].day} ${cells[i].slot}`, cells[i]])).values()]
  const figures = times
    .map(({ day, slot }) => ({ day, slot, figure: figureAt(run, reference, { type, day, slot }) * sign }))
    .filter(({ figure }) => !Number.isNaN(figure))
    .sort((a, b) => a.figure - b.figure || a.day - b.day || a.slot - b.slot)
    .slice(0, Math.max(1, Math.ceil(WORST * times.length)))
  const worst = new Set(figures.map(({ day, slot }) => `${day} ${slot}`))
  return indices.filter(i => worst.has(`${cells[i].day} ${cells[i].slot}`))
}

function figureAt(
  run: Run,
  reference: Parameters<Run['estimate']>[0] & object,
  { type, day, slot }: { type: number | undefined; day: number; slot: number },
): number {
  return run.estimate(reference, findSlice(run.plan, { type, day, interval: slot })).value
}
