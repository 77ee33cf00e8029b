// Targets and whether they are met, as far as the simulation can tell.
import type { Run } from '../experiment/run.ts'
import { definitionOf } from '../measures/definitions.ts'
import type { Judgement } from '../measures/verdict.ts'
import { columns, short } from './layout.ts'
import { sliceName } from './names.ts'
import { formatInterval, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

const WORDS = { met: 'met', missed: 'MISSED', uncertain: 'UNCERTAIN' } as const

export function targets({ center, targets }: Run, style: Style): string[] {
  if (targets.length === 0) return []
  const paint = { met: style.good, missed: style.bad, uncertain: style.unsure }
  const rows = targets.map(judgement => {
    const { target, verdict, estimate } = judgement
    const { unit } = definitionOf(target.measure)
    return [
      paint[verdict](WORDS[verdict]),
      short(target.text, 36),
      formatValue(estimate, unit),
      formatInterval(estimate, unit),
      where(judgement, sliceName(center, judgement.slice)),
    ]
  })
  return [style.strong('Targets'), ...columns(rows, { align: ['left', 'left', 'right', 'left', 'left'] })]
}

/** For whom the target is, and which of many cells decided. */
function where({ target, cells }: Judgement, name: string): string {
  return short(target.every ? `worst of ${cells}: ${name}` : name, 18)
}
