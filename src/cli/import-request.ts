// What `import` is asked to do.
import { resolve } from 'node:path'
import { DATE_ORDERS } from '../calibrate/dates.ts'
import { DUPLICATES, GAPS, isZone, type Mapping } from '../calibrate/mapping.ts'
import { ASSUMED, type Assumptions, HANDLE_LAWS } from '../calibrate/scenario-text.ts'
import type { TemplateLanguage } from '../calibrate/template.ts'
import { HANDLE_UNITS } from '../calibrate/words.ts'
import { targetOf } from '../experiment/language.ts'
import { parseDuration } from '../scenario/units.ts'
import type { Values } from './command.ts'
import { OptionReader } from './options.ts'

export type Overwrite = 'never' | 'force'
export type TemplateRequest = { act: 'template'; template: string; language: TemplateLanguage; overwrite: Overwrite }
export type ImportRequest = {
  act: 'import'
  file: string
  /** Without it nothing is written but what is asked for by name. */
  out: string | undefined
  mappingFile: string | undefined
  writeMapping: string | undefined
  problems: string | undefined
  overwrite: Overwrite
  /** Whether a forecast with problems is refused. */
  tolerance: 'mend' | 'strict'
  /** What options say; they win over the mapping file. */
  options: Partial<Omit<Mapping, 'columns' | 'queues'>>
  assumed: Assumptions
}

/** @throws UsageError with everything wrong with the options */
export function importRequest(values: Values): ImportRequest | TemplateRequest {
  const read = new OptionReader(values)
  const template = read.text('template')
  const overwrite: Overwrite = read.flag('force') ? 'force' : 'never'
  const language = oneOf(read, 'lang', ['en', 'he']) ?? 'en'
  const file = typeof values.file === 'string' && values.file !== '' ? values.file : undefined
  if (template !== undefined) {
    if (!/\.(xlsx|csv)$/i.test(template))
      read.refuse(`--template: expected a file .xlsx or .csv, not ${JSON.stringify(template)}`)
    if (file !== undefined) read.refuse('give either a forecast or --template')
    read.done()
    return { act: 'template', template, language, overwrite }
  }
  const request = { ...filesOf(read, file), overwrite, options: optionsOf(read), assumed: assumedOf(read) }
  if (read.given('lang')) read.refuse('--lang is of --template')
  read.done()
  return { act: 'import', ...request }
}

type Paths = Pick<ImportRequest, 'file' | 'out' | 'mappingFile' | 'writeMapping' | 'problems' | 'tolerance'>

function filesOf(read: OptionReader, file: string | undefined): Paths {
  if (file === undefined) read.refuse('name a forecast, or --template to write an empty one')
  const out = read.text('out')
  if (out !== undefined && !/\.ya?ml$/i.test(out))
    read.refuse(`--out: expected a file .yaml, not ${JSON.stringify(out)}`)
  const paths = {
    file: file ?? '',
    out,
    mappingFile: read.text('mapping'),
    writeMapping: read.text('write-mapping'),
    problems: read.text('problems'),
    tolerance: read.flag('strict') ? ('strict' as const) : ('mend' as const),
  }
  for (const clash of clashesOf(paths)) read.refuse(clash)
  return paths
}

/** The forecast itself is never written over, whatever is forced. */
function clashesOf({ file, out, writeMapping, problems }: Paths): string[] {
  const same = (path: string | undefined) => path !== undefined && file !== '' && resolve(path) === resolve(file)
  return [
    ...(out !== undefined && same(tableOf(out))
      ? [`--out ${out} would write its table over the forecast ${file}: name another`]
      : []),
    ...(same(problems) ? [`--problems would write over the forecast ${file}`] : []),
    ...(same(writeMapping) ? [`--write-mapping would write over the forecast ${file}`] : []),
  ]
}

/** The table beside a scenario. */
export const tableOf = (out: string): string => out.replace(/\.ya?ml$/i, '.csv')

function optionsOf(read: OptionReader): ImportRequest['options'] {
  const zone = read.text('zone')
  if (zone !== undefined && !isZone(zone))
    read.refuse(`--zone: unknown time zone ${JSON.stringify(zone)}; expected one such as Asia/Jerusalem`)
  const options: ImportRequest['options'] = {
    sheet: read.text('sheet'),
    year: read.whole('year', [1900, 2200]),
    dates: oneOf(read, 'dates', DATE_ORDERS),
    decimal: oneOf(read, 'decimal', ['.', ',']),
    handleUnit: oneOf(read, 'handle-unit', HANDLE_UNITS),
    interval: durationOf(read, 'interval'),
    zone,
    duplicates: oneOf(read, 'duplicates', DUPLICATES),
    gaps: oneOf(read, 'gaps', GAPS),
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

function assumedOf(read: OptionReader): Assumptions {
  const targets = read.list('target')
  for (const text of targets) read.collect('target', () => targetOf(text))
  const given = {
    handleLaw: oneOf(read, 'handle-law', HANDLE_LAWS),
    patience: durationOf(read, 'patience'),
    targets: targets.length > 0 ? targets : undefined,
    shrinkage: read.share('shrinkage'),
    groups: read.flag('pool') ? ('pool' as const) : undefined,
  }
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return {
    ...ASSUMED,
    ...Object.fromEntries(known),
    given: new Set(known.map(([name]) => name)) as Assumptions['given'],
  }
}

function oneOf<Word extends string>(read: OptionReader, name: string, words: readonly Word[]): Word | undefined {
  const text = read.text(name)
  const word = words.find(each => each === text)
  if (text !== undefined && word === undefined)
    read.refuse(`--${name}: expected ${words.join(', ')}, not ${JSON.stringify(text)}`)
  return word
}

function durationOf(read: OptionReader, name: string): number | undefined {
  const text = read.text(name)
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds !== undefined && seconds > 0) return seconds
  read.refuse(`--${name}: expected a duration such as "3 min", not ${JSON.stringify(text)}`)
  return undefined
}
