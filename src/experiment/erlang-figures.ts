// What Erlang's formulas say of a queue, put together over days and over numbers of agents that are not whole.
import { erlangC, type Line } from '../stats/erlang.ts'
import { mmng, type ServiceLevels } from '../stats/mmng.ts'

/** What a formula, or a simulation, says of callers and agents. */
export type Figures = { serviceLevel: number; abandonment: number; speedOfAnswer: number; occupancy: number }

/** A formula for so many agents, calls a second and a mean handle time. */
export type Formula = (line: Line) => Figures

/** P(patience > t). */
export type Survival = (seconds: number) => number

/** Acceptable wait in seconds, and definition of the service level (1 to 5). */
export type Level = { within: number; definition: number }

/** Where nobody calls there is nothing to say. */
const NOTHING: Figures = {
  serviceLevel: Number.NaN,
  abandonment: Number.NaN,
  speedOfAnswer: Number.NaN,
  occupancy: 0,
}

const DEFINITIONS: readonly (keyof ServiceLevels)[] = [
  'ofOffered',
  'ofAnswered',
  'withAbandoned',
  'withoutAbandoned',
  'virtual',
]

/** Erlang C: nobody hangs up, so all definitions of the service level are one. Service level 0 and an endless wait in overload. */
export function formulaC({ within }: Pick<Level, 'within'>): Formula {
  return line => {
    if (line.arrivalRate === 0) return NOTHING
    const { meanWait, occupancy, within: answeredIn } = erlangC(line)
    return {
      serviceLevel: answeredIn(within),
      abandonment: 0,
      speedOfAnswer: meanWait,
      occupancy: line.agents > 0 ? occupancy : Number.NaN,
    }
  }
}

/** The M/M/n+G queue of a patience; Erlang A where that is exponential. Without agents everybody gives up. */
export function formulaOf(survival: Survival, { within, definition }: Level): Formula {
  return line => {
    if (line.arrivalRate === 0) return NOTHING
    if (line.agents === 0) return { serviceLevel: 0, abandonment: 1, speedOfAnswer: Number.NaN, occupancy: Number.NaN }
    const queue = mmng(line, survival)
    return {
      serviceLevel: queue.within(within)[DEFINITIONS[definition - 1]],
      abandonment: queue.pAbandon,
      speedOfAnswer: queue.meanWaitAnswered,
      occupancy: queue.occupancy,
    }
  }
}

/** Erlang A: exponential patience of this mean, seconds. */
export const formulaA = (meanPatience: number, level: Level): Formula =>
  formulaOf(seconds => Math.exp(-seconds / meanPatience), level)

/**
 * The formula for any number of agents: between whole numbers in a straight line. Where the lower one cannot keep up but the
 * mean can, the higher one at the same occupancy stands for both.
 */
export function between(formula: Formula): Formula {
  const whole = remembered(formula)
  return line => {
    const low = Math.floor(line.agents + 1e-9)
    const share = line.agents - low
    if (share < 1e-9) return whole({ ...line, agents: low })
    const [below, above] = [low, low + 1].map(agents => whole({ ...line, agents }))
    const keepsUp = line.arrivalRate * line.meanService < line.agents
    if (below.speedOfAnswer === Number.POSITIVE_INFINITY && keepsUp)
      return whole({ ...line, agents: low + 1, arrivalRate: (line.arrivalRate * (low + 1)) / line.agents })
    return mixed(below, above, share)
  }
}

/** Days that are alike are figured once. */
function remembered(formula: Formula): Formula {
  const known = new Map<string, Figures>()
  return line => {
    const key = `${line.agents} ${line.arrivalRate} ${line.meanService}`
    const figures = known.get(key) ?? formula(line)
    known.set(key, figures)
    return figures
  }
}

function mixed(below: Figures, above: Figures, share: number): Figures {
  const mix = (name: keyof Figures) =>
    Number.isNaN(below[name]) ? above[name] : (1 - share) * below[name] + share * above[name]
  return {
    serviceLevel: mix('serviceLevel'),
    abandonment: mix('abandonment'),
    speedOfAnswer: mix('speedOfAnswer'),
    occupancy: mix('occupancy'),
  }
}

/** One of several days: what it says, of so many calls and agents. */
export type Part = { calls: number; agents: number; figures: Figures }

/** Of all days together: every call weighs the same, waits by the calls answered, occupancy by the agents. */
export function average(parts: readonly Part[]): Figures {
  return {
    serviceLevel: weighted(parts, 'serviceLevel', ({ calls }) => calls),
    abandonment: weighted(parts, 'abandonment', ({ calls }) => calls),
    speedOfAnswer: weighted(parts, 'speedOfAnswer', ({ calls, figures }) => calls * (1 - figures.abandonment)),
    occupancy: weighted(parts, 'occupancy', ({ agents }) => agents),
  }
}

function weighted(parts: readonly Part[], name: keyof Figures, weightOf: (part: Part) => number): number {
  const counted = parts.filter(part => weightOf(part) > 0)
  const all = counted.reduce((sum, part) => sum + weightOf(part), 0)
  return counted.reduce((sum, part) => sum + weightOf(part) * part.figures[name], 0) / all
}

/**
 * How far two accounts of the same interval are apart, from 0 to 1: the greatest difference of service level, abandonment,
 * occupancy, and of the speed of answer as a share of the longer one and the acceptable wait together.
 */
export function distance(a: Figures, b: Figures, within: number): number {
  const shares = (['serviceLevel', 'abandonment', 'occupancy'] as const).map(name => Math.abs(a[name] - b[name]))
  const waits = apart(a.speedOfAnswer, b.speedOfAnswer, within)
  return Math.max(0, ...[...shares, waits].filter(each => !Number.isNaN(each)))
}

function apart(a: number, b: number, within: number): number {
  if (a === b) return 0
  const most = Math.max(a, b)
  return most === Number.POSITIVE_INFINITY ? 1 : Math.abs(a - b) / (most + within)
}

const MOST_AGENTS = 1_000_000

/**
 * Least whole number of agents that does, of what more agents only improve; undefined where no number up to a million does.
 * @param from the least that is thought of
 */
export function leastAgents(from: number, does: (agents: number) => boolean): number | undefined {
  let low = from - 1
  let high = from
  for (let step = 1; !does(high); step *= 2) {
    low = high
    high += step
    if (high > MOST_AGENTS) return undefined
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (does(middle)) high = middle
    else low = middle
  }
  return high
}
