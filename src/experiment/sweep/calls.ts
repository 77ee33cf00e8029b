// Calls as a table: a row a call, a part of one, a virtual wait or a case, of as many replications as one likes, in one
// Parquet file. Rows go to disk as they come, so that memory does not grow with their number.
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBVector,
  INTEGER,
} from '@duckdb/node-api'
import type { Center } from '../../model/center.ts'
import { type Outcomes, ROW_FACT, ROW_JOURNEY, ROW_TIME } from '../../model/outcomes.ts'
import { KINDS } from '../../model/rows.ts'
import { CALL_COLUMNS, JOURNEY_COLUMNS, RECORDED } from './calls-columns.ts'
import { placeOf, sqlText, withDraft, writeRows } from './export-duckdb.ts'
import { quoted } from './store-schema.ts'

export type CallTrial = { point: number; replication: number }

export type CallSource = {
  /** The center that a point stands for. */
  centerOf(point: number): Center
  /** Simulates a trial and hands over its rows block by block, as `simulate` does. */
  play(trial: CallTrial, onBlock: (block: Outcomes) => void): void
}

export type CallsOptions = {
  /** Whether some center goes beyond the queue: the table then has the columns of the journey. */
  journey: boolean
  onTrial?: () => void
  /** Ends early; nothing is written then. */
  signal?: AbortSignal
}

/**
 * Simulates trials and writes every row of theirs to a Parquet file, in order, in place of what was there. The columns are
 * those of `rowsOf`, and `point`, `replication` and `row`; nothing (NULL) where `rowsOf` has nothing.
 * @returns how many rows
 * @throws UserError when the file cannot be written; what `play` throws
 */
export async function writeCalls(
  file: string,
  trials: Iterable<CallTrial> | AsyncIterable<CallTrial>,
  { journey, onTrial = () => {}, signal, ...source }: CallsOptions & CallSource,
): Promise<number> {
  return withDraft(placeOf(file), { memory: MEMORY, onDisk: true, signal }, async draft => {
    const table = await openTable(draft.connection, journey)
    try {
      for await (const trial of trials) {
        await new Promise(resolve => setImmediate(resolve))
        signal?.throwIfAborted()
        playInto(table, trial, source)
        onTrial()
      }
    } catch (error) {
      // Else what is pending would be written when it is thrown away.
      table.appender.clear()
      throw error
    }
    table.appender.closeSync()
    await nameThings(draft.connection, table.names)
    return writeRows(draft, { select: selectOf(journey), file, format: 'parquet', rowGroup: ROW_GROUP })
  })
}

function playInto(table: CallTable, trial: CallTrial, { centerOf, play }: CallSource): void {
  const codes = table.names.codesOf(centerOf(trial.point))
  let row = 0
  play(trial, block => {
    append(table, block, { ...trial, row, codes })
    row += block.size
  })
}

/** Enough for the row groups that are being written; the rest is on disk. */
const MEMORY = '80MB'

/** Rows of a Parquet row group, all of which are in memory at once. */
const ROW_GROUP = 40_960

// ── the table as it is recorded: numbers alone ─────────────────────────────────────────────────────────────────────

type CallTable = { appender: DuckDBAppender; chunk: DuckDBDataChunk; journey: boolean; names: Names }

async function openTable(connection: DuckDBConnection, journey: boolean): Promise<CallTable> {
  const doubles = [...RECORDED.times, ...(journey ? RECORDED.journey : [])]
  const columns = [...RECORDED.whole.map(name => `"${name}" INTEGER`), ...doubles.map(name => `"${name}" DOUBLE`)]
  await connection.run(`CREATE TABLE calls (${columns.join(', ')})`)
  const appender = await connection.createAppender('calls')
  const types = [...RECORDED.whole.map(() => INTEGER), ...doubles.map(() => DOUBLE)]
  return { appender, chunk: DuckDBDataChunk.create(types), journey, names: new Names() }
}

type Place = CallTrial & { row: number; codes: Codes }

/** A block of outcomes, column by column. */
function append({ appender, chunk, journey }: CallTable, block: Outcomes, { point, replication, row, codes }: Place) {
  const { size, times, facts, journeys } = block
  if (size === 0) return
  chunk.reset()
  chunk.rowCount = size
  const fact = (field: number) => (r: number) => facts[r * ROW_FACT.size + field]
  const [segmentOf, groupOf] = [fact(ROW_FACT.segment), fact(ROW_FACT.group)]
  let column = 0
  const fill = (valueAt: (row: number) => number) => fillColumn(chunk.getColumnVector(column++), size, valueAt)
  fill(() => point)
  fill(() => replication)
  fill(r => row + r)
  fill(fact(ROW_FACT.kind))
  fill(fact(ROW_FACT.flags))
  fill(r => codes.segments[segmentOf(r)])
  fill(r => codes.groups[groupOf(r)] ?? -1)
  for (let field = 0; field < ROW_TIME.size; field++) fill(r => times[r * ROW_TIME.size + field])
  const fields = journey ? ROW_JOURNEY.size : 0
  const has = journeys.length > 0
  for (let field = 0; field < fields; field++) fill(r => (has ? journeys[r * ROW_JOURNEY.size + field] : Number.NaN))
  appender.appendDataChunk(chunk)
}

function fillColumn(vector: DuckDBVector, size: number, valueAt: (row: number) => number): void {
  for (let row = 0; row < size; row++) vector.setItem(row, valueAt(row))
  vector.flush()
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Numbers of the segments and groups of a center, in the lists of names of the whole table. */
type Codes = { segments: readonly number[]; groups: readonly number[] }

/** The names that rows refer to by number; points may differ in what they have. */
class Names {
  readonly segments: { type: string; segment: string }[] = []
  readonly groups: string[] = []
  private readonly known = new WeakMap<Center, Codes>()
  private readonly numbers = new Map<string, number>()

  codesOf(center: Center): Codes {
    const codes = this.known.get(center) ?? this.newCodes(center)
    this.known.set(center, codes)
    return codes
  }

  private newCodes({ types, segments, groups }: Center): Codes {
    return {
      segments: segments.map(({ name, type }) => this.number(this.segments, { type: types[type].name, segment: name })),
      groups: groups.map(({ name }) => this.number(this.groups, name)),
    }
  }

  private number<Name>(list: Name[], name: Name): number {
    const key = JSON.stringify(name)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, list.length)
    return list.push(name) - 1
  }
}

async function nameThings(connection: DuckDBConnection, { segments, groups }: Names): Promise<void> {
  const lists = {
    kinds: KINDS,
    types: segments.map(({ type }) => type),
    segments: segments.map(({ segment }) => segment),
    groups,
  }
  for (const [name, words] of Object.entries(lists))
    await connection.run(`SET VARIABLE ${name} = [${words.map(sqlText).join(', ')}]::VARCHAR[]`)
}

// ── the table as it is read ────────────────────────────────────────────────────────────────────────────────────────

/** In the order in which the rows were recorded, which a single thread keeps. */
function selectOf(journey: boolean): string {
  const columns = [...CALL_COLUMNS, ...(journey ? JOURNEY_COLUMNS : [])]

  const select = columns.map(({ name, sql }) => `${sql} AS ${quoted(name)}`)
  return `SELECT ${select.join(', ')} FROM calls`
}
