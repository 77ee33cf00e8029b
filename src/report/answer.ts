// The first line: what a busy person asked.

import type { Run } from '../experiment/run.ts'
import type { MeasureId } from '../measures/definitions.ts'
import { serviceLevelOf } from '../measures/estimate.ts'
import type { Judgement } from '../measures/verdict.ts'
import { WIDTH, widthOf } from './layout.ts'
import { formatEstimate, formatSeconds, formatValue } from './numbers.ts'
import { has } from './parts.ts'

/**
 * `Abandonment 4.6 % (4.4–4.8), 82 % answered within 20 s; 1 of 2 targets met, 1 uncertain.` as far as 80 columns allow.
 * Where the scenario asks about them, customer outcomes stand beside: `FCR 71 %, satisfaction 95 %`.
 */
export function answer(run: Run): string {
  const abandonment = run.estimate({ measure: 'abandonment' })
  const [verdicts, worst] = verdictsInWords(run.targets)
  const [level, brief] = serviceLevelInWords(run)
  const [figure, value] = [formatEstimate(abandonment, 'share'), formatValue(abandonment, 'share')]
  if (Number.isNaN(abandonment.value)) return sentence(['No calls in opening hours'], verdicts)
  const outcomes = outcomesInWords(run)
  const wordings = [
    sentence([`Abandonment ${figure}`, level, ...outcomes], verdicts),
    sentence([`Abandonment ${figure}`, brief, ...outcomes], verdicts),
    sentence([`Abandonment ${value}`, brief, ...outcomes], verdicts),
    sentence([`Abandonment ${value}`, brief, ...outcomes], worst),
    // Operations never without outcomes: where there is no room for all, how fast is the least of it.
    sentence([`Abandonment ${value}`, ...outcomes], verdicts),
    sentence([`Abandonment ${value}`, ...outcomes], worst),
  ]
  return wordings.find(each => widthOf(each) <= WIDTH) ?? wordings[5]
}

const sentence = (figures: readonly string[], verdicts: string) =>
  `${figures.join(', ')}${verdicts === '' ? '' : `; ${verdicts}`}.`

/** What became of the customers, as far as it is asked. */
function outcomesInWords(run: Run): string[] {
  const inWords = (measure: MeasureId) => formatValue(run.estimate({ measure }), 'share')
  return [
    ...(has(run, 'resolution') ? [`FCR ${inWords('fcr')}`] : []),
    ...(has(run, 'satisfaction') ? [`satisfaction ${inWords('satisfaction')}`] : []),
  ]
}

function serviceLevelInWords({ plan, estimate }: Run): [string, string] {
  const { within, definition } = serviceLevelOf(plan, plan.slices[0])
  const value = formatValue(estimate({ measure: 'serviceLevel' }), 'share')
  const time = formatSeconds(within)
  if (definition === 1) return [`${value} answered within ${time}`, `${value} answered in ${time}`]
  return [`service level ${value} (definition ${definition}, ${time})`, `service level ${value} (${time})`]
}

/** `1 of 2 targets met, 1 uncertain`, and the worst of it alone; nothing without targets. */
function verdictsInWords(targets: readonly Judgement[]): [whole: string, worst: string] {
  const all = targets.length
  const count = (word: Judgement['verdict']) => targets.filter(({ verdict }) => verdict === word).length
  if (all === 0) return ['', '']
  if (all === 1) return [`the target is ${targets[0].verdict}`, `target ${targets[0].verdict}`]
  if (count('met') === all) return all === 2 ? ['both targets met', ''] : [`all ${all} targets met`, '']
  const others = (['missed', 'uncertain'] as const).filter(word => count(word) > 0)
  const whole = others.map(word => `${count(word)} ${word}`).join(', ')
  const worst = `${count(others[0])} of ${all} targets ${others[0]}`
  return [count('met') > 0 ? `${count('met')} of ${all} targets met, ${whole}` : `targets: ${whole}`, worst]
}
