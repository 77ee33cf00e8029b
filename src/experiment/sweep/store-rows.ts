// Rows of the tables of a study, written and read.
import { BLOB, blobValue, DOUBLE, type DuckDBBlobValue, INTEGER, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { TidyRow } from '../../measures/tidy.ts'
import type { PointEstimate } from './store.ts'
import type { Database } from './store-database.ts'
import { hashOfValues, RowsHash } from './store-digests.ts'
import { damageOf } from './store-errors.ts'
import { quoted } from './store-schema.ts'
import type { Failure, TrialResult } from './trial.ts'

/** What is not a number is nothing to a database. */
const storable = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
const numberOf = (value: unknown) => (value === null ? Number.NaN : (value as number))

// ── replications ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Hashes of those that are there already, by `point replication`. */
export async function hashesOf(database: Database, results: readonly TrialResult[]): Promise<Map<string, string>> {
  const lists = [results.map(({ point }) => point), results.map(({ replication }) => replication)]
  const rows = await database.rows(
    `SELECT r.point, r.replication, r.hash FROM replications r
     SEMI JOIN (SELECT unnest($1) AS point, unnest($2) AS replication) asked
     ON r.point = asked.point AND r.replication = asked.replication`,
    lists.map(list => listValue(list)),
    [LIST(INTEGER), LIST(INTEGER)],
  )
  return new Map(rows.map(([point, replication, hash]) => [`${point} ${replication}`, hash as string]))
}

/** @param columns of `replications`, in the order of the values */
export async function appendResults(
  database: Database,
  results: readonly TrialResult[],
  columns: readonly string[],
): Promise<void> {
  const odd = results.find(({ values }) => values.length !== columns.length)
  if (odd) throw new Error(`${odd.values.length} values for ${columns.length} columns`)
  const key = [
    { type: INTEGER, values: results.map(({ point }) => point) },
    { type: INTEGER, values: results.map(({ replication }) => replication) },
    { type: VARCHAR, values: results.map(({ hash }) => hash) },
  ]
  const values = columns.map((_, i) => ({ type: DOUBLE, values: results.map(result => storable(result.values[i])) }))
  const digests = results.map(result => hashOfValues(Array.from(result.values, storable)))
  const data = { type: BLOB, values: results.map(result => blobValue(result.data)) }
  await database.append('replications', [...key, ...values])
  await database.append('observations', [...key, data, { type: VARCHAR, values: digests }])
}

export async function replicationsOf(database: Database, point: number): Promise<number[]> {
  const rows = await database.rows('SELECT replication FROM observations WHERE point = $1 ORDER BY 1', [point])
  return rows.map(([replication]) => replication as number)
}

type Some = { point: number; first: number; last: number }

/**
 * @param columns of `replications` that are wanted, none or all
 * @throws UserError when these are not the values that were stored
 */
export async function readTrials(
  database: Database,
  { point, first, last }: Some,
  columns: readonly string[],
): Promise<TrialResult[]> {
  const selected = ['o.replication', 'o.hash', 'o.data', 'o.figures', ...columns.map(name => `r.${quoted(name)}`)]
  const from = `observations o ${columns.length > 0 ? 'JOIN replications r USING (point, replication)' : ''}`
  const rows = await database.rows(
    `SELECT ${selected.join(', ')} FROM ${from}
     WHERE o.point = $1 AND o.replication BETWEEN $2 AND $3 ORDER BY o.replication`,
    [point, first, last],
  )
  return rows.map(([replication, hash, data, figures, ...values]) => {
    if (columns.length > 0) refuseEdited(database.file, { point, replication, figures, values } as Figures)
    return {
      point,
      replication: replication as number,
      hash: hash as string,
      data: (data as DuckDBBlobValue).bytes,
      values: Float64Array.from(values, numberOf),
    }
  })
}

type Figures = { point: number; replication: number; figures: string; values: (number | null)[] }

function refuseEdited(file: string, { point, replication, figures, values }: Figures): void {
  if (hashOfValues(values) === figures) return
  throw damageOf(file, `point ${point}, replication ${replication}: its values are not those that were stored`)
}

/** @throws UserError when the values of a replication are not those that were stored */
export async function checkValues(database: Database, columns: readonly string[]): Promise<void> {
  const selected = ['o.point', 'o.replication', 'o.figures', ...columns.map(name => `r.${quoted(name)}`)]
  const sql = `SELECT ${selected.join(', ')} FROM observations o JOIN replications r USING (point, replication)`
  await database.each(sql, ([point, replication, figures, ...values]) =>
    refuseEdited(database.file, { point, replication, figures, values } as Figures),
  )
}

export async function appendFailures(database: Database, failures: readonly Failure[]): Promise<void> {
  await database.append('failures', [
    ...(['point', 'from', 'to'] as const).map(name => ({ type: INTEGER, values: failures.map(each => each[name]) })),
    { type: VARCHAR, values: failures.map(({ message }) => message) },
  ])
}

// ── estimates ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** In place of those that were there. Within a transaction. */
export async function replaceEstimates(
  database: Database,
  estimates: ReadonlyMap<number, readonly TidyRow[]>,
): Promise<void> {
  const points = [...estimates.keys()]
  const theirs = `WHERE point IN (${points.join(', ')})`
  for (const table of ['estimates', 'estimated']) await database.run(`DELETE FROM ${table} ${theirs}`)
  const rows = points.flatMap(point => estimates.get(point)!.map(row => ({ ...row, point })))
  if (rows.length === 0) return
  await appendEstimates(database, rows)
  const hashes = [...(await hashesOfEstimates(database, theirs))]
  await database.append('estimated', [
    { type: INTEGER, values: hashes.map(([point]) => point) },
    { type: VARCHAR, values: hashes.map(([, hash]) => hash) },
  ])
}

/** By point; in the order of the table. */
async function hashesOfEstimates(database: Database, where = ''): Promise<Map<number, string>> {
  const hashes = new Map<number, RowsHash>()
  await database.each(`SELECT * FROM estimates ${where} ORDER BY point, rowid`, row => {
    const at = row[0] as number
    const hash = hashes.get(at) ?? new RowsHash()
    hash.add(row)
    hashes.set(at, hash)
  })
  return new Map([...hashes].map(([at, hash]) => [at, hash.digest()]))
}

/**
 * Points whose estimates are all gone just have none.
 * @throws UserError when those of a point are not the ones that were stored
 */
export async function checkEstimates(database: Database): Promise<void> {
  const stored = new Map((await database.rows('SELECT point, hash FROM estimated')) as [number, string][])
  for (const [point, hash] of await hashesOfEstimates(database))
    if (stored.get(point) !== hash)
      throw damageOf(database.file, `point ${point}: its estimates are not those that were stored`)
}

async function appendEstimates(database: Database, rows: readonly (TidyRow & { point: number })[]): Promise<void> {
  const numbers = (name: 'threshold' | 'value' | 'low' | 'high' | 'standardError') => ({
    type: DOUBLE,
    values: rows.map(row => storable(row[name])),
  })
  const names = (name: 'measure' | 'unit' | 'type' | 'segment' | 'group' | 'interval' | 'day') => ({
    type: VARCHAR,
    values: rows.map(row => row[name] ?? null),
  })
  await database.append('estimates', [
    { type: INTEGER, values: rows.map(({ point }) => point) },
    ...(['measure', 'unit'] as const).map(names),
    numbers('threshold'),
    ...(['type', 'segment', 'group', 'interval', 'day'] as const).map(names),
    ...(['value', 'low', 'high', 'standardError'] as const).map(numbers),
    { type: INTEGER, values: rows.map(({ n }) => n) },
  ])
}

/** Of everything together; by point, then in the order they were written. */
export async function readEstimates(database: Database, measures: readonly string[]): Promise<PointEstimate[]> {
  const rows = await database.rows(
    `SELECT point, measure, unit, threshold, value, low, high, n FROM estimates
     WHERE list_contains($1, measure) AND coalesce(type, segment, "group", "interval", day) IS NULL
     ORDER BY point, rowid`,
    [listValue([...measures])],
    [LIST(VARCHAR)],
  )
  return rows.map(([point, measure, unit, threshold, value, low, high, n]) => ({
    ...({ point, measure, unit, n } as Pick<PointEstimate, 'point' | 'measure' | 'unit' | 'n'>),
    threshold: threshold === null ? undefined : (threshold as number),
    value: numberOf(value),
    low: numberOf(low),
    high: numberOf(high),
  }))
}
