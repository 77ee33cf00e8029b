// The tables of a study, and the page of facts about it.
import { DOUBLE, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import { UserError } from '../../scenario/problems.ts'
import { idOf, type Plan, pathsOf, valueAt } from './plan.ts'
import type { Program } from './program.ts'
import type { Manifest, Shard } from './store.ts'
import type { Database, NewColumn } from './store-database.ts'
import { damageOf } from './store-errors.ts'

/** Of the tables; another one is another format. */
export const FORMAT = '1'

/** What a study begins with. */
export type NewStudy = { plan: Plan; program: Program; shard: Shard | null }

/** A name as SQL takes it, whatever is in it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const KEYS = ['point', 'replication', 'hash']

/** The columns of `replications`, in the order of the plan's. */
export const valueColumns = ({ columns }: Pick<Plan, 'columns'>) => distinct(columns, KEYS)

/** The columns of `points`, in the order of `pathsOf`. */
export const pathColumns = (plan: Pick<Plan, 'points'>) => distinct(pathsOf(plan), KEYS)

/** To DuckDB `front` and `Front` are the same name: the second is called `Front_2`. */
function distinct(names: readonly string[], taken: readonly string[]): string[] {
  const seen = new Set(taken)
  return names.map(name => {
    let free = name
    for (let number = 2; seen.has(free.toLowerCase()); number++) free = `${name}_${number}`
    seen.add(free.toLowerCase())
    return free
  })
}

/** Makes the tables and fills in all that is known beforehand. Within a transaction. */
export async function createTables(database: Database, study: NewStudy): Promise<void> {
  const { plan } = study
  const paths = pointColumns(plan)
  const values = valueColumns(plan).map(name => `${quoted(name)} DOUBLE`)
  const key = 'point INTEGER, replication INTEGER, hash VARCHAR'
  await database.run('CREATE TABLE manifest (key VARCHAR PRIMARY KEY, value VARCHAR)')
  await database.run('CREATE TABLE inputs (file VARCHAR, text VARCHAR)')
  await database.run(`CREATE TABLE points (${['point INTEGER', ...paths.map(({ sql }) => sql)].join(', ')})`)
  await database.run(`CREATE TABLE replications (${[key, ...values].join(', ')})`)
  await database.run(`CREATE TABLE observations (${key}, data BLOB, figures VARCHAR)`)
  await database.run(`CREATE TABLE estimates (point INTEGER, measure VARCHAR, unit VARCHAR, threshold DOUBLE, type VARCHAR,
    segment VARCHAR, "group" VARCHAR, "interval" VARCHAR, day VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE,
    standard_error DOUBLE, n INTEGER)`)
  await database.run('CREATE TABLE estimated (point INTEGER, hash VARCHAR)')
  await database.run('CREATE TABLE failures (point INTEGER, "from" INTEGER, "to" INTEGER, message VARCHAR)')
  const facts = factsOf(study)
  await database.append('manifest', texts(Object.keys(facts), Object.values(facts)))
  await database.append('inputs', texts(Object.keys(plan.inputs), Object.values(plan.inputs)))
  await database.append('points', [{ type: INTEGER, values: plan.points.map((_, point) => point) }, ...paths])
}

/** @throws UserError when the table of points is not what the plan says */
export async function checkPoints(database: Database, plan: Plan): Promise<void> {
  const columns = pointColumns(plan)
  let next = 0
  await database.each('SELECT * FROM points ORDER BY point', ([point, ...values]) => {
    const isSaid = point === next && values.every((value, i) => value === columns[i].values[next])
    if (!isSaid) throw damageOf(database.file, `its table of points is not that of its plan (point ${next})`)
    next++
  })
  if (next !== plan.points.length) throw damageOf(database.file, `its table of points lacks point ${next}`)
}

const texts = (...columns: (string | null)[][]): NewColumn[] => columns.map(values => ({ type: VARCHAR, values }))

type Facts = Record<string, string | null>

function factsOf({ plan, program, shard }: NewStudy): Facts {
  const { inputs: _, ...rest } = plan
  return {
    format: FORMAT,
    id: idOf(plan),
    plan: JSON.stringify(rest),
    ...program,
    seed: plan.seed,
    shard: JSON.stringify(shard),
    broken: null,
    results: null,
  }
}

/** Numbers where all values of a path are, else text. */
function pointColumns(plan: Plan): (NewColumn & { sql: string })[] {
  const paths = pathsOf(plan)
  return pathColumns(plan).map((name, i) => {
    const said = plan.points.map(point => valueAt(point, paths[i]))
    const numeric = said.every(text => text === undefined || isNumber(text))
    const value = (text: string | undefined): DuckDBValue =>
      text === undefined ? null : numeric ? Number(text) : wordsOf(text)
    const type = numeric ? DOUBLE : VARCHAR
    return { sql: `${quoted(name)} ${type}`, type, values: said.map(value) }
  })
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/**
 * What a file says of its study.
 * @throws UserError when it holds none, one of another format, or a damaged one
 */
export async function readManifest(database: Database): Promise<Manifest> {
  const { file } = database
  const tables = await database.rows("SELECT table_name FROM duckdb_tables() WHERE table_name = 'manifest'")
  if (tables.length === 0) throw new UserError(`${file} is a DuckDB file, but holds no study`)
  const facts = Object.fromEntries(await database.rows('SELECT key, value FROM manifest')) as Facts
  refuseFormat(file, facts)
  const inputs = Object.fromEntries(await database.rows('SELECT file, text FROM inputs ORDER BY rowid'))
  try {
    return manifestOf(facts, inputs)
  } catch (error) {
    throw damageOf(file, `its plan cannot be read (${(error as Error).message})`)
  }
}

function refuseFormat(file: string, { format, version }: Facts): void {
  if (format === FORMAT) return
  const newer = Number(format) > Number(FORMAT)
  throw new UserError(
    `${file} is of format ${format}, of ${newer ? 'a newer' : 'another'} savlanut (${version}); this one reads format ${FORMAT}: use savlanut ${version} for it`,
  )
}

function manifestOf(facts: Facts, inputs: Record<string, string>): Manifest {
  const plan = { ...JSON.parse(facts.plan!), inputs } as Plan
  if (idOf(plan) !== facts.id) throw new Error('it does not have the identity that is noted')
  return {
    id: facts.id,
    plan,
    program: { version: facts.version!, code: facts.code!, v8: facts.v8! },
    shard: JSON.parse(facts.shard!),
    broken: facts.broken,
    results: facts.results,
  }
}

/** Notes a fact. */
export function noteFact(database: Database, key: 'broken' | 'results', value: string | null): Promise<void> {
  return database.run('UPDATE manifest SET value = $1 WHERE key = $2', [value, key], [VARCHAR, VARCHAR])
}

/** Words are written in quotes where YAML or a list would take them apart; in a table they stand alone. */
function wordsOf(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'string' ? said : text
  } catch {
    return text
  }
}
