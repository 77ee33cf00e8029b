// The journey beyond the queue as the simulation needs it; undefined where nothing of it is switched on.
import { type Law, type Sampler, sampler } from '../engine/laws.ts'
import type { CallType, Scenario } from '../scenario/schema.ts'
import {
  type Callback,
  type Churn,
  EXIT,
  type HardCalls,
  type Intervention,
  type Ivr,
  type Journey,
  type Misrouting,
  type Profile,
  type Resolution,
  type TypeJourney,
} from './center-journey.ts'
import { loadOf } from './compile-patience.ts'

const DAY = 86400

/** The journey of a whole center; undefined when no type, group or customer has anything beyond the queue. */
export function compileJourney(scenario: Scenario): Journey | undefined {
  const { types, groups, satisfaction, survey, churn, wordOfMouth, customers, economics, dataQuality } = scenario
  const interventions = scenario.interventions.map(intervention => compileIntervention(scenario, intervention))
  const names = Object.keys(types)
  const any =
    satisfaction !== undefined ||
    customers !== undefined ||
    economics !== undefined ||
    interventions.length > 0 ||
    names.some(name => isOn(compileTypeJourney(scenario, name))) ||
    Object.keys(groups).some(
      name => compileProfile(scenario, name) !== undefined || (groups[name].concurrency?.chats ?? 1) > 1,
    )
  if (!any) return undefined
  return {
    dataQuality,
    satisfaction,
    survey,
    churn: churn && compileChurn(churn),
    wordOfMouth,
    customers,
    economics,
    interventions,
  }
}

function compileChurn({ table, unresolved, logistic }: NonNullable<Scenario['churn']>): Churn {
  return {
    from: Float64Array.from(table, ([from]) => from),
    values: Float64Array.from(table, ([, probability]) => probability),
    unresolved,
    logistic,
  }
}

const isOn = ({ wrongTypes, tolerance, ...journey }: TypeJourney) =>
  wrongTypes.length > 0 || Object.values(journey).some(part => part !== undefined && part !== false)

// ── types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function compileTypeJourney(scenario: Scenario, name: string): TypeJourney {
  const names = Object.keys(scenario.types)
  const type = scenario.types[name]
  const ivr = compileIvr(scenario, type, names)
  const doors = ivr ? typesBehind(ivr) : []
  const misrouting = compileMisrouting(type, name, { names, types: scenario.types, wrongDoors: doors.length > 0 })
  return {
    ivr,
    misrouting,
    wrongTypes: [...doors, ...(misrouting?.to ?? [])],
    callback: compileCallback(type.callback),
    resolution: compileResolution(type.resolution),
    hardCalls: compileHardCalls(type.hardCalls),
    lookUp: mayLookUp(scenario) ? lawOrConstant(type.handle.lookUp) : undefined,
    deferred: type.channel === 'email',
    tolerance: type.tolerance ?? scenario.satisfaction?.tolerance ?? Number.POSITIVE_INFINITY,
    ofPopulation: type.arrivals.perCustomer !== undefined,
  }
}

const mayLookUp = ({ dataQuality, interventions }: Scenario) =>
  dataQuality < 1 || interventions.some(each => each.dataQuality !== 0)

function compileIvr({ ivr }: Scenario, type: CallType, names: readonly string[]): Ivr | undefined {
  const written = type.bot ? botAsIvr(type.bot) : (type.ivr ?? (type.channel === 'voice' ? ivr : undefined))
  if (!written) return undefined
  const steps = Object.keys(written.steps)
  const exit = (to: string) =>
    steps.includes(to)
      ? steps.indexOf(to)
      : Object.hasOwn(EXITS, to)
        ? EXITS[to as keyof typeof EXITS]
        : typeExit(to, names)
  return {
    visited: new Float64Array(steps.length),
    start: written.start === undefined ? 0 : steps.indexOf(written.start),
    hangUp: written.hangUp && sampler({ law: 'exponential', mean: 3600 / written.hangUp.perHour, zero: 0 }),
    steps: Object.values(written.steps).map(({ time, next }) => {
      const edges = Object.entries(next).filter(([, probability]) => probability > 0)
      return {
        time: lawOrConstant(time)!,
        upTo: cumulative(edges.map(([, probability]) => probability)),
        to: Int32Array.from(edges, ([to]) => exit(to)),
      }
    }),
  }
}

const EXITS = {
  queue: EXIT.queue,
  solved: EXIT.solved,
  believedSolved: EXIT.believedSolved,
  hangUp: EXIT.hangUp,
}

const typeExit = (name: string, names: readonly string[]) => EXIT.type - names.indexOf(name)
const typesBehind = ({ steps }: Ivr) =>
  steps.flatMap(({ to }) => [...to].filter(exit => exit <= EXIT.type).map(exit => EXIT.type - exit))

type WrittenIvr = NonNullable<Scenario['ivr']>

/** A bot is an IVR of one step; one that does nothing and takes no time is none. */
function botAsIvr({ time, contained, believedSolved, hangUp }: NonNullable<CallType['bot']>): WrittenIvr | undefined {
  if (time === 0 && contained + believedSolved + hangUp === 0) return undefined
  const queue = Math.max(0, 1 - contained - believedSolved - hangUp)
  return { steps: { bot: { time, next: { solved: contained, believedSolved, hangUp, queue } } } }
}

type Doors = { names: readonly string[]; types: Scenario['types']; wrongDoors: boolean }

function compileMisrouting(
  { misrouting }: CallType,
  own: string,
  { names, types, wrongDoors }: Doors,
): Misrouting | undefined {
  const isOff =
    !misrouting || misrouting.probability === 0 || (misrouting.probability === undefined && misrouting.most === 0)
  if (isOff && !wrongDoors) return undefined
  const {
    to,
    diagnosis = 60,
    transfer = 'cold',
    retell = 1.1,
    patience = 'fresh',
    most = 0,
    probability = 0,
  } = misrouting ?? {}
  // Nobody who calls ends up among the letters.
  const sameChannel = names.filter(name => types[name].channel === types[own].channel)
  const weights = to ?? Object.fromEntries(sameChannel.filter(name => name !== own).map(name => [name, 1]))
  const total = Object.values(weights).reduce((a, b) => a + b, 0)
  if (total === 0 && !wrongDoors) return undefined
  return {
    probability: misrouting && misrouting.probability === undefined ? undefined : probability,
    most,
    to: Int32Array.from(Object.keys(weights), name => names.indexOf(name)),
    upTo: cumulative(Object.values(weights).map(weight => weight / total)),
    diagnosis: diagnosis === 'handle' ? undefined : lawOrConstant(diagnosis),
    warm: transfer === 'warm',
    retell: transfer === 'warm' ? 1 : retell,
    continues: patience === 'continues',
  }
}

function compileCallback(callback: CallType['callback']): Callback | undefined {
  if (!callback || callback.accept === 0) return undefined
  const { offer, mode, ...rest } = callback
  return { ...rest, ...offer, wait: offer.wait, queue: offer.queue, keepPlace: mode === 'keepPlace' }
}

function compileResolution(resolution: CallType['resolution']): Resolution | undefined {
  if (!resolution) return undefined
  const { hurry, delay, contacts } = resolution
  return {
    ...resolution,
    hurry: hurry && loadOf(hurry),
    delay: sampler(delay as Law),
    contacts: contacts === 'unlimited' ? Number.POSITIVE_INFINITY : contacts,
  }
}

function compileHardCalls(hardCalls: CallType['hardCalls']): HardCalls | undefined {
  return hardCalls && hardCalls.share + hardCalls.angry > 0 ? hardCalls : undefined
}

// ── agents and interventions ───────────────────────────────────────────────────────────────────────────────────────

const NEUTRAL = ['knowledge', 'composure', 'promiseKeeping', 'morale', 'empowerment'] as const

/** A profile that differs in nothing from a neutral one, now and later, is none. */
export function compileProfile({ groups, interventions }: Scenario, name: string): Profile | undefined {
  const { profile } = groups[name]
  if (!profile) return undefined
  const { spread, moraleDrift, fatigue, learning, recovery } = profile
  const plain = NEUTRAL.every(trait => profile[trait] === 0.5) && spread === 0
  const changes = interventions.some(
    each => (each.groups ?? [name]).includes(name) && NEUTRAL.some(trait => each[trait] !== 0),
  )
  return plain && !changes && !moraleDrift && !fatigue && !learning && !recovery ? undefined : profile
}

function compileIntervention(scenario: Scenario, intervention: Scenario['interventions'][number]): Intervention {
  const names = Object.keys(scenario.groups)
  const { from, groups, reassign, ...rest } = intervention
  const day = from.day === undefined ? 0 : from.day - scenario.start
  return {
    ...rest,
    at: day * DAY + from.time,
    groups: (groups ?? names).map(name => names.indexOf(name)),
    reassign: reassign && {
      from: names.indexOf(reassign.from),
      to: names.indexOf(reassign.to),
      agents: reassign.agents,
    },
  }
}

/** A law that may have been written as a constant duration. */
export function lawOrConstant(law: number | object | undefined): Sampler | undefined {
  if (law === undefined) return undefined
  return sampler(typeof law === 'number' ? { law: 'constant', value: law, zero: 0 } : (law as Law))
}

export function cumulative(shares: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(shares, share => {
    sum += share
    return sum
  })
}
