// The service level that a report is about.
import type { Run } from '../../experiment/run.ts'
import type { MeasureId } from '../../measures/definitions.ts'
import type { Reference } from '../../measures/estimate.ts'

/** The first that a target asks for, with its bound; else that of the scenario. */
export function levelOf({ targets }: Run): Reference & { measure: MeasureId; bound?: number; type?: string } {
  const target = targets
    .map(judgement => judgement.target)
    .find(({ measure, comparison }) => LEVELS.includes(measure) && comparison.startsWith('>'))
  if (!target) return { measure: 'serviceLevel' }
  return { measure: target.measure, threshold: target.threshold, bound: target.bound, type: target.scope.type }
}

const LEVELS: readonly MeasureId[] = [
  'serviceLevel',
  'serviceLevel1',
  'serviceLevel2',
  'serviceLevel3',
  'serviceLevel4',
  'serviceLevel5',
]
