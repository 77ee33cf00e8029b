// Abandonments by the interval in which they happen. The measures count a call where it arrived; theory here does not.
import { KIND } from '../../model/outcomes.ts'
import { type Estimate, meanEstimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'
import { oncePerRun, replay } from './replay.ts'

/** Mean number a day in an interval, counted from midnight. */
export function abandonmentsWhen(interval: number): (run: Run) => Estimate {
  return run =>
    meanEstimate(
      byDay(run).map(counts => counts[interval]),
      run.confidence,
    )
}

const byDay = oncePerRun(run => Array.from({ length: run.replications }, (_, day) => countsOf(run, day)))

function countsOf(run: Run, replication: number): Float64Array {
  const counts = new Float64Array(run.center.intervalsPerDay)
  replay(run, replication, ({ kind, left }) => {
    if (kind === KIND.deliberate) counts[Math.floor(left / run.center.interval)]++
  })
  return counts
}
