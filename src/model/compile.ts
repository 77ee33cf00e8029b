// From what people wrote to what the simulation runs on:
// scenario (names, tables, defaults) → center (indices, seconds per day and interval, samplers).
import { type Law, sampler } from '../engine/laws.ts'
import type { LoadMeasure, Scenario, CallType as ScenarioType } from '../scenario/schema.ts'
import type { CallType, Center, Clock, Group, Redial, Segment } from './center.ts'
import { byDay, compileGroup } from './compile-groups.ts'
import { compileJourney, compileTypeJourney, cumulative, lawOrConstant } from './compile-journey.ts'
import { compileSegment, loadOf, segmentsOf } from './compile-patience.ts'
import { KIND } from './outcomes.ts'

const DAY = 86400

/**
 * Compiles a checked scenario.
 * @param scenario as read; it is trusted: whatever a user can get wrong has been refused by then.
 * @returns the frozen center that `simulate` runs.
 */
export function compile(scenario: Scenario): Center {
  const names = Object.keys(scenario.types)
  // 1. Groups, segments and clocks: whose work and whose patience, and on which time.
  const clocks: Clock[] = [{ of: 'patience', type: -1, loads: [] }]
  const groups = Object.keys(scenario.groups).map(name => compileGroup(scenario, name, { typeNames: names, clocks }))
  const segments: Segment[] = []
  const journey = compileJourney(scenario)
  // 2. Types, with the groups that serve them.
  const types = names.map((name, index) => {
    const first = segments.length
    const patiences = segmentsOf(scenario.types[name])
    for (const patience of patiences) segments.push(compileSegment(patience, index, clocks))
    const shares = patiences.map(p => p.share)
    return compileType(scenario, name, { index, first, shares, groups, clocks, journey: journey !== undefined })
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
    journey,
  })
}

// ── types ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Around = {
  index: number
  first: number
  shares: number[]
  groups: readonly Group[]
  clocks: Clock[]
  journey: boolean
}

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
    meanHandle: handle.factor * (talk.mean + (hold?.mean ?? 0) + (afterCallWork?.mean ?? 0)),
    pattern: patternOf(scenario, name),
    loadAtStart: handle.load?.when === 'start' ? loadOf(handle.load) : undefined,
    serviceClock: duringService ? around.clocks.length - 1 : 0,
    priority: type.priority.base,
    slope: type.priority.perMinute / 60,
    waitingRoom: type.waitingRoom ?? Number.POSITIVE_INFINITY,
    agentChoice: type.agentChoice ?? scenario.routing.agentChoice,
    ...routesOf(around.index, name, scenario, around.groups),
    redial: type.redial && compileRedial(type.redial),
    journey: around.journey ? compileTypeJourney(scenario, name) : undefined,
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
      calls: burst.calls * arrivals.factor,
      spread: sampler(burst.spread as Law),
      errors: burst.errors,
    })),
  }
}

/** Factors of the handle time by day and interval; while closed that of the last open interval before, or of the first. */
function patternOf(scenario: Scenario, name: string): CallType['pattern'] {
  const days = scenario.calendar.patterns[name]
  if (days === undefined) return undefined
  let last = days.flat()[0] ?? 1
  return byDay(scenario, days, factor => factor).map(factors =>
    factors.map(factor => {
      last = factor > 0 ? factor : last
      return last
    }),
  )
}

function momentOf(scenario: Scenario, { day, time }: { day: number | undefined; time: number }): number {
  return (day === undefined ? 0 : day - scenario.start) * DAY + time
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
  const probability = new Float64Array(KIND.case + 1)
  probability[KIND.deliberate] = redial.deliberate
  probability[KIND.incidental] = redial.incidental
  probability[KIND.balked] = redial.balked
  probability[KIND.blocked] = redial.blocked
  probability[KIND.disconnected] = redial.disconnected
  probability[KIND.closed] = redial.closed
  probability[KIND.hungUp] = redial.hangUp
  return {
    probability,
    sameDay: sampler(redial.sameDay as Law),
    nextDay: redial.nextDay,
    attempts: redial.attempts === 'unlimited' ? Number.POSITIVE_INFINITY : redial.attempts,
    competitor: redial.competitor,
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
