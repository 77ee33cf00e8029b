// The calls of a run, one by one: the same simulation once more, for what no counter keeps.
import { type Outcomes, ROW_FACT, ROW_TIME } from '../../model/outcomes.ts'
import { simulate } from '../../model/simulate.ts'
import type { Run } from '../run.ts'

export type CallSeen = { kind: number; arrived: number; left: number }

/** Tells every row of a replication, in the order in which waits end (virtual waits among them). */
export function replay({ center, seed }: Run, replication: number, see: (call: CallSeen) => void): void {
  const call = { kind: 0, arrived: 0, left: 0 }
  const onBlock = ({ times, facts, size }: Outcomes) => {
    for (let row = 0; row < size; row++) {
      call.kind = facts[row * ROW_FACT.size + ROW_FACT.kind]
      call.arrived = times[row * ROW_TIME.size + ROW_TIME.arrived]
      call.left = times[row * ROW_TIME.size + ROW_TIME.left]
      see(call)
    }
  }
  simulate(center, { seed, replication, onBlock })
}

/** What is computed of a run is computed once, however many outputs read it. */
export function oncePerRun<T>(compute: (run: Run) => T): (run: Run) => T {
  const known = new WeakMap<Run, T>()
  return run => {
    if (!known.has(run)) known.set(run, compute(run))
    return known.get(run) as T
  }
}
