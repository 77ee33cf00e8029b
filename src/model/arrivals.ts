// When callers call: Poisson with rates per day and interval times a busyness factor per day, or a recorded trace;
// bursts beside either.
import { poisson } from '../engine/laws/counts.ts'
import { FACT, TIME } from './calls.ts'
import type { Center } from './center.ts'
import { BURST_CALLERS, drawAgain, drawFresh } from './draws.ts'
import { openCase } from './journey.ts'
import { enter } from './routing.ts'
import { EVENT, type State, type TypeState } from './state.ts'

const DAY = 86400

/** A fresh caller calls. */
export function onArrival(state: State): void {
  const type = state.types[state.nextArrivals.id]
  const call = state.calls.take()
  state.calls.times[call * TIME.size + TIME.arrived] = state.now
  drawFresh(state, type, call)
  if (state.journey !== undefined) openCase(state, state.journey, call)
  const next = nextArrival(state, type)
  if (next < Number.POSITIVE_INFINITY) state.nextArrivals.replaceTop(type.index, next, state.nextOrder())
  else state.nextArrivals.pop()
  enter(state, call, type)
}

export function scheduleFirstArrivals(state: State): void {
  for (const type of state.types) {
    const time = nextArrival(state, type)
    if (time < Number.POSITIVE_INFINITY) state.nextArrivals.push(type.index, time, state.nextOrder())
  }
}

/** A new day: only now is the size of the population known that its calls follow. */
export function resumeArrivals(state: State): void {
  for (const type of state.types) {
    if (type.unitsLeft < 0 || !nextStretch(state.center, type)) continue
    const time = nextArrival(state, type)
    if (time < Number.POSITIVE_INFINITY) state.nextArrivals.push(type.index, time, state.nextOrder())
  }
}

function nextArrival(state: State, type: TypeState): number {
  if (type.spec.trace !== undefined) return nextOfTrace(type.spec.trace, type)
  // A unit-rate Poisson process, slowed by the rate: exact for rates constant per interval, and the n-th arrival comes
  // from the n-th number whatever the rates are.
  let units = type.unitsLeft
  if (units < 0) units = type.gaps.next()
  else type.unitsLeft = -1
  while (units > type.rate * (type.until - type.from)) {
    units -= type.rate * (type.until - type.from)
    if (awaitsDay(state, type)) {
      type.unitsLeft = units
      return Number.POSITIVE_INFINITY
    }
    if (!nextStretch(state.center, type)) return Number.POSITIVE_INFINITY
  }
  type.from += units / type.rate
  return type.from
}

function nextOfTrace(trace: Float64Array, type: TypeState): number {
  return type.row < trace.length ? trace[type.row++] : Number.POSITIVE_INFINITY
}

/** Whether the next stretch lies in a day whose population is not known yet. */
function awaitsDay({ center, now }: State, { population, slot, day }: TypeState): boolean {
  return population !== undefined && slot === center.intervalsPerDay - 1 && now < (day + 1) * DAY
}

/** Moves on to the next interval; false after the last. */
function nextStretch(center: Center, type: TypeState): boolean {
  const { rates } = type.spec
  if (center.steady) {
    if (type.slot === 0 || rates[0][0] === 0) return false
    drawBusyness(type)
    type.slot = 0
    type.until = Number.MAX_VALUE
    type.rate = rates[0][0] * type.factor
    return true
  }
  if (type.slot < 0) drawBusyness(type)
  type.slot++
  if (type.slot === center.intervalsPerDay) {
    type.slot = 0
    type.day++
    if (type.day === center.days.length) return false
    drawBusyness(type)
  }
  type.from = (type.day * center.intervalsPerDay + type.slot) * center.interval
  type.until = type.from + center.interval
  type.rate = rates[type.day][type.slot] * type.factor
  return true
}

/** What multiplies the rates of a day: chance, and the size of the population. */
function drawBusyness(type: TypeState): void {
  const { population, spec } = type
  if (spec.busyness && type.busyness) type.factor = spec.busyness.gamma.sample(type.busyness)
  else type.factor = 1
  if (population) type.factor *= population.count / population.initialCount
}

/** Schedules the calls of the bursts that start on this day. */
export function scheduleBursts(state: State, day: number): void {
  for (const type of state.types) {
    for (const burst of type.spec.bursts) {
      if (Math.floor(burst.at / DAY) !== day) continue
      for (let left = poisson(type.bursts, burst.calls); left > 0; left--) {
        const time = burst.at + burst.spread.sample(type.bursts)
        state.agenda.schedule(time, state.nextOrder(), EVENT.burst, type.index, BURST_CALLERS + type.burst++)
      }
    }
  }
}

/** One call of a burst. */
export function onBurstCall(state: State, typeIndex: number, caller: number): void {
  const { calls } = state
  const type = state.types[typeIndex]
  const call = calls.take()
  calls.times[call * TIME.size + TIME.arrived] = state.now
  calls.times[call * TIME.size + TIME.caller] = caller
  calls.facts[call * FACT.size + FACT.type] = typeIndex
  calls.facts[call * FACT.size + FACT.attempt] = 0
  drawAgain(state, call)
  const { experience } = state.center.segments[calls.facts[call * FACT.size + FACT.segment]]
  calls.times[call * TIME.size + TIME.expected] = experience?.initial ?? 0
  if (state.journey !== undefined) openCase(state, state.journey, call)
  enter(state, call, type)
}
