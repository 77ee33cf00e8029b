// Cases spread over worker threads. Like ../pool.ts, this needs Node.
import Tinypool from 'tinypool'
import { workerFile } from '../worker-file.ts'
import type { Case } from './case.ts'
import type { Comparison } from './compare.ts'

export type Task = { id: string; effort: number }
type How = { effort: number; threads: number; onDone: () => void }

const FILE = workerFile('./worker', import.meta.url)

/** One list of comparisons a case, in the order of the cases. */
export async function compareInWorkers(
  cases: readonly Case[],
  { effort, threads, onDone }: How,
): Promise<Comparison[][]> {
  const pool = new Tinypool({ filename: FILE, minThreads: threads, maxThreads: threads })
  try {
    return await Promise.all(
      cases.map(async ({ id }): Promise<Comparison[]> => {
        const comparisons = await pool.run({ id, effort } satisfies Task)
        onDone()
        return comparisons
      }),
    )
  } finally {
    await pool.destroy()
  }
}
