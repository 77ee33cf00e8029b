// The scenario with the staff that was found.
import { calendarOf } from '../../scenario/calendar.ts'
import type { Scenario, Table } from '../../scenario/schema.ts'
import { formatDate } from '../../scenario/units.ts'
import type { Post } from './staffing.ts'

/** Staffing by date and open interval in place of shifts and lateness; people scheduled, shrinkage as before. */
export function staffedScenario(asked: Scenario, posts: readonly Post[], gross: ArrayLike<number>): Scenario {
  const groups = Object.fromEntries(
    Object.entries(asked.groups).map(([name, { shifts, lateness, ...group }], index) => [
      name,
      {
        ...group,
        staffing: tableOf(
          asked,
          posts.flatMap((post, i) => (post.group === index ? [{ ...post, people: gross[i] }] : [])),
        ),
      },
    ]),
  )
  const { calendar, ...written } = { ...asked, groups }
  return { ...written, calendar: calendarOf(written) }
}

function tableOf({ steady, start }: Scenario, staffed: readonly (Post & { people: number })[]): Table {
  if (steady) return staffed[0]?.people ?? 0
  const byDay = new Map<string, number[]>()
  for (const { day, people } of staffed) {
    const key = formatDate(start + day)
    byDay.set(key, [...(byDay.get(key) ?? []), people])
  }
  return Object.fromEntries(byDay)
}
