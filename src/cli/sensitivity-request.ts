// What `sensitivity` is asked to do: to look at a study that is there, or to run one first.
import { closeSync, openSync, readSync } from 'node:fs'
import { type Input, inputOf } from '../experiment/designs/inputs.ts'
import { measureOf } from '../experiment/language.ts'
import type { SweepRequest } from '../experiment/sweep/planning.ts'
import {
  BETWEEN,
  type Between,
  LEVELS,
  SAMPLES,
  type SensitivityDesign,
  TRAJECTORIES,
} from '../experiment/sweep/sensitivity-designs.ts'
import type { Reference } from '../measures/estimate.ts'
import { fileSource } from '../scenario/files.ts'
import type { Values } from './command.ts'
import { EXECUTION_OPTIONS, type Execution, readExecution } from './execution.ts'
import { type Form, OptionReader } from './options.ts'

export type SensitivityCommand = {
  /** Asked about, the first one first. */
  measures: Reference[]
  form: Form
  /** Where the study is kept, or is to be. */
  store: string
  /** What is to be run; undefined: the study is there. */
  planned: { request: SweepRequest; execution: Execution } | undefined
}

const METHODS = ['tornado', 'morris', 'sobol'] as const
type Method = (typeof METHODS)[number]

/** Which method an option belongs to. */
const OWN: Readonly<Record<string, readonly Method[]>> = {
  samples: ['sobol'],
  trajectories: ['morris'],
  between: ['tornado', 'morris'],
}

/** Many points make up for few replications each, as all have the same callers. */
const REPLICATIONS = 20

/** @throws UsageError with everything wrong with the options */
export function sensitivityRequest(values: Values): SensitivityCommand {
  const read = new OptionReader(values)
  const file = String(values.file)
  const written = read.list('measure')
  const measures = (written.length > 0 ? written : ['abandonment']).flatMap(
    text => read.collect('measure', () => measureOf(text)) ?? [],
  )
  const form = read.form()
  const isThere = isStudy(file)
  if (isThere) refusePlanning(read, file)
  const planned = isThere ? undefined : plannedOf(read, values, { file, measures, written })
  const store = isThere ? file : (read.text('store') ?? storeOf(file))
  read.done()
  return { measures, form, store, planned }
}

const PLANNING = ['vary', 'method', ...Object.keys(OWN), 'replications', 'seed', 'set', 'store']

function refusePlanning(read: OptionReader, file: string): void {
  const given = [...PLANNING, ...Object.keys(EXECUTION_OPTIONS)].filter(name => read.given(name))
  if (given.length > 0)
    read.refuse(
      `${given.map(name => `--${name}`).join(', ')}: ${file} is a study that has been run; give its scenario to run another`,
    )
}

type Asked = { file: string; measures: readonly Reference[]; written: readonly string[] }

function plannedOf(
  read: OptionReader,
  values: Values,
  { file, measures, written }: Asked,
): SensitivityCommand['planned'] {
  const design = designOf(read)
  const replications = read.whole('replications', [1, 10_000_000])
  const request: SweepRequest = {
    file,
    source: fileSource,
    set: read.list('set'),
    design,
    replications: replications ?? (design.kind === 'tornado' ? undefined : REPLICATIONS),
    seed: read.text('seed'),
    // Those with a threshold must be counted; any other may be asked about later, and is no part of the study.
    measures: written.filter((_, i) => measures[i]?.threshold !== undefined),
  }
  return { request, execution: readExecution(read, values) }
}

function designOf(read: OptionReader): SensitivityDesign {
  const method = methodOf(read)
  for (const [name, methods] of Object.entries(OWN))
    if (read.given(name) && !methods.includes(method))
      read.refuse(`--${name} is of --method ${methods.join(' and ')}, not of ${method}`)
  const inputs = read.list('vary').flatMap(text => read.collect<Input>('vary', () => inputOf(text)) ?? [])
  if (!read.given('vary'))
    read.refuse(
      'nothing is uncertain: give --vary path=low..high, for example --vary types.service.patience.mean=60..300',
    )
  const between = betweenOf(read)
  const samples = read.whole('samples', [2, 1_000_000]) ?? SAMPLES
  const trajectories = read.whole('trajectories', [2, 1_000_000]) ?? TRAJECTORIES
  if (method === 'tornado') return { kind: 'tornado', inputs, between }
  if (method === 'sobol') return { kind: 'indices', inputs, samples }
  return { kind: 'morris', inputs, trajectories, levels: LEVELS, between }
}

function methodOf(read: OptionReader): Method {
  const word = read.text('method') ?? 'tornado'
  const method = METHODS.find(each => each === word)
  if (method === undefined) read.refuse(`--method: expected one of ${METHODS.join(', ')}, not ${JSON.stringify(word)}`)
  return method ?? 'tornado'
}

function betweenOf(read: OptionReader): Between {
  const text = read.text('between')
  if (text === undefined) return BETWEEN
  const match = /^\s*(\d+(?:\.\d+)?)\s*%\s*(?:,|-|\.\.)\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)
  const [low, high] = [Number(match?.[1]) / 100, Number(match?.[2]) / 100]
  if (low < high && high <= 1) return [low, high]
  read.refuse(`--between: expected two probabilities such as 10%-90%, not ${JSON.stringify(text)}`)
  return BETWEEN
}

/** `plans/day.yaml` → `day.sensitivity.duckdb` */
function storeOf(file: string): string {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/, '')
  return `${stem}.sensitivity.duckdb`
}

/** Databases of DuckDB have its name after a checksum of eight bytes. */
function isStudy(file: string): boolean {
  const head = Buffer.alloc(12)
  try {
    const opened = openSync(file, 'r')
    try {
      readSync(opened, head, 0, head.length, 0)
    } finally {
      closeSync(opened)
    }
  } catch {
    return false
  }
  return head.toString('latin1', 8) === 'DUCK'
}
