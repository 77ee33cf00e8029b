// Parts of a study put together, and what is then still missing.
import { conduct } from '../experiment/sweep/conduct.ts'
import { NOBODY } from '../experiment/sweep/here.ts'
import { mergeStores } from '../experiment/sweep/merge.ts'
import type { Store } from '../experiment/sweep/store.ts'
import { EXIT } from './exit-codes.ts'
import { tellStudy } from './study-report.ts'

/** @throws UserError when the parts do not belong together, BrokenStudyError when two differ */
export async function mergeStudies(file: string, parts: readonly string[], form: 'text' | 'quiet'): Promise<void> {
  const store: Store = await mergeStores(file, parts)
  try {
    const ended = await conduct(store, NOBODY)
    process.exitCode = ended.complete ? EXIT.ok : EXIT.incomplete
    const end = ended.complete
      ? `Complete: ${file} holds it all. Next: savlanut export ${file}`
      : `Not complete: ${ended.done} of ${ended.planned} replications are there. Merge the other parts, or: savlanut resume ${file}`
    process.stdout.write(await tellStudy(store, ended, { form, end }))
  } finally {
    await store.close()
  }
}
