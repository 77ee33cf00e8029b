// Agents who handle several contacts at once. Each has as many places, and each place is an agent to the rest of the model;
// what the places of one agent share is his speed: every further contact slows all of them.
import { FACT } from './calls.ts'
import { DUTY, type GroupState, type State } from './state.ts'

/** The idle place that takes the next contact: of the agent with the fewest, the longest idle. */
export function idlePlace(state: State, group: GroupState): number {
  const { idle, concurrent } = group
  if (!concurrent) return idle.first
  let best = idle.first
  let fewest = Number.POSITIVE_INFINITY
  for (let i = 0; i < idle.size; i++) {
    const contacts = contactsOf(state, group, idle.at(i))
    if (contacts >= fewest) continue
    best = idle.at(i)
    fewest = contacts
  }
  return best
}

/** Contacts that the agent of a place handles now. */
function contactsOf(state: State, group: GroupState, place: number): number {
  const [first, chats] = placesOf(state, group, place)
  let contacts = 0
  for (let each = first; each < first + chats; each++) contacts += state.agents.duty[each] === DUTY.busy ? 1 : 0
  return contacts
}

function placesOf(state: State, { spec, index }: GroupState, place: number): [first: number, chats: number] {
  const { chats } = spec.concurrency!
  const own = place - state.agents.firstOf[index]
  return [place - (own % chats), chats]
}

const stretchAt = ({ spec }: GroupState, contacts: number) => 1 + spec.concurrency!.slowdown * Math.max(0, contacts - 1)

/** A stretch of work begins at a place, at the speed of its agent. */
export function workAtPlace(state: State, group: GroupState, call: number, duration: number): void {
  const place = state.calls.facts[call * FACT.size + FACT.agent]
  const stretch = stretchAt(group, contactsOf(state, group, place))
  state.clocks[group.spec.concurrency!.clock].push(place, state.now, duration * stretch, state.nextOrder())
}

/** A place has become busy or free: what its agent has in hand at the others goes on at another speed. */
export function changeSpeed(state: State, group: GroupState, place: number, before: number): void {
  const [first, chats] = placesOf(state, group, place)
  const clock = state.clocks[group.spec.concurrency!.clock]
  const factor = stretchAt(group, contactsOf(state, group, place)) / stretchAt(group, before)
  for (let each = first; each < first + chats; each++) {
    if (each === place || !clock.has(each)) continue
    const left = clock.left(each, state.now) * factor
    clock.cancel(each)
    clock.push(each, state.now, left, state.nextOrder())
  }
}

/** Contacts of the agent of a place before that place changed from idle to busy or back. */
export function contactsBefore(state: State, group: GroupState, place: number): number {
  const now = contactsOf(state, group, place)
  return state.agents.duty[place] === DUTY.busy ? now - 1 : now + 1
}
