// Which agent takes which call: on arrival, when an agent is freed, and when a call has waited for its overflow.
import { urgentCallback } from './callbacks.ts'
import { FACT, STATE, TIME } from './calls.ts'
import type { CallType, Group } from './center.ts'
import { idlePlace } from './chats.ts'
import { beginJourney } from './ivr.ts'
import { journeyOf } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { KIND } from './outcomes.ts'
import { join, leaveQueue, recordVirtualWait } from './patience.ts'
import { endUnanswered } from './redials.ts'
import { startService } from './service.ts'
import { EVENT, type GroupState, type State, type TypeState } from './state.ts'

/** A caller, fresh or again, finds a line or not. */
export function enter(state: State, call: number, type: TypeState): void {
  if (state.tell !== undefined) state.tell('calls', call)
  if (state.journey !== undefined) return enterJourney(state, state.journey, call)
  if (!state.open) return endUnanswered(state, call, KIND.closed)
  if (state.inSystem >= state.center.lines) return endUnanswered(state, call, KIND.blocked)
  state.inSystem++
  reach(state, call, type)
}

/** The same where there is an IVR, or an e-mail that needs no line and comes at any hour. */
function enterJourney(state: State, journey: JourneyState, call: number): void {
  const { deferred } = journeyOf(state, call)
  if (!deferred) {
    if (!state.open) return endUnanswered(state, call, KIND.closed)
    if (state.inSystem >= state.center.lines) return endUnanswered(state, call, KIND.blocked)
    state.inSystem++
  }
  beginJourney(state, journey, call)
}

/** A call reaches a queue: an idle agent takes it, or it joins. */
export function reach(state: State, call: number, type: TypeState): void {
  const group = type.onlyGroup >= 0 ? state.groups[type.onlyGroup] : idleGroupFor(state, type)
  if (group !== undefined && group.idle.size > 0)
    startService(state, call, group.concurrent ? idlePlace(state, group) : group.idle.first)
  else join(state, call, type)
}

/** The group whose longest idle agent takes a call of this type at once, by the ranks of the type. */
export function idleGroupFor(state: State, type: TypeState): GroupState | undefined {
  const { ranks } = type.spec
  for (let rank = 0; rank < ranks.length; rank++) {
    const group = idleGroupOf(state, ranks[rank], type)
    if (group !== undefined) return group
  }
  return undefined
}

/** Among groups of one rank, the one whose idle agent is chosen; ties go to the agent idle for longest. */
function idleGroupOf(state: State, rank: readonly number[], { spec, index }: TypeState): GroupState | undefined {
  const { agentChoice } = spec
  if (agentChoice === 'random') return randomIdleGroup(state, rank)
  let best: GroupState | undefined
  let bestKey = 0
  let bestSince = 0
  for (let i = 0; i < rank.length; i++) {
    const group = state.groups[rank[i]]
    if (group.idle.size === 0) continue
    const key = agentChoice === 'longestIdle' ? 0 : choiceKey(group.spec, index, agentChoice)
    const since = state.agents.idleSince[group.idle.first]
    if (best !== undefined && (key > bestKey || (key === bestKey && since >= bestSince))) continue
    best = group
    bestKey = key
    bestSince = since
  }
  return best
}

function choiceKey(group: Group, type: number, choice: CallType['agentChoice']): number {
  if (choice === 'leastSkilled') return group.serves.length
  return choice === 'fastest' ? group.factors[type] : -group.factors[type]
}

/** Every idle agent of the rank is equally likely. */
function randomIdleGroup(state: State, rank: readonly number[]): GroupState | undefined {
  let total = 0
  for (let i = 0; i < rank.length; i++) total += state.groups[rank[i]].idle.size
  if (total === 0) return undefined
  let left = state.choice.below(total)
  for (let i = 0; i < rank.length; i++) {
    left -= state.groups[rank[i]].idle.size
    if (left < 0) return state.groups[rank[i]]
  }
  return undefined
}

/** The call that a freed agent of this group takes, out of its queue already, or -1. */
export function nextCallFor(state: State, group: GroupState): number {
  if (state.journey !== undefined) {
    const urgent = urgentCallback(state, state.journey, group)
    if (urgent >= 0) return urgent
  }
  for (;;) {
    const index = group.onlyType >= 0 ? group.onlyType : bestQueue(state, group.spec)
    if (index < 0) return -1
    const type = state.types[index]
    if (type.queue.size === 0) return -1
    const call = type.queue.shift()
    if (state.calls.facts[call * FACT.size + FACT.is] === STATE.waiting) {
      leaveQueue(state, call, type)
      return call
    }
    if (state.calls.facts[call * FACT.size + FACT.is] === STATE.held) return call
    recordVirtualWait(state, call)
  }
}

/** Where nobody waits for this group any more: the places of those who left come to the head. */
export function forgetThoseWhoLeft(state: State, group: GroupState): void {
  if (state.journey === undefined) nextCallFor(state, group)
  // Callbacks and e-mails stay for another day.
  else
    for (const { type } of group.spec.serves) {
      const { queue } = state.types[type]
      while (queue.size > 0 && state.calls.facts[queue.first * FACT.size + FACT.is] === STATE.gone)
        recordVirtualWait(state, queue.shift())
    }
}

/** The type whose head this group takes: the oldest call, or the highest priority or score and then the oldest. */
function bestQueue(state: State, { serves, callChoice }: Group): number {
  const { types, now } = state
  const { times } = state.calls
  let best = -1
  let bestKey = 0
  let bestArrived = 0
  for (let i = 0; i < serves.length; i++) {
    const service = serves[i]
    const { queue, spec } = types[service.type]
    if (queue.size === 0) continue
    const arrived = times[queue.first * TIME.size + TIME.arrived]
    if (service.after > 0 && now < arrived + service.after) continue
    let key = 0
    if (callChoice !== 'oldest') {
      key = spec.priority + service.priority
      if (callChoice === 'score') key += spec.slope * (now - arrived)
    }
    if (best >= 0 && (key < bestKey || (key === bestKey && arrived >= bestArrived))) continue
    best = service.type
    bestKey = key
    bestArrived = arrived
  }
  return best
}

/** Announces when this waiting call may overflow to further groups. */
export function scheduleOverflow(state: State, call: number, { spec }: TypeState): void {
  const arrived = state.calls.times[call * TIME.size + TIME.arrived]
  for (const { after } of spec.overflow)
    state.agenda.schedule(arrived + after, state.nextOrder(), EVENT.overflow, call, arrived)
}

/** A call has waited long enough for a further group, if it is still the same call that waits. */
export function onOverflow(state: State, call: number, arrived: number): void {
  const { times, facts } = state.calls
  const is = facts[call * FACT.size + FACT.is]
  // One who left is still remembered: this is when he would have been answered.
  if ((is !== STATE.waiting && is !== STATE.gone) || times[call * TIME.size + TIME.arrived] !== arrived) return
  for (const { group: index, after } of state.types[facts[call * FACT.size + FACT.type]].spec.overflow) {
    const group = state.groups[index]
    if (group.idle.size === 0 || state.now < arrived + after) continue
    // The agent takes what his rule says: this call, unless an older or more urgent one waits for him too.
    const next = nextCallFor(state, group)
    if (next >= 0) return startService(state, next, idlePlace(state, group))
  }
}
