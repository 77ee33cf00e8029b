// What formulas say of a post with so many people: nothing that is relied on, but where to look next.
import type { MeasureId } from '../../measures/definitions.ts'
import type { Center } from '../../model/center.ts'
import { erlangA } from '../../stats/erlang-a.ts'
import { type ImpatientQueue, mmng, type ServiceLevels } from '../../stats/mmng.ts'
import type { Demand } from './demand.ts'
import type { Post } from './staffing.ts'

/** A measure, and of the service level which: acceptable wait in seconds, and definition. */
export type Figure = { measure: MeasureId; within: number; definition: number }

/** The value of a measure at a post (its number) with so many people; undefined for measures that no formula knows. */
export type Formula = (post: number, people: number, figure: Figure) => number | undefined

type Queue = Pick<
  ImpatientQueue,
  'pAbandon' | 'pWait' | 'meanWait' | 'meanWaitAnswered' | 'meanVirtualWait' | 'meanQueue' | 'occupancy'
> & { within: (seconds: number) => ServiceLevels }

/** M/M/n+G for every post, at its own demand. Random presence counts as so many people fewer; fewer than none are none. */
export function formulaFor(center: Center, posts: readonly Post[], { lines, patiences }: Demand): Formula {
  const known = new Map<string, Queue>()
  const queueOf = (post: number, agents: number): Queue => {
    const { rate, handle, patience } = lines[post]
    const key = `${patience} ${rate} ${handle} ${agents}`
    const queue = known.get(key) ?? remembering(queueAt(agents, lines[post], patiences[patience]))
    known.set(key, queue)
    return queue
  }
  return (post, people, figure) => {
    const { presence, concurrency } = center.groups[posts[post].group]
    const read = READ[figure.measure]
    if (!read) return undefined
    const agents = Math.max(0, people) * presence * (concurrency?.chats ?? 1)
    const low = Math.floor(agents + 1e-9)
    const share = agents - low
    const below = read(queueOf(post, low), figure)
    return share < 1e-9 ? below : (1 - share) * below + share * read(queueOf(post, low + 1), figure)
  }
}

function queueAt(
  agents: number,
  { rate, handle }: Demand['lines'][number],
  { survival, mean }: Demand['patiences'][number],
): Queue {
  if (rate * handle === 0) return NOBODY
  if (agents === 0) return OVERLOADED
  const line = { agents, arrivalRate: rate, meanService: handle }
  if (mean === Number.POSITIVE_INFINITY && rate * handle >= agents * 0.999) return OVERLOADED
  try {
    return mean === undefined ? mmng(line, survival) : erlangA(line, mean)
  } catch (error) {
    // Callers of whom some wait for ever, more than can be served.
    if (error instanceof RangeError) return OVERLOADED
    throw error
  }
}

/** Service levels are asked for again and again. */
function remembering(queue: Queue): Queue {
  const known = new Map<number, ServiceLevels>()
  return {
    ...queue,
    within: seconds => {
      const levels = known.get(seconds) ?? queue.within(seconds)
      known.set(seconds, levels)
      return levels
    },
  }
}

const levelsOf = (share: number): ServiceLevels => ({
  answered: share,
  abandoned: 0,
  ofOffered: share,
  ofAnswered: share,
  withAbandoned: share,
  withoutAbandoned: share,
  virtual: share,
})

const NOBODY: Queue = {
  pAbandon: 0,
  pWait: 0,
  meanWait: 0,
  meanWaitAnswered: 0,
  meanVirtualWait: 0,
  meanQueue: 0,
  occupancy: 0,
  within: () => levelsOf(1),
}

const LONG = 86400

const OVERLOADED: Queue = {
  pAbandon: 1,
  pWait: 1,
  meanWait: LONG,
  meanWaitAnswered: LONG,
  meanVirtualWait: LONG,
  meanQueue: LONG,
  occupancy: 1,
  within: () => levelsOf(0),
}

type Read = (queue: Queue, figure: Figure) => number

const DEFINITIONS = ['ofOffered', 'ofAnswered', 'withAbandoned', 'withoutAbandoned', 'virtual'] as const

const level =
  (number?: number): Read =>
  (queue, { within, definition }) =>
    queue.within(within)[DEFINITIONS[(number ?? definition) - 1]]

const READ: Partial<Record<MeasureId, Read>> = {
  serviceLevel: level(),
  serviceLevel1: level(1),
  serviceLevel2: level(2),
  serviceLevel3: level(3),
  serviceLevel4: level(4),
  serviceLevel5: level(5),
  abandonment: ({ pAbandon }) => pAbandon,
  abandonmentDeliberate: ({ pAbandon }) => pAbandon,
  callerAbandonment: ({ pAbandon }) => pAbandon,
  answeredShare: ({ pAbandon }) => 1 - pAbandon,
  delayed: ({ pWait }) => pWait,
  wait: ({ meanWait }) => meanWait,
  speedOfAnswer: ({ meanWaitAnswered }) => meanWaitAnswered,
  virtualWait: ({ meanVirtualWait }) => meanVirtualWait,
  queueLength: ({ meanQueue }) => meanQueue,
  occupancy: ({ occupancy }) => occupancy,
}
