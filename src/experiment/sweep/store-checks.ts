// Whether a study holds what was written into it.
import { createHash } from 'node:crypto'
import type { DuckDBBlobValue } from '@duckdb/node-api'
import { UserError } from '../../scenario/problems.ts'
import { checkPacked, DamagedError } from './packing.ts'
import type { Manifest } from './store.ts'
import type { Database } from './store-database.ts'
import { damageOf } from './store-errors.ts'
import { checkEstimates, checkValues } from './store-rows.ts'
import { checkPoints, valueColumns } from './store-schema.ts'

const TABLES = ['manifest', 'inputs', 'points', 'replications', 'observations', 'estimates', 'estimated', 'failures']

/** Cheap: the two tables of replications must speak of the same ones, with the same hashes. */
export async function refuseDisagreement(database: Database): Promise<void> {
  const [replications, observations] = [await sumOf(database, 'replications'), await sumOf(database, 'observations')]
  if (replications !== observations)
    throw damageOf(database.file, 'its tables of replications and of observations do not agree')
}

async function sumOf(database: Database, table: string): Promise<string> {
  const [row] = await database.rows(`SELECT count(*), sum(hash(point, replication, hash)) FROM ${table}`)
  return row.join(' ')
}

/** Expensive: every byte is read and every hash computed. */
export async function verifyStudy(database: Database, manifest: Manifest): Promise<void> {
  const { results } = manifest
  await refuseDisagreement(database)
  await refuseDoubles(database)
  // DuckDB keeps checksums of what it writes, and looks at them when it reads.
  for (const table of TABLES) await database.rows(`SELECT sum(hash(t)) FROM ${table} t`)
  await database.each('SELECT point, replication, hash, data FROM observations', ([point, replication, hash, data]) => {
    try {
      checkPacked({ hash: hash as string, data: (data as DuckDBBlobValue).bytes })
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error
      throw damageOf(database.file, `point ${point}, replication ${replication}: ${error.message}`)
    }
  })
  await checkFigures(database, manifest)
  if (results !== null) await refuseLacking(database, manifest)
  if (results !== null && (await sealOf(database)) !== results)
    throw damageOf(database.file, 'its results do not have the hash that was noted when it was complete')
}

/**
 * Values, estimates and points follow from the observations and the plan: nobody edits them.
 * @throws UserError that says which are not those that were stored
 */
export async function checkFigures(database: Database, { plan }: Manifest): Promise<void> {
  await checkPoints(database, plan)
  await checkValues(database, valueColumns(plan))
  await checkEstimates(database)
}

async function refuseDoubles(database: Database): Promise<void> {
  const [double] = await database.rows(
    'SELECT point, replication FROM replications GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1',
  )
  if (double) throw damageOf(database.file, `point ${double[0]}, replication ${double[1]} is there twice`)
}

/** Nothing is lost: estimates follow from observations. */
async function refuseLacking(database: Database, { plan }: Manifest): Promise<void> {
  const rows = await database.rows('SELECT DISTINCT point FROM estimates')
  const estimated = new Set(rows.map(([point]) => point))
  const lacking = plan.points.findIndex((_, point) => !estimated.has(point))
  if (lacking === -1) return
  const { file } = database
  throw new UserError(
    `${file} lacks the estimates of point ${lacking}; they are made again by: savlanut resume ${file}`,
  )
}

/** Hash of all hashes, in order of points and replications. */
export async function sealOf(database: Database): Promise<string> {
  const seal = createHash('sha256')
  const sql = 'SELECT point, replication, hash FROM replications ORDER BY point, replication'
  await database.each(sql, row => void seal.update(`${row.join(',')}\n`))
  return seal.digest('hex')
}
