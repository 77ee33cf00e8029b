// One replication, from the first midnight to the last call.
import { dismissAll, onAgentEnd, onAgentStart, onPause, setLevel } from './agents.ts'
import { onArrival, onBurstCall, scheduleFirstArrivals } from './arrivals.ts'
import { onClose, onDay, onOpen, scheduleHours, startSteady } from './calendar.ts'
import { onRetry, onUrgent } from './callbacks.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import type { Center } from './center.ts'
import { onIntervention, scheduleInterventions } from './interventions.ts'
import { onIvrEnd } from './ivr.ts'
import { caseOf } from './journey.ts'
import { startClocks } from './load.ts'
import { FLAG, KIND, type Level, Outcomes, type Population } from './outcomes.ts'
import { onAbandon } from './patience.ts'
import { record, recordCase } from './record.ts'
import { onRedial } from './redials.ts'
import { onOverflow } from './routing.ts'
import { onChatService, onService, onSlowedService } from './service.ts'
import { EVENT, type GroupState, State } from './state.ts'
import type { Tell } from './trace.ts'

export type SimulateOptions = {
  /** Names all random numbers together with the replication; default "1". */
  seed?: string
  /** Number of the replication, from 0; default 0. */
  replication?: number
  /** Is given each full block of outcomes, and the last; the block is used again afterwards. Default: all are kept. */
  onBlock?: (block: Outcomes) => void
  /** Is told every event as it happens. */
  tell?: (state: State) => Tell
}

export type Simulation = {
  /** All calls, when no `onBlock` was given; else the rows of the last block. */
  outcomes: Outcomes
  /** Changes of staff, in order of time. */
  levels: readonly Level[]
  /** When the last event happened, in seconds from the first midnight. */
  end: number
  /** Agent-seconds idle, by group. */
  idleTime: readonly number[]
  /** Customers at each midnight, where the scenario has a population. */
  population: readonly Population[]
  /** Customers when everything is over; 0 without a population. */
  customersAtEnd: number
}

const BLOCK = 512

/**
 * Simulates one replication.
 * @param center a compiled scenario
 * @returns every call with its times, and every change of staff. Same center, seed and replication: same bytes.
 */
export function simulate(center: Center, options: SimulateOptions = {}): Simulation {
  const { seed = '1', replication = 0, onBlock, tell } = options
  const flush = onBlock ? handOver(onBlock) : enlarge
  const state = new State(center, {
    seed,
    replication,
    outcomes: new Outcomes(BLOCK, center.journey !== undefined),
    flush,
    tell: undefined,
  })
  if (tell) state.tell = tell(state)
  startClocks(state)
  if (state.journey !== undefined) scheduleInterventions(state, state.journey)
  if (center.steady) startSteady(state)
  else {
    scheduleHours(state)
    onDay(state, 0)
  }
  scheduleFirstArrivals(state)
  run(state)
  recordInside(state)
  onBlock?.(state.outcomes)
  return {
    outcomes: state.outcomes,
    levels: state.levels,
    end: state.now,
    idleTime: state.groups.map(group => group.idleTime + idleTimeAtEnd(state, group)),
    population: state.journey?.population ?? [],
    customersAtEnd: state.journey?.customers?.count ?? 0,
  }
}

/** Of those who are still idle at the end. */
function idleTimeAtEnd({ now, center, agents }: State, { idle }: GroupState): number {
  const end = Math.max(now, center.end)
  let sum = 0
  for (let i = 0; i < idle.size; i++) sum += end - agents.idleSince[idle.at(i)]
  return sum
}

/** Event after event: the earliest of all sources, or of equal ones the first that was scheduled. */
function run(state: State): void {
  const { nextArrivals, services, patience, clocks, center } = state
  const agenda = state.agenda.timers
  const { end } = center
  for (;;) {
    let source: number = SOURCE.arrival
    let time = nextArrivals.time
    if (services.time <= time && (services.time < time || earlier(services.order, nextArrivals.order))) {
      time = services.time
      source = SOURCE.service
    }
    if (patience.time <= time && (patience.time < time || earlier(patience.order, orderOf(state, source)))) {
      time = patience.time
      source = SOURCE.clock
    }
    if (agenda.time <= time && (agenda.time < time || earlier(agenda.order, orderOf(state, source)))) {
      time = agenda.time
      source = SOURCE.agenda
    }
    for (let clock = 1; clock < clocks.length; clock++) {
      const { due } = clocks[clock]
      if (due < time || (due === time && earlier(clocks[clock].order, orderOf(state, source)))) {
        time = due
        source = SOURCE.clock + clock
      }
    }
    if (time >= end && isOver(state, time)) return
    // On a slowed clock the last digit of a time may fall below the time it is.
    if (time > state.now) state.now = time
    if (source === SOURCE.arrival) onArrival(state)
    else if (source === SOURCE.service) onService(state)
    else if (source === SOURCE.clock) onAbandon(state, 0)
    else if (source === SOURCE.agenda) onAgenda(state)
    else onClock(state, source - SOURCE.clock)
    if (state.draining && state.waitingTotal === 0) dismissAll(state)
  }
}

/** Sources of events; clock k is `clock + k`. */
const enum SOURCE {
  arrival,
  service,
  agenda,
  clock,
}

function orderOf(state: State, source: number): number {
  if (source === SOURCE.arrival) return state.nextArrivals.order
  if (source === SOURCE.service) return state.services.order
  if (source === SOURCE.agenda) return state.agenda.timers.order
  if (source === SOURCE.clock) return state.patience.order
  return state.clocks[source - SOURCE.clock].order
}

// Orders wrap at 2^32: the sign of the difference still tells.
function earlier(a: number, b: number): boolean {
  return ((a - b) | 0) < 0
}

/** A steady-state study ends at its length; days end when the last is over and everybody has gone home. */
function isOver(state: State, next: number): boolean {
  if (state.center.steady || next === Number.POSITIVE_INFINITY) return true
  return state.waitingTotal === 0 && state.groups.every(group => group.busy === 0)
}

function onClock(state: State, clock: number): void {
  const { of } = state.center.clocks[clock]
  if (of === 'service') onSlowedService(state, clock)
  else if (of === 'chats') onChatService(state, clock)
  else onAbandon(state, clock)
}

function onAgenda(state: State): void {
  const { kind, subject, value } = state.agenda
  state.agenda.pop()
  switch (kind) {
    case EVENT.redial:
      return onRedial(state, subject)
    case EVENT.overflow:
      return onOverflow(state, subject, value)
    case EVENT.burst:
      return onBurstCall(state, subject, value)
    case EVENT.ivr:
      return onIvrEnd(state, subject, value)
    case EVENT.callback:
      return onRetry(state, subject)
    case EVENT.urgent:
      return onUrgent(state, subject)
    case EVENT.intervention:
      return onIntervention(state, subject, value)
    case EVENT.level:
      return setLevel(state, subject, value)
    case EVENT.agent:
      return onAgentStart(state, subject, value)
    case EVENT.pause:
      return onPause(state, subject, value)
    case EVENT.agentEnd:
      return onAgentEnd(state, subject)
    case EVENT.day:
      return onDay(state, subject)
    case EVENT.open:
      return onOpen(state)
    case EVENT.close:
      return onClose(state)
  }
}

/** Rows for those still inside at the end: of a steady-state study, or waiting for ever for nobody. */
function recordInside(state: State): void {
  const { calls, center } = state
  if (center.steady) state.now = center.end
  for (let call = 0; call < calls.slots; call++) {
    const is = calls.facts[call * FACT.size + FACT.is]
    if (is === STATE.talking) calls.times[call * TIME.size + TIME.ended] = state.now
    if (is === STATE.waiting || is === STATE.ivr) calls.times[call * TIME.size + TIME.left] = state.now
    if (is === STATE.ivr) breakOffIvr(state, call)
    calls.times[call * TIME.size + TIME.freed] = state.now
    if (is === STATE.talking || is === STATE.working || is === STATE.waiting || is === STATE.ivr)
      recordCallInside(state, call)
  }
  if (state.journey === undefined) return
  const { cases } = state.journey
  for (let slot = 0; slot < cases.slots; slot++)
    if (cases.live[slot] === 1) recordCase(state, slot, { flags: FLAG.open, time: Math.max(state.now, center.end) })
}

/** Until the end there was nothing but the IVR. */
function breakOffIvr(state: State, call: number): void {
  const { values } = state.journey!.cases
  const place = caseOf(state, call)
  values[place + CASE.inIvr] = state.now - state.calls.times[call * TIME.size + TIME.called]
  values[place + CASE.joined] = state.now
}

/** A callback in progress is inside no more than the call it stands for, which was taken as a callback. */
function recordCallInside(state: State, call: number): void {
  const { journey } = state
  const calledBack =
    journey !== undefined && (journey.cases.values[caseOf(state, call) + CASE.marks] & MARK.calledBack) > 0
  if (!calledBack) record(state, call, KIND.inside, 0)
}

const handOver = (onBlock: (block: Outcomes) => void) => (block: Outcomes) => {
  onBlock(block)
  block.size = 0
  return block
}

function enlarge(block: Outcomes): Outcomes {
  const larger = new Outcomes(block.capacity * 2, block.journeys.length > 0)
  larger.journeys.set(block.journeys)
  larger.times.set(block.times)
  larger.facts.set(block.facts)
  larger.size = block.size
  return larger
}
