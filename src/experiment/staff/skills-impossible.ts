// Requirements that no staffing meets, as far as simulation tells.
import { type Desk, type Point, shortOf, simulated } from './skills-desk.ts'
import { directionOf, isMissed, readingOf } from './skills-reading.ts'
import type { Staffing } from './staffing.ts'

/** Replications that tell what cannot be. */
const GLANCE = 16

/** The first kind: requirements that are missed both with the most agents and with the least. No number between them is believed to do. */
export async function setApartImpossible(desk: Desk): Promise<void> {
  const { requirements, confidence, least, most } = desk.search
  const missedWith = async (staffing: Staffing): Promise<number[]> => {
    const [tally] = await simulated(desk, [{ staffing, from: 0, to: GLANCE }])
    const reading = readingOf(requirements, tally, confidence)
    return [...requirements.keys()].filter(i => isMissed(reading, i))
  }
  const high = await missedWith(most)
  if (high.length === 0) return
  const low = new Set(await missedWith(least))
  for (const i of high) if (low.has(i)) desk.impossible.add(i)
}

/**
 * The second kind: what is missed beyond doubt after all repairs, where one requirement pulls against another. Where all ask for more
 * agents they have no quarrel: what is still missed then is only missed.
 */
export function conflicting(desk: Desk, { reading }: Point): number[] {
  const pulls = desk.search.requirements.map(directionOf)
  if (pulls.every(pull => pull === 1)) return []
  return shortOf(desk, reading).filter(i => isMissed(reading, i))
}
