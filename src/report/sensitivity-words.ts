// Words that sentences and tables about uncertain inputs share.
import type { Sensitivity } from '../experiment/sweep/sensitivity.ts'
import { definitionOf, type Unit } from '../measures/definitions.ts'
import { short } from './layout.ts'
import { formatSeconds } from './numbers.ts'

/** The end of a path says most. */
export function inputName({ inputs }: Sensitivity, input: number, most: number): string {
  const path = [...short(inputs[input].path, 1000)]
  return path.length > most ? `…${path.slice(1 - most).join('')}` : path.join('')
}

export function measureName({ measure: { measure, threshold } }: Sensitivity): string {
  const { name } = definitionOf(measure)
  return threshold === undefined ? name : `${name} (${formatSeconds(threshold)})`
}

export const unitOf = ({ measure }: Sensitivity): Unit => definitionOf(measure.measure).unit

/** A difference of shares is told in percentage points. */
export const changeUnit = (sensitivity: Sensitivity): Unit =>
  unitOf(sensitivity) === 'share' ? 'points' : unitOf(sensitivity)

/** A probability or a confidence, as it was given. */
export const percent = (share: number): string => `${Number((100 * share).toFixed(4))} %`

export const [LOW, HIGH, AXIS] = ['░', '█', '│'] as const
