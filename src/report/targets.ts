// Targets and whether they are met, as far as the simulation can tell.
import type { Run } from '../experiment/run.ts'
import { namesOf } from '../measures/names.ts'
import { type Judgement, unitOfJudged } from '../measures/verdict.ts'
import { columns, short, WIDTH, widthOf } from './layout.ts'
import { currencyOf } from './names.ts'
import { formatInterval, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

const WORDS = { met: 'met', missed: 'MISSED', uncertain: 'UNCERTAIN' } as const

/** Room for the text of a target: less where the figures are long. */
const ROOM = [40, 30, 18]

export function targets(run: Run, style: Style): string[] {
  const { center, targets } = run
  if (targets.length === 0) return []
  const attempts = ROOM.map(room => table(run, style, room))
  const lines = attempts.find(each => Math.max(...each.map(widthOf)) <= WIDTH) ?? attempts[2]
  const indent = ' '.repeat(2 + Math.max(...targets.map(({ verdict }) => WORDS[verdict].length)))
  const below = targets.map(judgement => where(center, judgement).map(text => style.faint(`${indent}${text}`)))
  return [style.strong('Targets'), ...lines.flatMap((line, i) => [line, ...below[i]])]
}

function table({ scenario, targets }: Run, style: Style, room: number): string[] {
  const paint = { met: style.good, missed: style.bad, uncertain: style.unsure }
  const rows = targets.map(({ target, verdict, estimate }) => {
    const unit = unitOfJudged(target)
    const text = short(target.text.replace(/\s+in\s+every\s.*$/, ''), room)
    const value = formatValue(estimate, unit, currencyOf(scenario))
    return [paint[verdict](WORDS[verdict]), text, value, formatInterval(estimate, unit)]
  })
  return columns(rows, { align: ['left', 'left', 'right', 'left'] })
}

/** Below a target: for whom it is, and which of many cells decided. */
function where(center: Run['center'], { target, cells, slice }: Judgement): string[] {
  const { type, group } = target.scope
  const who = type ?? group
  const { interval, day } = namesOf(center, slice)
  const worst =
    target.share !== undefined
      ? ['share of days']
      : target.every
        ? [`each of ${cells} ${target.every}s, worst ${interval ?? day}`]
        : []
  const parts = [...(who === undefined ? [] : [short(who, 30)]), ...worst]
  return parts.length === 0 ? [] : [parts.join(': ')]
}
