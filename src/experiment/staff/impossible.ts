// Requirements that no number of people meets, in words.
import type { Scenario } from '../../scenario/schema.ts'
import { formatDate, formatTimeOfDay } from '../../scenario/units.ts'
import type { Requirement } from './requirements.ts'

/** A sentence for each target, with the first cells it concerns. */
export function impossibleWords(
  scenario: Scenario,
  requirements: readonly Requirement[],
  impossible: readonly number[],
): string[] {
  const targets = [...new Set(requirements.map(({ target }) => target))]
  return targets.flatMap(target => {
    const cells = [...new Set(impossible)]
      .sort((a, b) => a - b)
      .map(index => requirements[index])
      .filter(each => each.target === target)
    if (cells.length === 0) return []
    const of = Object.values(target.scope)[0]
    const where = cells.flatMap(cell => placeOf(scenario, cell))
    const said = where.slice(0, MOST_NAMED).join(', ')
    const more = where.length > MOST_NAMED ? ` and ${where.length - MOST_NAMED} more` : ''
    return [
      `"${target.text}"${of === undefined ? '' : ` of ${of}`}: no number of agents meets it together with the other targets${where.length > 0 ? ` (${said}${more})` : ''}; the plan violates the targets there as little as it can`,
    ]
  })
}

const MOST_NAMED = 5

function placeOf(scenario: Scenario, { slice: { day, interval } }: Requirement): string[] {
  if (day === undefined) return []
  const date = formatDate(scenario.start + day)
  return [interval === undefined ? date : `${date} ${formatTimeOfDay(interval * scenario.interval)}`]
}
