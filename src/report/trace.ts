// A replication as people read it: one line an event.
import type { TracedEvent } from '../experiment/trials.ts'
import { padEnd, padStart, short } from './layout.ts'

const WHO = 19
const WHAT = 31

export const TRACE_HEAD = line('time', 'caller', 'event', 'queue', 'busy')

/** `08:00:12.3  service #15             answered by front, 12.3 s            0    3` */
export function traceLine({ time, waiting, busy, ...event }: TracedEvent): string {
  return line(clock(time), who(event), whatOf(event), String(waiting), String(busy))
}

function line(time: string, who: string, what: string, ...[waiting, busy]: [string, string]): string {
  const text = `${padEnd(who, WHO)}  ${padEnd(short(what, WHAT), WHAT)}`
  return `${padEnd(time, 10)}  ${text} ${padStart(waiting, 5)} ${padStart(busy, 5)}`
}

/** `2 08:00:12.3` on the second day; the first day goes without its number. */
function clock(seconds: number): string {
  const tenths = Math.floor(seconds * 10 + 1e-6)
  const day = Math.floor(tenths / 864_000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = tenths % 864_000
  const time = `${two(rest / 36_000)}:${two((rest / 600) % 60)}:${two((rest / 10) % 60)}.${rest % 10}`
  return day === 0 ? time : `${day + 1} ${time}`
}

/** `service #15`, `service #15, call 2`, `service burst #4` */
function who({ type, caller, ofBurst, attempt }: Pick<TracedEvent, 'type' | 'caller' | 'ofBurst' | 'attempt'>): string {
  const number = `${ofBurst ? ' burst' : ''} #${caller + 1}${attempt > 0 ? `, call ${attempt + 1}` : ''}`
  return `${short(type, Math.max(4, WHO - number.length))}${number}`
}

/** Who answers after how long; how long those waited who go. */
function whatOf({ what, since, group }: Pick<TracedEvent, 'what' | 'since' | 'group'>): string {
  const text = what === 'is answered' ? `answered by ${short(group ?? '', 12)}` : what
  const ofWait = what === 'is answered' || group === undefined
  return ofWait && since > 0 ? `${text}, ${waited(since)}` : text
}

const waited = (seconds: number) => (seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`)
