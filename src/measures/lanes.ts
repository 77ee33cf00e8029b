// Lanes of the tables: one for each segment with each group that serves it, one for the calls of a segment that no group
// answered, and one for the staff of each group. Every sum of the report is a sum of lanes.
import type { Center } from '../model/center.ts'
import type { Slice } from './slices.ts'

export type Lanes = {
  count: number
  /** Lane of segment s answered by group g at `s * stride + g + 1`; g = -1: by nobody. */
  laneOf: Int32Array
  stride: number
  /** Lane of the staff of each group. */
  staff: readonly number[]
  /** What a place of each group is of an agent: less than 1 where agents handle several contacts at once. */
  share: readonly number[]
  /** Segment and group of each lane; -1: none. */
  segments: readonly number[]
  groups: readonly number[]
}

export function lanesOf({ segments, types, groups }: Center): Lanes {
  const stride = groups.length + 1
  const laneOf = new Int32Array(segments.length * stride).fill(-1)
  const pairs = segments.flatMap(({ type }, segment) =>
    [-1, ...groupsThatAnswer(type, types)].map(group => ({ segment, group })),
  )
  pairs.forEach(({ segment, group }, lane) => {
    laneOf[segment * stride + group + 1] = lane
  })
  return {
    count: pairs.length + groups.length,
    laneOf,
    stride,
    staff: groups.map((_, group) => pairs.length + group),
    share: groups.map(({ concurrency }) => 1 / (concurrency?.chats ?? 1)),
    segments: [...pairs.map(pair => pair.segment), ...groups.map(() => -1)],
    groups: [...pairs.map(pair => pair.group), ...groups.map((_, group) => group)],
  }
}

/** Groups that serve a type, and those it may be sent to by mistake. */
function groupsThatAnswer(type: number, types: Center['types']): number[] {
  return [...new Set([type, ...(types[type].journey?.wrongTypes ?? [])].flatMap(each => types[each].groups))]
}

/** The lanes that a slice adds up. */
export function lanesOfSlice({ segments, groups }: Lanes, slice: Slice, center: Center): number[] {
  return segments.flatMap((segment, lane) => {
    const isStaff = segment < 0
    if (isStaff && (slice.type !== undefined || slice.segment !== undefined)) return []
    if (!isStaff && slice.type !== undefined && center.segments[segment].type !== slice.type) return []
    if (!isStaff && slice.segment !== undefined && segment !== slice.segment) return []
    return slice.group !== undefined && groups[lane] !== slice.group ? [] : [lane]
  })
}
