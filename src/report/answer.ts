// The first line: what a busy person asked.

import type { Run } from '../experiment/run.ts'
import { serviceLevelOf } from '../measures/estimate.ts'
import type { Judgement } from '../measures/verdict.ts'
import { WIDTH, widthOf } from './layout.ts'
import { formatEstimate, formatSeconds, formatValue } from './numbers.ts'

/** `Abandonment 4.6 % (4.4–4.8), 82 % answered within 20 s; 1 of 2 targets met, 1 uncertain.` in 80 columns. */
export function answer(run: Run): string {
  const abandonment = run.estimate({ measure: 'abandonment' })
  const verdicts = verdictsInWords(run.targets)
  const sentence = (figure: string, level: string) =>
    `Abandonment ${figure}, ${level}${verdicts === '' ? '' : `; ${verdicts}`}.`
  const [long, brief] = serviceLevelInWords(run)
  const wordings = [
    sentence(formatEstimate(abandonment, 'share'), long),
    sentence(formatEstimate(abandonment, 'share'), brief),
    sentence(formatValue(abandonment, 'share'), brief),
  ]
  return wordings.find(each => widthOf(each) <= WIDTH) ?? wordings[2]
}

function serviceLevelInWords({ plan, estimate }: Run): [string, string] {
  const { within, definition } = serviceLevelOf(plan, plan.slices[0])
  const value = formatValue(estimate({ measure: 'serviceLevel' }), 'share')
  const time = formatSeconds(within)
  if (definition === 1) return [`${value} answered within ${time}`, `${value} in ${time}`]
  return [`service level ${value} (definition ${definition}, ${time})`, `service level ${value} (${time})`]
}

/** `1 of 2 targets met, 1 uncertain`; nothing without targets. */
export function verdictsInWords(targets: readonly Judgement[]): string {
  const count = (word: Judgement['verdict']) => targets.filter(({ verdict }) => verdict === word).length
  const all = targets.length
  if (all === 0) return ''
  if (count('met') === all) return all === 1 ? 'the target is met' : `all ${all} targets met`
  const others = (['missed', 'uncertain'] as const).flatMap(word => (count(word) > 0 ? [`${count(word)} ${word}`] : []))
  if (all === 1) return `the target is ${targets[0].verdict}`
  return count('met') > 0
    ? `${count('met')} of ${all} targets met, ${others.join(', ')}`
    : `targets: ${others.join(', ')}`
}
