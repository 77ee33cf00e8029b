// What `compare` is asked to do.
import type { CompareOptions, Contestant } from '../experiment/compare.ts'
import { measureOf } from '../experiment/language.ts'
import { combinations, type Variation, variationOf } from '../experiment/vary.ts'
import { parseDuration } from '../scenario/units.ts'
import type { Values } from './command.ts'
import { openAll } from './open.ts'
import { type Form, OptionReader } from './options.ts'
import { type ReportFiles, reportFiles } from './report-files.ts'

export type CompareRequest = {
  contestants: Contestant[]
  options: CompareOptions
  form: Form
  bom: boolean
  reports: ReportFiles
  files: readonly string[]
  set: readonly string[]
}

const MOST_SCENARIOS = 100

/** @throws UsageError with everything wrong with the options, UserError with the problems of all files */
export async function compareRequest(values: Values): Promise<CompareRequest> {
  const read = new OptionReader(values)
  const files = read.list('files')
  const set = read.list('set')
  const variations = read.list('vary').flatMap(text => read.collect<Variation>('vary', () => variationOf(text)) ?? [])
  const measures = read.list('measure')
  for (const text of measures) read.collect('measure', () => measureOf(text))
  const options = {
    replications: read.whole('replications', [2, 10_000_000]),
    seed: read.text('seed'),
    workers: read.whole('workers', [1, 256]),
    measures,
    select: selectOf(read),
  }
  const rest = { form: read.form(), bom: read.flag('csv-bom'), reports: reportFiles(read), files, set }
  const variants = combinations(variations)
  if (files.length * variants.length < 2)
    read.refuse('a comparison needs at least two scenarios: another file, or --vary')
  if (files.length * variants.length > MOST_SCENARIOS)
    read.refuse(`at most ${MOST_SCENARIOS} scenarios, not ${files.length * variants.length}`)
  read.done()
  return { contestants: contestantsOf(files, set, variants), options, ...rest }
}

function contestantsOf(files: readonly string[], set: readonly string[], variants: readonly string[][]): Contestant[] {
  return files.flatMap(file =>
    variants.map(variant => {
      const [{ scenario }] = openAll([file], [...set, ...variant])
      const name = variant.length === 0 ? file : files.length > 1 ? `${file} ${variant.join(' ')}` : variant.join(' ')
      return { name, scenario }
    }),
  )
}

function selectOf(read: OptionReader): CompareOptions['select'] {
  const probability = read.share('select')
  const text = read.text('indifference')
  if (read.given('select') !== read.given('indifference'))
    read.refuse('--select and --indifference go together: --select 95% --indifference 0.5%')
  if (probability === undefined || text === undefined) return undefined
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())
  const indifference = percent ? Number(percent[1]) / 100 : parseDuration(text)
  if (indifference !== undefined && indifference > 0) return { probability, indifference }
  read.refuse(`--indifference: expected an amount of the measure such as 0.5% or 2 s, not ${JSON.stringify(text)}`)
  return undefined
}
