// A DuckDB file, opened by one at a time, with its errors told in our words.
import { existsSync, realpathSync, statSync } from 'node:fs'
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { UserError } from '../../scenario/problems.ts'
import { type Doing, damageOf, toldError } from './store-errors.ts'
import { isLogDamaged } from './store-wal.ts'

/** Enough for everything asked of a study; more threads would take them from the simulation. */
const SETTINGS = {
  threads: '1',
  memory_limit: '256MB',
  // Nothing is to be fetched from anywhere.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

/** Rows of DuckDB's unit of data. */
const VECTOR = 2048

/** A column to append. */
export type NewColumn = { type: DuckDBType; values: readonly DuckDBValue[] }

/** DuckDB's lock on a file keeps other processes out, not this one. */
const opened = new Set<{ path: string; doing: Doing }>()

export class Database {
  readonly file: string
  private readonly doing: Doing
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection
  private readonly entry: { path: string; doing: Doing }
  /** Ends when everything asked for so far has. */
  private last: Promise<unknown> = Promise.resolve()
  private closed = false

  private constructor(
    file: string,
    parts: { instance: DuckDBInstance; connection: DuckDBConnection; entry: { path: string; doing: Doing } },
  ) {
    this.file = file
    this.instance = parts.instance
    this.connection = parts.connection
    this.entry = parts.entry
    this.doing = parts.entry.doing
  }

  /**
   * A new file.
   * @param name what it will be called, and is called in messages
   */
  static create(path: string, name: string): Promise<Database> {
    return Database.at(name, { path, doing: 'beginning' })
  }

  /** @throws UserError when it is not there, is no DuckDB file, is damaged, or in use */
  static async open(file: string, doing: Doing): Promise<Database> {
    if (!existsSync(file)) throw new UserError(`${file} does not exist`)
    const { size } = statSync(file)
    // DuckDB would make a database of an empty file.
    if (!statSync(file).isFile() || size === 0)
      throw new UserError(`${file} is not a study: studies are DuckDB files as savlanut sweep makes them`)
    const entry = { path: realpathSync(file), doing }
    for (const other of opened)
      if (other.path === entry.path && (other.doing !== 'reading' || doing !== 'reading'))
        throw new UserError(`${file} is in use by this very process`)
    if (!isLogDamaged(file)) return Database.at(file, entry)
    // Whoever has it open may just be writing the log: then it is in use, which opening tells.
    await (await Database.at(file, { ...entry, doing: 'reading' })).close()
    throw damageOf(file, `its log ${file}.wal cannot be read to its end`)
  }

  private static async at(file: string, entry: { path: string; doing: Doing }): Promise<Database> {
    const mode = { access_mode: entry.doing === 'reading' ? 'READ_ONLY' : 'READ_WRITE' }
    opened.add(entry)
    try {
      const instance = await DuckDBInstance.create(entry.path, { ...SETTINGS, ...mode })
      const connection = await instance.connect()
      return new Database(file, { instance, connection, entry })
    } catch (error) {
      opened.delete(entry)
      throw toldError(error, file, entry.doing)
    }
  }

  /** What `act` does, after everything asked for before has ended: a connection does one thing at a time. */
  exclusively<Value>(act: () => Promise<Value>): Promise<Value> {
    const turn = this.last.then(() => this.told(act))
    this.last = turn.catch(() => {})
    return turn
  }

  /** All of `act` or nothing. Within a turn. */
  async transaction<Value>(act: () => Promise<Value>): Promise<Value> {
    await this.run('BEGIN')
    try {
      const value = await act()
      await this.run('COMMIT')
      return value
    } catch (error) {
      // After a failed commit there is nothing left to take back.
      await this.run('ROLLBACK').catch(() => {})
      throw error
    }
  }

  async run(sql: string, values: DuckDBValue[] = [], types?: DuckDBType[]): Promise<void> {
    await this.connection.run(sql, values, types)
  }

  /** All rows of a query, which should be few. */
  async rows(sql: string, values: DuckDBValue[] = [], types?: DuckDBType[]): Promise<DuckDBValue[][]> {
    const reader = await this.connection.runAndReadAll(sql, values, types)
    return reader.getRows()
  }

  /** Rows of a query of any size, one at a time: `look` may not ask for anything else. */
  async each(sql: string, look: (row: DuckDBValue[]) => void): Promise<void> {
    const result = await this.connection.stream(sql)
    for await (const chunk of result) for (let row = 0; row < chunk.rowCount; row++) look(chunk.getRowValues(row))
  }

  /** Adds rows to a table, given by columns of equal lengths. Within a transaction. */
  async append(table: string, columns: readonly NewColumn[]): Promise<void> {
    const rows = columns[0].values.length
    const appender = await this.connection.createAppender(table)
    try {
      for (let from = 0; from < rows; from += VECTOR) {
        const chunk = DuckDBDataChunk.create(columns.map(({ type }) => type))
        chunk.setColumns(columns.map(({ values }) => values.slice(from, from + VECTOR)))
        appender.appendDataChunk(chunk)
      }
    } finally {
      appender.closeSync()
    }
  }

  /** Writes out what is pending and lets others at the file. Safe after any error, and twice. */
  async close(): Promise<void> {
    await this.last
    if (this.closed) return
    this.closed = true
    try {
      this.connection.closeSync()
      this.instance.closeSync()
    } finally {
      opened.delete(this.entry)
    }
  }

  private async told<Value>(act: () => Promise<Value>): Promise<Value> {
    if (this.closed) throw new Error(`${this.file} is closed`)
    try {
      return await act()
    } catch (error) {
      throw toldError(error, this.file, this.doing)
    }
  }
}
