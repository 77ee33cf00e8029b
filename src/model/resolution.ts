// Whether an answer solves the case, and what the customer does when it does not.
import type { Generator } from '../engine/random.ts'
import { FACT } from './calls.ts'
import { CASE, MARK } from './cases.ts'
import type { Profile } from './center-journey.ts'
import { PURPOSE, privateDraws } from './draws.ts'
import { caseOf, closeCase, journeyOf, loseByWaiting, waitOf } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { responseTo } from './load.ts'
import { FLAG, KIND } from './outcomes.ts'
import { record } from './record.ts'
import { openDayFrom, scheduleRedial } from './redials.ts'
import { change, lose, restore } from './satisfaction.ts'
import type { State } from './state.ts'
import { rate } from './survey.ts'
import { TRAIT } from './traits.ts'

/** The chance that this answer solves the case, fixed when it begins. */
export function chanceOf(state: State, journey: JourneyState, call: number, agent: number): number {
  const { resolution } = journeyOf(state, call)
  if (resolution === undefined) return 0
  const { probability, dataQuality, hurry } = resolution
  const profile = journey.traits.profiles[state.agents.group[agent]]
  let chance = probability * (1 - dataQuality * (1 - journey.dataQuality)) * journey.resolution
  if (profile) chance *= journey.traits.resolutionFactor(agent, profile)
  if (hurry) chance *= responseTo(state, hurry, state.types[state.calls.facts[call * FACT.size + FACT.type]])
  return Math.min(1, chance)
}

/** An answer is over: solved or not, with what the customer makes of it; the case ends or goes on. */
export function endContact(state: State, journey: JourneyState, call: number, agent: number): void {
  const { values } = journey.cases
  const place = caseOf(state, call)
  const profile = journey.traits.profiles[state.agents.group[agent]]
  const { resolution } = journeyOf(state, call)
  const calledBack = (values[place + CASE.marks] & MARK.calledBack) > 0
  values[place + CASE.served]++
  values[place + CASE.redials] = 0
  annoy(state, journey, call, calledBack)
  if (profile) impress(journey, place, { agent, profile })
  const random = privateDraws(state, call, PURPOSE.resolution)
  const solved = resolution === undefined || random.uniform() < values[place + CASE.chance]
  let flags = solved ? FLAG.final : 0
  if (resolution !== undefined) {
    if (values[place + CASE.served] === 1) flags |= FLAG.first
    flags |= solved ? FLAG.solved : random.uniform() < believedShare(journey, call, agent, state) ? FLAG.believed : 0
  }
  flags |= detect(state, journey, call, solved) | sell(state, journey, call, solved)
  flags |= rate(state, journey, call, flags)
  record(state, call, calledBack ? KIND.calledBack : KIND.answered, flags)
  // Who believes that all is well will be disappointed.
  values[place + CASE.flags] = flags & FLAG.believed
  if (solved) closeCase(state, journey, call, FLAG.solved | (flags & FLAG.outreach))
  else repeatOrGiveUp(state, journey, call, flags)
}

/** What waiting, the IVR or a late callback costs in satisfaction. */
function annoy(state: State, journey: JourneyState, call: number, calledBack: boolean): void {
  const { satisfaction, cases } = journey
  if (!satisfaction) return
  const place = caseOf(state, call)
  if (!calledBack) return loseByWaiting(state, journey, call)
  lose(journey, place, (satisfaction.callbackPerHour * waitOf(state, journey, call)) / 3600)
  if ((cases.values[place + CASE.flags] & FLAG.broken) > 0) lose(journey, place, satisfaction.brokenPromise)
}

type Who = { agent: number; profile: Profile }

function impress(journey: JourneyState, place: number, { agent, profile }: Who): void {
  const { traits } = journey
  const { composureSatisfaction, promiseSatisfaction } = profile.effects
  change(journey, place, composureSatisfaction * (2 * traits.composure(agent, profile) - 1))
  change(journey, place, promiseSatisfaction * (2 * traits.values[agent * TRAIT.size + TRAIT.promiseKeeping] - 1))
}

/** Over-promising agents leave more customers in a false belief. */
function believedShare(journey: JourneyState, call: number, agent: number, state: State): number {
  const { believed } = journeyOf(state, call).resolution!
  const profile = journey.traits.profiles[state.agents.group[agent]]
  if (!profile) return believed
  const keeping = journey.traits.values[agent * TRAIT.size + TRAIT.promiseKeeping]
  return Math.max(0, believed + profile.effects.promiseBelieved * (2 * keeping - 1))
}

/** Whether the signs of an unsolved contact are seen, rightly or not. */
function detect(state: State, { proactive }: JourneyState, call: number, solved: boolean): number {
  if (!proactive) return 0
  const seen = solved ? proactive.falsePositives : proactive.sensitivity
  return privateDraws(state, call, PURPOSE.detection).uniform() < seen ? FLAG.outreach : 0
}

/** After a solved contact an offer may succeed: with the satisfied as with a customer, with the others more as with a prospect. */
function sell(state: State, { spec: { economics }, cases }: JourneyState, call: number, solved: boolean): number {
  if (!economics || economics.crossSell.offers === 0 || !solved) return 0
  const { offers, existing, prospects, trust } = economics.crossSell
  const random = privateDraws(state, call, PURPOSE.sale)
  const s = cases.values[caseOf(state, call) + CASE.satisfaction]
  return random.uniform() < offers && random.uniform() < prospects + (existing - prospects) * s ** trust ? FLAG.sale : 0
}

/** An unsolved case: outreach solves it, the customer calls again, or gives up. */
export function repeatOrGiveUp(state: State, journey: JourneyState, call: number, flags: number): void {
  const { values } = journey.cases
  const place = caseOf(state, call)
  const { resolution } = journeyOf(state, call)
  const random = privateDraws(state, call, PURPOSE.repeat)
  const repeats =
    resolution !== undefined &&
    random.uniform() < resolution.repeat &&
    values[place + CASE.served] < resolution.contacts
  const delay = resolution ? resolution.delay.sample(random) : 0
  const time = whenOpen(state, call, state.now + delay, random)
  if (
    (flags & FLAG.outreach) > 0 &&
    outreach(state, journey, call, repeats ? time - state.now : Number.POSITIVE_INFINITY)
  )
    return
  if (!repeats) return closeCase(state, journey, call, FLAG.gaveUp | (flags & FLAG.outreach))
  values[place + CASE.redials] = 0
  if (time < Number.POSITIVE_INFINITY) scheduleRedial(state, call, time)
}

/** The center calls first; true when that solves the case before the customer calls again, if it comes to that. */
function outreach(state: State, journey: JourneyState, call: number, repeatsAfter: number): boolean {
  const { reach, solves, satisfaction, delay } = journey.proactive!
  const random = privateDraws(state, call, PURPOSE.outreach)
  if (random.uniform() >= reach || delay >= repeatsAfter) return false
  restore(journey, caseOf(state, call), satisfaction)
  if (random.uniform() >= solves) return false
  if (state.now + delay < state.center.end) closeCase(state, journey, call, FLAG.solved | FLAG.outreach, delay)
  return true
}

/** A time for a call: the time itself when the center is open, else within the opening hours that follow. */
function whenOpen(state: State, call: number, time: number, random: Generator): number {
  const { days, steady } = state.center
  if (steady) return time
  const day = Math.floor(time / 86400)
  if (day >= days.length) return Number.POSITIVE_INFINITY
  if (time >= days[day].open && time < days[day].close) return time
  return openDayFrom(state, call, { day: time < days[day].open ? day : day + 1, random })
}
