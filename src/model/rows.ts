// Outcomes as objects with names, for people; the program itself reads the arrays.
import type { Center } from './center.ts'
import { FLAG, type KIND, type Outcomes, ROW_FACT, ROW_JOURNEY, ROW_TIME } from './outcomes.ts'

export const KINDS = [
  'answered',
  'deliberate',
  'incidental',
  'balked',
  'blocked',
  'disconnected',
  'closed',
  'inside',
  'virtual',
  'selfServed',
  'hungUp',
  'callback',
  'calledBack',
  'unreached',
  'transferred',
  'case',
] as const satisfies readonly (keyof typeof KIND)[]

/** A call, a part of one, a virtual wait or a case; times in seconds from the first midnight. */
export type Row = Partial<JourneyRow> & {
  /** How it ended; `virtual`: the wait that one who left would have had. */
  kind: (typeof KINDS)[number]
  type: string
  /** Empty where the type has no segments. */
  segment: string
  /** The group that answered. */
  group: string | undefined
  arrived: number
  /** End of the wait. */
  left: number
  /** End of the talk and of after-call work, of answered calls. */
  ended: number | undefined
  freed: number | undefined
  /** Patience budget on joining, as drawn for those who did not have to wait. */
  patience: number
  /** First call of the caller; his last; after which he goes to a competitor. */
  fresh: boolean
  final: boolean
  competitor: boolean
}

/** What a row says of the journey beyond the queue; all undefined in a center without any of it. */
export type JourneyRow = {
  /** When this queue, or this agent, was reached; time in earlier queues; in the IVR, with returns to its steps. */
  joined: number
  before: number
  inIvr: number
  loops: number
  /** Of the customer, at the end of the call or the case. */
  satisfaction: number
  /** Which of the customer's calls for this case, from 1; of a case, how many. */
  contact: number
  /** Answered contacts of the case so far, and transfers. */
  served: number
  transfers: number
  opened: number
  /** When a person first answered. */
  firstAnswer: number | undefined
  /** Of the survey, from 1 to 5. */
  rating: number | undefined
} & Record<JourneyFlag, boolean>

export const FLAGS = {
  misrouted: FLAG.misrouted,
  solved: FLAG.solved,
  believed: FLAG.believed,
  first: FLAG.first,
  repeat: FLAG.repeat,
  offered: FLAG.offered,
  broken: FLAG.broken,
  hard: FLAG.hard,
  outreach: FLAG.outreach,
  cold: FLAG.cold,
  /** The customer has left. */
  gone: FLAG.left,
  gaveUp: FLAG.gaveUp,
  open: FLAG.open,
  wonBack: FLAG.wonBack,
  premium: FLAG.premium,
  saidSolved: FLAG.saidSolved,
  sale: FLAG.sale,
}
type JourneyFlag = keyof typeof FLAGS

/**
 * The rows of a simulation as objects.
 * @example rowsOf(center, simulate(center).outcomes).filter(row => row.kind === 'deliberate').length
 */
export function rowsOf({ types, segments, groups, journey }: Center, outcomes: Outcomes): Row[] {
  const { size, times, facts } = outcomes
  return Array.from({ length: size }, (_, row) => {
    const time = (field: number) => times[row * ROW_TIME.size + field]
    const fact = (field: number) => facts[row * ROW_FACT.size + field]
    const segment = segments[fact(ROW_FACT.segment)]
    const group = fact(ROW_FACT.group)
    const flags = fact(ROW_FACT.flags)
    return {
      kind: KINDS[fact(ROW_FACT.kind)],
      type: types[segment.type].name,
      segment: segment.name,
      group: groups[group]?.name,
      arrived: time(ROW_TIME.arrived),
      left: time(ROW_TIME.left),
      ended: group < 0 ? undefined : time(ROW_TIME.ended),
      freed: group < 0 ? undefined : time(ROW_TIME.freed),
      patience: time(ROW_TIME.patience),
      fresh: (flags & FLAG.fresh) > 0,
      final: (flags & FLAG.final) > 0,
      competitor: (flags & FLAG.competitor) > 0,
      ...(journey && journeyOf(outcomes, row)),
    }
  })
}

function journeyOf({ journeys, facts }: Outcomes, row: number): JourneyRow {
  const value = (field: number) => journeys[row * ROW_JOURNEY.size + field]
  const flags = facts[row * ROW_FACT.size + ROW_FACT.flags]
  const firstAnswer = value(ROW_JOURNEY.firstAnswer)
  return {
    joined: value(ROW_JOURNEY.joined),
    before: value(ROW_JOURNEY.before),
    inIvr: value(ROW_JOURNEY.inIvr),
    loops: value(ROW_JOURNEY.loops),
    satisfaction: value(ROW_JOURNEY.satisfaction),
    contact: value(ROW_JOURNEY.contact),
    served: value(ROW_JOURNEY.served),
    transfers: value(ROW_JOURNEY.transfers),
    opened: value(ROW_JOURNEY.opened),
    firstAnswer: Number.isNaN(firstAnswer) ? undefined : firstAnswer,
    rating: value(ROW_JOURNEY.rating) || undefined,
    ...flagsOf(flags),
  }
}

function flagsOf(flags: number): Record<JourneyFlag, boolean> {
  const entries = Object.entries(FLAGS).map(([name, flag]) => [name, (flags & flag) > 0])
  return Object.fromEntries(entries)
}
