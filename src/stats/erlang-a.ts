// Exact results for Erlang A: the M/M/n queue whose callers have exponential patience.
import type { Line } from './erlang.ts'
import { type ImpatientQueue, mmng } from './mmng.ts'

/**
 * Erlang A, M/M/n+M: the M/M/n+G queue with exponential patience. Always settles, however large the load; endless patience
 * (Infinity) is Erlang C, and then throws a RangeError at full load.
 * @param line calls a second and seconds; at least one agent, and 5,000 are no trouble
 * @param meanPatience seconds
 * @see Palm 1946; Garnett, Mandelbaum & Reiman 2002
 * @example erlangA({ agents: 14, arrivalRate: 200 / 3600, meanService: 180 }, 300).pAbandon // => 0.0139837441224
 */
export function erlangA(line: Line, meanPatience: number): ImpatientQueue {
  return mmng(line, seconds => Math.exp(-seconds / meanPatience))
}
