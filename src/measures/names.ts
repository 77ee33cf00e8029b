// What slices, days and times are called.
import type { Center } from '../model/center.ts'
import type { Slice } from './slices.ts'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Sun 2026-03-01`; a day that is not simulated has a name too: shifts may begin the evening before the first. */
export function dayName({ days }: Center, day: number): string {
  const moment = new Date((days[0].date + day) * 86_400_000)
  return `${WEEKDAYS[moment.getUTCDay()]} ${moment.toISOString().slice(0, 10)}`
}

/** `09:30`, or `09:30:15` where intervals do not begin on whole minutes. */
export function intervalName({ interval }: Center, slot: number): string {
  const seconds = Math.round(slot * interval)
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    ...(interval % 60 === 0 ? [] : [seconds % 60]),
  ]
  return parts.map(part => String(part).padStart(2, '0')).join(':')
}

/** The words for the parts of a slice that it has: call type, segment, group, interval, day. */
export function namesOf(center: Center, { type, segment, group, interval, day }: Slice) {
  return {
    type: type === undefined ? undefined : center.types[type].name,
    segment: segment === undefined ? undefined : center.segments[segment].name,
    group: group === undefined ? undefined : center.groups[group].name,
    interval: interval === undefined ? undefined : intervalName(center, interval),
    day: day === undefined ? undefined : dayName(center, day).slice(4),
  }
}
