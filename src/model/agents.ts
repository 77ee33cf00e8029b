// Who is on duty, idle or busy. Agents are individuals: the idle of a group stand in a line, longest idle first.
import { callBack } from './callbacks.ts'
import { changeSpeed, contactsBefore } from './chats.ts'
import { setClocks } from './load.ts'
import { forgetThoseWhoLeft, nextCallFor } from './routing.ts'
import { startService } from './service.ts'
import { DUTY, EVENT, type GroupState, PLAN, type State } from './state.ts'

/** Gives an idle or just freed agent a call; an idle one is the first of his group's line. */
export function takeAgent(state: State, agent: number): GroupState {
  const { duty, idleSince } = state.agents
  const group = state.groups[state.agents.group[agent]]
  const wasBusy = duty[agent] === DUTY.busy
  if (duty[agent] === DUTY.idle) {
    if (group.concurrent) group.idle.remove(agent)
    else group.idle.shift()
    group.idleTime += state.now - idleSince[agent]
  }
  duty[agent] = DUTY.busy
  group.busy++
  if (group.concurrent && !wasBusy) changeSpeed(state, group, agent, contactsBefore(state, group, agent))
  if (!state.open) logLevel(state, group)
  return group
}

/** An agent has finished a call: he leaves if his time is over, takes the next call, or rests. */
export function agentFreed(state: State, agent: number): void {
  const group = state.groups[state.agents.group[agent]]
  group.busy--
  if (!state.open) logLevel(state, group)
  if (group.surplus > 0 && leavesNow(state, agent, group)) return
  const call = nextCallFor(state, group)
  if (call >= 0) return startService(state, call, agent)
  rest(state, agent, group)
  if (state.loaded) setClocks(state, state.center.clocksOnBusy[group.index])
  if (state.journey !== undefined) callBack(state, state.journey, group)
}

/** Puts an agent at the end of the line of the idle. */
function rest(state: State, agent: number, group: GroupState): void {
  const wasBusy = state.agents.duty[agent] === DUTY.busy
  state.agents.duty[agent] = DUTY.idle
  state.agents.idleSince[agent] = state.now
  group.idle.push(agent)
  if (group.concurrent && wasBusy) changeSpeed(state, group, agent, contactsBefore(state, group, agent))
}

function goOff(state: State, agent: number, group: GroupState): void {
  const { duty, idleSince } = state.agents
  if (duty[agent] === DUTY.idle) {
    group.idle.remove(agent)
    group.idleTime += state.now - idleSince[agent]
  }
  const wasBusy = duty[agent] === DUTY.busy
  duty[agent] = DUTY.off
  if (group.concurrent && wasBusy) changeSpeed(state, group, agent, contactsBefore(state, group, agent))
}

/** Of those who outstay their time: with staffing counts whoever is free first leaves; with shifts each for himself. */
function leavesNow(state: State, agent: number, group: GroupState): boolean {
  const { agents } = state
  const plan = agents.plan[agent]
  if (group.spec.shifts.length > 0 && plan === PLAN.stay) return false
  // After closing the places of those who gave up come to the head although nobody takes calls any more.
  if (!state.open && state.waitingTotal === 0) forgetThoseWhoLeft(state, group)
  group.surplus--
  agents.plan[agent] = PLAN.stay
  goOff(state, agent, group)
  if (plan === PLAN.pause) takeBreak(state, agent)
  staffChanged(state, group)
  return true
}

/** An agent comes on duty and takes a call that waits for him. */
function comeOn(state: State, agent: number, group: GroupState): void {
  group.onDuty++
  staffChanged(state, group)
  const call = nextCallFor(state, group)
  if (call >= 0) return startService(state, call, agent)
  rest(state, agent, group)
  if (state.journey !== undefined) callBack(state, state.journey, group)
}

/** Sets the number of agents on duty; busy agents too many finish their call first. */
export function setLevel(state: State, index: number, level: number): void {
  const { agents } = state
  const group = state.groups[index]
  while (group.onDuty < level && group.surplus > 0) {
    group.surplus--
    group.onDuty++
  }
  for (let agent = agents.firstOf[index]; group.onDuty < level && agent < agents.firstOf[index + 1]; agent++)
    if (agents.duty[agent] === DUTY.off) comeOn(state, agent, group)
  while (group.onDuty > level) {
    group.onDuty--
    if (group.idle.size > 0) goOff(state, group.idle.first, group)
    else group.surplus++
  }
  staffChanged(state, group)
}

/** Start of a shift that lasts until `end`, or end of a break (`end` 0). */
export function onAgentStart(state: State, agent: number, end: number): void {
  const { agents } = state
  const group = state.groups[agents.group[agent]]
  if (end > 0) {
    agents.shiftEnd[agent] = end
    agents.pause[agent] = 0
  }
  if (state.now >= agents.shiftEnd[agent]) return
  if (agents.duty[agent] === DUTY.off && agents.pause[agent] > 0) return takeBreak(state, agent)
  if (agents.duty[agent] === DUTY.off) return comeOn(state, agent, group)
  if (agents.plan[agent] === PLAN.stay) return
  agents.plan[agent] = PLAN.stay
  group.surplus--
  group.onDuty++
  staffChanged(state, group)
}

/** End of a shift; while calls that came in time still wait after closing, everybody stays. */
export function onAgentEnd(state: State, agent: number): void {
  if (!state.draining) depart(state, agent, PLAN.leave)
}

export function onPause(state: State, agent: number, length: number): void {
  const { agents } = state
  if (state.draining || state.now >= agents.shiftEnd[agent]) return
  // A break that comes due while another is delayed or taken follows it.
  agents.pause[agent] += length
  depart(state, agent, PLAN.pause)
}

function takeBreak(state: State, agent: number): void {
  const { pause } = state.agents
  state.agenda.schedule(state.now + pause[agent], state.nextOrder(), EVENT.agent, agent)
  pause[agent] = 0
}

function depart(state: State, agent: number, plan: number): void {
  const { agents } = state
  const group = state.groups[agents.group[agent]]
  if (agents.duty[agent] === DUTY.off) return
  if (agents.plan[agent] !== PLAN.stay) {
    if (plan === PLAN.leave) agents.plan[agent] = plan
    return
  }
  group.onDuty--
  if (agents.duty[agent] === DUTY.idle) {
    goOff(state, agent, group)
    if (plan === PLAN.pause) takeBreak(state, agent)
  } else {
    agents.plan[agent] = plan
    group.surplus++
  }
  staffChanged(state, group)
}

/** Everybody leaves, the busy when their call is finished: the center is closed and nobody waits. */
export function dismissAll(state: State): void {
  const { agents } = state
  state.draining = false
  for (const { spec, index } of state.groups) {
    if (spec.shifts.length === 0) setLevel(state, index, 0)
    else
      for (let agent = agents.firstOf[index]; agent < agents.firstOf[index + 1]; agent++) {
        agents.shiftEnd[agent] = state.now
        depart(state, agent, PLAN.leave)
      }
  }
}

function staffChanged(state: State, group: GroupState): void {
  if (state.loaded) setClocks(state, state.center.clocksOnStaff[group.index])
  logLevel(state, group)
}

/** Notes the agents paid for: those on duty in opening hours, and at any time those who finish a call. */
export function logLevel(state: State, { index, onDuty, surplus, busy }: GroupState): void {
  state.levels.push({
    group: index,
    time: state.now,
    scheduled: state.open ? onDuty : 0,
    surplus: state.open ? surplus : busy,
  })
}
