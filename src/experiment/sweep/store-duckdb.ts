// The store of a study as a DuckDB file: every result is written as it comes, all of a chunk or nothing of it.
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import type { TidyRow } from '../../measures/tidy.ts'
import { UserError } from '../../scenario/problems.ts'
import { BrokenStudyError, type Manifest, type PointEstimate, type Store, type StoredTrial } from './store.ts'
import { checkFigures, refuseDisagreement, sealOf, verifyStudy } from './store-checks.ts'
import { Database } from './store-database.ts'
import {
  appendFailures,
  appendResults,
  hashesOf,
  readEstimates,
  readTrials,
  replaceEstimates,
  replicationsOf,
} from './store-rows.ts'
import { createTables, type NewStudy, noteFact, readManifest, valueColumns } from './store-schema.ts'
import type { ChunkResult, Failure, Range, TrialResult } from './trial.ts'

/**
 * Begins a study in a new file. The file has its name only when it is whole: who is stopped before leaves none.
 * @throws UserError when the file exists or cannot be written
 */
export async function createStore(file: string, study: NewStudy): Promise<DuckStore> {
  refuseExisting(file)
  const draft = `${file}.${process.pid}.new`
  try {
    const database = await Database.create(draft, file)
    try {
      await database.exclusively(async () => {
        await database.transaction(() => createTables(database, study))
        // Closing does this too, but keeps silent when the disk is full: the file would have its name and no tables.
        await database.run('CHECKPOINT')
      })
    } finally {
      await database.close()
    }
    giveName(draft, file)
  } finally {
    for (const rest of [draft, `${draft}.wal`]) rmSync(rest, { force: true })
  }
  return openStore(file, { write: true })
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new UserError(`${file} exists already: go on with savlanut resume ${file}, or name another`)
  if (existsSync(`${file}.wal`))
    throw new UserError(`${file}.wal is left of a study that is gone: delete it, or name another file`)
}

/** A link fails where somebody else has made the file by now; some disks have no links. */
function giveName(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuseExisting(file)
    renameSync(draft, file)
  }
}

/**
 * Opens a study.
 * @param write to add to it; then nobody else can open it
 * @throws UserError when there is none, it is damaged, of another format, or in use
 */
export async function openStore(file: string, { write = false }: { write?: boolean } = {}): Promise<DuckStore> {
  const database = await Database.open(file, write ? 'writing' : 'reading')
  try {
    const manifest = await database.exclusively(async () => {
      const read = await readManifest(database)
      await refuseDisagreement(database)
      return read
    })
    return new DuckStore(database, manifest)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Bytes of observations that are read at once. */
const MOST_BYTES = 2 ** 24
/** Replications that are read before it is known how large they are. */
const FIRST_READ = 32
const MOST_READ = 2048

export class DuckStore implements Store {
  readonly file: string
  readonly manifest: Manifest
  private readonly database: Database
  private readonly columns: readonly string[]

  constructor(database: Database, manifest: Manifest) {
    this.file = database.file
    this.manifest = manifest
    this.database = database
    this.columns = valueColumns(manifest.plan)
  }

  add({ results, failures }: ChunkResult): Promise<void> {
    return this.database.exclusively(async () => {
      this.refuseBroken()
      const fresh = await this.freshOf(results)
      if (fresh.length === 0 && failures.length === 0) return
      await this.database.transaction(async () => {
        if (fresh.length > 0) await appendResults(this.database, fresh, this.columns)
        if (failures.length > 0) await appendFailures(this.database, failures)
        if (this.manifest.results !== null) await noteFact(this.database, 'results', null)
      })
      this.manifest.results = null
    })
  }

  done(): Promise<Range[]> {
    return this.database.exclusively(async () => {
      const rows = await this.database.rows(`
        SELECT point, min(replication), max(replication) + 1
        FROM (SELECT point, replication, replication - row_number() OVER (PARTITION BY point ORDER BY replication) AS island
              FROM replications)
        GROUP BY point, island ORDER BY 1, 2`)
      return rows.map(([point, from, to]) => ({ point: Number(point), from: Number(from), to: Number(to) }))
    })
  }

  failures(): Promise<Failure[]> {
    return this.database.exclusively(async () => {
      const rows = await this.database.rows('SELECT point, "from", "to", message FROM failures ORDER BY 1, 2, 3, 4')
      return rows.map(([point, from, to, message]) => ({ point, from, to, message }) as Failure)
    })
  }

  forgetFailures(): Promise<void> {
    return this.database.exclusively(() => this.database.run('DELETE FROM failures'))
  }

  async *trials(point: number): AsyncIterable<readonly StoredTrial[]> {
    for await (const rows of this.parts(point, [])) yield rows.map(({ values: _, ...trial }) => trial)
  }

  /** The replications of a point as they were added, in order, a part at a time. */
  results(point: number): AsyncIterable<readonly TrialResult[]> {
    return this.parts(point, this.columns)
  }

  saveEstimates(estimates: ReadonlyMap<number, readonly TidyRow[]>): Promise<void> {
    return this.database.exclusively(async () => {
      this.refuseBroken()
      await this.database.transaction(async () => {
        await replaceEstimates(this.database, estimates)
      })
    })
  }

  estimated(): Promise<Set<number>> {
    return this.database.exclusively(async () => {
      const rows = await this.database.rows('SELECT DISTINCT point FROM estimates ORDER BY 1')
      return new Set(rows.map(([point]) => point as number))
    })
  }

  estimates(measures: readonly string[]): Promise<PointEstimate[]> {
    return this.database.exclusively(() => readEstimates(this.database, measures))
  }

  seal(): Promise<string> {
    return this.database.exclusively(async () => {
      this.refuseBroken()
      await checkFigures(this.database, this.manifest)
      const results = await sealOf(this.database)
      if (results !== this.manifest.results) await noteFact(this.database, 'results', results)
      this.manifest.results = results
      return results
    })
  }

  verify(): Promise<void> {
    return this.database.exclusively(() => verifyStudy(this.database, this.manifest))
  }

  close(): Promise<void> {
    return this.database.close()
  }

  private refuseBroken(): void {
    if (this.manifest.broken !== null) throw new BrokenStudyError(`${this.file} is broken: ${this.manifest.broken}`)
  }

  /** Those that are not there yet. */
  private async freshOf(results: readonly TrialResult[]): Promise<TrialResult[]> {
    const known = await hashesOf(this.database, results)
    const fresh: TrialResult[] = []
    for (const result of results) {
      const key = keyOf(result)
      const before = known.get(key)
      if (before === undefined) fresh.push(result)
      else if (before !== result.hash) await this.breakAt(result, before)
      known.set(key, result.hash)
    }
    return fresh
  }

  /** Kept in the file, so that nobody goes on with it. */
  private async breakAt({ point, replication, hash }: TrialResult, before: string): Promise<never> {
    const broken = `point ${point}, replication ${replication}: hash ${before} in the study, ${hash} now`
    await noteFact(this.database, 'broken', broken)
    this.manifest.broken = broken
    return this.refuseBroken() as never
  }

  /** As many replications at once as are not too large together. */
  private async *parts(point: number, columns: readonly string[]): AsyncIterable<TrialResult[]> {
    const replications = await this.database.exclusively(() => replicationsOf(this.database, point))
    let size = FIRST_READ
    for (let at = 0; at < replications.length; ) {
      const part = replications.slice(at, at + size)
      const range = { point, first: part[0], last: part.at(-1)! }
      const trials = await this.database.exclusively(() => readTrials(this.database, range, columns))
      yield trials
      at += part.length
      const bytes = trials.reduce((sum, { data }) => sum + data.length, 0)
      size = Math.max(1, Math.min(MOST_READ, Math.floor((MOST_BYTES * part.length) / (bytes + 1))))
    }
  }
}

const keyOf = ({ point, replication }: TrialResult) => `${point} ${replication}`
