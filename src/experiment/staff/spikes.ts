// Posts far above what their calls alone ask for: what a search in few replications has put there, and has not taken away again.
import { type Constraint, constraintsOf, readingOf, violationOf } from './constraints.ts'
import type { Found, Search } from './search.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'

/** By half and two more than a search begins with. */
const isFar = (people: number, start: number) => people > 1.5 * start + 2

/** Intervals before and after whose targets a post may touch. */
const NEAR = 2

/** Halvings at most: 2²⁰ people. */
const HALVINGS = 20

type Spike = { post: number; fails: number; holds: number; touches: readonly number[] }

/**
 * Halves what is far above, at all such posts at once, until each has the least with which no requirement near it is missed by more
 * than before. Where they are too few together, all stays as it was found.
 */
export async function withoutSpikes(search: Search, found: Found): Promise<Found> {
  const { evaluator, start, least, most, replications } = search
  const far = [...found.staffing.keys()].filter(
    post => least[post] < most[post] && isFar(found.staffing[post], start[post]),
  )
  if (!found.complete || far.length === 0) return found
  const constraints = constraintsOf(evaluator.plan, evaluator.posts, search.requirements)
  let simulated = 0
  const see = async (staffing: Staffing): Promise<number[]> => {
    const [tally] = await evaluator.evaluate([{ staffing, from: 0, to: replications.most }])
    simulated++
    return constraints.map(each => missingIn(each, tally))
  }
  const before = await see(found.staffing)
  const isWorse = (now: readonly number[]) => (index: number) => now[index] > before[index]
  const spikes = far.map(post => ({
    post,
    fails: least[post] - 1,
    holds: found.staffing[post],
    touches: touchedBy(search, constraints, post),
  }))
  for (let halving = 0; halving < HALVINGS && spikes.some(isOpen); halving++) {
    const worse = isWorse(await see(withPeople(found.staffing, spikes, middleOf)))
    for (const spike of spikes.filter(isOpen)) {
      const middle = middleOf(spike)
      if (spike.touches.some(worse)) spike.fails = middle
      else spike.holds = middle
    }
  }
  const staffing = withPeople(found.staffing, spikes, ({ holds }) => holds)
  const worse = isWorse(await see(staffing))
  const lowered = !spikes.some(({ touches }) => touches.some(worse))
  return {
    ...found,
    ...(lowered && {
      staffing,
      tally: undefined,
      shown: found.shown.map((each, post) => (far.includes(post) ? -1 : each)),
    }),
    staffings: found.staffings + simulated,
    replications: found.replications + simulated * replications.most,
  }
}

const isOpen = ({ fails, holds }: Spike) => holds - fails > 1
const middleOf = ({ fails, holds }: Spike) => (holds - fails > 1 ? Math.floor((fails + holds) / 2) : holds)

function withPeople(staffing: Staffing, spikes: readonly Spike[], peopleOf: (spike: Spike) => number): Staffing {
  const next = staffing.slice()
  for (const spike of spikes) next[spike.post] = peopleOf(spike)
  return next
}

const missingIn = (constraint: Constraint, tally: Tally) =>
  violationOf(constraint, readingOf(constraint, tally, 0.95).value)

/** Requirements of intervals near the post, and of longer stretches that it is part of, whoever serves there. */
function touchedBy(
  { evaluator: { posts }, center }: Search,
  constraints: readonly Constraint[],
  post: number,
): number[] {
  const timeOf = (which: number) => posts[which].day * center.intervalsPerDay + posts[which].slot
  return constraints.flatMap(({ reach, posts: its }, index) => {
    const isNear = its.some(other => Math.abs(timeOf(other) - timeOf(post)) <= NEAR)
    return (reach === 'cell' ? isNear : its.includes(post)) ? [index] : []
  })
}
