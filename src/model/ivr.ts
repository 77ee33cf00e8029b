// The IVR or bot before the queue: a walk through a graph, drawn as a whole when the call comes in.
import type { Generator } from '../engine/random.ts'
import { FACT, STATE, TIME } from './calls.ts'
import { CASE } from './cases.ts'
import { EXIT, type Ivr } from './center-journey.ts'
import { choose, PURPOSE, privateDraws } from './draws.ts'
import { caseOf, closeCase, journeyOf, loseByWaiting } from './journey.ts'
import type { JourneyState } from './journey-state.ts'
import { FLAG, KIND } from './outcomes.ts'
import { record } from './record.ts'
import { endUnanswered } from './redials.ts'
import { repeatOrGiveUp } from './resolution.ts'
import { EVENT, type State } from './state.ts'
import { route } from './transfers.ts'

/** A call comes in: through the IVR, if there is one, to a queue. */
export function beginJourney(state: State, journey: JourneyState, call: number): void {
  const { ivr } = journeyOf(state, call)
  if (ivr === undefined) return route(state, journey, call, EXIT.queue)
  const { values } = journey.cases
  const place = caseOf(state, call)
  const exit = walk(ivr, privateDraws(state, call, PURPOSE.ivr), { values, place })
  values[place + CASE.flags] |= FLAG.ivr
  state.calls.facts[call * FACT.size + FACT.is] = STATE.ivr
  if (state.tell !== undefined) state.tell('enters the IVR', call)
  state.agenda.schedule(state.now + values[place + CASE.inIvr], state.nextOrder(), EVENT.ivr, call, exit)
}

/** Number of the present walk: steps that bear it have been visited. */
let walks = 0

/** Whoever has gone round so often has gone mad, and hangs up. */
const MOST_LOOPS = 10_000

/** Goes through the graph; leaves time and loops in the case, and gives the exit. */
function walk(
  { start, steps, hangUp, visited }: Ivr,
  random: Generator,
  { values, place }: { values: Float64Array; place: number },
): number {
  const patience = hangUp === undefined ? Number.POSITIVE_INFINITY : hangUp.sample(random)
  const mark = ++walks
  let time = 0
  let loops = 0
  let step = start
  while (step >= 0) {
    if (visited[step] === mark) loops++
    visited[step] = mark
    time += steps[step].time.sample(random)
    step =
      time >= patience || loops === MOST_LOOPS
        ? EXIT.hangUp
        : steps[step].to[choose(steps[step].upTo, random.uniform())]
  }
  values[place + CASE.inIvr] = Math.min(time, patience)
  values[place + CASE.loops] = loops
  return step
}

/** A call leaves the IVR. */
export function onIvrEnd(state: State, call: number, exit: number): void {
  const journey = state.journey!
  const place = caseOf(state, call)
  state.calls.times[call * TIME.size + TIME.arrived] = state.now
  journey.cases.values[place + CASE.joined] = state.now
  const held = journeyOf(state, call).deferred ? 0 : 1
  if (exit === EXIT.hangUp) {
    state.inSystem -= held
    return endUnanswered(state, call, KIND.hungUp)
  }
  if (exit === EXIT.solved || exit === EXIT.believedSolved) {
    state.inSystem -= held
    return serveItself(state, journey, call, exit === EXIT.solved)
  }
  // One who is still in the IVR when the center has closed and the last of the others is served comes too late.
  if (!state.open && !state.draining && held > 0) {
    state.inSystem -= held
    return endUnanswered(state, call, KIND.disconnected)
  }
  route(state, journey, call, exit)
}

function serveItself(state: State, journey: JourneyState, call: number, solved: boolean): void {
  state.calls.times[call * TIME.size + TIME.left] = state.now
  if (state.tell !== undefined) state.tell(solved ? 'is served by the IVR' : 'believes the IVR has solved it', call)
  loseByWaiting(state, journey, call)
  record(state, call, KIND.selfServed, solved ? FLAG.solved | FLAG.final : FLAG.believed)
  if (solved) closeCase(state, journey, call, FLAG.solved)
  else repeatOrGiveUp(state, journey, call, 0)
  state.calls.give(call)
}
