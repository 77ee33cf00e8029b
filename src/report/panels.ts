// Operations and customer outcomes side by side: neither is ever shown without the other.
import type { Run } from '../experiment/run.ts'
import { definitionOf, type MeasureId } from '../measures/definitions.ts'
import { serviceLevelOf } from '../measures/estimate.ts'
import { beside, columns, wrap } from './layout.ts'
import { formatHalfWidth, formatSeconds, formatValue } from './numbers.ts'
import type { Style } from './style.ts'

/** Shown always, or where a mechanism that not every scenario has left something behind. */
type Item = { measure: MeasureId; ifAny?: true }

const always = (...ids: MeasureId[]): Item[] => ids.map(measure => ({ measure }))
const ifAny = (...ids: MeasureId[]): Item[] => ids.map(measure => ({ measure, ifAny: true }))

/** Names that stand alone in the table of measures, and can be plainer beside their like. */
const PLAINER: Partial<Record<MeasureId, string>> = {
  fresh: 'callers',
  answeredShare: 'answered',
  closed: 'called while closed',
}

const OPERATIONS: readonly Item[] = [
  ...always('offered', 'answeredShare', 'abandonment', 'serviceLevel', 'speedOfAnswer'),
  ...ifAny('balking', 'blocking', 'disconnected', 'closed', 'inside'),
  ...always('queueLength', 'handleTime'),
  ...ifAny('afterCallWork'),
  ...always('occupancy', 'agentsScheduled'),
  ...ifAny('overtime'),
]

const OUTCOMES: readonly Item[] = always(
  'fresh',
  'redials',
  'attempts',
  'lost',
  'callerAbandonment',
  'competitor',
  'abandonmentDeliberate',
  'abandonmentIncidental',
)

/** The two blocks, and what is counted over and which service level is meant. */
export function panels(run: Run, style: Style): string[] {
  return [
    ...beside(
      [style.strong('Operations'), ...block(run, OPERATIONS)],
      [style.strong('Customer outcomes'), ...block(run, OUTCOMES)],
    ),
    '',
    ...note(run).map(style.faint),
  ]
}

function block({ estimate }: Run, items: readonly Item[]): string[] {
  const rows = items.flatMap(({ measure, ifAny }) => {
    const { name, unit } = definitionOf(measure)
    const value = estimate({ measure })
    if (ifAny && !(value.value > 0)) return []
    return [[PLAINER[measure] ?? name, formatValue(value, unit), formatHalfWidth(value, unit)]]
  })
  return columns(rows, { align: ['left', 'right', 'left'], gap: 1 })
}

function note({ plan, scenario }: Run): string[] {
  const { within, definition } = serviceLevelOf(plan, plan.slices[0])
  const per = scenario.steady ? 'hour' : scenario.days === 1 ? 'day' : `${scenario.days} days`
  return wrap(`Counts are per ${per}. Service level (${definition}): ${formulaOf(definition, within)}.`)
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
