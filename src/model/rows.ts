// Outcomes as objects with names, for people; the program itself reads the arrays.
import type { Center } from './center.ts'
import { FLAG, type KIND, type Outcomes, ROW_FACT, ROW_TIME } from './outcomes.ts'

const KINDS = [
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

/** A call, or a virtual wait; times in seconds from the first midnight. */
export type Row = {
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

/**
 * The rows of a simulation as objects.
 * @example rowsOf(center, simulate(center).outcomes).filter(row => row.kind === 'deliberate').length
 */
export function rowsOf({ types, segments, groups }: Center, { size, times, facts }: Outcomes): Row[] {
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
    }
  })
}
