// Targets and whether they are met, as far as the simulation can tell.
import type { Run } from '../experiment/run.ts'
import { definitionOf } from '../measures/definitions.ts'
import type { Judgement } from '../measures/verdict.ts'
import { columns, short } from './layout.ts'
import { currencyOf, namesOf } from './names.ts'
import { formatInterval, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

const WORDS = { met: 'met', missed: 'MISSED', uncertain: 'UNCERTAIN' } as const

export function targets({ scenario, center, targets }: Run, style: Style): string[] {
  if (targets.length === 0) return []
  const paint = { met: style.good, missed: style.bad, uncertain: style.unsure }
  const rows = targets.map(({ target, verdict, estimate }) => {
    const { unit } = definitionOf(target.measure)
    const text = short(target.text.replace(/\s+in\s+every\s.*$/, ''), 40)
    return [paint[verdict](WORDS[verdict]), text, formatValue(estimate, unit, currencyOf(scenario)), formatInterval(estimate, unit)]
  })
  const lines = columns(rows, { align: ['left', 'left', 'right', 'left'] })
  const indent = ' '.repeat(2 + Math.max(...targets.map(({ verdict }) => WORDS[verdict].length)))
  const below = targets.map(judgement => where(center, judgement).map(text => style.faint(`${indent}${text}`)))
  return [style.strong('Targets'), ...lines.flatMap((line, i) => [line, ...below[i]])]
}

/** Below a target: for whom it is, and which of many cells decided. */
function where(center: Run['center'], { target, cells, slice }: Judgement): string[] {
  const { type, group } = target.scope
  const who = type ?? group
  const { interval, day } = namesOf(center, slice)
  const worst = target.every ? [`each of ${cells} ${target.every}s, worst ${interval ?? day}`] : []
  const parts = [...(who === undefined ? [] : [short(who, 30)]), ...worst]
  return parts.length === 0 ? [] : [parts.join(': ')]
}
