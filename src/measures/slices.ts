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
  | 'dayInterval'
  | 'typeDayInterval'
  | 'groupDayInterval'

/** How one says that something is known there. */
export const AXIS_WORDS: Readonly<Record<Axis, string>> = {
  all: 'for everything together',
  type: 'by type',
  segment: 'by segment',
  group: 'by group',
  typeGroup: 'by type and group',
  interval: 'by interval',
  typeInterval: 'by type and interval',
  groupInterval: 'by group and interval',
  day: 'by day',
  typeDay: 'by type and day',
  groupDay: 'by group and day',
  dayInterval: 'by day and interval',
  typeDayInterval: 'by type, day and interval',
  groupDayInterval: 'by group, day and interval',
}

/** Every interval of every day by itself: many cells, so only where they are asked for. */
export const FINE_AXES: readonly Axis[] = ['dayInterval', 'typeDayInterval', 'groupDayInterval']

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
    ...(center.steady ? [] : openCells(center).flatMap(cell => overTime(cell, types, groups))),
  ]
}

type When = { interval: number } | { day: number } | { day: number; interval: number }

function overTime(when: When, types: number[], groups: number[]): Slice[] {
  const axis = 'day' in when ? ('interval' in when ? 'dayInterval' : 'day') : 'interval'
  const Axis = axis === 'dayInterval' ? 'DayInterval' : axis === 'day' ? 'Day' : 'Interval'
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

/** Every open interval of every day. */
export function openCells(center: Center): { day: number; interval: number }[] {
  const slots = openIntervals(center)
  return openDays(center).flatMap(day =>
    slots.filter(slot => isOpen(center, day, slot)).map(interval => ({ day, interval })),
  )
}

export function isOpen(center: Center, day: number, slot: number): boolean {
  const { open, close } = center.days[day]
  const time = day * 86400 + slot * center.interval
  return time >= open && time < close
}

/** A slice as people name it: types, segments and groups by name or index. What is left out is not cut. */
export type Where = {
  type?: string | number
  /** Name within its type. */
  segment?: string | number
  group?: string | number
  /** Interval of the day, counted from midnight. */
  interval?: number
  /** Simulated day, from 0. */
  day?: number
}

/**
 * The slice that is meant.
 * @throws RangeError when there is none
 * @example findSlice(plan, { type: 'sales', interval: 18 })
 */
export function findSlice({ center, slices }: { center: Center; slices: readonly Slice[] }, where: Where): Slice {
  const segments = center.segments.map(({ name, type }) => (isNamed(where.type, center.types, type) ? name : undefined))
  const segment = typeof where.segment === 'string' ? segments.indexOf(where.segment) : where.segment
  const found = slices.find(
    slice =>
      isNamed(where.type, center.types, slice.type) &&
      isNamed(where.group, center.groups, slice.group) &&
      slice.segment === segment &&
      slice.interval === where.interval &&
      slice.day === where.day,
  )
  if (found) return found
  throw new RangeError(`there is no slice ${JSON.stringify(where)}`)
}

function isNamed(wanted: string | number | undefined, all: readonly { name: string }[], index: number | undefined) {
  return wanted === index || (index !== undefined && wanted === all[index].name)
}
