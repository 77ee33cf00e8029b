// What measures are, for people.
import {
  definitionOf,
  type Family,
  type Measure,
  type MeasureId,
  measures,
  type Unit,
} from '../measures/definitions.ts'
import { AXIS_WORDS } from '../measures/slices.ts'
import { padEnd, WIDTH, wrap } from './layout.ts'
import type { Style } from './style.ts'

const FAMILIES: Readonly<Record<Family, string>> = {
  operational: 'Operations: how the center works',
  outcome: 'Customer outcomes: what becomes of its callers',
}

const UNITS: Readonly<Record<Unit, string>> = {
  share: 'share, shown in %',
  points: 'percentage points',
  s: 'seconds, shown in minutes from 10 min on, in hours from 2 h, in days from 2 d',
  calls: 'calls',
  callers: 'callers',
  'calls per caller': 'calls per caller',
  agents: 'agents',
  h: 'hours',
  number: 'a number',
  cases: 'cases',
  customers: 'customers',
  money: 'money, in the currency of the scenario',
}

const ESTIMATORS: Readonly<Record<Measure['estimator'], string>> = {
  count:
    'mean over the replications, with a Student interval; by interval per open day, in a steady-state study per hour',
  ratio: 'ratio of sums over all replications, so that every call weighs the same, with a delta-method interval',
  compared: 'quotient or difference of two ratios of sums over all replications, with a delta-method interval',
  quantile: 'quantile of all calls of all replications together, with a Woodruff interval',
}

/** All measures with their formulas, by family. */
export function listOfMeasures(style: Style): string[] {
  const families = Object.keys(FAMILIES) as Family[]
  return families.flatMap((family, i) => [
    ...(i > 0 ? [''] : []),
    style.strong(FAMILIES[family]),
    ...measures.filter(measure => measure.family === family).flatMap(({ id, formula }) => entry(id, formula, 24)),
  ])
}

/** One measure: what, in which unit, for what, how estimated. */
export function explanationOf(id: MeasureId, style: Style): string[] {
  const measure = definitionOf(id)
  const { name, formula, unit, axes, estimator, family, higherIsBetter, claims, parameter, journey } = measure
  const facts: [string, string | undefined][] = [
    ['formula', formula],
    ['unit', UNITS[unit]],
    ['known', axes.map(axis => AXIS_WORDS[axis]).join(', ')],
    ['exists', journey && 'in scenarios that go beyond the queue: IVR, callbacks, resolution, customers, money'],
    ['estimator', ESTIMATORS[estimator]],
    ['family', FAMILIES[family]],
    ['better', higherIsBetter === undefined ? undefined : higherIsBetter ? 'when higher' : 'when lower'],
    ['threshold', parameter && `the acceptable wait of the scenario, or another: ${id}(30 s)`],
    ['claims', claims.length > 0 ? claims.join(', ') : undefined],
    ['as a target', higherIsBetter === undefined ? undefined : exampleTarget(measure)],
  ]
  const lines = facts.flatMap(([fact, text]) => (text === undefined ? [] : entry(fact, text, 13)))
  return [`${style.strong(id)}${name === id ? '' : `: ${name}`}`, ...lines]
}

const BOUNDS: Readonly<Record<Unit, string>> = {
  share: '5%',
  points: '5',
  s: '30 s',
  calls: '10',
  callers: '10',
  'calls per caller': '1.2',
  agents: '10',
  h: '2 h',
  number: '1.5',
  cases: '10',
  customers: '10',
  money: '1000',
}

function exampleTarget({ id, unit, higherIsBetter, parameter }: Measure): string {
  const bound = unit === 'share' && higherIsBetter ? '80%' : BOUNDS[unit]
  return `${id}${parameter ? '(20 s)' : ''} ${higherIsBetter ? '>=' : '<='} ${bound}`
}

/** A word and what is said of it, in a column of its own. */
function entry(word: string, text: string, indent: number): string[] {
  const lines = wrap(text, WIDTH - indent - 2)
  return lines.map((line, i) => `  ${padEnd(i === 0 ? word : '', indent)}${line}`)
}
