// Patience as it is, and as one would take it to be from measured waits.
import type { Run } from '../experiment/run.ts'
import { definitionOf, type MeasureId } from '../measures/definitions.ts'
import { columns, wrap } from './layout.ts'
import { formatInterval, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

const ROWS: readonly (readonly [MeasureId, string, string])[] = [
  ['patience', 'true', 'what they have; known to simulators only'],
  ['patienceImplied', 'implied', 'all waiting ÷ deliberate abandonments'],
  ['patienceNaive', 'naive', 'mean wait of deliberate abandoners'],
]

export function patience(run: Run, style: Style): string[] {
  const rows = ROWS.map(([measure, name, what]) => {
    const value = run.estimate({ measure })
    const { unit } = definitionOf(measure)
    return [name, formatValue(value, unit), formatInterval(value, unit), style.faint(what)]
  })
  return [style.strong('Patience'), ...columns(rows, { align: ['left', 'right', 'left', 'left'] }), ...wrap(why(run))]
}

/** Why the three differ, in this scenario. */
function why({ center, estimate }: Run): string {
  if (!(estimate({ measure: 'abandonedDeliberate' }).value > 0))
    return 'Nobody ran out of patience, so waits say nothing about it.'
  const load = center.segments.some(segment => segment.clock > 0)
  const implied = load
    ? 'The implied mean counts their waiting too, as stretched by load; the true figure is before that.'
    : 'The implied mean counts their waiting too: right if patience is exponential.'
  return `The naive mean knows only those who gave up; the others were answered before their patience showed. ${implied}`
}
