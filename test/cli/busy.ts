// A queue that keeps a processor busy for some ten milliseconds a replication: long enough to be killed in.
import { write } from './process.ts'

/** Writes `busy.yaml` into the folder of the tests. */
export const writeBusyQueue = (replications: number) =>
  write(
    'busy.yaml',
    `title: A busy queue
open: "08:00-18:00"
days: 5
types:
  calls: { arrivals: { perHour: 200 }, handle: { law: exponential, mean: 4 min }, patience: { law: exponential, mean: 3 min } }
groups: { desk: { serves: [calls], staffing: 14 } }
study: { replications: ${replications} }
`,
  )
