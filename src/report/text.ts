// The report of a run, for people, in 80 columns: the answer first, what to try next last.
import type { Run } from '../experiment/run.ts'
import { dayName } from '../measures/names.ts'
import { answer } from './answer.ts'
import { cuts, population } from './cuts.ts'
import { erlangBlock } from './erlang.ts'
import { short, WIDTH } from './layout.ts'
import { ledger } from './ledger.ts'
import { grouped } from './numbers.ts'
import { panels, serviceLevels } from './panels.ts'
import { patience } from './patience.ts'
import { PLAIN, type Style } from './style.ts'
import { targets } from './targets.ts'
import { waits } from './waits.ts'

export type Reported = { file: string; run: Run }

/** A command to try, and what it would show. */
export type Next = { command: string; what: string }

type Options = {
  style?: Style
  /** Every day, every definition of service level. */
  full?: boolean
  /** The only replication, by number, of a run that replays it. */
  replication?: number
  /** Named where there are several reports. */
  file?: string
  next?: Next
}

/** The report as text that ends with a line break. */
export function textReport(run: Run, options: Options = {}): string {
  const { style = PLAIN, full = false, next } = options
  const blocks = [
    [summary(run, options)],
    targets(run, style),
    panels(run, style, full),
    full ? serviceLevels(run, style) : [],
    ledger(run, style),
    population(run, { style, full }),
    waits(run, style),
    patience(run, style),
    ...cuts(run, { style, full }),
    erlangBlock(run, { style, full }),
    next ? [`Next, ${next.what}:`, `  ${next.command}`] : [],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The answer and what was run. */
export function summary(run: Run, { style = PLAIN, replication, file }: Options = {}): string {
  return [style.strong(answer(run)), '', ...heading(run, replication), ...(file === undefined ? [] : [file])].join('\n')
}

/** What was run. */
function heading(run: Run, replication?: number): string[] {
  const { scenario, seed, confidence, precision, observations } = run
  const intervals = observations.length > 1 ? `${Number((confidence * 100).toFixed(4))} % intervals` : 'no intervals'
  const times = replication === undefined ? howOften(run) : `replication ${replication} alone`
  return [
    short(scenario.title, WIDTH),
    [howLong(run), times, `seed ${short(seed, 20)}`, intervals].join(', '),
    ...(precision ? [precisionInWords(precision)] : []),
  ]
}

function howLong({ scenario: { steady, days }, center }: Run): string {
  if (steady) return `${grouped(steady.length / 3600, steady.length % 3600 === 0 ? 0 : 1)} h`
  return `${days === 1 ? '1 day' : `${days} days`} from ${dayName(center, 0)}`
}

function howOften({ replications, observations }: Run): string {
  if (replications > 1) return `${grouped(replications)} replications`
  return observations.length > 1 ? `1 replication in ${observations.length} batches` : '1 replication'
}

function precisionInWords({ reached, asked }: NonNullable<Run['precision']>): string {
  const percent = (share: number) => `±${Number((share * 100).toPrecision(3))} %`
  const short = reached <= asked ? '' : ', the most replications allowed do not reach it'
  return `Known to ${percent(reached)} of the value, asked ${percent(asked)}${short}`
}
