// Targets of a day or of everything: never dearer than the same in every interval, which meets them too.
import { existsOn } from '../../measures/definitions.ts'
import type { Center } from '../../model/center.ts'
import { type Requirement, requirementsOf } from './requirements.ts'
import type { Found, Search } from './search.ts'
import type { Staffing } from './staffing.ts'

type Bounds = Pick<Search, 'start' | 'least' | 'most' | 'replications'>

export type StretchSearch = Bounds & {
  center: Center
  requirements: readonly Requirement[]
  /** What a staffing costs; the dearer is not taken. */
  costOf: (staffing: Staffing) => number
  /** Whether a search may put more people somewhere than every interval by itself needs, to have fewer elsewhere. */
  mayMove: boolean
  ask: (requirements: readonly Requirement[], bounds: Bounds) => Promise<Found>
}

/** How far beyond what every interval by itself needs people may be moved to. */
const ROOM = 0.2

/**
 * First the staff with which all holds in every interval; then from there what the longer stretches need. Where that has become dearer,
 * people are only taken away from the first, in all replications at once: in the same ones its values keep to the longer bounds. So it
 * is from the beginning where people may not be moved; where even that finds nothing, the first stays.
 */
export async function searchStretches(search: StretchSearch): Promise<Found> {
  const { center, requirements, start, least, most, replications, ask, costOf, mayMove } = search
  const narrow = inIntervals(center, requirements)
  if (!narrow) return ask(requirements, search)
  const tight = await ask(narrow, search)
  if (!tight.complete) return unread(tight)
  if (tight.impossible.length > 0) return together(tight, await ask(requirements, { start, least, most, replications }))
  const { staffing } = tight
  const fewer = async (before: Found, first: number) => {
    const bounds = { start: staffing, least, most: staffing, replications: { first, most: replications.most } }
    const found = together(before, await ask(requirements, bounds))
    return found.complete && found.impossible.length === 0 ? found : { ...unread(tight), complete: found.complete }
  }
  if (!mayMove) return fewer(tight, replications.first)
  const roomy = staffing.map((people, post) => Math.min(most[post], Math.ceil(people * (1 + ROOM)) + 1))
  const loose = together(tight, await ask(requirements, { start: staffing, least, most: roomy, replications }))
  if (!loose.complete) return { ...unread(tight), complete: false }
  if (loose.impossible.length === 0 && costOf(loose.staffing) <= costOf(staffing)) return loose
  return fewer(loose, replications.most)
}

/** The same targets in every interval; undefined where they are asked so already, or where that would not say enough. */
function inIntervals(center: Center, requirements: readonly Requirement[]): Requirement[] | undefined {
  const isWide = ({ slice }: Requirement) => slice.interval === undefined
  if (center.steady || !requirements.some(isWide)) return undefined
  const targets = [...new Set(requirements.map(({ target }) => target))]
  const isKnown = targets.every(
    ({ measure, share, scope }) =>
      share === undefined &&
      existsOn(
        measure,
        scope.type !== undefined ? 'typeDayInterval' : scope.group !== undefined ? 'groupDayInterval' : 'dayInterval',
      ),
  )
  if (!isKnown) return undefined
  return requirementsOf(
    center,
    targets.map(target => ({ ...target, every: 'interval' as const })),
    'interval',
  )
}

/** What was found without what it says of requirements: they were others. */
const unread = (found: Found): Found => ({
  ...found,
  tally: undefined,
  shown: found.shown.map(() => -1),
  deciding: undefined,
  impossible: [],
})

const together = (before: Found, found: Found): Found => ({
  ...found,
  staffings: before.staffings + found.staffings,
  replications: before.replications + found.replications,
})
