// Patience as the simulation needs it: segments, loads, balking.
import { type Law, type Sampler, sampler } from '../engine/laws.ts'
import type { Patience, PatienceLoad, CallType as ScenarioType } from '../scenario/schema.ts'
import { type Balk, type Clock, FORM, type Load, type Segment } from './center.ts'

type NamedPatience = { name: string; share: number; patience: Patience | undefined }

export function segmentsOf(type: ScenarioType): NamedPatience[] {
  const { patience } = type
  if (patience && 'segments' in patience)
    return patience.segments.map(segment => ({ name: segment.name, share: segment.share, patience: segment }))
  return [{ name: '', share: 1, patience }]
}

export function compileSegment({ name, patience }: NamedPatience, type: number, clocks: Clock[]): Segment {
  const loads = patience?.load ?? []
  const waiting = loads.filter(load => load.when === 'waiting').map(loadOf)
  if (waiting.length > 0) clocks.push({ of: 'patience', type, loads: waiting })
  return {
    name,
    type,
    budget: patience && sampler(patience as Law),
    loadOnArrival: loads.filter(load => load.when === 'arrival').map(loadOf),
    clock: waiting.length > 0 ? clocks.length - 1 : 0,
    experience: patience?.experience && {
      ...patience.experience,
      ofCustomer: patience.experience.scope === 'customer',
    },
    announcement: patience?.announcement && {
      delay: patience.announcement.delay,
      estimator: patience.announcement.estimator,
      balk: patience.announcement.balk,
      growth: patience.announcement.growth / 60,
    },
    balk: patience?.balk && compileBalk(patience.balk),
    incidental: patience?.incidental && exponential(3600 / patience.incidental.perHour),
  }
}

function compileBalk(balk: NonNullable<Patience['balk']>): Balk {
  if (balk.probability !== undefined) return { kind: 'fixed', probability: balk.probability }
  if (balk.beta !== undefined) return { kind: 'queue', beta: balk.beta }
  const { measure, estimator, steps } = balk
  return { kind: 'steps', load: { ...loadOf({ measure, estimator, response: { steps, min: 0, max: 1 } }), below: 0 } }
}

export function loadOf({ measure, estimator, response }: Omit<PatienceLoad, 'when'>): Load {
  const { steps = [], slope, power, min, max } = response
  const form = slope !== undefined ? FORM.linear : power !== undefined ? FORM.power : FORM.steps
  return {
    measure,
    estimator,
    form,
    from: Float64Array.from(steps, ([from]) => from),
    values: Float64Array.from(steps, ([, value]) => value),
    below: 1,
    coefficient: slope ?? power ?? 0,
    min,
    max,
  }
}

const exponential = (mean: number): Sampler => sampler({ law: 'exponential', mean, zero: 0 })
