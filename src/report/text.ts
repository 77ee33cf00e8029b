// The report of a run, for people, in 80 columns: the answer first, what to try next last.
import type { Run } from '../experiment/run.ts'
import { answer } from './answer.ts'
import { cuts } from './cuts.ts'
import { short, WIDTH } from './layout.ts'
import { dayName } from './names.ts'
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
  next?: Next
}

/** The report as text that ends with a line break. */
export function textReport({ file, run }: Reported, options: Options = {}): string {
  const { style = PLAIN, full = false, next } = options
  const blocks = [
    [summary({ file, run }, options)],
    targets(run, style),
    panels(run, style),
    full ? serviceLevels(run, style) : [],
    waits(run, style),
    patience(run, style),
    ...cuts(run, { style, full }),
    next ? [`Next, ${next.what}:`, `  ${next.command}`] : [],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The answer and what was run. */
export function summary({ file, run }: Reported, { style = PLAIN, replication }: Options = {}): string {
  return [style.strong(answer(run)), '', ...heading(run, file, replication)].join('\n')
}

/** What was run. */
function heading(
  { scenario, center, replications, seed, confidence, precision }: Run,
  file: string,
  replication?: number,
): string[] {
  const length = scenario.steady
    ? `${grouped(scenario.steady.length / 3600, 0)} h, ${scenario.steady.batches} batches`
    : `${scenario.days === 1 ? '1 day' : `${scenario.days} days`} from ${dayName(center, 0)}`
  const runs =
    replication !== undefined
      ? `replication ${replication} alone`
      : `${grouped(replications)} replication${replications === 1 ? '' : 's'}`
  const intervals = replication === undefined ? [`${percent(confidence)} intervals`] : []
  return [
    short(scenario.title ?? file, WIDTH),
    [length, runs, `seed ${short(seed, 20)}`, ...intervals].join(', '),
    ...(precision ? [precisionInWords(precision)] : []),
  ]
}

function precisionInWords({ reached, asked }: NonNullable<Run['precision']>): string {
  if (reached <= asked) return `known to ±${percent(reached)}, as precisely as asked for (${percent(asked)})`
  return `known to ±${percent(reached)} only: ${percent(asked)} would need more replications than allowed`
}

const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`
