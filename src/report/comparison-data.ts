// A comparison as JSON and as CSV. What does not exist is null, or empty.
import type { Comparison, Difference } from '../experiment/compare.ts'
import { definitionOf } from '../measures/definitions.ts'
import { cell } from './csv.ts'

export function comparisonJson(
  { names, runs, differences, selection }: Comparison,
  { version }: { version: string },
): string {
  const { replications, seed, confidence } = runs[0]
  const document = {
    savlanut: version,
    scenarios: names,
    replications,
    seed,
    confidence,
    differences: differences.flatMap((each, i) => each.map(one => ({ scenario: names[i + 1], ...describe(one) }))),
    selection: selection && {
      ...selection,
      measure: selection.measure.measure,
      threshold: selection.measure.threshold,
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function describe({ measure, baseline, value, difference, better, saving }: Difference) {
  const { unit } = definitionOf(measure.measure)
  return { measure: measure.measure, threshold: measure.threshold, unit, baseline, value, difference, better, saving }
}

const HEAD =
  'scenario,baseline,measure,unit,threshold,baseline_value,value,difference,low,high,standard_error,n,better,saving'

export function comparisonCsv({ names, differences }: Comparison): string {
  const rows = differences.flatMap((each, i) =>
    each.map(({ measure, baseline, value, difference, better, saving }) =>
      [
        names[i + 1],
        names[0],
        measure.measure,
        definitionOf(measure.measure).unit,
        measure.threshold,
        baseline.value,
        value.value,
        difference.value,
        difference.low,
        difference.high,
        difference.standardError,
        difference.n,
        better,
        saving,
      ]
        .map(cell)
        .join(','),
    ),
  )
  return `${[HEAD, ...rows].join('\r\n')}\r\n`
}
