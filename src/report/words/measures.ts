// What measures are called, in which unit they are, and how they are made, in every language of reports. English stands in the
// table of measures itself; a measure without Hebrew does not compile.
import { definitionOf, type MeasureId, type Unit } from '../../measures/definitions.ts'
import type { InEvery, Lang } from './lang.ts'
import { CALLS } from './measures-he.ts'
import { CALLS_BEYOND } from './measures-he-calls.ts'
import { CUSTOMERS } from './measures-he-customers.ts'

/** Name, unit and formula of a measure, in the words of one language. */
export type MeasureWords = { name: string; unit: string; formula: string }

const HEBREW: Readonly<Record<MeasureId, readonly [name: string, formula: string]>> = {
  ...CALLS,
  ...CALLS_BEYOND,
  ...CUSTOMERS,
}

const UNITS: InEvery<Readonly<Record<Unit, string>>> = {
  en: {
    share: '%',
    points: 'percentage points',
    s: 'seconds',
    calls: 'calls',
    callers: 'callers',
    'calls per caller': 'calls per caller',
    agents: 'agents',
    h: 'hours',
    number: 'number',
    cases: 'cases',
    customers: 'customers',
    money: 'money',
  },
  he: {
    share: '%',
    points: 'נקודות אחוז',
    s: 'שניות',
    calls: 'שיחות',
    callers: 'מתקשרים',
    'calls per caller': 'שיחות למתקשר',
    agents: 'נציגים',
    h: 'שעות',
    number: 'מספר',
    cases: 'פניות',
    customers: 'לקוחות',
    money: 'כסף',
  },
}

/** What a unit is called; of money, the currency of the scenario says more. */
export const unitWords = (unit: Unit, lang: Lang): string => UNITS[lang][unit]

/** Name, unit and formula of a measure. A threshold, where it takes one, is added by who knows it. */
export function measureWords(id: MeasureId, lang: Lang): MeasureWords {
  const measure = definitionOf(id)
  const unit = unitWords(measure.unit, lang)
  if (lang === 'en') return { name: measure.name, unit, formula: measure.formula }
  const [name, formula] = HEBREW[id]
  return { name, unit, formula }
}
