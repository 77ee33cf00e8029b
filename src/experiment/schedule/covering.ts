// People on duties so that every need is covered at the least cost: the rows and columns of that problem. Breaks are placed
// implicitly: one column a duty, one a place of a break (Aykin, Management Science 42, 1996); stretches of breaks are apart.
import type { Scenario } from '../../scenario/schema.ts'
import { type Duty, dutiesOf, savedBy, stepOf, worthOf } from './duties.ts'
import { type Kind, kindsOf } from './kinds.ts'
import type { Linear, Row, Term } from './linear.ts'
import { type Prices, pricesOf } from './prices.ts'

const DAY = 86400

/** A group in an open interval of a day. */
export type Cell = { group: number; day: number; slot: number }

/** What shifts are made of, and the columns of the problem; only needs change from one round to the next. */
export type Covering = {
  scenario: Scenario
  kinds: readonly Kind[]
  notes: readonly string[]
  prices: Prices
  cells: readonly Cell[]
  duties: readonly Duty[]
  /** By duty: the column of its people, and of those who have a break at a place, by break and place. */
  columns: readonly DutyColumns[]
  costs: readonly number[]
  hours: readonly number[]
  /** By cell: who is there, in each of its steps; steps in which the same people are there are one. */
  presence: readonly (readonly Term[])[][]
}

type DutyColumns = { people: number; breaks: readonly (readonly number[])[] }

export function coveringOf(scenario: Scenario, cells: readonly Cell[]): Covering {
  const { kinds, notes } = kindsOf(scenario)
  const step = stepOf(scenario, kinds)
  const prices = pricesOf(scenario, step)
  const duties = dutiesOf(scenario, kinds, step).filter(duty => isOfUse(duty, scenario, cells))
  const costs: number[] = []
  const hours: number[] = []
  const add = (worth: { cost: number; hours: number }, sign: 1 | -1) => {
    hours.push(sign * worth.hours)
    return costs.push(sign * worth.cost) - 1
  }
  const columns = duties.map(duty => ({
    people: add(worthOf(duty, kinds, prices), 1),
    breaks: duty.breaks.map(pause =>
      pause.places.map(place => add(savedBy(duty, { pause, place }, { kinds, prices }), -1)),
    ),
  }))
  const made = { scenario, kinds, notes, prices, cells, duties, columns, costs, hours }
  return { ...made, presence: presenceOf(made, step) }
}

const timeOf = ({ day, slot }: { day: number; slot: number }, { interval }: Scenario) => day * DAY + slot * interval
const startOf = ({ day, start }: Duty) => day * DAY + start

/** Whether a duty reaches into any interval of its group. */
function isOfUse(duty: Duty, scenario: Scenario, cells: readonly Cell[]): boolean {
  const start = startOf(duty)
  return cells.some(cell => {
    const time = timeOf(cell, scenario)
    return cell.group === duty.group && time < start + duty.length && time + scenario.interval > start
  })
}

// ── who is there when ──────────────────────────────────────────────────────────────────────────────────────────────

function presenceOf(covering: Omit<Covering, 'presence'>, step: number): (readonly Term[])[][] {
  const { scenario, cells } = covering
  const present = presenceBySteps(covering, step)
  return cells.map(cell => {
    const first = timeOf(cell, scenario) / step
    const steps = Array.from({ length: scenario.interval / step }, (_, i) => present(cell.group, first + i))
    return [...new Map(steps.map(terms => [JSON.stringify(terms), terms])).values()]
  })
}

/** Terms by group and step: people on duty, less those who have a break. */
function presenceBySteps({ duties, columns }: Omit<Covering, 'presence'>, step: number) {
  const present = new Map<string, Term[]>()
  const add = (group: number, [from, to]: readonly [number, number], term: Term) => {
    for (let at = from / step; at < to / step; at++) {
      const key = `${group} ${at}`
      present.set(key, [...(present.get(key) ?? []), term])
    }
  }
  duties.forEach((duty, d) => {
    const start = startOf(duty)
    add(duty.group, [start, start + duty.length], { column: columns[d].people, factor: 1 })
    duty.breaks.forEach((pause, b) => {
      pause.places.forEach((place, p) => {
        const at = start + place
        add(duty.group, [at, at + pause.length], { column: columns[d].breaks[b][p], factor: -1 })
      })
    })
  })
  return (group: number, at: number) => present.get(`${group} ${at}`) ?? []
}

// ── the problem ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The problem of covering needs, one by cell. */
export function problemOf(covering: Covering, needs: ArrayLike<number>): Linear {
  const { costs, presence } = covering
  const cover = presence.flatMap((steps, i) =>
    needs[i] > 0 ? steps.map(terms => ({ least: needs[i], most: Number.POSITIVE_INFINITY, terms, cover: true })) : [],
  )
  const most = new Array<number>(costs.length).fill(mostPeople(needs))
  return { costs, most, rows: [...cover, ...breakRows(covering), ...kindRows(covering), ...limitRows(covering)] }
}

/**
 * Most people on one duty. Twice the highest need covers whatever the duty can cover: half of them have each break as early as may
 * be, half as late. A few more may be wanted for the sake of a share of another kind. A low bound makes the search much faster.
 */
function mostPeople(needs: ArrayLike<number>): number {
  return 10 + 2 * Array.from(needs).reduce((a, b) => Math.max(a, b), 0)
}

/** Everybody on a duty has each of its breaks at one of its places. */
function breakRows({ columns }: Covering): Row[] {
  return columns.flatMap(({ people, breaks }) =>
    breaks.map(places => ({
      least: 0,
      most: 0,
      terms: [{ column: people, factor: -1 }, ...places.map(column => ({ column, factor: 1 }))],
      cover: false,
    })),
  )
}

/** Most people a day in a kind of shift, and their share of the group. */
function kindRows({ kinds, duties, columns }: Covering): Row[] {
  const people = (where: (duty: Duty) => boolean, factor: number) =>
    duties.flatMap((duty, d) => (where(duty) ? [{ column: columns[d].people, factor }] : []))
  const days = [...new Set(duties.map(({ day }) => day))]
  const groups = [...new Set(duties.map(({ group }) => group))]
  return kinds.flatMap(({ most, mostShare }, k) =>
    days.flatMap(day => {
      const inKind = people(duty => duty.kind === k && duty.day === day, 1)
      const capped = Number.isFinite(most) && inKind.length > 0 ? [atMost(most, inKind)] : []
      if (mostShare === 1) return capped
      const shares = groups.map(group => [
        ...people(duty => duty.kind === k && duty.day === day && duty.group === group, 1 - mostShare),
        ...people(duty => duty.kind !== k && duty.day === day && duty.group === group, -mostShare),
      ])
      return [...capped, ...shares.filter(terms => terms.length > 0).map(terms => shareRow(terms))]
    }),
  )
}

const atMost = (most: number, terms: readonly Term[]): Row => ({ least: 0, most, terms, cover: false })
const shareRow = (terms: readonly Term[]): Row => ({ least: Number.NEGATIVE_INFINITY, most: 0, terms, cover: false })

/** What the groups have: people a day, people at once, hours a week. */
function limitRows(covering: Covering): Row[] {
  const { scenario, duties, columns } = covering
  const names = Object.keys(scenario.groups)
  return Object.entries(scenario.rosters?.limits ?? {}).flatMap(([name, { people, atOnce, hoursPerWeek }]) => {
    const own = duties.flatMap((duty, d) => (duty.group === names.indexOf(name) ? [{ duty, ...columns[d] }] : []))
    const days = [...new Set(own.map(({ duty }) => duty.day))]
    const onDay = (day: number) =>
      own.filter(({ duty }) => duty.day === day).map(each => ({ column: each.people, factor: 1 }))
    return [
      ...(people === undefined ? [] : days.map(day => atMost(people, onDay(day)))),
      ...(atOnce === undefined ? [] : atOnceRows(own, atOnce)),
      ...(hoursPerWeek === undefined ? [] : weekRows(covering, own, hoursPerWeek)),
    ]
  })
}

type Own = { duty: Duty; people: number; breaks: readonly (readonly number[])[] }

/** The number on shift is highest when one begins. */
function atOnceRows(own: readonly Own[], most: number): Row[] {
  const starts = [...new Set(own.map(({ duty }) => startOf(duty)))]
  return starts.map(time => {
    const there = own.filter(({ duty }) => startOf(duty) <= time && time < startOf(duty) + duty.length)
    return atMost(
      most,
      there.map(({ people }) => ({ column: people, factor: 1 })),
    )
  })
}

function weekRows({ hours }: Covering, own: readonly Own[], most: number): Row[] {
  const weekOf = ({ day }: Duty) => Math.floor(Math.max(0, day) / 7)
  return [...new Set(own.map(({ duty }) => weekOf(duty)))].map(week => {
    const columns = own
      .filter(({ duty }) => weekOf(duty) === week)
      .flatMap(({ people, breaks }) => [people, ...breaks.flat()])
    return atMost(
      most,
      columns.map(column => ({ column, factor: hours[column] })).filter(({ factor }) => factor !== 0),
    )
  })
}
