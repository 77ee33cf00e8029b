// One thread that simulates staffings of a scenario.
import Tinypool from 'tinypool'
import { benchOf, type EvaluatorData, type Job, runPiece } from './evaluator.ts'

const data = Tinypool.workerData as EvaluatorData
const bench = benchOf(data)

export default (piece: Job) => runPiece(data.seed, bench, piece)
