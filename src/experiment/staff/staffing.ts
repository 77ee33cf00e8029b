// Staff as numbers to search over: one a group and interval of a day.
import { openCells } from '../../measures/slices.ts'
import type { Center } from '../../model/center.ts'

/** A group in an interval of a day (of the whole, in a steady-state study): day 0, slot 0. */
export type Post = { group: number; day: number; slot: number }

/**
 * People by post: with fixed shrinkage those who are present (net), with random presence those who are scheduled, each of whom
 * comes with the presence of the group. Of agents with several contacts at once people, not places.
 */
export type Staffing = Int32Array

/** All posts of a center: by group, day and open interval. */
export function postsOf(center: Center): Post[] {
  const cells = center.steady
    ? [{ day: 0, slot: 0 }]
    : openCells(center).map(({ day, interval }) => ({ day, slot: interval }))
  return center.groups.flatMap((_, group) => cells.map(cell => ({ group, ...cell })))
}

const placesOf = ({ concurrency }: Center['groups'][number]) => concurrency?.chats ?? 1

/** The center with these people in place of its own; shifts and lateness go. */
export function withStaffing(center: Center, posts: readonly Post[], staffing: ArrayLike<number>): Center {
  const { steady, days, intervalsPerDay } = center
  const levels = center.groups.map(() =>
    steady ? [new Float64Array(1)] : days.map(() => new Float64Array(intervalsPerDay)),
  )
  posts.forEach(({ group, day, slot }, i) => {
    levels[group][day][slot] = staffing[i] * placesOf(center.groups[group])
  })
  const groups = center.groups.map((group, g) => ({
    ...group,
    levels: levels[g],
    shifts: [],
    lateness: undefined,
    agents: levels[g].reduce((most, day) => day.reduce((a, b) => Math.max(a, b), most), 0) + movedTo(center, g),
  }))
  return { ...center, groups }
}

/** Places that interventions may move to a group. */
function movedTo({ journey, groups }: Center, group: number): number {
  const moved = (journey?.interventions ?? []).reduce(
    (sum, { reassign }) => sum + (reassign?.to === group ? reassign.agents : 0),
    0,
  )
  return moved * placesOf(groups[group])
}
