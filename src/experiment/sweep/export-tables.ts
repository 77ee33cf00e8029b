// The tables of an export: their columns, where each comes from and what it is. The dictionary is made of the same list.
import type { DuckDBConnection } from '@duckdb/node-api'
import { definitionOf, isMeasureId, measureIds } from '../../measures/definitions.ts'
import { sqlText } from './export-duckdb.ts'
import { type Plan, pathsOf } from './plan.ts'
import { pathColumns, quoted, valueColumns } from './store-schema.ts'

export type Column = {
  name: string
  /** Over the tables of the study. */
  sql: string
  type: 'INTEGER' | 'DOUBLE' | 'VARCHAR'
  unit?: string
  meaning: string
}

export type ExportTable = {
  name: string
  columns: readonly Column[]
  /** Where from, and in which order: one that leaves no two rows equal. */
  from: string
  order: readonly string[]
}

/** Under which name the study is attached. */
export const STUDY = 'study'

const POINT = 'number of the point, from 0: what varies has one value each'
const REPLICATION = 'number of the replication, from 0'
const HASH = 'hash of everything that the replication has shown; the same wherever it runs again'

/** @param connection with the study attached */
export async function exportTables(connection: DuckDBConnection, plan: Plan): Promise<ExportTable[]> {
  const factors = await factorsOf(connection, plan)
  return [pointsTable(factors), replicationsTable(plan), estimatesTable(factors)]
}

async function factorsOf(connection: DuckDBConnection, plan: Plan): Promise<Column[]> {
  const told = await connection.runAndReadAll(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = '${STUDY}' AND table_name = 'points'`,
  )
  const types = new Map(told.getRows().map(([name, type]) => [name, type === 'DOUBLE' ? 'DOUBLE' : 'VARCHAR'] as const))
  const paths = pathsOf(plan)
  return pathColumns(plan).map((name, i) => ({
    name,
    sql: `p.${quoted(name)}`,
    type: types.get(name)!,
    meaning: `value of ${paths[i]} at the point; nothing where the point leaves it as it is`,
  }))
}

function pointsTable(factors: readonly Column[]): ExportTable {
  return {
    name: 'points',
    columns: [{ name: 'point', sql: 'p.point', type: 'INTEGER', meaning: POINT }, ...factors],
    from: `${STUDY}.points p`,
    order: ['p.point'],
  }
}

function replicationsTable(plan: Plan): ExportTable {
  const values = valueColumns(plan).map((name, i) => measureColumn(name, plan.columns[i]))
  return {
    name: 'replications',
    columns: [
      { name: 'point', sql: 'r.point', type: 'INTEGER', meaning: POINT },
      { name: 'replication', sql: 'r.replication', type: 'INTEGER', meaning: REPLICATION },
      { name: 'hash', sql: 'r.hash', type: 'VARCHAR', meaning: HASH },
      ...values,
    ],
    from: `${STUDY}.replications r`,
    order: ['r.point', 'r.replication'],
  }
}

/** `serviceLevel`, or `serviceLevel_60` at a threshold that is not the scenario's. */
function measureColumn(name: string, measured: string): Column {
  const cut = measured.lastIndexOf('_')
  const [id, threshold] = isMeasureId(measured) ? [measured] : [measured.slice(0, cut), measured.slice(cut + 1)]
  if (!isMeasureId(id)) throw new RangeError(`a column of no measure: ${measured}`)
  const { name: word, unit, formula, parameter } = definitionOf(id)
  const within = parameter
    ? `; within ${threshold === undefined ? 'the time that the scenario says' : `${threshold} s`}`
    : ''
  return { name, sql: `r.${quoted(name)}`, type: 'DOUBLE', unit, meaning: `${word}: ${formula}${within}` }
}

const text = (name: string, meaning: string): Column => ({ name, sql: `e.${quoted(name)}`, type: 'VARCHAR', meaning })
const double = (name: string, meaning: string): Column => ({ name, sql: `e.${quoted(name)}`, type: 'DOUBLE', meaning })

const CUTS = [
  text('type', 'call type; nothing where types are together'),
  text('segment', 'segment of the callers; nothing where segments are together'),
  text('group', 'group of agents; nothing where groups are together'),
  text('interval', 'start of the interval of the day, 09:30; nothing where intervals are together'),
  text('day', 'date, 2026-03-01; nothing where days are together'),
]

const VALUES: readonly Column[] = [
  double('value', 'the estimate, in its unit; nothing where nothing was observed'),
  double('low', 'lower end of the confidence interval'),
  double('high', 'upper end of the confidence interval'),
  double('standard_error', 'standard error of the estimate'),
  { name: 'n', sql: 'e.n', type: 'INTEGER', meaning: 'how many observations the estimate is made of' },
]

function estimatesTable(factors: readonly Column[]): ExportTable {
  const own: readonly Column[] = [
    text('measure', 'what is estimated; the columns of replications say what each is'),
    text('unit', 'of value, low, high and standard_error'),
    { ...double('threshold', 'service-level threshold, of measures that take one'), unit: 's' },
    ...CUTS,
    ...VALUES,
  ]
  const taken = new Set(own.map(({ name }) => name))
  const joined = factors.map(factor => (taken.has(factor.name.toLowerCase()) ? varied(factor) : factor))
  return {
    name: 'estimates',
    columns: [{ name: 'point', sql: 'e.point', type: 'INTEGER', meaning: POINT }, ...joined, ...own],
    from: `${STUDY}.estimates e JOIN ${STUDY}.points p USING (point)`,
    order: [
      'e.point',
      ...CUTS.map(({ sql }) => `${sql} NULLS FIRST`),
      `list_position([${measureIds.map(sqlText).join(', ')}], e.measure)`,
      'e.threshold NULLS FIRST',
    ],
  }
}

/** A path such as `interval`, whose name the estimates use for something else. */
const varied = (factor: Column): Column => ({ ...factor, name: `${factor.name}_varied` })

/** The query for all rows. */
export function selectOf({ columns, from, order }: ExportTable, { finite }: { finite: boolean }): string {
  // JSON has no word for what is not finite.
  const sqlOf = ({ sql, type }: Column) =>
    finite && type === 'DOUBLE' ? `CASE WHEN isfinite(${sql}) THEN ${sql} END` : sql
  const select = columns.map(column => `${sqlOf(column)} AS ${quoted(column.name)}`)
  return `SELECT ${select.join(', ')} FROM ${from} ORDER BY ${order.join(', ')}`
}
