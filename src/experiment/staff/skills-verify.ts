// The last word: what was found is simulated in replications that have not led to it, repaired, and looked at once more.
import { afterwards, FRESH, isSmall, isSpent, type Point } from './skills-desk.ts'
import { type Settling, settle } from './skills-settle.ts'
import { forgetWhatGrew } from './skills-shown.ts'
import { trim } from './skills-trim.ts'

export type Verification = Settling & { shown: Int32Array }

/** Moves less likely to be right are not tried any more: few where each takes long. */
const CHANCE = { small: 0.02, large: 0.2 }

/**
 * A search chooses what looks best in its replications, so these flatter it: from here on replications are counted from FRESH. Takes
 * and swaps agents in as many replications as decided the verification; verifies again what that has changed.
 */
export async function verified(task: Verification, { staffing }: Point): Promise<Point> {
  const { desk, shown, effects } = task
  desk.phase = 'verify'
  desk.origin = FRESH
  desk.budget = desk.replications + afterwards(desk.search)
  const chance = isSmall(desk.search) ? CHANCE.small : CHANCE.large
  let point = await settle(task, staffing)
  forgetWhatGrew(desk, shown, { before: staffing, after: point.staffing })
  while (!isSpent(desk)) {
    const { replications } = point.tally
    const trimmed = await trim({ desk, point, effects, replications, chance, shown })
    if (trimmed.staffing.join() === point.staffing.join()) break
    point = trimmed
    if (replications >= task.to) break
    point = await settle({ ...task, from: replications }, trimmed.staffing)
    forgetWhatGrew(desk, shown, { before: trimmed.staffing, after: point.staffing })
  }
  return point
}
