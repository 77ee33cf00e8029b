// All that the journey beyond the queue changes while a replication runs.
import { type Generator, stream } from '../engine/random.ts'
import { Ring } from '../engine/ring.ts'
import { Cases } from './cases.ts'
import type { Center } from './center.ts'
import type { Intervention, Journey, TypeJourney } from './center-journey.ts'
import { Customers } from './customers.ts'
import type { Population } from './outcomes.ts'
import { Traits } from './traits.ts'

export class JourneyState {
  readonly spec: Journey
  readonly satisfaction: Journey['satisfaction']
  readonly additive: boolean
  /** Satisfaction of a new customer. */
  readonly initial: number
  readonly cases = new Cases()
  /** The journey of the type of each segment. */
  readonly ofSegment: readonly TypeJourney[]
  /** Of the agents of groups with a profile. */
  readonly traits: Traits
  /** Promised callbacks by type, in the order of their promises, and how many in all. */
  readonly callbacks: readonly Ring[]
  callbacksPending = 0
  readonly customers: Customers | undefined
  readonly acquisitions: Generator
  /** Customers who tell others, ill and well; those who stop are taken off day by day. */
  angry = 0
  delighted = 0
  readonly population: Population[] = []

  // What interventions change.
  dataQuality: number
  lookUp = 1
  resolution = 1
  handOver: Intervention['handOver']
  proactive: Intervention['proactive']
  breakCover = false
  /** Agents moved from group to group. */
  readonly moves: NonNullable<Intervention['reassign']>[] = []

  constructor(center: Center, spec: Journey, { seed, replication }: { seed: string; replication: number }) {
    const streams = (purpose: string, name: string) => stream(seed, replication, purpose, name)
    this.spec = spec
    this.ofSegment = center.segments.map(({ type }) => center.types[type].journey!)
    this.satisfaction = spec.satisfaction
    this.additive = spec.satisfaction?.form === 'additive'
    this.initial = spec.satisfaction?.initial ?? 1
    this.traits = new Traits(center, streams)
    this.callbacks = center.types.map(() => new Ring())
    this.customers = spec.customers && new Customers(spec.customers.count, this.initial)
    this.acquisitions = streams('acquisitions', '')
    this.dataQuality = spec.dataQuality
  }
}
