// Patience and handle times as the scenario writes them, in the two or three numbers that formulas read.
import { type Law, sampler, survival } from '../engine/laws.ts'
import { segmentsOf } from '../model/compile-patience.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Survival } from './erlang-figures.ts'

type ScenarioType = Scenario['types'][string]

/** A time by its mean in seconds, its second moment, and P(X > t). */
export type Time = { mean: number; square: number; survival: Survival }

export type Patience = Time & {
  /** Whether it is exponential, one and the same for all. */
  exponential: boolean
  /** Mean of those who do not wait without end; NaN where all do. */
  meanOfFinite: number
}

export const cvOf = ({ mean, square }: Pick<Time, 'mean' | 'square'>): number =>
  mean > 0 ? Math.sqrt(Math.max(0, square - mean * mean)) / mean : 0

/** Talk, hold and after-call work of a type, before factors of groups. */
export function handleOf({ handle }: ScenarioType): Pick<Time, 'mean' | 'square'> {
  const parts = [handle as Law, handle.hold, handle.afterCallWork].flatMap(part =>
    part === undefined ? [] : [timeOf(lawOf(part as Law | number))],
  )
  const mean = parts.reduce((sum, part) => sum + part.mean, 0)
  const variance = parts.reduce((sum, part) => sum + part.square - part.mean ** 2, 0)
  return { mean, square: variance + mean ** 2 }
}

const lawOf = (part: Law | number): Law => (typeof part === 'number' ? { law: 'constant', value: part, zero: 0 } : part)

/** Patience of the callers of a type: a mixture over its segments, cut short by incidental abandonment. */
export function patienceOf(type: ScenarioType): Patience {
  const parts = segmentsOf(type).map(({ share, patience }) => ({
    share,
    ...(patience ? withIncidental(patience as Law, patience.incidental?.perHour) : ENDLESS),
  }))
  return { ...mixtureOf(parts), ...finiteOf(parts), exponential: areExponential(parts) }
}

/** Callers of several types in one queue. */
export function mixedPatience(parts: readonly (Patience & { share: number })[]): Patience {
  if (parts.length === 1) return parts[0]
  const finite = parts.filter(({ meanOfFinite }) => !Number.isNaN(meanOfFinite))
  return {
    ...mixtureOf(parts),
    meanOfFinite: meanBy(finite, ({ meanOfFinite }) => meanOfFinite),
    exponential: areExponential(parts),
  }
}

type Shared<Each> = Each & { share: number }

const ENDLESS = { mean: Infinity, square: Infinity, survival: () => 1, exponential: false }

function mixtureOf(parts: readonly Shared<Time>[]): Time {
  return {
    mean: meanBy(parts, ({ mean }) => mean),
    square: meanBy(parts, ({ square }) => square),
    survival: seconds => meanBy(parts, each => each.survival(seconds)),
  }
}

function meanBy<Each>(parts: readonly Shared<Each>[], of: (part: Each) => number): number {
  const counted = parts.filter(({ share }) => share > 0)
  const all = counted.reduce((sum, { share }) => sum + share, 0)
  return counted.reduce((sum, part) => sum + (part.share / all) * of(part), 0)
}

function finiteOf(parts: readonly Shared<Time>[]): { meanOfFinite: number } {
  const finite = parts.filter(({ mean, share }) => mean < Infinity && share > 0)
  return { meanOfFinite: finite.length > 0 ? meanBy(finite, ({ mean }) => mean) : Number.NaN }
}

function areExponential(parts: readonly (Time & { exponential: boolean })[]): boolean {
  return parts.every(({ exponential, mean }) => exponential && Math.abs(mean / parts[0].mean - 1) < 1e-9)
}

/** The shorter of a law and of what may distract a caller, which is exponential. */
function withIncidental(law: Law, perHour: number | undefined): Time & { exponential: boolean } {
  const exponential = law.law === 'exponential' && law.zero === 0
  if (perHour === undefined) return { ...timeOf(law), exponential }
  const rate = perHour / 3600
  const cut = survival(law)
  const both: Survival = seconds => cut(seconds) * Math.exp(-rate * seconds)
  const mean = exponential ? 1 / (rate + 1 / law.mean) : 1 / rate
  if (exponential) return { mean, square: 2 * mean ** 2, survival: both, exponential }
  return { ...momentsOf(both, Math.min(mean, sampler(law).mean)), survival: both, exponential }
}

/** Mean, second moment and survival of a law. */
export function timeOf(law: Law): Time {
  const { mean } = sampler(law)
  return { mean, square: squareOf(law, mean), survival: survival(law) }
}

function squareOf(law: Law, mean: number): number {
  const some = 1 - law.zero
  if (law.law === 'constant') return some * law.value ** 2
  if (law.law === 'exponential') return some * 2 * law.mean ** 2
  if (law.law === 'empirical') return (some * law.values.reduce((sum, each) => sum + each ** 2, 0)) / law.values.length
  return mean > 0 && mean < Infinity ? momentsOf(survival(law), mean).square : mean
}

const STEPS = 6000
const REACH = 18

/** ∫ S and ∫ 2 t S, by trapezoids over log t: six digits for laws without jumps, three with. */
function momentsOf(of: Survival, scale: number): { mean: number; square: number } {
  const width = (2 * REACH) / STEPS
  let mean = 0
  let square = 0
  for (let i = 0; i <= STEPS; i++) {
    const t = scale * Math.exp(i * width - REACH)
    const area = of(t) * t * width
    mean += area
    square += 2 * t * area
  }
  return { mean, square }
}
