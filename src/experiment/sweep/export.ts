// A study as files for other programs: its tables, what their columns are, and what it was. Equal studies give equal bytes.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../scenario/problems.ts'
import { dictionaryOf, selectDictionary } from './dictionary.ts'
import { type Draft, type Format, sqlText, withDraft, writeRows } from './export-duckdb.ts'
import { exportTables, STUDY, selectOf } from './export-tables.ts'
import type { Manifest } from './store.ts'
import { openStore } from './store-duckdb.ts'

export type Exported = {
  /** What was written, in order; a manifest has no rows. */
  files: { file: string; rows: number | undefined }[]
  /** Everything that was planned is there. */
  complete: boolean
  points: { estimated: number; planned: number }
}

/**
 * Writes the tables `points`, `replications` and `estimates` (each with its columns as `dictionary` explains them), the
 * `dictionary` and `manifest.json` into a folder. Files of these names are replaced, each in one step; others are left. A
 * study that is not complete is written as far as it is there.
 * @param folder is made where there is none
 * @throws UserError for what is no study, a damaged or a broken one, and when something cannot be written
 */
export async function exportStudy(
  file: string,
  folder: string,
  { format, signal }: { format: Format; signal?: AbortSignal },
): Promise<Exported> {
  const standing = await standingOf(file)
  return withDraft(folder, { signal }, async draft => {
    const { connection } = draft
    await connection.run(`ATTACH ${sqlText(file)} AS ${STUDY} (READ_ONLY)`)
    const tables = await exportTables(connection, standing.manifest.plan)
    const selects = [
      ...tables.map(table => ({ name: table.name, select: selectOf(table, { finite: format === 'jsonl' }) })),
      { name: 'dictionary', select: selectDictionary(dictionaryOf(tables)) },
    ]
    const files: Exported['files'] = []
    for (const { name, select } of selects) {
      const target = join(folder, `${name}.${format}`)
      files.push({ file: target, rows: await writeRows(draft, { select, file: target, format }) })
    }
    files.push({ file: writeManifest(draft, folder, standing), rows: undefined })
    const { complete, estimated, manifest } = standing
    return { files, complete, points: { estimated, planned: manifest.plan.points.length } }
  })
}

type Standing = { manifest: Manifest; complete: boolean; estimated: number; replications: number }

/** What is to be written is read from end to end once before: nobody should draw conclusions from a damaged study. */
async function standingOf(file: string): Promise<Standing> {
  const store = await openStore(file)
  try {
    const { manifest } = store
    refuseBroken(file, manifest)
    await store.verify()
    const ranges = await store.done()
    const replications = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
    const { size: estimated } = await store.estimated()
    return { manifest, complete: manifest.results !== null, estimated, replications }
  } finally {
    await store.close()
  }
}

/** @throws UserError for a study that gave two results for one replication */
export function refuseBroken(file: string, { broken }: Pick<Manifest, 'broken'>): void {
  if (broken === null) return
  throw new UserError(`${file} is broken and not to be trusted: ${broken}. Run it again into a new file`)
}

/** What the study was: everything that its results follow from, and nothing of where and when they were made. */
function writeManifest({ folder: draft }: Draft, folder: string, standing: Standing): string {
  const { manifest, complete, estimated, replications: done } = standing
  const { id, program, plan, results } = manifest
  const { points, seed, confidence, replications, precision, scenario, set, design, measures, axes, inputs } = plan
  const said = {
    study: id,
    complete,
    results,
    savlanut: program.version,
    code: program.code,
    v8: program.v8,
    seed,
    confidence,
    replications,
    precision,
    points: { planned: points.length, estimated },
    replicationsDone: done,
    scenario,
    set,
    design,
    measures,
    axes,
    inputs,
  }
  const name = 'manifest.json'
  writeFileSync(join(draft, name), `${JSON.stringify(said, null, 2)}\n`)
  renameSync(join(draft, name), join(folder, name))
  return join(folder, name)
}
