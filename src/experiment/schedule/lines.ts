// From numbers of people to shifts that people work: who has which breaks, what the shifts give and what they cost.
import type { Cell, Covering } from './covering.ts'
import type { Coverage, ShiftLine } from './plan.ts'

const DAY = 86400

/** The shifts of a solution: by group, day, start, length, kind and breaks. */
export function linesOf({ duties, columns, kinds }: Covering, values: ArrayLike<number>): ShiftLine[] {
  return duties
    .flatMap((duty, d) => {
      const { people, breaks } = columns[d]
      const placed = duty.breaks.map((pause, b) =>
        pause.places.flatMap((place, p) => repeat(place, values[breaks[b][p]])),
      )
      const persons = Array.from({ length: values[people] }, (_, i) =>
        duty.breaks.map((pause, b) => ({ start: duty.start + placed[b][i], length: pause.length })),
      )
      return together(persons).map(({ breaks: own, people: count }) => {
        const { group, day, start, length } = duty
        return { group, kind: kinds[duty.kind].name, day, start, length, breaks: own, people: count }
      })
    })
    .sort(byPlace)
}

const repeat = (place: number, count: number) => new Array<number>(count).fill(place)

/** Persons with the same breaks as one line. */
function together(persons: readonly ShiftLine['breaks'][]): { breaks: ShiftLine['breaks']; people: number }[] {
  const lines = new Map<string, { breaks: ShiftLine['breaks']; people: number }>()
  for (const breaks of persons) {
    const key = JSON.stringify(breaks)
    const line = lines.get(key) ?? { breaks, people: 0 }
    line.people++
    lines.set(key, line)
  }
  return [...lines.values()]
}

function byPlace(a: ShiftLine, b: ShiftLine): number {
  const place = (line: ShiftLine) => [line.group, line.day, line.start, line.length]
  const other = place(b)
  return place(a).reduce((order, value, i) => order || value - other[i], 0)
}

/** People scheduled and not on a break, the fewest at any moment of the interval. */
export function coverageOf(
  { cells, presence }: Covering,
  { values, needs }: { values: ArrayLike<number>; needs: ArrayLike<number> },
): Coverage[] {
  return cells.map(({ group, day, slot }, i) => ({
    group,
    day,
    slot,
    need: needs[i],
    scheduled: fewest(presence[i], values),
  }))
}

function fewest(steps: Covering['presence'][number], values: ArrayLike<number>): number {
  const counts = steps.map(terms => terms.reduce((sum, { column, factor }) => sum + factor * values[column], 0))
  return counts.reduce((a, b) => Math.min(a, b))
}

/** Cost and paid hours of everything. */
export function totalsOf({ costs, hours }: Covering, values: ArrayLike<number>): { cost: number; paidHours: number } {
  let cost = 0
  let paidHours = 0
  for (let i = 0; i < costs.length; i++) {
    cost += costs[i] * values[i]
    paidHours += hours[i] * values[i]
  }
  return { cost, paidHours }
}

/** Whether a shift stands in an interval at all, in words: why a need is not covered. */
export function whyShort({ duties, presence, scenario }: Covering, cell: Cell, index: number): string {
  if (presence[index].some(terms => terms.length === 0)) return 'no shift reaches it'
  const most = duties.some(({ group, day, start, length }) => {
    const time = cell.day * DAY + cell.slot * scenario.interval
    return group === cell.group && day * DAY + start <= time && time < day * DAY + start + length
  })
  return most ? 'the limits allow no more people' : 'no shift reaches it'
}
