// Parts of a study put together, and what is then still missing.
import { type Conducted, conduct } from '../experiment/sweep/conduct.ts'
import { NOBODY } from '../experiment/sweep/here.ts'
import { mergeStores, missingByShard, missingOf, shardsOf } from '../experiment/sweep/merge.ts'
import type { Store } from '../experiment/sweep/store.ts'
import { grouped } from '../report/numbers.ts'
import { EXIT } from './exit-codes.ts'
import { tellStudy } from './study-report.ts'

/** @throws UserError when the parts do not belong together, BrokenStudyError when two differ */
export async function mergeStudies(file: string, parts: readonly string[], form: 'text' | 'quiet'): Promise<void> {
  const store = await mergeStores(file, parts)
  try {
    const ended = await conduct(store, NOBODY)
    process.exitCode = ended.complete ? EXIT.ok : EXIT.incomplete
    const end = ended.complete
      ? `Complete: ${file} holds it all. Next: savlanut export ${file}`
      : [notComplete(file, ended), ...(await missingParts(store, parts))].join('\n')
    process.stdout.write(await tellStudy(store, ended, { form, end }))
  } finally {
    await store.close()
  }
}

function notComplete(file: string, { done, planned, failures }: Conducted): string {
  const failed = failures > 0 ? `, ${failures} failed (savlanut status ${file})` : ''
  const resume = `savlanut resume ${file}${failures > 0 ? ' --retry-failed' : ''}`
  return `Not complete${failed}: ${done} of ${planned} replications are there. Merge the other parts, or: ${resume}`
}

/** `Missing: part 2 of 3 (80 replications)`, a line each, where all parts are of as many. */
async function missingParts(store: Store, parts: readonly string[]): Promise<string[]> {
  const { plan } = store.manifest
  const [of, ...others] = new Set((await shardsOf(parts)).map(shard => shard.of))
  if (of === undefined || others.length > 0) return []
  const counts = missingByShard(plan, missingOf(plan, await store.done()), of)
  return counts.flatMap((count, i) =>
    count > 0 ? [`Missing: part ${i + 1} of ${of} (${grouped(count)} replications)`] : [],
  )
}
