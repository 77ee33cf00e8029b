// Patience as Kaplan and Meier see it through a queue: whatever the law, the curve must be the law's.
import { KIND } from '../../model/outcomes.ts'
import type { Estimate } from '../../stats/interval.ts'
import { type SurvivalCurve, survivalCurve } from '../../stats/kaplan-meier.ts'
import type { Run } from '../run.ts'
import type { Output } from './case.ts'
import { oncePerRun, replay } from './replay.ts'

/** Shares of callers whose patience is longer than so many seconds. */
export function stillPatient(shares: Readonly<Record<number, number>>): Output[] {
  return Object.entries(shares).map(([seconds, exact]) => ({
    name: `patience > ${seconds} s`,
    exact,
    read: run => valueAt(curveOf(run), Number(seconds)),
  }))
}

/** Of those who had to wait: the others have shown nothing of their patience. */
const curveOf = oncePerRun((run: Run) => {
  const times: number[] = []
  const gaveUp: boolean[] = []
  replay(run, 0, ({ kind, arrived, left }) => {
    const abandoned = kind === KIND.deliberate
    if (!abandoned && (kind !== KIND.answered || left === arrived)) return
    times.push(left - arrived)
    gaveUp.push(abandoned)
  })
  return survivalCurve(times, gaveUp)
})

function valueAt({ times, survival, variance, atRisk }: SurvivalCurve, seconds: number): Estimate {
  let last = 0
  while (last + 1 < times.length && times[last + 1] <= seconds) last++
  const standardError = Math.sqrt(variance[last])
  return { value: survival[last], low: NaN, high: NaN, standardError, n: atRisk[0] }
}
