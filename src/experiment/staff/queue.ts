// The least staff of groups that share no callers, by simulation.
import { compromise, conflicts } from './compromise.ts'
import { look, type QueueSearch, type Work, workFor } from './queue-work.ts'
import type { Found } from './search.ts'
import { settle } from './settle.ts'
import { trim } from './trim.ts'

/**
 * Finds, for queues of one group each, numbers of people of which no single one can be taken away.
 *
 * 1. *Settle.* From the start, each interval moves by as many people as the formula's step says, from the value that was simulated, not
 *    from the formula's own; all intervals at once, sweep after sweep, until nothing is missed. Requirements of a day, of everything
 *    or of a share of the days take people where they help most, and give them up where they are missed least.
 * 2. *Trim.* One fewer is tried at every post; posts that touch no requirement together are tried in one simulated staffing.
 * 3. *Sequentially.* Replications are doubled. A post is decided when the interval of a requirement excludes its bound with one fewer,
 *    and those of its own requirements do with what it has; intervals are raised by Bonferroni for the number of looks. Whoever is
 *    surely not needed goes at once; at the most replications values decide, and such cells are uncertain. Where a formula is
 *    exact (`isExact`), it decides such ties.
 * 4. Requirements that no number of people meets get the number that violates them least.
 *
 * All staffings meet the same callers, so that differences between them are sharp. What is found depends on the replications
 * alone, never on time or threads. For requirements of single intervals no single removal is left; for wider ones
 * (a day, everything) the removals tried are those that cost least by the formula: a local minimum.
 */
export async function searchQueue(search: QueueSearch): Promise<Found> {
  const work = workFor(search)
  try {
    await decide(work)
    await giveIn(work)
  } catch (error) {
    if (!search.signal?.aborted) throw error
    return found(work, { complete: false })
  }
  return found(work, { complete: true })
}

async function decide(work: Work): Promise<void> {
  const { first, most } = work.search.replications
  for (let replications = Math.min(first, most), ways: 'both' | 'up' = 'both'; ; ways = 'up') {
    const isLast = replications >= most
    await settle(work, { replications, ways, misses: ways === 'both' || isLast ? 'byValue' : 'surely' })
    const open = await trim(work, { replications, accepts: isLast ? 'finally' : 'surely' })
    if (open === 0 || isLast) return
    replications = Math.min(2 * replications, most)
  }
}

/** Requirements that are missed whatever is done. */
async function giveIn(work: Work): Promise<void> {
  const { most } = work.search.replications
  if (!work.tally || conflicts(work, work.tally).length === 0) return
  if (compromise(work, work.tally))
    work.tally = await look(work, work.staffing, { replications: most, phase: 'verify' })
}

function found(work: Work, { complete }: { complete: boolean }): Found {
  const { staffing, tally, shown, deciding, judge, constraints, givenUp } = work
  const lost = tally ? conflicts(work, tally) : []
  const impossible = [...new Set([...lost, ...[...givenUp].filter(index => constraints[index].pull === 1)])]
  return {
    staffing,
    tally,
    shown,
    deciding,
    complete,
    ...judge.counted(),
    impossible: impossible.flatMap(index => constraints[index].requirements).sort((a, b) => a - b),
  }
}
