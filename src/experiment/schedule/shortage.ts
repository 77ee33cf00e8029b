// What the shifts leave uncovered, in words.
import { formatDate, formatTimeOfDay } from '../../scenario/units.ts'
import type { Covering } from './covering.ts'
import { whyShort } from './lines.ts'
import type { Coverage } from './plan.ts'

type Short = { group: number; day: number; from: number; to: number; missing: number; why: string }

/** Stretches in which fewer are scheduled than needed: "front, 2026-01-05 08:00-09:30: up to 3 people short: …". */
export function shortagesOf(covering: Covering, coverage: readonly Coverage[]): string[] {
  const { scenario } = covering
  const names = Object.keys(scenario.groups)
  const short = coverage.flatMap(({ group, day, slot, need, scheduled }, i): Short[] => {
    const why = need > scheduled ? whyShort(covering, coverage[i], i) : ''
    return need > scheduled ? [{ group, day, from: slot, to: slot + 1, missing: need - scheduled, why }] : []
  })
  const stretches = short.reduce(joined, [] as Short[])
  const time = (slot: number) => formatTimeOfDay(slot * scenario.interval)
  return stretches.map(({ group, day, from, to, missing, why }) => {
    const when = `${formatDate(scenario.start + day)} ${time(from)}-${time(to)}`
    return `${names[group]}, ${when}: up to ${missing} ${missing === 1 ? 'person' : 'people'} short: ${why}`
  })
}

/** The stretches with one more: the last of them goes on, or a new one begins. */
function joined(stretches: Short[], next: Short): Short[] {
  const last = stretches.at(-1)
  const goesOn =
    last && last.group === next.group && last.day === next.day && last.to === next.from && last.why === next.why
  if (!goesOn) return [...stretches, next]
  return [...stretches.slice(0, -1), { ...last, to: next.to, missing: Math.max(last.missing, next.missing) }]
}
