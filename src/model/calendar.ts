// Days: opening and closing, staffing through the day, shifts with breaks, who is present.
import { dismissAll, logLevel, setLevel } from './agents.ts'
import { resumeArrivals, scheduleBursts } from './arrivals.ts'
import { promiseInstead } from './callbacks.ts'
import { FACT, STATE } from './calls.ts'
import type { Shift } from './center.ts'
import { beginDay } from './interventions.ts'
import { KIND } from './outcomes.ts'
import { leaveQueue, lineOf } from './patience.ts'
import { endUnanswered } from './redials.ts'
import { EVENT, type GroupState, type State, type TypeState } from './state.ts'

const DAY = 86400

/**
 * Opening and closing of all days, before anything else is scheduled: at equal times the doors open before a caller
 * comes, and close before those on shift go home.
 */
export function scheduleHours(state: State): void {
  state.center.days.forEach(({ open, close, closes }, day) => {
    if (open >= close) return
    state.agenda.schedule(open, state.nextOrder(), EVENT.open, day)
    if (closes) state.agenda.schedule(close, state.nextOrder(), EVENT.close, day)
  })
}

/** Plans a day, at its midnight: staffing, bursts and the next day. */
export function onDay(state: State, day: number): void {
  const { days } = state.center
  for (const group of state.groups) {
    drawPresence(group)
    planLevels(state, day, group)
    planShifts(state, day, group)
  }
  scheduleBursts(state, day)
  if (state.journey !== undefined) {
    beginDay(state.journey, day)
    resumeArrivals(state)
  }
  if (day + 1 < days.length) state.agenda.schedule((day + 1) * DAY, state.nextOrder(), EVENT.day, day + 1)
}

function drawPresence({ spec, here, presence }: GroupState): void {
  if (spec.presence === 1) return
  const places = spec.concurrency?.chats ?? 1
  for (let agent = 0; agent < here.length; agent += places)
    here.fill(presence.uniform() < spec.presence ? 1 : 0, agent, agent + places)
}

/** Staffing changes of the day, one event each. */
function planLevels(state: State, day: number, group: GroupState): void {
  if (group.spec.levels.length === 0) return
  const { interval, intervalsPerDay, days } = state.center
  const { open, close } = days[day]
  let previous = -1
  for (let slot = 0; slot < intervalsPerDay; slot++) {
    const time = day * DAY + slot * interval
    if (time < open || time >= close) continue
    const level = presentOf(group, planned(state, group, { day, slot }))
    if (level !== previous) state.agenda.schedule(time, state.nextOrder(), EVENT.level, group.index, level)
    previous = level
  }
}

/** The scheduled agents, with those who have been moved here or away: as many as were scheduled there. */
function planned({ journey, groups }: State, { index, spec }: GroupState, when: { day: number; slot: number }): number {
  if (journey === undefined || journey.moves.length === 0) return spec.levels[when.day][when.slot]
  const placesOf = (group: number) => groups[group].spec.concurrency?.chats ?? 1
  const agents = groups.map(({ spec: { levels } }, group) => (levels[when.day]?.[when.slot] ?? 0) / placesOf(group))
  for (const { from, to, agents: most } of journey.moves) {
    const moved = Math.min(most, agents[from])
    agents[from] -= moved
    agents[to] += moved
  }
  return agents[index] * placesOf(index)
}

/** Of so many scheduled agents, those who are there today. */
function presentOf({ spec, here }: GroupState, agents: number): number {
  if (spec.presence === 1) return agents
  let count = 0
  for (let agent = 0; agent < agents; agent++) count += here[agent]
  return count
}

/** Starts, breaks and ends of the shifts that begin on this day. */
function planShifts(state: State, day: number, group: GroupState): void {
  const today = state.center.days[day]
  const before = { date: today.date - 1, weekday: (today.weekday + 6) % 7 }
  let number = 0
  for (const shift of group.spec.shifts) {
    const begins = beginsOn(shift, today)
    // The first night is that of a shift which began the evening before.
    const began = day === 0 && shift.start + shift.length > DAY && beginsOn(shift, before)
    for (let i = 0; i < shift.agents; i++, number++) {
      if (group.here[number] === 0) continue
      const agent = state.agents.firstOf[group.index] + number
      if (began) planAgent(state, shift, { day: -1, group, agent, i })
      if (begins) planAgent(state, shift, { day, group, agent, i })
    }
  }
}

const beginsOn = ({ dates, weekdays }: Shift, { date, weekday }: { date: number; weekday: number }) =>
  dates ? dates.has(date) : weekdays.has(weekday)

type Place = { day: number; group: GroupState; agent: number; i: number }

function planAgent(state: State, shift: Shift, { day, group, agent, i }: Place): void {
  const { agenda } = state
  const start = day * DAY + shift.start
  const end = start + shift.length
  const late = group.spec.lateness?.sample(group.lateness) ?? 0
  if (late >= shift.length) return
  agenda.schedule(Math.max(0, start + late), state.nextOrder(), EVENT.agent, agent, end)
  for (const { starts, length } of shift.breaks) {
    const pause = Math.max(start + starts[i], start + late)
    if (pause >= 0) agenda.schedule(pause, state.nextOrder(), EVENT.pause, agent, length)
  }
  agenda.schedule(end, state.nextOrder(), EVENT.agentEnd, agent)
}

export function onOpen(state: State): void {
  state.open = true
  state.draining = false
  for (const group of state.groups) logLevel(state, group)
}

/** At closing those waiting are still served, unless they are cut off or nobody is left to serve them. */
export function onClose(state: State): void {
  state.open = false
  for (const type of state.types) {
    const staffed = type.spec.groups.some(group => state.groups[group].onDuty > 0)
    if (state.center.clearAtClose || !staffed) cutOff(state, type)
  }
  state.draining = state.waitingTotal > 0
  if (!state.draining) dismissAll(state)
  for (const group of state.groups) logLevel(state, group)
}

function cutOff(state: State, type: TypeState): void {
  const { calls } = state
  if (type.atOnce === 0) return
  while (type.queue.size > 0) {
    const call = type.queue.shift()
    const is = calls.facts[call * FACT.size + FACT.is]
    if (is === STATE.held) promiseInstead(state, state.journey!, call)
    else if (is !== STATE.waiting) calls.give(call)
    if (is !== STATE.waiting) continue
    leaveQueue(state, call, type)
    state.inSystem -= lineOf(state, call)
    endUnanswered(state, call, KIND.disconnected)
  }
}

/** The staffing of an endless interval. */
export function startSteady(state: State): void {
  state.open = true
  for (const group of state.groups) {
    drawPresence(group)
    setLevel(state, group.index, presentOf(group, group.spec.levels[0][0]))
  }
}
