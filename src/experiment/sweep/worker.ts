// One worker thread of a study: reads the plan once, then runs the chunks it is given.
import Tinypool from 'tinypool'
import type { Plan } from './plan.ts'
import type { Chunk, ChunkResult } from './trial.ts'
import { workOn } from './work.ts'

let work: ((chunk: Chunk) => ChunkResult) | undefined

// Read with the first chunk: what goes wrong then is told to whoever waits for it.
export default (chunk: Chunk) => {
  work ??= workOn(Tinypool.workerData as Plan)
  return work(chunk)
}
