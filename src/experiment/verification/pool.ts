// Cases spread over worker threads. Like ../pool.ts, this needs Node.
import Tinypool from 'tinypool'
import type { Case } from './case.ts'
import type { Comparison } from './compare.ts'

export type Task = { id: string; effort: number }
type How = { effort: number; threads: number; onDone: () => void }

const FILE = import.meta.url.endsWith('.ts') ? fromSources() : new URL('./worker.js', import.meta.url).href

function fromSources(): string {
  const tsx = import.meta.resolve('tsx/esm/api')
  const worker = new URL('./worker.ts', import.meta.url).href
  const code = `import { register } from '${tsx}'; register(); export default (await import('${worker}')).default`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

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
