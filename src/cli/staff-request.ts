// What `staff` and `schedule` are asked to do.
import { targetOf } from '../experiment/language.ts'
import { STRETCHES, type Stretch } from '../experiment/staff/requirements.ts'
import type { StaffOptions } from '../experiment/staff/staff.ts'
import type { Reading } from '../scenario/read.ts'
import type { Values } from './command.ts'
import { openWith } from './open.ts'
import { type Form, OptionReader } from './options.ts'
import { type ReportFiles, refuseNoFolder, reportFiles } from './report-files.ts'
import { refuseInput } from './scenario-out.ts'

export type StaffRequest = {
  file: string
  /** Changes of the scenario: --set, then what the what-ifs come to. */
  set: readonly string[]
  reading: Reading
  options: StaffOptions
  form: Form
  bom: boolean
  out: string | undefined
  force: boolean
  files: ReportFiles
}

/** @throws UsageError with everything wrong with the options, UserError with the problems of the file */
export function staffRequest(values: Values): StaffRequest {
  const read = new OptionReader(values)
  const file = read.text('file') ?? ''
  const whatIf = read.list('what-if')
  const targets = read.list('target')
  for (const text of targets) read.collect('target', () => targetOf(text))
  const options: StaffOptions = {
    stretch: stretchOf(read),
    targets,
    whatIf,
    atLeast: read.whole('at-least', [0, 1_000_000]),
    replications: read.whole('replications', [1, 1_000_000]),
    mostReplications: read.whole('most', [10, 10_000_000]),
    seed: read.text('seed'),
    fullTime: read.whole('full-time', [1, 168]),
    workers: read.whole('workers', [1, 256]),
  }
  const files = reportFiles(read)
  const rest = { form: read.form(), bom: read.flag('csv-bom'), out: read.text('out'), force: read.flag('force') }
  refuseNoFolder(read, { out: rest.out })
  read.done()
  const [{ set, ...reading }] = openWith([file], { set: read.list('set'), whatIf })
  refuseInput(rest.out, reading.inputs)
  return { file, set, reading, options, files, ...rest }
}

function stretchOf(read: OptionReader): Stretch | undefined {
  const word = read.text('per')
  if (word === undefined || STRETCHES.includes(word as Stretch)) return word as Stretch | undefined
  read.refuse(`--per: expected ${STRETCHES.join(', ')}, not ${JSON.stringify(word)}`)
  return undefined
}
