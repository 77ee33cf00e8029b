// What happens to calls, event by event, for people who want to follow a replication.
import { FACT, TIME } from './calls.ts'
import { BURST_CALLERS } from './draws.ts'
import type { State } from './state.ts'

/** Is told what happens to a call, at `state.now`. */
export type Tell = (what: string, call: number) => void

/** Something that happens to a call, and how busy the center is just then. */
export type TracedEvent = {
  /** Seconds from the first midnight. */
  time: number
  /** What happens: "calls", "waits", "is answered", "loses patience" … */
  what: string
  type: string
  /** Name of the caller's segment; empty where the type has none. */
  segment: string
  /** Number of the caller within his type, from 0; those of bursts count for themselves. */
  caller: number
  ofBurst: boolean
  /** Which of the caller's calls this is, from 0. */
  attempt: number
  /** The group that has the call, once it is answered. */
  group: string | undefined
  /** Seconds since the call came in. */
  since: number
  /** Calls of this type that wait, and agents that are busy, of all groups. */
  waiting: number
  busy: number
}

/** Makes of what the simulation tells events that `hear` understands; goes to `simulate` as `tell`. */
export function tracer(hear: (event: TracedEvent) => void): (state: State) => Tell {
  return state => (what, call) => hear(eventOf(state, what, call))
}

function eventOf(state: State, what: string, call: number): TracedEvent {
  const { center, now, calls, groups, agents } = state
  const fact = call * FACT.size
  const time = call * TIME.size
  const caller = calls.times[time + TIME.caller]
  const ofBurst = caller >= BURST_CALLERS
  const type = calls.facts[fact + FACT.type]
  const agent = calls.facts[fact + FACT.agent]
  return {
    time: now,
    what,
    type: center.types[type].name,
    segment: center.segments[calls.facts[fact + FACT.segment]].name,
    caller: ofBurst ? caller - BURST_CALLERS : caller,
    ofBurst,
    attempt: calls.facts[fact + FACT.attempt],
    group: agent < 0 ? undefined : center.groups[agents.group[agent]].name,
    since: now - calls.times[time + TIME.arrived],
    waiting: state.types[type].waiting,
    busy: groups.reduce((sum, group) => sum + group.busy, 0),
  }
}
