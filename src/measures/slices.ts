// The axes: everything together, by type, by segment, by group, by type and group, by interval, by day.
import type { Center } from '../model/center.ts'

export type Axis =
  | 'all'
  | 'type'
  | 'segment'
  | 'group'
  | 'typeGroup'
  | 'interval'
  | 'typeInterval'
  | 'groupInterval'
  | 'day'
  | 'typeDay'
  | 'groupDay'

/** One cell of the report; indices into the center, undefined where the slice is not cut. */
export type Slice = {
  axis: Axis
  type?: number
  segment?: number
  group?: number
  /** Interval of the day, counted from midnight. */
  interval?: number
  day?: number
}

/** All slices of a center, in the order of the report. */
export function slicesOf(center: Center): Slice[] {
  const types = center.types.map((_, type) => type)
  const groups = center.groups.map((_, group) => group)
  const segments = center.segments.flatMap(({ type }, segment) =>
    center.types[type].segments.length > 1 ? [{ axis: 'segment' as const, type, segment }] : [],
  )
  const cross = types.flatMap(type =>
    center.types[type].groups.map(group => ({ axis: 'typeGroup' as const, type, group })),
  )
  return [
    { axis: 'all' },
    ...types.map(type => ({ axis: 'type' as const, type })),
    ...segments,
    ...groups.map(group => ({ axis: 'group' as const, group })),
    ...cross,
    ...(center.steady ? [] : openIntervals(center).flatMap(interval => overTime({ interval }, types, groups))),
    ...(center.steady ? [] : openDays(center).flatMap(day => overTime({ day }, types, groups))),
  ]
}

function overTime(when: { interval: number } | { day: number }, types: number[], groups: number[]): Slice[] {
  const axis = 'day' in when ? 'day' : 'interval'
  const Axis = axis === 'day' ? 'Day' : 'Interval'
  return [
    { axis, ...when },
    ...types.map(type => ({ axis: `type${Axis}` as const, type, ...when })),
    ...groups.map(group => ({ axis: `group${Axis}` as const, group, ...when })),
  ]
}

/** Intervals of the day, from midnight, that are open on some day. */
export function openIntervals(center: Center): number[] {
  const slots = Array.from({ length: center.intervalsPerDay }, (_, slot) => slot)
  return slots.filter(slot => center.days.some((_, day) => isOpen(center, day, slot)))
}

export function openDays(center: Center): number[] {
  return center.days.flatMap(({ open, close }, day) => (open < close ? [day] : []))
}

export function isOpen(center: Center, day: number, slot: number): boolean {
  const { open, close } = center.days[day]
  const time = day * 86400 + slot * center.interval
  return time >= open && time < close
}
