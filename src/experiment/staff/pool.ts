// Pieces of staffing work in worker threads.
import Tinypool from 'tinypool'
import { workerFile } from '../worker-file.ts'
import type { EvaluatorData, Pieces } from './evaluator.ts'

const FILE = workerFile('./worker', import.meta.url)

export async function inThreads(data: EvaluatorData, workers: number): Promise<Pieces> {
  const pool = new Tinypool({ filename: FILE, workerData: data, minThreads: workers, maxThreads: workers })
  return { run: piece => pool.run(piece), close: () => pool.destroy() }
}
