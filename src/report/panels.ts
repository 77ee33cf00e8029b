// Operations and customer outcomes side by side: neither is ever shown without the other.
import type { Run } from '../experiment/run.ts'
import { definitionOf, type MeasureId } from '../measures/definitions.ts'
import { serviceLevelOf } from '../measures/estimate.ts'
import { type Item, OPERATIONS, OUTCOMES, PLAINER, SUFFIX } from './items.ts'
import { beside, columns, wrap } from './layout.ts'
import { currencyOf, stretchOf } from './names.ts'
import { formatHalfWidth, formatSeconds, formatValue } from './numbers.ts'
import { has } from './parts.ts'
import type { Style } from './style.ts'

/** The two blocks, and what is counted over and which service level is meant. */
export function panels(run: Run, style: Style, full = false): string[] {
  return [
    ...beside(
      [style.strong('Operations'), ...block(run, OPERATIONS, full)],
      [style.strong('Customer outcomes'), ...block(run, OUTCOMES, full)],
    ),
    '',
    ...note(run).map(style.faint),
  ]
}

function block(run: Run, items: readonly Item[], full: boolean): string[] {
  const currency = currencyOf(run.scenario)
  const asked = items.filter(item => (full || !item.full) && has(run, item.needs))
  const rows = asked.flatMap(({ measure, ifAny }) => {
    const { name, unit } = definitionOf(measure)
    const value = run.estimate({ measure })
    if (ifAny && !(Math.abs(run.estimate({ measure: ifAny }).value) > 0)) return []
    const figure = `${formatValue(value, unit, currency)}${SUFFIX[measure] ?? ''}`
    return [[PLAINER[measure] ?? name, figure, formatHalfWidth(value, unit)]]
  })
  return columns(rows, { align: ['left', 'right', 'left'], gap: 1 })
}

function note({ plan, scenario }: Run): string[] {
  const { within, definition } = serviceLevelOf(plan, plan.slices[0])
  return wrap(`Counts are per ${stretchOf(scenario)}. Service level (${definition}): ${formulaOf(definition, within)}.`)
}

const formulaOf = (definition: number, within: number) =>
  definitionOf(`serviceLevel${definition}` as MeasureId).formula.replaceAll(
    'in time',
    `within ${formatSeconds(within)}`,
  )

/** All five definitions of the service level at the acceptable wait of the scenario. */
export function serviceLevels({ plan, estimate }: Run, style: Style): string[] {
  const { within } = serviceLevelOf(plan, plan.slices[0])
  const rows = [1, 2, 3, 4, 5].map(definition => {
    const measure = `serviceLevel${definition}` as MeasureId
    const value = estimate({ measure })
    return [
      `(${definition})`,
      formatValue(value, 'share'),
      formatHalfWidth(value, 'share'),
      definitionOf(measure).formula,
    ]
  })
  const head = style.strong(`Service level within ${formatSeconds(within)}, by its five definitions`)
  return [head, ...columns(rows, { align: ['left', 'right', 'left', 'left'] })]
}
