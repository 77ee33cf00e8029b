// What `sweep` is asked to do: by a sweep file, by options, or by a file with options that win.
import { type Input, inputOf } from '../experiment/designs/inputs.ts'
import { measureOf } from '../experiment/language.ts'
import type { Design } from '../experiment/sweep/design.ts'
import type { SweepRequest } from '../experiment/sweep/planning.ts'
import type { Shard } from '../experiment/sweep/store.ts'
import { fileSource } from '../scenario/files.ts'
import { isSweepFile, readSweepFile, type SweepFile } from '../scenario/sweep-file.ts'
import type { Values } from './command.ts'
import { type Execution, readExecution } from './execution.ts'
import { UsageError } from './failure.ts'
import { OptionReader } from './options.ts'
import { isStudy } from './study-file.ts'

export type SweepCommand = {
  request: SweepRequest
  /** Where the study is kept. */
  store: string
  shard: Shard | null
  dryRun: boolean
  form: 'text' | 'json' | 'quiet'
  execution: Execution
}

type Kind = Design['kind']
const KINDS = ['grid', 'list', 'latin-hypercube', 'sobol'] as const

/** @throws UsageError with everything wrong with the options, UserError with the problems of a sweep file */
export function sweepRequest(values: Values): SweepCommand {
  const read = new OptionReader(values)
  const file = String(values.file)
  if (isStudy(file)) throw new UsageError(`${file} is a study already: savlanut resume ${file}`)
  const written = isSweepFile(file, fileSource) ? readSweepFile(file, fileSource) : undefined
  const execution = readExecution(read, values)
  const shard = shardOf(read)
  const precision = precisionOf(read)
  const measures = read.list('measure')
  for (const text of measures) read.collect('measure', () => measureOf(text))
  const by = read.list('by').flatMap(word => (isBy(word) ? [word] : refuseBy(read, word)))
  const vary = read.list('vary')
  const factors = (vary.length > 0 ? vary : (written?.vary ?? [])).flatMap(
    text => read.collect<Input>('vary', () => inputOf(text)) ?? [],
  )
  refuseTwice(read, factors)
  const design = designOf(read, { written, factors, varied: vary.length > 0 })
  const request: SweepRequest = {
    file: written?.scenario ?? file,
    source: fileSource,
    set: [...(written?.set ?? []), ...read.list('set')],
    design,
    replications: read.whole('replications', [1, 10_000_000]) ?? written?.replications,
    precision: precision ?? written?.precision,
    seed: read.text('seed') ?? written?.seed,
    confidence: written?.confidence,
    measures: measures.length > 0 ? measures : written?.measures,
    by: by.length > 0 ? by : written?.by,
  }
  const form = read.form()
  if (form === 'csv') read.refuse('--csv: savlanut export writes the study as CSV')
  const command = {
    request,
    store: read.text('store') ?? storeOf(file, shard),
    shard,
    dryRun: read.flag('dry-run'),
    form: form === 'csv' ? ('text' as const) : form,
    execution,
  }
  read.done()
  return command
}

/** Of two values for one field the last would count: the points would be called what they are not. */
function refuseTwice(read: OptionReader, factors: readonly Input[]): void {
  const paths = factors.map(({ path }) => path)
  const twice = new Set(paths.filter((path, i) => paths.indexOf(path) !== i))
  for (const path of twice) read.refuse(`--vary: ${path} is given twice; give all its values at once: ${path}=8,10,12`)
}

/** `day.yaml` → `day.duckdb`; of a part, `day.1-of-3.duckdb`. */
function storeOf(file: string, shard: Shard | null): string {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/, '')
  return shard === null ? `${stem}.duckdb` : `${stem}.${shard.index}-of-${shard.of}.duckdb`
}

type Asked = { written: SweepFile | undefined; factors: readonly Input[]; varied: boolean }

function designOf(read: OptionReader, { written, factors, varied }: Asked): Design {
  const word = read.text('design') ?? written?.design ?? 'grid'
  const kind = KINDS.find(each => each === word)
  if (kind === undefined) read.refuse(`--design: expected one of ${KINDS.join(', ')}, not ${JSON.stringify(word)}`)
  const points = read.whole('points', [1, 1_000_000]) ?? written?.points
  if (written?.cases && !varied) return { kind: 'points', points: written.cases }
  if (factors.length === 0 && !varied) read.refuse('nothing varies: --vary groups.front.staffing=8:14, or a sweep file')
  return sampled(kind, points, read)
    ? { kind: kind as 'sobol', factors, points: points ?? 1 }
    : { kind: plain(kind), factors }
}

const plain = (kind: Kind | undefined) => (kind === 'list' ? 'list' : 'grid')

function sampled(kind: Kind | undefined, points: number | undefined, read: OptionReader): boolean {
  const sample = kind === 'latin-hypercube' || kind === 'sobol'
  if (sample && points === undefined) read.refuse(`--design ${kind} needs --points: how many`)
  if (!sample && read.given('points')) read.refuse('--points: a grid or list has as many points as its values give')
  return sample
}

function precisionOf(read: OptionReader): SweepRequest['precision'] {
  const relative = read.share('precision')
  const [measure] = read.list('measure')
  if (!read.given('precision') && read.given('most'))
    read.refuse('--most limits --precision: --precision 2% --measure abandonment --most 1000')
  if (relative === undefined) return undefined
  if (measure === undefined) read.refuse('--precision needs --measure: --precision 2% --measure abandonment')
  const most = read.whole('most', [10, 10_000_000])
  return measure === undefined ? undefined : { measure, relative, ...(most === undefined ? {} : { most }) }
}

type By = NonNullable<SweepRequest['by']>[number]
const isBy = (word: string): word is By => word === 'interval' || word === 'day'

function refuseBy(read: OptionReader, word: string): [] {
  read.refuse(`--by: expected interval or day, not ${JSON.stringify(word)}`)
  return []
}

function shardOf(read: OptionReader): Shard | null {
  const text = read.text('shard')
  if (text === undefined) return null
  const match = /^(\d+)\/(\d+)$/.exec(text)
  const [index, of] = [Number(match?.[1]), Number(match?.[2])]
  if (match && index >= 1 && index <= of) return { index, of }
  read.refuse(`--shard: expected a part of how many, from 1, such as 1/3, not ${JSON.stringify(text)}`)
  return null
}
