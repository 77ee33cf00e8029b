// The dictionary of an export: a row a column of every table, with its unit and what it is.
import { CALL_COLUMNS, JOURNEY_COLUMNS } from './calls-columns.ts'
import { sqlText } from './export-duckdb.ts'
import type { ExportTable } from './export-tables.ts'

export type DictionaryRow = {
  table: string
  column: string
  type: string
  unit: string | undefined
  meaning: string
}

const OWN: readonly (readonly [column: string, meaning: string])[] = [
  ['table', 'table that the column belongs to; calls is the file that --calls writes'],
  ['column', 'name of the column'],
  ['type', 'type of the column in Parquet and DuckDB'],
  ['unit', 'unit of its values; nothing where they have none, or another column says it'],
  ['meaning', 'what it is; of a measure, its name and formula'],
]

/** The rows of the dictionary, in the order of the tables and their columns. */
export function dictionaryOf(tables: readonly Pick<ExportTable, 'name' | 'columns'>[]): DictionaryRow[] {
  const own = OWN.map(([name, meaning]) => ({ name, type: 'VARCHAR', unit: undefined, meaning }))
  const all = [
    ...tables,
    { name: 'calls', columns: [...CALL_COLUMNS, ...JOURNEY_COLUMNS] },
    { name: 'dictionary', columns: own },
  ]
  return all.flatMap(({ name: table, columns }) =>
    columns.map(({ name: column, type, unit, meaning }) => ({ table, column, type, unit, meaning })),
  )
}

/** The query that gives these rows. */
export function selectDictionary(rows: readonly DictionaryRow[]): string {
  const values = rows.map(({ table, column, type, unit, meaning }, position) => {
    const cells = [table, column, type, unit, meaning].map(cell => (cell === undefined ? 'NULL' : sqlText(cell)))
    return `(${[position, ...cells].join(', ')})`
  })
  const names = OWN.map(([name]) => `"${name}"`).join(', ')
  return `SELECT ${names} FROM (VALUES ${values.join(', ')}) d(position, ${names}) ORDER BY position`
}
