// All that changes while a replication runs. Made by `simulate`, never seen outside the model.
import { Agenda } from '../engine/agenda.ts'
import { Calendar } from '../engine/calendar.ts'
import { ClockTimers } from '../engine/clock.ts'
import { type Sampler, sampler } from '../engine/laws.ts'
import { type Generator, Substreams, stream } from '../engine/random.ts'
import { Ring } from '../engine/ring.ts'
import { Timers } from '../engine/timers.ts'
import { Variates } from '../engine/variates.ts'
import { Calls } from './calls.ts'
import type { CallType, Center, Group, Segment } from './center.ts'
import type { Customers } from './customers.ts'
import { JourneyState } from './journey-state.ts'
import type { Level, Outcomes } from './outcomes.ts'
import type { Tell } from './trace.ts'

/** Kinds of rare events. */
export const enum EVENT {
  day,
  open,
  close,
  level,
  agent,
  pause,
  agentEnd,
  overflow,
  redial,
  burst,
  ivr,
  callback,
  urgent,
  intervention,
}

const UNIT = sampler({ law: 'exponential', mean: 1, zero: 0 })
const UNIFORM = sampler({ law: 'uniform', min: 0, max: 1, zero: 0 })

export type StateOptions = {
  seed: string
  replication: number
  outcomes: Outcomes
  flush: (block: Outcomes) => Outcomes
  tell: Tell | undefined
}

export class State {
  readonly center: Center
  now = 0
  /** Order of scheduling, the tie-break of equal times; wraps at 2^32. */
  order = 0
  open = false
  /** After closing, while calls still wait. */
  draining = false

  // Pending events.
  readonly nextArrivals = new Timers()
  readonly services = new Calendar()
  /** Patience in real time (clock 0), and what runs on the clocks from 1 on, which load slows. */
  readonly patience = new Timers()
  readonly clocks: readonly ClockTimers[]
  readonly agenda = new Agenda()
  /** The first of `services`, which are known by their agents, has fired and its place is free for the next call of that agent. */
  vacant = false
  /** Whether any clock follows load. */
  readonly loaded: boolean

  readonly calls = new Calls()
  readonly agents: Agents
  readonly types: readonly TypeState[]
  readonly segments: readonly SegmentState[]
  readonly groups: readonly GroupState[]
  waitingTotal = 0
  /** Callers who hold a line: in queue or in talk. */
  inSystem = 0
  /** Which of several equal agents. */
  readonly choice: Generator

  /** What happens beyond the queue; undefined in a center without any of it. */
  readonly journey: JourneyState | undefined

  outcomes: Outcomes
  readonly flush: (block: Outcomes) => Outcomes
  readonly levels: Level[] = []
  tell: Tell | undefined

  constructor(center: Center, { seed, replication, outcomes, flush, tell }: StateOptions) {
    const streams: Streams = (purpose, name) => stream(seed, replication, purpose, name)
    this.center = center
    this.clocks = center.clocks.map(() => new ClockTimers())
    this.loaded = center.clocks.length > 1
    this.segments = center.segments.map((segment, index) => new SegmentState(center, segment, index, streams))
    this.types = center.types.map((spec, index) => {
      const own = new Substreams(seed, replication, 'own', spec.name)
      return new TypeState(spec, index, { center, segments: this.segments, streams, own })
    })
    this.groups = center.groups.map((spec, index) => new GroupState(spec, index, streams))
    this.agents = new Agents(this.groups)
    this.choice = streams('agent choice', '')
    this.journey = center.journey && new JourneyState(center, center.journey, { seed, replication })
    for (const type of this.types) if (type.spec.journey?.ofPopulation) type.population = this.journey?.customers
    this.outcomes = outcomes
    this.flush = flush
    this.tell = tell
  }

  /** The order of the next event to be scheduled. */
  nextOrder(): number {
    this.order = (this.order + 1) | 0
    return this.order
  }
}

type Streams = (purpose: string, name: string) => Generator

/** A call type: its queue, its arrivals and the random numbers of its fresh callers. */
export class TypeState {
  readonly spec: CallType
  readonly index: number
  readonly queue = new Ring()
  /** Calls waiting: the queue without those who left and are remembered there. */
  waiting = 0
  /** Wait of the last call to enter service. */
  lastWait = 0
  /** The only group, when one group serves this type and at once; else -1. */
  readonly onlyGroup: number
  /** Whether the end of a service is known when it begins: nothing slows it, and nobody waits for the line it frees. */
  readonly foreseen: boolean
  /** 1 when callers wait for an answer now, 0 when over night: what closing and the waiting room count. */
  readonly atOnce: number
  /** Whose size arrivals follow. */
  population: Customers | undefined
  /** The segment of all callers, or undefined when there are several. */
  readonly segment: SegmentState | undefined

  // Arrivals: the time from which the next is counted, and the stretch of constant rate (calls a second) it lies in.
  from = 0
  until = 0
  rate = 0
  day = 0
  slot = -1
  factor = 1
  /** What is left of the way to the next arrival while it waits for its day to begin; -1: it does not. */
  unitsLeft = -1
  /** Next row of the trace. */
  row = 0
  readonly gaps: Variates
  readonly busyness: Generator | undefined
  readonly bursts: Generator

  // Fresh callers so far, burst callers so far, and one stream a purpose.
  fresh = 0
  burst = 0
  readonly pick: Variates | undefined
  readonly balk: Variates | undefined
  readonly talk: Variates
  readonly hold: Variates | undefined
  readonly work: Variates | undefined
  /** Private streams of callers who are not fresh. */
  readonly own: Substreams

  constructor(spec: CallType, index: number, { center, segments, streams, own }: TypeParts) {
    const variates = (law: Sampler | undefined, purpose: string) =>
      law && new Variates(law, streams(purpose, spec.name))
    const balks = spec.segments.some(s => center.segments[s].balk || center.segments[s].announcement)
    this.spec = spec
    this.index = index
    this.onlyGroup = spec.groups.length === 1 && spec.overflow.length === 0 ? spec.groups[0] : -1
    this.atOnce = spec.journey?.deferred ? 0 : 1
    this.foreseen =
      center.journey === undefined &&
      spec.serviceClock === 0 &&
      (!spec.afterCallWork || center.lines === Number.POSITIVE_INFINITY)
    this.segment = spec.segments.length === 1 ? segments[spec.segments[0]] : undefined
    this.gaps = new Variates(UNIT, streams('arrivals', spec.name))
    this.busyness = spec.busyness && streams('busyness', spec.busyness.shared ? '' : spec.name)
    this.bursts = streams('bursts', spec.name)
    this.pick = this.segment ? undefined : variates(UNIFORM, 'segment')
    this.balk = balks ? variates(UNIFORM, 'balk') : undefined
    this.talk = new Variates(spec.talk, streams('talk', spec.name))
    this.hold = variates(spec.hold, 'hold')
    this.work = variates(spec.afterCallWork, 'after-call work')
    this.own = own
  }
}

type TypeParts = { center: Center; segments: readonly SegmentState[]; streams: Streams; own: Substreams }

/** Callers of a type who share a patience. */
export class SegmentState {
  readonly spec: Segment
  readonly index: number
  readonly budget: Variates | undefined
  readonly incidental: Variates | undefined
  /** The wait the population expects. */
  expected: number
  /** Nothing but a budget in real time: no load, balking, experience, announcement, incidental abandonment. */
  readonly plain: boolean

  constructor(center: Center, spec: Segment, index: number, streams: Streams) {
    const name = `${center.types[spec.type].name}/${spec.name}`
    this.spec = spec
    this.index = index
    this.budget = spec.budget && new Variates(spec.budget, streams('patience', name))
    this.incidental = spec.incidental && new Variates(spec.incidental, streams('incidental', name))
    this.expected = spec.experience?.initial ?? 0
    this.plain =
      spec.clock === 0 &&
      spec.loadOnArrival.length === 0 &&
      !(spec.balk || spec.experience || spec.announcement || spec.incidental)
  }
}

/** An agent group: who is idle, longest idle first, and how many work. */
export class GroupState {
  readonly spec: Group
  readonly index: number
  /** Idle agents, longest idle first. */
  readonly idle = new Ring()
  busy = 0
  /** Agents on duty, without those who only finish a call. */
  onDuty = 0
  /** Busy agents who leave when their call is finished. */
  surplus = 0
  /** Whether its agents handle several contacts at once. */
  readonly concurrent: boolean
  /** Agent-seconds spent idle, so far. */
  idleTime = 0
  /** The only type, when the group serves one type and at once; else -1. */
  readonly onlyType: number
  readonly presence: Generator
  readonly lateness: Generator
  /** Who is there today. */
  readonly here: Uint8Array

  constructor(spec: Group, index: number, streams: Streams) {
    this.spec = spec
    this.index = index
    this.onlyType = spec.serves.length === 1 && !spec.hasOverflow ? spec.serves[0].type : -1
    this.concurrent = spec.concurrency !== undefined
    this.presence = streams('presence', spec.name)
    this.lateness = streams('lateness', spec.name)
    this.here = new Uint8Array(spec.agents).fill(1)
  }
}

/** Off duty; idle; busy with a call or just freed from one. */
export const enum DUTY {
  off,
  idle,
  busy,
}
/** What a busy agent does when his call is finished. */
export const enum PLAN {
  stay,
  leave,
  pause,
}

/** The agents as individuals; those of one group have consecutive numbers. */
export class Agents {
  readonly group: Int32Array
  readonly firstOf: Int32Array
  readonly duty: Uint8Array
  readonly idleSince: Float64Array
  /** The call of each busy agent, unless its slot is free already because all is known of it. */
  readonly call: Int32Array
  // For agents on shifts: what comes after this call, how long the pause is, when the shift ends.
  readonly plan: Uint8Array
  readonly pause: Float64Array
  readonly shiftEnd: Float64Array

  constructor(groups: readonly GroupState[]) {
    const total = groups.reduce((sum, { spec }) => sum + spec.agents, 0)
    this.group = new Int32Array(total)
    this.firstOf = new Int32Array(groups.length + 1)
    groups.forEach(({ spec }, g) => {
      this.firstOf[g + 1] = this.firstOf[g] + spec.agents
      this.group.fill(g, this.firstOf[g], this.firstOf[g + 1])
    })
    this.duty = new Uint8Array(total)
    this.idleSince = new Float64Array(total)
    this.call = new Int32Array(total).fill(-1)
    this.plan = new Uint8Array(total)
    this.pause = new Float64Array(total)
    this.shiftEnd = new Float64Array(total)
  }
}
