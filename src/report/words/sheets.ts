// Words of workbooks that no report brings along.
import type { Verdict } from '../document.ts'
import { COMMON } from './common.ts'
import type { InEvery } from './lang.ts'

export type SheetWords = {
  summary: string
  definitions: string
  made: string
  /** Heads of the tables of targets, figures, definitions and of what the report follows from. */
  verdict: string
  target: string
  where: string
  value: string
  interval: string
  measure: string
  unit: string
  meaning: string
  command: string
  scenario: string
  /** How targets come out. */
  verdicts: Readonly<Record<Verdict, string>>
  /** Behind seconds and hours, short. */
  seconds: string
  hours: string
}

export const SHEET_WORDS: InEvery<SheetWords> = {
  en: {
    summary: 'Summary',
    definitions: 'Definitions',
    made: 'How this was made',
    verdict: 'Verdict',
    target: 'Target',
    where: 'Where',
    value: 'Value',
    interval: 'Confidence interval',
    measure: 'Measure',
    unit: 'Unit',
    meaning: 'Meaning',
    command: 'Command',
    scenario: 'Scenario',
    verdicts: COMMON.en.verdicts,
    seconds: 's',
    hours: 'h',
  },
  he: {
    summary: 'סיכום',
    definitions: 'הגדרות',
    made: 'איך הופק הדוח',
    verdict: 'תוצאה',
    target: 'יעד',
    where: 'היכן',
    value: 'ערך',
    interval: 'רווח סמך',
    measure: 'מדד',
    unit: 'יחידה',
    meaning: 'משמעות',
    command: 'פקודה',
    scenario: 'תרחיש',
    verdicts: COMMON.he.verdicts,
    seconds: 'שנ׳',
    hours: 'שע׳',
  },
}
