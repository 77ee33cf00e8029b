// From what people wrote to what the simulation runs on:
// scenario (names, tables, defaults) → center (indices, seconds per day and interval, samplers).
import { type Law, type Sampler, sampler } from '../engine/laws.ts'
import type {
  LoadMeasure,
  Patience,
  PatienceLoad,
  Scenario,
  Group as ScenarioGroup,
  CallType as ScenarioType,
} from '../scenario/schema.ts'
import {
  type Balk,
  type CallType,
  type Center,
  type Clock,
  FORM,
  type Group,
  type Load,
  type Redial,
  type Segment,
  type Service,
  type Shift,
} from './center.ts'
import { KIND } from './outcomes.ts'

const DAY = 86400

/**
 * Compiles a checked scenario.
 * @param scenario as read; it is trusted: whatever a user can get wrong has been refused by then.
 * @returns the frozen center that `simulate` runs.
 */
export function compile(scenario: Scenario): Center {
  const names = Object.keys(scenario.types)
  const groups = Object.entries(scenario.groups).map(([name, group]) => compileGroup(scenario, name, group, names))
  // 1. Segments and clocks: whose patience, and on which time.
  const segments: Segment[] = []
  const clocks: Clock[] = [{ of: 'patience', type: -1, loads: [] }]
  // 2. Types, with the groups that serve them.
  const types = names.map((name, index) => {
    const first = segments.length
    const patiences = segmentsOf(scenario.types[name])
    for (const patience of patiences) segments.push(compileSegment(patience, index, clocks))
    return compileType(scenario, name, { index, first, shares: patiences.map(p => p.share), groups, clocks })
  })
  // 3. Which clocks a change touches.
  const touched = clocksTouched(clocks, types, groups.length)
  // 4. Time and limits.
  return Object.freeze({
    types,
    groups,
    segments,
    clocks,
    ...touched,
    days: scenario.calendar.days,
    interval: scenario.steady ? Number.POSITIVE_INFINITY : scenario.interval,
    intervalsPerDay: scenario.steady ? 1 : DAY / scenario.interval,
    end: scenario.steady ? scenario.steady.length : scenario.days * DAY,
    steady: scenario.steady,
    clearAtClose: scenario.closing === 'clear',
    lines: scenario.lines ?? Number.POSITIVE_INFINITY,
    waitingRoom: scenario.waitingRoom ?? Number.POSITIVE_INFINITY,
    serviceLevels: names.map(name => scenario.types[name].serviceLevel ?? scenario.serviceLevel),
    anyExperience: segments.some(segment => segment.experience !== undefined),
  })
}

// ── patience ───────────────────────────────────────────────────────────────────────────────────────────────────────

type NamedPatience = { name: string; share: number; patience: Patience | undefined }

function segmentsOf(type: ScenarioType): NamedPatience[] {
  const { patience } = type
  if (patience && 'segments' in patience)
    return patience.segments.map(segment => ({ name: segment.name, share: segment.share, patience: segment }))
  return [{ name: '', share: 1, patience }]
}

function compileSegment({ name, patience }: NamedPatience, type: number, clocks: Clock[]): Segment {
  const loads = patience?.load ?? []
  const waiting = loads.filter(load => load.when === 'waiting').map(loadOf)
  if (waiting.length > 0) clocks.push({ of: 'patience', type, loads: waiting })
  return {
    name,
    type,
    budget: patience && sampler(patience as Law),
    loadOnArrival: loads.filter(load => load.when === 'arrival').map(loadOf),
    loadWhileWaiting: waiting,
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

function loadOf({ measure, estimator, response }: Omit<PatienceLoad, 'when'>): Load {
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

// ── types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Around = { index: number; first: number; shares: number[]; groups: readonly Group[]; clocks: Clock[] }

function compileType(scenario: Scenario, name: string, around: Around): CallType {
  const type = scenario.types[name]
  const { handle } = type
  const duringService = handle.load?.when === 'during' ? loadOf(handle.load) : undefined
  if (duringService) around.clocks.push({ of: 'service', type: around.index, loads: [duringService] })
  const talk = sampler(handle as Law)
  const hold = lawOrConstant(handle.hold)
  const afterCallWork = lawOrConstant(handle.afterCallWork)
  return {
    name,
    ...compileArrivals(scenario, name),
    segments: around.shares.map((_, i) => around.first + i),
    shares: cumulative(around.shares),
    talk,
    hold,
    afterCallWork,
    meanHandle: talk.mean + (hold?.mean ?? 0) + (afterCallWork?.mean ?? 0),
    loadAtStart: handle.load?.when === 'start' ? loadOf(handle.load) : undefined,
    loadDuringService: duringService,
    serviceClock: duringService ? around.clocks.length - 1 : 0,
    priority: type.priority.base,
    slope: type.priority.perMinute / 60,
    waitingRoom: type.waitingRoom ?? Number.POSITIVE_INFINITY,
    agentChoice: type.agentChoice ?? scenario.routing.agentChoice,
    ...routesOf(around.index, name, scenario, around.groups),
    redial: type.redial && compileRedial(type.redial),
  }
}

function compileArrivals(scenario: Scenario, name: string) {
  const { arrivals } = scenario.types[name]
  const perSecond = arrivals.perInterval === undefined ? 1 / 3600 : 1 / scenario.interval
  return {
    rates: byDay(scenario, scenario.calendar.rates[name], rate => rate * perSecond),
    trace: scenario.calendar.traces[name] && Float64Array.from(scenario.calendar.traces[name]).sort(),
    busyness: arrivals.busyness && {
      gamma: sampler({ law: 'gamma', mean: 1, shape: arrivals.busyness.shape, zero: 0 }),
      shared: arrivals.busyness.shared,
    },
    bursts: arrivals.bursts.map(burst => ({
      at: momentOf(scenario, burst.at),
      calls: burst.calls,
      spread: sampler(burst.spread as Law),
    })),
  }
}

function momentOf(scenario: Scenario, { day, time }: { day: number | undefined; time: number }): number {
  return (day === undefined ? 0 : day - scenario.start) * DAY + time
}

/**
 * Figures per day and interval from midnight; 0 outside the opening hours. Days with the same figures and opening share one array.
 */
function byDay(
  scenario: Scenario,
  figures: readonly (readonly number[])[] | undefined,
  scale: (figure: number) => number,
) {
  const { steady, interval, calendar } = scenario
  const seen = new Map<number, Map<readonly number[], Float64Array>>()
  return (figures ?? []).map((values, day) => {
    const first = steady ? 0 : Math.round((calendar.days[day].open - day * DAY) / interval)
    const fromThere = seen.get(first) ?? new Map<readonly number[], Float64Array>()
    seen.set(first, fromThere)
    const known = fromThere.get(values)
    if (known) return known
    const array = new Float64Array(steady ? 1 : DAY / interval)
    values.forEach((value, i) => {
      array[first + i] = scale(value)
    })
    fromThere.set(values, array)
    return array
  })
}

function routesOf(type: number, name: string, scenario: Scenario, groups: readonly Group[]) {
  const serving = groups.flatMap((group, index) => {
    const service = group.serves.find(s => s.type === type)
    return service ? [{ group: index, after: service.after, rank: scenario.groups[group.name].serves[name].rank }] : []
  })
  const atOnce = serving.filter(s => s.after === 0)
  const ranks = [...new Set(atOnce.map(s => s.rank))].sort((a, b) => a - b)
  return {
    ranks: ranks.map(rank => atOnce.filter(s => s.rank === rank).map(s => s.group)),
    overflow: serving
      .filter(s => s.after > 0)
      .sort((a, b) => a.after - b.after || a.rank - b.rank)
      .map(({ group, after }) => ({ group, after })),
    groups: serving.map(s => s.group),
  }
}

function compileRedial(redial: NonNullable<ScenarioType['redial']>): Redial {
  const probability = new Float64Array(KIND.virtual + 1)
  probability[KIND.deliberate] = redial.deliberate
  probability[KIND.incidental] = redial.incidental
  probability[KIND.balked] = redial.balked
  probability[KIND.blocked] = redial.blocked
  probability[KIND.disconnected] = redial.disconnected
  probability[KIND.closed] = redial.closed
  return {
    probability,
    sameDay: sampler(redial.sameDay as Law),
    nextDay: redial.nextDay,
    attempts: redial.attempts === 'unlimited' ? Number.POSITIVE_INFINITY : redial.attempts,
    competitor: redial.competitor,
  }
}

function lawOrConstant(law: number | object | undefined): Sampler | undefined {
  if (law === undefined) return undefined
  return sampler(typeof law === 'number' ? { law: 'constant', value: law, zero: 0 } : (law as Law))
}

function cumulative(shares: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(shares, share => {
    sum += share
    return sum
  })
}

// ── groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function compileGroup(scenario: Scenario, name: string, group: ScenarioGroup, typeNames: string[]): Group {
  const { presence: presenceKind = 'fixed', ...components } = group.shrinkage ?? {}
  const share = Object.values(components as Record<string, number>).reduce((product, s) => product * (1 - s), 1)
  const headcount = (agents: number) => (presenceKind === 'fixed' ? Math.round(agents * share) : agents)
  const levels = byDay(scenario, scenario.calendar.staffing[name], headcount)
  const shifts = (group.shifts ?? []).map(shift => compileShift(shift, headcount(shift.agents)))
  const serves = typeNames.flatMap((type, index): Service[] => {
    const service = group.serves[type]
    return service ? [{ ...service, type: index }] : []
  })
  const factors = new Float64Array(typeNames.length)
  for (const service of serves) factors[service.type] = service.handleFactor * group.handleFactor
  return {
    name,
    serves,
    factors,
    hasOverflow: serves.some(service => service.after > 0),
    callChoice: group.callChoice ?? scenario.routing.callChoice,
    levels,
    shifts,
    presence: presenceKind === 'fixed' ? 1 : share,
    lateness: group.lateness && sampler(group.lateness as Law),
    agents: group.shifts
      ? shifts.reduce((sum, shift) => sum + shift.agents, 0)
      : levels.reduce((most, day) => day.reduce((a, b) => Math.max(a, b), most), 0),
  }
}

function compileShift(shift: NonNullable<ScenarioGroup['shifts']>[number], agents: number): Shift {
  return {
    start: shift.start,
    length: shift.length,
    agents,
    weekdays: new Set(shift.days),
    breaks: shift.breaks.map(pause => {
      const [from, to] = pause.window ?? [shift.start + pause.after!, shift.start + pause.after! + pause.length]
      // A window before the start of the shift is that of the next day: shifts may cross midnight.
      const first = from >= shift.start ? from - shift.start : from + DAY - shift.start
      const room = to - from - pause.length
      return {
        starts: Float64Array.from({ length: agents }, (_, i) => first + (agents > 1 ? (room * i) / (agents - 1) : 0)),
        length: pause.length,
      }
    }),
  }
}

// ── clocks ──────────────────────────────────────────────────────────────────────────────────────

function clocksTouched(clocks: readonly Clock[], types: readonly CallType[], groups: number) {
  const reading = (measures: LoadMeasure[], type: number) =>
    clocks.flatMap((clock, index) =>
      clock.type === type && clock.loads.some(load => measures.includes(load.measure)) ? [index] : [],
    )
  const ofGroup = (measures: LoadMeasure[]) =>
    Array.from({ length: groups }, (_, group) =>
      types.flatMap((type, index) => (type.groups.includes(group) ? reading(measures, index) : [])),
    )
  return {
    clocksOnQueue: types.map((_, type) => reading(['queueLength', 'queuePerAgent'], type)),
    clocksOnBusy: ofGroup(['busyFraction']),
    clocksOnStaff: ofGroup(['queuePerAgent', 'busyFraction']),
  }
}
