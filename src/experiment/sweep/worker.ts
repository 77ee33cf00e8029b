// One worker thread of a study: reads the plan once, then runs the chunks it is given.
import Tinypool from 'tinypool'
import type { Plan } from './plan.ts'
import type { Chunk } from './trial.ts'
import { workOn } from './work.ts'

const work = workOn(Tinypool.workerData as Plan)

export default (chunk: Chunk) => work(chunk)
