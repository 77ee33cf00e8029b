// What a search for staff starts from, and what it finds: the same for one queue and for several skills.
import type { Center } from '../../model/center.ts'
import type { Evaluator } from './evaluator.ts'
import type { Requirement } from './requirements.ts'
import type { Staffing } from './staffing.ts'
import type { Tally } from './tally.ts'

/** How far a search is. */
export type SearchProgress = {
  /** What it does: one of the words below. */
  phase: 'start' | 'search' | 'trim' | 'verify'
  /** Replications simulated so far, and about how many it will take. */
  done: number
  planned: number
  /** Agent-hours present of the best staffing so far, and how many requirements it misses. */
  hours: number
  missed: number
}

export type Search = {
  center: Center
  /** Watches the requirements, in their order. */
  evaluator: Evaluator
  requirements: readonly Requirement[]
  /** By post of the evaluator: where to begin, the least and the most that may stand there, the cost of one there. */
  start: Staffing
  least: Staffing
  most: Staffing
  costs: Float64Array
  /** Of the intervals that decide; 0.95, say. */
  confidence: number
  /** Replications in which a staffing is judged at first, and at most. */
  replications: { first: number; most: number }
  onProgress: (progress: SearchProgress) => void
  /** When aborted, the best so far is given back. */
  signal: AbortSignal | undefined
}

export type Found = {
  staffing: Staffing
  /** What the staffing has shown, over all replications in which it was simulated; undefined when nothing was simulated in time. */
  tally: Tally | undefined
  /** By post: the requirement that one agent fewer was shown to miss; -1 where none was shown. */
  shown: Int32Array
  /** By post: the requirement that one agent fewer misses by its value, or missed when it was last tried; -1 where none. Default: none known. */
  deciding?: Int32Array
  complete: boolean
  staffings: number
  replications: number
  /** Requirements (by index) that no staffing within `most` meets. */
  impossible: readonly number[]
}
