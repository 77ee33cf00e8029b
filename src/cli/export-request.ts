// What `export` is asked to do.
import { UserError } from '../scenario/problems.ts'
import type { Values } from './command.ts'
import { OptionReader } from './options.ts'

/** From `from` up to but not including `to`. */
type Numbers = { from: number; to: number }

const FORMATS = ['parquet', 'csv', 'jsonl'] as const

export type ExportRequest = {
  study: string
  folder: string
  format: (typeof FORMATS)[number]
  calls: { file: string; points: Numbers[] | undefined; replications: Numbers[] | undefined } | undefined
}

/** @throws UsageError with everything wrong with the options */
export function exportRequest(values: Values): ExportRequest {
  const read = new OptionReader(values)
  const study = String(values.study)
  const file = callsFile(read)
  const points = numbersOf(read, 'points')
  const replications = numbersOf(read, 'replications')
  if (!read.given('calls') && (read.given('points') || read.given('replications')))
    read.refuse('--points and --replications need --calls: they say whose calls are written')
  const request: ExportRequest = {
    study,
    folder: read.text('out') ?? `${study.replace(/\.duckdb$/, '')}-export`,
    format: formatOf(read),
    calls: file === undefined ? undefined : { file, points, replications },
  }
  if (request.folder.trim() === '') read.refuse('--out: expected the name of a folder')
  read.done()
  return request
}

/** The file that --calls names, which is Parquet whatever its name says. */
export function callsFile(read: OptionReader): string | undefined {
  const file = read.text('calls')
  if (file === undefined || file.endsWith('.parquet')) return file
  read.refuse(`--calls: expected the name of a Parquet file such as calls.parquet, not ${JSON.stringify(file)}`)
  return undefined
}

function formatOf(read: OptionReader): ExportRequest['format'] {
  const text = read.text('format') ?? 'parquet'
  const known = FORMATS.find(format => format === text)
  if (!known) read.refuse(`--format: expected ${FORMATS.join(', ')}, not ${JSON.stringify(text)}`)
  return known ?? 'parquet'
}

function numbersOf(read: OptionReader, name: string): Numbers[] | undefined {
  const text = read.text(name)
  return text === undefined ? undefined : read.collect(name, () => text.split(',').map(rangeOf))
}

function rangeOf(text: string): Numbers {
  const [, first, last = first] = /^\s*(\d{1,9})\s*(?::\s*(\d{1,9})\s*)?$/.exec(text) ?? []
  if (first === undefined) throw new UserError(`expected numbers and ranges such as 0,3:5, not ${JSON.stringify(text)}`)
  if (Number(last) < Number(first)) throw new UserError(`the range ${text.trim()} is empty: write ${last}:${first}`)
  return { from: Number(first), to: Number(last) + 1 }
}
