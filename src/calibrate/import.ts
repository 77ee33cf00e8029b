// From the sheets of a forecast file to a forecast: read this file first, the others in the order in which it uses them.
import type { Sheet } from './cells.ts'
import { readEntries } from './entries.ts'
import type { Forecast } from './forecast.ts'
import type { Question } from './locate.ts'
import type { Mapping } from './mapping.ts'
import type { ForecastProblem } from './problems.ts'
import { repair } from './repair.ts'
import { understand } from './understand.ts'

export type Imported = {
  /** What was made of the file, one a line. */
  notes: readonly string[]
  /** The mapping with everything that is known: given again, it reads the file the same way. */
  mapping: Mapping
} & (
  | { questions: readonly [Question, ...Question[]] }
  | { questions: readonly []; forecast: Forecast; problems: readonly ForecastProblem[] }
)

/**
 * Reads a forecast. What the file does not settle is asked, and then there is no forecast.
 * @throws UserError where no row can be used
 */
export function importForecast(sheets: readonly Sheet[], mapping: Mapping): Imported {
  // 1. What the file means as a whole.
  const { understanding, notes, questions, mapping: known } = understand(sheets, mapping)
  const [first, ...more] = questions
  if (first) return { notes, mapping: known, questions: [first, ...more] }
  // 2. Every row by itself.
  const read = readEntries(understanding!)
  // 3. One figure for every interval.
  const { forecast, problems, notes: further } = repair(read, understanding!.interval, known)
  return { notes: [...notes, ...further], mapping: known, questions: [], forecast, problems }
}
