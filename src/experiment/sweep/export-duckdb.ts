// DuckDB as the writer of files: tables as Parquet, CSV or lines of JSON, each in one step and the same bytes every time.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { UserError } from '../../scenario/problems.ts'

export type Format = 'parquet' | 'csv' | 'jsonl'

export const FORMATS: readonly Format[] = ['parquet', 'csv', 'jsonl']

/**
 * CSV as in RFC 4180, in UTF-8, with a header, and LF at the ends of lines as DuckDB writes them; nothing is an empty cell,
 * an empty text is `""`. Doubles have the digits that give them back, in all three.
 */
const COPY_AS: Readonly<Record<Format, string>> = {
  parquet: "FORMAT parquet, COMPRESSION 'zstd'",
  csv: "FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR ''",
  jsonl: 'FORMAT json',
}

const SETTINGS = {
  // With more, the order of rows and with it the bytes would depend on chance.
  threads: '1',
  // Nothing is to be fetched from anywhere.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

/** What is being written: nothing of it is seen until it is complete. */
export type Draft = {
  /** A folder beside the files to be written, gone afterwards. */
  folder: string
  connection: DuckDBConnection
}

type DraftOptions = {
  /** What DuckDB may hold in memory; more goes to the draft's folder. */
  memory?: string
  /** Keeps tables in a file of the draft, so that they may be larger than memory. */
  onDisk?: boolean
  /** Removes the draft at once, in case the process ends before anything else can. */
  signal?: AbortSignal
}

/**
 * Opens DuckDB over a folder of its own within `place`, and removes both when `act` has ended, however it ends.
 * @throws UserError when the folder cannot be written to, or the disk is full
 */
export async function withDraft<Value>(
  place: string,
  { memory = '512MB', onDisk = false, signal }: DraftOptions,
  act: (draft: Draft) => Promise<Value>,
): Promise<Value> {
  const folder = draftFolder(place)
  const clear = () => rmSync(folder, { recursive: true, force: true })
  signal?.addEventListener('abort', clear)
  try {
    const settings = { ...SETTINGS, memory_limit: memory, temp_directory: join(folder, 'spill') }
    const instance = await DuckDBInstance.create(onDisk ? join(folder, 'draft.duckdb') : ':memory:', settings)
    const connection = await instance.connect()
    try {
      return await act({ folder, connection })
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw asUserError(error, place)
  } finally {
    signal?.removeEventListener('abort', clear)
    clear()
  }
}

/** With those around it, one by one: mkdir of Node, asked for all of them, never returns where none can be made (/proc). */
function makeFolder(place: string): void {
  if (existsSync(place)) return
  makeFolder(dirname(place))
  mkdirSync(place)
}

function draftFolder(place: string): string {
  try {
    makeFolder(place)
    return mkdtempSync(join(place, '.savlanut-'))
  } catch (error) {
    throw asUserError(error, place)
  }
}

/**
 * Writes the rows of a query to a file, in place of what was there.
 * @param select must say its order
 * @returns how many rows
 */
export async function writeRows(
  { connection, folder }: Draft,
  { select, file, format, rowGroup }: { select: string; file: string; format: Format; rowGroup?: number },
): Promise<number> {
  const draft = join(folder, basename(file))
  const size = rowGroup === undefined ? '' : `, ROW_GROUP_SIZE ${rowGroup}`
  const copy = `COPY (${select}) TO ${sqlText(draft)} (${COPY_AS[format]}${size}, USE_TMP_FILE false)`
  const result = await connection.runAndReadAll(copy)
  renameSync(draft, file)
  return Number(result.getRows()[0][0])
}

/** Folder and name of a file, whichever way it is written. */
export const placeOf = (file: string) => dirname(resolve(file))

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/No space left|ENOSPC|not enough space/i, 'the disk is full; free some space or name another place'],
  [/File too large|EFBIG/i, 'files may not be that large there'],
  [/Permission denied|EACCES|EPERM|EROFS|Read-only/i, 'not permitted there; name another place'],
  [/ENOTDIR|EEXIST|Not a directory/i, 'there is a file where a folder is needed'],
  [/EISDIR|Is a directory/i, 'there is a folder of that name'],
  [/Could not set lock/i, 'it is in use by another process'],
  [/ENOENT|No such file/i, 'there is no such place'],
]

/** What a disk or a folder refuses is no bug; anything else stays what it is. */
function asUserError(error: unknown, place: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error
  const known = REASONS.find(([pattern]) => pattern.test(error.message))
  return known && isRefusal(error) ? new UserError(`cannot write to ${place}: ${known[1]}`) : error
}

const isRefusal = (error: Error) => 'code' in error || /\bIO Error|Could not|Out of Memory Error/.test(error.message)

/** A text as SQL writes it. */
export const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
