// What the management changes from a date on, and what word of mouth does to the population from day to day.
import { poisson } from '../engine/laws/counts.ts'
import type { Intervention } from './center-journey.ts'
import type { JourneyState } from './journey-state.ts'
import { EVENT, type State } from './state.ts'

const DAY = 86400

export function scheduleInterventions(state: State, journey: JourneyState): void {
  journey.spec.interventions.forEach((intervention, index) => {
    const steps = Math.max(1, Math.ceil(intervention.ramp / DAY))
    for (let step = 0; step < steps; step++) {
      const time = intervention.at + step * DAY
      // What holds from the first midnight on must be known when that day is planned.
      if (time === 0) onIntervention(state, index, step)
      else state.agenda.schedule(time, state.nextOrder(), EVENT.intervention, index, step)
    }
  })
}

/** One step of an intervention; policies begin with the first, traits and data change in equal steps. */
export function onIntervention(state: State, index: number, step: number): void {
  const journey = state.journey!
  const intervention = journey.spec.interventions[index]
  const share = 1 / Math.max(1, Math.ceil(intervention.ramp / DAY))
  for (const group of intervention.groups)
    if (journey.traits.profiles[group]) journey.traits.shift(group, intervention, share)
  journey.dataQuality = Math.min(1, Math.max(0, journey.dataQuality + intervention.dataQuality * share))
  journey.lookUp *= intervention.lookUp ** share
  journey.resolution *= intervention.resolution ** share
  if (step === 0) beginPolicies(journey, intervention)
}

function beginPolicies(journey: JourneyState, { handOver, proactive, breakCover, reassign }: Intervention): void {
  if (handOver) journey.handOver = handOver
  if (proactive) journey.proactive = proactive
  if (breakCover) journey.breakCover = true
  if (reassign) journey.moves.push(reassign)
}

/** A new day of the population: those who join, after what others have told them. */
export function beginDay(journey: JourneyState, day: number): void {
  const { customers, acquisitions, spec, population } = journey
  if (!customers || !spec.customers) return
  const { wordOfMouth } = spec
  const joined = day === 0 ? 0 : poisson(acquisitions, expectedNew(journey))
  for (let i = 0; i < joined; i++) customers.join()
  population.push({ day, customers: customers.count, joined })
  if (!wordOfMouth || day === 0) return
  const keep = Math.exp(-DAY / wordOfMouth.days)
  journey.angry *= keep
  journey.delighted *= keep
}

/** New customers of a day: fewer by each who was warned, more by each who was told good things. */
function expectedNew({ spec: { customers, wordOfMouth }, angry, delighted }: JourneyState): number {
  if (!wordOfMouth) return customers!.newPerDay
  const told = wordOfMouth.perDay * (delighted - angry)
  return Math.max(0, customers!.newPerDay + wordOfMouth.effect * told)
}
