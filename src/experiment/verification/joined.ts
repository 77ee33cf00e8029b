// Callers by the queue that they saw when they joined it.
import { KIND } from '../../model/outcomes.ts'
import { type Estimate, ratioEstimate } from '../../stats/interval.ts'
import type { Run } from '../run.ts'
import type { Output } from './case.ts'
import { oncePerRun, replay } from './replay.ts'

/** Of all calls; of those who joined. */
type Values = { share: number; abandonment: number; wait: number }
type Sums = { calls: number; joined: number[]; abandoned: number[]; waited: number[] }

/** Shares, abandonment and waits of those who joined a queue shorter than the threshold, and of the others. */
export function joined(threshold: number, exact: { below: Values; above: Values }): Output[] {
  const byBatch = oncePerRun(run => sumsOf(run, threshold))
  return (['below', 'above'] as const).flatMap((side, i) => {
    const output = (name: string, value: number, pair: (sums: Sums) => [number, number]): Output => ({
      name: `${name} ${side}`,
      exact: value,
      read: run => ratioOf(run, byBatch(run).map(pair)),
    })
    const { share, abandonment, wait } = exact[side]
    return [
      output('joined', share, ({ joined, calls }) => [joined[i], calls]),
      output('abandonment joined', abandonment, ({ abandoned, joined }) => [abandoned[i], joined[i]]),
      output('wait joined', wait, ({ waited, joined }) => [waited[i], joined[i]]),
    ]
  })
}

function ratioOf({ confidence }: Run, pairs: [number, number][]): Estimate {
  return ratioEstimate(
    pairs.map(([above]) => above),
    pairs.map(([, below]) => below),
    confidence,
  )
}

function sumsOf(run: Run, threshold: number): Sums[] {
  const { length, warmUp, batches } = run.center.steady!
  const from = Number(warmUp)
  const sums = Array.from(
    { length: batches },
    (): Sums => ({ calls: 0, joined: [0, 0], abandoned: [0, 0], waited: [0, 0] }),
  )
  const batchOf = (time: number): Sums | undefined => sums[Math.floor(((time - from) / (length - from)) * batches)]
  const waiters = waitersOf(run, arrived => {
    const batch = batchOf(arrived)
    if (batch) batch.calls++
  })
  eachWithQueue(waiters, ({ arrived, left, abandoned }, queue) => {
    const batch = batchOf(arrived)
    const side = queue < threshold ? 0 : 1
    if (!batch) return
    batch.joined[side]++
    batch.abandoned[side] += abandoned ? 1 : 0
    batch.waited[side] += left - arrived
  })
  return sums
}

type Waiter = { arrived: number; left: number; abandoned: boolean }

/** Those who waited, in the order in which they left the queue. */
function waitersOf(run: Run, onCall: (arrived: number) => void): Waiter[] {
  const waiters: Waiter[] = []
  replay(run, 0, ({ kind, arrived, left }) => {
    if (kind === KIND.virtual) return
    onCall(arrived)
    if (kind === KIND.blocked || left === arrived) return
    waiters.push({ arrived, left, abandoned: kind === KIND.deliberate })
  })
  return waiters
}

/** Tells each waiter and how many waited when he came: all before him, less those who had left. */
function eachWithQueue(waiters: readonly Waiter[], tell: (waiter: Waiter, queue: number) => void): void {
  const byArrival = waiters.toSorted((a, b) => a.arrived - b.arrived)
  let gone = 0
  byArrival.forEach((waiter, before) => {
    while (waiters[gone].left <= waiter.arrived) gone++
    tell(waiter, before - gone)
  })
}
