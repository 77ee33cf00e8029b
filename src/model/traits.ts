// What agents are like, and how work changes them: morale, fatigue, experience.

import type { Generator } from '../engine/random.ts'
import { normal } from '../engine/ziggurat.ts'
import type { Center } from './center.ts'
import type { Intervention, Profile } from './center-journey.ts'

/** Fields of `values`, by agent. The first five are traits from 0 to 1, 0.5 neutral. */
export const enum TRAIT {
  knowledge,
  composure,
  promiseKeeping,
  /** Where morale comes back to. */
  morale,
  empowerment,
  /** How far present morale is below that. */
  lowered,
  fatigue,
  /** Occupancy of the last hours. */
  pressure,
  /** Calls handled. */
  handled,
  /** When all this was last worked out. */
  since,
  size,
}

const NAMES = ['knowledge', 'composure', 'promiseKeeping', 'morale', 'empowerment'] as const

export class Traits {
  readonly values: Float64Array
  /** By group. */
  readonly profiles: readonly (Profile | undefined)[]
  private readonly firstOf: number[]

  constructor({ groups }: Center, streams: (purpose: string, name: string) => Generator) {
    this.profiles = groups.map(group => group.profile)
    this.firstOf = [0]
    for (const group of groups) this.firstOf.push(this.firstOf.at(-1)! + group.agents)
    this.values = new Float64Array(this.firstOf.at(-1)! * TRAIT.size)
    groups.forEach(({ profile, name }, group) => {
      if (profile) this.draw(group, profile, streams('profile', name))
    })
  }

  private draw(group: number, profile: Profile, random: Generator): void {
    for (let agent = this.firstOf[group]; agent < this.firstOf[group + 1]; agent++) {
      NAMES.forEach((name, trait) => {
        const drawn = profile.spread > 0 ? profile[name] + profile.spread * normal(random) : profile[name]
        this.values[agent * TRAIT.size + trait] = within(drawn)
      })
      this.values[agent * TRAIT.size + TRAIT.handled] = profile.learning?.calls ?? 0
    }
  }

  /** Moves the traits of a group, as an intervention does. */
  shift(group: number, by: Pick<Intervention, (typeof NAMES)[number]>, share: number): void {
    for (let agent = this.firstOf[group]; agent < this.firstOf[group + 1]; agent++) {
      NAMES.forEach((name, trait) => {
        const at = agent * TRAIT.size + trait
        this.values[at] = within(this.values[at] + by[name] * share)
      })
    }
  }

  /** Time has passed since the last change, at work or at rest. */
  pass(agent: number, { fatigue, moraleDrift }: Profile, now: number, work: 0 | 1): void {
    const { values } = this
    const at = agent * TRAIT.size
    const seconds = now - values[at + TRAIT.since]
    values[at + TRAIT.since] = now
    if (seconds <= 0) return
    if (fatigue) {
      const rate = work === 1 ? fatigue.perHour : fatigue.restPerHour
      values[at + TRAIT.fatigue] = work + (values[at + TRAIT.fatigue] - work) * Math.exp((-rate * seconds) / 3600)
    }
    if (moraleDrift) {
      const { comfortable, occupancy, memory } = moraleDrift
      const keep = Math.exp(-seconds / memory)
      const pressure = work + (values[at + TRAIT.pressure] - work) * keep
      values[at + TRAIT.pressure] = pressure
      const over = comfortable < 1 ? Math.max(0, pressure - comfortable) / (1 - comfortable) : 0
      values[at + TRAIT.lowered] = occupancy * over + (values[at + TRAIT.lowered] - occupancy * over) * keep
    }
  }

  hardCall(agent: number, { moraleDrift }: Profile): void {
    if (moraleDrift) this.values[agent * TRAIT.size + TRAIT.lowered] += moraleDrift.hardCall
  }

  morale(agent: number): number {
    return within(this.values[agent * TRAIT.size + TRAIT.morale] - this.values[agent * TRAIT.size + TRAIT.lowered])
  }

  /** Composure, with what morale does to it. */
  composure(agent: number, { effects }: Profile): number {
    const { values } = this
    return within(values[agent * TRAIT.size + TRAIT.composure] + effects.moraleComposure * from(this.morale(agent)))
  }

  /** Of handle time: knowledge, morale, freedom, fatigue and experience. */
  handleFactor(agent: number, { effects, fatigue, learning }: Profile): number {
    const { values } = this
    const at = agent * TRAIT.size
    let factor =
      (1 + effects.knowledgeHandle * from(values[at + TRAIT.knowledge])) *
      (1 + effects.empowermentHandle * from(values[at + TRAIT.empowerment])) *
      (1 + effects.moraleHandle * from(this.morale(agent)))
    if (fatigue) factor *= 1 + fatigue.handle * values[at + TRAIT.fatigue]
    if (learning) {
      // Wright (1936): each doubling of experience takes the same share off.
      const growth = Math.min(values[at + TRAIT.handled], learning.until) / learning.calls
      if (growth > 1) factor *= growth ** Math.log2(learning.perDoubling)
    }
    return Math.max(0.05, factor)
  }

  /** Of the chance of resolution. */
  resolutionFactor(agent: number, { effects, fatigue }: Profile): number {
    const { values } = this
    const at = agent * TRAIT.size
    const factor =
      (1 + effects.knowledgeResolution * from(values[at + TRAIT.knowledge])) *
      (1 + effects.empowermentResolution * from(values[at + TRAIT.empowerment])) *
      (1 + effects.promiseResolution * from(values[at + TRAIT.promiseKeeping])) *
      (1 + effects.moraleResolution * from(this.morale(agent)))
    return Math.max(0, fatigue ? factor * (1 + fatigue.resolution * values[at + TRAIT.fatigue]) : factor)
  }
}

/** From neutral: -1 at 0, 0 at 0.5, 1 at 1. */
const from = (trait: number) => 2 * trait - 1

const within = (trait: number) => Math.min(1, Math.max(0, trait))
