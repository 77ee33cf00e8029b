// The hours that clock changes take away or give twice, by the tables of time zones that come with the machine.

/** Local times of a day, seconds after midnight, that do not exist (`missing`) or come twice. */
export type ClockChange = { from: number; to: number; hour: 'missing' | 'twice' }

/** The clock changes of a zone on so many days from a first one (days since 1970-01-01), by day. */
export function clockChanges(zone: string, start: number, days: number): Map<number, ClockChange> {
  const offsetAt = offsets(zone)
  const changes = new Map<number, ClockChange>()
  for (let day = start; day < start + days; day++) {
    const change = changeOn(day, offsetAt)
    if (change) changes.set(day, change)
  }
  return changes
}

function changeOn(day: number, offsetAt: (utc: number) => number): ClockChange | undefined {
  const midnight = day * 86400
  const begins = midnight - offsetAt(midnight - offsetAt(midnight))
  const ends = midnight + 86400 - offsetAt(midnight + 86400 - offsetAt(midnight + 86400))
  if (offsetAt(begins) === offsetAt(ends - 1)) return undefined
  let [low, high] = [begins, ends - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === offsetAt(begins)) low = middle
    else high = middle
  }
  const [before, after] = [offsetAt(low), offsetAt(high)]
  const [from, to] = [Math.min(before, after), Math.max(before, after)].map(offset => high + offset - midnight)
  return { from, to, hour: after > before ? 'missing' : 'twice' }
}

/** Seconds by which local time is ahead of UTC, at a second of UTC. */
function offsets(zone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  return utc => {
    const parts = Object.fromEntries(format.formatToParts(utc * 1000).map(({ type, value }) => [type, Number(value)]))
    const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
    return local / 1000 - utc
  }
}
